/* SPDX-License-Identifier: MIT */
/* A request's events, read in their order and written one by one. */
#ifndef DOMAIN_REQUEST_HISTORY_H
#define DOMAIN_REQUEST_HISTORY_H

#include <chamber/request.h>
#include <chamber/request_event.h>

#include "base/cleanup.h"
#include "domain/handling.h"

struct request_history {
    struct chamber_request_event *events; /* owned */
    size_t count;
};

int request_history_load(struct chamber_db *db, chamber_id request,
                         struct request_history *history) MUST_CHECK;
void request_history_clear(struct request_history *history);
#define CLEAN_HISTORY CLEAN(request_history_clear)

/* Store an event; nothing of `event` is kept. */
int request_history_add(struct chamber_db *db,
                        const struct chamber_request_event *event) MUST_CHECK;

/* A copy of the stored record with the derived fields that follow from its events now; refused if
 * these do not follow from one another. */
int request_history_derive(struct chamber_db *db, const struct chamber_request *stored,
                           struct chamber_request *derived) MUST_CHECK;

/* Whether a stored record is what follows from its events, and is not merged in a circle. */
int request_sound(struct chamber_db *db, const void *record) MUST_CHECK;

/* The fields that follow from events, as a mask. */
uint64_t request_history_fields(void);

#endif
