/* SPDX-License-Identifier: MIT */
/* The end of a restoring: the database becomes the copy. A sound one is backed up and overwritten
 * in one transaction, so that others see the old one or the new one; a damaged one is put aside. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "store/connect.h"
#include "store/dated.h"
#include "store/handle.h"
#include "store/place.h"
#include "store/report.h"
#include "store/restore.h"

enum { ATTEMPTS = 3, SAME_DAY = 1000, LOCK_FIRST = 0x40000000, LOCK_LENGTH = 512 };

/* What a rollback journal leaves in the file's header by every write. */
static bool change_counter(sqlite3 *sql, unsigned char counter[4])
{
    enum { CHANGE_COUNTER = 24 };
    unsigned char header[CONNECT_HEADER];
    if (!connect_header(sql, header))
        return false;
    memcpy(counter, header + CHANGE_COUNTER, 4);
    return true;
}

static int back_up(struct chamber_db *db, char **backup)
{
    struct chamber_backups done = {0};
    int rc = store_back_up_dated(db, NULL, &done);
    if (rc == CHAMBER_OK) {
        free(*backup);
        *backup = done.made;
        done.made = NULL;
    }
    chamber_backups_clear(&done);
    return rc;
}

/* Begin to write, without writing yet: nobody else can from here on. */
static int lock(struct chamber_db *db, sqlite3 *source, sqlite3_backup **writing)
{
    *writing = sqlite3_backup_init(db->sql, "main", source, "main");
    if (!*writing)
        return report_sqlite(db, db->sql, sqlite3_extended_errcode(db->sql));
    int rc = sqlite3_backup_step(*writing, 0);
    if (rc == SQLITE_OK || rc == SQLITE_DONE)
        return CHAMBER_OK;
    sqlite3_backup_finish(*writing);
    return report_sqlite(db, NULL, rc);
}

/* With a WAL the database can be read, and so backed up, while it is locked for writing. */
static int replace_locked(struct chamber_db *db, sqlite3 *source, char **backup)
{
    sqlite3_backup *writing = NULL;
    int rc = lock(db, source, &writing);
    if (rc < 0)
        return rc;
    struct chamber_db *reader = chamber_new();
    rc = reader ? CHAMBER_OK : fail_memory(db);
    if (reader) {
        reader->today = db->today;
        rc = open_database(reader, db->path, CHAMBER_READ, true);
        if (rc == CHAMBER_OK)
            rc = back_up(reader, backup);
        if (rc < 0)
            rc = restore_pass_failure(db, reader, rc);
    }
    chamber_close(reader);
    if (rc == CHAMBER_OK)
        return backup_run(db, writing, db->sql);
    sqlite3_backup_finish(writing);
    return rc;
}

/* Without one it is backed up first, and again if somebody wrote before it was locked. */
static int replace_unchanged(struct chamber_db *db, sqlite3 *source, char **backup)
{
    for (int i = 0; i < ATTEMPTS; i++) {
        unsigned char before[4], now[4];
        sqlite3_backup *writing = NULL;
        int rc = change_counter(db->sql, before) ? back_up(db, backup)
                                                 : report_sqlite(db, NULL, SQLITE_IOERR_READ);
        if (rc == CHAMBER_OK)
            rc = lock(db, source, &writing);
        if (rc < 0)
            return rc;
        if (change_counter(db->sql, now) && memcmp(before, now, sizeof(now)) == 0)
            return backup_run(db, writing, db->sql);
        sqlite3_backup_finish(writing);
    }
    return fail(db, CHAMBER_E_BUSY, "busy");
}

static int replace_contents(struct chamber_db *db, const char *path,
                            const struct restoring *restoring, char **backup)
{
    sqlite3 *source = NULL;
    int rc = open_database(db, path, CHAMBER_WRITE, true);
    if (rc == CHAMBER_OK)
        rc = connect_open(db, restoring->temporary, CONNECT_IMMUTABLE, &source);
    if (rc == CHAMBER_OK)
        rc = db->network ? replace_unchanged(db, source, backup)
                         : replace_locked(db, source, backup);
    sqlite3_close(source);
    store_close(db);
    return rc;
}

/* --- a damaged one, or what is left of a missing one --- */

/* TARGET-2018-12-31.damaged, a second one of a day with a number; none of its files is there. */
static int choose_aside(struct chamber_db *db, const char *target, char **aside)
{
    struct stat found;
    for (int n = 1; n <= SAME_DAY; n++) {
        CLEAN_STR struct str name = {0};
        CLEAN_STR struct str journal = {0};
        str_addf(&name, "%s-%s", target, chamber_today(db));
        if (n > 1)
            str_addf(&name, "-%d", n);
        str_add(&name, ".damaged");
        str_addf(&journal, "%s-wal", str_text(&name));
        if (name.failed || journal.failed)
            return fail_memory(db);
        if (lstat(str_text(&name), &found) == 0 || lstat(str_text(&journal), &found) == 0)
            continue;
        *aside = str_take(&name);
        return *aside ? CHAMBER_OK : fail_memory(db);
    }
    return fail(db, CHAMBER_E_REFUSED, "backup_exists", target);
}

/* The journals with it: what they hold may save it, and would ruin the one that takes its place. */
static const char *const endings[] = {"-wal", "-journal", "-shm"};

static int move_journals(struct chamber_db *db, const char *target, const char *aside)
{
    for (size_t i = 0; i < COUNT_OF(endings); i++) {
        CLEAN_STR struct str from = {0};
        CLEAN_STR struct str to = {0};
        str_addf(&from, "%s%s", target, endings[i]);
        str_addf(&to, "%s%s", aside, endings[i]);
        if (from.failed || to.failed)
            return fail_memory(db);
        if (rename(str_text(&from), str_text(&to)) != 0 && errno != ENOENT)
            return report_system(db, "io_write", target);
    }
    return CHAMBER_OK;
}

/* As it was, as far as that can be done. */
static void move_back(const char *target, const char *aside, bool linked)
{
    for (size_t i = 0; i < COUNT_OF(endings); i++) {
        CLEAN_STR struct str from = {0};
        CLEAN_STR struct str to = {0};
        str_addf(&from, "%s%s", aside, endings[i]);
        str_addf(&to, "%s%s", target, endings[i]);
        if (!from.failed && !to.failed)
            (void)!renameat2(AT_FDCWD, str_text(&from), AT_FDCWD, str_text(&to), RENAME_NOREPLACE);
    }
    if (linked)
        unlink(aside);
    else
        (void)!renameat2(AT_FDCWD, aside, AT_FDCWD, target, RENAME_NOREPLACE);
}

/* Nobody else has it open: every user of a database with a WAL holds this range. Until the
 * descriptor is closed nobody can begin to. */
static int hold_alone(struct chamber_db *db, const char *target, int *fd)
{
    struct flock range = {
        .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = LOCK_FIRST, .l_len = LOCK_LENGTH};
    *fd = open(target, O_RDWR | O_NOFOLLOW | O_CLOEXEC);
    if (*fd < 0)
        return report_system(db, "io_open", target);
    if (fcntl(*fd, F_SETLK, &range) == 0)
        return CHAMBER_OK;
    return errno == EAGAIN || errno == EACCES ? fail(db, CHAMBER_E_BUSY, "busy")
                                              : report_system(db, "io_open", target);
}

/* A second name first, so that its own is never free; where there are no second names it is. */
static int take_place(struct chamber_db *db, struct restoring *restoring, const char *aside)
{
    bool linked = link(restoring->target, aside) == 0;
    if (!linked && errno != EPERM && errno != EOPNOTSUPP && errno != EMLINK)
        return report_system(db, "io_write", restoring->target);
    CLEAN_FREE char *folder = place_folder(restoring->target);
    int rc = folder ? move_journals(db, restoring->target, aside) : fail_memory(db);
    if (rc == CHAMBER_OK && !linked && rename(restoring->target, aside) != 0)
        rc = report_system(db, "io_write", restoring->target);
    if (rc == CHAMBER_OK)
        rc = place_sync(db, folder);
    if (rc == CHAMBER_OK && rename(restoring->temporary, restoring->target) != 0)
        rc = report_system(db, "io_write", restoring->target);
    if (rc < 0) {
        move_back(restoring->target, aside, linked);
        return rc;
    }
    return place_sync(db, folder);
}

static int put_aside(struct chamber_db *db, struct restoring *restoring, char **aside)
{
    int fd = -1;
    int rc = hold_alone(db, restoring->target, &fd);
    if (rc == CHAMBER_OK)
        rc = choose_aside(db, restoring->target, aside);
    if (rc == CHAMBER_OK)
        rc = take_place(db, restoring, *aside);
    if (fd >= 0)
        close(fd);
    return rc;
}

/* A journal without its database is kept too. */
static int make_new(struct chamber_db *db, struct restoring *restoring, char **aside)
{
    CLEAN_FREE char *kept = NULL;
    CLEAN_STR struct str journal = {0};
    struct stat found;
    int rc = choose_aside(db, restoring->target, &kept);
    if (rc == CHAMBER_OK)
        rc = move_journals(db, restoring->target, kept);
    if (rc == CHAMBER_OK)
        rc = place_publish(db, restoring->temporary, restoring->target, "database_exists");
    if (rc < 0)
        return rc;
    str_addf(&journal, "%s-wal", kept);
    if (!journal.failed && lstat(str_text(&journal), &found) == 0)
        *aside = str_take(&journal);
    return CHAMBER_OK;
}

/* The copy is one file and durable: a journal that could not be emptied when it was closed would
 * have the last batch. */
static int settle_copy(struct chamber_db *db, const struct restoring *restoring)
{
    CLEAN_STR struct str journal = {0};
    struct stat found;
    str_addf(&journal, "%s-wal", restoring->temporary);
    if (journal.failed)
        return fail_memory(db);
    if (lstat(str_text(&journal), &found) == 0)
        return fail(db, CHAMBER_E_IO, "io_write", restoring->target);
    return place_sync(db, restoring->temporary);
}

/* A database that opens may still prove damaged when it is read as a whole for its backup: twice,
 * for a reading that failed once is no damage. */
static int replace_or_find_damage(struct chamber_db *db, const char *path,
                                  struct restoring *restoring, char **backup)
{
    int rc = replace_contents(db, path, restoring, backup);
    if (rc == CHAMBER_E_DATABASE) {
        error_reset(&db->error);
        rc = replace_contents(db, path, restoring, backup);
    }
    if (rc != CHAMBER_E_DATABASE)
        return rc;
    error_reset(&db->error);
    restoring->present = CHAMBER_PRESENT_DAMAGED;
    return CHAMBER_OK;
}

static int become(struct chamber_db *db, const char *path, struct restoring *restoring,
                  char **backup, char **aside)
{
    int rc = settle_copy(db, restoring);
    if (rc < 0)
        return rc;
    if (restoring->present == CHAMBER_PRESENT_MISSING)
        return make_new(db, restoring, aside);
    if (restoring->present == CHAMBER_PRESENT_SOUND)
        rc = replace_or_find_damage(db, path, restoring, backup);
    return rc < 0 || restoring->present == CHAMBER_PRESENT_SOUND ? rc
                                                                 : put_aside(db, restoring, aside);
}

/* Those made for it, the innermost first; one that is not empty stays. */
static void drop_folders(const struct restoring *restoring)
{
    CLEAN_FREE char *folder = restoring->target ? str_copy(restoring->target) : NULL;
    char *slash = folder ? strrchr(folder, '/') : NULL;
    for (size_t i = 0; i < restoring->made_folders && slash; i++) {
        *slash = '\0';
        rmdir(folder);
        slash = strrchr(folder, '/');
    }
}

int restore_end(struct chamber_db *db, const char *path, struct restoring *restoring, int result,
                char **backup, char **aside)
{
    if (result == CHAMBER_OK && restoring->made) {
        result = connect_settle(restoring->made);
        if (result < 0)
            result = restore_pass_failure(db, restoring->made, result);
    }
    chamber_close(restoring->made);
    if (result == CHAMBER_OK && db->interrupted)
        result = fail(db, CHAMBER_E_INTERRUPTED, "interrupted");
    if (result == CHAMBER_OK)
        result = become(db, path, restoring, backup, aside);
    if (restoring->temporary)
        place_remove(restoring->temporary);
    if (result < 0)
        drop_folders(restoring);
    db->interrupted = 0;
    free(restoring->temporary);
    free(restoring->target);
    *restoring = (struct restoring){.present = restoring->present};
    return result;
}
