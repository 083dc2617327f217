/* SPDX-License-Identifier: MIT */
/* What the record engine keeps with the handle, and how it learns that it may be stale. */
#include "store/handle.h"

void *store_kept(const struct chamber_db *db)
{
    return db->kept;
}

void store_keep(struct chamber_db *db, void *thing, void (*destroy)(void *thing))
{
    db->kept = thing;
    db->destroy_kept = destroy;
}

/* While a transaction is open nothing changes but by its own hand, and the pager's count of changes
 * is cheaper to ask for than the version. */
int64_t store_epoch(struct chamber_db *db)
{
    unsigned count = 0;
    bool counted =
        sqlite3_txn_state(db->sql, "main") != SQLITE_TXN_NONE &&
        sqlite3_file_control(db->sql, NULL, SQLITE_FCNTL_DATA_VERSION, &count) == SQLITE_OK;
    if (!counted || !db->seen.counted || count != db->seen.count) {
        CLEAN_STMT struct stmt *st = stmt_sql(db, "PRAGMA data_version");
        bool read = stmt_step(st) == CHAMBER_ROW;
        db->seen = (struct seen){counted && read, count, read ? stmt_int(st, 0) : -1};
    }
    return db->seen.version * INT64_C(1000003) + db->roll_backs;
}
