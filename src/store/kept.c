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

int64_t store_epoch(struct chamber_db *db)
{
    CLEAN_STMT struct stmt *st = stmt_sql(db, "PRAGMA data_version");
    int64_t version = stmt_step(st) == CHAMBER_ROW ? stmt_int(st, 0) : -1;
    return version * INT64_C(1000003) + db->roll_backs;
}
