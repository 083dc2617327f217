/* SPDX-License-Identifier: MIT */
/* A connection and its protections: nothing of the schema is trusted, nothing outside the file is
 * reached, no input makes SQLite work without bounds. */
#include "store/connect.h"

#include <string.h>

#include "store/handle.h"
#include "store/report.h"

static const struct {
    int what;
    int value;
} configs[] = {
    {SQLITE_DBCONFIG_DEFENSIVE, 1},        {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
    {SQLITE_DBCONFIG_ENABLE_FKEY, 1},      {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
    {SQLITE_DBCONFIG_ENABLE_VIEW, 0},      {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
    {SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0},  {SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0},
    {SQLITE_DBCONFIG_DQS_DDL, 0},          {SQLITE_DBCONFIG_DQS_DML, 0},
    {SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0}, {SQLITE_DBCONFIG_LEGACY_ALTER_TABLE, 0},
};

/* Far above what the program needs, far below what a hostile file could ask for. */
static const struct {
    int what;
    int value;
} limits[] = {
    {SQLITE_LIMIT_LENGTH, 64 << 20},
    {SQLITE_LIMIT_SQL_LENGTH, 1 << 20},
    {SQLITE_LIMIT_COLUMN, 500},
    {SQLITE_LIMIT_EXPR_DEPTH, 1000},
    {SQLITE_LIMIT_COMPOUND_SELECT, 200},
    {SQLITE_LIMIT_VDBE_OP, 1000000},
    {SQLITE_LIMIT_FUNCTION_ARG, 100},
    {SQLITE_LIMIT_ATTACHED, 0},
    {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 5000},
    {SQLITE_LIMIT_VARIABLE_NUMBER, 32000},
    {SQLITE_LIMIT_TRIGGER_DEPTH, 10},
    {SQLITE_LIMIT_WORKER_THREADS, 0},
};

static const char pragmas[] = "PRAGMA cell_size_check = ON;"
                              "PRAGMA secure_delete = ON;"
                              "PRAGMA foreign_keys = ON;"
                              "PRAGMA temp_store = MEMORY;" /* nothing personal in /tmp */
                              "PRAGMA mmap_size = 0;";

static int64_t milliseconds_since(const struct timespec *start)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)(now.tv_sec - start->tv_sec) * 1000 + (now.tv_nsec - start->tv_nsec) / 1000000;
}

/* SQLite's own handler would sleep through an interruption. */
static int wait_busy(void *data, int count)
{
    struct chamber_db *db = data;
    if (count == 0)
        clock_gettime(CLOCK_MONOTONIC, &db->busy_since);
    if (db->interrupted || milliseconds_since(&db->busy_since) >= db->busy_timeout)
        return 0;
    long milliseconds = count < 5 ? 1 + count : 10;
    nanosleep(&(struct timespec){.tv_nsec = milliseconds * 1000000}, NULL);
    return 1;
}

static int protect(struct chamber_db *db, sqlite3 *sql)
{
    for (size_t i = 0; i < COUNT_OF(configs); i++) {
        int now = -1;
        int rc = sqlite3_db_config(sql, configs[i].what, configs[i].value, &now);
        if (rc != SQLITE_OK || now != configs[i].value)
            return report_sqlite(db, sql, rc != SQLITE_OK ? rc : SQLITE_ERROR);
    }
    for (size_t i = 0; i < COUNT_OF(limits); i++)
        sqlite3_limit(sql, limits[i].what, limits[i].value);
    sqlite3_extended_result_codes(sql, 1);
    sqlite3_busy_handler(sql, wait_busy, db);
    int made = connect_functions(sql);
    return made == SQLITE_OK ? report_exec(db, sql, pragmas) : report_sqlite(db, sql, made);
}

/* A URI in which the path means itself. */
static char *immutable_uri(const char *path)
{
    CLEAN_STR struct str uri = {0};
    str_add(&uri, "file:");
    for (const unsigned char *at = (const unsigned char *)path; *at; at++)
        if (strchr("/.-_", *at) || (*at >= '0' && *at <= '9') || (*at >= 'a' && *at <= 'z') ||
            (*at >= 'A' && *at <= 'Z'))
            str_add_char(&uri, (char)*at);
        else
            str_addf(&uri, "%%%02X", *at);
    str_add(&uri, "?immutable=1");
    return str_take(&uri);
}

int connect_open(struct chamber_db *db, const char *path, enum connect kind, sqlite3 **sql)
{
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE;
    CLEAN_FREE char *uri = kind == CONNECT_IMMUTABLE ? immutable_uri(path) : NULL;
    if (kind == CONNECT_IMMUTABLE && !uri)
        return fail_memory(db);
    if (kind == CONNECT_IMMUTABLE)
        flags |= SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
    else if (kind == CONNECT_READ_ONLY)
        flags |= SQLITE_OPEN_READONLY | SQLITE_OPEN_NOFOLLOW;
    else if (kind == CONNECT_MEMORY)
        flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY;
    else
        flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW;
    sqlite3 *made = NULL;
    int rc = sqlite3_open_v2(uri ? uri : path, &made, flags, NULL);
    int result = rc == SQLITE_OK ? protect(db, made) : report_sqlite(db, made, rc);
    if (result < 0)
        sqlite3_close(made);
    else
        *sql = made;
    return result;
}

int connect_number(struct chamber_db *db, const char *query, int64_t *value)
{
    CLEAN_STMT struct stmt *st = stmt_sql(db, query);
    int rc = stmt_step(st);
    if (rc == CHAMBER_ROW)
        *value = stmt_int(st, 0);
    return rc < 0 ? rc : CHAMBER_OK;
}

/* Ask for a journal (or with NULL, which it is) and say whether it is WAL now. */
static int journal(struct chamber_db *db, const char *pragma, bool *wal)
{
    CLEAN_STMT struct stmt *st = stmt_sql(db, pragma);
    int rc = stmt_step(st);
    if (rc == CHAMBER_ROW)
        *wal = str_same(stmt_text(st, 0), "wal");
    return rc < 0 ? rc : CHAMBER_OK;
}

int connect_journal(struct chamber_db *db)
{
    bool wal = false;
    int rc = journal(db, "PRAGMA journal_mode", &wal);
    if (rc == CHAMBER_OK && db->mode == CHAMBER_WRITE && wal == db->network)
        rc = journal(db, wal ? "PRAGMA journal_mode = DELETE" : "PRAGMA journal_mode = WAL", &wal);
    if (rc == CHAMBER_OK)
        rc = report_exec(db, db->sql,
                         wal ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = EXTRA");
    /* opened exclusively so far (see open.c); only WAL without shared memory needs to stay so */
    if (rc == CHAMBER_OK && db->network && !wal)
        rc = report_exec(db, db->sql,
                         "PRAGMA locking_mode = NORMAL; SELECT 1 FROM sqlite_schema LIMIT 1");
    return rc;
}

int connect_settle(struct chamber_db *db)
{
    CLEAN_STMT struct stmt *st = stmt_sql(db, "PRAGMA wal_checkpoint(TRUNCATE)");
    int rc = stmt_step(st);
    if (rc == CHAMBER_ROW && stmt_int(st, 0) != 0)
        return fail(db, CHAMBER_E_BUSY, "busy");
    return rc < 0 ? rc : CHAMBER_OK;
}
