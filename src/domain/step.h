/* SPDX-License-Identifier: MIT */
/* What the steps of enterprises and of requests have in common. */
#ifndef DOMAIN_STEP_H
#define DOMAIN_STEP_H

#include "record/noun.h"

/* Refuse a step that does not fit, naming the record, its status and the step in words. `events`
 * is the event noun. */
int step_refused(struct chamber_db *db, const struct chamber_noun *noun,
                 const struct chamber_noun *events, chamber_id id, const char *status,
                 const char *step) MUST_CHECK;

/* The day of a step: `on`, or today if that is empty. Refused if it is none, after today, or
 * before `last`, the day of the record's last event (NULL: not known). *day is borrowed. */
int step_day(struct chamber_db *db, const struct chamber_noun *events, const char *on,
             const char *last, const char **day) MUST_CHECK;

/* Begin the transaction of a step: the batch is called "NOUN VERB". */
int step_begin(struct chamber_db *db, const struct chamber_noun *noun, const char *verb) MUST_CHECK;

#endif
