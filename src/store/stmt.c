/* SPDX-License-Identifier: MIT */
/* Using statements: binding, stepping, reading; see cache.c for how they are made. */
#include <errno.h>
#include <string.h>

#include "store/handle.h"
#include "store/report.h"
#include "store/statement.h"

/* What became of binding parameter n, of a statement that has not failed. */
static void bound(struct stmt *st, int n, int rc)
{
    if (rc != SQLITE_OK)
        st->failed = report_sqlite(st->db, st->db->sql, rc);
    if (rc == SQLITE_OK && n <= STMT_NOTED)
        st->bound[(n - 1) / STMT_NOTED_WORD] |= UINT64_C(1) << ((n - 1) % STMT_NOTED_WORD);
}

static bool is_bound(const struct stmt *st, int n)
{
    return st->bound[(n - 1) / STMT_NOTED_WORD] >> ((n - 1) % STMT_NOTED_WORD) & 1;
}

/* A parameter that nobody bound would be NULL: a wrong answer without a word. Explaining a
 * statement takes no values. */
static int check_bound(struct stmt *st)
{
    int count = sqlite3_bind_parameter_count(st->raw);
    for (int n = 1; n <= count && n <= STMT_NOTED && !sqlite3_stmt_isexplain(st->raw); n++)
        if (!is_bound(st, n)) {
            const char *name = sqlite3_bind_parameter_name(st->raw, n);
            return fail(st->db, CHAMBER_E_USAGE, "parameter_unbound", name ? name : "?");
        }
    st->complete = true;
    return CHAMBER_OK;
}

/* The number of a parameter; 0 if the statement has none of that name, or cannot be bound. */
static int parameter(struct stmt *st, const char *name)
{
    return st && st->raw && !st->failed ? sqlite3_bind_parameter_index(st->raw, name) : 0;
}

/* Whether a numbered parameter can be bound; a number out of range fails the statement. */
static bool in_range(struct stmt *st, int n)
{
    if (!st || !st->raw || st->failed)
        return false;
    if (n >= 1 && n <= sqlite3_bind_parameter_count(st->raw))
        return true;
    char *number = sqlite3_mprintf("%d", n);
    st->failed = fail(st->db, CHAMBER_E_USAGE, "parameter_range", number ? number : "");
    sqlite3_free(number);
    return false;
}

static void bind_text(struct stmt *st, int n, const char *text)
{
    if (text)
        bound(st, n,
              sqlite3_bind_text64(st->raw, n, text, strlen(text), SQLITE_TRANSIENT, SQLITE_UTF8));
    else
        bound(st, n, sqlite3_bind_null(st->raw, n));
}

void stmt_bind_int(struct stmt *st, const char *name, int64_t value)
{
    int n = parameter(st, name);
    if (n)
        bound(st, n, sqlite3_bind_int64(st->raw, n, value));
}

void stmt_bind_text(struct stmt *st, const char *name, const char *text)
{
    int n = parameter(st, name);
    if (n)
        bind_text(st, n, text);
}

void stmt_bind_blob(struct stmt *st, const char *name, const void *bytes, size_t length)
{
    int n = parameter(st, name);
    if (n)
        bound(st, n, sqlite3_bind_blob64(st->raw, n, bytes ? bytes : "", length, SQLITE_TRANSIENT));
}

void stmt_bind_int_at(struct stmt *st, int n, int64_t value)
{
    if (in_range(st, n))
        bound(st, n, sqlite3_bind_int64(st->raw, n, value));
}

void stmt_bind_text_at(struct stmt *st, int n, const char *text)
{
    if (in_range(st, n))
        bind_text(st, n, text);
}

void stmt_bind_null_at(struct stmt *st, int n)
{
    if (in_range(st, n))
        bound(st, n, sqlite3_bind_null(st->raw, n));
}

/* A failure kept from before; recorded once more if it was forgotten meanwhile. */
static int kept_failure(struct stmt *st)
{
    if (store_error(st->db)->shown.result == CHAMBER_OK)
        return fail(st->db, st->failed, "statement_unfit");
    return st->failed;
}

/* An interruption holds until the transaction ends; without one it is over once it is told. */
static int interrupted(struct chamber_db *db)
{
    if (db->depth == 0)
        db->interrupted = 0;
    return fail(db, CHAMBER_E_INTERRUPTED, "interrupted");
}

int store_interrupted(struct chamber_db *db)
{
    return db->interrupted ? interrupted(db) : CHAMBER_OK;
}

int stmt_step(struct stmt *st)
{
    if (!st)
        return CHAMBER_E_NO_MEMORY;
    struct chamber_db *db = st->db;
    if (!db)
        return CHAMBER_E_USAGE;
    if (st->failed)
        return kept_failure(st);
    int stopped = store_interrupted(db);
    if (stopped < 0)
        return stopped;
    /* after SQLite took a transaction back by itself, nothing more may be written piecemeal */
    if (db->depth > 0 && sqlite3_get_autocommit(db->sql))
        return store_lost(db);
    int missing = st->complete ? CHAMBER_OK : check_bound(st);
    if (missing < 0)
        return missing;
    errno = 0;
    int rc = sqlite3_step(st->raw);
    if (rc == SQLITE_ROW)
        return CHAMBER_ROW;
    if (rc == SQLITE_DONE)
        return CHAMBER_OK;
    int result = report_sqlite(db, db->sql, rc);
    sqlite3_reset(st->raw);
    return result == CHAMBER_E_INTERRUPTED ? interrupted(db) : result;
}

int stmt_run(struct stmt *st)
{
    int rc;
    do
        rc = stmt_step(st);
    while (rc == CHAMBER_ROW);
    if (rc == CHAMBER_OK)
        sqlite3_reset(st->raw);
    return rc;
}

bool stmt_is_null(struct stmt *st, int column)
{
    return !st || sqlite3_column_type(st->raw, column) == SQLITE_NULL;
}

int64_t stmt_int(struct stmt *st, int column)
{
    return st ? sqlite3_column_int64(st->raw, column) : 0;
}

const char *stmt_text(struct stmt *st, int column)
{
    if (stmt_is_null(st, column))
        return NULL;
    const char *text = (const char *)sqlite3_column_text(st->raw, column);
    if (!text && !st->failed)
        st->failed = fail_memory(st->db);
    return text;
}

const void *stmt_blob(struct stmt *st, int column, size_t *length)
{
    *length = 0;
    if (stmt_is_null(st, column))
        return NULL;
    const void *bytes = sqlite3_column_blob(st->raw, column);
    *length = (size_t)sqlite3_column_bytes(st->raw, column);
    return bytes ? bytes : "";
}

int stmt_whole(const struct stmt *st)
{
    return st->failed;
}

void stmt_reset(struct stmt *st)
{
    if (!st || !st->raw)
        return;
    sqlite3_reset(st->raw);
    sqlite3_clear_bindings(st->raw);
    memset(st->bound, 0, sizeof(st->bound));
    st->complete = false;
    st->failed = 0;
}

chamber_id store_last_id(struct chamber_db *db)
{
    return db->sql ? sqlite3_last_insert_rowid(db->sql) : 0;
}

int64_t store_changed(struct chamber_db *db)
{
    return db->sql ? sqlite3_changes64(db->sql) : 0;
}
