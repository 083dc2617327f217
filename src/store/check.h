/* SPDX-License-Identifier: MIT */
/* Whether the database file is sound as SQLite sees it, and what lies about beside it. */
#ifndef STORE_CHECK_H
#define STORE_CHECK_H

#include "store/db.h"

/* What is wrong in one place, as every room that checks something hands it on. */
struct found {
    const char *kind;   /* which kind of fault: a constant */
    const char *noun;   /* of the record; "journal", "database" or "file" where it is of none */
    chamber_id record;  /* 0: of none */
    chamber_id batch;   /* 0: of none */
    chamber_id change;  /* 0: of none */
    const char *arg[3]; /* of the sentence, borrowed; from the first NULL on there are none */
};

/* Takes what is found; a result below 0 ends the check. */
struct finder {
    int (*take)(void *context, const struct found *found);
    void *context;
};
static inline int finder_take(const struct finder *finder, const struct found *found)
{
    return finder->take(finder->context, found);
}

/* Pages, records and indexes ("damaged", at most 100 lines), and references to rows that are not
 * there ("dangling"). */
int store_check_file(struct chamber_db *db, const struct finder *finder) MUST_CHECK;

/* Tables and indexes that are not as the migrations made them ("altered", the first only). */
int store_check_tables(struct chamber_db *db, const struct finder *finder) MUST_CHECK;

/* Files that interrupted work left beside the database ("leftover"), journals that are not its own
 * ("foreign_journal"), and modes by which others may read ("open_folder", "open_file"). */
int store_check_folder(struct chamber_db *db, const struct finder *finder) MUST_CHECK;

#endif
