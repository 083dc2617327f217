/* SPDX-License-Identifier: MIT */
/* Connections to SQLite with every protection, and what is looked at before one is trusted. */
#ifndef STORE_CONNECT_H
#define STORE_CONNECT_H

#include <sqlite3.h>

#include "store/db.h"

/* "CoC1": in every chamber database. */
enum { STORE_APPLICATION_ID = 0x436f4331 };

/* Open a file (an absolute path) or ":memory:" with every protection; the caller closes *sql.
 * Immutable: the file is read as if nobody else could write it. Read-only: the system refuses to
 * write to it, while others may. */
enum connect { CONNECT_NORMAL, CONNECT_IMMUTABLE, CONNECT_READ_ONLY, CONNECT_MEMORY };
int connect_open(struct chamber_db *db, const char *path, enum connect kind,
                 sqlite3 **sql) MUST_CHECK;

/* examine.c: the first bytes of an open file, read through SQLite's own descriptor, because closing
 * another one would drop this process's locks; false if they cannot be read. And whether they are
 * those of a chamber database. */
enum { CONNECT_HEADER = 100 };
bool connect_header(sqlite3 *sql, unsigned char header[CONNECT_HEADER]);
bool connect_is_ours(const unsigned char header[CONNECT_HEADER]);

/* function.c: what the named queries call. An SQLite result. */
int connect_functions(sqlite3 *sql) MUST_CHECK;

/* Choose the journal: WAL and FULL, on a network folder DELETE and EXTRA. Opened for reading, the
 * file's journal stays what it is. */
int connect_journal(struct chamber_db *db) MUST_CHECK;

/* Move all of the WAL into the file, which is to be used without it: closing does so too, but does
 * not say whether it could. */
int connect_settle(struct chamber_db *db) MUST_CHECK;

/* open.c: as chamber_open(); `older`: an older schema is fine for writing too. */
int open_database(struct chamber_db *db, const char *path, enum chamber_mode mode,
                  bool older) MUST_CHECK;

/* open.c: after a read-only connection was the only one: SQLite gave it an empty journal, which
 * only a connection that may write removes. One that holds anything is somebody's and stays. */
void open_tidy(const char *path);

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

/* backup.c: as chamber_backup(); one whose references are looked at by what comes next need not be
 * refused for them. */
enum backup_check { BACKUP_WHOLE, BACKUP_STRUCTURE };
int backup_database(struct chamber_db *db, const char *path, enum backup_check check) MUST_CHECK;

/* backup.c: whether a database at rest that was just written is whole; `shown` is what it is to be
 * called in a failure. */
int backup_check_copy(struct chamber_db *db, const char *path, const char *shown,
                      enum backup_check check) MUST_CHECK;

/* backup.c: copy all of the source into the destination, which is changed as a whole or not at
 * all. */
int backup_copy_pages(struct chamber_db *db, sqlite3 *source, sqlite3 *copy) MUST_CHECK;

/* backup.c: the same between sqlite3_backup_init() and sqlite3_backup_finish(). */
int backup_run(struct chamber_db *db, sqlite3_backup *backup, sqlite3 *copy) MUST_CHECK;

#endif
