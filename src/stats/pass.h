/* SPDX-License-Identifier: MIT */
/* One pass over the records: each part makes the rows of its kinds and hands them to a taker. */
#ifndef STATS_PASS_H
#define STATS_PASS_H

#include "stats/figure.h"
#include "stats/population.h"
#include "stats/span.h"
#include "store/stmt.h"

/* Takes a row, which is gone when it returns; CHAMBER_OK or a failure that ends the pass. */
typedef int (*row_taker)(void *context, enum row_kind kind, const struct row *row);

struct pass {
    struct chamber_db *db;
    const struct span *span;
    struct pool *pool;              /* the words of all rows */
    struct population *enterprises; /* as of the span's day */
    row_taker take;
    void *context;
};

/* Make the rows of the kinds in the mask 1 << ROW_... (and of any these need to be made), for one
 * pass or several, the latest first, of one database with one pool: what takes longest is read once
 * for all. The enterprises are those of the span's day, and are marked by what the period's visits
 * were to them. */
enum { PASSES_MOST = 2 };
int pass_run(struct pass *passes, size_t count, uint32_t kinds) MUST_CHECK;

/* The same of one, with the enterprises loaded for it alone. */
int pass_once(struct chamber_db *db, const struct span *span, struct pool *pool, uint32_t kinds,
              row_taker take, void *context) MUST_CHECK;

/* A row of that kind for each line that a query gives of the span (:from, :end, :as_of); `fill`
 * reads it. */
int pass_query(struct pass *pass, enum sql_name sql, enum row_kind kind,
               void (*fill)(const struct pass *pass, struct stmt *st, struct row *row)) MUST_CHECK;

/* What makes the rows, one function for each part; requests take long. */
int members_rows(struct pass *pass) MUST_CHECK;
int committee_rows(struct pass *pass) MUST_CHECK;
int visits_rows(struct pass *pass) MUST_CHECK;
int requests_rows(struct pass *passes, size_t count) MUST_CHECK;
int liaisons_rows(struct pass *pass) MUST_CHECK;
int activities_rows(struct pass *pass) MUST_CHECK;
int services_rows(struct pass *pass) MUST_CHECK;
int honors_rows(struct pass *pass) MUST_CHECK;
int recommendations_rows(struct pass *pass) MUST_CHECK;
int notices_rows(struct pass *pass) MUST_CHECK;
int tasks_rows(struct pass *pass) MUST_CHECK;
int fees_rows(struct pass *pass) MUST_CHECK;

#endif
