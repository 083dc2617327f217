/* SPDX-License-Identifier: MIT */
/* Statements and their cache. A statement is found again by its text; one that is in use is left
 * alone and a fresh one made, which is dropped afterwards. */
#include "store/stmt.h"

#include <errno.h>
#include <string.h>

#include "store/handle.h"
#include "store/report.h"

struct stmt {
    struct chamber_db *db; /* NULL: the database was closed under it */
    sqlite3_stmt *raw;     /* NULL: preparing failed */
    int failed;            /* a failure kept for the next step, else 0 */
    bool busy;
    bool cached;
    uint32_t hash;
    struct stmt *next; /* in its bucket */
    struct stmt *newer, *older;
};

/* FNV-1a. */
static uint32_t hash_text(const char *text)
{
    uint32_t hash = 2166136261U;
    for (const unsigned char *at = (const unsigned char *)text; *at; at++)
        hash = (hash ^ *at) * 16777619U;
    return hash;
}

static void link_in(struct chamber_db *db, struct stmt *st)
{
    st->older = db->cache.all;
    if (st->older)
        st->older->newer = st;
    db->cache.all = st;
}

static void link_out(struct chamber_db *db, struct stmt *st)
{
    if (st->newer)
        st->newer->older = st->older;
    else
        db->cache.all = st->older;
    if (st->older)
        st->older->newer = st->newer;
}

static void destroy(struct stmt *st)
{
    if (st->db)
        link_out(st->db, st);
    sqlite3_finalize(st->raw);
    free(st);
}

/* The cache is full only where texts are composed without end: start over with the idle ones. */
static void drop_idle(struct chamber_db *db)
{
    memset((void *)db->cache.named, 0, sizeof(db->cache.named));
    for (size_t i = 0; i < STMT_BUCKETS; i++) {
        struct stmt *st = db->cache.buckets[i];
        db->cache.buckets[i] = NULL;
        while (st) {
            struct stmt *next = st->next;
            st->cached = false;
            if (!st->busy)
                destroy(st);
            st = next;
        }
    }
    db->cache.count = 0;
}

static void remember(struct chamber_db *db, struct stmt *st, uint32_t hash)
{
    if (db->cache.count >= STMT_CACHED)
        drop_idle(db);
    st->hash = hash;
    st->cached = true;
    st->next = db->cache.buckets[hash % STMT_BUCKETS];
    db->cache.buckets[hash % STMT_BUCKETS] = st;
    db->cache.count++;
}

static struct stmt *find(struct chamber_db *db, const char *sql, uint32_t hash)
{
    struct stmt *st = db->cache.buckets[hash % STMT_BUCKETS];
    while (st && (st->hash != hash || strcmp(sqlite3_sql(st->raw), sql) != 0))
        st = st->next;
    return st;
}

static bool only_blanks(const char *text)
{
    return text[strspn(text, " \t\r\n;")] == '\0';
}

static void prepare(struct chamber_db *db, struct stmt *st, const char *sql)
{
    if (!db->sql) {
        st->failed = fail(db, CHAMBER_E_USAGE, "not_open");
        return;
    }
    const char *rest = "";
    int rc = sqlite3_prepare_v3(db->sql, sql, -1, SQLITE_PREPARE_PERSISTENT, &st->raw, &rest);
    if (rc != SQLITE_OK) {
        st->failed = report_sqlite(db, db->sql, rc);
    } else if (!st->raw || !only_blanks(rest)) {
        st->failed = fail(db, CHAMBER_E_USAGE, "statement_unfit", "one statement is expected");
        sqlite3_finalize(st->raw);
        st->raw = NULL;
    }
}

struct stmt *stmt_sql(struct chamber_db *db, const char *sql)
{
    uint32_t hash = hash_text(sql);
    struct stmt *known = find(db, sql, hash);
    if (known && !known->busy) {
        known->busy = true;
        return known;
    }
    struct stmt *st = calloc(1, sizeof(*st));
    if (!st) {
        fail_memory(db);
        return NULL;
    }
    st->db = db;
    st->busy = true;
    link_in(db, st);
    prepare(db, st, sql);
    if (!known && !st->failed)
        remember(db, st, hash);
    return st;
}

struct stmt *stmt_named(struct chamber_db *db, enum sql_name name)
{
    if (name >= SQL_COUNT) {
        fail(db, CHAMBER_E_USAGE, "statement_unfit", "no such name");
        return NULL;
    }
    struct stmt *st = db->cache.named[name];
    if (st && !st->busy) {
        st->busy = true;
        return st;
    }
    st = stmt_sql(db, sql_text(name));
    if (st && st->cached)
        db->cache.named[name] = st;
    return st;
}

static void bound(struct stmt *st, int rc)
{
    if (rc != SQLITE_OK && !st->failed)
        st->failed = report_sqlite(st->db, st->db->sql, rc);
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
        bound(st,
              sqlite3_bind_text64(st->raw, n, text, strlen(text), SQLITE_TRANSIENT, SQLITE_UTF8));
    else
        bound(st, sqlite3_bind_null(st->raw, n));
}

void stmt_bind_int(struct stmt *st, const char *name, int64_t value)
{
    int n = parameter(st, name);
    if (n)
        bound(st, sqlite3_bind_int64(st->raw, n, value));
}

void stmt_bind_text(struct stmt *st, const char *name, const char *text)
{
    int n = parameter(st, name);
    if (n)
        bind_text(st, n, text);
}

void stmt_bind_null(struct stmt *st, const char *name)
{
    int n = parameter(st, name);
    if (n)
        bound(st, sqlite3_bind_null(st->raw, n));
}

void stmt_bind_blob(struct stmt *st, const char *name, const void *bytes, size_t length)
{
    int n = parameter(st, name);
    if (n)
        bound(st, sqlite3_bind_blob64(st->raw, n, bytes ? bytes : "", length, SQLITE_TRANSIENT));
}

void stmt_bind_int_at(struct stmt *st, int n, int64_t value)
{
    if (in_range(st, n))
        bound(st, sqlite3_bind_int64(st->raw, n, value));
}

void stmt_bind_text_at(struct stmt *st, int n, const char *text)
{
    if (in_range(st, n))
        bind_text(st, n, text);
}

void stmt_bind_null_at(struct stmt *st, int n)
{
    if (in_range(st, n))
        bound(st, sqlite3_bind_null(st->raw, n));
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

int stmt_step(struct stmt *st)
{
    if (!st)
        return CHAMBER_E_NO_MEMORY;
    struct chamber_db *db = st->db;
    if (!db)
        return CHAMBER_E_USAGE;
    if (st->failed)
        return kept_failure(st);
    if (db->interrupted)
        return interrupted(db);
    /* after SQLite took a transaction back by itself, nothing more may be written piecemeal */
    if (db->depth > 0 && sqlite3_get_autocommit(db->sql))
        return fail(db, CHAMBER_E_IO, "transaction_lost");
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

int stmt_columns(struct stmt *st)
{
    return st && st->raw ? sqlite3_column_count(st->raw) : 0;
}

void stmt_reset(struct stmt *st)
{
    if (!st || !st->raw)
        return;
    sqlite3_reset(st->raw);
    sqlite3_clear_bindings(st->raw);
    st->failed = 0;
}

void stmt_done(struct stmt *st)
{
    if (!st)
        return;
    if (!st->cached) {
        destroy(st);
        return;
    }
    stmt_reset(st);
    st->busy = false;
}

void stmt_close_all(struct chamber_db *db)
{
    drop_idle(db);
    while (db->cache.all) {
        struct stmt *st = db->cache.all;
        link_out(db, st);
        sqlite3_finalize(st->raw);
        st->raw = NULL;
        st->db = NULL;
    }
}

chamber_id store_last_id(struct chamber_db *db)
{
    return db->sql ? sqlite3_last_insert_rowid(db->sql) : 0;
}

int64_t store_changed(struct chamber_db *db)
{
    return db->sql ? sqlite3_changes64(db->sql) : 0;
}
