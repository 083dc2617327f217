/* SPDX-License-Identifier: MIT */
/* A word of a list that the chamber keeps itself. */
#include <chamber/choice.h>

#include "domain/choice_rules.h"

#define RECORD struct chamber_choice

static const struct chamber_field fields[] = {
    TEXT(list, "列表", CHAMBER_REQUIRED),
    TEXT(code, "代码", CHAMBER_REQUIRED | CHAMBER_FINDS),
    TEXT(zh, "中文", CHAMBER_REQUIRED | CHAMBER_FINDS),
    TEXT(en, "英文", 0),
    INT(rank, "排序", 0),
    BOOL(counts, "计入", 0),
    BOOL(retired, "停用", 0),
};

static const char *const keys[] = {"list,code", NULL};
static const enum sql_name order = SQL_CHOICE_ORDER;

/* What else an office heads these columns with. */
static const struct noun_synonyms synonyms[] = {
    {"list", "选项表"},    {"code", "编码"},       {"zh", "名称|中文名"},   {"en", "英文名"},
    {"rank", "顺序|次序"}, {"counts", "是否计入"}, {"retired", "是否停用"}, {NULL, NULL},
};

/* A made-up one, for the template. */
static const struct noun_example examples[] = {
    {"list", "recommendation.organization"},
    {"code", "young_entrepreneurs"},
    {"zh", "区青年企业家联谊会"},
    {"en", "district association of young entrepreneurs"},
    {"rank", "1"},
    {NULL, NULL},
};

const struct chamber_noun chamber_choice_noun = {
    .name = "choice",
    .label = "选项",
    .english = "choices",
    NOUN_FIELDS(fields),
    .synonyms = synonyms,
    .examples = examples,
    .label_fields = "zh",
    .order = &order,
    .keys = keys,
    .unique_together = "list,code",
    .prepare = choice_prepare,
    .removing = choice_removing,
};
