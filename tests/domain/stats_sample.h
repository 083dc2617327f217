/* SPDX-License-Identifier: MIT */
/* A fresh database for a test of figures, filled by plain SQL, and what every result must hold. */
#ifndef TESTS_DOMAIN_STATS_SAMPLE_H
#define TESTS_DOMAIN_STATS_SAMPLE_H

#include <chamber/db.h>
#include <chamber/stats.h>

struct sample {
    struct chamber_db *db;
    char folder[64];
};

/* Make a database in a new temporary folder, on which today is `today`. */
void sample_open(struct sample *sample, const char *today);

/* Close it and remove it. */
void sample_close(struct sample *sample);

/* Run one statement, which must do. */
void sample_run(struct sample *sample, const char *sql);

/* Run statements in one transaction; a NULL ends them. */
void sample_fill(struct sample *sample, const char *const *statements);

/* The words of lists that the figures need, as a new database has them. */
void sample_words(struct sample *sample);

/* As sample_open(), with the small year 2023 of stats_year.c; today is 2024-06-30. */
void sample_open_year(struct sample *sample);

/* The figures of a period, which must work; freed by the caller. */
struct chamber_stats *sample_stats(struct sample *sample, const char *period, const char *as_of);

/* A figure's value; fails the test if it has none. */
double sample_value(const struct chamber_stats *stats, const char *id);

/* The breakdown of that id, and its row of that key (NULL: not filled in) or NULL. */
const struct chamber_breakdown *sample_table(const struct chamber_stats *stats, const char *id);
const struct chamber_breakdown_row *sample_row(const struct chamber_stats *stats, const char *id,
                                               const char *key);

/* A row's column of that name. */
int64_t sample_column(const struct chamber_breakdown_row *row, const char *name);

/* Fail the test unless every figure and every row agrees with the records listed behind it, and
 * the figures with each other: requests by status, members from start to end, sums of rows. */
void sample_check_identities(struct sample *sample, const char *period, const char *as_of);

#endif
