/* SPDX-License-Identifier: MIT */
/* The inside of a statement, for stmt.c and cache.c. */
#ifndef STORE_STATEMENT_H
#define STORE_STATEMENT_H

#include <sqlite3.h>

#include "store/stmt.h"

struct stmt {
    struct chamber_db *db; /* NULL: the database was closed under it */
    sqlite3_stmt *raw;     /* NULL: preparing failed */
    int failed;            /* a failure kept for the next step, else 0 */
    bool busy;
    bool cached;
    uint32_t hash;
    struct stmt *next; /* in its bucket */
    struct stmt *newer, *older;
};

#endif
