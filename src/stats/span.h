/* SPDX-License-Identifier: MIT */
/* The days that figures are worked out for. */
#ifndef STATS_SPAN_H
#define STATS_SPAN_H

#include <string.h>

#include "base/date.h"
#include "store/db.h"

struct span {
    struct date from; /* the period's own first and last day */
    struct date until;
    struct date as_of; /* nothing dated later counts */
    struct date end;   /* the earlier of `until` and `as_of`; before `from` if nothing can count */
};

/* The span a caller asks for: `as_of` NULL is the last day, or today if that is earlier. */
int span_make(struct chamber_db *db, const char *period, const char *as_of,
              struct span *out) MUST_CHECK;

/* The same a year earlier; false before the year 2. Whole months stay whole: February's 28 days
 * become 29 in a leap year; and a span counted as of its last day stays one. */
bool span_earlier(const struct span *span, struct span *out);

/* Whether it is one year, or several, from first day to last. */
bool span_of_years(const struct span *span);

/* What a period is called for good: 2018, 2018H1, 2018Q3, 2018-07. False: it is none of these. */
enum { SPAN_NAME_SIZE = 8 };
bool span_name(const struct span *span, char *name);

/* How many months have a day from its first to its end. */
size_t span_months(const struct span *span);

/* Whether that day counts as one of the period. "" does not. */
static inline bool span_holds(const struct span *span, const char *day)
{
    return strcmp(day, span->from.text) >= 0 && strcmp(day, span->end.text) <= 0;
}

/* Keep a day read from a column; NULL becomes "", which is before every day. */
static inline void day_set(struct date *day, const char *text)
{
    size_t length = text != NULL ? strnlen(text, DATE_SIZE - 1) : 0;
    memcpy(day->text, text != NULL ? text : "", length);
    day->text[length] = '\0';
}

#endif
