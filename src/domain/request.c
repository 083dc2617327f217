/* SPDX-License-Identifier: MIT */
/* What an enterprise asks for: its fields, lists and history. Its rules are in request_rules.c, its
 * steps in request_step.c. */
#include <chamber/enterprise.h>
#include <chamber/request.h>
#include <chamber/request_event.h>
#include <chamber/visit.h>

#include "domain/handling.h"
#include "domain/request_history.h"
#include "domain/request_rules.h"

#define RECORD struct chamber_request

static const struct chamber_field fields[] = {
    TEXT(number, "编号", CHAMBER_DERIVED | CHAMBER_UNIQUE | CHAMBER_FINDS),
    DATE(raised_on, "提出日期", CHAMBER_REQUIRED | CHAMBER_DAY),
    REF(enterprise, "企业", CHAMBER_REQUIRED, enterprise),
    REFS(enterprises, "联名企业", 0, enterprise),
    REF(visit, "走访", 0, visit),
    CHOICE(channel, "来源", 0, "request.channel"),
    CHOICE(category, "类别", 0, "request.category"),
    TEXT(title, "诉求", CHAMBER_REQUIRED),
    TEXT(detail, "详情", 0),
    ENUM(status, "状态", CHAMBER_DERIVED, handling_statuses),
    CHOICE(department, "承办部门", CHAMBER_DERIVED, "department"),
    DATE(due_on, "办理期限", CHAMBER_DERIVED),
    DATE(resolved_on, "解决日期", CHAMBER_DERIVED),
    DATE(ended_on, "结束日期", CHAMBER_DERIVED),
    TEXT(outcome, "办理结果", 0),
    ENUM(satisfaction, "满意度", CHAMBER_DERIVED, handling_satisfactions),
    REF(merged_into, "并入", CHAMBER_DERIVED, request),
    TEXT(note, "备注", 0),
};

static const char *const keys[] = {"number", NULL};

/* "open" holds together with all else; the other two are alternatives of each other. */
static const struct chamber_condition conditions[] = {
    {"open", "未办结", "not ended", CHAMBER_TAKES_NOTHING, NULL},
    {"overdue", "已超期", "overdue", CHAMBER_TAKES_NOTHING, NULL},
    {"due_within", "几天内到期", "due within so many days", CHAMBER_TAKES_NUMBER, NULL},
};
static const struct noun_where condition_where[] = {
    {SQL_REQUEST_OPEN, false},
    {SQL_REQUEST_OVERDUE, true},
    {SQL_REQUEST_DUE_WITHIN, true},
};

static const struct noun_past past[] = {
    {"status", SQL_REQUEST_STATUS_AT, false},
    {"department", SQL_REQUEST_DEPARTMENT_AT, false},
    {"due_on", SQL_REQUEST_DUE_ON_AT, false},
    {"resolved_on", SQL_REQUEST_RESOLVED_ON_AT, false},
    {"ended_on", SQL_REQUEST_ENDED_ON_AT, false},
    {"satisfaction", SQL_REQUEST_SATISFACTION_AT, false},
    {"merged_into", SQL_REQUEST_MERGED_INTO_AT, false},
    {"outcome", SQL_REQUEST_OUTCOME_AT, false},
};
static const enum sql_name existed = SQL_REQUEST_RAISED_BY;

/* A made-up one, for the template. */
static const struct noun_example examples[] = {
    {"raised_on", "2018-07-20"},
    {"enterprise", "示例贸易有限公司"},
    {"visit", "2018-07-20 示例贸易有限公司"},
    {"channel", "走访"},
    {"category", "交通停车"},
    {"title", "门口停车难"},
    {"detail", "早高峰送货车辆无处停放"},
    {"status", "已解决"},
    {"department", "营商办"},
    {"due_on", "2018-08-10"},
    {"resolved_on", "2018-08-06"},
    {"ended_on", "2018-08-06"},
    {"outcome", "协调大厦开放 5 个临时车位"},
    {"satisfaction", "满意"},
    {NULL, NULL},
};

const struct chamber_noun chamber_request_noun = {
    .name = "request",
    .label = "诉求",
    .english = "requests",
    NOUN_FIELDS(fields),
    .examples = examples,
    .label_fields = "number",
    .caption = "number title",
    .keys = keys,
    .conditions = conditions,
    .condition_where = condition_where,
    .condition_count = COUNT_OF(conditions),
    .past = past,
    .past_count = COUNT_OF(past),
    .existed = &existed,
    .events = &chamber_request_event_noun,
    .prepare = request_prepare,
    .added = request_added,
    .first = request_first,
    .sound = request_sound,
};
