/* SPDX-License-Identifier: MIT */
/* A term of the committee. When it is overdue nothing ends by itself. */
#include <chamber/term.h>

#include "domain/checks.h"
#include "record/record.h"

#define RECORD struct chamber_term

static const struct chamber_field fields[] = {
    INT(number, "届数", CHAMBER_REQUIRED | CHAMBER_UNIQUE | CHAMBER_FINDS),
    TEXT(name, "名称", CHAMBER_FINDS),
    DATE(from_on, "开始", CHAMBER_REQUIRED | CHAMBER_DAY),
    DATE(until_on, "结束", 0),
};

static const struct chamber_condition conditions[] = {
    {.name = "ending_within",
     .label = "几个月内届满，包括逾期未换届的",
     .english = "ending within so many months; overdue ones too",
     .takes = CHAMBER_TAKES_NUMBER},
};

static const struct noun_where condition_where[] = {{.sql = SQL_TERM_ENDING_WITHIN}};

static const char *const keys[] = {"number", NULL};

static int prepare(struct chamber_db *db, void *record, const void *before)
{
    (void)before;
    const struct chamber_term *term = record;
    if (term->number.given && term->number.value < 1)
        return record_fail(db, CHAMBER_E_REFUSED, &chamber_term_noun, "number", "term_from_one");
    return check_order(db, &chamber_term_noun, "until_on", term->from_on, term->until_on);
}

/* What else an office heads these columns with. */
static const struct noun_synonyms synonyms[] = {
    {"number", "届别|届"},
    {"name", "届次名称"},
    {"from_on", "开始日期|开始时间|起始日期|任期开始"},
    {"until_on", "结束日期|结束时间|截止日期|任期结束|届满日期"},
    {NULL, NULL},
};

/* A made-up one, for the template. */
static const struct noun_example examples[] = {
    {"number", "5"}, {"name", "第五届"}, {"from_on", "2016-03-18"}, {"until_on", "2021-03-17"},
    {NULL, NULL},
};

const struct chamber_noun chamber_term_noun = {
    .name = "term",
    .label = "届次",
    .english = "terms",
    NOUN_FIELDS(fields),
    .synonyms = synonyms,
    .examples = examples,
    .label_sql = SQL_TERM_LABEL,
    .keys = keys,
    .conditions = conditions,
    .condition_where = condition_where,
    .condition_count = COUNT_OF(conditions),
    .prepare = prepare,
};
