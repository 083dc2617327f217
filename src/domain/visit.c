/* SPDX-License-Identifier: MIT */
/* One call on one enterprise on one day: its fields and rules. Whole trips are in visit_log.c. */
#include <chamber/campaign.h>
#include <chamber/enterprise.h>
#include <chamber/person.h>
#include <chamber/visit.h>

#include "domain/checks.h"
#include "domain/visit_find.h"
#include "record/record.h"
#include "store/stmt.h"

#include <string.h>

#define RECORD struct chamber_visit

static const struct chamber_word states[] = {
    {"done", "已完成", "done"},
    {"planned", "计划", "planned"},
    {"postponed", "延期", "postponed"},
    {"cancelled", "取消", "cancelled"},
    {NULL, NULL, NULL},
};

static const struct chamber_field fields[] = {
    DATE(visited_on, "走访日期", CHAMBER_REQUIRED | CHAMBER_DAY),
    REF(enterprise, "企业", CHAMBER_REQUIRED, enterprise),
    CHOICE(form, "形式", 0, "visit.form"),
    REF(campaign, "走访行动", 0, campaign),
    ENUM(state, "状态", 0, states),
    REFS(visitors, "走访人", 0, person),
    INT(visitor_count, "走访人数", CHAMBER_ADDS),
    CHOICES(partners, "联合部门", 0, "department"),
    TEXT(received_by, "接待人", CHAMBER_PRIVATE),
    TEXT(findings, "走访情况", 0),
    TEXT(promise, "承诺事项", 0),
    TEXT(gift, "慰问品", 0),
    DATE(follow_up_on, "下次跟进", 0),
    TEXT(note, "备注", 0),
};

/* What it asked for on that day must still be its own. */
static int check_requests(struct chamber_db *db, const struct chamber_visit *visit)
{
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_VISIT_REQUEST_OF_OTHERS);
    stmt_bind_int(st, ":visit", visit->id);
    stmt_bind_int(st, ":enterprise", visit->enterprise);
    int rc = stmt_step(st);
    if (rc != CHAMBER_ROW)
        return rc;
    return record_fail(db, CHAMBER_E_REFUSED, &chamber_visit_noun, "enterprise",
                       "visit_has_request", stmt_text(st, 0));
}

static int sound(struct chamber_db *db, const void *record)
{
    return check_requests(db, record);
}

static int prepare(struct chamber_db *db, void *record, const void *before)
{
    struct chamber_visit *visit = record;
    const struct chamber_visit *old = before;
    const struct chamber_noun *noun = &chamber_visit_noun;
    int rc = CHAMBER_OK;
    if (text_empty(visit->state))
        rc = record_set_text(db, &visit->state, "done");
    if (rc == CHAMBER_OK && strcmp(visit->state, "done") == 0 &&
        day_after(visit->visited_on, chamber_today(db)))
        rc = record_fail(db, CHAMBER_E_REFUSED, noun, "visited_on", "visit_in_future",
                         visit->visited_on);
    if (rc == CHAMBER_OK && old && visit->enterprise && old->enterprise != visit->enterprise)
        rc = check_requests(db, visit);
    return rc;
}

static const struct chamber_condition conditions[] = {
    {"follow_up_due", "该跟进了", "due to be followed up", CHAMBER_TAKES_NOTHING, NULL},
};
static const struct noun_where condition_where[] = {{SQL_VISIT_FOLLOW_UP_DUE, false}};

/* What else an office heads these columns with. */
static const struct noun_synonyms synonyms[] = {
    {"visited_on", "走访时间|日期|时间|拜访日期|拜访时间|调研日期|调研时间"},
    {"enterprise", "走访单位|走访企业|走访单位名称|走访企业名称|走访对象|"
                   "被走访单位|被走访企业|受访单位|受访企业|调研企业|调研单位|"
                   "拜访企业|拜访单位"},
    {"form", "走访形式|走访方式|方式|拜访形式|拜访方式"},
    {"campaign", "行动|所属行动"},
    {"state", "走访状态"},
    {"visitors", "走访人员|走访领导|走访干部|参加人员|参与人员|调研人员|"
                 "拜访人|拜访人员"},
    {"visitor_count", "人数|参加人数|走访人员数"},
    {"partners", "联合单位|联合走访部门|联合走访单位|参与部门|共同走访部门"},
    {"received_by", "接待人员|企业接待人|对接人|受访人|被访人"},
    {"findings", "走访内容|走访记录|情况|情况记录|企业情况|了解情况|主要内容"},
    {"promise", "承诺|承诺内容"},
    {"gift", "慰问物品|慰问物资"},
    {"follow_up_on", "跟进日期|回访日期|下次跟进日期|下次走访日期"},
    {"note", "说明|备注说明|其他"},
    {NULL, NULL},
};

/* A made-up one, for the template. */
static const struct noun_example examples[] = {
    {"visited_on", "2018-07-20"},
    {"enterprise", "示例贸易有限公司"},
    {"form", "实地走访"},
    {"campaign", "2018年送清凉"},
    {"state", "已完成"},
    {"visitors", "张某某"},
    {"visitor_count", "3"},
    {"partners", "工会;营商办"},
    {"received_by", "李某某"},
    {"findings", "经营平稳，订单充足"},
    {"promise", "一周内回复停车问题"},
    {"gift", "清凉饮料 10 箱"},
    {"follow_up_on", "2018-08-10"},
    {NULL, NULL},
};

const struct chamber_noun chamber_visit_noun = {
    .name = "visit",
    .label = "走访",
    .english = "visits",
    NOUN_FIELDS(fields),
    .synonyms = synonyms,
    .examples = examples,
    .label_fields = "visited_on enterprise",
    .conditions = conditions,
    .condition_where = condition_where,
    .condition_count = COUNT_OF(conditions),
    .prepare = prepare,
    .sound = sound,
    .find = visit_find,
};

int chamber_visit_of_day(struct chamber_db *db, chamber_id enterprise, const char *day,
                         chamber_id *visit)
{
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_VISIT_DONE_OF_DAY);
    stmt_bind_int(st, ":enterprise", enterprise);
    stmt_bind_text(st, ":day", day && *day ? day : chamber_today(db));
    int rc = stmt_step(st);
    if (rc < 0)
        return rc;
    *visit = rc == CHAMBER_ROW ? stmt_int(st, 0) : 0;
    return CHAMBER_OK;
}
