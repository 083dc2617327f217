/* SPDX-License-Identifier: MIT */
/* The handle itself; only this room sees inside. */
#ifndef STORE_HANDLE_H
#define STORE_HANDLE_H

#include <signal.h>
#include <sqlite3.h>
#include <sys/types.h>
#include <time.h>

#include "base/date.h"
#include "base/str.h"
#include "store/db.h"
#include "store/stmt.h"

enum { STORE_DEPTH = 32, STMT_BUCKETS = 128, STMT_CACHED = 256, STMT_COMPOSED = 128 };
enum { STMT_PROBES = 8 }; /* so many places next to each other may be one statement's */

/* What a cached statement was composed from. */
struct composed {
    stmt_composer *compose;
    const struct chamber_noun *noun;
    const struct chamber_field *field;
    struct stmt *st;
};

/* Every statement alive, and the idle and busy ones that may be found by their text. */
struct stmt_cache {
    struct stmt *all;
    struct stmt *buckets[STMT_BUCKETS];
    size_t count; /* of those in buckets */
    struct stmt *named[SQL_COUNT + 1];
    struct composed composed[STMT_COMPOSED]; /* by what they are composed from */
};

/* One level of nested transactions, and which batch was under way when it began. */
struct frame {
    enum store_access access;
    chamber_id batch;
    bool saved;      /* an inner one that writes: it is a savepoint */
    int64_t changes; /* how many there had been when it began */
};

/* The version of the database last read, and the pager's count of changes then if it was taken. */
struct seen {
    bool counted;
    unsigned count;
    int64_t version;
};

struct chamber_db {
    sqlite3 *sql;                             /* NULL: not open */
    sqlite3_stmt *roll_back, *commit;         /* of the outermost transaction */
    sqlite3_stmt *save, *take_back, *release; /* of inner ones: an import has one per row */
    char *path;                               /* what the caller calls the database, for messages */
    enum chamber_mode mode;
    int schema_number;
    bool older;           /* examined, and of an earlier schema: what it lacks is no fault */
    bool alone;           /* read-only, and nobody had it open: see open_tidy() */
    bool network;         /* journals without shared memory, as network folders need */
    bool take_as_network; /* treat every folder as one of a network */
    bool lax;             /* a file that everybody can read is opened too: it is only copied */
    mode_t file_mode;     /* of the database and of all that is made beside it */
    gid_t file_group;
    struct creation *creation; /* a database being made, or NULL */

    struct error error;
    struct str warning;
    enum chamber_language language;
    bool mask; /* phone numbers are shown in part */
    struct date today;
    char *actor;

    int busy_timeout; /* milliseconds */
    struct timespec busy_since;
    volatile sig_atomic_t interrupted;

    struct stmt_cache cache;
    struct frame frames[STORE_DEPTH];
    size_t depth;
    bool spared; /* inner transactions that write are no savepoints: see store_spare() */
    bool spoilt; /* and one of them failed after it had written */
    struct batch_state batch;
    unsigned char random[512]; /* its first `randoms` bytes are not given out yet */
    size_t randoms;
    int64_t roll_backs; /* how many there were */
    struct seen seen;

    void *kept; /* what the record engine keeps with the handle */
    void (*destroy_kept)(void *thing);
};

/* transaction.c: roll back all that is open. */
void store_roll_back(struct chamber_db *db);

/* Record, after SQLite took a transaction back by itself, that it did; or keep what it did so for.
 * Returns the result. */
int store_lost(struct chamber_db *db);

/* cache.c: finalise every statement; those still held fail from now on. */
void stmt_close_all(struct chamber_db *db);

/* db.c: close the database but keep the handle, its settings and its failure. */
void store_close(struct chamber_db *db);

/* db.c: close the connection only. */
void store_disconnect(struct chamber_db *db);

#endif
