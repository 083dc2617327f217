/* SPDX-License-Identifier: MIT */
/* What is wrong with a file, gathered while it is read: told in the order of its lines, once all of
 * it is known. */
#ifndef EXCHANGE_PROBLEM_H
#define EXCHANGE_PROBLEM_H

#include <chamber/exchange.h>

#include "store/db.h"

struct problem {
    struct error error;
    size_t found;        /* the how manieth it was */
    char *cell;          /* what the cell holds, where the sentence does not say it; or NULL */
    int64_t times;       /* how often a missing name or word occurs; 0: said once */
    const char *creates; /* what `--create` would add it, or NULL */
    char *told;          /* the whole sentence, once it is made */
};

struct problems {
    const char *path;
    struct problem *items;
    size_t count, capacity;
};

/* Take the handle's failure over as a problem of that line; 0: of no line. */
int problems_take(struct problems *problems, struct chamber_db *db, int64_t line) MUST_CHECK;

/* Make what is handed over of each, so that telling them asks for no memory once all is stored. */
int problems_word(struct problems *problems, struct chamber_db *db) MUST_CHECK;

/* Hand them all to `how->problem`; the first becomes the handle's failure. CHAMBER_E_DATA. */
int problems_tell(struct problems *problems, struct chamber_db *db,
                  const struct chamber_import *how) MUST_CHECK;

/* The problem's sentence without file and line. */
int problem_reason(struct problem *problem, struct chamber_db *db, struct str *out) MUST_CHECK;

void problems_free(struct problems *problems);

/* Whether a failure is that of a row, not of the whole import. */
bool problem_of_row(int result);

#endif
