/* SPDX-License-Identifier: MIT */
/* What people write for a day or a period, read by tables: for date_parse.c. */
#ifndef BASE_DATE_FORM_H
#define BASE_DATE_FORM_H

#include <stdbool.h>

#include "base/calendar.h"

enum unit {
    UNIT_DAY = 1,
    UNIT_WEEK = 2,
    UNIT_MONTH = 4,
    UNIT_QUARTER = 8,
    UNIT_HALF = 16,
    UNIT_YEAR = 32
};

/* What was read: the unit and its first day. */
struct reading {
    enum unit unit;
    struct ymd first;
};

/* Longer than anything that can be read; what does not fit is unreadable. */
enum { FORM_SIZE = 96 };

/* The text in the spelling the tables use: trimmed, half width, lower case, one kind of hyphen and
 * of blank. False if it is too long. */
bool form_fold(const char *text, char out[FORM_SIZE]);

/* Read a folded text as one of the units allowed (a sum of enum unit). */
enum date_result form_read(const char *folded, const char *today, unsigned units,
                           struct reading *out);

/* As form_read(), of the words alone. */
enum date_result word_read(const char *folded, struct ymd today, unsigned units,
                           struct reading *out);

#endif
