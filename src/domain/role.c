/* SPDX-License-Identifier: MIT */
/* A role on the committee: a chamber adds its own. */
#include <chamber/role.h>

#include "record/noun.h"

#define RECORD struct chamber_role

static const struct chamber_field fields[] = {
    TEXT(code, "代码", CHAMBER_REQUIRED | CHAMBER_UNIQUE | CHAMBER_FINDS),
    TEXT(name, "名称", CHAMBER_REQUIRED | CHAMBER_FINDS),
    INT(rank, "排序", CHAMBER_REQUIRED),
    INT(seats, "职数", CHAMBER_ADDS),
    BOOL(leader, "班子成员", 0),
    BOOL(honorary, "名誉", 0),
};

static const char *const keys[] = {"code", NULL};
static const enum sql_name order = SQL_ROLE_ORDER;

/* What else an office heads these columns with. */
static const struct noun_synonyms synonyms[] = {
    {"code", "编码"},
    {"name", "职务|名称"},
    {"rank", "顺序|次序|排名"},
    {"seats", "名额|席位数"},
    {"leader", "是否班子成员"},
    {"honorary", "是否名誉"},
    {NULL, NULL},
};

/* A made-up one, for the template. */
static const struct noun_example examples[] = {
    {"code", "adviser"}, {"name", "顾问"},   {"rank", "20"}, {"seats", "3"},
    {"leader", "否"},    {"honorary", "是"}, {NULL, NULL},
};

const struct chamber_noun chamber_role_noun = {
    .name = "role",
    .label = "职务名称",
    .english = "roles",
    NOUN_FIELDS(fields),
    .synonyms = synonyms,
    .examples = examples,
    .label_fields = "name",
    .order = &order,
    .keys = keys,
};
