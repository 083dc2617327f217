/* SPDX-License-Identifier: MIT */
/* Days and times, which a workbook holds as days since 1900 or 1904. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/calendar.h"
#include "xlsx/read.h"

enum { DAY_SECONDS = 24 * 60 * 60 };

static void add_time(struct str *out, long long seconds)
{
    str_addf(out, "%02lld:%02lld:%02lld", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

/* Excel has a 0 January 1900 and, by an old mistake, a 29 February of that year. They are written
 * as it shows them; that there are no such days is found by whoever reads them. */
static void add_day(struct str *out, int64_t day, bool from_1904)
{
    enum { NO_DAY = 0, LEAP_DAY = 60 };
    struct date date;
    struct ymd first = from_1904        ? (struct ymd){1904, 1, 1}
                       : day < LEAP_DAY ? (struct ymd){1899, 12, 31}
                                        : (struct ymd){1899, 12, 30};
    if (!from_1904 && day == NO_DAY) {
        str_add(out, "1900-01-00");
    } else if (!from_1904 && day == LEAP_DAY) {
        str_add(out, "1900-02-29");
    } else {
        calendar_write(calendar_day(calendar_number(first) + day), &date);
        str_add(out, date.text);
    }
}

bool date_write(double value, enum format_kind kind, bool from_1904, struct str *out,
                enum xlsx_kind *result)
{
    enum { LAST_DAY = 2958465, LAST_DAY_1904 = LAST_DAY - 1462 };
    double last = from_1904 ? LAST_DAY_1904 : LAST_DAY;
    if (kind == FORMAT_PLAIN || value < 0 || value >= last + 1)
        return false;
    long long seconds = llround(value * DAY_SECONDS);
    long long day = seconds / DAY_SECONDS;
    if ((double)day > last)
        return false;
    *result = XLSX_TEXT;
    if (kind == FORMAT_ELAPSED || (kind == FORMAT_TIME && day == 0)) {
        add_time(out, seconds);
        return true;
    }
    *result = kind == FORMAT_MONTH ? XLSX_MONTH : kind == FORMAT_YEAR ? XLSX_YEAR : XLSX_DATE;
    add_day(out, day, from_1904);
    if (seconds % DAY_SECONDS > 0) {
        str_add_char(out, ' ');
        add_time(out, seconds % DAY_SECONDS);
    }
    return true;
}

/* 2018-07-03, 2018-07-03T14:30, 2018-07-03T14:30:00.000Z */
bool date_read_iso(const char *text, struct str *out)
{
    char day[DATE_SIZE] = "";
    unsigned hour = 0, minute = 0, second = 0;
    strncat(day, text, sizeof day - 1);
    if (!date_valid(day))
        return false;
    text += strlen(day);
    if (*text && (*text != 'T' || sscanf(text, "T%2u:%2u:%2u", &hour, &minute, &second) < 2 ||
                  hour > 23 || minute > 59 || second > 59))
        return false;
    str_add(out, day);
    if (hour + minute + second > 0)
        str_addf(out, " %02u:%02u:%02u", hour, minute, second);
    return true;
}
