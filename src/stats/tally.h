/* SPDX-License-Identifier: MIT */
/* Working figures out: rows are added to a tally for each figure, and a tally has a result. */
#ifndef STATS_TALLY_H
#define STATS_TALLY_H

#include "stats/figure.h"
#include "stats/pairs.h"
#include "stats/span.h"

/* One key of a table. */
struct cell {
    int64_t value;
    int64_t columns[COLUMNS_MAX];
};

struct tally {
    const struct figure *figure;
    struct tally *next; /* one that takes rows of the same kind */
    int64_t count;      /* rows */
    int64_t counts;     /* of a rate: those that count */
    int64_t sum;
    int64_t whole; /* of a share: what the sum is a part of */
    size_t months; /* of the span */
    bool silent;   /* nothing is said of such a span */
    /* of a table: cells[key]; cells[0] is what is not filled in */
    struct cell *cells;
    size_t cell_count;
    /* others concerned, a median's numbers; of a table those of each column */
    struct pairs pairs[COLUMNS_MAX];
    bool failed; /* memory ran out */
};

/* A tally for every figure, in the order of the report. */
struct tallies {
    struct tally *items;
    size_t count;
    struct tally *first[ROW_KINDS]; /* of the figures of each kind of row; then `next` */
};

/* For what counts in a span; false if memory ran out. */
bool tallies_make(const struct span *span, struct tallies *out);
void tallies_free(struct tallies *tallies);

/* Add a row to each figure that takes it: a row_taker's work. */
void tallies_add(struct tallies *tallies, enum row_kind kind, const struct row *row);

/* Once all rows are in: sort and count what is counted once each; false if memory ran out. */
bool tallies_finish(struct tallies *tallies);

/* The result of a figure that is no table. */
struct chamber_number tally_value(const struct tally *tally);

/* The parts of a rate or a share; nothing of other shapes. */
struct chamber_number tally_numerator(const struct tally *tally);
struct chamber_number tally_denominator(const struct tally *tally);

/* The cell of a key of a table; one of zeros if no row had it. */
struct cell tally_cell(const struct tally *tally, word key);

#endif
