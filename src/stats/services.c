/* SPDX-License-Identifier: MIT */
/* services.*: a row for each delivery of the period. */
#include "stats/pass.h"

static void fill(const struct pass *pass, struct stmt *st, struct row *row)
{
    row->keys[KEY_SERVICE] = pool_word(pass->pool, stmt_text(st, 1));
}

int services_rows(struct pass *pass)
{
    return pass_query(pass, SQL_SERVICES_DELIVERED, ROW_DELIVERY, fill);
}

static const struct figure figures[] = {
    {.id = "services.by_service",
     .shape = FIGURE_TABLE,
     .rows = ROW_DELIVERY,
     .key = KEY_SERVICE,
     .words = {SQL_KEYS_OF_SERVICES, NULL},
     .chart = CHAMBER_CHART_BARS,
     .unit = BOTH("次", "deliveries"),
     .label = BOTH("服务按项目", "Services delivered"),
     .definition = BOTH("本期内向企业提供的服务，按服务项目，每家每次计一次",
                        "services delivered to enterprises in the period, by service")},
};

const struct figure_list services_figures = {BOTH("服务", "Services"), figures, COUNT_OF(figures)};
