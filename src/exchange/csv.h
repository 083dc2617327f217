/* SPDX-License-Identifier: MIT */
/* A text with delimiters that is read in parts. */
#ifndef EXCHANGE_CSV_H
#define EXCHANGE_CSV_H

#include "exchange/delimiter.h"
#include "exchange/sheet.h"

/* What of the text lies in sheet->text, and how far it is read. */
struct csv_part {
    struct delimiter delimiter;
    size_t at;     /* where its next row begins */
    size_t length; /* of it; a NUL follows */
    int64_t line;  /* of the next row */
    bool last; /* nothing follows it: else a row that it may cut off is left for the next part */
};

/* A text whole: past a line `sep=;`, by the delimiter found in it. */
void csv_part_begin(const char *text, size_t length, struct csv_part *part);

/* Add the rows to the sheet, splitting its text in place. */
int csv_read_part(struct chamber_db *db, const char *path, struct csv_part *part,
                  struct sheet *sheet) MUST_CHECK;

#endif
