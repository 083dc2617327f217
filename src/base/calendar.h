/* SPDX-License-Identifier: MIT */
/* Days as numbers, for date.c and its parsers: proleptic Gregorian, years 1 to 9999. */
#ifndef BASE_CALENDAR_H
#define BASE_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/date.h"

enum { YEAR_MIN = 1, YEAR_MAX = 9999 };

struct ymd {
    int year;
    int month;
    int day;
};

/* Days since 1970-01-01, which is 0. */
int64_t calendar_number(struct ymd day);
struct ymd calendar_day(int64_t number);

/* 1 Monday to 7 Sunday. */
int calendar_weekday(int64_t number);

/* Of a month from 1 to 12. */
int calendar_month_days(int year, int month);

/* Read exactly YYYY-MM-DD; false if that is no day that exists. */
bool calendar_read(const char *text, struct ymd *out);

/* Whether the year is one of the calendar's. */
static inline bool calendar_has(struct ymd day)
{
    return day.year >= YEAR_MIN && day.year <= YEAR_MAX;
}

/* YYYY-MM-DD; with day 0 YYYY-MM, with month 0 YYYY; "" where the year is out of range. */
void calendar_write(struct ymd day, struct date *out);

#endif
