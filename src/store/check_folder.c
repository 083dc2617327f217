/* SPDX-License-Identifier: MIT */
/* What lies about beside the database and in its folder of backups. Nothing is removed: only a
 * person knows whether work is still under way. */
#include "store/check.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "store/handle.h"
#include "store/place.h"
#include "store/report.h"

/* One folder that is looked through. */
struct looking {
    struct chamber_db *db;
    const struct finder *finder;
    const char *folder;
    const char *name; /* of the database file */
};

static bool ends_in(const char *name, const char *end)
{
    size_t length = strlen(name), tail = strlen(end);
    return length > tail && strcmp(name + length - tail, end) == 0;
}

/* chamber.db.new-0123456789abcdef, and what SQLite keeps beside such a one. */
static bool is_copy(const char *name)
{
    static const char hex[] = "0123456789abcdef", mark[] = ".new-";
    const char *at = strstr(name, mark);
    if (!at || strspn(at + strlen(mark), hex) != 16)
        return false;
    const char *end = at + strlen(mark) + 16;
    return !*end || strcmp(end, "-wal") == 0 || strcmp(end, "-shm") == 0 ||
           strcmp(end, "-journal") == 0;
}

/* .members.xlsx.Ab3dEf: what -o had begun to write. */
static bool is_output(const char *name)
{
    static const char *const kinds[] = {".csv.", ".html.", ".json.", ".jsonl.", ".txt.", ".xlsx."};
    enum { RANDOM = 6 };
    size_t length = strlen(name);
    if (name[0] != '.' || length < RANDOM + 2)
        return false;
    for (size_t i = 0; i < COUNT_OF(kinds); i++) {
        size_t kind = strlen(kinds[i]);
        if (length > RANDOM + kind + 1 &&
            strncmp(name + length - RANDOM - kind, kinds[i], kind) == 0)
            return true;
    }
    return false;
}

/* A journal without its database. */
static bool is_alone(int folder, const char *name)
{
    static const char *const suffixes[] = {"-wal", "-shm", "-journal"};
    char base[NAME_MAX + 1];
    struct stat file;
    for (size_t i = 0; i < COUNT_OF(suffixes); i++) {
        if (!ends_in(name, suffixes[i]))
            continue;
        snprintf(base, sizeof base, "%.*s", (int)(strlen(name) - strlen(suffixes[i])), name);
        return fstatat(folder, base, &file, AT_SYMLINK_NOFOLLOW) != 0 && errno == ENOENT;
    }
    return false;
}

static int take(const struct looking *looking, const char *kind, const char *name)
{
    CLEAN_FREE char *path = NULL;
    if (asprintf(&path, "%s/%s", looking->folder, name) < 0) {
        path = NULL;
        return fail_memory(looking->db);
    }
    const struct found found = {.kind = kind, .noun = "file", .arg = {path}};
    return finder_take(looking->finder, &found);
}

static int look_at(const struct looking *looking, int folder, const char *name)
{
    struct stat file;
    if (fstatat(folder, name, &file, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(file.st_mode))
        return CHAMBER_OK;
    bool copy = is_copy(name);
    int rc = copy || is_output(name)  ? take(looking, "leftover", name)
             : is_alone(folder, name) ? take(looking, "foreign_journal", name)
                                      : CHAMBER_OK;
    bool ours =
        copy || strncmp(name, looking->name, strlen(looking->name)) == 0 || ends_in(name, ".db");
    if (rc == CHAMBER_OK && ours && file.st_mode & (S_IROTH | S_IWOTH))
        rc = take(looking, "open_file", name);
    return rc;
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

/* A folder that is not there has nothing in it. */
static int look_through(const struct looking *looking)
{
    struct dirent **entries = NULL;
    int folder = open(looking->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return CHAMBER_OK;
    int count = scandir(looking->folder, &entries, NULL, by_name);
    int rc = count < 0 ? report_system(looking->db, "io_folder", looking->folder) : CHAMBER_OK;
    for (int i = 0; i < count; i++) {
        if (rc == CHAMBER_OK)
            rc = look_at(looking, folder, entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
    close(folder);
    return rc;
}

/* In a folder that others may write to, they can put another file in the database's place. */
static int check_mode(const struct looking *looking)
{
    struct stat folder;
    if (stat(looking->folder, &folder) != 0 || !(folder.st_mode & S_IWOTH))
        return CHAMBER_OK;
    const struct found found = {.kind = "open_folder", .noun = "file", .arg = {looking->folder}};
    return finder_take(looking->finder, &found);
}

int store_check_folder(struct chamber_db *db, const struct finder *finder)
{
    CLEAN_FREE char *real = realpath(db->path, NULL);
    CLEAN_FREE char *folder = real ? place_folder(real) : NULL;
    CLEAN_FREE char *backups = NULL;
    if (!real)
        return report_system(db, "io_open", db->path);
    if (!folder || asprintf(&backups, "%s/backups", strcmp(folder, "/") == 0 ? "" : folder) < 0) {
        backups = NULL;
        return fail_memory(db);
    }
    struct looking looking = {db, finder, folder, strrchr(real, '/') + 1};
    int rc = check_mode(&looking);
    if (rc == CHAMBER_OK)
        rc = look_through(&looking);
    looking.folder = backups;
    return rc == CHAMBER_OK ? look_through(&looking) : rc;
}
