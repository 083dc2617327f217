/* SPDX-License-Identifier: MIT */
/* Days and partial dates as ISO text: validity, arithmetic, the clock. */
#include "base/date.h"

#include <string.h>
#include <time.h>

#include "base/calendar.h"

/* No two days of the calendar lie further apart than this. */
enum { DAYS_MAX = 4000000 };

bool date_valid(const char *text)
{
    struct ymd day;
    return calendar_read(text, &day);
}

/* A year or a month made a day by adding what it lacks; false if it is too long for that. */
static bool fill_up(const char *pdate, struct ymd *out)
{
    static const char first_day[] = "YYYY-01-01";
    char text[DATE_SIZE];
    size_t length = pdate == NULL ? 0 : strlen(pdate);
    if (length != 4 && length != 7 && length != DATE_SIZE - 1)
        return false;
    memcpy(text, pdate, length);
    memcpy(text + length, first_day + length, DATE_SIZE - length);
    return calendar_read(text, out);
}

bool pdate_valid(const char *text)
{
    struct ymd day;
    return fill_up(text, &day);
}

void pdate_span(const char *pdate, struct period *out)
{
    struct ymd first = {0};
    struct period span = {0};
    if (fill_up(pdate, &first)) {
        size_t length = strlen(pdate);
        struct ymd last = first;
        if (length == 4)
            last.month = 12;
        if (length < DATE_SIZE - 1)
            last.day = calendar_month_days(last.year, last.month);
        calendar_write(first, &span.from);
        calendar_write(last, &span.until);
    }
    *out = span;
}

void date_add_days(const char *date, int64_t days, struct date *out)
{
    struct ymd day;
    struct date later = {""};
    if (calendar_read(date, &day) && days >= -DAYS_MAX && days <= DAYS_MAX)
        calendar_write(calendar_day(calendar_number(day) + days), &later);
    *out = later;
}

void date_year_earlier(const char *date, struct date *out)
{
    struct ymd day;
    struct date earlier = {""};
    if (calendar_read(date, &day)) {
        day.year--;
        if (day.month == 2 && day.day == 29)
            day.day = 28;
        calendar_write(day, &earlier);
    }
    *out = earlier;
}

int64_t date_days_between(const char *a, const char *b)
{
    struct ymd from;
    struct ymd to;
    if (!calendar_read(a, &from) || !calendar_read(b, &to))
        return 0;
    return calendar_number(to) - calendar_number(from);
}

int date_weekday(const char *date)
{
    struct ymd day;
    return calendar_read(date, &day) ? calendar_weekday(calendar_number(day)) : 0;
}

void date_local_today(struct date *out)
{
    struct date today = {""};
    struct tm local;
    time_t now = time(NULL);
    if (localtime_r(&now, &local) != NULL)
        calendar_write((struct ymd){local.tm_year + 1900, local.tm_mon + 1, local.tm_mday}, &today);
    *out = today;
}

void date_utc_now(char *out)
{
    struct tm utc;
    time_t now = time(NULL);
    bool told = gmtime_r(&now, &utc) != NULL;
    out[told ? strftime(out, MOMENT_SIZE, "%Y-%m-%dT%H:%M:%SZ", &utc) : 0] = '\0';
}
