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

const char *excel_fault(const struct chamber_field *field, const char *folded)
{
    static const unsigned counts = CHAMBER_REQUIRED | CHAMBER_COMPACT | CHAMBER_UNIQUE |
                                   CHAMBER_TAIL | CHAMBER_FINDS | CHAMBER_PHONE;
    if (is_error_value(folded))
        return "cell_error";
    if (field->kind == CHAMBER_TEXT && field->flags & counts && is_nothing(folded))
        return field->flags & CHAMBER_REQUIRED ? "cell_says_nothing" : "cell_nothing";
    return NULL;
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
