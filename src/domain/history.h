/* SPDX-License-Identifier: MIT */
/* The history of a record, an enterprise or a request: its events in the order that counts, and
 * what follows from them. Which step fits is said by the tables of membership.c and handling.c. */
#ifndef DOMAIN_HISTORY_H
#define DOMAIN_HISTORY_H

#include "record/view.h"

/* What a noun's histories are like. */
struct history_rules {
    const struct chamber_noun *noun;
    const struct chamber_noun *events;
    bool undated; /* an event may have no day: it counts before every day */

    /* The status after a step from a status (NULL: nothing yet); NULL if the step does not fit. */
    const char *(*after)(const char *status, const char *step);

    /* The fields of the record that follow from its events, ended by NULL, and how to set them in
     * an owned record. */
    const char *const *follows;
    int (*apply)(struct chamber_db *db, const void *events, size_t count, void *record);
};

struct history {
    const struct history_rules *rules;
    struct view_rows events; /* structs of the event noun */
};

int history_load(struct chamber_db *db, const struct history_rules *rules, chamber_id parent,
                 struct history *history) MUST_CHECK;
void history_clear(struct history *history);
#define CLEAN_HISTORY CLEAN(history_clear)

/* One more, zeroed, at the end; NULL if memory ran out. */
void *history_append(struct history *history);

void *history_event(const struct history *history, size_t i);

/* A text member of an event: "step", "happened_on", "status". */
const char *history_text(const struct history *history, size_t i, const char *field);

/* How many events fit, from the first on; *status is the one after these, NULL after none. */
size_t history_fit(const struct history *history, const char **status);

/* Store a new event; nothing of it is kept. */
int history_add(struct chamber_db *db, const struct history_rules *rules,
                const void *event) MUST_CHECK;

/* A copy of the stored record with what follows from its events now; refused if these do not
 * follow from one another. */
int history_derive(struct chamber_db *db, const struct history_rules *rules, const void *stored,
                   void *derived) MUST_CHECK;

/* Whether a stored record is what follows from its events. */
int history_sound(struct chamber_db *db, const struct history_rules *rules,
                  const void *stored) MUST_CHECK;

/* The fields that follow from events, as a mask. */
uint64_t history_fields(const struct history_rules *rules);

#endif
