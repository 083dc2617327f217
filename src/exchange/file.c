/* SPDX-License-Identifier: MIT */
/* The bytes of a file. It is read whole before anything is made of it, so that one that changes
 * meanwhile is still one text, with one digest; what has no end is refused before it is read. */
#include "exchange/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "exchange/sheet.h"

int file_fail_words(struct chamber_db *db, const char *path, int64_t line, const char *const *words)
{
    int rc = error_set(store_error(db), CHAMBER_E_DATA, words);
    error_set_line(store_error(db), path, line);
    return rc;
}

static int fail_too_large(struct chamber_db *db, const char *path)
{
    char limit[24];
    snprintf(limit, sizeof limit, "%d", SHEET_FILE_MAX / (1024 * 1024));
    return file_fail(db, path, 0, "file_too_large", limit);
}

static int check_kind(struct chamber_db *db, const char *path, int fd)
{
    struct stat status;
    if (fstat(fd, &status) < 0)
        return fail(db, CHAMBER_E_IO, "io_read", path);
    if (S_ISDIR(status.st_mode))
        return fail(db, CHAMBER_E_IO, "file_is_folder", path);
    if (!S_ISREG(status.st_mode))
        return fail(db, CHAMBER_E_IO, "file_special", path);
    return status.st_size > SHEET_FILE_MAX ? fail_too_large(db, path) : CHAMBER_OK;
}

/* Without waiting for the other end of a pipe. */
static int open_plain(struct chamber_db *db, const char *path, int *out)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0)
        return fail(db, CHAMBER_E_IO,
                    errno == ENOENT || errno == ENOTDIR ? "file_missing" : "io_open", path);
    int rc = check_kind(db, path, fd);
    if (rc < 0)
        close(fd);
    else
        *out = fd;
    return rc;
}

static int read_all(struct chamber_db *db, const char *path, int fd, char **bytes, size_t *length)
{
    CLEAN_FREE char *buffer = NULL;
    size_t capacity = 0, used = 0;
    for (;;) {
        if (used + 1 >= capacity) {
            capacity = capacity ? capacity * 2 : (size_t)64 * 1024;
            char *grown = realloc(buffer, capacity);
            if (!grown)
                return fail_memory(db);
            buffer = grown;
        }
        ssize_t got = read(fd, buffer + used, capacity - used - 1);
        if (got < 0 && errno == EINTR) {
            int rc = store_interrupted(db);
            if (rc < 0)
                return rc;
            continue;
        }
        if (got < 0)
            return fail(db, CHAMBER_E_IO, "io_read", path);
        if (got == 0)
            break;
        used += (size_t)got;
        if (used > SHEET_FILE_MAX)
            return fail_too_large(db, path);
    }
    buffer[used] = '\0';
    *bytes = buffer;
    *length = used;
    buffer = NULL;
    return CHAMBER_OK;
}

int file_read(struct chamber_db *db, const char *path, char **bytes, size_t *length)
{
    int fd = STDIN_FILENO;
    if (strcmp(path, "-") == 0)
        return read_all(db, path, fd, bytes, length);
    int rc = open_plain(db, path, &fd);
    if (rc < 0)
        return rc;
    rc = read_all(db, path, fd, bytes, length);
    close(fd);
    return rc;
}
