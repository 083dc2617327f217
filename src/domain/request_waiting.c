/* SPDX-License-Identifier: MIT */
/* Open requests: at which department, since when, how often urged, how late. */
#include <chamber/enterprise.h>
#include <chamber/request.h>
#include <chamber/request_brief.h>

#include "record/view.h"

#define RECORD struct chamber_request_waiting

static const struct chamber_field fields[] = {
    REF(request, "编号", 0, request),
    TEXT(title, "诉求", 0),
    REF(enterprise, "企业", 0, enterprise),
    CHOICE(department, "承办部门", 0, "department"),
    DATE(since, "到达日期", 0),
    INT(days, "已历天数", 0),
    INT(urged, "催办次数", CHAMBER_ADDS),
    DATE(due_on, "办理期限", 0),
    INT(days_overdue, "超期天数", 0),
};

static const struct chamber_condition conditions[] = {
    {"overdue", "已超期", "overdue", CHAMBER_TAKES_NOTHING, NULL},
    {"due_within", "几天内到期", "due within so many days", CHAMBER_TAKES_NUMBER, NULL},
};
static const struct noun_where condition_where[] = {
    {SQL_REQUEST_WAITING_OVERDUE, true},
    {SQL_REQUEST_WAITING_DUE_WITHIN, true},
};

static const enum sql_name source = SQL_REQUEST_WAITING_ROWS;
static const enum sql_name order = SQL_REQUEST_WAITING_ORDER;

const struct chamber_noun chamber_request_waiting_noun = {
    .name = "waiting",
    .label = "待办诉求",
    .english = "open requests",
    NOUN_FIELDS(fields),
    .conditions = conditions,
    .condition_where = condition_where,
    .condition_count = COUNT_OF(conditions),
    .view = true,
    .source = &source,
    .order = &order,
};

int chamber_request_waiting_open(struct chamber_db *db, const struct chamber_list *list,
                                 struct chamber_cursor **cursor)
{
    return view_open_list(db, &chamber_request_waiting_noun, list, NULL, cursor);
}
