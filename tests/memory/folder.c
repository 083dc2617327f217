/* SPDX-License-Identifier: MIT */
#include "memory/folder.h"

#include <dirent.h>
#include <fcntl.h>
#include <ftw.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "memory/sample.h"
#include "memory/sweep.h"

static char folder[64];
static char *pristine;
static size_t pristine_size;
static int files, pristine_batch;

const char *sweep_path(const char *name)
{
    static char paths[4][160];
    static int next;
    char *path = paths[next++ % 4];
    snprintf(path, sizeof paths[0], "%s/%s", folder, name);
    return path;
}

void sweep_say_file(struct sweep *sweep)
{
    char part[4096];
    size_t length;
    rewind(sweep->out);
    while ((length = fread(part, 1, sizeof part - 1, sweep->out)) > 0) {
        part[length] = '\0';
        sweep_say(sweep, part);
    }
}

static char *content(const char *path, size_t *size)
{
    struct stat status;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    char *bytes = NULL;
    if (fd >= 0 && fstat(fd, &status) == 0 && (bytes = malloc((size_t)status.st_size + 1)))
        *size = (size_t)read(fd, bytes, (size_t)status.st_size);
    if (fd >= 0)
        close(fd);
    return bytes;
}

static int last_batch(void);

bool folder_make(void)
{
    snprintf(folder, sizeof folder, "/tmp/chamber-memory-XXXXXX");
    if (!mkdtemp(folder) || mkdir(sweep_path("kept"), 0700) != 0 ||
        !sample_make(sweep_path(SWEEP_DATABASE)))
        return false;
    pristine = content(sweep_path(SWEEP_DATABASE), &pristine_size);
    pristine_batch = last_batch();
    return pristine && pristine_batch > 0;
}

static int remove_entry(const char *path, const struct stat *status, int type, struct FTW *walk)
{
    (void)status;
    (void)type;
    (void)walk;
    return remove(path);
}

void folder_remove(void)
{
    free(pristine);
    nftw(folder, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
}

static int remove_other(const char *path, const struct stat *status, int type, struct FTW *walk)
{
    (void)status;
    (void)type;
    bool kept = walk->level == 0 || strstr(path, "/kept");
    return kept ? 0 : remove(path);
}

void folder_put_back(void)
{
    nftw(folder, remove_other, 8, FTW_DEPTH | FTW_PHYS);
    int fd = open(sweep_path(SWEEP_DATABASE), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd < 0 || write(fd, pristine, pristine_size) != (ssize_t)pristine_size || close(fd) != 0)
        abort();
}

/* Files beside it, without folders and what SQLite puts there for itself. */
static int count_files(void)
{
    int count = 0;
    DIR *entries = opendir(folder);
    for (struct dirent *entry; entries && (entry = readdir(entries));) {
        size_t length = strlen(entry->d_name);
        if (entry->d_type != DT_DIR &&
            (length < 4 || (strcmp(entry->d_name + length - 4, "-wal") != 0 &&
                            strcmp(entry->d_name + length - 4, "-shm") != 0)))
            count++;
    }
    if (entries)
        closedir(entries);
    return count;
}

void folder_remember(void)
{
    files = count_files();
}

static bool same_content(void)
{
    size_t size = 0;
    char *now = content(sweep_path(SWEEP_DATABASE), &size);
    bool same = now && size == pristine_size && memcmp(now, pristine, size) == 0;
    free(now);
    return same;
}

/* What a COMMIT leaves in the log that failed at its end does not count. */
static int last_batch(void)
{
    sqlite3 *other = NULL;
    sqlite3_stmt *st = NULL;
    int batch = -1;
    if (sqlite3_open(sweep_path(SWEEP_DATABASE), &other) == SQLITE_OK &&
        sqlite3_prepare_v2(other, "SELECT max(id) FROM batch", -1, &st, NULL) == SQLITE_OK &&
        sqlite3_step(st) == SQLITE_ROW)
        batch = sqlite3_column_int(st, 0);
    sqlite3_finalize(st);
    sqlite3_close(other);
    return batch;
}

bool folder_same(void)
{
    struct stat log;
    bool logged = stat(sweep_path(SWEEP_DATABASE "-wal"), &log) == 0 && log.st_size > 0;
    return (!logged || last_batch() == pristine_batch) && count_files() == files && same_content();
}

bool folder_free(void)
{
    sqlite3 *other = NULL;
    bool is_free = sqlite3_open(sweep_path(SWEEP_DATABASE), &other) == SQLITE_OK &&
                   sqlite3_exec(other, "BEGIN IMMEDIATE; ROLLBACK", NULL, NULL, NULL) == SQLITE_OK;
    sqlite3_close(other);
    return is_free;
}
