/* SPDX-License-Identifier: MIT */
/* A person: an entrepreneur, officer or staff member. Two may have the same name. */
#include <chamber/enterprise.h>
#include <chamber/person.h>

#include "domain/checks.h"
#include "record/record.h"

#define RECORD struct chamber_person

static const struct chamber_word genders[] = {
    {"male", "男", "male"},
    {"female", "女", "female"},
    {NULL, NULL, NULL},
};

static const struct chamber_field fields[] = {
    TEXT(name, "姓名", CHAMBER_REQUIRED | CHAMBER_FINDS),
    ENUM(gender, "性别", 0, genders),
    TEXT(phone, "电话", CHAMBER_PRIVATE | CHAMBER_TAIL | CHAMBER_PHONE),
    REF(enterprise, "所在企业", 0, enterprise),
    TEXT(title, "企业职务", 0),
    CHOICE(politics, "政治面貌", 0, "person.politics"),
    PDATE(born_on, "出生日期", CHAMBER_PRIVATE),
    BOOL(young, "青年企业家", 0),
    TEXT(note, "备注", 0),
};

static const char *const keys[] = {"name,enterprise", NULL};

static int prepare(struct chamber_db *db, void *record, const void *before)
{
    (void)before;
    const struct chamber_person *person = record;
    return check_not_future(db, &chamber_person_noun, "born_on", person->born_on);
}

/* A made-up one, for the template. */
static const struct noun_example examples[] = {
    {"name", "张某某"},       {"gender", "女"},
    {"phone", "13800000000"}, {"enterprise", "示例贸易有限公司"},
    {"title", "总经理"},      {"politics", "中共党员"},
    {"born_on", "1980-03"},   {"young", "是"},
    {"note", "区政协委员"},   {NULL, NULL},
};

const struct chamber_noun chamber_person_noun = {
    .name = "person",
    .label = "人士",
    .english = "persons",
    NOUN_FIELDS(fields),
    .examples = examples,
    .label_fields = "name",
    .caption = "name(enterprise)",
    .keys = keys,
    .prepare = prepare,
};
