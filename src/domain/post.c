/* SPDX-License-Identifier: MIT */
/* A person holding a role from a day to a day, both in office; the roster of any day. */
#include <chamber/enterprise.h>
#include <chamber/person.h>
#include <chamber/post.h>
#include <chamber/role.h>
#include <chamber/term.h>

#include "domain/checks.h"
#include "domain/post_end.h"
#include "record/value.h"
#include "store/stmt.h"

#define RECORD struct chamber_post

static const struct chamber_field fields[] = {
    REF(person, "姓名", CHAMBER_REQUIRED, person),
    REF(role, "职务", CHAMBER_REQUIRED, role),
    REF(term, "届次", 0, term),
    REF(enterprise, "代表单位", 0, enterprise),
    TEXT(title, "时任职务", 0),
    TEXT(duty, "分工", 0),
    DATE(from_on, "任职日期", CHAMBER_REQUIRED | CHAMBER_DAY),
    DATE(until_on, "离任日期", 0),
    CHOICE(end_reason, "离任原因", 0, "post.end_reason"),
};

static const struct chamber_condition conditions[] = {
    {.name = "leading", .label = "班子成员", .english = "of leading roles"},
    {.name = "ending_within",
     .label = "几个月内到期，包括届次已过期的",
     .english = "ending within so many months, by themselves or with their term; overdue ones too",
     .takes = CHAMBER_TAKES_NUMBER},
};

static const struct noun_where condition_where[] = {
    {.sql = SQL_POST_LEADING},
    {.sql = SQL_POST_ENDING_WITHIN},
};

static const enum sql_name order = SQL_POST_ORDER;
static const enum sql_name existed = SQL_POST_IN_OFFICE;

/* What was so at that moment is kept, whatever becomes of the person later. A record that comes
 * with its number was kept so before: it says itself. */
static int take_from_person(struct chamber_db *db, struct chamber_post *post)
{
    CLEAN_RECORD(person, person);
    int rc = chamber_person_get(db, post->person, &person);
    if (rc == CHAMBER_E_NOT_FOUND)
        return CHAMBER_OK; /* the engine says whose reference it is */
    if (rc < 0)
        return rc;
    if (!post->enterprise)
        post->enterprise = person.enterprise;
    return text_empty(post->title) ? record_set_text(db, &post->title, person.title) : CHAMBER_OK;
}

/* Twice the same office is worth a word. */
static int warn_of_overlap(struct chamber_db *db, const struct chamber_post *post)
{
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_POST_OVERLAPPING);
    stmt_bind_int(st, ":person", post->person);
    stmt_bind_int(st, ":role", post->role);
    stmt_bind_int(st, ":id", post->id);
    stmt_bind_text(st, ":from", post->from_on);
    stmt_bind_text(st, ":until", text_empty(post->until_on) ? NULL : post->until_on);
    return warn_of_other(db, &chamber_post_noun, st);
}

static int prepare(struct chamber_db *db, void *record, const void *before)
{
    struct chamber_post *post = record;
    int rc = check_order(db, &chamber_post_noun, "until_on", post->from_on, post->until_on);
    if (rc == CHAMBER_OK && !before && !post->id && post->person)
        rc = take_from_person(db, post);
    return rc == CHAMBER_OK ? warn_of_overlap(db, post) : rc;
}

/* By the person's name: the posts held today, or if there is none those held before. */
static int find(struct chamber_db *db, const char *text, struct chamber_ids *found)
{
    CLEAN(ids_clear) struct chamber_ids ended = {0};
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_POST_OF_PERSON);
    size_t already = found->count;
    int rc;
    stmt_bind_text(st, ":name", text);
    stmt_bind_text(st, ":today", chamber_today(db));
    while ((rc = stmt_step(st)) == CHAMBER_ROW)
        if (!ids_add(stmt_int(st, 1) ? found : &ended, stmt_int(st, 0)))
            return fail_memory(db);
    for (size_t i = 0; rc == CHAMBER_OK && found->count == already && i < ended.count; i++)
        if (!ids_add(found, ended.items[i]))
            return fail_memory(db);
    return rc;
}

/* What else an office heads these columns with. */
static const struct noun_synonyms synonyms[] = {
    {"person", "任职人员|任职人"},
    {"role", "商会职务|担任职务|现任职务|任职职务"},
    {"enterprise", "所在企业|所在单位|工作单位"},
    {"title", "企业职务|单位职务"},
    {"duty", "分管工作|工作分工|职责"},
    {"from_on", "任职时间|就任日期|当选日期|任期开始|开始日期"},
    {"until_on", "离任时间|卸任日期|卸任时间|任期结束|结束日期"},
    {"end_reason", "卸任原因|原因"},
    {NULL, NULL},
};

/* A made-up one, for the template. */
static const struct noun_example examples[] = {
    {"person", "张某某"},      {"role", "副会长"},
    {"term", "第五届"},        {"enterprise", "示例贸易有限公司"},
    {"title", "总经理"},       {"duty", "联系商贸类会员"},
    {"from_on", "2018-07-18"}, {NULL, NULL},
};

const struct chamber_noun chamber_post_noun = {
    .name = "post",
    .label = "任职",
    .english = "posts",
    NOUN_FIELDS(fields),
    .synonyms = synonyms,
    .examples = examples,
    .label_fields = "person role",
    .order = &order,
    .conditions = conditions,
    .condition_where = condition_where,
    .condition_count = COUNT_OF(conditions),
    .existed = &existed,
    .prepare = prepare,
    .find = find,
};

int post_end_on(struct chamber_db *db, const struct chamber_post *post, const char *on,
                const char *reason)
{
    const struct chamber_noun *noun = &chamber_post_noun;
    CLEAN_RECORD(post, ended);
    int rc = record_copy(db, noun, post, &ended);
    if (rc == CHAMBER_OK)
        rc = record_set_text(db, &ended.until_on, on);
    if (rc == CHAMBER_OK)
        rc = record_set_text(db, &ended.end_reason, reason);
    if (rc < 0)
        return rc;
    return record_write(db, noun, post, &ended,
                        chamber_field_bit(noun, "until_on") | chamber_field_bit(noun, "end_reason"),
                        NULL);
}

static int end_post(struct chamber_db *db, chamber_id id, const char *on, const char *reason)
{
    const struct chamber_noun *noun = &chamber_post_noun;
    CLEAN_RECORD(post, post);
    int rc = chamber_post_get(db, id, &post);
    if (rc < 0)
        return rc;
    if (!text_empty(post.until_on))
        return record_fail(db, CHAMBER_E_REFUSED, noun, "until_on", "post_has_ended",
                           post.until_on);
    rc = check_order(db, noun, "until_on", post.from_on, on);
    return rc == CHAMBER_OK ? post_end_on(db, &post, on, reason) : rc;
}

int chamber_post_end(struct chamber_db *db, chamber_id id, const char *on, const char *reason)
{
    const char *day = text_empty(on) ? chamber_today(db) : on;
    int rc = chamber_begin(db, "post end");
    return rc == CHAMBER_OK ? chamber_end(db, end_post(db, id, day, reason)) : rc;
}
