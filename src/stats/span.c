/* SPDX-License-Identifier: MIT */
/* Which days a period asked for stands for, and which a year earlier. */
#include "stats/span.h"

#include <stdio.h>
#include <stdlib.h>

static void set_end(struct span *span)
{
    bool cut = strcmp(span->as_of.text, span->until.text) < 0;
    span->end = cut ? span->as_of : span->until;
}

int span_make(struct chamber_db *db, const char *period, const char *as_of, struct span *out)
{
    const char *today = chamber_today(db);
    const char *typed = period != NULL ? period : "";
    struct period days;
    if (period_parse(typed, today, &days) != DATE_OK || days.from.text[0] == '\0' ||
        days.until.text[0] == '\0')
        return fail(db, CHAMBER_E_USAGE, "stats_no_period", typed);
    struct span span = {.from = days.from, .until = days.until};
    if (as_of == NULL)
        day_set(&span.as_of, strcmp(today, span.until.text) < 0 ? today : span.until.text);
    else if (date_parse(as_of, today, &span.as_of) != DATE_OK)
        return fail(db, CHAMBER_E_USAGE, "stats_no_day", as_of);
    set_end(&span);
    *out = span;
    return CHAMBER_OK;
}

/* Whether the day is the last of its month. */
static bool ends_month(const char *day)
{
    struct date next;
    date_add_days(day, 1, &next);
    return next.text[0] == '\0' || strcmp(next.text + 8, "01") == 0;
}

/* A year earlier, where a period of whole months ends. */
static void month_end_earlier(const char *day, struct date *out)
{
    struct date month;
    struct period span;
    date_year_earlier(day, out);
    day_set(&month, out->text);
    month.text[strlen("YYYY-MM")] = '\0';
    pdate_span(month.text, &span);
    *out = span.until;
}

bool span_earlier(const struct span *span, struct span *out)
{
    if (strcmp(span->from.text, "0002-01-01") < 0 || strcmp(span->as_of.text, "0002-01-01") < 0)
        return false;
    bool whole_months = strcmp(span->from.text + 8, "01") == 0 && ends_month(span->until.text);
    bool as_of_last = strcmp(span->as_of.text, span->until.text) == 0;
    date_year_earlier(span->from.text, &out->from);
    if (whole_months)
        month_end_earlier(span->until.text, &out->until);
    else
        date_year_earlier(span->until.text, &out->until);
    if (as_of_last)
        out->as_of = out->until;
    else
        date_year_earlier(span->as_of.text, &out->as_of);
    set_end(out);
    return true;
}

bool span_of_years(const struct span *span)
{
    return strcmp(span->from.text + strlen("YYYY"), "-01-01") == 0 &&
           strcmp(span->until.text + strlen("YYYY"), "-12-31") == 0;
}

bool span_name(const struct span *span, char *name)
{
    const char *from = span->from.text, *until = span->until.text;
    const char *month = from + strlen("YYYY-");
    long first = strtol(month, NULL, 10), last = strtol(until + strlen("YYYY-"), NULL, 10);
    long months = last - first + 1;
    bool ours = months == 12 || months == 6 || months == 3 || months == 1;
    if (strncmp(from, until, strlen("YYYY")) != 0 || strcmp(from + strlen("YYYY-MM"), "-01") != 0 ||
        !ends_month(until) || !ours || (first - 1) % months != 0)
        return false;
    snprintf(name, SPAN_NAME_SIZE, "%.*s", (int)strlen(months == 1 ? "YYYY-MM" : "YYYY"), from);
    if (months == 6 || months == 3) {
        name[strlen("YYYY")] = months == 6 ? 'H' : 'Q';
        name[strlen("YYYYH")] = (char)('1' + (first - 1) / months);
        name[strlen("YYYYH1")] = '\0';
    }
    return true;
}

/* The months from the year 0 to that of a day. */
static long month_number(const char *day)
{
    return strtol(day, NULL, 10) * 12 + strtol(day + strlen("YYYY-"), NULL, 10);
}

size_t span_months(const struct span *span)
{
    if (strcmp(span->end.text, span->from.text) < 0)
        return 0;
    return (size_t)(month_number(span->end.text) - month_number(span->from.text) + 1);
}
