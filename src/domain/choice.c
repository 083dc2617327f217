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
    .examples = examples,
    .label_fields = "zh",
    .order = &order,
    .keys = keys,
    .unique_together = "list,code",
    .prepare = choice_prepare,
    .removing = choice_removing,
};
