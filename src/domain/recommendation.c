/* SPDX-License-Identifier: MIT */
/* A person recommended to an outside organization. */
#include <chamber/person.h>
#include <chamber/recommendation.h>

#include "domain/checks.h"
#include "record/noun.h"

#define RECORD struct chamber_recommendation

static const struct chamber_word results[] = {
    {"pending", "待定", "pending"},
    {"accepted", "通过", "accepted"},
    {"declined", "未通过", "declined"},
    {NULL, NULL, NULL},
};

static const struct chamber_field fields[] = {
    REF(person, "姓名", CHAMBER_REQUIRED, person),
    CHOICE(organization, "推荐组织", CHAMBER_REQUIRED, "recommendation.organization"),
    DATE(recommended_on, "日期", CHAMBER_REQUIRED | CHAMBER_DAY),
    ENUM(result, "结果", 0, results),
    DATE(result_on, "结果日期", 0),
    TEXT(note, "备注", 0),
};

static int prepare(struct chamber_db *db, void *record, const void *before)
{
    (void)before;
    const struct chamber_recommendation *given = record;
    const struct chamber_noun *noun = &chamber_recommendation_noun;
    int rc = check_not_future(db, noun, "recommended_on", given->recommended_on);
    if (rc == CHAMBER_OK)
        rc = check_not_future(db, noun, "result_on", given->result_on);
    if (rc == CHAMBER_OK)
        rc = check_order(db, noun, "result_on", given->recommended_on, given->result_on);
    return rc;
}

/* What else an office heads these columns with. */
static const struct noun_synonyms synonyms[] = {
    {"person", "人选|推荐人选|被推荐人"},
    {"organization", "组织|组织名称|社会组织|推荐到|推荐至"},
    {"recommended_on", "时间|推荐日期|推荐时间"},
    {"result", "推荐结果"},
    {"result_on", "结果时间|通过日期"},
    {"note", "说明"},
    {NULL, NULL},
};

/* A made-up one, for the template. */
static const struct noun_example examples[] = {
    {"person", "张某某"},
    {"organization", "区青年企业家联谊会"},
    {"recommended_on", "2018-10-16"},
    {"result", "待定"},
    {NULL, NULL},
};

const struct chamber_noun chamber_recommendation_noun = {
    .name = "recommendation",
    .label = "推荐",
    .english = "recommendations",
    NOUN_FIELDS(fields),
    .synonyms = synonyms,
    .examples = examples,
    .label_fields = "person organization",
    .prepare = prepare,
};
