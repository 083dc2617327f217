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
 * of blank, none beside - / . 年 月 日; 二〇一八年七月三日 in digits. False if it is too long. */
bool form_fold(const char *text, char out[FORM_SIZE]);

/* Read a folded text as one of the units allowed (a sum of enum unit). */
enum date_result form_read(const char *folded, const char *today, unsigned units,
                           struct reading *out);

/* Read a day in one of the forms; a weekday or a time of day may stand behind it. */
enum date_result form_read_moment(const char *folded, struct reading *out);

/* Whether it is nothing but a weekday, a time of day, or both: what may stand behind a day. A time
 * of another zone than China's is none: there it may be another day. */
bool form_ends_day(const char *rest);

/* As form_read(), of the words alone. */
enum date_result word_read(const char *folded, struct ymd today, unsigned units,
                           struct reading *out);

#endif
