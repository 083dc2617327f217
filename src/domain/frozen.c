/* SPDX-License-Identifier: MIT */
/* A period's figures as they were reported, written when it is frozen and never changed. */
#include <chamber/frozen.h>

#include "record/noun.h"

#define RECORD struct chamber_frozen

static const struct chamber_field fields[] = {
    TEXT(period, "期间", CHAMBER_REQUIRED | CHAMBER_UNIQUE | CHAMBER_FINDS),
    DATE(as_of, "截止日", CHAMBER_REQUIRED | CHAMBER_DAY),
    INT(definitions, "口径版本", CHAMBER_REQUIRED),
    TEXT(figures, "指标", CHAMBER_REQUIRED),
    TEXT(note, "备注", 0),
};

static const char *const keys[] = {"period", NULL};

const struct chamber_noun chamber_frozen_noun = {
    .name = "frozen",
    .label = "冻结报表",
    .english = "frozen reports",
    NOUN_FIELDS(fields),
    .label_fields = "period",
    .keys = keys,
    .by_verbs = true,
};
