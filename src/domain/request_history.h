/* SPDX-License-Identifier: MIT */
/* What follows from a request's events. */
#ifndef DOMAIN_REQUEST_HISTORY_H
#define DOMAIN_REQUEST_HISTORY_H

#include "domain/history.h"

extern const struct history_rules request_history;

/* Whether a stored record is what follows from its events, and is not merged in a circle. */
int request_sound(struct chamber_db *db, const void *record) MUST_CHECK;

#endif
