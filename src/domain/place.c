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

/* What else an office heads these columns with; "": what it calls the records themselves. */
static const struct noun_synonyms synonyms[] = {
    {"", "楼宇|园区|楼宇名称|园区名称"},
    {"name", "阵地|阵地名称|场所名称"},
    {"kind", "类别|楼宇类型|阵地类型"},
    {"priority", "是否重点|重点楼宇"},
    {"address", "详细地址|楼宇地址|所在地址"},
    {"note", "说明"},
    {NULL, NULL},
};

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
    .synonyms = synonyms,
    .examples = examples,
    .label_fields = "name",
    .keys = keys,
};
