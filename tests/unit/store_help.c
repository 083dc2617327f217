/* SPDX-License-Identifier: MIT */
#include "unit/store_help.h"

#include <check.h>
#include <dirent.h>
#include <fcntl.h>
#include <ftw.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/create.h"
#include "store/stmt.h"

void help_folder_make(struct help_folder *folder)
{
    const char *base = getenv("TMPDIR");
    snprintf(folder->path, sizeof(folder->path), "%s/chamber-test-XXXXXX",
             base && base[0] ? base : "/tmp");
    ck_assert_ptr_nonnull(mkdtemp(folder->path));
}

static int remove_entry(const char *path, const struct stat *file, int kind, struct FTW *walk)
{
    (void)walk;
    if (kind == FTW_DNR && chmod(path, file->st_mode | S_IRWXU) != 0)
        return 0;
    (void)!remove(path);
    return 0;
}

void help_folder_remove(struct help_folder *folder)
{
    nftw(folder->path, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
}

const char *help_path(const struct help_folder *folder, const char *name)
{
    static char paths[16][600];
    static size_t next;
    char *path = paths[next++ % 16];
    snprintf(path, sizeof(paths[0]), "%s/%s", folder->path, name);
    return path;
}

static int count_in(const char *path)
{
    int count = 0;
    DIR *folder = opendir(path);
    ck_assert_ptr_nonnull(folder);
    for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder))
        count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    closedir(folder);
    return count;
}

int help_count(const struct help_folder *folder)
{
    return count_in(folder->path);
}

void help_database(const char *path)
{
    struct chamber_db *db = chamber_new();
    int rc = store_create(db, path, NULL);
    if (rc == CHAMBER_OK)
        rc = store_create_end(db, CHAMBER_OK);
    ck_assert_msg(rc == CHAMBER_OK, "%s", chamber_error_text(db));
    chamber_close(db);
}

void help_old_database(const char *path, int number)
{
    struct chamber_db *db = chamber_new();
    int rc = store_create_at(db, path, NULL, number);
    if (rc == CHAMBER_OK)
        rc = store_create_end(db, CHAMBER_OK);
    ck_assert_int_eq(rc, CHAMBER_E_REFUSED); /* made, but too old to be opened for writing */
    ck_assert_str_eq(chamber_error(db)->message, "database_older");
    chamber_close(db);
}

void help_alter(const char *path, const char *sql)
{
    sqlite3 *raw = NULL;
    char *words = NULL;
    ck_assert_int_eq(sqlite3_open_v2(path, &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL),
                     SQLITE_OK);
    int rc = sqlite3_exec(raw, sql, NULL, NULL, &words);
    ck_assert_msg(rc == SQLITE_OK, "%s: %s", sql, words);
    sqlite3_close(raw);
}

int64_t help_value(const char *path, const char *sql)
{
    sqlite3 *raw = NULL;
    sqlite3_stmt *st = NULL;
    ck_assert_int_eq(sqlite3_open_v2(path, &raw, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    int rc = sqlite3_prepare_v2(raw, sql, -1, &st, NULL);
    ck_assert_msg(rc == SQLITE_OK, "%s: %s", sql, sqlite3_errmsg(raw));
    ck_assert_int_eq(sqlite3_step(st), SQLITE_ROW);
    int64_t value = sqlite3_column_int64(st, 0);
    sqlite3_finalize(st);
    sqlite3_close(raw);
    return value;
}

int help_run(struct chamber_db *db, const char *sql)
{
    CLEAN_STMT struct stmt *st = stmt_sql(db, sql);
    return stmt_run(st);
}

int64_t help_number(struct chamber_db *db, const char *sql)
{
    CLEAN_STMT struct stmt *st = stmt_sql(db, sql);
    int rc = stmt_step(st);
    ck_assert_msg(rc == CHAMBER_ROW, "%s: %d %s", sql, rc, chamber_error_text(db));
    return stmt_int(st, 0);
}

int help_open(struct chamber_db **db, const char *path, enum chamber_mode mode)
{
    *db = chamber_new();
    chamber_set_busy_timeout(*db, 50);
    return chamber_open(*db, path, mode);
}

static bool said(struct chamber_db *db, int rc, int result, const char *message)
{
    const char *id = chamber_error(db)->message;
    if (rc == result && id && strcmp(id, message) == 0 && chamber_error_text(db)[0] != '\0' &&
        !strchr(chamber_error_text(db), '\n'))
        return true;
    fprintf(stderr, "result %d, message %s: %s\n", rc, id, chamber_error_text(db));
    return false;
}

bool help_refused(const char *path, enum chamber_mode mode, int result, const char *message)
{
    char before[SHA256_TEXT_SIZE] = "";
    char after[SHA256_TEXT_SIZE] = "";
    char folder[600];
    struct stat file;
    snprintf(folder, sizeof(folder), "%s", path);
    *strrchr(folder, '/') = '\0';
    bool plain = stat(path, &file) == 0 && S_ISREG(file.st_mode);
    int count = count_in(folder);
    if (plain)
        help_digest(path, before);
    struct chamber_db *db = NULL;
    int rc = help_open(&db, path, mode);
    bool good = said(db, rc, result, message);
    chamber_close(db);
    if (plain)
        help_digest(path, after);
    if (strcmp(before, after) != 0 || count != count_in(folder))
        fprintf(stderr, "%s: changed by a refusal\n", path);
    return good && strcmp(before, after) == 0 && count == count_in(folder);
}

char *help_read(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    struct stat found;
    ck_assert_ptr_nonnull(file);
    ck_assert_int_eq(fstat(fileno(file), &found), 0);
    *length = (size_t)found.st_size;
    char *bytes = malloc(*length + 1);
    ck_assert_ptr_nonnull(bytes);
    ck_assert_uint_eq(fread(bytes, 1, *length, file), *length);
    bytes[*length] = '\0';
    fclose(file);
    return bytes;
}

void help_digest(const char *path, char out[SHA256_TEXT_SIZE])
{
    size_t length = 0;
    CLEAN_FREE char *bytes = help_read(path, &length);
    store_sha256_text(bytes, length, out);
}

void help_write(const char *path, const void *bytes, size_t length)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, S_IRUSR | S_IWUSR);
    ck_assert_int_ge(fd, 0);
    ck_assert_int_eq(fchmod(fd, S_IRUSR | S_IWUSR), 0);
    ck_assert_int_eq(write(fd, bytes, length), (ssize_t)length);
    close(fd);
}

void help_patch(const char *path, off_t offset, const void *bytes, size_t length)
{
    int fd = open(path, O_WRONLY);
    ck_assert_int_ge(fd, 0);
    ck_assert_int_eq(pwrite(fd, bytes, length, offset), (ssize_t)length);
    close(fd);
}

void help_copy(const char *from, const char *to)
{
    size_t length = 0;
    CLEAN_FREE char *bytes = help_read(from, &length);
    help_write(to, bytes, length);
}

mode_t help_mode(const char *path)
{
    struct stat found;
    return stat(path, &found) == 0 ? found.st_mode & 07777 : 0;
}
