/* SPDX-License-Identifier: MIT */
/* Connections to SQLite with every protection, and what is looked at before one is trusted. */
#ifndef STORE_CONNECT_H
#define STORE_CONNECT_H

#include <sqlite3.h>

#include "store/db.h"

/* "CoC1": in every chamber database. */
enum { STORE_APPLICATION_ID = 0x436f4331 };

/* Open a file (an absolute path) or ":memory:" with every protection; the caller closes *sql.
 * Immutable: the file is read as if nobody else could write it. */
enum connect { CONNECT_NORMAL, CONNECT_IMMUTABLE, CONNECT_MEMORY };
int connect_open(struct chamber_db *db, const char *path, enum connect kind,
                 sqlite3 **sql) MUST_CHECK;

/* function.c: what the named queries call. An SQLite result. */
int connect_functions(sqlite3 *sql) MUST_CHECK;

/* Choose the journal: WAL and FULL, on a network folder DELETE and EXTRA. Opened for reading, the
 * file's journal stays what it is. */
int connect_journal(struct chamber_db *db) MUST_CHECK;

/* open.c: as chamber_open(); `older`: an older schema is fine for writing too. */
int open_database(struct chamber_db *db, const char *path, enum chamber_mode mode,
                  bool older) MUST_CHECK;

/* open.c: descriptors 0 to 2 are never a database. CHAMBER_E_IO. */
int open_guard_descriptors(struct chamber_db *db) MUST_CHECK;

/* examine.c: refuse what is certainly not ours before anything, even a recovery or a checkpoint,
 * could change a byte of it. */
int examine_untouched(struct chamber_db *db, const char *path) MUST_CHECK;

/* examine.c: whether this is a chamber database, whole and of a schema this program knows; sets
 * the handle's schema number. */
int examine_database(struct chamber_db *db) MUST_CHECK;

/* examine.c: a failure saying that `what` of the schema is not as the migrations make it. */
int examine_altered(struct chamber_db *db, const char *what);

/* One number, e.g. of a pragma. */
int connect_number(struct chamber_db *db, const char *query, int64_t *value) MUST_CHECK;

#endif
