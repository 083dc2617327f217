/* SPDX-License-Identifier: MIT */
#include "exchange/guard.h"

#include <string.h>

#include "base/utf8.h"

#define DIGITS "0123456789"

/* As many digits as a spreadsheet shows; a longer number is shown as 1.23E+12. */
enum { DIGITS_SHOWN = 11 };

/* Whether it would be read as a formula, or is once blanks are taken off. */
static bool is_formula(const char *cell)
{
    static const uint32_t signs[] = {'=', '+', '-', '@', 0xFF1D, 0xFF0B, 0xFF0D, 0xFF20};
    const char *start;
    size_t length;
    utf8_trim(cell, &start, &length);
    if (strcspn(cell, "\t\r\n") < (size_t)(start - cell))
        return true;
    uint32_t first = utf8_next(&start);
    for (size_t i = 0; i < COUNT_OF(signs); i++)
        if (first == signs[i])
            return true;
    return false;
}

/* 1E5, 1.5e-3 */
static bool is_exponential(const char *cell)
{
    size_t length = strspn(cell, DIGITS ".");
    if (length == 0 || (cell[length] != 'e' && cell[length] != 'E'))
        return false;
    cell += length + 1;
    cell += *cell == '+' || *cell == '-';
    length = strspn(cell, DIGITS);
    return length > 0 && !cell[length];
}

/* 3-12, 3/12 */
static bool is_day(const char *cell)
{
    size_t first = strspn(cell, DIGITS);
    if (first < 1 || first > 2 || !strchr("-/", cell[first]))
        return false;
    size_t second = strspn(cell + first + 1, DIGITS);
    return cell[first] && second >= 1 && second <= 2 && !cell[first + 1 + second];
}

/* A number that would not be shown as it is written. */
static bool is_changed(const char *cell)
{
    size_t length = strspn(cell, DIGITS);
    if (length > 0 && !cell[length])
        return length > DIGITS_SHOWN || (length > 1 && cell[0] == '0');
    return is_exponential(cell) || is_day(cell);
}

/* A number or code, as it may stand behind a ' that a person typed. */
static bool is_code(const char *cell)
{
    return cell[0] >= '0' && cell[0] <= '9' &&
           !cell[strspn(cell, DIGITS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-+./ "
                                     "()")];
}

/* Whether reading takes a ' off: behind all of them stands what one is put before. */
static bool is_guarded(const char *cell)
{
    size_t marks = strspn(cell, "'");
    const char *text = cell + marks;
    return marks > 0 && (is_formula(text) || is_changed(text) || is_code(text));
}

/* ="...", each quote inside written twice. */
static bool is_text_formula(const char *cell)
{
    size_t length = strlen(cell);
    if (length < 3 || strncmp(cell, "=\"", 2) != 0 || cell[length - 1] != '"')
        return false;
    for (size_t i = 2; i + 1 < length; i++)
        if (cell[i] == '"' && (cell[++i] != '"' || i + 1 >= length))
            return false;
    return true;
}

bool guard_needed(const char *cell, enum chamber_format format)
{
    if (format == CHAMBER_EXCEL_CSV && (is_formula(cell) || is_changed(cell)))
        return true;
    return is_guarded(cell) || is_text_formula(cell);
}

void guard_off(char *cell)
{
    size_t length = strlen(cell);
    if (is_guarded(cell)) {
        memmove(cell, cell + 1, length);
    } else if (is_text_formula(cell)) {
        char *to = cell;
        for (const char *at = cell + 2; at < cell + length - 1; at++) {
            *to++ = *at;
            at += *at == '"';
        }
        *to = '\0';
    }
}
