/* SPDX-License-Identifier: MIT */
/* Nested transactions: the outermost one is SQLite's, inner ones that write are savepoints. */
#include <errno.h>
#include <string.h>

#include "store/handle.h"
#include "store/report.h"

/* A command of transactions as a statement, made before it is needed: memory may have run out
 * then. */
static int make(struct chamber_db *db, sqlite3_stmt **made, const char *command)
{
    int rc = *made
                 ? SQLITE_OK
                 : sqlite3_prepare_v3(db->sql, command, -1, SQLITE_PREPARE_PERSISTENT, made, NULL);
    return rc == SQLITE_OK ? CHAMBER_OK : report_sqlite(db, db->sql, rc);
}

/* Such commands take no part in interruption: a roll-back must not be interrupted. */
static int run(sqlite3_stmt *made)
{
    sqlite3_step(made);
    return sqlite3_reset(made);
}

static int control(struct chamber_db *db, sqlite3_stmt *made)
{
    errno = 0;
    int rc = run(made);
    return rc == SQLITE_OK ? CHAMBER_OK : report_sqlite(db, db->sql, rc);
}

/* SQLite takes a whole transaction back by itself when a disk is full or memory runs out. */
static bool lost(const struct chamber_db *db)
{
    return sqlite3_get_autocommit(db->sql) != 0;
}

int store_lost(struct chamber_db *db)
{
    int cause = db->error.shown.result;
    bool told = cause == CHAMBER_E_NO_MEMORY || cause == CHAMBER_E_IO;
    return told ? cause : fail(db, CHAMBER_E_IO, "transaction_lost");
}

static int begin_outermost(struct chamber_db *db, enum store_access access)
{
    if (access == STORE_WRITE && db->mode != CHAMBER_WRITE)
        return fail(db, CHAMBER_E_REFUSED, "opened_for_reading");
    int rc = make(db, &db->roll_back, "ROLLBACK");
    if (rc == CHAMBER_OK)
        rc = make(db, &db->commit, "COMMIT");
    if (rc < 0)
        return rc;
    return report_exec(db, db->sql, access == STORE_READ ? "BEGIN" : "BEGIN IMMEDIATE");
}

void store_spare(struct chamber_db *db)
{
    db->spared = true;
}

bool store_spoilt(const struct chamber_db *db)
{
    return db->spoilt;
}

static int begin_inner(struct chamber_db *db, enum store_access access)
{
    if (access == STORE_READ)
        return CHAMBER_OK;
    if (db->frames[0].access == STORE_READ)
        return fail(db, CHAMBER_E_USAGE, "write_in_read");
    if (lost(db))
        return store_lost(db);
    if (db->spared)
        return CHAMBER_OK;
    int rc = make(db, &db->save, "SAVEPOINT inner"); /* of one name: the innermost counts */
    if (rc == CHAMBER_OK)
        rc = make(db, &db->release, "RELEASE inner");
    if (rc == CHAMBER_OK)
        rc = make(db, &db->take_back, "ROLLBACK TO inner");
    return rc == CHAMBER_OK ? control(db, db->save) : rc;
}

int store_begin(struct chamber_db *db, enum store_access access)
{
    if (db->depth == 0)
        error_reset(&db->error);
    if (!db->sql)
        return fail(db, CHAMBER_E_USAGE, "not_open");
    if (db->depth >= STORE_DEPTH)
        return fail(db, CHAMBER_E_USAGE, "too_deep");
    bool inner = db->depth > 0;
    int rc = inner ? begin_inner(db, access) : begin_outermost(db, access);
    if (rc == CHAMBER_OK) {
        db->frames[db->depth++] = (struct frame){.access = access,
                                                 .batch = db->batch.number,
                                                 .saved = inner && !db->spared,
                                                 .changes = sqlite3_total_changes64(db->sql)};
    } else if (db->depth == 0) {
        db->interrupted = 0;
    }
    return rc;
}

/* With what begin_outermost() made; what migrates begins by itself. */
static bool rolled_back(struct chamber_db *db)
{
    if (!db->roll_back)
        return sqlite3_exec(db->sql, "ROLLBACK", NULL, NULL, NULL) == SQLITE_OK;
    return run(db->roll_back) == SQLITE_OK;
}

/* A roll-back is refused only while an interrupt has not reached all statements: rewind them. */
static void roll_back_all(struct chamber_db *db)
{
    if (lost(db) || rolled_back(db))
        return;
    for (sqlite3_stmt *raw = sqlite3_next_stmt(db->sql, NULL); raw;
         raw = sqlite3_next_stmt(db->sql, raw))
        sqlite3_reset(raw);
    (void)!rolled_back(db);
}

static void forget_batch(struct batch_state *batch)
{
    free(batch->verb);
    free(batch->file_name);
    free(batch->file_sha256);
    free(batch->header);
    *batch = (struct batch_state){.last = batch->last};
}

static int end_outermost(struct chamber_db *db, enum store_access access, int result)
{
    if (result >= 0 && access == STORE_WRITE && db->interrupted)
        result = fail(db, CHAMBER_E_INTERRUPTED, "interrupted");
    if (result >= 0 && (lost(db) || db->spoilt))
        result = store_lost(db);
    if (result >= 0 && access == STORE_WRITE) {
        int rc = control(db, db->commit);
        result = rc < 0 ? rc : result;
    }
    /* what was only read is as good, however its end goes */
    if (result < 0 || (access == STORE_READ && run(db->commit) != SQLITE_OK))
        roll_back_all(db);
    else if (db->batch.number)
        db->batch.last = db->batch.number;
    forget_batch(&db->batch);
    db->interrupted = 0;
    db->spared = db->spoilt = false;
    return result;
}

/* A batch not begun yet does not come from what was rolled back. */
static void forget_origin(struct batch_state *batch)
{
    free(batch->file_name);
    free(batch->file_sha256);
    batch->file_name = NULL;
    batch->file_sha256 = NULL;
    batch->undoes = 0;
}

/* Nor does what is known of the journal's end. */
static void forget_place(struct batch_state *batch)
{
    free(batch->header);
    batch->header = NULL;
    batch->linked = false;
}

static int end_inner(struct chamber_db *db, const struct frame *frame, int result)
{
    if (frame->access == STORE_READ)
        return result;
    if (lost(db))
        return result < 0 ? result : store_lost(db);
    if (!frame->saved && result < 0)
        db->spoilt |= sqlite3_total_changes64(db->sql) != frame->changes;
    if (!frame->saved)
        return result;
    if (result >= 0) {
        int rc = control(db, db->release);
        if (rc == CHAMBER_OK)
            return result;
        result = rc;
    }
    int rc = run(db->take_back);
    if (rc == SQLITE_OK)
        rc = run(db->release);
    if (rc != SQLITE_OK) { /* all that was written is lost with it, which is what has to be known */
        result = report_sqlite(db, db->sql, rc);
        roll_back_all(db);
    }
    forget_place(&db->batch);
    db->batch.number = frame->batch;
    if (!frame->batch)
        forget_origin(&db->batch);
    return result;
}

int store_end(struct chamber_db *db, int result)
{
    if (db->depth == 0)
        return fail(db, CHAMBER_E_USAGE, "no_transaction");
    const struct frame *frame = &db->frames[--db->depth];
    int rc =
        db->depth == 0 ? end_outermost(db, frame->access, result) : end_inner(db, frame, result);
    db->roll_backs += rc < 0;
    return rc;
}

bool store_writing(const struct chamber_db *db)
{
    return db->depth > 0 && db->frames[0].access == STORE_WRITE;
}

void store_roll_back(struct chamber_db *db)
{
    if (db->sql)
        roll_back_all(db);
    db->depth = 0;
    db->spared = db->spoilt = false;
    forget_batch(&db->batch);
}

int chamber_begin(struct chamber_db *db, const char *verb)
{
    int rc = store_begin(db, STORE_WRITE);
    if (rc < 0 || db->batch.verb)
        return rc;
    str_reset(&db->warning);
    db->batch.verb = str_copy(verb ? verb : "");
    return db->batch.verb ? CHAMBER_OK : store_end(db, fail_memory(db));
}

int chamber_end(struct chamber_db *db, int result)
{
    return store_end(db, result);
}

chamber_id chamber_last_batch(const struct chamber_db *db)
{
    return db->batch.last;
}

struct batch_state *store_batch(struct chamber_db *db)
{
    return &db->batch;
}
