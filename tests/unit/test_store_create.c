/* SPDX-License-Identifier: MIT */
/* Making a database: it has its name only when it is complete, and a failure leaves nothing. */
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/create.h"
#include "store/migration.h"
#include "unit/store_help.h"
#include "unit/suite.h"

START_TEST(test_create)
{
    HELP_FOLDER(folder);
    const char *path = help_path(&folder, "a/b/c/chamber.db");
    struct chamber_db *db = chamber_new();
    ck_assert_int_eq(store_create(db, path, NULL), CHAMBER_OK);
    ck_assert_int_eq((int)help_mode(path), 0); /* not yet */
    ck_assert_int_eq(help_run(db, "INSERT INTO place (name) VALUES ('a')"), CHAMBER_OK);
    ck_assert_int_eq(store_create_end(db, CHAMBER_OK), CHAMBER_OK);
    ck_assert_int_eq((int)help_mode(path), 0600);
    ck_assert_int_eq(help_run(db, "INSERT INTO place (name) VALUES ('b')"), CHAMBER_OK);
    ck_assert_int_eq(store_schema_number(db), store_migration_count);
    ck_assert_int_eq(help_number(db, "SELECT count(*) FROM migration WHERE length(sha256) = 64"
                                     " AND version <> '' AND applied_at LIKE '____-%Z'"),
                     store_migration_count);
    chamber_close(db);
    ck_assert_int_eq(help_value(path, "SELECT count(*) FROM place"), 2);
}
END_TEST

/* What a program of one thread says first; too late it is told so, and all works as before. */
START_TEST(test_single_threaded)
{
    HELP_FOLDER(folder);
    const char *path = help_path(&folder, "chamber.db");
    ck_assert_int_eq(chamber_single_threaded(), CHAMBER_OK);
    ck_assert_int_eq(chamber_single_threaded(), CHAMBER_OK);
    struct chamber_db *db = chamber_new();
    ck_assert_int_eq(store_create(db, path, NULL), CHAMBER_OK);
    ck_assert_int_eq(chamber_single_threaded(), CHAMBER_E_USAGE);
    ck_assert_int_eq(store_create_end(db, CHAMBER_OK), CHAMBER_OK);
    ck_assert_int_eq(help_run(db, "INSERT INTO place (name) VALUES ('a')"), CHAMBER_OK);
    ck_assert_int_eq(sqlite3_memory_used(), 0); /* nobody counts */
    chamber_close(db);
    ck_assert_int_eq(help_value(path, "SELECT count(*) FROM place"), 1);
}
END_TEST

START_TEST(test_existing)
{
    HELP_FOLDER(folder);
    static const char text[] = "not ours";
    help_write(help_path(&folder, "file.db"), text, strlen(text));
    ck_assert_int_eq(symlink("nowhere", help_path(&folder, "dangling.db")), 0);
    ck_assert_int_eq(mkdir(help_path(&folder, "folder.db"), 0700), 0);
    static const char *const names[] = {"file.db", "dangling.db", "folder.db"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        struct chamber_db *db = chamber_new();
        ck_assert_int_eq(store_create(db, help_path(&folder, names[i]), NULL), CHAMBER_E_REFUSED);
        ck_assert_str_eq(chamber_error(db)->message, "database_exists");
        ck_assert_int_eq(store_create_end(db, CHAMBER_OK), CHAMBER_E_USAGE);
        chamber_close(db);
        ck_assert_int_eq(help_count(&folder), 3);
    }
    struct chamber_db *db = chamber_new();
    ck_assert_int_eq(store_create(db, "", NULL), CHAMBER_E_IO);
    ck_assert_int_eq(store_create(db, NULL, NULL), CHAMBER_E_IO);
    ck_assert_str_eq(chamber_error(db)->message, "database_missing");
    chamber_close(db);
    size_t length = 0;
    CLEAN_FREE char *left = help_read(help_path(&folder, "file.db"), &length);
    ck_assert_str_eq(left, text);
}
END_TEST

/* The name is taken by another while the database is being made. */
START_TEST(test_overtaken)
{
    HELP_FOLDER(folder);
    const char *path = help_path(&folder, "chamber.db");
    struct chamber_db *db = chamber_new();
    ck_assert_int_eq(store_create(db, path, NULL), CHAMBER_OK);
    help_write(path, "first", 5);
    ck_assert_int_eq(store_create_end(db, CHAMBER_OK), CHAMBER_E_REFUSED);
    ck_assert_str_eq(chamber_error(db)->message, "database_exists");
    chamber_close(db);
    ck_assert_int_eq(help_count(&folder), 1);
    size_t length = 0;
    CLEAN_FREE char *left = help_read(path, &length);
    ck_assert_str_eq(left, "first");
}
END_TEST

START_TEST(test_nothing_left)
{
    HELP_FOLDER(folder);
    struct chamber_db *db = chamber_new();
    /* what comes after the schema fails */
    ck_assert_int_eq(store_create(db, help_path(&folder, "x/y/chamber.db"), NULL), CHAMBER_OK);
    ck_assert_int_eq(store_create(db, help_path(&folder, "z.db"), NULL), CHAMBER_E_USAGE);
    ck_assert_int_lt(help_run(db, "INSERT INTO place (name) VALUES (NULL)"), 0);
    ck_assert_int_eq(store_create_end(db, CHAMBER_E_REFUSED), CHAMBER_E_REFUSED);
    ck_assert_str_eq(chamber_error(db)->message, "constraint_required");
    ck_assert_int_eq(help_count(&folder), 0);
    /* no such group, no name, no folder */
    ck_assert_int_eq(store_create(db, help_path(&folder, "x/c.db"), "no-such-group"),
                     CHAMBER_E_NOT_FOUND);
    ck_assert_int_eq(store_create(db, "", NULL), CHAMBER_E_IO);
    ck_assert_int_eq(store_create(db, help_path(&folder, "x/"), NULL), CHAMBER_E_IO);
    ck_assert_int_eq(store_create(db, help_path(&folder, "x/.."), NULL), CHAMBER_E_IO);
    ck_assert_int_eq(store_create(db, "/dev/null/chamber.db", NULL), CHAMBER_E_IO);
    ck_assert_int_eq(store_create(db, "/proc/none/chamber.db", NULL), CHAMBER_E_IO);
    /* in more new folders than anybody means to make */
    ck_assert_int_eq(
        store_create(db, help_path(&folder, "a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/c.db"), NULL),
        CHAMBER_E_IO);
    ck_assert_int_eq(help_count(&folder), 0);
    help_write(help_path(&folder, "file"), "x", 1);
    ck_assert_int_eq(store_create(db, help_path(&folder, "file/c.db"), NULL), CHAMBER_E_IO);
    char name[320];
    /* a journal that would be taken for its own */
    help_write(help_path(&folder, "chamber.db-wal"), "x", 1);
    ck_assert_int_eq(store_create(db, help_path(&folder, "chamber.db"), NULL), CHAMBER_E_REFUSED);
    ck_assert_str_eq(chamber_error(db)->message, "leftover_journal");
    ck_assert_int_eq(unlink(help_path(&folder, "chamber.db-wal")), 0);
    memset(name, 'n', 300);
    name[300] = '\0';
    ck_assert_int_eq(store_create(db, help_path(&folder, name), NULL), CHAMBER_E_IO);
    ck_assert_int_eq(help_count(&folder), 1);
    chamber_close(db);
    /* the handle is closed before the end */
    db = chamber_new();
    ck_assert_int_eq(store_create(db, help_path(&folder, "x/chamber.db"), NULL), CHAMBER_OK);
    chamber_close(db);
    ck_assert_int_eq(help_count(&folder), 1);
}
END_TEST

SUITE_MAIN("store_create", test_create, test_single_threaded, test_existing, test_overtaken,
           test_nothing_left)
