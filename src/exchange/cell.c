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
    return wanted ? digits >= 1 && digits <= 7 : digits == 5;
}

/* In a workbook 2018.10 typed as a number is 2018.1. */
static bool lost_month(enum cell_kind kind, const char *text)
{
    return kind == CELL_NUMBER && strlen(text) == strlen("2018.1") && strspn(text, DIGITS) == 4 &&
           strcmp(text + 4, ".1") == 0;
}

static void read_day(const struct chamber_field *field, enum cell_kind kind, enum cell_days days,
                     const char *folded, struct cell *cell)
{
    struct date day;
    if (lost_month(kind, folded)) {
        cell->message = "cell_month_lost";
        cell->argument = field->flags & CHAMBER_PRIVATE ? "…" : cell->text;
    } else if (kind != CELL_DATE && is_serial(field, folded, days != DAYS_UNKNOWN)) {
        cell->argument = field->flags & CHAMBER_PRIVATE ? "…" : cell->text;
        if (days == DAYS_UNKNOWN)
            cell->message = "cell_serial";
        else if (date_of_serial(folded, days == DAYS_1904, &day))
            set(cell, day.text);
        else
            cell->message = "cell_serial_no_day";
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

static void read_phone(const char *folded, enum cell_kind kind, struct cell *cell)
{
    if (!lost_zero(folded))
        return;
    if (kind == CELL_NUMBER)
        cell->message = "cell_zero_lost";
    else
        cell->warning = "phone_zero_lost";
}

/* What a workbook worked out has more digits than it shows: 1234.0999999999999. */
static void read_amount(enum cell_kind kind, const char *folded, struct cell *cell)
{
    char *end;
    if (kind == CELL_TEXT || !strchr(folded, '.') || !plain_digits(folded, true))
        return;
    double amount = strtod(folded, &end);
    if (*end || amount >= 1e12)
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

static void read_field(const struct chamber_field *field, enum cell_kind kind, enum cell_days days,
                       const char *folded, struct cell *cell)
{
    bool amount = field->kind == CHAMBER_MONEY || field->kind == CHAMBER_INT;
    if (amount && (kind == CELL_NUMBER || kind == CELL_INEXACT))
        read_amount(kind, folded, cell);
    else if (!cell->message && is_day(field))
        read_day(field, kind, days, folded, cell);
    else if (!cell->message && field->flags & CHAMBER_PHONE)
        read_phone(folded, kind, cell);
    if (!cell->message)
        cell->message = check_damage(field, cell->text);
}

bool cell_read(const struct chamber_field *field, enum cell_kind kind, enum cell_days days,
               const char *text, struct cell *cell)
{
    *cell = (struct cell){.text = text};
    read_kind(kind, cell);
    if (strlen(text) >= sizeof cell->made) /* a text of people, not what a program leaves */
        return true;
    CLEAN_FREE char *folded = utf8_folded(text);
    if (!folded)
        return false;
    if (!cell->message && excel_fault(field, folded)) {
        cell->message = excel_fault(field, folded);
        cell->argument = strcmp(cell->message, "cell_error") == 0 ? NULL : text;
    }
    read_field(field, kind, days, folded, cell);
    return true;
}
