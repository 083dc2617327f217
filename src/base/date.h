/* SPDX-License-Identifier: MIT */
/* Days and periods, proleptic Gregorian, years 1 to 9999, as ISO 8601 text. No clock but in
 * date_local_today(). */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

enum { DATE_SIZE = 11, MOMENT_SIZE = 21 };

struct date {
    char text[DATE_SIZE]; /* "2018-07-20" or "" */
};

/* A period of whole days, both included; either end may be "" (open). */
struct period {
    struct date from;
    struct date until;
};

enum date_result {
    DATE_OK = 0,
    DATE_UNREADABLE,  /* no form of a date */
    DATE_NO_SUCH_DAY, /* 2018-02-30 */
    DATE_SHORT_YEAR,  /* 18-07-03: never guessed */
    DATE_YEAR_LAST,   /* 7/3/2018, 3-Jul-18: which is the month is never guessed */
    DATE_OUT_OF_RANGE /* year 0 or above 9999 */
};

/* Whether the text is exactly YYYY-MM-DD and such a day exists. */
bool date_valid(const char *text);

/* Whether the text is exactly YYYY, YYYY-MM or YYYY-MM-DD and exists. */
bool pdate_valid(const char *text);

/* A day as people write it: 2018-07-03 2018/7/3 2018.7.3 20180703 2018年7月3日 2018年7月3号
 * 二〇一八年七月三日, full-width digits, blanks around and between; 今天 昨天 前天 明天 后天 上周五
 * 本周三 下周一 today yesterday tomorrow, counted from `today`. Table-driven. */
enum date_result date_parse(const char *text, const char *today, struct date *out);

/* As date_parse(), or a month or year: 2018 2018-07 2018/7 2018.7 2018年 2018年7月; gives YYYY,
 * YYYY-MM or YYYY-MM-DD. */
enum date_result pdate_parse(const char *text, const char *today, struct date *out);

/* The day of a text that has a weekday or a time of day behind it, "2018/7/3 14:22",
 * "2018年7月3日（星期二）", as spreadsheets and other programs write it. False if it is nothing
 * of the kind. */
bool date_of_moment(const char *text, struct date *out);

/* A day as spreadsheets count them, "43284" or "43284.59": 1 is 1900-01-01, and there is a 60, 29
 * February 1900, which was no day; or from 1904, where 0 is 1904-01-01. False if it is none. */
bool date_of_serial(const char *text, bool from_1904, struct date *out);

/* A period: a day in any form (both ends), 2018 2018年 2018-07 2018/7 2018年7月 2018Q3
 * 2018年第3季度 2018H1 2018上半年 2018年下半年, 本月 上月 本季 今年 去年 本周 上周 this/last
 * month/year, FIRST..LAST (either may be any of these, or empty: open). An end before its start is
 * DATE_NO_SUCH_DAY. */
enum date_result period_parse(const char *text, const char *today, struct period *out);

/* The first and last day of a partial date: 2018-02 -> 2018-02-01, 2018-02-28. */
void pdate_span(const char *pdate, struct period *out);

/* The day `days` later (or earlier). "" past either end of the calendar. */
void date_add_days(const char *date, int64_t days, struct date *out);

/* The same day a year earlier; 29 February becomes the 28th. The last day of a month stays the
 * last day only in that sense: 2019-02-28 -> 2018-02-28. */
void date_year_earlier(const char *date, struct date *out);

/* Days from a to b; negative if b is earlier. Both must be valid. */
int64_t date_days_between(const char *a, const char *b);

/* 1 Monday to 7 Sunday, of a valid date. */
int date_weekday(const char *date);

/* The date on this machine's clock, local time. */
void date_local_today(struct date *out);

/* Now in UTC, YYYY-MM-DDTHH:MM:SSZ, into a buffer of MOMENT_SIZE. */
void date_utc_now(char *out);

#endif
