/* SPDX-License-Identifier: MIT */
/* A leader who looks after an enterprise for a time. */
#include <chamber/enterprise.h>
#include <chamber/liaison.h>
#include <chamber/person.h>

#include "domain/checks.h"
#include "record/noun.h"

#define RECORD struct chamber_liaison

static const struct chamber_field fields[] = {
    REF(person, "联系领导", CHAMBER_REQUIRED, person),
    REF(enterprise, "联系企业", CHAMBER_REQUIRED, enterprise),
    DATE(from_on, "开始", CHAMBER_REQUIRED | CHAMBER_DAY),
    DATE(until_on, "结束", 0),
};

static const enum sql_name existed = SQL_LIAISON_IN_FORCE;

static int prepare(struct chamber_db *db, void *record, const void *before)
{
    (void)before;
    const struct chamber_liaison *liaison = record;
    return check_order(db, &chamber_liaison_noun, "until_on", liaison->from_on, liaison->until_on);
}

const struct chamber_noun chamber_liaison_noun = {
    .name = "liaison",
    .label = "定向联系",
    .english = "liaisons",
    NOUN_FIELDS(fields),
    .label_fields = "person enterprise",
    .existed = &existed,
    .prepare = prepare,
};
