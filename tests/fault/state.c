/* SPDX-License-Identifier: MIT */
#include "fault/state.h"

#include <dirent.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH = 1024, SEEN = 4096 };

static const uint64_t seed = 14695981039346656037ULL;

/* Databases that were checked: their bytes, and what they hold. */
static struct {
    uint64_t bytes, digest;
} seen[SEEN];
static size_t seen_count;

/* Eight bytes at a time, as whole databases are looked at again and again. */
static uint64_t mix(uint64_t digest, const void *bytes, size_t length)
{
    uint64_t word;
    for (; length >= sizeof(word); length -= sizeof(word)) {
        memcpy(&word, bytes, sizeof(word));
        bytes = (const char *)bytes + sizeof(word);
        digest = (digest ^ word) * 1099511628211ULL;
        digest ^= digest >> 32;
    }
    for (size_t i = 0; i < length; i++)
        digest = (digest ^ ((const unsigned char *)bytes)[i]) * 1099511628211ULL;
    return digest;
}

static char *read_file(const char *path, size_t *length)
{
    struct stat found;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    char *bytes = fd >= 0 && fstat(fd, &found) == 0 ? malloc((size_t)found.st_size + 1) : NULL;
    *length = 0;
    while (bytes && *length < (size_t)found.st_size) {
        ssize_t got = read(fd, bytes + *length, (size_t)found.st_size - *length);
        if (got <= 0)
            break;
        *length += (size_t)got;
    }
    if (fd >= 0)
        close(fd);
    return bytes;
}

static bool write_file(const char *path, const char *bytes, size_t length, mode_t mode)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode);
    bool ok = fd >= 0 && write(fd, bytes, length) == (ssize_t)length && fchmod(fd, mode) == 0;
    return fd >= 0 && close(fd) == 0 && ok;
}

/* --- a database --- */

/* What says when something was made, or was drawn by lot, differs from run to run. */
static bool varies(const char *column)
{
    static const char *const names[] = {"made_at", "applied_at", "salt", "leaf", "link"};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (strcmp(column, names[i]) == 0)
            return true;
    return false;
}

static uint64_t mix_row(uint64_t digest, sqlite3_stmt *st)
{
    for (int i = 0; i < sqlite3_column_count(st); i++) {
        int type = sqlite3_column_type(st, i);
        if (varies(sqlite3_column_name(st, i)))
            continue;
        digest = mix(digest, &type, sizeof(type));
        const void *bytes = sqlite3_column_blob(st, i);
        digest = mix(digest, bytes, (size_t)sqlite3_column_bytes(st, i));
    }
    return mix(digest, "\n", 1);
}

static int mix_table(sqlite3 *db, const char *table, uint64_t *digest)
{
    sqlite3_stmt *st = NULL;
    char *query = sqlite3_mprintf("SELECT * FROM \"%w\" ORDER BY 1, 2", table);
    int rc = sqlite3_prepare_v2(db, query, -1, &st, NULL);
    if (rc != SQLITE_OK) { /* a table of one column */
        sqlite3_free(query);
        query = sqlite3_mprintf("SELECT * FROM \"%w\" ORDER BY 1", table);
        rc = sqlite3_prepare_v2(db, query, -1, &st, NULL);
    }
    sqlite3_free(query);
    *digest = mix(*digest, table, strlen(table));
    while (rc == SQLITE_OK && (rc = sqlite3_step(st)) == SQLITE_ROW) {
        *digest = mix_row(*digest, st);
        rc = SQLITE_OK;
    }
    sqlite3_finalize(st);
    return rc == SQLITE_DONE ? SQLITE_OK : rc;
}

/* PRAGMA integrity_check says ok, PRAGMA foreign_key_check nothing. */
static int check(sqlite3 *db, char *problem, size_t size)
{
    static const char *const pragmas[] = {"PRAGMA integrity_check", "PRAGMA foreign_key_check"};
    int rc = SQLITE_OK;
    for (size_t i = 0; i < 2 && rc == SQLITE_OK; i++) {
        sqlite3_stmt *st = NULL;
        rc = sqlite3_prepare_v2(db, pragmas[i], -1, &st, NULL);
        while (rc == SQLITE_OK && (rc = sqlite3_step(st)) == SQLITE_ROW) {
            const char *said = (const char *)sqlite3_column_text(st, 0);
            if (!said || strcmp(said, "ok") != 0)
                snprintf(problem, size, "%s: %s", pragmas[i], said ? said : "?");
            rc = SQLITE_OK;
        }
        sqlite3_finalize(st);
        rc = rc == SQLITE_DONE ? SQLITE_OK : rc;
    }
    return rc;
}

uint64_t state_database(const char *path, char *problem, size_t size)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *st = NULL;
    uint64_t digest = seed;
    problem[0] = '\0';
    int rc = sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL);
    if (rc == SQLITE_OK)
        rc = check(db, problem, size);
    if (rc == SQLITE_OK)
        rc = sqlite3_prepare_v2(db,
                                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT"
                                " LIKE 'sqlite\\_stat%' ESCAPE '\\' ORDER BY name",
                                -1, &st, NULL);
    while (rc == SQLITE_OK && (rc = sqlite3_step(st)) == SQLITE_ROW)
        rc = mix_table(db, (const char *)sqlite3_column_text(st, 0), &digest);
    sqlite3_finalize(st);
    if (rc != SQLITE_DONE && problem[0] == '\0')
        snprintf(problem, size, "%s", sqlite3_errmsg(db));
    sqlite3_close(db);
    return problem[0] ? 0 : digest;
}

/* --- a folder --- */

static bool is_database(const char *bytes, size_t length)
{
    return length >= 16 && memcmp(bytes, "SQLite format 3", 16) == 0;
}

static bool is_journal(const char *name)
{
    const char *end = strrchr(name, '-');
    return end &&
           (strcmp(end, "-wal") == 0 || strcmp(end, "-shm") == 0 || strcmp(end, "-journal") == 0);
}

static bool has_journal(const char *path)
{
    static const char *const endings[] = {"-wal", "-journal"};
    char name[PATH + 10];
    for (size_t i = 0; i < 2; i++) {
        snprintf(name, sizeof(name), "%s%s", path, endings[i]);
        if (access(name, F_OK) == 0)
            return true;
    }
    return false;
}

static uint64_t digest_file(const char *path, struct state *state)
{
    size_t length = 0;
    char *bytes = read_file(path, &length);
    uint64_t digest = mix(seed, bytes, length);
    bool database = bytes && is_database(bytes, length);
    free(bytes);
    if (!database || strstr(path, ".new-")) /* one being made need not be sound yet */
        return digest;
    bool settled = !has_journal(path);
    for (size_t i = 0; settled && i < seen_count; i++)
        if (seen[i].bytes == digest)
            return seen[i].digest;
    char problem[200];
    state->known = false;
    uint64_t held = state_database(path, problem, sizeof(problem));
    if (problem[0])
        snprintf(state->problem, sizeof(state->problem), "%s", problem);
    else if (settled && seen_count < SEEN) {
        seen[seen_count].bytes = digest;
        seen[seen_count++].digest = held;
    }
    return held;
}

/* Databases go first: opening one makes its journals vanish. */
static void read_folder(const char *folder, const char *below, struct state *state, bool journals)
{
    char path[PATH];
    snprintf(path, sizeof(path), "%s/%s", folder, below);
    DIR *open_folder = opendir(path);
    struct dirent *entry;
    while (open_folder && (entry = readdir(open_folder)) != NULL) {
        struct stat found;
        char name[STATE_NAME];
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        snprintf(name, sizeof(name), "%s%s%.100s", below, below[0] ? "/" : "", entry->d_name);
        snprintf(path, sizeof(path), "%s/%s", folder, name);
        if (lstat(path, &found) != 0)
            continue;
        if (S_ISDIR(found.st_mode))
            read_folder(folder, name, state, journals);
        else if (is_journal(name) == journals && state->count < STATE_FILES) {
            struct state_file *file = &state->files[state->count++];
            snprintf(file->name, sizeof(file->name), "%s", name);
            file->digest = digest_file(path, state);
        }
    }
    if (open_folder)
        closedir(open_folder);
}

static int compare(const void *a, const void *b)
{
    return strcmp(((const struct state_file *)a)->name, ((const struct state_file *)b)->name);
}

void state_read(const char *folder, struct state *state)
{
    *state = (struct state){.known = true};
    read_folder(folder, "", state, false);
    read_folder(folder, "", state, true);
    qsort(state->files, state->count, sizeof(state->files[0]), compare);
}

uint64_t state_digest(const struct state *state, const char *name)
{
    for (size_t i = 0; i < state->count; i++)
        if (strcmp(state->files[i].name, name) == 0)
            return state->files[i].digest;
    return 0;
}

void state_empty(const char *folder)
{
    DIR *open_folder = opendir(folder);
    struct dirent *entry;
    while (open_folder && (entry = readdir(open_folder)) != NULL) {
        char path[PATH];
        struct stat found;
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        snprintf(path, sizeof(path), "%s/%s", folder, entry->d_name);
        if (lstat(path, &found) == 0 && S_ISDIR(found.st_mode)) {
            state_empty(path);
            rmdir(path);
        } else {
            unlink(path);
        }
    }
    if (open_folder)
        closedir(open_folder);
}

static bool copy_folder(const char *from, const char *to)
{
    DIR *open_folder = opendir(from);
    struct dirent *entry;
    bool ok = open_folder != NULL;
    while (ok && (entry = readdir(open_folder)) != NULL) {
        char one[PATH], other[PATH];
        struct stat found;
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        snprintf(one, sizeof(one), "%s/%s", from, entry->d_name);
        snprintf(other, sizeof(other), "%s/%s", to, entry->d_name);
        if (lstat(one, &found) == 0 && S_ISDIR(found.st_mode)) {
            ok = mkdir(other, found.st_mode & 07777) == 0 && copy_folder(one, other);
        } else {
            size_t length = 0;
            char *bytes = read_file(one, &length);
            ok = bytes && write_file(other, bytes, length, found.st_mode & 07777);
            free(bytes);
        }
    }
    if (open_folder)
        closedir(open_folder);
    return ok;
}

bool state_restore(const char *from, const char *to)
{
    state_empty(to);
    return copy_folder(from, to);
}
