/* SPDX-License-Identifier: MIT */
/* Backups: whole, checked, of one moment, and never over another file. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/connect.h"
#include "store/dated.h"
#include "store/handle.h"
#include "unit/store_help.h"
#include "unit/suite.h"

static struct chamber_db *open_in(const struct help_folder *folder, enum chamber_mode mode)
{
    struct chamber_db *db = NULL;
    if (help_count(folder) == 0)
        help_database(help_path(folder, "chamber.db"));
    ck_assert_int_eq(help_open(&db, help_path(folder, "chamber.db"), mode), CHAMBER_OK);
    return db;
}

static void fill(struct chamber_db *db, int rows)
{
    CLEAN_STMT struct stmt *st = stmt_sql(
        db, "INSERT INTO place (name, note) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1"
            " FROM n WHERE i < :rows) SELECT i, hex(zeroblob(200)) FROM n");
    stmt_bind_int(st, ":rows", rows);
    ck_assert_int_eq(stmt_run(st), CHAMBER_OK);
}

START_TEST(test_backup)
{
    HELP_FOLDER(folder);
    struct chamber_db *db = open_in(&folder, CHAMBER_WRITE);
    fill(db, 5000);
    const char *copy = help_path(&folder, "copy.db");
    ck_assert_int_eq(chamber_backup(db, copy), CHAMBER_OK);
    ck_assert_int_eq(chamber_error(db)->result, CHAMBER_OK);
    chamber_close(db);
    ck_assert_int_eq(help_count(&folder), 2);
    ck_assert_int_eq((int)help_mode(copy), 0600);
    ck_assert_int_eq(help_open(&db, copy, CHAMBER_WRITE), CHAMBER_OK);
    ck_assert_int_eq(help_number(db, "SELECT count(*) FROM place"), 5000);
    chamber_close(db);
}
END_TEST

START_TEST(test_by_reader_while_others_write)
{
    HELP_FOLDER(folder);
    struct chamber_db *writer = open_in(&folder, CHAMBER_WRITE);
    struct chamber_db *reader = open_in(&folder, CHAMBER_READ);
    fill(writer, 10);
    ck_assert_int_eq(chamber_begin(writer, "x"), CHAMBER_OK);
    ck_assert_int_eq(help_run(writer, "DELETE FROM place"), CHAMBER_OK);
    ck_assert_int_eq(chamber_backup(reader, help_path(&folder, "copy.db")), CHAMBER_OK);
    ck_assert_int_eq(chamber_backup(writer, help_path(&folder, "copy2.db")), CHAMBER_E_USAGE);
    ck_assert_str_eq(chamber_error(writer)->message, "backup_in_transaction");
    ck_assert_int_eq(chamber_end(writer, CHAMBER_OK), CHAMBER_OK);
    chamber_close(reader);
    chamber_close(writer);
    ck_assert_int_eq(help_value(help_path(&folder, "copy.db"), "SELECT count(*) FROM place"), 10);
    ck_assert_int_eq(help_value(help_path(&folder, "chamber.db"), "SELECT count(*) FROM place"), 0);
}
END_TEST

START_TEST(test_refused)
{
    HELP_FOLDER(folder);
    struct chamber_db *db = open_in(&folder, CHAMBER_WRITE);
    help_write(help_path(&folder, "there"), "x", 1);
    ck_assert_int_eq(symlink("nowhere", help_path(&folder, "link")), 0);
    static const struct {
        const char *name;
        int result;
    } cases[] = {
        {"there", CHAMBER_E_REFUSED},
        {"link", CHAMBER_E_REFUSED},
        {"chamber.db", CHAMBER_E_REFUSED},
        {"none/copy", CHAMBER_E_IO},
        {"there/copy", CHAMBER_E_IO},
        {"", CHAMBER_E_IO},
        {".", CHAMBER_E_IO},
        {"..", CHAMBER_E_IO},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        ck_assert_msg(chamber_backup(db, help_path(&folder, cases[i].name)) == cases[i].result,
                      "%s", cases[i].name);
    ck_assert_int_eq(chamber_backup(db, NULL), CHAMBER_E_IO);
    ck_assert_int_eq(chamber_backup(db, "/proc"), CHAMBER_E_REFUSED);
    ck_assert_str_eq(chamber_error(db)->message, "backup_exists");
    chamber_close(db);
    ck_assert_int_eq(help_count(&folder), 3);
    db = chamber_new();
    ck_assert_int_eq(chamber_backup(db, help_path(&folder, "copy")), CHAMBER_E_USAGE);
    chamber_close(db);
}
END_TEST

/* Damage that opening does not see is found in the copy, and no bad backup is left. */
START_TEST(test_damaged)
{
    HELP_FOLDER(folder);
    struct chamber_db *db = open_in(&folder, CHAMBER_WRITE);
    fill(db, 2000);
    chamber_close(db);
    const char *path = help_path(&folder, "chamber.db");
    struct stat file;
    ck_assert_int_eq(stat(path, &file), 0);
    char rubbish[4096];
    memset(rubbish, 0x5a, sizeof(rubbish));
    help_patch(path, file.st_size - 20 * 4096, rubbish, sizeof(rubbish));
    db = open_in(&folder, CHAMBER_READ);
    ck_assert_int_eq(chamber_backup(db, help_path(&folder, "copy.db")), CHAMBER_E_DATABASE);
    ck_assert_str_eq(chamber_error(db)->message, "backup_unsound");
    chamber_close(db);
    ck_assert_int_eq(help_count(&folder), 1);
}
END_TEST

/* A file in the folder of backups; `bytes` NULL: one as ours are. */
static void put_backup(const struct help_folder *folder, const char *name, const char *bytes,
                       size_t length)
{
    char path[100];
    snprintf(path, sizeof path, "backups/%s", name);
    if (bytes)
        help_write(help_path(folder, path), bytes, length);
    else
        help_copy(help_path(folder, "chamber.db"), help_path(folder, path));
}

/* What is named nearly so, or is no database of ours, is neither counted nor removed. */
START_TEST(test_dated_and_others)
{
    static const char *const others[] = {
        "chamber-2018-02-30.db",    "chamber-2018-02-30-2.db",         "chamber-2018-01-01-.db",
        "chamber-2018-01-01-1.db",  "chamber-2018-01-01-02.db",        "chamber-2018-01-01x2.db",
        "chamber-2018-01-01-2x.db", "chamber-2018-01-01-1234567890.db"};
    static const char header[100] = "SQLite format 3", other[100] = "no database";
    const struct dated_rule rule = {.daily = 1};
    struct chamber_backups done = {0};
    HELP_FOLDER(folder);
    struct chamber_db *db = open_in(&folder, CHAMBER_WRITE);
    chamber_close(db);
    ck_assert_int_eq(mkdir(help_path(&folder, "backups"), 0700), 0);
    for (size_t i = 0; i < COUNT_OF(others); i++)
        put_backup(&folder, others[i], NULL, 0);
    put_backup(&folder, "chamber-2018-03-01.db", "short", 5);
    put_backup(&folder, "chamber-2018-03-02.db", header, sizeof header); /* of somebody else */
    put_backup(&folder, "chamber-2018-03-03.db", other, sizeof other);
    put_backup(&folder, "chamber-2018-03-05-3.db", NULL, 0);
    db = open_in(&folder, CHAMBER_WRITE);
    ck_assert_int_eq(chamber_set_today(db, "2018-12-31"), CHAMBER_OK);
    ck_assert_int_eq(store_back_up_dated(db, &rule, &done), CHAMBER_OK);
    ck_assert_uint_eq(done.kept_count, 1);
    ck_assert_str_eq(done.kept[0], "chamber-2018-12-31.db");
    ck_assert_uint_eq(done.removed_count, 1);
    ck_assert_str_eq(done.removed[0], "chamber-2018-03-05-3.db");
    chamber_backups_clear(&done);
    chamber_close(db);
    ck_assert_int_eq(unlink(help_path(&folder, "backups/chamber-2018-12-31.db")), 0);
    size_t left = 0;
    for (size_t i = 0; i < COUNT_OF(others); i++) {
        char path[100];
        snprintf(path, sizeof path, "backups/%s", others[i]);
        left += unlink(help_path(&folder, path)) == 0;
    }
    ck_assert_uint_eq(left, COUNT_OF(others));
}
END_TEST

/* What stands in the place of the folder stays. */
START_TEST(test_no_folder_of_backups)
{
    struct chamber_backups done = {0};
    HELP_FOLDER(folder);
    struct chamber_db *db = open_in(&folder, CHAMBER_WRITE);
    help_write(help_path(&folder, "backups"), "x", 1);
    ck_assert_int_eq(store_back_up_dated(db, NULL, &done), CHAMBER_E_IO);
    ck_assert_str_eq(chamber_error(db)->message, "backups_no_folder");
    ck_assert_ptr_null(done.made);
    chamber_close(db);
    ck_assert_int_eq(help_count(&folder), 2);
}
END_TEST

/* A name that is all ending has no other. */
START_TEST(test_dated_of_a_hidden_one)
{
    struct chamber_backups done = {0};
    HELP_FOLDER(folder);
    struct chamber_db *db = NULL;
    help_database(help_path(&folder, ".chamber"));
    ck_assert_int_eq(help_open(&db, help_path(&folder, ".chamber"), CHAMBER_WRITE), CHAMBER_OK);
    ck_assert_int_eq(chamber_set_today(db, "2018-12-31"), CHAMBER_OK);
    for (int i = 0; i < 2; i++) {
        ck_assert_int_eq(store_back_up_dated(db, NULL, &done), CHAMBER_OK);
        ck_assert_str_eq(strrchr(done.made, '/') + 1,
                         i ? ".chamber-2018-12-31-2" : ".chamber-2018-12-31");
        chamber_backups_clear(&done);
    }
    chamber_close(db);
}
END_TEST

/* Before it or between two pieces of a copy: no file is left, and the next one is whole. */
START_TEST(test_interrupted)
{
    HELP_FOLDER(folder);
    struct chamber_db *db = open_in(&folder, CHAMBER_WRITE);
    fill(db, 5000);
    const char *copy = help_path(&folder, "copy.db");
    sqlite3 *raw = NULL;
    ck_assert_int_eq(sqlite3_open(copy, &raw), SQLITE_OK);
    chamber_interrupt(db);
    ck_assert_int_eq(backup_copy_pages(db, db->sql, raw), CHAMBER_E_INTERRUPTED);
    sqlite3_close(raw);
    ck_assert_int_eq(unlink(copy), 0);
    ck_assert_int_eq(chamber_backup(db, copy), CHAMBER_E_INTERRUPTED);
    ck_assert_str_eq(chamber_error(db)->message, "interrupted");
    ck_assert_int_eq((int)help_mode(copy), 0);
    ck_assert_int_eq(chamber_backup(db, copy), CHAMBER_OK);
    chamber_close(db);
    ck_assert_int_eq(help_value(copy, "SELECT count(*) FROM place"), 5000);
}
END_TEST

SUITE_MAIN("store_backup", test_backup, test_by_reader_while_others_write, test_refused,
           test_damaged, test_dated_and_others, test_no_folder_of_backups,
           test_dated_of_a_hidden_one, test_interrupted)
