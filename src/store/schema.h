/* SPDX-License-Identifier: MIT */
/* The schema: made by migrations, and compared with what they make. */
#ifndef STORE_SCHEMA_H
#define STORE_SCHEMA_H

#include <sqlite3.h>

#include "store/db.h"

/* Whether the open database has exactly the tables, indexes, views and triggers that the
 * migrations up to its number make. CHAMBER_E_DATABASE naming the first that differs. */
int store_check_schema(struct chamber_db *db) MUST_CHECK;

/* Run the steps after `from` up to `to` on a connection, each with its row in `migration`, and set
 * the number. The caller has a transaction open and foreign keys off. */
int schema_run(struct chamber_db *db, sqlite3 *sql, int from, int to) MUST_CHECK;

/* Run the steps in a transaction of their own that shuts out every other user; nothing is changed
 * by a failure. `version`: what PRAGMA data_version has to be inside it (0: anything), else
 * CHAMBER_E_CONFLICT, because somebody wrote meanwhile. */
int schema_upgrade(struct chamber_db *db, int from, int to, int64_t version) MUST_CHECK;

#endif
