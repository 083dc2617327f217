/* SPDX-License-Identifier: MIT */
/* Histories that come from elsewhere: events that are given, not made by verbs. */
#ifndef DOMAIN_HISTORY_GIVEN_H
#define DOMAIN_HISTORY_GIVEN_H

#include "domain/history.h"

/* The rules of the histories that an event noun's records make up; NULL: it is none. */
const struct history_rules *history_rules_of(const struct chamber_noun *events);

/* Take a further event, in the order that counts, after *status (NULL: nothing yet): fill in the
 * status that it leads to, in the event and in *status. Refused if it does not fit, or says that it
 * led to another. */
int history_follow(struct chamber_db *db, const struct history_rules *rules, const char **status,
                   void *event) MUST_CHECK;

#endif
