/* SPDX-License-Identifier: MIT */
/* Workbooks that cannot be written: it is said once, in the handle, and nothing is left. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "domain/fixture.h"

#undef fail /* Check's; the store has one of its own */
#include "exchange/book_out.h"

static struct chamber_db *db;
static struct chamber_book *book;
static char *bytes;
static size_t length;
static FILE *out;

static void set_up(void)
{
    db = fixture_open("2018-12-31");
    out = open_memstream(&bytes, &length);
    ck_ok(chamber_book_open(db, out, &book));
}

static void tear_down(void)
{
    fclose(out);
    free(bytes);
    fixture_close(db);
}

/* Runs with stderr going to a file; whether something came there. */
static int keep_stderr(int *kept)
{
    char path[] = "/tmp/chamber-stderr.XXXXXX";
    int file = mkstemp(path);
    unlink(path);
    *kept = dup(STDERR_FILENO);
    dup2(file, STDERR_FILENO);
    return file;
}

static void ck_quiet(int file, int kept)
{
    struct stat found;
    dup2(kept, STDERR_FILENO);
    close(kept);
    ck_assert_int_eq(fstat(file, &found), 0);
    ck_assert_int_eq(found.st_size, 0);
    close(file);
}

static void fails_in(const char *folder)
{
    set_up();
    struct chamber_book *none = NULL;
    int kept, file = keep_stderr(&kept);
    char *before = getenv("TMPDIR") ? strdup(getenv("TMPDIR")) : NULL;
    setenv("TMPDIR", folder, 1);
    int rc = chamber_book_open(db, out, &none);
    if (before)
        setenv("TMPDIR", before, 1);
    else
        unsetenv("TMPDIR");
    free(before);
    ck_quiet(file, kept);
    ck_fails(rc, CHAMBER_E_IO, "book_temporary", NULL);
    ck_assert_ptr_null(none);
    chamber_book_discard(book);
    ck_assert_uint_eq(length, 0);
    tear_down();
}

START_TEST(a_folder_that_is_not_there)
{
    static char far[5000];
    fails_in("/tmp/chamber/no/such/folder");
    memset(far, 'a', sizeof far - 1); /* longer than a path may be */
    far[0] = '/';
    fails_in(far);
}
END_TEST

/* `rows` rows while no file may grow beyond 64 KiB. */
static int fill_limited(size_t rows)
{
    const struct chamber_book_column columns[] = {{.heading = "甲"}, {.heading = "乙"}};
    struct rlimit before, limit;
    getrlimit(RLIMIT_FSIZE, &before);
    limit = (struct rlimit){65536, before.rlim_max};
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &limit);
    int rc = chamber_book_table(book, columns, 2);
    for (size_t i = 0; i < rows && rc == CHAMBER_OK; i++)
        rc = chamber_book_row(book, (const char *const[]){"示例机械有限公司", "内容"}, 2);
    if (rc == CHAMBER_OK)
        rc = chamber_book_close(book);
    else
        chamber_book_discard(book);
    setrlimit(RLIMIT_FSIZE, &before);
    return rc;
}

static void fail_limited(size_t rows)
{
    int kept, file = keep_stderr(&kept);
    int rc = fill_limited(rows);
    ck_quiet(file, kept);
    ck_fails(rc, CHAMBER_E_IO, "disk_full", NULL);
    fflush(out);
    ck_assert_uint_eq(length, 0);
}

START_TEST(a_disk_that_gets_full_with_rows)
{
    set_up();
    fail_limited(100000);
    tear_down();
}
END_TEST

START_TEST(a_disk_without_room_to_end)
{
    set_up();
    fail_limited(10);
    tear_down();
}
END_TEST

START_TEST(a_sheet_without_a_descriptor)
{
    set_up();
    struct rlimit before;
    getrlimit(RLIMIT_NOFILE, &before);
    setrlimit(RLIMIT_NOFILE, &(struct rlimit){0, before.rlim_max});
    int sheet = chamber_book_sheet(book, "表");
    int row = chamber_book_row(book, (const char *const[]){"甲"}, 1);
    setrlimit(RLIMIT_NOFILE, &before);
    ck_assert_int_eq(row, CHAMBER_E_IO);
    ck_fails(sheet, CHAMBER_E_IO, "book_temporary", NULL);
    ck_ok(chamber_book_sheet(book, "表"));
    ck_ok(chamber_book_row(book, (const char *const[]){"甲"}, 1));
    ck_ok(chamber_book_close(book));
    fflush(out);
    ck_assert_uint_gt(length, 0);
    tear_down();
}
END_TEST

START_TEST(more_rows_than_a_sheet_has)
{
    set_up();
    ck_ok(chamber_book_sheet(book, "表"));
    book->row = XLSX_ROWS_MAX - 1;
    ck_ok(chamber_book_row(book, (const char *const[]){"末"}, 1));
    ck_fails(chamber_book_row(book, (const char *const[]){"多"}, 1), CHAMBER_E_REFUSED,
             "book_rows_many", NULL);
    ck_ok(chamber_book_sheet(book, "又一张"));
    ck_ok(chamber_book_row(book, (const char *const[]){"多"}, 1));
    ck_ok(chamber_book_close(book));
    tear_down();
}
END_TEST

/* It ends the workbook that it began, which is then a whole one. */
START_TEST(a_writer_of_its_own_workbook)
{
    struct chamber_writer *writer = NULL;
    const struct chamber_place place = {.name = "示例大厦"};
    set_up();
    ck_ok(chamber_writer_open(db, &chamber_place_noun, CHAMBER_XLSX, out, &writer));
    ck_ok(chamber_writer_put(writer, &place));
    ck_ok(chamber_writer_close(writer));
    fflush(out);
    ck_assert_uint_gt(length, 0);
    ck_assert_int_eq(memcmp(bytes, "PK", 2), 0);
    size_t before = length;
    ck_ok(chamber_writer_open(db, &chamber_place_noun, CHAMBER_XLSX, out, &writer));
    struct rlimit limit;
    getrlimit(RLIMIT_NOFILE, &limit);
    setrlimit(RLIMIT_NOFILE, &(struct rlimit){0, limit.rlim_max});
    struct chamber_writer *none = NULL;
    int rc = chamber_writer_open(db, &chamber_place_noun, CHAMBER_XLSX, out, &none);
    setrlimit(RLIMIT_NOFILE, &limit);
    ck_fails(rc, CHAMBER_E_IO, "book_temporary", NULL);
    ck_assert_ptr_null(none);
    ck_ok(chamber_writer_close(writer));
    fflush(out);
    ck_assert_uint_gt(length, before);
    chamber_book_discard(book);
    tear_down();
}
END_TEST

START_TEST(a_reader_that_has_gone)
{
    set_up();
    struct chamber_book *other = NULL;
    FILE *full = fopen("/dev/full", "w");
    setvbuf(full, NULL, _IONBF, 0);
    ck_ok(chamber_book_open(db, full, &other));
    ck_ok(chamber_book_sheet(other, "表"));
    ck_fails(chamber_book_close(other), CHAMBER_E_IO, "output_failed", NULL);
    fclose(full);
    chamber_book_discard(book);
    chamber_book_discard(NULL);
    ck_ok(chamber_book_close(NULL));
    tear_down();
}
END_TEST

SUITE_MAIN("xlsx_book_fails", a_folder_that_is_not_there, a_disk_that_gets_full_with_rows,
           a_disk_without_room_to_end, a_sheet_without_a_descriptor, more_rows_than_a_sheet_has,
           a_writer_of_its_own_workbook, a_reader_that_has_gone)
