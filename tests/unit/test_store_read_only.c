/* SPDX-License-Identifier: MIT */
/* Read-only: the system itself refuses to write, others may go on, and nothing is left beside. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/handle.h"
#include "unit/store_help.h"
#include "unit/suite.h"

/* The flags with which this process has a file open: the number of descriptors that may write. */
static int writable_descriptors(const char *path)
{
    struct stat wanted, found;
    int count = 0;
    ck_assert_int_eq(stat(path, &wanted), 0);
    for (int fd = 0; fd < 64; fd++)
        count += fstat(fd, &found) == 0 && found.st_ino == wanted.st_ino &&
                 found.st_dev == wanted.st_dev && (fcntl(fd, F_GETFL) & O_ACCMODE) != O_RDONLY;
    return count;
}

START_TEST(test_cannot_write)
{
    HELP_FOLDER(folder);
    struct chamber_db *db = NULL;
    const char *path = help_path(&folder, "chamber.db");
    help_database(path);
    help_alter(path, "INSERT INTO place (name) VALUES ('a')");
    char before[SHA256_TEXT_SIZE], after[SHA256_TEXT_SIZE];
    help_digest(path, before);
    ck_assert_int_eq(help_open(&db, path, CHAMBER_READ_ONLY), CHAMBER_OK);
    ck_assert_int_eq(help_number(db, "SELECT count(*) FROM place"), 1);
    ck_assert_int_eq(writable_descriptors(path), 0);
    ck_assert_int_eq(chamber_begin(db, "x"), CHAMBER_E_REFUSED);
    ck_assert_str_eq(chamber_error(db)->message, "opened_for_reading");
    ck_assert_int_lt(help_run(db, "DELETE FROM place"), 0);
    /* not even with what keeps a reader from it taken away */
    ck_assert_int_eq(help_run(db, "PRAGMA query_only = OFF"), CHAMBER_OK);
    ck_assert_int_lt(help_run(db, "DELETE FROM place"), 0);
    ck_assert_int_lt(help_run(db, "PRAGMA journal_mode = DELETE"), 0);
    ck_assert_int_lt(help_run(db, "PRAGMA user_version = 99"), 0);
    chamber_close(db);
    help_digest(path, after);
    ck_assert_str_eq(before, after);
    ck_assert_int_eq(help_count(&folder), 1);
}
END_TEST

/* Another one writes: what it committed is seen, and its journal stays its own. */
START_TEST(test_beside_a_writer)
{
    HELP_FOLDER(folder);
    struct chamber_db *writer = NULL;
    struct chamber_db *db = NULL;
    const char *path = help_path(&folder, "chamber.db");
    help_database(path);
    ck_assert_int_eq(help_open(&writer, path, CHAMBER_WRITE), CHAMBER_OK);
    ck_assert_int_eq(help_run(writer, "INSERT INTO place (name) VALUES ('a')"), CHAMBER_OK);
    ck_assert_int_eq(help_open(&db, path, CHAMBER_READ_ONLY), CHAMBER_OK);
    ck_assert_int_eq(help_number(db, "SELECT count(*) FROM place"), 1);
    ck_assert_int_eq(help_run(writer, "INSERT INTO place (name) VALUES ('b')"), CHAMBER_OK);
    ck_assert_int_eq(help_number(db, "SELECT count(*) FROM place"), 2);
    chamber_close(db);
    ck_assert_int_eq(help_count(&folder), 3);
    ck_assert_int_eq(help_run(writer, "INSERT INTO place (name) VALUES ('c')"), CHAMBER_OK);
    chamber_close(writer);
    ck_assert_int_eq(help_count(&folder), 1);
    ck_assert_int_eq(help_value(path, "SELECT count(*) FROM place"), 3);
    /* the reader first, then a writer: the reader's end leaves the writer its journal */
    ck_assert_int_eq(help_open(&db, path, CHAMBER_READ_ONLY), CHAMBER_OK);
    ck_assert_int_eq(help_open(&writer, path, CHAMBER_WRITE), CHAMBER_OK);
    ck_assert_int_eq(help_run(writer, "INSERT INTO place (name) VALUES ('d')"), CHAMBER_OK);
    ck_assert_int_eq(help_number(db, "SELECT count(*) FROM place"), 4);
    chamber_close(db);
    ck_assert_int_eq(help_run(writer, "INSERT INTO place (name) VALUES ('e')"), CHAMBER_OK);
    chamber_close(writer);
    ck_assert_int_eq(help_value(path, "SELECT count(*) FROM place"), 5);
    ck_assert_int_eq(help_count(&folder), 1);
}
END_TEST

/* What a killed writer committed is read from its journal, which is left for one that may write. */
START_TEST(test_after_a_crash)
{
    HELP_FOLDER(folder);
    struct chamber_db *db = NULL;
    const char *path = help_path(&folder, "chamber.db");
    help_database(path);
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0) {
        struct chamber_db *writer = NULL;
        int rc = help_open(&writer, path, CHAMBER_WRITE);
        if (rc == CHAMBER_OK)
            rc = help_run(writer, "INSERT INTO place (name) VALUES ('a')");
        _exit(rc == CHAMBER_OK ? 0 : 1); /* without closing it */
    }
    int status = -1;
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert_int_eq(status, 0);
    char before[SHA256_TEXT_SIZE], after[SHA256_TEXT_SIZE];
    help_digest(help_path(&folder, "chamber.db-wal"), before);
    ck_assert_int_eq(help_open(&db, path, CHAMBER_READ_ONLY), CHAMBER_OK);
    ck_assert_int_eq(help_number(db, "SELECT count(*) FROM place"), 1);
    chamber_close(db);
    help_digest(help_path(&folder, "chamber.db-wal"), after);
    ck_assert_str_eq(before, after);
    ck_assert_int_eq(help_open(&db, path, CHAMBER_READ), CHAMBER_OK);
    chamber_close(db);
    ck_assert_int_eq(help_value(path, "SELECT count(*) FROM place"), 1);
    ck_assert_int_eq(help_count(&folder), 1);
}
END_TEST

/* A rollback journal would have to be rolled back first: refused, and left as it is. */
START_TEST(test_unfinished)
{
    HELP_FOLDER(folder);
    struct chamber_db *db = NULL;
    const char *path = help_path(&folder, "chamber.db");
    help_database(path);
    help_alter(path, "PRAGMA journal_mode = DELETE");
    help_write(help_path(&folder, "chamber.db-journal"), "what was", 8);
    ck_assert_int_eq(help_open(&db, path, CHAMBER_READ_ONLY), CHAMBER_E_IO);
    ck_assert_str_eq(chamber_error(db)->message, "read_only_unfinished");
    chamber_close(db);
    ck_assert_int_eq(help_count(&folder), 2);
}
END_TEST

/* The refusals are those of reading. */
START_TEST(test_refused)
{
    HELP_FOLDER(folder);
    const char *path = help_path(&folder, "chamber.db");
    ck_assert(help_refused(path, CHAMBER_READ_ONLY, CHAMBER_E_IO, "database_missing"));
    help_database(path);
    ck_assert_int_eq(chmod(path, 0604), 0);
    ck_assert(help_refused(path, CHAMBER_READ_ONLY, CHAMBER_E_IO, "world_readable"));
    ck_assert_int_eq(chmod(path, 0600), 0);
    help_alter(path, "CREATE VIEW spy AS SELECT 1");
    ck_assert(help_refused(path, CHAMBER_READ_ONLY, CHAMBER_E_DATABASE, "database_altered"));
}
END_TEST

SUITE_MAIN("store_read_only", test_cannot_write, test_beside_a_writer, test_after_a_crash,
           test_unfinished, test_refused)
