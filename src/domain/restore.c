/* SPDX-License-Identifier: MIT */
/* Restoring a database from a file, with what the journal says of it. */
#include <chamber/db.h>

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/str.h"
#include "record/journal.h"
#include "store/restore.h"
#include "store/stmt.h"

enum { SCHEMA_OF_WORK = 2 };

static int count_work(struct chamber_db *db, struct chamber_summary *summary)
{
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_RESTORE_WORK);
    int rc = stmt_step(st);
    if (rc == CHAMBER_ROW) {
        summary->visits = stmt_int(st, 0);
        summary->requests = stmt_int(st, 1);
    }
    return rc < 0 ? rc : CHAMBER_OK;
}

static int summarize(struct chamber_db *db, struct chamber_summary *summary)
{
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_RESTORE_MEMBERS);
    int rc = stmt_step(st);
    summary->schema_number = store_schema_number(db);
    if (rc == CHAMBER_ROW) {
        summary->enterprises = stmt_int(st, 0);
        summary->batch = stmt_int(st, 1);
        summary->erasures = stmt_int(st, 3);
        snprintf(summary->made_at, sizeof(summary->made_at), "%s",
                 stmt_is_null(st, 2) ? "" : stmt_text(st, 2));
    }
    return rc < 0                                    ? rc
           : summary->schema_number < SCHEMA_OF_WORK ? CHAMBER_OK
                                                     : count_work(db, summary);
}

int chamber_restore_look(struct chamber_db *db, const char *path, const char *file,
                         struct chamber_restored *restored)
{
    struct chamber_db *source = NULL;
    struct chamber_restored found = {0};
    if (store_is_open(db))
        return fail(db, CHAMBER_E_USAGE, "already_open");
    free(store_take_warning(db));
    int rc = restore_look(db, path, file, &found.present, &source);
    if (rc == CHAMBER_OK) {
        rc = summarize(source, &found.file);
        rc = rc < 0 ? restore_pass_failure(db, source, rc) : CHAMBER_OK;
    }
    /* one that cannot even be counted is damaged */
    if (rc == CHAMBER_OK && found.present == CHAMBER_PRESENT_SOUND &&
        (rc = summarize(db, &found.before)) == CHAMBER_E_DATABASE) {
        found.present = CHAMBER_PRESENT_DAMAGED;
        rc = CHAMBER_OK;
    }
    restore_look_end(db, source);
    if (rc == CHAMBER_OK)
        *restored = found;
    return rc;
}

/* The batch of the copy: it is in the database from the moment that it is restored. */
static int note(struct chamber_db *made, const char *file, const char *sha256)
{
    int rc = chamber_begin(made, JOURNAL_RESTORE);
    if (rc < 0)
        return rc;
    const char *slash = strrchr(file, '/');
    struct batch_state *batch = store_batch(made);
    batch->file_name = str_copy(slash ? slash + 1 : file);
    batch->file_sha256 = str_copy(sha256);
    rc = batch->file_name && batch->file_sha256 ? journal_begin(made) : fail_memory(made);
    return chamber_end(made, rc);
}

int chamber_restore(struct chamber_db *db, const char *path, const char *file,
                    struct chamber_restored *restored)
{
    struct restoring restoring = {0};
    struct chamber_restored done = {0};
    if (store_is_open(db))
        return fail(db, CHAMBER_E_USAGE, "already_open");
    free(store_take_warning(db));
    int rc = restore_begin(db, path, file, &restoring);
    if (rc == CHAMBER_OK) {
        rc = summarize(restoring.made, &done.file);
        if (rc == CHAMBER_OK)
            rc = note(restoring.made, file, restoring.sha256);
        done.batch = chamber_last_batch(restoring.made);
        rc = rc < 0 ? restore_pass_failure(db, restoring.made, rc) : CHAMBER_OK;
    }
    rc = restore_end(db, path, &restoring, rc, &done.backup, &done.aside);
    done.present = restoring.present;
    if (rc == CHAMBER_OK && restored)
        *restored = done;
    else
        chamber_restored_clear(&done);
    return rc;
}

void chamber_restored_clear(struct chamber_restored *restored)
{
    free(restored->backup);
    free(restored->aside);
    *restored = (struct chamber_restored){0};
}
