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
        units += c > 0xFFFF ? 2 : 1;
    return units > XLSX_TEXT_MAX;
}

static int fail_long(struct chamber_book *book, size_t column)
{
    char row[24], most[24];
    snprintf(row, sizeof row, "%zu", book->row);
    snprintf(most, sizeof most, "%d", XLSX_TEXT_MAX);
    const char *heading = column <= book->count ? book->columns[column - 1].heading : "";
    return fail(book->db, CHAMBER_E_REFUSED, "book_cell_long", row, heading, most);
}

int book_text(struct chamber_book *book, size_t column, enum xlsx_look look, const char *text)
{
    const char *clean = cleaned(book, text);
    if (!clean)
        return fail_memory(book->db);
    int result =
        too_long(clean) ? XLSX_BAD : book->xlsx->text(book->draft, book->row, column, look, clean);
    return result == XLSX_BAD ? fail_long(book, column) : book_failed(book, result);
}

/* --- numbers --- */
/* "12", "-3.50": nothing else, and no more digits than a number in a workbook keeps. */
static bool read_number(const char *text, double *number)
{
    bool minus = *text == '-', point = false;
    double whole = 0, scale = 1;
    size_t digits = 0;
    for (text += minus; *text; text++) {
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

static bool read_value(enum chamber_book_kind kind, const char *text, double *number)
{
    if (kind == CHAMBER_BOOK_TEXT || !*text)
        return false;
    return kind == CHAMBER_BOOK_DATE ? read_day(text, number) : read_number(text, number);
}

int book_cell(struct chamber_book *book, size_t column, const char *text)
{
    static const enum xlsx_look looks[] = {
        [CHAMBER_BOOK_TEXT] = XLSX_PLAIN_TEXT,   [CHAMBER_BOOK_NUMBER] = XLSX_PLAIN_NUMBER,
        [CHAMBER_BOOK_MONEY] = XLSX_PLAIN_MONEY, [CHAMBER_BOOK_PERCENT] = XLSX_PLAIN_PERCENT,
        [CHAMBER_BOOK_DATE] = XLSX_PLAIN_DATE,
    };
    struct book_column *of = &book->columns[column - 1];
    double number = 0;
    if (!read_value(of->kind, text, &number))
        return book_text(book, column, XLSX_PLAIN_TEXT, text);
    if (of->adds)
        of->sum += number;
    return book_failed(book,
                       book->xlsx->number(book->draft, book->row, column, looks[of->kind], number));
}

int book_sum(struct chamber_book *book, size_t column)
{
    const struct book_column *of = &book->columns[column - 1];
    enum xlsx_look look = of->kind == CHAMBER_BOOK_MONEY ? XLSX_TOTAL_MONEY : XLSX_TOTAL_NUMBER;
    return book_failed(book, book->xlsx->number(book->draft, book->row, column, look, of->sum));
}
