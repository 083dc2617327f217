/* SPDX-License-Identifier: MIT */
/* Making a database under another name, and giving it its name once it is complete. */
#include "store/create.h"

#include <errno.h>
#include <grp.h>
#include <string.h>
#include <unistd.h>

#include "store/connect.h"
#include "store/handle.h"
#include "store/migration.h"
#include "store/place.h"
#include "store/report.h"
#include "store/schema.h"

enum { FOLDERS_MAX = 16 };

/* A database being made, and what has to go if that fails. */
struct creation {
    char *shown;                /* the path as the caller gave it */
    char *absolute;             /* where it will be */
    char *temporary;            /* where it is meanwhile */
    char *folders[FOLDERS_MAX]; /* made for it, the outermost first */
    size_t folder_count;
    bool shared; /* with a group */
    bool named;  /* it has its place: a failure after that takes it away again */
};

static void free_creation(struct chamber_db *db)
{
    struct creation *creation = db->creation;
    db->creation = NULL;
    for (size_t i = 0; i < creation->folder_count; i++)
        free(creation->folders[i]);
    free(creation->shown);
    free(creation->absolute);
    free(creation->temporary);
    free(creation);
}

static void undo(struct creation *creation)
{
    if (creation->temporary)
        place_remove(creation->temporary);
    if (creation->named)
        place_remove(creation->absolute);
    for (size_t i = creation->folder_count; i > 0; i--)
        rmdir(creation->folders[i - 1]);
}

static int find_group(struct chamber_db *db, const char *name)
{
    size_t size = 1 << 16;
    CLEAN_FREE char *buffer = malloc(size);
    struct group entry;
    struct group *found = NULL;
    if (!buffer)
        return fail_memory(db);
    int error = getgrnam_r(name, &entry, buffer, size, &found);
    if (!found)
        return error == ENOMEM ? fail_memory(db)
                               : fail(db, CHAMBER_E_NOT_FOUND, "no_such_group", name);
    db->file_group = found->gr_gid;
    return CHAMBER_OK;
}

/* A folder made here is its owner's, or its group's with new files belonging to the group too. */
static int make_folder(struct chamber_db *db, const char *path)
{
    struct creation *creation = db->creation;
    if (creation->folder_count >= FOLDERS_MAX)
        return fail(db, CHAMBER_E_IO, "io_folder", path);
    char *copy = str_copy(path);
    if (!copy)
        return fail_memory(db);
    if (mkdir(path, S_IRWXU) != 0) {
        int rc = errno == EEXIST ? CHAMBER_OK : report_system(db, "io_folder", path);
        free(copy);
        return rc;
    }
    creation->folders[creation->folder_count++] = copy;
    mode_t mode = creation->shared ? S_ISGID | S_IRWXU | S_IRWXG : S_IRWXU;
    if ((creation->shared && chown(path, (uid_t)-1, db->file_group) != 0) || chmod(path, mode) != 0)
        return report_system(db, "io_folder", path);
    return CHAMBER_OK;
}

/* Make what is missing of a folder's path, from the outermost on. */
static int make_folders(struct chamber_db *db, const char *folder)
{
    CLEAN_FREE char *path = str_copy(folder);
    if (!path)
        return fail_memory(db);
    int rc = CHAMBER_OK;
    for (char *at = path + 1; rc == CHAMBER_OK && at[-1]; at++) {
        char kept = *at;
        if (kept != '/' && kept != '\0')
            continue;
        *at = '\0';
        struct stat found;
        if (stat(path, &found) != 0)
            rc = make_folder(db, path);
        else if (!S_ISDIR(found.st_mode))
            rc = fail(db, CHAMBER_E_IO, "io_folder", path);
        *at = kept;
    }
    return rc;
}

static void warn_folder(struct chamber_db *db, const char *folder, const char *group)
{
    struct stat found;
    if (stat(folder, &found) == 0 &&
        (found.st_gid != db->file_group || (found.st_mode & S_IRWXG) != S_IRWXG))
        store_warn(db, "folder_not_shared", folder, group);
}

/* What another database left beside the path would be taken for the new one's. */
static int refuse_leftovers(struct chamber_db *db)
{
    static const char *const endings[] = {"-wal", "-shm", "-journal"};
    for (size_t i = 0; i < COUNT_OF(endings); i++) {
        CLEAN_STR struct str path = {0};
        struct stat found;
        str_add(&path, db->creation->absolute);
        str_add(&path, endings[i]);
        if (path.failed)
            return fail_memory(db);
        if (lstat(str_text(&path), &found) == 0)
            return fail(db, CHAMBER_E_REFUSED, "leftover_journal", str_text(&path));
    }
    return CHAMBER_OK;
}

/* Folder and path; afterwards the temporary file can be made. */
static int prepare_place(struct chamber_db *db, const char *path, const char *group)
{
    CLEAN_FREE char *folder = place_folder(path);
    if (!folder)
        return fail_memory(db);
    int rc = make_folders(db, folder);
    if (rc == CHAMBER_OK)
        rc = place_absolute(db, path, &db->creation->absolute);
    if (rc < 0)
        return rc;
    struct stat found;
    if (lstat(db->creation->absolute, &found) == 0)
        return fail(db, CHAMBER_E_REFUSED, "database_exists", path);
    rc = refuse_leftovers(db);
    if (rc < 0)
        return rc;
    if (group)
        warn_folder(db, folder, group);
    db->network = db->take_as_network || place_is_network(folder);
    return place_temporary(db, db->creation->absolute, &db->creation->temporary);
}

static int make_schema(struct chamber_db *db, int number)
{
    int rc = connect_open(db, db->creation->temporary, CONNECT_NORMAL, &db->sql);
    if (rc == CHAMBER_OK && db->network)
        rc = report_exec(db, db->sql, "PRAGMA locking_mode = EXCLUSIVE");
    if (rc == CHAMBER_OK)
        rc = connect_journal(db);
    return rc == CHAMBER_OK ? schema_upgrade(db, 0, number, 0) : rc;
}

static int create(struct chamber_db *db, const char *path, const char *group, int number)
{
    int rc = open_guard_descriptors(db);
    if (rc == CHAMBER_OK && group)
        rc = find_group(db, group);
    if (rc == CHAMBER_OK)
        rc = prepare_place(db, path, group);
    return rc == CHAMBER_OK ? make_schema(db, number) : rc;
}

int store_create_at(struct chamber_db *db, const char *path, const char *group, int number)
{
    if (db->sql || db->creation)
        return fail(db, CHAMBER_E_USAGE, "already_open");
    error_reset(&db->error);
    str_reset(&db->warning);
    if (!path || !path[0])
        return fail(db, CHAMBER_E_IO, "database_missing", "");
    db->mode = CHAMBER_WRITE;
    db->file_mode = group ? S_IRUSR | S_IWUSR | S_IRGRP | S_IWGRP : S_IRUSR | S_IWUSR;
    db->creation = calloc(1, sizeof(*db->creation));
    if (!db->creation)
        return fail_memory(db);
    db->creation->shared = group != NULL;
    db->creation->shown = str_copy(path);
    db->path = str_copy(path);
    int rc = CHAMBER_OK;
    if (!db->creation->shown || !db->path)
        rc = fail_memory(db);
    if (rc == CHAMBER_OK)
        rc = create(db, path, group, number);
    return rc < 0 ? store_create_end(db, rc) : CHAMBER_OK;
}

int store_create(struct chamber_db *db, const char *path, const char *group)
{
    return store_create_at(db, path, group, store_migration_count);
}

/* Close, so that it is one file; name it; make new folders durable; open it as any other. */
static int keep(struct chamber_db *db)
{
    struct creation *creation = db->creation;
    int rc = connect_settle(db);
    store_close(db);
    if (rc == CHAMBER_OK)
        rc = place_publish(db, creation->temporary, creation->absolute, "database_exists");
    creation->named = rc == CHAMBER_OK;
    for (size_t i = 0; rc == CHAMBER_OK && i < creation->folder_count; i++) {
        CLEAN_FREE char *parent = place_folder(creation->folders[i]);
        rc = parent ? place_sync(db, parent) : fail_memory(db);
    }
    return rc;
}

int store_create_end(struct chamber_db *db, int result)
{
    struct creation *creation = db->creation;
    if (!creation)
        return fail(db, CHAMBER_E_USAGE, "not_open");
    if (result >= 0)
        result = keep(db);
    if (result >= 0)
        result = open_database(db, creation->shown, CHAMBER_WRITE, false);
    /* one made of an earlier schema, to try migrating, stays though it cannot be opened to write */
    if (result < 0 && !(creation->named && result == CHAMBER_E_REFUSED)) {
        store_close(db);
        undo(creation);
    }
    free_creation(db);
    return result;
}
