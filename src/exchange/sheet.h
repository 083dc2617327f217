/* SPDX-License-Identifier: MIT */
/* What every reader of a file delivers: rows of cells, each row with its line. The first row is the
 * headings; all that comes after reading is the same road for every format. */
#ifndef EXCHANGE_SHEET_H
#define EXCHANGE_SHEET_H

#include "record/json.h"
#include "store/db.h"

enum {
    SHEET_FILE_MAX = 64 * 1024 * 1024, /* bytes of a file */
    SHEET_CELL_MAX = 64 * 1024,        /* bytes of a cell */
    SHEET_COLUMNS_MAX = RECORD_TABLE_COLUMNS_MAX
};

struct sheet_row {
    int64_t line; /* on which it begins, from 1 */
    size_t first; /* of its cells */
    size_t count;
};

struct sheet {
    char *text;                /* what the cells of a CSV point into */
    struct record_table table; /* what those of a JSON file point into, and its faults */
    const char **cells;        /* of all rows */
    size_t cell_count, cell_capacity;
    struct sheet_row *rows;
    size_t row_count, row_capacity;
    char sha256[SHA256_TEXT_SIZE]; /* of the file */
};

/* Read a file (path "-": standard input) into a zeroed sheet, by the format of its name. A failure
 * names file and line: CHAMBER_E_IO if it cannot be read, CHAMBER_E_DATA if it is no such file. */
int sheet_read(struct chamber_db *db, const struct chamber_noun *noun, const char *path,
               struct sheet *sheet) MUST_CHECK;

/* The cell, "" where there is none. */
const char *sheet_cell(const struct sheet *sheet, const struct sheet_row *row, size_t column);

void sheet_free(struct sheet *sheet);

/* For the readers: begin a row, add a cell to it, take an empty row back. False: no memory. */
bool sheet_add_row(struct sheet *sheet, int64_t line) MUST_CHECK;
bool sheet_add_cell(struct sheet *sheet, const char *cell) MUST_CHECK;
void sheet_drop_row(struct sheet *sheet);

/* Split sheet->text (RFC 4180; `length` bytes and a NUL) in place. */
int csv_read(struct chamber_db *db, const char *path, size_t length,
             struct sheet *sheet) MUST_CHECK;

#endif
