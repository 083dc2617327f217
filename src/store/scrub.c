/* SPDX-License-Identifier: MIT */
/* Leaving nothing behind of what was deleted. secure_delete wipes what a page gives up, but not
 * what moving the rest of a page leaves between its cells, nor the write-ahead log. */
#include "store/connect.h"
#include "store/handle.h"
#include "store/report.h"

/* VACUUM builds the new file as an attached database in memory: the only one there ever is. */
static int rewrite(struct chamber_db *db)
{
    sqlite3_limit(db->sql, SQLITE_LIMIT_ATTACHED, 1);
    int rc = report_exec(db, db->sql, "VACUUM");
    sqlite3_limit(db->sql, SQLITE_LIMIT_ATTACHED, 0);
    return rc;
}

int store_scrub(struct chamber_db *db, bool *clean)
{
    *clean = false;
    if (db->depth > 0)
        return fail(db, CHAMBER_E_USAGE, "scrub_in_transaction");
    int64_t busy = 0;
    int rc = rewrite(db);
    if (rc == CHAMBER_OK)
        rc = connect_number(db, "PRAGMA wal_checkpoint(TRUNCATE)", &busy);
    *clean = rc == CHAMBER_OK && busy == 0;
    return rc;
}

const char *store_path(const struct chamber_db *db)
{
    return db->path;
}
