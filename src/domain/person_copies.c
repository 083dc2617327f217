/* SPDX-License-Identifier: MIT */
/* The backups that still hold a person who was erased. */
#include <chamber/person.h>

#include <dirent.h>
#include <string.h>

#include "domain/person_trace.h"
#include "record/view.h"

#define RECORD struct chamber_person_copy

static const struct chamber_field fields[] = {
    TEXT(path, "备份", 0),
    BOOL(holds, "仍有此人", 0),
};

const struct chamber_noun chamber_person_copy_noun = {
    .name = "copy",
    .label = "备份",
    .english = "backups",
    NOUN_FIELDS(fields),
    .view = true,
};

/* Begins with the open database. */
struct copies {
    struct chamber_db *db;
    chamber_id person;
    char *origin;
    struct view_rows rows;
};

static int read_origin(struct chamber_db *db, char **origin)
{
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_PERSON_COPIES_ORIGIN);
    int rc = stmt_step(st);
    if (rc < 0)
        return rc;
    *origin = str_copy(rc == CHAMBER_ROW ? stmt_text(st, 0) : "");
    return *origin ? CHAMBER_OK : fail_memory(db);
}

static int read_holds(struct chamber_db *backup, chamber_id person, bool *holds)
{
    char name[ERASED_NAME_SIZE];
    trace_erased_name(person, name);
    CLEAN_STMT struct stmt *st = stmt_named(backup, SQL_PERSON_COPIES_HOLDS);
    stmt_bind_int(st, ":person", person);
    stmt_bind_text(st, ":name", name);
    int rc = stmt_step(st);
    *holds = rc == CHAMBER_ROW && stmt_int(st, 0);
    return rc < 0 ? rc : CHAMBER_OK;
}

/* What a file says; NO for a backup of another database. Unset if it does not let itself be asked.
 */
static enum chamber_bool ask_copy(const struct copies *copies, const char *path)
{
    struct chamber_db *backup = chamber_new();
    CLEAN_FREE char *origin = NULL;
    bool holds = false;
    int rc = backup ? chamber_open(backup, path, CHAMBER_READ) : CHAMBER_E_NO_MEMORY;
    if (rc == CHAMBER_OK)
        rc = read_origin(backup, &origin);
    bool ours = rc == CHAMBER_OK && strcmp(origin, copies->origin) == 0;
    if (ours)
        rc = read_holds(backup, copies->person, &holds);
    chamber_close(backup);
    return rc < 0 ? CHAMBER_UNSET : holds ? CHAMBER_YES : CHAMBER_NO;
}

static int add_copy(struct copies *copies, const char *path)
{
    enum chamber_bool holds = ask_copy(copies, path);
    if (holds == CHAMBER_NO)
        return CHAMBER_OK;
    struct chamber_person_copy *row = view_rows_add(&copies->rows);
    if (!row)
        return fail_memory(copies->db);
    row->holds = holds;
    return record_set_text(copies->db, &row->path, path);
}

/* --- folders --- */
static bool is_backup(const char *name, bool every)
{
    static const char ending[] = ".backup";
    static const char *const journals[] = {"-wal", "-shm", "-journal"};
    size_t length = strlen(name), end = sizeof(ending) - 1;
    for (size_t i = 0; i < COUNT_OF(journals); i++) {
        size_t tail = strlen(journals[i]);
        if (length > tail && strcmp(name + length - tail, journals[i]) == 0)
            return false;
    }
    return name[0] != '.' && (every || (length > end && strcmp(name + length - end, ending) == 0));
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

/* The backups of a folder in the order of their names; none of one that is not there. */
static int add_folder(struct copies *copies, const char *folder, bool every)
{
    struct dirent **entries = NULL;
    int count = scandir(folder, &entries, NULL, by_name);
    int rc = CHAMBER_OK;
    for (int i = 0; i < count; i++) {
        CLEAN_STR struct str path = {0};
        str_addf(&path, "%s/%s", folder, entries[i]->d_name);
        if (rc == CHAMBER_OK && is_backup(entries[i]->d_name, every))
            rc = path.failed ? fail_memory(copies->db) : add_copy(copies, str_text(&path));
        free(entries[i]);
    }
    free(entries);
    return rc;
}

static int add_folders(struct copies *copies)
{
    CLEAN_STR struct str beside = {0};
    CLEAN_STR struct str backups = {0};
    const char *path = store_path(copies->db);
    const char *slash = strrchr(path, '/');
    str_add_bytes(&beside, slash ? path : ".", slash && slash > path ? (size_t)(slash - path) : 1);
    str_addf(&backups, "%s/backups", str_text(&beside));
    if (beside.failed || backups.failed)
        return fail_memory(copies->db);
    int rc = add_folder(copies, str_text(&beside), false);
    return rc == CHAMBER_OK ? add_folder(copies, str_text(&backups), true) : rc;
}

int chamber_person_copies_open(struct chamber_db *db, chamber_id id, struct chamber_cursor **cursor)
{
    struct copies copies = {.db = db, .person = id, .rows = {.noun = &chamber_person_copy_noun}};
    int rc =
        store_is_open(db) ? read_origin(db, &copies.origin) : fail(db, CHAMBER_E_USAGE, "not_open");
    if (rc == CHAMBER_OK)
        rc = add_folders(&copies);
    if (rc == CHAMBER_OK)
        rc = view_open_rows(db, &copies.rows, cursor);
    view_rows_clear(&copies.rows);
    free(copies.origin);
    return rc;
}
