/* SPDX-License-Identifier: MIT */
/* The yearly figures as the model has them: a list of lines, figures and rows of breakdowns. */
#ifndef TOWN_FIGURES_H
#define TOWN_FIGURES_H

#include "town.h"

enum { LINES_MAX = 900, KEY_BYTES = 64 };

/* The further numbers of a row, in the order in which they are printed. */
enum column {
    RAISED,
    ARE_RESOLVED,
    ARE_ASSIGNED,
    VISITED,
    JOINED_IN,
    OF_ENTERPRISES,
    OF_PERSONS,
    OF_CHAMBER,
    RECOMMENDED,
    ARE_ACCEPTED,
    COLUMNS
};

struct line {
    const char *id;
    bool row, rate;
    char key[KEY_BYTES];
    const char *level;
    bool given;
    double value, numerator, denominator;
    bool has[COLUMNS];
    int columns[COLUMNS];
};

struct figures {
    struct line lines[LINES_MAX];
    int count;
};

struct period {
    int from, until, as_of;
    int end; /* the period ends at as_of if that is earlier */
};

void put(struct figures *figures, const char *id, double value);
/* There is no such figure for this period. */
void put_nothing(struct figures *figures, const char *id);
void put_rate(struct figures *figures, const char *id, double numerator, double denominator);
/* A row; key NULL: not filled in. */
struct line *put_row(struct figures *figures, const char *id, const char *key, int value);
struct line *put_number(struct figures *figures, const char *id, int key, int value);
void put_column(struct line *line, enum column column, int value);
/* A breakdown by word: counts[n] of word n. */
void put_words(struct figures *figures, const char *id, const char *const *words,
               const int *counts);
/* A breakdown by record: counts[n] of record n, up to `most`. */
void put_records(struct figures *figures, const char *id, int most, const int *counts);
/* A breakdown by month of the period, and nothing without. */
void put_months(struct figures *figures, const char *id, const struct period *period,
                const int counts[13]);
bool within(const struct period *period, int day);

void figure_members(const struct town *town, const struct period *period, struct figures *figures);
void figure_visits(const struct town *town, const struct period *period, struct figures *figures);
void figure_requests(const struct town *town, const struct period *period, struct figures *figures);
void figure_work(const struct town *town, const struct period *period, struct figures *figures);

#endif
