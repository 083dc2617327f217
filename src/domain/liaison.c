/* SPDX-License-Identifier: MIT */
/* A leader who looks after an enterprise for a time. */
#include <chamber/enterprise.h>
#include <chamber/liaison.h>
#include <chamber/person.h>

#include "domain/checks.h"
#include "record/noun.h"
#include "store/stmt.h"

#define RECORD struct chamber_liaison

static const struct chamber_field fields[] = {
    REF(person, "联系领导", CHAMBER_REQUIRED, person),
    REF(enterprise, "联系企业", CHAMBER_REQUIRED, enterprise),
    DATE(from_on, "开始", CHAMBER_REQUIRED | CHAMBER_DAY),
    DATE(until_on, "结束", 0),
};

static const enum sql_name existed = SQL_LIAISON_IN_FORCE;

/* Twice the same is worth a word: figures count liaisons. */
static int warn_of_overlap(struct chamber_db *db, const struct chamber_liaison *liaison)
{
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_LIAISON_OVERLAPPING);
    stmt_bind_int(st, ":person", liaison->person);
    stmt_bind_int(st, ":enterprise", liaison->enterprise);
    stmt_bind_int(st, ":id", liaison->id);
    stmt_bind_text(st, ":from", liaison->from_on);
    stmt_bind_text(st, ":until", text_empty(liaison->until_on) ? NULL : liaison->until_on);
    return warn_of_other(db, &chamber_liaison_noun, st);
}

static int prepare(struct chamber_db *db, void *record, const void *before)
{
    (void)before;
    const struct chamber_liaison *liaison = record;
    int rc =
        check_order(db, &chamber_liaison_noun, "until_on", liaison->from_on, liaison->until_on);
    return rc == CHAMBER_OK ? warn_of_overlap(db, liaison) : rc;
}

/* What else an office heads these columns with. */
static const struct noun_synonyms synonyms[] = {
    {"person", "领导|责任领导|挂钩领导"},
    {"enterprise", "对口企业|挂钩企业|结对企业"},
    {"from_on", "开始日期|开始时间|起始日期"},
    {"until_on", "结束日期|结束时间|截止日期"},
    {NULL, NULL},
};

/* A made-up one, for the template. */
static const struct noun_example examples[] = {
    {"person", "张某某"},
    {"enterprise", "示例贸易有限公司"},
    {"from_on", "2018-07-18"},
    {NULL, NULL},
};

const struct chamber_noun chamber_liaison_noun = {
    .name = "liaison",
    .label = "定向联系",
    .english = "liaisons",
    NOUN_FIELDS(fields),
    .synonyms = synonyms,
    .examples = examples,
    .label_fields = "person enterprise",
    .existed = &existed,
    .prepare = prepare,
};
