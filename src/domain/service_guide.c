/* SPDX-License-Identifier: MIT */
/* The service guide: what is offered, by category. */
#include <chamber/service.h>

#include "record/noun.h"
#include "record/record.h"

#define RECORD struct chamber_service_guide

static const struct chamber_field fields[] = {
    REF(service, "服务项目", 0, service),
    CHOICE(category, "类别", 0, "service.category"),
    CHOICE(provider, "提供部门", 0, "department"),
    TEXT(guide, "办事指南", 0),
};

static const enum sql_name source = SQL_SERVICE_GUIDE;
static const enum sql_name order = SQL_SERVICE_GUIDE_ORDER;

const struct chamber_noun chamber_service_guide_noun = {
    .name = "guide",
    .label = "服务指南",
    .english = "service guide",
    NOUN_FIELDS(fields),
    .view = true,
    .source = &source,
    .order = &order,
};

int chamber_service_guide_open(struct chamber_db *db, const char *category,
                               struct chamber_cursor **cursor)
{
    const struct chamber_filter filter = {"category", category};
    const struct chamber_list list = {.filters = &filter, .filter_count = category ? 1 : 0};
    return chamber_cursor_open(db, &chamber_service_guide_noun, &list, cursor);
}
