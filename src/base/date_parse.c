/* SPDX-License-Identifier: MIT */
/* Days, partial dates and periods as people write them; the forms are tables in date_form.c. */
#include <stdlib.h>
#include <string.h>

#include "base/date_form.h"
#include "base/utf8.h"

enum { ANY_UNIT = UNIT_DAY | UNIT_WEEK | UNIT_MONTH | UNIT_QUARTER | UNIT_HALF | UNIT_YEAR };

static enum date_result read_one(const char *text, const char *today, unsigned units,
                                 struct reading *out)
{
    char folded[FORM_SIZE];
    if (text == NULL || !form_fold(text, folded))
        return DATE_UNREADABLE;
    return form_read(folded, today, units, out);
}

enum date_result date_parse(const char *text, const char *today, struct date *out)
{
    struct reading reading;
    enum date_result result = read_one(text, today, UNIT_DAY, &reading);
    if (result == DATE_OK)
        calendar_write(reading.first, out);
    return result;
}

enum date_result pdate_parse(const char *text, const char *today, struct date *out)
{
    struct reading reading;
    enum date_result result = read_one(text, today, UNIT_DAY | UNIT_MONTH | UNIT_YEAR, &reading);
    if (result != DATE_OK)
        return result;
    if (reading.unit != UNIT_DAY)
        reading.first.day = 0;
    if (reading.unit == UNIT_YEAR)
        reading.first.month = 0;
    calendar_write(reading.first, out);
    return DATE_OK;
}

bool date_of_moment(const char *text, struct date *out)
{
    char folded[FORM_SIZE];
    struct reading reading;
    if (!form_fold(text, folded) || form_read_moment(folded, &reading) != DATE_OK)
        return false;
    calendar_write(reading.first, out);
    return true;
}

bool date_of_serial(const char *text, bool from_1904, struct date *out)
{
    enum { NO_SUCH_DAY = 60, LAST = 2958465, YEARS_1904 = 1462 };
    char folded[FORM_SIZE], *end;
    if (!form_fold(text, folded) || folded[0] < '0' || folded[0] > '9')
        return false;
    long number = strtol(folded, &end, 10);
    if (*end == '.')
        end += 1 + strspn(end + 1, "0123456789");
    if (*end || number > LAST)
        return false;
    number += from_1904 ? YEARS_1904 : 0;
    if (number < 1 || number > LAST || number == NO_SUCH_DAY)
        return false;
    date_add_days(number < NO_SUCH_DAY ? "1899-12-31" : "1899-12-30", number, out);
    return true;
}

/* The last day of a unit; past the end of the calendar a week ends with the calendar. */
static struct ymd last_day(const struct reading *reading)
{
    static const struct ymd end_of_calendar = {YEAR_MAX, 12, 31};
    struct ymd last = reading->first;
    switch (reading->unit) {
    case UNIT_DAY:
        return last;
    case UNIT_WEEK:
        last = calendar_day(calendar_number(last) + 6);
        return last.year > YEAR_MAX ? end_of_calendar : last;
    case UNIT_MONTH:
        break;
    case UNIT_QUARTER:
        last.month += 2;
        break;
    case UNIT_HALF:
        last.month += 5;
        break;
    case UNIT_YEAR:
        last.month = 12;
        break;
    }
    last.day = calendar_month_days(last.year, last.month);
    return last;
}

static enum date_result read_period(const char *folded, const char *today, struct period *out)
{
    struct reading reading;
    enum date_result result = form_read(folded, today, ANY_UNIT, &reading);
    if (result != DATE_OK)
        return result;
    calendar_write(reading.first, &out->from);
    calendar_write(last_day(&reading), &out->until);
    return DATE_OK;
}

/* One end of FIRST..LAST: a folded text of `length` bytes. Empty leaves `out` open at both ends. */
static enum date_result read_end(const char *start, size_t length, const char *today,
                                 struct period *out)
{
    char end[FORM_SIZE];
    memcpy(end, start, length);
    end[length] = '\0';
    *out = (struct period){{""}, {""}};
    return length == 0 ? DATE_OK : read_period(end, today, out);
}

enum date_result period_parse(const char *text, const char *today, struct period *out)
{
    char folded[FORM_SIZE];
    if (text == NULL || !form_fold(text, folded))
        return DATE_UNREADABLE;
    struct period first;
    struct period last;
    const char *dots = strstr(folded, "..");
    if (dots == NULL) {
        enum date_result whole = read_period(folded, today, &first);
        if (whole == DATE_OK)
            *out = first;
        return whole;
    }
    enum date_result result = read_end(folded, (size_t)(dots - folded), today, &first);
    if (result == DATE_OK)
        result = read_end(dots + 2, strlen(dots + 2), today, &last);
    if (result != DATE_OK)
        return result;
    if (first.from.text[0] != '\0' && last.until.text[0] != '\0' &&
        strcmp(last.until.text, first.from.text) < 0)
        return DATE_NO_SUCH_DAY;
    *out = (struct period){first.from, last.until};
    return DATE_OK;
}
