/* SPDX-License-Identifier: MIT */
/* How a request is dealt with, as a sequence of steps: which step fits which status, what it
 * needs, and what follows from all of them. The one place that knows. */
#ifndef DOMAIN_HANDLING_H
#define DOMAIN_HANDLING_H

#include <chamber/request_event.h>

extern const struct chamber_word handling_statuses[];
extern const struct chamber_word handling_steps[];
extern const struct chamber_word handling_satisfactions[];

/* The status after `step` from `status` (NULL: nothing yet); NULL if the step does not fit. The
 * texts are constants. */
const char *handling_after(const char *status, const char *step);

/* Whether that is a step people may take: any but "register", which only begins. */
bool handling_is_verb(const char *step);

/* The fields that a step must be told, and those it may be told besides, each ended by NULL; a note
 * may always be given. Constant. */
const char *const *handling_needs(const char *step);
const char *const *handling_takes(const char *step);

/* What follows from events in their order. Texts are borrowed from the events or constant. */
struct handling {
    const char *status; /* NULL without events */
    const char *department;
    const char *due_on;
    const char *resolved_on; /* of the resolution in force */
    const char *ended_on;    /* the day it was resolved, declined, withdrawn or merged */
    const char *satisfaction;
    chamber_id merged_into;
    size_t misfit; /* index of the first step that does not fit; the count if all do */
};

struct handling handling_of(const struct chamber_request_event *events, size_t count);

#endif
