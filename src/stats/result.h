/* SPDX-License-Identifier: MIT */
/* All figures of a period as the caller has them. */
#ifndef STATS_RESULT_H
#define STATS_RESULT_H

#include "base/str.h"
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
    struct chamber_section *sections; /* one for each part that has anything */
    size_t section_count;
};

/* Make the sections out of the figures and tables that are there. */
void sections_fill(struct chamber_stats *stats);

/* Make the tables' rows, in order, out of the tallies and those of a year earlier, if any. */
int tables_fill(struct chamber_db *db, const struct tallies *tallies, const struct tallies *earlier,
                struct chamber_stats *stats) MUST_CHECK;

/* Free what a table holds. */
void table_clear(struct chamber_breakdown *table);

/* Free the tables. */
void tables_free(struct chamber_stats *stats);

/* As JSON objects, for whoever puts them together. */
void json_add_head(struct str *out, const struct chamber_stats *stats);
void json_add_figure(struct str *out, const struct chamber_figure *figure);
void json_add_table(struct str *out, const struct chamber_breakdown *table);

#endif
