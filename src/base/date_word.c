/* SPDX-License-Identifier: MIT */
/* The words for days and periods counted from today, in Chinese and English. */
#include <string.h>

#include "base/cleanup.h"
#include "base/date_form.h"

static const struct word {
    const char *text;
    enum unit unit;
    int offset;
} words[] = {
    {"今天", UNIT_DAY, 0},
    {"今日", UNIT_DAY, 0},
    {"昨天", UNIT_DAY, -1},
    {"昨日", UNIT_DAY, -1},
    {"前天", UNIT_DAY, -2},
    {"大前天", UNIT_DAY, -3},
    {"明天", UNIT_DAY, 1},
    {"明日", UNIT_DAY, 1},
    {"后天", UNIT_DAY, 2},
    {"大后天", UNIT_DAY, 3},
    {"today", UNIT_DAY, 0},
    {"yesterday", UNIT_DAY, -1},
    {"tomorrow", UNIT_DAY, 1},
    {"本周", UNIT_WEEK, 0},
    {"这周", UNIT_WEEK, 0},
    {"上周", UNIT_WEEK, -1},
    {"下周", UNIT_WEEK, 1},
    {"this week", UNIT_WEEK, 0},
    {"last week", UNIT_WEEK, -1},
    {"next week", UNIT_WEEK, 1},
    {"本月", UNIT_MONTH, 0},
    {"这个月", UNIT_MONTH, 0},
    {"上月", UNIT_MONTH, -1},
    {"上个月", UNIT_MONTH, -1},
    {"下月", UNIT_MONTH, 1},
    {"下个月", UNIT_MONTH, 1},
    {"this month", UNIT_MONTH, 0},
    {"last month", UNIT_MONTH, -1},
    {"next month", UNIT_MONTH, 1},
    {"本季", UNIT_QUARTER, 0},
    {"本季度", UNIT_QUARTER, 0},
    {"上季", UNIT_QUARTER, -1},
    {"上季度", UNIT_QUARTER, -1},
    {"下季", UNIT_QUARTER, 1},
    {"下季度", UNIT_QUARTER, 1},
    {"this quarter", UNIT_QUARTER, 0},
    {"last quarter", UNIT_QUARTER, -1},
    {"next quarter", UNIT_QUARTER, 1},
    {"今年", UNIT_YEAR, 0},
    {"本年", UNIT_YEAR, 0},
    {"去年", UNIT_YEAR, -1},
    {"上年", UNIT_YEAR, -1},
    {"前年", UNIT_YEAR, -2},
    {"明年", UNIT_YEAR, 1},
    {"this year", UNIT_YEAR, 0},
    {"last year", UNIT_YEAR, -1},
    {"next year", UNIT_YEAR, 1},
};

/* A weekday is a week's word and a day's, of one language; the week begins on Monday. */
struct value {
    const char *text;
    int value;
};

static const struct value weeks_zh[] = {
    {"上周", -1},  {"上星期", -1}, {"本周", 0},   {"这周", 0}, {"本星期", 0},
    {"这星期", 0}, {"下周", 1},    {"下星期", 1}, {"周", 0},   {"星期", 0},
};
static const struct value days_zh[] = {
    {"一", 1}, {"二", 2}, {"三", 3}, {"四", 4}, {"五", 5}, {"六", 6}, {"日", 7}, {"天", 7},
};
static const struct value weeks_en[] = {{"last ", -1}, {"this ", 0}, {"next ", 1}, {"", 0}};
static const struct value days_en[] = {
    {"monday", 1}, {"tuesday", 2},  {"wednesday", 3}, {"thursday", 4},
    {"friday", 5}, {"saturday", 6}, {"sunday", 7},
};

static const struct weekdays {
    const struct value *weeks;
    size_t week_count;
    const struct value *days;
    size_t day_count;
} languages[] = {
    {weeks_zh, COUNT_OF(weeks_zh), days_zh, COUNT_OF(days_zh)},
    {weeks_en, COUNT_OF(weeks_en), days_en, COUNT_OF(days_en)},
};

/* The month `months` later, by its first day. */
static struct ymd add_months(int year, int month, int months)
{
    int count = year * 12 + month - 1 + months;
    return (struct ymd){count / 12, count % 12 + 1, 1};
}

/* The unit that lies `offset` units after the one with that day in it. */
static enum date_result count_from(struct ymd day, enum unit unit, int offset, struct reading *out)
{
    int64_t number = calendar_number(day);
    struct ymd first = {0};
    if (unit == UNIT_DAY)
        first = calendar_day(number + offset);
    else if (unit == UNIT_WEEK)
        first = calendar_day(number - calendar_weekday(number) + 1 + 7 * (int64_t)offset);
    else if (unit == UNIT_MONTH)
        first = add_months(day.year, day.month, offset);
    else if (unit == UNIT_QUARTER)
        first = add_months(day.year, day.month - (day.month - 1) % 3, offset * 3);
    else
        first = (struct ymd){day.year + offset, 1, 1};
    if (!calendar_has(first))
        return DATE_OUT_OF_RANGE;
    *out = (struct reading){unit, first};
    return DATE_OK;
}

static enum date_result read_words(const char *text, struct ymd today, unsigned units,
                                   struct reading *out)
{
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if ((words[i].unit & units) != 0 && strcmp(text, words[i].text) == 0)
            return count_from(today, words[i].unit, words[i].offset, out);
    return DATE_UNREADABLE;
}

/* The value of the word that the text is; false if it is none. */
static bool find_value(const struct value *values, size_t count, const char *text, int *out)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(values[i].text, text) == 0) {
            *out = values[i].value;
            return true;
        }
    return false;
}

static enum date_result read_weekday(const char *text, struct ymd today, struct reading *out)
{
    int monday = 1 - calendar_weekday(calendar_number(today));
    for (size_t l = 0; l < COUNT_OF(languages); l++)
        for (size_t i = 0; i < languages[l].week_count; i++) {
            const struct value *week = &languages[l].weeks[i];
            size_t length = strlen(week->text);
            int day;
            if (strncmp(text, week->text, length) == 0 &&
                find_value(languages[l].days, languages[l].day_count, text + length, &day))
                return count_from(today, UNIT_DAY, monday + 7 * week->value + day - 1, out);
        }
    return DATE_UNREADABLE;
}

enum date_result word_read(const char *folded, struct ymd today, unsigned units,
                           struct reading *out)
{
    enum date_result result = read_words(folded, today, units, out);
    if (result == DATE_UNREADABLE && (units & UNIT_DAY) != 0)
        result = read_weekday(folded, today, out);
    return result;
}
