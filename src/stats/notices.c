/* SPDX-License-Identifier: MIT */
/* notices.*: a row for each notice posted in the period. */
#include "stats/pass.h"

/* Columns of notices_posted. */
enum { CHANNEL = 1, KIND };

static void fill(const struct pass *pass, struct stmt *st, struct row *row)
{
    row->keys[KEY_CHANNEL] = pool_word(pass->pool, stmt_text(st, CHANNEL));
    row->keys[KEY_KIND] = pool_word(pass->pool, stmt_text(st, KIND));
}

int notices_rows(struct pass *pass)
{
    return pass_query(pass, SQL_NOTICES_POSTED, ROW_NOTICE, fill);
}

#define NOTICES BOTH("条", "notices")

static const struct figure figures[] = {
    {.id = "notices.by_channel",
     .shape = FIGURE_TABLE,
     .rows = ROW_NOTICE,
     .key = KEY_CHANNEL,
     .words = {SQL_KEYS_OF_LIST, "notice.channel"},
     .chart = CHAMBER_CHART_BARS,
     .unit = NOTICES,
     .label = BOTH("推送按渠道", "Notices by channel"),
     .definition = BOTH("本期内的推送，按渠道", "notices posted in the period, by channel")},
    {.id = "notices.by_kind",
     .shape = FIGURE_TABLE,
     .rows = ROW_NOTICE,
     .key = KEY_KIND,
     .words = {SQL_KEYS_OF_LIST, "notice.kind"},
     .chart = CHAMBER_CHART_BARS,
     .unit = NOTICES,
     .label = BOTH("推送按类型", "Notices by kind"),
     .definition = BOTH("本期内的推送，按类型", "notices posted in the period, by kind")},
};

const struct figure_list notices_figures = {BOTH("推送", "Notices"), figures, COUNT_OF(figures)};
