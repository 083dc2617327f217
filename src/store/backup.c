/* SPDX-License-Identifier: MIT */
/* A copy of the database as it stood at one moment, checked and durable before it takes its name.
 */

#include <errno.h>

#include "store/connect.h"
#include "store/handle.h"
#include "store/place.h"
#include "store/report.h"

enum { PAGES_AT_ONCE = 256 };

/* Inside a read transaction of the source, so that others may write meanwhile. */
static int copy_pages(struct chamber_db *db, sqlite3 *copy)
{
    sqlite3_backup *backup = sqlite3_backup_init(copy, "main", db->sql, "main");
    if (!backup)
        return report_sqlite(db, copy, sqlite3_extended_errcode(copy));
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

static int copy_to(struct chamber_db *db, const char *path)
{
    sqlite3 *copy = NULL;
    int rc = connect_open(db, path, CONNECT_NORMAL, &copy);
    /* the file is thrown away unless all goes well, and made durable as a whole */
    if (rc == CHAMBER_OK)
        rc = report_exec(db, copy, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF");
    if (rc == CHAMBER_OK)
        rc = copy_pages(db, copy);
    sqlite3_close(copy);
    return rc;
}

static int check_row(void *data, int columns, char **values, char **names)
{
    bool *sound = data;
    (void)columns;
    (void)names;
    *sound = str_same(values[0], "ok");
    return 0;
}

static int check_copy(struct chamber_db *db, const char *path, const char *shown)
{
    sqlite3 *copy = NULL;
    bool sound = false;
    int rc = connect_open(db, path, CONNECT_IMMUTABLE, &copy);
    if (rc < 0)
        return rc;
    int code = sqlite3_exec(copy, "PRAGMA quick_check(1)", check_row, &sound, NULL);
    if (code == SQLITE_NOMEM)
        rc = fail_memory(db);
    else if (code != SQLITE_OK || !sound)
        rc = fail(db, CHAMBER_E_DATABASE, "backup_unsound", shown);
    sqlite3_close(copy);
    return rc;
}

/* Copy, check, make durable, name. */
static int back_up_as(struct chamber_db *db, const char *absolute, const char *shown)
{
    CLEAN_FREE char *temporary = NULL;
    int rc = place_temporary(db, absolute, &temporary);
    if (rc < 0)
        return rc;
    rc = copy_to(db, temporary);
    if (rc == CHAMBER_OK)
        rc = check_copy(db, temporary, shown);
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
        rc = copy_pages(db, made->sql);
    if (rc == CHAMBER_OK)
        *copy = made;
    else
        chamber_close(made);
    return rc;
}

int chamber_backup(struct chamber_db *db, const char *path)
{
    if (!db->sql)
        return fail(db, CHAMBER_E_USAGE, "not_open");
    if (store_writing(db))
        return fail(db, CHAMBER_E_USAGE, "backup_in_transaction");
    CLEAN_FREE char *absolute = NULL;
    int rc = place_absolute(db, path ? path : "", &absolute);
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
        rc = back_up_as(db, absolute, path);
    return store_end(db, rc);
}
