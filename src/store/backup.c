/* SPDX-License-Identifier: MIT */
/* A copy of the database as it stood at one moment, checked and durable before it takes its name.
 */

#include <errno.h>
#include <string.h>

#include "store/connect.h"
#include "store/handle.h"
#include "store/place.h"
#include "store/report.h"

enum { PAGES_AT_ONCE = 256 };

int backup_run(struct chamber_db *db, sqlite3_backup *backup, sqlite3 *copy)
{
    int rc;
    errno = 0;
    do
        rc = sqlite3_backup_step(backup, PAGES_AT_ONCE);
    while (rc == SQLITE_OK && !db->interrupted);
    int finished = sqlite3_backup_finish(backup);
    if (rc == SQLITE_OK)
        return fail(db, CHAMBER_E_INTERRUPTED, "interrupted");
    if (rc != SQLITE_DONE)
        return report_sqlite(db, NULL, rc);
    return finished == SQLITE_OK ? CHAMBER_OK : report_sqlite(db, copy, finished);
}

int backup_copy_pages(struct chamber_db *db, sqlite3 *source, sqlite3 *copy)
{
    sqlite3_backup *backup = sqlite3_backup_init(copy, "main", source, "main");
    return backup ? backup_run(db, backup, copy)
                  : report_sqlite(db, copy, sqlite3_extended_errcode(copy));
}

/* Inside a read transaction of the source, so that others may write meanwhile. */
static int copy_to(struct chamber_db *db, const char *path)
{
    sqlite3 *copy = NULL;
    int rc = connect_open(db, path, CONNECT_NORMAL, &copy);
    /* the file is thrown away unless all goes well, and made durable as a whole */
    if (rc == CHAMBER_OK)
        rc = report_exec(db, copy, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF");
    if (rc == CHAMBER_OK)
        rc = backup_copy_pages(db, db->sql, copy);
    sqlite3_close(copy);
    return rc;
}

/* Whether the first row of a check is what it should be, or with NULL whether there is none. */
static int passes(struct chamber_db *copy, const char *check, const char *wanted, bool *passed)
{
    CLEAN_STMT struct stmt *st = stmt_sql(copy, check);
    errno = 0; /* by which alone a check without memory differs from one that found something */
    int rc = stmt_step(st);
    *passed = rc == CHAMBER_ROW ? wanted && str_same(stmt_text(st, 0), wanted) : !wanted;
    if (rc >= 0 && !*passed && errno == ENOMEM)
        return fail_memory(copy);
    return rc < 0 ? rc : CHAMBER_OK;
}

/* Opened as any database is: one of ours, of the same schema, whole, with nothing added. */
static int check_opened(struct chamber_db *copy, int number, enum backup_check check, bool *sound)
{
    int rc = examine_database(copy);
    *sound = rc == CHAMBER_OK && (!number || copy->schema_number == number);
    if (*sound)
        rc = passes(copy, "PRAGMA quick_check(1)", "ok", sound);
    if (rc == CHAMBER_OK && *sound && check == BACKUP_WHOLE)
        rc = passes(copy, "PRAGMA foreign_key_check", NULL, sound);
    return rc;
}

int backup_check_copy(struct chamber_db *db, const char *path, const char *shown,
                      enum backup_check check)
{
    struct chamber_db *copy = chamber_new();
    bool sound = false;
    if (!copy)
        return fail_memory(db);
    copy->path = str_copy(shown);
    int rc =
        copy->path ? connect_open(copy, path, CONNECT_IMMUTABLE, &copy->sql) : CHAMBER_E_NO_MEMORY;
    if (rc == CHAMBER_OK)
        rc = check_opened(copy, db->schema_number, check, &sound);
    chamber_close(copy);
    if (rc == CHAMBER_E_NO_MEMORY)
        return fail_memory(db);
    if (rc == CHAMBER_E_IO)
        return fail(db, rc, "io_open", shown);
    if (rc < 0 || !sound)
        return fail(db, CHAMBER_E_DATABASE, "backup_unsound", shown);
    return db->interrupted ? fail(db, CHAMBER_E_INTERRUPTED, "interrupted") : CHAMBER_OK;
}

/* Copy, check, make durable, name. */
static int back_up_as(struct chamber_db *db, const char *absolute, const char *shown,
                      enum backup_check check)
{
    CLEAN_FREE char *temporary = NULL;
    int rc = place_temporary(db, absolute, &temporary);
    if (rc < 0)
        return rc;
    rc = copy_to(db, temporary);
    if (rc == CHAMBER_OK)
        rc = backup_check_copy(db, temporary, shown, check);
    if (rc == CHAMBER_OK)
        rc = place_sync(db, temporary);
    if (rc == CHAMBER_OK)
        rc = place_publish(db, temporary, absolute, "backup_exists");
    if (rc < 0)
        place_remove(temporary);
    return rc;
}

int store_copy(struct chamber_db *db, struct chamber_db **copy)
{
    struct chamber_db *made = chamber_new();
    if (!made)
        return fail_memory(db);
    made->mode = CHAMBER_WRITE;
    made->schema_number = db->schema_number;
    made->language = db->language;
    made->today = db->today;
    made->path = str_copy(db->path);
    int rc =
        made->path ? connect_open(db, ":memory:", CONNECT_MEMORY, &made->sql) : fail_memory(db);
    if (rc == CHAMBER_OK)
        rc = backup_copy_pages(db, db->sql, made->sql);
    if (rc == CHAMBER_OK)
        *copy = made;
    else
        chamber_close(made);
    return rc;
}

/* What lies beside the database under one of these names is taken for a part of it. */
static int refuse_own(struct chamber_db *db, const char *absolute, const char *shown)
{
    static const char *const endings[] = {"", "-wal", "-shm", "-journal"};
    CLEAN_FREE char *real = realpath(db->path, NULL);
    for (size_t i = 0; real && i < COUNT_OF(endings); i++) {
        size_t length = strlen(real);
        if (strncmp(absolute, real, length) == 0 && str_same(absolute + length, endings[i]))
            return fail(db, CHAMBER_E_REFUSED, "backup_is_database", shown);
    }
    return CHAMBER_OK;
}

int backup_database(struct chamber_db *db, const char *path, enum backup_check check)
{
    if (!db->sql)
        return fail(db, CHAMBER_E_USAGE, "not_open");
    if (store_writing(db))
        return fail(db, CHAMBER_E_USAGE, "backup_in_transaction");
    CLEAN_FREE char *absolute = NULL;
    int rc = place_absolute(db, path ? path : "", &absolute);
    if (rc < 0)
        return rc;
    rc = refuse_own(db, absolute, path);
    if (rc < 0)
        return rc;
    struct stat found;
    if (lstat(absolute, &found) == 0)
        return fail(db, CHAMBER_E_REFUSED, "backup_exists", path);
    rc = store_begin(db, STORE_READ);
    if (rc < 0)
        return rc;
    int64_t pages = 0;
    rc = connect_number(db, "PRAGMA page_count", &pages); /* the read begins here */
    if (rc == CHAMBER_OK)
        rc = back_up_as(db, absolute, path, check);
    return store_end(db, rc);
}

int chamber_backup(struct chamber_db *db, const char *path)
{
    return backup_database(db, path, BACKUP_WHOLE);
}
