/* SPDX-License-Identifier: MIT */
/* What a spreadsheet leaves in the cells of a file. Each rule takes only what no office would type
 * as content: a company may be called 合计科技, a report may begin with '18年. */
#include "exchange/excel.h"

#include <string.h>

#include "base/utf8.h"
#include "record/not_content.h"

/* Longer cells are texts of people, not what a program leaves. */
enum { MARK_MAX = 64 };

bool excel_says_nothing(const char *cell)
{
    if (strlen(cell) > MARK_MAX)
        return false;
    char room[4 * MARK_MAX + 1]; /* no memory is asked for: a cell must not count as empty then */
    struct str folded = {.data = room, .capacity = sizeof room};
    room[0] = '\0';
    utf8_fold(&folded, cell);
    return not_content_word(room) || not_content_error(room);
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
