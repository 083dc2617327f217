/* SPDX-License-Identifier: MIT */
#include "domain/handling.h"

#include <string.h>

const struct chamber_word handling_statuses[] = {
    {"registered", "已登记", "registered"}, {"accepted", "已受理", "accepted"},
    {"assigned", "已转办", "assigned"},     {"in_progress", "办理中", "in progress"},
    {"resolved", "已解决", "resolved"},     {"declined", "不予办理", "declined"},
    {"withdrawn", "撤回", "withdrawn"},     {"merged", "合并", "merged"},
    {"closed", "归档", "closed"},           {NULL, NULL, NULL},
};

const struct chamber_word handling_steps[] = {
    {"register", "登记", "register"}, {"accept", "受理", "accept"},
    {"assign", "转办", "assign"},     {"progress", "办理", "progress"},
    {"urge", "催办", "urge"},         {"extend", "延期", "extend"},
    {"resolve", "解决", "resolve"},   {"decline", "不予办理", "decline"},
    {"withdraw", "撤回", "withdraw"}, {"merge", "合并", "merge"},
    {"rate", "评价", "rate"},         {"close", "归档", "close"},
    {"reopen", "重新办理", "reopen"}, {NULL, NULL, NULL},
};

const struct chamber_word handling_satisfactions[] = {
    {"satisfied", "满意", "satisfied"},
    {"basic", "基本满意", "basic"},
    {"dissatisfied", "不满意", "dissatisfied"},
    {NULL, NULL, NULL},
};

/* Statuses as bits, so that a line of the table names several; bit n is handling_statuses[n]. */
enum {
    REGISTERED = 1 << 0,
    ACCEPTED = 1 << 1,
    ASSIGNED = 1 << 2,
    IN_PROGRESS = 1 << 3,
    RESOLVED = 1 << 4,
    DECLINED = 1 << 5,
    WITHDRAWN = 1 << 6,
    MERGED = 1 << 7,
    CLOSED = 1 << 8,
    OPEN = REGISTERED | ACCEPTED | ASSIGNED | IN_PROGRESS
};

enum { FIELDS_MAX = 3 };

struct transition {
    const char *step;
    unsigned from; /* 0: only as the first */
    unsigned to;   /* 0: the status stays */
    const char *needs[FIELDS_MAX];
    const char *takes[FIELDS_MAX];
};

static const struct transition transitions[] = {
    {"register", 0, REGISTERED, {0}, {"department", "due_on"}},
    {"accept", REGISTERED, ACCEPTED, {0}, {0}},
    {"assign", OPEN, ASSIGNED, {"department"}, {"due_on"}},
    {"progress", OPEN, IN_PROGRESS, {0}, {0}},
    {"urge", OPEN, 0, {0}, {0}},
    {"extend", OPEN, 0, {"due_on", "note"}, {0}},
    {"resolve", OPEN, RESOLVED, {"outcome"}, {0}},
    {"decline", OPEN, DECLINED, {"note"}, {0}},
    {"withdraw", OPEN, WITHDRAWN, {0}, {0}},
    {"merge", OPEN, MERGED, {"merged_into"}, {0}},
    {"rate", RESOLVED | CLOSED, 0, {"satisfaction"}, {0}},
    {"close", RESOLVED, CLOSED, {0}, {0}},
    {"reopen", RESOLVED | CLOSED | DECLINED, IN_PROGRESS, {0}, {0}},
};

static const struct transition *transition_of(const char *step)
{
    for (size_t i = 0; i < sizeof(transitions) / sizeof(transitions[0]); i++)
        if (strcmp(transitions[i].step, step) == 0)
            return &transitions[i];
    return NULL;
}

static unsigned status_bit(const char *status)
{
    for (unsigned n = 0; handling_statuses[n].code; n++)
        if (strcmp(handling_statuses[n].code, status) == 0)
            return 1U << n;
    return 0;
}

/* Of a bit that is one of theirs. */
static const char *status_of_bit(unsigned bit)
{
    unsigned n = 0;
    while (1U << n != bit)
        n++;
    return handling_statuses[n].code;
}

const char *handling_after(const char *status, const char *step)
{
    const struct transition *t = transition_of(step);
    if (!t)
        return NULL;
    if (!status)
        return t->from ? NULL : status_of_bit(t->to);
    unsigned bit = status_bit(status);
    if (!(t->from & bit))
        return NULL;
    return status_of_bit(t->to ? t->to : bit);
}

bool handling_is_verb(const char *step)
{
    const struct transition *t = transition_of(step);
    return t && t->from;
}

static const char *const nothing[] = {NULL};

const char *const *handling_needs(const char *step)
{
    const struct transition *t = transition_of(step);
    return t ? t->needs : nothing;
}

const char *const *handling_takes(const char *step)
{
    const struct transition *t = transition_of(step);
    return t ? t->takes : nothing;
}

/* The days a status keeps: an ended request has the day it ended, a resolved one that of the
 * resolution; whatever reopens it takes them away. */
static void note_days(struct handling *h, const char *status, const char *step, const char *day)
{
    unsigned bit = status_bit(status);
    if (bit & OPEN) {
        h->resolved_on = h->ended_on = NULL;
        h->merged_into = 0;
    } else if (strcmp(step, "resolve") == 0) {
        h->resolved_on = h->ended_on = day;
    } else if (bit & (DECLINED | WITHDRAWN | MERGED)) {
        h->ended_on = day;
    }
}

struct handling handling_of(const struct chamber_request_event *events, size_t count)
{
    struct handling h = {0};
    for (size_t i = 0; i < count; i++) {
        const struct chamber_request_event *event = &events[i];
        const char *status = handling_after(h.status, event->step);
        if (!status) {
            h.misfit = i;
            return h;
        }
        h.status = status;
        note_days(&h, status, event->step, event->happened_on);
        if (event->department && *event->department)
            h.department = event->department;
        if (event->due_on && *event->due_on)
            h.due_on = event->due_on;
        if (event->satisfaction && *event->satisfaction)
            h.satisfaction = event->satisfaction;
        if (event->merged_into)
            h.merged_into = event->merged_into;
    }
    h.misfit = count;
    return h;
}
