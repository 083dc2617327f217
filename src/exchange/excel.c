/* SPDX-License-Identifier: MIT */
/* What a spreadsheet leaves in the cells of a file. Each rule takes only what no office would type
 * as content: a company may be called 合计科技, a report may begin with '18年. */
#include "exchange/excel.h"

#include <string.h>

#include "base/utf8.h"

/* Longer cells are texts of people, not what a program leaves. */
enum { MARK_MAX = 64 };

static bool is_one_of(const char *text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(text, words[i]) == 0)
            return true;
    return false;
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

/* ' before a number or code. */
static bool is_marked_number(const char *cell)
{
    if (cell[0] != '\'' || cell[1] < '0' || cell[1] > '9')
        return false;
    return cell[strspn(cell, "'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-+./ "
                             "()")] == '\0' &&
           !strchr(cell + 1, '\'');
}

bool excel_is_marked(const char *cell)
{
    return is_text_formula(cell) || is_marked_number(cell);
}

void excel_plain(char *cell)
{
    size_t length = strlen(cell);
    if (is_marked_number(cell)) {
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

static bool is_error_value(const char *folded)
{
    static const char *const values[] = {"#n/a",  "#ref!",  "#value!", "#name?",        "#div/0!",
                                         "#num!", "#null!", "#spill!", "#getting_data", "#calc!"};
    size_t length = strlen(folded);
    /* a column too narrow for its numbers is saved as it is shown */
    return is_one_of(folded, values, COUNT_OF(values)) ||
           (length >= 3 && strspn(folded, "#") == length);
}

static bool is_nothing(const char *folded)
{
    static const char *const words[] = {"null", "n/a", "-", "--", "---", "—", "——", "–", "/", "\\"};
    return is_one_of(folded, words, COUNT_OF(words));
}

bool excel_says_nothing(const char *cell)
{
    if (strlen(cell) > MARK_MAX)
        return false;
    CLEAN_FREE char *folded = utf8_folded(cell);
    return !folded || is_nothing(folded) || is_error_value(folded);
}

/* 1.38E+10: digits, E, a plus and at least two digits, as spreadsheets write it; 1E5 is a code. */
static bool is_scientific(const char *folded)
{
    size_t length = strspn(folded, "0123456789");
    if (length != 1)
        return false;
    folded += length;
    if (*folded == '.')
        folded += 1 + strspn(folded + 1, "0123456789");
    if (strncmp(folded, "e+", 2) != 0)
        return false;
    folded += 2;
    length = strspn(folded, "0123456789");
    return length >= 2 && folded[length] == '\0';
}

bool excel_fault(const struct chamber_field *field, const char *cell, const char **message)
{
    static const unsigned numbers = CHAMBER_COMPACT | CHAMBER_UNIQUE | CHAMBER_TAIL | CHAMBER_FINDS;
    *message = NULL;
    if (strlen(cell) > MARK_MAX)
        return true;
    CLEAN_FREE char *folded = utf8_folded(cell);
    if (!folded)
        return false;
    if (is_error_value(folded))
        *message = "cell_error";
    else if (field->kind != CHAMBER_TEXT)
        return true;
    else if (field->flags & CHAMBER_REQUIRED && is_nothing(folded))
        *message = "cell_says_nothing";
    else if (field->flags & numbers && is_scientific(folded))
        *message = "cell_scientific";
    return true;
}

static const char *const totals[] = {"合计", "总计", "小计", "共计"};

/* What follows a label and its colon, or a total's colon if it is a number; NULL: no such cell. */
static const char *after_label(const char *folded)
{
    static const char *const labels[] = {
        "制表人:",   "填表人:",   "填报人:", "审核人:", "制表日期:",
        "填表日期:", "填报日期:", "备注:",   "注:",     "说明:"};
    for (size_t i = 0; i < COUNT_OF(labels); i++)
        if (strncmp(folded, labels[i], strlen(labels[i])) == 0)
            return folded + strlen(labels[i]);
    for (size_t i = 0; i < COUNT_OF(totals); i++) {
        const char *after = folded + strlen(totals[i]);
        if (strncmp(folded, totals[i], strlen(totals[i])) == 0 && *after == ':' &&
            after[1] >= '0' && after[1] <= '9')
            return after + 1;
    }
    return NULL;
}

static bool is_total(const char *folded)
{
    for (size_t i = 0; i < COUNT_OF(totals); i++) {
        size_t length = strlen(totals[i]);
        if (strncmp(folded, totals[i], length) == 0 &&
            (!folded[length] || strcmp(folded + length, ":") == 0))
            return true;
    }
    return false;
}

bool excel_footer(const char *cell, enum excel_footer *footer)
{
    CLEAN_FREE char *folded = utf8_folded(cell);
    const char *after = folded ? after_label(folded) : NULL;
    *footer = EXCEL_NO_FOOTER;
    if (folded && is_total(folded))
        *footer = EXCEL_TOTAL;
    else if (after)
        *footer = *after ? EXCEL_LABEL : EXCEL_LABEL_ALONE;
    return folded != NULL;
}
