/* SPDX-License-Identifier: MIT */
/* A step in an enterprise's membership: written by the verbs of enterprise_step.c, never by hand.
 */
#include <chamber/enterprise.h>
#include <chamber/enterprise_event.h>

#include "domain/membership.h"
#include "record/noun.h"

#define RECORD struct chamber_enterprise_event

static const struct chamber_field fields[] = {
    REF(enterprise, "企业", CHAMBER_REQUIRED, enterprise),
    DATE(happened_on, "日期", CHAMBER_DAY),
    ENUM(step, "步骤", CHAMBER_REQUIRED, membership_steps),
    ENUM(status, "会员状态", CHAMBER_REQUIRED, membership_statuses),
    CHOICE(reason, "原因", 0, "enterprise_event.reason"),
    TEXT(note, "备注", 0),
};

const struct chamber_noun chamber_enterprise_event_noun = {
    .name = "enterprise_event",
    .label = "会籍变动",
    .english = "membership events",
    NOUN_FIELDS(fields),
    .label_fields = "happened_on step",
    .caption = "happened_on step",
    .parent = "enterprise",
};
