/* SPDX-License-Identifier: MIT */
/* Days as numbers and back: see calendar.h. Years are counted from March, so that the leap day is
 * the last of its year; 400 years are 146,097 days. */
#include "base/calendar.h"

#include <string.h>

enum { DAYS_PER_400_YEARS = 146097, DAYS_TO_1970 = 719468 /* from 0000-03-01 */ };

int64_t calendar_number(struct ymd day)
{
    int64_t year = day.month <= 2 ? day.year - 1 : day.year; /* 0 at least: see YEAR_MIN */
    int64_t era = year / 400;
    int64_t year_of_era = year - era * 400;
    int64_t months = (day.month + 9) % 12; /* since March */
    int64_t day_of_year = (153 * months + 2) / 5 + day.day - 1;
    int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * DAYS_PER_400_YEARS + day_of_era - DAYS_TO_1970;
}

struct ymd calendar_day(int64_t number)
{
    number += DAYS_TO_1970;
    int64_t era = (number >= 0 ? number : number - (DAYS_PER_400_YEARS - 1)) / DAYS_PER_400_YEARS;
    int64_t day_of_era = number - era * DAYS_PER_400_YEARS;
    int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t months = (5 * day_of_year + 2) / 153; /* since March */
    int64_t month = months < 10 ? months + 3 : months - 9;
    int64_t year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
    return (struct ymd){(int)year, (int)month, (int)(day_of_year - (153 * months + 2) / 5 + 1)};
}

int calendar_weekday(int64_t number)
{
    int64_t since_monday = (number + 3) % 7; /* 1970-01-01 was a Thursday */
    return (int)(since_monday < 0 ? since_monday + 7 : since_monday) + 1;
}

int calendar_month_days(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : days[month - 1];
}

/* `count` digits as a number, or -1. Reads no byte past one that is no digit. */
static int read_digits(const char *text, size_t count)
{
    int value = 0;
    for (size_t i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

bool calendar_read(const char *text, struct ymd *out)
{
    if (text == NULL || strlen(text) != DATE_SIZE - 1 || text[4] != '-' || text[7] != '-')
        return false;
    struct ymd day = {read_digits(text, 4), read_digits(text + 5, 2), read_digits(text + 8, 2)};
    if (day.year < YEAR_MIN || day.month < 1 || day.month > 12 || day.day < 1 ||
        day.day > calendar_month_days(day.year, day.month))
        return false;
    *out = day;
    return true;
}

static char *write_digits(char *at, int value, int count)
{
    for (int i = count - 1; i >= 0; i--) {
        at[i] = (char)('0' + value % 10);
        value /= 10;
    }
    return at + count;
}

void calendar_write(struct ymd day, struct date *out)
{
    struct date text = {""};
    if (calendar_has(day)) {
        char *at = write_digits(text.text, day.year, 4);
        if (day.month > 0) {
            *at++ = '-';
            at = write_digits(at, day.month, 2);
        }
        if (day.day > 0) {
            *at++ = '-';
            write_digits(at, day.day, 2);
        }
    }
    *out = text;
}
