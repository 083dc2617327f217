/* SPDX-License-Identifier: MIT */
/* A setting, from a day on or from ever. */
#include <chamber/setting.h>

#include "domain/setting_rules.h"

#define RECORD struct chamber_setting

static const struct chamber_field fields[] = {
    TEXT(name, "名称", CHAMBER_REQUIRED | CHAMBER_FINDS),
    DATE(from_on, "开始", CHAMBER_DAY),
    TEXT(value, "值", CHAMBER_REQUIRED),
    TEXT(note, "备注", 0),
};

static const char *const keys[] = {"name,from_on", NULL};
static const enum sql_name order = SQL_SETTING_ORDER;

/* What else an office heads these columns with. */
static const struct noun_synonyms synonyms[] = {
    {"name", "设置项"},
    {"from_on", "开始日期|起始日期|生效日期"},
    {"value", "内容|设置值"},
    {"note", "说明"},
    {NULL, NULL},
};

/* A made-up one, for the template. */
static const struct noun_example examples[] = {
    {"name", "calendar.holiday"},
    {"from_on", "2018-10-01"},
    {"value", "2018-10-07"},
    {"note", "国庆节"},
    {NULL, NULL},
};

const struct chamber_noun chamber_setting_noun = {
    .name = "setting",
    .label = "设置",
    .english = "settings",
    NOUN_FIELDS(fields),
    .synonyms = synonyms,
    .examples = examples,
    .label_fields = "name",
    .order = &order,
    .keys = keys,
    .unique_together = "name,from_on",
    .prepare = setting_prepare,
};
