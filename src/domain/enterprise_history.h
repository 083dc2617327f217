/* SPDX-License-Identifier: MIT */
/* What follows from an enterprise's events. */
#ifndef DOMAIN_ENTERPRISE_HISTORY_H
#define DOMAIN_ENTERPRISE_HISTORY_H

#include "domain/history.h"

extern const struct history_rules enterprise_history;

/* Whether a stored record is what follows from its events. */
int enterprise_sound(struct chamber_db *db, const void *record) MUST_CHECK;

#endif
