/* SPDX-License-Identifier: MIT */
/* Membership as a sequence of steps: which step fits which status, and what follows from all of
 * them. The one place that knows; adding, importing and the verbs use it. */
#ifndef DOMAIN_MEMBERSHIP_H
#define DOMAIN_MEMBERSHIP_H

#include <chamber/enterprise_event.h>

#include <stddef.h>

extern const struct chamber_word membership_statuses[];
extern const struct chamber_word membership_steps[];

/* The status after `step` from `status` (NULL: nothing yet); NULL if the step does not fit. The
 * texts are constants. */
const char *membership_after(const char *status, const char *step);

/* Whether that is a step people may take: any but "register", which only begins. */
bool membership_is_verb(const char *step);

/* What follows from events in their order. Texts are borrowed from the events or constant. */
struct membership {
    const char *status;    /* NULL without events */
    const char *joined_on; /* the latest admission; NULL if it has no day */
    const char *left_on;   /* the latest leaving; NULL while a member */
    size_t misfit;         /* index of the first step that does not fit; the count if all do */
};

/* Only happened_on and step are read. */
struct membership membership_of(const struct chamber_enterprise_event *events, size_t count);

#endif
