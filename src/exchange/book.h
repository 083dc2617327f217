/* SPDX-License-Identifier: MIT */
/* A workbook that is read: its worksheets as rows of cells. */
#ifndef EXCHANGE_BOOK_H
#define EXCHANGE_BOOK_H

#include "exchange/sheet.h"

struct book;

/* Open one. The bytes stay the caller's until book_close(). Failures name the file: CHAMBER_E_DATA,
 * CHAMBER_E_REFUSED if XLSX is not supported here. */
int book_open(struct chamber_db *db, const char *path, const char *bytes, size_t length,
              struct book **book) MUST_CHECK;

/* Its worksheets, from 0; names are the book's. */
size_t book_count(const struct book *book);
const char *book_name(const struct book *book, size_t n);
bool book_hidden(const struct book *book, size_t n);
const char *book_path(const struct book *book);

/* Whether a worksheet has a cell that holds something. */
int book_is_filled(struct chamber_db *db, struct book *book, size_t n, bool *filled) MUST_CHECK;

/* book_choose.c: the worksheet that is meant: `wanted`, a name or a number from 1; NULL: the only
 * visible one with cells, else the one named after the noun. */
int book_choose(struct chamber_db *db, struct book *book, const struct chamber_noun *noun,
                const char *wanted, size_t *n) MUST_CHECK;

/* Read a worksheet into a zeroed sheet: only rows that hold something. Failures name the cell. */
int book_read(struct chamber_db *db, struct book *book, size_t n, struct sheet *sheet) MUST_CHECK;

void book_close(struct book *book); /* NULL is fine */

#endif
