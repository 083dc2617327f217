/* SPDX-License-Identifier: MIT */
/* A building, park, site or room. */
#include <chamber/place.h>

#include "record/noun.h"

#define RECORD struct chamber_place

static const struct chamber_field fields[] = {
    TEXT(name, "名称", CHAMBER_REQUIRED | CHAMBER_UNIQUE | CHAMBER_FINDS),
    CHOICE(kind, "类型", 0, "place.kind"),
    BOOL(priority, "重点", 0),
    TEXT(address, "地址", 0),
    TEXT(note, "备注", 0),
};

static const char *const keys[] = {"name", NULL};

/* A made-up one, for the template. */
static const struct noun_example examples[] = {
    {"name", "示例大厦"},         {"kind", "楼宇"},           {"priority", "是"},
    {"address", "示例路 100 号"}, {"note", "设有楼宇服务站"}, {NULL, NULL},
};

const struct chamber_noun chamber_place_noun = {
    .name = "place",
    .label = "楼宇阵地",
    .english = "places",
    NOUN_FIELDS(fields),
    .examples = examples,
    .label_fields = "name",
    .keys = keys,
};
