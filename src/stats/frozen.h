/* SPDX-License-Identifier: MIT */
/* Figures kept as text: a line for each figure, table and row of a table, its parts separated by
 * TAB. Labels of rows are kept, as words may be called otherwise later; what figures are called is
 * what the table of figures says. */
#ifndef STATS_FROZEN_H
#define STATS_FROZEN_H

#include "stats/result.h"

/* A frozen report as it is stored. */
struct frozen {
    chamber_id id; /* 0: there is none */
    struct date as_of;
    int64_t definitions;
    chamber_id batch; /* that added it */
    char *figures;    /* owned */
};

/* The report of that period, by its name. */
int frozen_find(struct chamber_db *db, const char *period, struct frozen *frozen) MUST_CHECK;
void frozen_clear(struct frozen *frozen);

/* The figures as text, and back into stats whose span and language are set. */
void frozen_write(const struct chamber_stats *stats, struct str *out);
int frozen_read(struct chamber_db *db, const char *text, struct chamber_stats *stats) MUST_CHECK;

/* Where the same period a year earlier is frozen, what was reported then stands beside. */
int frozen_previous(struct chamber_db *db, struct chamber_stats *stats) MUST_CHECK;

#endif
