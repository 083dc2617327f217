/* SPDX-License-Identifier: MIT */
/* The table of forms and what reads by it: see date_form.h. */
#include "base/date_form.h"

#include <string.h>

#include "base/cleanup.h"

/* In a pattern a capital letter stands for digits, everything else for itself. */
enum slot { SLOT_YEAR, SLOT_PART, SLOT_DAY, SLOTS };

static const struct digits {
    char letter;
    enum slot slot;
    int least, most;
} digit_table[] = {
    {'Y', SLOT_YEAR, 1, FORM_SIZE}, /* a year of any length, judged afterwards */
    {'F', SLOT_YEAR, 4, 4},         /* a full year */
    {'S', SLOT_YEAR, 2, 2},         /* a short year, so that it is named as such */
    {'M', SLOT_PART, 1, 2},         /* a month */
    {'P', SLOT_PART, 2, 2},         /* a month of two digits */
    {'N', SLOT_PART, 1, 1},         /* a quarter or half */
    {'D', SLOT_DAY, 1, 2},          /* a day */
    {'Q', SLOT_DAY, 2, 2},          /* a day of two digits */
};

static const struct form {
    const char *pattern;
    enum unit unit;
    int part; /* the quarter or half, where a word says it */
} forms[] = {
    {"Y-M-D", UNIT_DAY, 0},
    {"Y/M/D", UNIT_DAY, 0},
    {"Y.M.D", UNIT_DAY, 0},
    {"FPQ", UNIT_DAY, 0},
    {"Y年M月D日", UNIT_DAY, 0},
    {"Y年M月D号", UNIT_DAY, 0},
    {"Y-M", UNIT_MONTH, 0},
    {"Y/M", UNIT_MONTH, 0},
    {"Y.M", UNIT_MONTH, 0},
    {"Y年M月", UNIT_MONTH, 0},
    {"Y年M月份", UNIT_MONTH, 0},
    {"FqN", UNIT_QUARTER, 0},
    {"F-qN", UNIT_QUARTER, 0},
    {"Y年qN", UNIT_QUARTER, 0},
    {"Y年第N季度", UNIT_QUARTER, 0},
    {"Y年N季度", UNIT_QUARTER, 0},
    {"Y年第一季度", UNIT_QUARTER, 1},
    {"Y年一季度", UNIT_QUARTER, 1},
    {"Y年第二季度", UNIT_QUARTER, 2},
    {"Y年二季度", UNIT_QUARTER, 2},
    {"Y年第三季度", UNIT_QUARTER, 3},
    {"Y年三季度", UNIT_QUARTER, 3},
    {"Y年第四季度", UNIT_QUARTER, 4},
    {"Y年四季度", UNIT_QUARTER, 4},
    {"FhN", UNIT_HALF, 0},
    {"F-hN", UNIT_HALF, 0},
    {"Y年上半年", UNIT_HALF, 1},
    {"Y上半年", UNIT_HALF, 1},
    {"Y年下半年", UNIT_HALF, 2},
    {"Y下半年", UNIT_HALF, 2},
    {"F", UNIT_YEAR, 0},
    {"S", UNIT_YEAR, 0},
    {"Y年", UNIT_YEAR, 0},
    {"Y年度", UNIT_YEAR, 0},
};

/* Forms whose year does not come first, so that they are named as such: 7/3/2018 is a day in March
 * to some and in July to others. A letter of a month stands for itself. */
static const char *const year_last[] = {"M/D/F", "M-D-F", "M.D.F"};
static const char *const month_names[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                          "jul", "aug", "sep", "oct", "nov", "dec"};

/* Midnight, which spreadsheets write after a day that has no time; any other time is no date. */
static const char *const midnights[] = {" 00:00:00", "t00:00:00", " 0:00:00", " 00:00", " 0:00"};

static const struct digits *digits_of(char letter)
{
    for (size_t i = 0; i < COUNT_OF(digit_table); i++)
        if (digit_table[i].letter == letter)
            return &digit_table[i];
    return NULL;
}

/* Digits at the start of the text as a number (of a long one, its start: its length tells); what
 * follows them, NULL if they are too few. */
static const char *read_number(const char *text, const struct digits *digits, int *value,
                               int *count)
{
    *value = 0;
    for (*count = 0; *count < digits->most && *text >= '0' && *text <= '9'; (*count)++, text++)
        if (*value < 10000000)
            *value = *value * 10 + (*text - '0');
    return *count < digits->least ? NULL : text;
}

struct match {
    int values[SLOTS];
    int counts[SLOTS]; /* of digits */
};

/* What follows the pattern in the text; NULL if the text does not begin with it. */
static const char *match_pattern(const char *pattern, const char *text, struct match *match)
{
    for (; *pattern != '\0' && text != NULL; pattern++) {
        const struct digits *digits = digits_of(*pattern);
        if (digits != NULL)
            text = read_number(text, digits, &match->values[digits->slot],
                               &match->counts[digits->slot]);
        else
            text = *text == *pattern ? text + 1 : NULL;
    }
    return text;
}

static bool is_midnight(const char *rest)
{
    for (size_t i = 0; i < COUNT_OF(midnights); i++)
        if (strcmp(rest, midnights[i]) == 0)
            return true;
    return false;
}

/* The first month of the part-th month, quarter or half, or 0 if a year has none such. */
static int first_month(enum unit unit, int part)
{
    int months = unit == UNIT_QUARTER ? 3 : unit == UNIT_HALF ? 6 : 1;
    return part < 1 || part > 12 / months ? 0 : (part - 1) * months + 1;
}

/* Whether the numbers of a form that matched make a day, and which. */
static enum date_result judge(const struct form *form, const struct match *match,
                              struct reading *out)
{
    int part = form->part != 0 ? form->part : match->values[SLOT_PART];
    struct ymd first = {match->values[SLOT_YEAR], 1, 1};
    if (match->counts[SLOT_YEAR] < 4)
        return DATE_SHORT_YEAR;
    if (match->counts[SLOT_YEAR] > 4 || !calendar_has(first))
        return DATE_OUT_OF_RANGE;
    if (form->unit != UNIT_YEAR) {
        first.month = first_month(form->unit, part);
        if (first.month == 0)
            return DATE_NO_SUCH_DAY;
    }
    if (form->unit == UNIT_DAY) {
        first.day = match->values[SLOT_DAY];
        if (first.day < 1 || first.day > calendar_month_days(first.year, first.month))
            return DATE_NO_SUCH_DAY;
    }
    *out = (struct reading){form->unit, first};
    return DATE_OK;
}

static enum date_result read_forms(const char *text, unsigned units, struct reading *out)
{
    for (size_t i = 0; i < COUNT_OF(forms); i++) {
        struct match match = {{0}, {0}};
        const char *rest = NULL;
        if ((forms[i].unit & units) != 0)
            rest = match_pattern(forms[i].pattern, text, &match);
        if (rest != NULL && (*rest == '\0' || (forms[i].unit == UNIT_DAY && is_midnight(rest))))
            return judge(&forms[i], &match, out);
    }
    return DATE_UNREADABLE;
}

/* 3-Jul-18, Jul-18, July 3, 2018: anything with the name of a month and a digit. */
static bool has_month_name(const char *text)
{
    if (!text[strcspn(text, "0123456789")])
        return false;
    for (size_t i = 0; i < COUNT_OF(month_names); i++)
        if (strstr(text, month_names[i]))
            return true;
    return false;
}

static bool is_year_last(const char *text)
{
    for (size_t i = 0; i < COUNT_OF(year_last); i++) {
        struct match match = {{0}, {0}};
        const char *rest = match_pattern(year_last[i], text, &match);
        if (rest && (!*rest || *rest == ' '))
            return true;
    }
    return has_month_name(text);
}

enum date_result form_read(const char *folded, const char *today, unsigned units,
                           struct reading *out)
{
    struct ymd day;
    enum date_result result = read_forms(folded, units, out);
    if (result == DATE_UNREADABLE && calendar_read(today, &day))
        result = word_read(folded, day, units, out);
    return result == DATE_UNREADABLE && is_year_last(folded) ? DATE_YEAR_LAST : result;
}

enum date_result form_read_moment(const char *folded, struct reading *out)
{
    for (size_t i = 0; i < COUNT_OF(forms); i++) {
        struct match match = {{0}, {0}};
        const char *rest = NULL;
        if (forms[i].unit == UNIT_DAY)
            rest = match_pattern(forms[i].pattern, folded, &match);
        if (rest != NULL && form_ends_day(rest))
            return judge(&forms[i], &match, out);
    }
    return DATE_UNREADABLE;
}
