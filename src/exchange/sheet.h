/* SPDX-License-Identifier: MIT */
/* What every reader of a file delivers: rows of cells, each row with its line; in a workbook that
 * is the row's number. All that comes after reading is the same road for every format. */
#ifndef EXCHANGE_SHEET_H
#define EXCHANGE_SHEET_H

#include <chamber/exchange.h>

#include "record/json.h"
#include "store/db.h"

enum {
    SHEET_FILE_MAX = 64 * 1024 * 1024, /* bytes of a file */
    SHEET_CELL_MAX = 64 * 1024,        /* bytes of a cell */
    SHEET_COLUMNS_MAX = RECORD_TABLE_COLUMNS_MAX,
    SHEET_ROWS_MAX = 1024 * 1024,
    SHEET_CELLS_MAX = 8 * 1024 * 1024 /* with the empty ones between them */
};

/* What a workbook's cell holds. */
enum cell_kind {
    CELL_TEXT,    /* also every cell of a file that is no workbook, and an empty one */
    CELL_NUMBER,  /* a number, in full */
    CELL_INEXACT, /* a number that lost digits */
    CELL_DATE,    /* a day, YYYY-MM-DD, and the time of day if it has one */
    CELL_MONTH,   /* the same of a day of which only year and month are shown */
    CELL_YEAR,    /* or only the year */
    CELL_ERROR,   /* "#N/A" */
    CELL_UNSAVED  /* a formula whose value was not saved; the text is empty */
};

struct sheet_row {
    int64_t line; /* on which it begins, from 1 */
    size_t first; /* of its cells */
    size_t count;
};

/* Cells that are one, with the text of the upper left one; rows and columns from 1. */
struct sheet_merge {
    size_t row, column, last_row, last_column;
};

struct sheet {
    char *text;                /* what the cells of a CSV point into */
    struct sheet_block *block; /* what those of a workbook point into */
    struct record_table table; /* what those of a JSON file point into, and its faults */
    const char **cells;        /* of all rows */
    unsigned char *kinds;      /* of a workbook: enum cell_kind of each cell; else NULL */
    size_t cell_count, cell_capacity;
    struct sheet_row *rows;
    size_t row_count, row_capacity;
    size_t heading; /* the row with the headings; those before it are titles */
    size_t body;    /* the first row of records */
    bool workbook;
    bool from_1904;       /* a workbook's days count from 1904, not from 1900 */
    char *name;           /* of the worksheet */
    const char *encoding; /* of a text */
    size_t hidden_rows;   /* that hold something; they are read like any other */
    struct sheet_merge *merges;
    size_t merge_count, merge_capacity;
    bool ragged; /* rows may end before the headings do: their last cells are empty */
    char sha256[SHA256_TEXT_SIZE]; /* of the file */
};

/* Read a file (path "-": standard input) into a zeroed sheet, by the format of its name. A failure
 * names file and line: CHAMBER_E_IO if it cannot be read, CHAMBER_E_DATA if it is no such file. */
int sheet_read(struct chamber_db *db, const struct chamber_noun *noun, const char *path,
               const struct chamber_import *how, struct sheet *sheet) MUST_CHECK;

/* Whether it is not named like a workbook or JSON. */
bool sheet_named_text(const char *path);

/* The cell, "" where there is none. */
const char *sheet_cell(const struct sheet *sheet, const struct sheet_row *row, size_t column);

enum cell_kind sheet_kind(const struct sheet *sheet, const struct sheet_row *row, size_t column);

/* Its name in the workbook, "C5", where it is one and the column is one of a worksheet; else "". */
struct cell_name {
    char text[16];
};
struct cell_name sheet_cell_name(const struct sheet *sheet, const struct sheet_row *row,
                                 size_t column);

/* Refuse merged cells that overlap, by what they take up: each could be as large as the sheet. */
int sheet_check_merges(struct chamber_db *db, const char *path,
                       const struct sheet *sheet) MUST_CHECK;
/* In the rows from `body` on, each row of merged cells has their text, in their first column.
 * False: no memory. */
bool sheet_merge_down(struct sheet *sheet) MUST_CHECK;

void sheet_free(struct sheet *sheet);

/* For the readers: begin a row, add a cell to it, take an empty row back; a text that the sheet
 * keeps. False, NULL: no memory. */
bool sheet_add_row(struct sheet *sheet, int64_t line) MUST_CHECK;
bool sheet_add_cell(struct sheet *sheet, const char *cell) MUST_CHECK;
bool sheet_add_kind(struct sheet *sheet, const char *cell, enum cell_kind kind) MUST_CHECK;
const char *sheet_keep(struct sheet *sheet, const char *text) MUST_CHECK;
void sheet_forget(struct sheet *sheet); /* the texts kept */
void sheet_drop_row(struct sheet *sheet);

/* Split sheet->text (RFC 4180 with any delimiter; `length` bytes and a NUL) in place. */
int csv_read(struct chamber_db *db, const char *path, size_t length,
             struct sheet *sheet) MUST_CHECK;

/* Read an array of objects of the noun. */
int json_read(struct chamber_db *db, const struct chamber_noun *noun, const char *text,
              size_t length, struct sheet *sheet) MUST_CHECK;

/* sheet_noun.c: the noun that a worksheet is named after, by its name or as offices name lists of
 * it; *noun is NULL if there is none. False: no memory. */
bool sheet_noun(const char *name, const struct chamber_noun **noun) MUST_CHECK;

#endif
