/* SPDX-License-Identifier: MIT */
/* What the files that write workbooks share. */
#ifndef EXCHANGE_BOOK_OUT_H
#define EXCHANGE_BOOK_OUT_H

#include <chamber/book.h>

#include "base/str.h"
#include "exchange/xlsx_load.h"

enum { BOOK_COLUMNS_MAX = 256, BOOK_CHART_WIDTH = 560 /* pixels */ };

struct book_column {
    char *heading;
    enum chamber_book_kind kind;
    bool adds;
    bool whole;
    double sum;
    bool summed; /* something was added */
};

struct chamber_book {
    struct chamber_db *db;
    const struct xlsx_writer *xlsx;
    struct xlsx_draft *draft;
    FILE *out;
    char *folder; /* of temporary files */
    int64_t stripped;
    struct str clean; /* the text of a cell */

    char **names; /* of the sheets so far, folded */
    size_t name_count;

    /* the sheet */
    size_t row;          /* the last one written; 0: none, or there is no sheet */
    size_t below;        /* the last row that a chart covers; 0: there is none */
    size_t chart_column; /* the rightmost column that one begins at */
    bool held;           /* its title stays in sight: it has several tables */
    uint32_t *blocks;    /* the rows at which these begin, with what is above them */
    size_t block_count;
    bool begun;                     /* there is a sheet */
    size_t heading, last, filtered; /* of its first table; 0 columns: the filter is set */
    struct xlsx_layout_column layout[BOOK_COLUMNS_MAX];
    size_t layout_count;

    /* the table */
    bool table;
    size_t table_heading; /* its row */
    size_t table_rows;
    struct book_column columns[BOOK_COLUMNS_MAX];
    size_t count;
};

/* The module's failure as ours. */
int book_failed(struct chamber_book *book, int result);

/* book_name.c: a name that Excel allows and no other sheet has, remembered; the caller frees it,
 * NULL if memory ran out. */
char *book_sheet_name(struct chamber_book *book, const char *name);

/* book_cell.c: whether a text fits into a cell; CHAMBER_E_REFUSED naming it. */
int book_fits(struct chamber_book *book, size_t row, size_t column, const char *text) MUST_CHECK;

/* The cell of this row and column, from 1. */
int book_text(struct chamber_book *book, size_t column, enum xlsx_look look, const char *text);
int book_cell(struct chamber_book *book, size_t column, const char *text);
enum xlsx_look book_look(enum chamber_book_kind kind);
int book_sum(struct chamber_book *book, size_t column);

/* What a cell says where there is no number. */
#define BOOK_NONE "—"

/* How many digits wide a cell of that kind is with that text. */
size_t book_cell_width(enum chamber_book_kind kind, const char *text);

/* book_width.c: how many digits wide the widest line of a text is; how many lines it takes where a
 * line is `most` wide. */
size_t book_width(const char *text);
size_t book_lines(const char *text, size_t most);

/* book_print.c: of a sheet of several tables, what is printed and where pages end: before a table
 * that would be cut, by a width and height that hold for A4. */
void book_print(struct chamber_book *book, struct xlsx_layout *layout);
/* A table, or the text above it, begins at the next row. */
int book_block(struct chamber_book *book);

/* book_records.c: records of a noun on a sheet of their own. */
int book_noun_begin(struct chamber_book *book, const struct chamber_noun *noun);
int book_noun_put(struct chamber_book *book, const struct chamber_noun *noun, const void *record);

#endif
