/* SPDX-License-Identifier: MIT */
/* Cells of sheets, before they are read as people's words: what spreadsheets make of days, numbers
 * and codes. Nothing is guessed: what may have lost digits is refused, or said. */
#include "exchange/cell.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "exchange/excel.h"
#include "record/check.h"
#include "record/not_content.h"

#define DIGITS "0123456789"

/* Digits, and a fraction behind them if it may be; how many before the fraction, 0: it is none. */
static size_t plain_digits(const char *text, bool fraction)
{
    size_t length = strspn(text, DIGITS);
    const char *rest = text + length;
    if (fraction && *rest == '.')
        rest += 1 + strspn(rest + 1, DIGITS);
    return *rest ? 0 : length;
}

static void set(struct cell *cell, const char *text)
{
    snprintf(cell->made, sizeof cell->made, "%s", text);
    cell->text = cell->made;
}

/* --- days --- */
static bool is_day(const struct chamber_field *field)
{
    return field->kind == CHAMBER_DATE || field->kind == CHAMBER_PDATE;
}

/* A number that a spreadsheet may mean a day by; a year and 20180703 are people's. */
static bool is_serial(const struct chamber_field *field, const char *text, bool wanted)
{
    size_t digits = plain_digits(text, true);
    bool fraction = strchr(text, '.');
    if (digits == 4 && field->kind == CHAMBER_PDATE && !fraction)
        return false;
    if (digits == 4 && fraction && strlen(text) <= strlen("2018.12"))
        return false; /* a year and a month */
    if (digits == 4 && strcmp(text, "1900") >= 0 && strcmp(text, "2100") < 0)
        return false; /* a year */
    return wanted ? digits >= 1 && digits <= 5 : digits == 5;
}

/* In a workbook 2018.10 typed as a number is 2018.1. */
static bool lost_month(enum cell_kind kind, const char *text)
{
    return kind == CELL_NUMBER && strlen(text) == strlen("2018.1") && strspn(text, DIGITS) == 4 &&
           strcmp(text + 4, ".1") == 0;
}

static bool is_moment(enum cell_kind kind)
{
    return kind == CELL_DATE || kind == CELL_MONTH || kind == CELL_YEAR;
}

/* Where the day may be missing, a cell that does not show it has none. */
static void cut_day(const struct chamber_field *field, enum cell_kind kind, struct date *day)
{
    if (field->kind == CHAMBER_PDATE && kind == CELL_MONTH)
        day->text[strlen("2018-07")] = '\0';
    else if (field->kind == CHAMBER_PDATE && kind == CELL_YEAR)
        day->text[strlen("2018")] = '\0';
}

static void read_day(const struct chamber_field *field, enum cell_kind kind, enum cell_days days,
                     const char *folded, struct cell *cell)
{
    struct date day;
    if (lost_month(kind, folded)) {
        cell->message = "cell_month_lost";
        cell->argument = field->flags & CHAMBER_PRIVATE ? "…" : cell->text;
    } else if (!is_moment(kind) && is_serial(field, folded, days != DAYS_UNKNOWN)) {
        cell->argument = field->flags & CHAMBER_PRIVATE ? "…" : cell->text;
        if (days == DAYS_UNKNOWN)
            cell->message = "cell_serial";
        else if (date_of_serial(folded, days == DAYS_1904, &day))
            set(cell, day.text);
        else
            cell->message = "cell_serial_no_day";
    } else if (is_moment(kind)) {
        snprintf(day.text, sizeof day.text, "%.10s", cell->text);
        cut_day(field, kind, &day);
        set(cell, day.text);
    } else if (date_of_moment(cell->text, &day)) {
        set(cell, day.text);
    }
}

/* --- numbers --- */
/* A landline without the 0 of its area: 512 62801234, 10 62801234. */
static bool lost_zero(const char *digits)
{
    size_t length = plain_digits(digits, false);
    bool beijing = length == 10 && strncmp(digits, "10", 2) == 0 && digits[2] >= '2';
    bool service = strncmp(digits, "400", 3) == 0 || strncmp(digits, "800", 3) == 0 ||
                   strncmp(digits, "95", 2) == 0;
    return beijing ||
           (length >= 9 && length <= 11 && digits[0] >= '2' && digits[0] <= '9' && !service);
}

/* A mobile number has 11 digits. */
static bool lost_digit(const char *digits)
{
    size_t length = plain_digits(digits, false);
    return digits[0] == '1' && (length == 10 || length == 12) && digits[1] >= '3';
}

static void read_phone(const char *folded, enum cell_kind kind, struct cell *cell)
{
    if (lost_digit(folded))
        cell->warning = "phone_digit_lost";
    if (!lost_zero(folded))
        return;
    if (kind == CELL_NUMBER)
        cell->message = "cell_zero_lost";
    else
        cell->warning = "phone_zero_lost";
}

/* A sum under a heading of 万元 that has no unit of its own. */
static void read_unit(const char *folded, bool ten_thousands, struct cell *cell)
{
    size_t length = strlen(cell->text);
    if (!ten_thousands || !folded[0] || strspn(folded, DIGITS ".,¥￥") != strlen(folded) ||
        length + strlen("万") >= sizeof cell->made)
        return;
    CLEAN_STR struct str with_unit = {0};
    str_add(&with_unit, cell->text);
    str_add(&with_unit, "万");
    if (!with_unit.failed)
        set(cell, str_text(&with_unit));
}

/* A whole number that a program wrote as a fraction: 13800000000.0. */
static void read_whole(const char *folded, struct cell *cell)
{
    size_t length = strlen(folded);
    if (length > 2 && strcmp(folded + length - 2, ".0") == 0 &&
        strspn(folded, DIGITS) == length - 2) {
        snprintf(cell->made, sizeof cell->made, "%.*s", (int)(length - 2), folded);
        cell->text = cell->made;
    }
}

/* What a workbook worked out has more digits than it shows: 1234.0999999999999. */
static void read_amount(const char *folded, struct cell *cell)
{
    double amount = strtod(folded, NULL);
    if (!strchr(folded, '.') || !plain_digits(folded, true) || amount >= 1e12)
        return;
    snprintf(cell->made, sizeof cell->made, "%.6f", amount);
    size_t length = strlen(cell->made);
    while (cell->made[length - 1] == '0')
        cell->made[--length] = '\0';
    if (cell->made[length - 1] == '.')
        cell->made[length - 1] = '\0';
    cell->text = cell->made;
    cell->message = NULL;
}

static void read_kind(enum cell_kind kind, struct cell *cell)
{
    if (kind == CELL_ERROR)
        cell->message = "cell_error";
    else if (kind == CELL_UNSAVED)
        cell->message = "cell_unsaved";
    else if (kind == CELL_INEXACT)
        cell->message = "cell_inexact";
}

static void read_field(const struct cell_place *place, enum cell_kind kind, const char *folded,
                       struct cell *cell)
{
    const struct chamber_field *field = place->field;
    bool amount = field->kind == CHAMBER_MONEY || field->kind == CHAMBER_INT;
    if (amount && (kind == CELL_NUMBER || kind == CELL_INEXACT))
        read_amount(folded, cell);
    else if (!cell->message && is_day(field))
        read_day(field, kind, place->days, folded, cell);
    else if (!cell->message && field->flags & CHAMBER_PHONE)
        read_phone(folded, kind, cell);
    if (field->kind == CHAMBER_MONEY)
        read_unit(folded, place->ten_thousands, cell);
    else if (field->flags & (CHAMBER_PHONE | CHAMBER_UNIQUE) && field->kind == CHAMBER_TEXT)
        read_whole(folded, cell);
    if (!cell->message)
        cell->message = check_damage(field, cell->text);
}

bool cell_read(const struct cell_place *place, enum cell_kind kind, const char *text,
               struct cell *cell)
{
    const struct chamber_field *field = place->field;
    *cell = (struct cell){.text = text};
    read_kind(kind, cell);
    if (strlen(text) >= sizeof cell->made) /* a text of people, not what a program leaves */
        return true;
    CLEAN_FREE char *folded = utf8_folded(text);
    if (!folded)
        return false;
    if (!cell->message && not_content_fault(field, folded)) {
        cell->message = not_content_fault(field, folded);
        cell->argument = strcmp(cell->message, "cell_error") == 0 ? NULL : text;
    }
    read_field(place, kind, folded, cell);
    return true;
}
