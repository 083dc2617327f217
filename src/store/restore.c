/* SPDX-License-Identifier: MIT */
/* Restoring: looking at what there is, and making the copy. */
#include "store/restore.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "store/connect.h"
#include "store/handle.h"
#include "store/place.h"
#include "store/report.h"
#include "store/schema.h"

int restore_pass_failure(struct chamber_db *db, struct chamber_db *other, int result)
{
    const struct chamber_error *error = &other->error.shown;
    const char *words[COUNT_OF(error->args) + 2] = {error->message};
    for (size_t i = 0; i < COUNT_OF(error->args); i++)
        words[i + 1] = error->args[i];
    return error->message ? error_set(&db->error, result, words) : fail_memory(db);
}

/* A failure that means that there is a database of ours, or was before it was damaged. */
static bool is_damage(const struct chamber_db *db)
{
    static const char *const damages[] = {"database_empty", "database_unreadable",
                                          "database_damaged", "database_altered", "stray_journal"};
    for (size_t i = 0; i < COUNT_OF(damages); i++)
        if (str_same(db->error.shown.message, damages[i]))
            return true;
    return false;
}

/* Nothing, not even a link that leads nowhere: what is made there would be somewhere else. */
static int look_for_missing(struct chamber_db *db, const char *path)
{
    struct stat found;
    if (lstat(path, &found) == 0)
        return fail(db, CHAMBER_E_IO, "restore_link", path);
    return errno == ENOENT || errno == ENOTDIR ? CHAMBER_OK : report_system(db, "io_open", path);
}

/* A link to a file, whatever the file is: what takes another's place does so under its own name. */
static int refuse_link(struct chamber_db *db, const char *path)
{
    struct stat found;
    CLEAN_FREE char *real = NULL;
    if (path && lstat(path, &found) == 0 && S_ISLNK(found.st_mode))
        real = realpath(path, NULL);
    return real ? fail(db, CHAMBER_E_REFUSED, "restore_by_link", path, real) : CHAMBER_OK;
}

/* What is in the place of the database: left open if it is sound. */
static int look_at_present(struct chamber_db *db, const char *path, enum chamber_mode mode,
                           enum chamber_present *present)
{
    int rc = refuse_link(db, path);
    if (rc < 0)
        return rc;
    rc = open_database(db, path, mode, true);
    *present = CHAMBER_PRESENT_SOUND;
    if (rc == CHAMBER_OK)
        return CHAMBER_OK;
    if (str_same(db->error.shown.message, "database_missing") && path && path[0]) {
        *present = CHAMBER_PRESENT_MISSING;
        return look_for_missing(db, path);
    }
    if (!is_damage(db))
        return rc;
    *present = CHAMBER_PRESENT_DAMAGED;
    return CHAMBER_OK;
}

/* The database cannot be restored from itself. */
static int refuse_itself(struct chamber_db *db, const char *path, const char *file)
{
    struct stat one, other;
    if (path && file && stat(path, &one) == 0 && stat(file, &other) == 0 &&
        one.st_dev == other.st_dev && one.st_ino == other.st_ino)
        return fail(db, CHAMBER_E_REFUSED, "restore_itself", file);
    return CHAMBER_OK;
}

/* Sound as far as its schema tells; one that everybody can read is only a warning, because a stick
 * makes every file so. */
static int open_source(struct chamber_db *db, const char *file, struct chamber_db **source)
{
    struct chamber_db *made = chamber_new();
    if (!made)
        return fail_memory(db);
    made->lax = true;
    made->language = db->language;
    made->busy_timeout = db->busy_timeout;
    int rc = open_database(made, file, CHAMBER_READ, true);
    if (rc == CHAMBER_OK)
        rc = store_check_schema(made);
    struct stat found;
    if (rc == CHAMBER_OK && stat(file, &found) == 0 && (found.st_mode & (S_IROTH | S_IWOTH)))
        store_warn(db, "restore_open", file, NULL);
    if (rc == CHAMBER_OK) {
        *source = made;
        return CHAMBER_OK;
    }
    rc = restore_pass_failure(db, made, rc);
    chamber_close(made);
    return rc;
}

int restore_look(struct chamber_db *db, const char *path, const char *file,
                 enum chamber_present *present, struct chamber_db **source)
{
    int rc = refuse_itself(db, path, file);
    if (rc == CHAMBER_OK)
        rc = open_source(db, file, source);
    if (rc == CHAMBER_OK)
        rc = look_at_present(db, path, CHAMBER_READ, present);
    if (rc == CHAMBER_OK)
        error_reset(&db->error);
    return rc;
}

void restore_look_end(struct chamber_db *db, struct chamber_db *source)
{
    chamber_close(source);
    store_close(db);
}

/* The mode of a database where there is none: its owner's, or that of a folder made for a group. */
static int take_mode_of_folder(struct chamber_db *db, const char *path)
{
    struct stat found;
    CLEAN_FREE char *folder = place_folder(path);
    if (!folder)
        return fail_memory(db);
    db->file_mode = S_IRUSR | S_IWUSR;
    if (stat(folder, &found) == 0 && (found.st_mode & S_ISGID) &&
        (found.st_mode & S_IRWXG) == S_IRWXG) {
        db->file_mode |= S_IRGRP | S_IWGRP;
        db->file_group = found.st_gid;
    }
    return CHAMBER_OK;
}

/* What is missing of the folder of a path. */
static int make_folders(struct chamber_db *db, const char *path, size_t *made)
{
    CLEAN_FREE char *folder = str_copy(path);
    struct stat found;
    int rc = folder ? CHAMBER_OK : fail_memory(db);
    for (char *at = folder; rc == CHAMBER_OK && (at = strchr(at + 1, '/'));) {
        *at = '\0';
        if (stat(folder, &found) != 0) {
            rc = place_make_folder(db, folder);
            *made += rc == CHAMBER_OK;
        }
        *at = '/';
    }
    return rc;
}

/* Where the database itself is or will be, with its folder. */
static int find_target(struct chamber_db *db, const char *path, struct restoring *restoring)
{
    struct stat found;
    if (restoring->present != CHAMBER_PRESENT_MISSING) {
        restoring->target = realpath(path, NULL);
        if (!restoring->target || stat(restoring->target, &found) != 0)
            return report_system(db, "io_open", path);
        db->file_mode = (found.st_mode & (S_IRGRP | S_IWGRP)) | S_IRUSR | S_IWUSR;
        db->file_group = found.st_gid;
        return CHAMBER_OK;
    }
    int rc = take_mode_of_folder(db, path);
    if (rc == CHAMBER_OK)
        rc = make_folders(db, path, &restoring->made_folders);
    return rc == CHAMBER_OK ? place_absolute(db, path, &restoring->target) : rc;
}

/* All of the file as it stands at one moment, checked. */
static int fill_copy(struct chamber_db *db, struct chamber_db *source, const char *file,
                     struct restoring *restoring)
{
    sqlite3 *copy = NULL;
    int rc = connect_open(db, restoring->temporary, CONNECT_NORMAL, &copy);
    if (rc == CHAMBER_OK)
        rc = report_exec(db, copy, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF");
    if (rc == CHAMBER_OK)
        rc = backup_copy_pages(db, source->sql, copy);
    sqlite3_close(copy);
    if (rc < 0)
        return rc;
    rc = backup_check_copy(db, restoring->temporary, file, BACKUP_WHOLE);
    return rc == CHAMBER_E_DATABASE ? fail(db, rc, "restore_unsound", file) : rc;
}

/* Opened as any database of ours, for its journal. */
static int open_copy(struct chamber_db *db, struct restoring *restoring)
{
    restoring->made = chamber_new();
    if (!restoring->made)
        return fail_memory(db);
    restoring->made->language = db->language;
    restoring->made->today = db->today;
    restoring->made->take_as_network = db->take_as_network;
    int rc = chamber_set_actor(restoring->made, store_actor(db));
    if (rc == CHAMBER_OK)
        rc = open_database(restoring->made, restoring->temporary, CHAMBER_WRITE, true);
    return rc < 0 ? restore_pass_failure(db, restoring->made, rc) : CHAMBER_OK;
}

static int make_copy(struct chamber_db *db, const char *path, const char *file,
                     struct restoring *restoring)
{
    struct chamber_db *source = NULL;
    int rc = store_sha256_file(db, file, restoring->sha256);
    if (rc == CHAMBER_OK)
        rc = open_source(db, file, &source);
    if (rc == CHAMBER_OK)
        rc = find_target(db, path, restoring);
    if (rc == CHAMBER_OK)
        rc = place_temporary(db, restoring->target, &restoring->temporary);
    if (rc == CHAMBER_OK)
        rc = fill_copy(db, source, file, restoring);
    chamber_close(source);
    return rc == CHAMBER_OK ? open_copy(db, restoring) : rc;
}

int restore_begin(struct chamber_db *db, const char *path, const char *file,
                  struct restoring *restoring)
{
    int rc = file ? refuse_itself(db, path, file) : fail(db, CHAMBER_E_IO, "database_missing", "");
    if (rc == CHAMBER_OK && db->interrupted)
        rc = fail(db, CHAMBER_E_INTERRUPTED, "interrupted");
    if (rc == CHAMBER_OK)
        rc = look_at_present(db, path, CHAMBER_WRITE, &restoring->present);
    store_close(db); /* it is opened again when the copy is ready */
    if (rc == CHAMBER_OK)
        error_reset(&db->error);
    return rc == CHAMBER_OK ? make_copy(db, path, file, restoring) : rc;
}
