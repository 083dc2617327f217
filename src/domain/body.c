/* SPDX-License-Identifier: MIT */
/* A body that meets: who is due, and how many make a quorum. */
#include <chamber/body.h>
#include <chamber/role.h>

#include "domain/checks.h"
#include "record/record.h"

#define RECORD struct chamber_body

static const struct chamber_word dues[] = {
    {"members", "全体会员", "all members"},
    {"posts", "所列职务", "the roles listed"},
    {NULL, NULL, NULL},
};

static const struct chamber_field fields[] = {
    TEXT(code, "代码", CHAMBER_REQUIRED | CHAMBER_UNIQUE | CHAMBER_FINDS),
    TEXT(name, "名称", CHAMBER_REQUIRED | CHAMBER_FINDS),
    ENUM(due, "应到", CHAMBER_REQUIRED, dues),
    REFS(roles, "应到职务", 0, role),
    INT(quorum_num, "法定人数分子", 0),
    INT(quorum_den, "法定人数分母", 0),
};

static const char *const keys[] = {"code", NULL};

static int refuse(struct chamber_db *db, const char *field, const char *message)
{
    return record_fail(db, CHAMBER_E_REFUSED, &chamber_body_noun, field, message);
}

static int prepare(struct chamber_db *db, void *record, const void *before)
{
    (void)before;
    const struct chamber_body *body = record;
    const struct chamber_int num = body->quorum_num, den = body->quorum_den;
    if (num.given != den.given)
        return refuse(db, num.given ? "quorum_den" : "quorum_num", "quorum_is_a_fraction");
    if (den.given && (num.value < 1 || num.value > den.value))
        return refuse(db, "quorum_den", "quorum_is_a_fraction");
    return CHAMBER_OK;
}

/* What else an office heads these columns with. */
static const struct noun_synonyms synonyms[] = {
    {"code", "编码"},
    {"name", "机构名称"},
    {NULL, NULL},
};

/* A made-up one, for the template. */
static const struct noun_example examples[] = {
    {"code", "advisers"}, {"name", "顾问会"},  {"due", "所列职务"}, {"roles", "顾问;名誉会长"},
    {"quorum_num", "1"},  {"quorum_den", "2"}, {NULL, NULL},
};

const struct chamber_noun chamber_body_noun = {
    .name = "body",
    .label = "会议机构",
    .english = "bodies",
    NOUN_FIELDS(fields),
    .synonyms = synonyms,
    .examples = examples,
    .label_fields = "name",
    .keys = keys,
    .prepare = prepare,
};
