/* SPDX-License-Identifier: MIT */
/* A large text that is read in parts, as often as need be. */
#ifndef EXCHANGE_PARTS_H
#define EXCHANGE_PARTS_H

#include <sys/stat.h>

#include "exchange/csv.h"
#include "exchange/import.h"

struct parts {
    int fd;
    struct stat status; /* of the file when it was opened */
    off_t start, at;    /* where its rows begin, and the next part */
    int64_t line;       /* on which they begin */
    size_t room;        /* of sheet->text */
    struct csv_part part;
};

/* Back to where the rows begin. */
void parts_rewind(struct parts *parts);

/* The rows of the next part, below the headings once these are known; CHAMBER_OK past the last. */
int parts_next(struct import *import) MUST_CHECK;

/* Refuse a file that was written to meanwhile. */
int parts_check(struct import *import) MUST_CHECK;

#endif
