/* SPDX-License-Identifier: MIT */
/* The inside of a statement, for stmt.c and cache.c. */
#ifndef STORE_STATEMENT_H
#define STORE_STATEMENT_H

#include <sqlite3.h>

#include "store/stmt.h"

/* Parameters noted when they are bound; those beyond are not looked after. */
enum { STMT_NOTED = 256, STMT_NOTED_WORD = 64 };

struct stmt {
    struct chamber_db *db; /* NULL: the database was closed under it */
    sqlite3_stmt *raw;     /* NULL: preparing failed */
    int failed;            /* a failure kept for the next step, else 0 */
    bool busy;
    bool cached;
    bool complete;                                /* known to have all its parameters */
    uint64_t bound[STMT_NOTED / STMT_NOTED_WORD]; /* parameter n: bit n - 1 */
    uint32_t hash;
    struct stmt *next; /* in its bucket */
    struct stmt *newer, *older;
};

#endif
