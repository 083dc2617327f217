/* SPDX-License-Identifier: MIT */
/* What a spreadsheet leaves in the cells of a file besides what they hold. */
#ifndef EXCHANGE_EXCEL_H
#define EXCHANGE_EXCEL_H

#include <chamber/record.h>

#include <stdbool.h>

#include "base/cleanup.h"

/* Whether a cell is filled in so as to say that there is nothing: "-", "/", "NULL", "#N/A". True
 * too: no memory. */
bool excel_says_nothing(const char *cell);

/* What a cell says of its row. */
enum excel_footer {
    EXCEL_NO_FOOTER,
    EXCEL_TOTAL, /* 合计 alone, and its like */
    EXCEL_LABEL, /* 制表人： and its like, and something after it; 合计：3 */
    EXCEL_LABEL_ALONE
};
/* False: no memory. */
bool excel_footer(const char *cell, enum excel_footer *footer) MUST_CHECK;

#endif
