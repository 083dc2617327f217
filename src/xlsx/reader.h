/* SPDX-License-Identifier: MIT */
/* Reading a workbook: its sheets, and their cells one after the other. What comes from the file is
 * never trusted: sizes are counted while inflating, no DTD is read, nothing is written to disk. */
#ifndef XLSX_READER_H
#define XLSX_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum xlsx_result {
    XLSX_OK = 0,
    XLSX_BAD = -1,       /* the file is not as it should be: struct xlsx_failure says how */
    XLSX_NO_MEMORY = -2, /* also: the sink said so */
    XLSX_STOPPED = -3    /* the sink wants no more */
};

/* What is wrong: a message's id and its arguments; `row` and `column` from 1, 0: of none. */
struct xlsx_failure {
    const char *message;
    char args[2][64];
    size_t row, column;
};

enum xlsx_kind {
    XLSX_TEXT,   /* shared, inline or a formula's: rich text joined, phonetic runs left out */
    XLSX_NUMBER, /* as digits: whole numbers in full, "0.5"; with the zeros that a format as 00000
                    puts before it */
    XLSX_DATE,   /* "2018-07-03", or "2018-07-03 14:30:00" where the time is not 0 */
    XLSX_MONTH,  /* the same of a day of which only year and month are shown */
    XLSX_YEAR,   /* or only the year */
    XLSX_BOOL,   /* "TRUE", "FALSE" */
    XLSX_ERROR,  /* "#N/A" */
    XLSX_UNSAVED /* a formula without a value; the text is empty */
};

struct xlsx_cell {
    size_t row, column; /* from 1 */
    enum xlsx_kind kind;
    bool exact;       /* XLSX_NUMBER: no digit of it was lost, it has at most 15 */
    const char *text; /* UTF-8, borrowed for the call */
};

/* Where the cells go. Each returns 0, XLSX_STOPPED or XLSX_NO_MEMORY. Only cells that hold
 * something come, in the order of the file; `merged` and `hidden` after or between them. */
struct xlsx_sink {
    void *payload;
    int (*cell)(void *payload, const struct xlsx_cell *cell);
    int (*merged)(void *payload, size_t row, size_t column, size_t last_row, size_t last_column);
    int (*hidden)(void *payload, size_t row);
};

struct xlsx_book;

struct xlsx_reader {
    /* The bytes stay the caller's and must remain until close(). */
    int (*open)(const void *bytes, size_t length, struct xlsx_book **book,
                struct xlsx_failure *failure);
    size_t (*count)(const struct xlsx_book *book);
    const char *(*name)(const struct xlsx_book *book, size_t sheet); /* from 0; borrowed */
    bool (*hidden)(const struct xlsx_book *book, size_t sheet);
    int (*read)(struct xlsx_book *book, size_t sheet, const struct xlsx_sink *sink,
                struct xlsx_failure *failure);
    void (*close)(struct xlsx_book *book);           /* NULL is fine */
    bool (*from_1904)(const struct xlsx_book *book); /* whether its days count from 1904 */
};

#endif
