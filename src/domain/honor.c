/* SPDX-License-Identifier: MIT */
/* An honor given to an enterprise, a person, or the chamber itself. */
#include <chamber/enterprise.h>
#include <chamber/honor.h>
#include <chamber/person.h>

#include "domain/checks.h"
#include "record/record.h"

#include <string.h>

#define RECORD struct chamber_honor

static const struct chamber_word recipients[] = {
    {"enterprise", "企业", "enterprise"},
    {"person", "个人", "person"},
    {"chamber", "商会", "chamber"},
    {NULL, NULL, NULL},
};

static const struct chamber_field fields[] = {
    TEXT(title, "荣誉名称", CHAMBER_REQUIRED | CHAMBER_FINDS),
    CHOICE(level, "级别", 0, "honor.level"),
    TEXT(issuer, "授予单位", 0),
    TEXT(document_no, "文号", 0),
    PDATE(awarded_on, "授予日期", CHAMBER_REQUIRED | CHAMBER_DAY),
    DATE(valid_until, "有效期至", 0),
    ENUM(recipient, "授予对象", CHAMBER_REQUIRED, recipients),
    REF(enterprise, "企业", 0, enterprise),
    REF(person, "人士", 0, person),
    TEXT(note, "备注", 0),
};

/* Whom the references say it went to; NULL if they do not. */
static const char *recipient_of(const struct chamber_honor *honor)
{
    if (honor->enterprise && !honor->person)
        return "enterprise";
    if (honor->person && !honor->enterprise)
        return "person";
    return NULL;
}

static int check_recipient(struct chamber_db *db, const struct chamber_honor *honor)
{
    const struct chamber_noun *noun = &chamber_honor_noun;
    if (honor->enterprise && honor->person)
        return record_fail(db, CHAMBER_E_REFUSED, noun, "recipient", "honor_two_recipients");
    if (text_empty(honor->recipient))
        return CHAMBER_OK; /* the engine says that it is required */
    if ((strcmp(honor->recipient, "enterprise") == 0) != (honor->enterprise != 0))
        return record_fail(db, CHAMBER_E_REFUSED, noun, "enterprise",
                           honor->enterprise ? "honor_recipient_differs" : "honor_no_enterprise");
    if ((strcmp(honor->recipient, "person") == 0) != (honor->person != 0))
        return record_fail(db, CHAMBER_E_REFUSED, noun, "person",
                           honor->person ? "honor_recipient_differs" : "honor_no_person");
    return CHAMBER_OK;
}

static int prepare(struct chamber_db *db, void *record, const void *before)
{
    struct chamber_honor *honor = record;
    const struct chamber_honor *old = before;
    const char *derived = recipient_of(honor);
    bool left_open =
        text_empty(honor->recipient) || (old && str_same(honor->recipient, old->recipient));
    int rc = CHAMBER_OK;
    if (left_open && derived)
        rc = record_set_text(db, &honor->recipient, derived);
    if (rc == CHAMBER_OK)
        rc = check_recipient(db, honor);
    if (rc == CHAMBER_OK)
        rc = check_order(db, &chamber_honor_noun, "valid_until", honor->awarded_on,
                         honor->valid_until);
    return rc;
}

/* What else an office heads these columns with. */
static const struct noun_synonyms synonyms[] = {
    {"title", "奖项|奖项名称|获奖名称|称号|荣誉称号|表彰名称|获得荣誉|"
              "所获荣誉"},
    {"level", "荣誉级别|荣誉等级|奖项级别|等级"},
    {"issuer", "颁发单位|颁发部门|颁发机构|颁奖单位|授奖单位|授予部门|"
               "授予机关|表彰单位"},
    {"document_no", "文件号|发文号"},
    {"awarded_on", "日期|时间|授予时间|授予年月|获奖日期|获奖时间|获奖年月|"
                   "颁发日期|颁发时间|表彰日期|表彰时间"},
    {"valid_until", "有效期|有效期限|到期日期"},
    {"recipient", "对象类型|授予对象类型"},
    {"enterprise", "获奖单位|获奖企业|获奖单位名称|获奖企业名称|受表彰单位|"
                   "受表彰企业"},
    {"person", "获奖人|获奖者|获奖个人|获奖人员|受表彰个人"},
    {"note", "说明"},
    {NULL, NULL},
};

/* A made-up one, for the template. */
static const struct noun_example examples[] = {
    {"title", "区文明单位"},
    {"level", "区级"},
    {"issuer", "区精神文明建设委员会"},
    {"document_no", "示文明〔2018〕12号"},
    {"awarded_on", "2018-12"},
    {"valid_until", "2020-12-31"},
    {"recipient", "企业"},
    {"enterprise", "示例贸易有限公司"},
    {NULL, NULL},
};

const struct chamber_noun chamber_honor_noun = {
    .name = "honor",
    .label = "荣誉",
    .english = "honors",
    NOUN_FIELDS(fields),
    .synonyms = synonyms,
    .examples = examples,
    .fills_in = "recipient",
    .label_fields = "title",
    .prepare = prepare,
};
