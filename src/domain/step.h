/* SPDX-License-Identifier: MIT */
/* What the steps of enterprises and of requests have in common. */
#ifndef DOMAIN_STEP_H
#define DOMAIN_STEP_H

#include "domain/history.h"

/* Begin the transaction of a step: the batch is called "NOUN VERB". */
int step_begin(struct chamber_db *db, const struct chamber_noun *noun, const char *verb) MUST_CHECK;

/* Store `event`, a struct of the event noun with its parent, step and what else was told, as the
 * next one of the stored record `before`; its status and day (`on`, or today if that is empty) are
 * filled in, borrowed. Refused if the step does not fit, naming status and step in words, or if the
 * day is none, after today, or before the last event's. */
int step_add(struct chamber_db *db, const struct history_rules *rules, const void *before,
             void *event, const char *on) MUST_CHECK;

#endif
