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
    .examples = examples,
    .label_fields = "name",
    .order = &order,
    .keys = keys,
    .unique_together = "name,from_on",
    .prepare = setting_prepare,
};
