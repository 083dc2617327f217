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

/* Of a period, with nothing in it yet; NULL and a failure if memory ran out. */
struct chamber_stats *stats_new(struct chamber_db *db, const char *period, const struct span *span);

/* What the table of figures says of a figure that is no table, and of one that is. */
void figure_word(const struct figure *figure, enum chamber_language language,
                 struct chamber_figure *out);
void table_word(const struct figure *figure, enum chamber_language language,
                struct chamber_breakdown *out);

/* A table's row, to be changed by whoever made it. */
struct chamber_breakdown_row *table_row_of(const struct chamber_breakdown *table, size_t n);

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
/* A row's key of that breakdown. */
void json_add_key(struct str *out, const char *table, const char *key);
void json_add_table(struct str *out, const struct chamber_breakdown *table);

#endif
