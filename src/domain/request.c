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

/* What else an office heads these columns with. */
static const struct noun_synonyms synonyms[] = {
    {"number", "诉求编号|受理编号|工单号"},
    {"raised_on", "提出时间|日期|诉求日期|诉求时间|反映日期|反映时间|"
                  "登记日期|登记时间|收集日期|收集时间"},
    {"enterprise", "诉求企业|诉求单位|提出企业|提出单位|反映企业|反映单位"},
    {"enterprises", "联合企业|联名单位"},
    {"channel", "渠道|诉求来源|来源渠道|收集渠道|收集方式"},
    {"category", "类型|分类|诉求类别|诉求类型|诉求分类|问题类别|问题类型"},
    {"title", "标题|事项|诉求标题|诉求名称|诉求内容|诉求事项|诉求问题|"
              "企业诉求|主要诉求|问题|问题诉求|问题及诉求|反映问题|需求"},
    {"detail", "详细情况|详细内容|具体情况|具体内容|诉求详情|诉求描述|"
               "问题描述"},
    {"status", "诉求状态|办理状态|当前状态|进度|办理进度"},
    {"department", "承办单位|责任部门|责任单位|办理部门|办理单位|主办部门|"
                   "主办单位|牵头部门|转办部门|处理部门"},
    {"due_on", "期限|办理时限|办结期限|答复期限|截止日期|要求办结时间"},
    {"resolved_on", "解决时间|办结日期|办结时间|完成日期|完成时间"},
    {"ended_on", "结束时间"},
    {"outcome", "结果|答复|答复内容|办理情况|处理情况|处理结果|解决情况|"
                "办结情况|反馈情况|落实情况"},
    {"satisfaction", "评价|企业评价|满意情况|满意程度|满意度评价"},
    {"merged_into", "并入诉求"},
    {"note", "说明|备注说明|其他"},
    {NULL, NULL},
};

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
    .synonyms = synonyms,
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
