/* SPDX-License-Identifier: MIT */
/* All figures of a period as the caller has them. */
#ifndef STATS_RESULT_H
#define STATS_RESULT_H

#include "stats/span.h"
#include "stats/tally.h"

struct chamber_stats {
    char *period; /* as typed */
    struct span span;
    enum chamber_language language;
    struct pool pool; /* owns the texts of the rows */
    struct chamber_figure *figures;
    size_t figure_count;
    struct chamber_breakdown *tables;
    size_t table_count;
};

/* Make the tables' rows, in order, out of the tallies. */
int tables_fill(struct chamber_db *db, const struct tallies *tallies,
                struct chamber_stats *stats) MUST_CHECK;

/* Free the tables. */
void tables_free(struct chamber_stats *stats);

#endif
