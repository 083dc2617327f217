/* SPDX-License-Identifier: MIT */
/* A lecture, tour, meeting or other activity. Who came is in attendance. */
#include <chamber/activity.h>
#include <chamber/body.h>
#include <chamber/place.h>
#include <chamber/term.h>

#include <string.h>

#include "base/utf8.h"
#include "domain/checks.h"
#include "domain/named_day.h"
#include "record/record.h"
#include "record/value.h"
#include "store/stmt.h"

#define RECORD struct chamber_activity

static const struct chamber_word states[] = {
    {"done", "已完成", "done"},
    {"planned", "计划", "planned"},
    {"cancelled", "取消", "cancelled"},
    {NULL, NULL, NULL},
};

static const struct chamber_field fields[] = {
    DATE(held_on, "日期", CHAMBER_REQUIRED | CHAMBER_DAY),
    DATE(until_on, "结束日期", 0),
    CHOICE(kind, "类型", 0, "activity.kind"),
    TEXT(series, "品牌", 0),
    TEXT(title, "主题", CHAMBER_REQUIRED | CHAMBER_FINDS),
    REF(place, "地点", 0, place),
    TEXT(speaker, "主讲", 0),
    CHOICES(partners, "联合部门", 0, "department"),
    BOOL(education, "理想信念教育", 0),
    INT(headcount, "人数", CHAMBER_ADDS),
    REF(body, "会议机构", 0, body),
    REF(term, "届次", 0, term),
    INT(session, "次数", 0),
    ENUM(state, "状态", 0, states),
    TEXT(summary, "纪要", 0),
};

/* What people came to cannot be still to come. */
static int check_attended(struct chamber_db *db, const struct chamber_activity *activity)
{
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_ACTIVITY_ATTENDED);
    stmt_bind_int(st, ":activity", activity->id);
    int rc = stmt_step(st);
    return rc == CHAMBER_ROW ? record_fail(db, CHAMBER_E_REFUSED, &chamber_activity_noun, "held_on",
                                           "activity_attended")
                             : rc;
}

static int prepare(struct chamber_db *db, void *record, const void *before)
{
    struct chamber_activity *activity = record;
    const struct chamber_noun *noun = &chamber_activity_noun;
    int rc = check_order(db, noun, "until_on", activity->held_on, activity->until_on);
    if (rc == CHAMBER_OK && text_empty(activity->state))
        rc = record_set_text(db, &activity->state, "done");
    if (rc == CHAMBER_OK && activity->session.given && activity->session.value < 1)
        rc = record_fail(db, CHAMBER_E_REFUSED, noun, "session", "session_from_one");
    if (rc == CHAMBER_OK && strcmp(activity->state, "done") == 0 &&
        day_after(activity->held_on, chamber_today(db)))
        rc = record_fail(db, CHAMBER_E_REFUSED, noun, "held_on", "activity_in_future",
                         activity->held_on);
    if (rc == CHAMBER_OK && before && day_after(activity->held_on, chamber_today(db)))
        rc = check_attended(db, activity);
    return rc;
}

static int titled(struct chamber_db *db, const char *day, const char *title,
                  struct chamber_ids *found)
{
    CLEAN_FREE char *folded = utf8_folded(title);
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_ACTIVITY_OF_DAY);
    int rc;
    stmt_bind_text(st, ":day", day);
    while ((rc = stmt_step(st)) == CHAMBER_ROW) {
        CLEAN_FREE char *other = utf8_folded(stmt_text(st, 1));
        if (!folded || !other)
            return fail_memory(db);
        if (strcmp(folded, other) == 0 && !ids_add(found, stmt_int(st, 0)))
            return fail_memory(db);
    }
    return rc;
}

/* By title and day, in either order. */
static int find(struct chamber_db *db, const char *text, struct chamber_ids *found)
{
    struct date day;
    const char *name;
    size_t length;
    int rc = CHAMBER_OK;
    if (day_before_name(text, chamber_today(db), &day, &name))
        rc = titled(db, day.text, name, found);
    if (rc < 0 || found->count > 0)
        return rc;
    if (!day_after_name(text, chamber_today(db), &day, &length))
        return fail_memory(db);
    if (length > 0) {
        CLEAN_FREE char *title = strndup(text, length);
        rc = title ? titled(db, day.text, title, found) : fail_memory(db);
    }
    return rc;
}

/* What else an office heads these columns with. */
static const struct noun_synonyms synonyms[] = {
    {"held_on", "时间|活动日期|活动时间|举办日期|举办时间|会议日期|"
                "会议时间|召开时间|开始日期"},
    {"until_on", "结束时间|活动结束日期"},
    {"kind", "类别|活动类型|活动类别|活动形式"},
    {"series", "系列|活动系列|活动品牌"},
    {"title", "名称|标题|活动主题|活动名称|会议名称|会议主题"},
    {"place", "活动地点|举办地点|会议地点|场地"},
    {"speaker", "主讲人|主讲嘉宾|讲师|授课人"},
    {"partners", "联合单位|合作部门|合作单位|协办部门|协办单位|联办部门|"
                 "联办单位"},
    {"education", "是否理想信念教育"},
    {"headcount", "参加人数|参与人数|参会人数|活动人数|到场人数"},
    {"body", "机构"},
    {"state", "活动状态"},
    {"summary", "活动纪要|会议纪要|活动内容|活动情况|活动总结|活动小结"},
    {NULL, NULL},
};

/* A made-up one, for the template. */
static const struct noun_example examples[] = {
    {"held_on", "2018-09-13"},
    {"until_on", "2018-09-13"},
    {"kind", "讲座"},
    {"series", "新华讲坛"},
    {"title", "民营经济形势报告会"},
    {"place", "示例大厦"},
    {"speaker", "李某某"},
    {"partners", "妇联"},
    {"education", "是"},
    {"headcount", "46"},
    {"term", "第五届"},
    {"state", "已完成"},
    {"summary", "分析下半年形势"},
    {NULL, NULL},
};

const struct chamber_noun chamber_activity_noun = {
    .name = "activity",
    .label = "活动",
    .english = "activities",
    NOUN_FIELDS(fields),
    .synonyms = synonyms,
    .examples = examples,
    .label_fields = "title",
    .caption = "held_on title",
    .prepare = prepare,
    .find = find,
};
