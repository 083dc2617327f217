/* SPDX-License-Identifier: MIT */
/* Opening a database: first what the path leads to, then a protected connection, then whether it
 * is one of ours, and only then anything that could write to it. */
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "store/connect.h"
#include "store/handle.h"
#include "store/migration.h"
#include "store/place.h"
#include "store/report.h"

/* If a standard stream is closed, the next file opened would take its number and receive what is
 * printed. Such a number is taken by what can be neither read from 0 nor written to 1 and 2, so
 * that printing still fails as it should. */
int open_guard_descriptors(struct chamber_db *db)
{
    for (int fd = 0; fd <= 2; fd++) {
        if (fcntl(fd, F_GETFD) != -1 || errno != EBADF)
            continue;
        if (open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY) != fd)
            return report_system(db, "io_open", "/dev/null");
    }
    return CHAMBER_OK;
}

/* How to open it: a place that cannot be written is read as it stands, if it was closed well. */
static int choose_kind(struct chamber_db *db, const struct place *place, enum connect *kind)
{
    if (place->writable && db->mode == CHAMBER_READ_ONLY) {
        if (place_has_journal(place->real))
            return fail(db, CHAMBER_E_IO, "read_only_unfinished", db->path);
        db->alone = place->settled;
        *kind = CONNECT_READ_ONLY;
        return CHAMBER_OK;
    }
    if (place->writable)
        return CHAMBER_OK;
    if (db->mode == CHAMBER_WRITE)
        return fail(db, CHAMBER_E_IO, "place_not_writable", db->path);
    if (!place->settled)
        return fail(db, CHAMBER_E_IO, "read_only_place", db->path);
    *kind = CONNECT_IMMUTABLE;
    return CHAMBER_OK;
}

static void warn(struct chamber_db *db, const struct place *place)
{
    if (place->network)
        store_warn(db, "network_folder", db->path, NULL);
    if (place->file.st_nlink > 1)
        store_warn(db, "hard_linked", db->path, NULL);
}

/* SQLite does not look whether the last page is whole. */
static int check_size(struct chamber_db *db, const struct place *place)
{
    int64_t page = 0;
    int rc = connect_number(db, "PRAGMA page_size", &page);
    if (rc == CHAMBER_OK && place->settled && page > 0 && place->file.st_size % page != 0)
        return fail(db, CHAMBER_E_DATABASE, "database_damaged", db->path);
    return rc;
}

static int check_and_set_up(struct chamber_db *db, const struct place *place, enum connect kind,
                            bool older)
{
    int rc = CHAMBER_OK;
    /* a network folder has no shared memory for a WAL: hold the file alone until it has none */
    if (db->network && kind != CONNECT_IMMUTABLE)
        rc = report_exec(db, db->sql, "PRAGMA locking_mode = EXCLUSIVE");
    if (rc == CHAMBER_OK)
        rc = examine_database(db);
    if (rc == CHAMBER_OK)
        rc = check_size(db, place);
    if (rc < 0)
        return rc;
    db->older = db->schema_number < store_migration_count;
    if (db->mode == CHAMBER_WRITE && !older && db->older)
        return fail(db, CHAMBER_E_REFUSED, "database_older", db->path);
    rc = kind != CONNECT_IMMUTABLE ? connect_journal(db) : CHAMBER_OK;
    /* a large import goes through its indexes in no order: 64 MiB, taken as they are needed, save
     * it from writing and reading every page again and again */
    if (rc == CHAMBER_OK)
        rc = report_exec(db, db->sql,
                         db->mode == CHAMBER_WRITE ? "PRAGMA cache_size = -65536"
                                                   : "PRAGMA query_only = ON");
    return rc;
}

static int connect_to(struct chamber_db *db, const struct place *place, bool older)
{
    enum connect kind = CONNECT_NORMAL;
    int rc = choose_kind(db, place, &kind);
    if (rc == CHAMBER_OK && kind != CONNECT_IMMUTABLE)
        rc = examine_untouched(db, place->real);
    if (rc == CHAMBER_OK)
        rc = connect_open(db, place->real, kind, &db->sql);
    if (rc == CHAMBER_OK)
        rc = check_and_set_up(db, place, kind, older);
    return rc;
}

void open_tidy(const char *path)
{
    CLEAN_FREE char *real = path ? realpath(path, NULL) : NULL;
    CLEAN_STR struct str journal = {0};
    struct stat found;
    sqlite3 *sql = NULL;
    str_addf(&journal, "%s-wal", real ? real : "");
    struct chamber_db *db =
        real && !journal.failed && lstat(str_text(&journal), &found) == 0 && found.st_size == 0
            ? chamber_new()
            : NULL;
    if (!db)
        return;
    if (connect_open(db, real, CONNECT_NORMAL, &sql) == CHAMBER_OK)
        (void)!report_exec(db, sql, "PRAGMA query_only = ON; SELECT 1 FROM sqlite_schema LIMIT 1");
    sqlite3_close(sql);
    chamber_close(db);
}

int open_database(struct chamber_db *db, const char *path, enum chamber_mode mode, bool older)
{
    if (db->sql)
        return fail(db, CHAMBER_E_USAGE, "already_open");
    error_reset(&db->error);
    CLEAN_PLACE struct place place = {.lax = db->lax};
    int rc = open_guard_descriptors(db);
    if (rc == CHAMBER_OK)
        rc = place_examine(db, path, &place);
    if (rc < 0)
        return rc;
    db->path = str_copy(path);
    if (!db->path)
        return fail_memory(db);
    db->mode = mode;
    db->network = place.network;
    /* of what is made beside it; a file only to be read may be copied too */
    db->file_mode = (place.file.st_mode & (S_IRGRP | S_IWGRP)) | S_IRUSR | S_IWUSR;
    db->file_group = place.file.st_gid;
    rc = connect_to(db, &place, older);
    if (rc < 0)
        store_close(db);
    else
        warn(db, &place);
    return rc;
}

int chamber_schema_number(void)
{
    return store_migration_count;
}

int chamber_open(struct chamber_db *db, const char *path, enum chamber_mode mode)
{
    str_reset(&db->warning);
    return open_database(db, path, mode, false);
}
