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

/* What else an office heads these columns with; "": what it calls the records themselves. */
static const struct noun_synonyms synonyms[] = {
    {"", "姓名"},
    {"name", "名字|人员姓名"},
    {"phone", "手机|手机号|手机号码|联系电话|联系方式|电话号码|移动电话"},
    {"enterprise", "工作单位|所在单位|所属企业|所属单位|任职单位|任职企业"},
    {"title", "职务|职位|单位职务|企业职位|现任职务|担任职务"},
    {"politics", "党派|政治身份"},
    {"born_on", "出生年月|出生年月日|出生时间|生日"},
    {"young", "是否青年企业家"},
    {"note", "说明|备注说明|其他"},
    {NULL, NULL},
};

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
    .synonyms = synonyms,
    .examples = examples,
    .label_fields = "name",
    .surnames = true,
    .caption = "name(enterprise)",
    .keys = keys,
    .erasable = true,
    .prepare = prepare,
};
