/* SPDX-License-Identifier: MIT */
/* Days as numbers, counted from 1970-01-01, and chances from a seed. */
#include "town.h"

enum { ERA_DAYS = 146097, ERA_YEARS = 400, EPOCH = 719468, YEAR_DAYS = 365 };

/* Years that begin in March, so that the leap day is the last one. */
int day_of(int year, int month, int day)
{
    int shifted = month <= 2 ? year - 1 : year;
    int era = shifted / ERA_YEARS;
    int year_of_era = shifted - era * ERA_YEARS;
    int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int day_of_era = year_of_era * YEAR_DAYS + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * ERA_DAYS + day_of_era - EPOCH;
}

void day_split(int day, int *year, int *month, int *number)
{
    int shifted = day + EPOCH;
    int era = shifted / ERA_DAYS;
    int of_era = shifted - era * ERA_DAYS;
    int year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / YEAR_DAYS;
    int of_year = of_era - (YEAR_DAYS * year_of_era + year_of_era / 4 - year_of_era / 100);
    int from_march = (5 * of_year + 2) / 153;
    *number = of_year - (153 * from_march + 2) / 5 + 1;
    *month = from_march < 10 ? from_march + 3 : from_march - 9;
    *year = year_of_era + era * ERA_YEARS + (*month <= 2);
}

int year_of(int day)
{
    int year, month, number;
    day_split(day, &year, &month, &number);
    return year;
}

int month_of(int day)
{
    int year, month, number;
    day_split(day, &year, &month, &number);
    return month;
}

const char *day_text(int day, char out[16])
{
    int year, month, number;
    out[0] = '\0';
    if (day == ALWAYS || day == NEVER)
        return out;
    day_split(day, &year, &month, &number);
    snprintf(out, 16, "%04d-%02d-%02d", year % 10000, month % 100, number % 100);
    return out;
}

int months_later(int day, int months)
{
    int year, month, number;
    day_split(day, &year, &month, &number);
    int count = year * 12 + month - 1 + months;
    int first_of_next = day_of((count + 1) / 12, (count + 1) % 12 + 1, 1);
    int same = day_of(count / 12, count % 12 + 1, 1) + number - 1;
    return same < first_of_next ? same : first_of_next - 1;
}

int chance(struct town *town, int limit)
{
    town->random ^= town->random << 13;
    town->random ^= town->random >> 17;
    town->random ^= town->random << 5;
    return (int)(town->random % (uint32_t)limit);
}

bool percent(struct town *town, int share)
{
    return chance(town, 100) < share;
}

int between(struct town *town, int least, int most)
{
    return least + chance(town, most - least + 1);
}
