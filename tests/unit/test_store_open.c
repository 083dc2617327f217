/* SPDX-License-Identifier: MIT */
/* What is opened and what is refused, with the file left as it was. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/connect.h"
#include "store/handle.h"
#include "store/migration.h"
#include "unit/store_help.h"
#include "unit/suite.h"

START_TEST(test_open_and_close)
{
    HELP_FOLDER(folder);
    const char *path = help_path(&folder, "chamber.db");
    help_database(path);
    for (int mode = CHAMBER_READ; mode <= CHAMBER_WRITE; mode++) {
        struct chamber_db *db = NULL;
        ck_assert_int_eq(help_open(&db, path, (enum chamber_mode)mode), CHAMBER_OK);
        ck_assert_int_eq(store_schema_number(db), store_migration_count);
        ck_assert_int_eq(chamber_error(db)->result, CHAMBER_OK);
        ck_assert_str_eq(chamber_error_text(db), "");
        ck_assert_str_eq(chamber_warning_text(db), "");
        ck_assert_int_eq(chamber_open(db, path, CHAMBER_READ), CHAMBER_E_USAGE);
        chamber_close(db);
        ck_assert_int_eq(help_count(&folder), 1); /* one file at rest */
    }
}
END_TEST

START_TEST(test_missing)
{
    HELP_FOLDER(folder);
    const char *missing = help_path(&folder, "missing.db");
    ck_assert(help_refused(missing, CHAMBER_READ, CHAMBER_E_IO, "database_missing"));
    ck_assert(help_refused(missing, CHAMBER_WRITE, CHAMBER_E_IO, "database_missing"));
    ck_assert_int_eq(symlink("nowhere", help_path(&folder, "dangling")), 0);
    ck_assert_int_eq(symlink("loop", help_path(&folder, "loop")), 0);
    ck_assert(help_refused(help_path(&folder, "dangling"), CHAMBER_WRITE, CHAMBER_E_IO,
                           "database_missing"));
    ck_assert(help_refused(help_path(&folder, "loop"), CHAMBER_WRITE, CHAMBER_E_IO, "io_open"));
    help_write(help_path(&folder, "text"), "x", 1);
    struct chamber_db *db = NULL;
    ck_assert_int_eq(help_open(&db, help_path(&folder, "text/chamber.db"), CHAMBER_WRITE),
                     CHAMBER_E_IO);
    ck_assert_str_eq(chamber_error(db)->message, "database_missing");
    chamber_close(db);
    ck_assert_int_eq(help_open(&db, "", CHAMBER_READ), CHAMBER_E_IO);
    chamber_close(db);
    ck_assert_int_eq(help_open(&db, NULL, CHAMBER_READ), CHAMBER_E_IO);
    chamber_close(db);
}
END_TEST

START_TEST(test_no_plain_file)
{
    HELP_FOLDER(folder);
    const char *inner = help_path(&folder, "inner");
    const char *fifo = help_path(&folder, "fifo");
    ck_assert_int_eq(mkdir(inner, 0700), 0);
    ck_assert_int_eq(mkfifo(fifo, 0600), 0);
    ck_assert(help_refused(inner, CHAMBER_WRITE, CHAMBER_E_IO, "database_is_folder"));
    ck_assert(help_refused(fifo, CHAMBER_WRITE, CHAMBER_E_IO, "database_special"));
    ck_assert(help_refused("/dev/null", CHAMBER_WRITE, CHAMBER_E_IO, "database_special"));
}
END_TEST

START_TEST(test_symbolic_link)
{
    HELP_FOLDER(folder);
    help_database(help_path(&folder, "chamber.db"));
    ck_assert_int_eq(symlink("chamber.db", help_path(&folder, "link.db")), 0);
    struct chamber_db *db = NULL;
    ck_assert_int_eq(help_open(&db, help_path(&folder, "link.db"), CHAMBER_WRITE), CHAMBER_OK);
    ck_assert_int_ne((int)help_mode(help_path(&folder, "chamber.db-wal")), 0);
    chamber_close(db);
}
END_TEST

START_TEST(test_no_database)
{
    HELP_FOLDER(folder);
    const char *path = help_path(&folder, "file.db");
    static const char text[] = "企业名称,电话\n宏达机械,13800000000\n";
    help_write(path, "", 0);
    ck_assert(help_refused(path, CHAMBER_WRITE, CHAMBER_E_DATABASE, "database_empty"));
    help_write(path, "x", 1);
    ck_assert(help_refused(path, CHAMBER_WRITE, CHAMBER_E_DATABASE, "database_unreadable"));
    help_write(path, text, strlen(text));
    ck_assert(help_refused(path, CHAMBER_READ, CHAMBER_E_DATABASE, "database_unreadable"));
    CLEAN_FREE char *zeros = calloc(1, 8192);
    help_write(path, zeros, 8192);
    ck_assert(help_refused(path, CHAMBER_READ, CHAMBER_E_DATABASE, "database_unreadable"));
}
END_TEST

START_TEST(test_damaged)
{
    HELP_FOLDER(folder);
    const char *good = help_path(&folder, "good.db");
    const char *path = help_path(&folder, "bad.db");
    size_t length = 0;
    help_database(good);
    CLEAN_FREE char *bytes = help_read(good, &length);
    help_write(path, bytes, 100); /* the header only */
    ck_assert(help_refused(path, CHAMBER_WRITE, CHAMBER_E_DATABASE, "database_unreadable"));
    help_write(path, bytes, 4096);
    ck_assert(help_refused(path, CHAMBER_WRITE, CHAMBER_E_DATABASE, "database_damaged"));
    help_write(path, bytes, length / 2);
    ck_assert(help_refused(path, CHAMBER_WRITE, CHAMBER_E_DATABASE, "database_damaged"));
    help_write(path, bytes, length - 1000);
    ck_assert(help_refused(path, CHAMBER_WRITE, CHAMBER_E_DATABASE, "database_damaged"));
    memset(bytes, 0, 100);
    help_write(path, bytes, length);
    ck_assert(help_refused(path, CHAMBER_WRITE, CHAMBER_E_DATABASE, "database_unreadable"));
}
END_TEST

/* Random damage: never a crash or a hang, and opening for reading never changes a byte. */
START_TEST(test_damaged_at_random)
{
    HELP_FOLDER(folder);
    const char *good = help_path(&folder, "good.db");
    const char *path = help_path(&folder, "bad.db");
    size_t length = 0;
    help_database(good);
    CLEAN_FREE char *bytes = help_read(good, &length);
    unsigned seed = 20180720;
    for (int i = 0; i < 150; i++) {
        CLEAN_FREE char *bad = malloc(length);
        memcpy(bad, bytes, length);
        size_t count = 1U << (seed >> 8 & 12U);
        for (size_t k = 0; k < count; k++) {
            seed = seed * 1103515245U + 12345U;
            bad[(seed >> 4) % (i % 2 ? length : 4096)] = (char)(seed >> 20);
        }
        help_write(path, bad, length);
        struct chamber_db *db = NULL;
        if (help_open(&db, path, CHAMBER_READ) == CHAMBER_OK)
            (void)!help_run(db, "SELECT count(*) FROM enterprise");
        chamber_close(db);
        size_t after = 0;
        CLEAN_FREE char *left = help_read(path, &after);
        ck_assert_uint_eq(after, length);
        ck_assert_mem_eq(left, bad, length);
    }
}
END_TEST

START_TEST(test_foreign)
{
    HELP_FOLDER(folder);
    const char *path = help_path(&folder, "other.db");
    help_alter(path, "CREATE TABLE enterprise (id INTEGER PRIMARY KEY, name TEXT)");
    ck_assert_int_eq(chmod(path, 0600), 0);
    ck_assert(help_refused(path, CHAMBER_WRITE, CHAMBER_E_DATABASE, "database_foreign"));
    help_alter(path, "PRAGMA application_id = 1196444487; PRAGMA user_version = 1");
    ck_assert(help_refused(path, CHAMBER_READ, CHAMBER_E_DATABASE, "database_foreign"));
    /* the right id alone does not make it ours */
    char id[60];
    snprintf(id, sizeof(id), "PRAGMA application_id = %d", STORE_APPLICATION_ID);
    help_alter(path, id);
    ck_assert(help_refused(path, CHAMBER_READ, CHAMBER_E_DATABASE, "database_altered"));
}
END_TEST

/* Another program that died left a WAL: refusing must not fold it into the file. */
START_TEST(test_foreign_with_wal)
{
    HELP_FOLDER(folder);
    const char *live = help_path(&folder, "live.db");
    const char *path = help_path(&folder, "copy.db");
    sqlite3 *raw = NULL;
    ck_assert_int_eq(sqlite3_open(live, &raw), SQLITE_OK);
    ck_assert_int_eq(sqlite3_exec(raw,
                                  "PRAGMA journal_mode = WAL; CREATE TABLE t (a);"
                                  "INSERT INTO t VALUES (1)",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    help_copy(live, path);
    help_copy(help_path(&folder, "live.db-wal"), help_path(&folder, "copy.db-wal"));
    sqlite3_close(raw);
    ck_assert(help_refused(path, CHAMBER_WRITE, CHAMBER_E_DATABASE, "database_foreign"));
    ck_assert_int_eq(help_value(path, "SELECT a FROM t"), 1);
}
END_TEST

/* A journal left by another database would overwrite this one if it were rolled back. */
START_TEST(test_journal_of_another)
{
    HELP_FOLDER(folder);
    const char *path = help_path(&folder, "chamber.db");
    const char *other = help_path(&folder, "other.db");
    sqlite3 *raw = NULL;
    help_database(path);
    help_alter(other, "CREATE TABLE t (a); INSERT INTO t VALUES (zeroblob(9000))");
    ck_assert_int_eq(sqlite3_open(other, &raw), SQLITE_OK);
    ck_assert_int_eq(sqlite3_exec(raw,
                                  "PRAGMA cache_size = 1; BEGIN; DELETE FROM t;"
                                  "CREATE TABLE u (a); INSERT INTO u VALUES (zeroblob(99999))",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    help_copy(help_path(&folder, "other.db-journal"), help_path(&folder, "chamber.db-journal"));
    sqlite3_close(raw);
    ck_assert(help_refused(path, CHAMBER_WRITE, CHAMBER_E_DATABASE, "stray_journal"));
    ck_assert(help_refused(path, CHAMBER_READ, CHAMBER_E_DATABASE, "stray_journal"));
    /* an empty one says nothing */
    help_write(help_path(&folder, "chamber.db-journal"), "", 0);
    struct chamber_db *db = NULL;
    ck_assert_int_eq(help_open(&db, path, CHAMBER_WRITE), CHAMBER_OK);
    chamber_close(db);
}
END_TEST

START_TEST(test_rubbish_for_a_wal)
{
    HELP_FOLDER(folder);
    const char *path = help_path(&folder, "chamber.db");
    help_database(path);
    char rubbish[20000];
    memset(rubbish, 0x37, sizeof(rubbish));
    help_write(help_path(&folder, "chamber.db-wal"), rubbish, sizeof(rubbish));
    help_write(help_path(&folder, "chamber.db-shm"), rubbish, sizeof(rubbish));
    struct chamber_db *db = NULL;
    ck_assert_int_eq(help_open(&db, path, CHAMBER_WRITE), CHAMBER_OK);
    ck_assert_int_eq(help_run(db, "INSERT INTO place (name) VALUES ('a')"), CHAMBER_OK);
    ck_assert_int_eq(help_number(db, "SELECT count(*) FROM place"), 1);
    chamber_close(db);
    ck_assert_int_eq(help_count(&folder), 1);
}
END_TEST

START_TEST(test_newer)
{
    HELP_FOLDER(folder);
    const char *path = help_path(&folder, "chamber.db");
    help_database(path);
    help_alter(path, "INSERT INTO migration VALUES (9000, 'later', 'x', '9.8.7', '');"
                     "PRAGMA user_version = 9000");
    for (int mode = CHAMBER_READ; mode <= CHAMBER_WRITE; mode++)
        ck_assert(
            help_refused(path, (enum chamber_mode)mode, CHAMBER_E_DATABASE, "database_newer"));
    struct chamber_db *db = NULL;
    ck_assert_int_eq(help_open(&db, path, CHAMBER_READ), CHAMBER_E_DATABASE);
    ck_assert_str_eq(chamber_error(db)->args[1], "9.8.7");
    chamber_close(db);
    help_alter(path, "DROP TABLE migration; PRAGMA user_version = 9001");
    ck_assert(help_refused(path, CHAMBER_WRITE, CHAMBER_E_DATABASE, "database_altered"));
    help_alter(path, "CREATE TABLE migration (number, version);"
                     "INSERT INTO migration VALUES (9001, NULL)");
    ck_assert(help_refused(path, CHAMBER_WRITE, CHAMBER_E_DATABASE, "database_altered"));
    help_alter(path, "PRAGMA user_version = -1");
    ck_assert(help_refused(path, CHAMBER_WRITE, CHAMBER_E_DATABASE, "database_altered"));
    help_alter(path, "PRAGMA user_version = 0");
    ck_assert(help_refused(path, CHAMBER_WRITE, CHAMBER_E_DATABASE, "database_altered"));
}
END_TEST

START_TEST(test_older)
{
    HELP_FOLDER(folder);
    const char *path = help_path(&folder, "chamber.db");
    help_old_database(path, 1);
    ck_assert(help_refused(path, CHAMBER_WRITE, CHAMBER_E_REFUSED, "database_older"));
    struct chamber_db *db = NULL;
    ck_assert_int_eq(help_open(&db, path, CHAMBER_READ), CHAMBER_OK);
    ck_assert_int_eq(store_schema_number(db), 1);
    chamber_close(db);
}
END_TEST

START_TEST(test_altered)
{
    static const char *const alterations[] = {
        "DELETE FROM migration",
        "UPDATE migration SET sha256 = 'x' WHERE number = 1",
        "UPDATE migration SET name = 'x' WHERE number = 1",
        "UPDATE migration SET number = 9000 WHERE number = 1",
        "INSERT INTO migration VALUES (9000, 'x', 'x', 'x', 'x')",
        "ALTER TABLE migration RENAME TO migrations",
        "CREATE VIEW visitors AS SELECT * FROM visit",
        "CREATE TRIGGER t AFTER INSERT ON person BEGIN SELECT 1; END",
        "CREATE TABLE migration2 (n); DROP TABLE migration;"
        "CREATE VIEW migration AS SELECT n AS number, '' AS name, '' AS sha256 FROM migration2",
    };
    HELP_FOLDER(folder);
    const char *good = help_path(&folder, "good.db");
    const char *path = help_path(&folder, "chamber.db");
    help_database(good);
    for (size_t i = 0; i < COUNT_OF(alterations); i++) {
        help_copy(good, path);
        help_alter(path, alterations[i]);
        ck_assert_msg(help_refused(path, CHAMBER_WRITE, CHAMBER_E_DATABASE, "database_altered"),
                      "%s", alterations[i]);
    }
}
END_TEST

START_TEST(test_open_to_everyone)
{
    HELP_FOLDER(folder);
    const char *path = help_path(&folder, "chamber.db");
    help_database(path);
    ck_assert_int_eq(chmod(path, 0604), 0);
    ck_assert(help_refused(path, CHAMBER_READ, CHAMBER_E_IO, "world_readable"));
    ck_assert_int_eq(chmod(path, 0602), 0);
    ck_assert(help_refused(path, CHAMBER_READ, CHAMBER_E_IO, "world_readable"));
}
END_TEST

START_TEST(test_hard_link)
{
    HELP_FOLDER(folder);
    const char *path = help_path(&folder, "chamber.db");
    help_database(path);
    ck_assert_int_eq(link(path, help_path(&folder, "second.db")), 0);
    struct chamber_db *db = NULL;
    ck_assert_int_eq(help_open(&db, path, CHAMBER_WRITE), CHAMBER_OK);
    ck_assert_ptr_nonnull(strstr(chamber_warning_text(db), "硬链接"));
    chamber_close(db);
}
END_TEST

/* Names that mean something to SQLite mean only themselves here. */
START_TEST(test_strange_names)
{
    static const char *const names[] = {"file:x?mode=memory", ":memory:", "a%41b.db",
                                        "有 空格 '\".db",     "-db",      "a?immutable=1#x"};
    HELP_FOLDER(folder);
    ck_assert_int_eq(chdir(folder.path), 0);
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        help_database(names[i]);
        ck_assert_int_eq((int)help_mode(help_path(&folder, names[i])), 0600);
        struct chamber_db *db = NULL;
        ck_assert_int_eq(help_open(&db, names[i], CHAMBER_WRITE), CHAMBER_OK);
        chamber_close(db);
        ck_assert_int_eq(help_count(&folder), (int)i + 1);
    }
    ck_assert_int_eq(chdir("/"), 0);
}
END_TEST

SUITE_MAIN("store_open", test_open_and_close, test_missing, test_no_plain_file, test_symbolic_link,
           test_no_database, test_damaged, test_damaged_at_random, test_foreign,
           test_foreign_with_wal, test_journal_of_another, test_rubbish_for_a_wal, test_newer,
           test_older, test_altered, test_open_to_everyone, test_hard_link, test_strange_names)
