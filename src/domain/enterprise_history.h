/* SPDX-License-Identifier: MIT */
/* An enterprise's events, read in their order and written one by one. */
#ifndef DOMAIN_ENTERPRISE_HISTORY_H
#define DOMAIN_ENTERPRISE_HISTORY_H

#include <chamber/enterprise.h>
#include <chamber/enterprise_event.h>

#include "base/cleanup.h"
#include "domain/membership.h"

struct enterprise_history {
    struct chamber_enterprise_event *events; /* owned */
    size_t count;
};

int enterprise_history_load(struct chamber_db *db, chamber_id enterprise,
                            struct enterprise_history *history) MUST_CHECK;
void enterprise_history_clear(struct enterprise_history *history);
#define CLEAN_HISTORY CLEAN(enterprise_history_clear)

/* Store an event; nothing of `event` is kept. */
int enterprise_history_add(struct chamber_db *db,
                           const struct chamber_enterprise_event *event) MUST_CHECK;

/* A copy of the stored record with the status, joined_on and left_on that follow from its events
 * now; refused if these do not follow from one another. */
int enterprise_history_derive(struct chamber_db *db, const struct chamber_enterprise *stored,
                              struct chamber_enterprise *derived) MUST_CHECK;

/* Whether a stored record is what follows from its events. */
int enterprise_sound(struct chamber_db *db, const void *record) MUST_CHECK;

#endif
