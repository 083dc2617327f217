/* SPDX-License-Identifier: MIT */
/* Periods and days in words. */
#include <stdio.h>
#include <stdlib.h>

#include "stats/narrative.h"
#include "text/message.h"

/* A year, month or day without zeros in front. */
struct part {
    char text[8];
};

static struct part part_of(const char *digits)
{
    struct part part;
    snprintf(part.text, sizeof(part.text), "%ld", strtol(digits, NULL, 10) % 10000);
    return part;
}

static int month_of(const char *day)
{
    return (int)strtol(day + strlen("YYYY-"), NULL, 10);
}

static const char *month_word(enum chamber_language language, int month)
{
    static const char *const ids[] = {
        "narrative_month_1", "narrative_month_2",  "narrative_month_3",  "narrative_month_4",
        "narrative_month_5", "narrative_month_6",  "narrative_month_7",  "narrative_month_8",
        "narrative_month_9", "narrative_month_10", "narrative_month_11", "narrative_month_12"};
    return month >= 1 && month <= 12 ? message_find(language, ids[month - 1]) : "";
}

void narrative_day(struct str *out, const char *day, enum chamber_language language)
{
    struct part year = part_of(day);
    struct part number = part_of(day + strlen("YYYY-MM-"));
    message_format(
        out, language, "narrative_date",
        (const char *const[]){year.text, month_word(language, month_of(day)), number.text, NULL});
}

/* The message of so many whole months from that one on; NULL: they have no name. */
static const char *name_of(int first, int count)
{
    static const char *const quarters[] = {"narrative_quarter_1", "narrative_quarter_2",
                                           "narrative_quarter_3", "narrative_quarter_4"};
    static const char *const halves[] = {"narrative_half_1", "narrative_half_2"};
    if (count == 12 && first == 1)
        return "narrative_year";
    if (count == 6 && first % 6 == 1)
        return halves[first / 6];
    if (count == 3 && first % 3 == 1)
        return quarters[first / 3];
    return count == 1 ? "narrative_year_month" : NULL;
}

/* Whether the span is whole months. */
static bool whole_months(const struct span *span)
{
    struct date next;
    date_add_days(span->until.text, 1, &next);
    return strcmp(span->from.text + strlen("YYYY-MM-"), "01") == 0 &&
           (next.text[0] == '\0' || strcmp(next.text + strlen("YYYY-MM-"), "01") == 0);
}

void narrative_period(struct str *out, const struct span *span, enum chamber_language language)
{
    bool one_year = strncmp(span->from.text, span->until.text, strlen("YYYY")) == 0;
    int first = month_of(span->from.text);
    int count = month_of(span->until.text) - first + 1;
    const char *name = one_year && whole_months(span) ? name_of(first, count) : NULL;
    if (name != NULL) {
        struct part year = part_of(span->from.text);
        message_format(out, language, name,
                       (const char *const[]){year.text, month_word(language, first), NULL});
        return;
    }
    CLEAN_STR struct str from = {0};
    CLEAN_STR struct str until = {0};
    narrative_day(&from, span->from.text, language);
    narrative_day(&until, span->until.text, language);
    message_format(out, language, "narrative_span",
                   (const char *const[]){str_text(&from), str_text(&until), NULL});
    out->failed = out->failed || from.failed || until.failed;
}
