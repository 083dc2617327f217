/* SPDX-License-Identifier: MIT */
/* Cells of a workbook: texts made fit for it, and numbers and days where a text says one. */
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/utf8.h"
#include "exchange/book_out.h"

/* The first day that all programs count alike: Excel has a 29 February 1900. */
#define FIRST_DAY "1900-03-01"
#define DAY_ZERO  "1899-12-30"

enum { EXACT_DIGITS = 15 };

/* --- texts --- */
/* What XML cannot hold; LF, CR and TAB it can. */
static bool forbidden(uint32_t c)
{
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0xFFFE || c == 0xFFFF;
}

static bool is_clean(const char *text)
{
    for (; *text; text++) {
        unsigned char byte = (unsigned char)*text;
        if (byte < 0x20 ? !strchr("\t\n\r", byte) : byte == 0xEF)
            return false;
    }
    return true;
}

/* The text without what is forbidden, borrowed until the next one. */
static const char *cleaned(struct chamber_book *book, const char *text)
{
    if (is_clean(text))
        return text;
    str_reset(&book->clean);
    for (uint32_t c; (c = utf8_next(&text)) != 0;) {
        if (forbidden(c))
            book->stripped++;
        else
            utf8_append(&book->clean, c);
    }
    return book->clean.failed ? NULL : str_text(&book->clean);
}

/* In UTF-16, as Excel counts. */
static bool too_long(const char *text)
{
    size_t units = 0;
    if (strlen(text) <= XLSX_TEXT_MAX)
        return false;
    for (uint32_t c; (c = utf8_next(&text)) != 0;)
        units += forbidden(c) ? 0 : c > 0xFFFF ? 2 : 1;
    return units > XLSX_TEXT_MAX;
}

int book_fits(struct chamber_book *book, size_t row, size_t column, const char *text)
{
    char at[24], most[24];
    if (!too_long(text))
        return CHAMBER_OK;
    snprintf(at, sizeof at, "%zu", row);
    snprintf(most, sizeof most, "%d", XLSX_TEXT_MAX);
    const char *heading = column <= book->count ? book->columns[column - 1].heading : "";
    const char *sheet = book->name_count > 0 ? book->names[book->name_count - 1] : "";
    return fail(book->db, CHAMBER_E_REFUSED, "book_cell_long", at, heading, most, sheet);
}

int book_text(struct chamber_book *book, size_t column, enum xlsx_look look, const char *text)
{
    const char *clean = cleaned(book, text);
    if (!clean)
        return fail_memory(book->db);
    return book_failed(book, book->xlsx->text(book->draft, book->row, column, look, clean));
}

/* --- numbers --- */
/* "12", "-3.50": nothing else, and no more digits than a number in a workbook keeps. */
static bool read_number(const char *text, double *number)
{
    bool minus = *text == '-', point = false;
    double whole = 0, scale = 1;
    size_t digits = 0;
    text += minus;
    if (text[0] == '0' && text[1] >= '0' && text[1] <= '9')
        return false; /* a code */
    for (; *text; text++) {
        if (*text == '.' && !point && digits > 0 && text[1]) {
            point = true;
        } else if (*text >= '0' && *text <= '9') {
            whole = whole * 10 + (*text - '0');
            scale *= point ? 10 : 1;
            digits++;
        } else {
            return false;
        }
    }
    *number = (minus ? -whole : whole) / scale;
    return digits > 0 && digits <= EXACT_DIGITS;
}

static bool read_day(const char *text, double *number)
{
    if (!date_valid(text) || strcmp(text, FIRST_DAY) < 0)
        return false;
    *number = (double)date_days_between(DAY_ZERO, text);
    return true;
}

/* "62.5%" */
static bool read_percent(const char *text, double *number)
{
    char digits[32];
    size_t length = strlen(text);
    if (length < 2 || length > sizeof digits || text[length - 1] != '%')
        return false;
    memcpy(digits, text, length - 1);
    digits[length - 1] = '\0';
    bool is_number = read_number(digits, number);
    *number /= 100;
    return is_number;
}

/* The number that the cell is, and how it looks; false: it is a text. */
static bool read_value(enum chamber_book_kind kind, const char *text, double *number,
                       enum xlsx_look *look)
{
    *look = book_look(kind);
    if (kind == CHAMBER_BOOK_TEXT || !*text)
        return false;
    if (kind == CHAMBER_BOOK_DATE)
        return read_day(text, number);
    if (read_number(text, number))
        return true;
    *look = XLSX_PLAIN_PERCENT;
    return kind == CHAMBER_BOOK_NUMBER && read_percent(text, number);
}

enum xlsx_look book_look(enum chamber_book_kind kind)
{
    static const enum xlsx_look looks[] = {
        [CHAMBER_BOOK_TEXT] = XLSX_PLAIN_TEXT,   [CHAMBER_BOOK_NUMBER] = XLSX_PLAIN_NUMBER,
        [CHAMBER_BOOK_MONEY] = XLSX_PLAIN_MONEY, [CHAMBER_BOOK_PERCENT] = XLSX_PLAIN_PERCENT,
        [CHAMBER_BOOK_DATE] = XLSX_PLAIN_DATE,
    };
    return looks[kind];
}

size_t book_cell_width(enum chamber_book_kind kind, const char *text)
{
    enum { PERCENT_WIDTH = 6 };
    enum xlsx_look look;
    double number;
    bool percent = read_value(kind, text, &number, &look) && look == XLSX_PLAIN_PERCENT;
    return percent ? PERCENT_WIDTH : book_width(text);
}

int book_cell(struct chamber_book *book, size_t column, const char *text)
{
    struct book_column *of = &book->columns[column - 1];
    enum xlsx_look look;
    double number = 0;
    if (!read_value(of->kind, text, &number, &look)) {
        bool none = of->kind != CHAMBER_BOOK_TEXT && strcmp(text, BOOK_NONE) == 0;
        return book_text(book, column, none ? XLSX_PLAIN_NONE : XLSX_PLAIN_TEXT, text);
    }
    of->sum += of->adds ? number : 0;
    of->summed = of->adds;
    return book_failed(book, book->xlsx->number(book->draft, book->row, column, look, number));
}

int book_sum(struct chamber_book *book, size_t column)
{
    const struct book_column *of = &book->columns[column - 1];
    enum xlsx_look look = of->kind == CHAMBER_BOOK_MONEY ? XLSX_TOTAL_MONEY : XLSX_TOTAL_NUMBER;
    return book_failed(book, book->xlsx->number(book->draft, book->row, column, look, of->sum));
}
