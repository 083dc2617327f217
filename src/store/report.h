/* SPDX-License-Identifier: MIT */
/* What SQLite and the system report, as failures of this library. */
#ifndef STORE_REPORT_H
#define STORE_REPORT_H

#include <sqlite3.h>

#include "store/db.h"

/* Record SQLite's failure `rc` (of the connection `sql`, which may be NULL) and return ours. */
int report_sqlite(struct chamber_db *db, sqlite3 *sql, int rc);

/* Record a failed system call by errno: no space, or `id` about `path`. CHAMBER_E_IO. */
int report_system(struct chamber_db *db, const char *id, const char *path);

/* Run SQL without results on a connection; records a failure. */
int report_exec(struct chamber_db *db, sqlite3 *sql, const char *text) MUST_CHECK;

#endif
