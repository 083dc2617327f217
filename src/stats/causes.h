/* SPDX-License-Identifier: MIT */
/* Which batches made a number of a span another one than it was. */
#ifndef STATS_CAUSES_H
#define STATS_CAUSES_H

#include "stats/span.h"

#include <chamber/stats.h>

/* A number, and the batches found: those across which it changed, the earliest first;
 * not those that were undone again. */
struct cause {
    struct chamber_difference shown;
    struct chamber_ids batches;
};

/* Where the journal was followed to. */
struct causes {
    const struct span *span;
    chamber_id since;   /* batches after this one */
    chamber_id blocked; /* set: the one that could not be taken back; or 0 */
    struct cause *items;
    size_t count;
};

/* Name the columns of a figure's parts. */
extern const char cause_numerator[];
extern const char cause_denominator[];

/* Find them in a copy of the database. */
int causes_find(struct chamber_db *db, struct causes *causes) MUST_CHECK;

#endif
