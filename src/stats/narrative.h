/* SPDX-License-Identifier: MIT */
/* The report in words: what is said of which figures, in which order, is a table of clauses. */
#ifndef STATS_NARRATIVE_H
#define STATS_NARRATIVE_H

#include "stats/result.h"

/* What a clause takes of a figure or a breakdown. */
enum take {
    TAKE_NONE,
    TAKE_VALUE,
    TAKE_NUMERATOR,
    TAKE_DENOMINATOR,
    TAKE_PERCENT, /* of a rate: "62.5%" */
    TAKE_SUM,     /* of a breakdown: its values together, or those of a column */
    TAKE_LIST,    /* of a breakdown: its rows that count anything */
    TAKE_MONTHS   /* of those without: the other months of the period */
};

/* How something is counted: messages for one and for several, of which English needs both. */
struct measure {
    const char *one;
    const char *many;
};

struct taken {
    const char *id;
    enum take take;
    const struct measure *measure; /* of a list that of its values; NULL: of honors */
    const char *column;            /* of a sum: a further number instead of the value */
    const char *rest;              /* of a list: what is not filled in is called this message;
                                      NULL: it is not said */
};

/* Where a clause stands. */
enum place { CLAUSE, SENTENCE, PARAGRAPH };

enum { TAKEN_MAX = 3 };

/* Said if what it takes first is there and not nothing, and what it needs is so, too. */
struct clause {
    enum place place; /* where it begins */
    const char *message;
    struct taken takes[TAKEN_MAX];
    struct taken needs;    /* said only if that is something; TAKE_NONE: in any case */
    struct taken unless;   /* said only if that is nothing; TAKE_NONE: in any case */
    const char *unlike[2]; /* said only if these two figures differ; NULL: in any case */
};

extern const struct clause narrative_clauses[];
extern const size_t narrative_clause_count;

/* The number taken; of a list how many rows it has. 0: nothing is there. */
double narrative_number(const struct chamber_stats *stats, const struct taken *taken);

/* The breakdown of that id, or NULL; and a row's further number of that name. */
const struct chamber_breakdown *narrative_table(const struct chamber_stats *stats, const char *id);
int64_t narrative_column(const struct chamber_breakdown_row *row, const char *name);

/* Append the period in words: 2018年上半年. */
void narrative_period(struct str *out, const struct span *span, enum chamber_language language);

/* Append a day in words: 2018年7月3日. */
void narrative_day(struct str *out, const char *day, enum chamber_language language);

#endif
