/* SPDX-License-Identifier: MIT */
/* Looking through all that the journal says, and emptying rows of it. */
#include "record/journal_erase.h"

#include "store/stmt.h"

int journal_each(struct chamber_db *db, int (*take)(void *context, const struct journal_row *row),
                 void *context)
{
    int rc;
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_JOURNAL_ERASE_KEPT);
    while ((rc = stmt_step(st)) == CHAMBER_ROW) {
        const struct journal_row row = {.id = stmt_int(st, 0),
                                        .noun = chamber_noun_named(stmt_text(st, 1)),
                                        .record = stmt_int(st, 2),
                                        .content = stmt_text(st, 3),
                                        .op = stmt_text(st, 4),
                                        .batch = stmt_int(st, 5),
                                        .made_at = stmt_text(st, 6),
                                        .actor = stmt_text(st, 7),
                                        .verb = stmt_text(st, 8)};
        rc = stmt_whole(st);
        if (rc == CHAMBER_OK)
            rc = take(context, &row);
        if (rc < 0)
            return rc;
    }
    return rc;
}

int journal_each_label(struct chamber_db *db,
                       int (*take)(void *context, chamber_id batch, const char *field,
                                   const char *text),
                       void *context)
{
    int rc;
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_JOURNAL_ERASE_LABELS);
    while ((rc = stmt_step(st)) == CHAMBER_ROW) {
        const char *field = stmt_text(st, 1), *text = stmt_text(st, 2);
        rc = stmt_whole(st);
        if (rc == CHAMBER_OK)
            rc = take(context, stmt_int(st, 0), field, text);
        if (rc < 0)
            return rc;
    }
    return rc;
}

int journal_erase(struct chamber_db *db, chamber_id change, bool *erased)
{
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_JOURNAL_ERASE_ROW);
    stmt_bind_int(st, ":id", change);
    int rc = stmt_run(st);
    *erased = rc == CHAMBER_OK && store_changed(db) > 0;
    return *erased ? journal_write(db, "edit", &chamber_change_noun, change,
                                   "{\"erased\":[false,true]}")
                   : rc;
}
