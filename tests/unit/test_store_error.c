/* SPDX-License-Identifier: MIT */
/* The handle: settings, failures as a line, digests. */
#include <errno.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#include "store/dated.h"
#include "store/report.h"
#include "unit/store_help.h"
#include "unit/suite.h"

START_TEST(test_settings)
{
    struct chamber_db *db = chamber_new();
    ck_assert_int_eq(chamber_get_language(db), CHAMBER_ZH);
    ck_assert_int_eq(chamber_set_today(db, "2018-07-20"), CHAMBER_OK);
    ck_assert_int_eq(chamber_set_today(db, "2018-02-30"), CHAMBER_E_USAGE);
    ck_assert_int_eq(chamber_set_today(db, NULL), CHAMBER_E_USAGE);
    ck_assert_str_eq(chamber_today(db), "2018-07-20");
    ck_assert_str_eq(store_actor(db), "unknown");
    ck_assert_int_eq(chamber_set_actor(db, "秘书"), CHAMBER_OK);
    static const char *const wrong[] = {"", NULL, "\xff", "秘\x1b书", "秘\t书", "秘\n书"};
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        ck_assert_int_eq(chamber_set_actor(db, wrong[i]), CHAMBER_E_USAGE);
        ck_assert_str_eq(chamber_error(db)->message, "wrong_actor");
    }
    char name[202];
    memset(name, 'n', 201);
    name[201] = '\0';
    ck_assert_int_eq(chamber_set_actor(db, name), CHAMBER_E_USAGE);
    ck_assert_str_eq(store_actor(db), "秘书");
    name[200] = '\0';
    ck_assert_int_eq(chamber_set_actor(db, name), CHAMBER_OK);
    chamber_close(db);
    db = chamber_new();
    ck_assert_uint_eq(strlen(chamber_today(db)), 10); /* from the clock */
    chamber_close(db);
    chamber_close(NULL);
}
END_TEST

START_TEST(test_not_open)
{
    struct chamber_db *db = chamber_new();
    struct chamber_backups backups = {0};
    ck_assert_int_eq(chamber_begin(db, "x"), CHAMBER_E_USAGE);
    ck_assert_str_eq(chamber_error(db)->message, "not_open");
    ck_assert_int_eq(store_back_up_dated(db, NULL, &backups), CHAMBER_E_USAGE);
    ck_assert_str_eq(chamber_error(db)->message, "not_open");
    ck_assert_ptr_null(backups.made);
    chamber_close(db);
}
END_TEST

/* What SQLite says in ways of its own. */
START_TEST(test_words_for_what_sqlite_says)
{
    HELP_FOLDER(folder);
    struct chamber_db *db = NULL;
    const char *path = help_path(&folder, "chamber.db"), *old = help_path(&folder, "old.db");
    help_database(path);
    ck_assert_int_eq(help_open(&db, path, CHAMBER_WRITE), CHAMBER_OK);
    ck_assert_int_eq(help_run(db, "CREATE TEMP TRIGGER no BEFORE INSERT ON place"
                                  " BEGIN SELECT raise(ABORT, 'no'); END"),
                     CHAMBER_OK);
    ck_assert_int_eq(help_run(db, "INSERT INTO place (name) VALUES ('a')"), CHAMBER_E_REFUSED);
    ck_assert_str_eq(chamber_error(db)->message, "constraint");
    ck_assert_int_eq(help_run(db, "SELECT nothing FROM place"), CHAMBER_E_DATABASE);
    ck_assert_str_eq(chamber_error(db)->message, "statement_unfit");
    chamber_close(db);
    help_old_database(old, 1);
    ck_assert_int_eq(help_open(&db, old, CHAMBER_READ), CHAMBER_OK);
    ck_assert_int_eq(help_run(db, "SELECT nothing FROM place"), CHAMBER_E_REFUSED);
    ck_assert_str_eq(chamber_error(db)->message, "database_older");
    chamber_close(db);
}
END_TEST

/* What SQLite says of a file by its numbers; errno tells apart what they do not. */
START_TEST(test_words_for_numbers)
{
    static const struct {
        int code, error, result;
        const char *message;
    } cases[] = {
        {SQLITE_IOERR_NOMEM, 0, CHAMBER_E_NO_MEMORY, "no_memory"},
        {SQLITE_NOMEM, 0, CHAMBER_E_NO_MEMORY, "no_memory"},
        {SQLITE_IOERR_READ, EBADF, CHAMBER_E_IO, "io_read"},
        {SQLITE_IOERR_SHORT_READ, 0, CHAMBER_E_IO, "io_read"},
        {SQLITE_IOERR_CORRUPTFS, EIO, CHAMBER_E_IO, "io_read"}, /* a disk that gives no page back */
        {SQLITE_IOERR_WRITE, EIO, CHAMBER_E_IO, "io_write"},
        {SQLITE_IOERR_WRITE, EDQUOT, CHAMBER_E_IO, "disk_full"},
        {SQLITE_IOERR_WRITE, EFBIG, CHAMBER_E_IO, "disk_full"},
        {SQLITE_IOERR_WRITE, ENOSPC, CHAMBER_E_IO, "disk_full"},
        {SQLITE_FULL, 0, CHAMBER_E_IO, "disk_full"},
        {SQLITE_READONLY_DBMOVED, 0, CHAMBER_E_IO, "io_write"},
        {SQLITE_CANTOPEN, 0, CHAMBER_E_IO, "io_open"},
        {SQLITE_PERM, 0, CHAMBER_E_IO, "io_open"},
        {SQLITE_AUTH, 0, CHAMBER_E_IO, "io_open"},
        {SQLITE_NOLFS, 0, CHAMBER_E_IO, "io_open"},
        {SQLITE_BUSY_SNAPSHOT, 0, CHAMBER_E_BUSY, "busy"},
        {SQLITE_LOCKED, 0, CHAMBER_E_BUSY, "busy"},
        {SQLITE_PROTOCOL, 0, CHAMBER_E_BUSY, "busy"},
        {SQLITE_INTERRUPT, 0, CHAMBER_E_INTERRUPTED, "interrupted"},
        {SQLITE_CORRUPT_INDEX, 0, CHAMBER_E_DATABASE, "database_damaged"},
        {SQLITE_FORMAT, 0, CHAMBER_E_DATABASE, "database_damaged"},
        {SQLITE_NOTADB, 0, CHAMBER_E_DATABASE, "database_unreadable"},
        {SQLITE_TOOBIG, 0, CHAMBER_E_REFUSED, "too_large"},
        {SQLITE_MISUSE, 0, CHAMBER_E_DATABASE, "statement_unfit"},
    };
    struct chamber_db *db = chamber_new();
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        errno = cases[i].error;
        ck_assert_msg(report_sqlite(db, NULL, cases[i].code) == cases[i].result, "code %d",
                      cases[i].code);
        ck_assert_str_eq(chamber_error(db)->message, cases[i].message);
    }
    chamber_interrupt(db); /* who waits for another and is stopped is not told of the other */
    ck_assert_int_eq(report_sqlite(db, NULL, SQLITE_BUSY), CHAMBER_E_INTERRUPTED);
    chamber_close(db);
}
END_TEST

START_TEST(test_error_text)
{
    struct chamber_db *db = chamber_new();
    ck_assert_int_eq(chamber_error(db)->result, CHAMBER_OK);
    ck_assert_str_eq(chamber_error_text(db), "");
    const char *const words[] = {"constraint_required", "name", NULL};
    ck_assert_int_eq(fail_field(db, CHAMBER_E_REFUSED, "person", "name", "姓名", words),
                     CHAMBER_E_REFUSED);
    ck_assert_str_eq(chamber_error_text(db), "姓名(name): “name”不能为空");
    error_set_line(store_error(db), "人员\n.csv", 12);
    ck_assert_str_eq(chamber_error_text(db), "人员\\x0a.csv:12: 姓名(name): “name”不能为空");
    chamber_set_language(db, CHAMBER_EN);
    ck_assert_str_eq(chamber_error_text(db), "人员\\x0a.csv:12: name: 'name' must not be empty");
    ck_assert_str_eq(chamber_error(db)->noun, "person");
    ck_assert_str_eq(chamber_error(db)->field, "name");
    ck_assert_str_eq(chamber_error(db)->args[0], "name");
    ck_assert_ptr_null(chamber_error(db)->args[1]);
    ck_assert_int_eq(chamber_error(db)->line, 12);
    chamber_set_language(db, CHAMBER_ZH);
    /* without what people call it */
    ck_assert_int_eq(fail_field(db, CHAMBER_E_REFUSED, NULL, "name", NULL, words),
                     CHAMBER_E_REFUSED);
    ck_assert_str_eq(chamber_error_text(db), "name: “name”不能为空");
    chamber_set_language(db, CHAMBER_EN);
    const char *const busy[] = {"busy", NULL};
    ck_assert_int_eq(error_set(store_error(db), CHAMBER_E_BUSY, busy), CHAMBER_E_BUSY);
    ck_assert_ptr_null(chamber_error(db)->field);
    ck_assert_ptr_null(strchr(chamber_error_text(db), ':'));
    ck_assert_int_eq(fail_memory(db), CHAMBER_E_NO_MEMORY);
    ck_assert_str_eq(chamber_error_text(db), "memory ran out");
    chamber_close(db);
}
END_TEST

/* Several warnings are one line, in either language. */
START_TEST(test_warnings)
{
    static const char *const between[] = {[CHAMBER_ZH] = "；", [CHAMBER_EN] = "; "};
    for (int language = CHAMBER_ZH; language <= CHAMBER_EN; language++) {
        struct chamber_db *db = chamber_new();
        chamber_set_language(db, (enum chamber_language)language);
        store_warn(db, "hard_linked", "a.db", NULL);
        CLEAN_STR struct str both = {0};
        str_add(&both, chamber_warning_text(db));
        str_add(&both, between[language]);
        size_t first = both.length;
        store_warn(db, "hard_linked", "b.db", NULL);
        const char *text = chamber_warning_text(db);
        ck_assert_int_eq(strncmp(text, str_text(&both), first), 0);
        ck_assert_ptr_nonnull(strstr(text + first, "b.db"));
        chamber_close(db);
    }
}
END_TEST

/* A file whose bytes cannot be read. */
START_TEST(test_sha256_of_no_file)
{
    static const char *const cases[][2] = {{"/proc/self/mem", "io_read"},
                                           {"/dev/null", "database_special"},
                                           {"/nowhere/at/all", "io_open"}};
    struct chamber_db *db = chamber_new();
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        char text[SHA256_TEXT_SIZE] = "untouched";
        ck_assert_int_eq(store_sha256_file(db, cases[i][0], text), CHAMBER_E_IO);
        ck_assert_str_eq(chamber_error(db)->message, cases[i][1]);
        ck_assert_str_eq(text, "untouched");
    }
    /* nor those of what has no beginning to go back to */
    int ends[2];
    char text[SHA256_TEXT_SIZE] = "untouched";
    ck_assert_int_eq(pipe(ends), 0);
    ck_assert_int_eq(store_sha256_open(db, "pipe", ends[0], text), CHAMBER_E_IO);
    ck_assert_str_eq(chamber_error(db)->message, "io_read");
    ck_assert_str_eq(text, "untouched");
    close(ends[0]);
    close(ends[1]);
    chamber_close(db);
}
END_TEST

/* FIPS 180-4, and the lengths around its blocks. */
START_TEST(test_sha256)
{
    static const struct {
        const char *text, *digest;
    } cases[] = {
        {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
         "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        char text[SHA256_TEXT_SIZE];
        store_sha256_text(cases[i].text, strlen(cases[i].text), text);
        ck_assert_str_eq(text, cases[i].digest);
    }
}
END_TEST

START_TEST(test_random)
{
    unsigned char one[32] = {0};
    unsigned char two[32] = {0};
    struct chamber_db *db = chamber_new();
    ck_assert_int_eq(store_random(db, one, sizeof(one)), CHAMBER_OK);
    ck_assert_int_eq(store_random(db, two, sizeof(two)), CHAMBER_OK);
    ck_assert_mem_ne(one, two, sizeof(one));
    ck_assert_int_eq(store_random(db, one, 1 << 20), CHAMBER_E_USAGE);
    chamber_close(db);
}
END_TEST

SUITE_MAIN("store_error", test_not_open, test_words_for_what_sqlite_says, test_words_for_numbers,
           test_sha256_of_no_file, test_settings, test_error_text, test_warnings, test_sha256,
           test_random)
