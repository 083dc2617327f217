/* SPDX-License-Identifier: MIT */
/* A step in dealing with a request: written by the verbs of request_step.c, never by hand. */
#include <chamber/request.h>
#include <chamber/request_event.h>

#include "domain/handling.h"
#include "record/noun.h"

#define RECORD struct chamber_request_event

static const struct chamber_field fields[] = {
    REF(request, "诉求", CHAMBER_REQUIRED, request),
    DATE(happened_on, "日期", CHAMBER_DAY),
    ENUM(step, "步骤", CHAMBER_REQUIRED, handling_steps),
    ENUM(status, "状态", CHAMBER_REQUIRED, handling_statuses),
    CHOICE(department, "承办部门", 0, "department"),
    DATE(due_on, "办理期限", 0),
    ENUM(satisfaction, "满意度", 0, handling_satisfactions),
    REF(merged_into, "并入", 0, request),
    TEXT(note, "备注", 0),
};

const struct chamber_noun chamber_request_event_noun = {
    .name = "request_event",
    .label = "办理过程",
    .english = "request events",
    NOUN_FIELDS(fields),
    .label_fields = "happened_on step",
    .caption = "happened_on step",
    .parent = "request",
};
