/* SPDX-License-Identifier: MIT */
/* Restoring: the database becomes what a backup holds, as a whole or not at all, whoever has it
 * open, and what was there before is never lost. */
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "store/handle.h"
#include "unit/restore_help.h"
#include "unit/suite.h"

enum { KILLS = 16 };

START_TEST(test_restore)
{
    HELP_FOLDER(folder);
    struct chamber_restored done = {0};
    char sha256[SHA256_TEXT_SIZE];
    restore_make_both(&folder);
    help_digest(help_path(&folder, "backup.db"), sha256);
    ck_assert_int_eq(restore_backup(&folder, &done), CHAMBER_OK);
    ck_assert_int_eq(done.present, CHAMBER_PRESENT_SOUND);
    ck_assert_ptr_null(done.aside);
    ck_assert_int_eq(done.file.batch, 2);
    ck_assert_int_eq(done.batch, 3);
    ck_assert_int_eq(restore_places(help_path(&folder, "chamber.db")), 1);
    ck_assert_int_eq((int)help_mode(help_path(&folder, "chamber.db")), 0600);
    /* what there was, with all that was acknowledged */
    ck_assert_str_eq(done.backup, help_path(&folder, "backups/chamber-2018-12-31.db"));
    ck_assert_int_eq(restore_places(done.backup), 2);
    ck_assert_int_eq((int)help_mode(done.backup), 0600);
    chamber_restored_clear(&done);
    ck_assert_int_eq(help_count(&folder), 3);
    /* it says so, and of which file */
    struct chamber_db *db = NULL;
    struct chamber_batch batch = {0};
    ck_assert_int_eq(help_open(&db, help_path(&folder, "chamber.db"), CHAMBER_WRITE), CHAMBER_OK);
    ck_assert_int_eq(chamber_batch_get(db, 3, &batch), CHAMBER_OK);
    ck_assert_str_eq(batch.verb, "restore");
    ck_assert_str_eq(batch.file_name, "backup.db");
    ck_assert_str_eq(batch.file_sha256, sha256);
    ck_assert_int_eq(batch.changes.value, 0);
    chamber_record_clear(&chamber_batch_noun, &batch);
    chamber_close(db);
}
END_TEST

/* Nothing at or before a restoring is taken back, what comes after it is. */
START_TEST(test_undo)
{
    HELP_FOLDER(folder);
    restore_make_both(&folder);
    ck_assert_int_eq(restore_backup(&folder, NULL), CHAMBER_OK);
    struct chamber_db *db = NULL;
    ck_assert_int_eq(help_open(&db, help_path(&folder, "chamber.db"), CHAMBER_WRITE), CHAMBER_OK);
    for (chamber_id batch = 2; batch <= 3; batch++) {
        ck_assert_int_eq(chamber_undo(db, batch), CHAMBER_E_REFUSED);
        ck_assert_str_eq(chamber_error(db)->message, "undo_restored");
        ck_assert_str_eq(chamber_error(db)->args[1], "3");
    }
    ck_assert_int_eq(chamber_undo(db, 0), CHAMBER_E_REFUSED); /* the last one is the restoring */
    restore_add_place(db, "后来的楼");
    ck_assert_int_eq(chamber_undo(db, 0), CHAMBER_OK);
    ck_assert_int_eq(help_number(db, "SELECT count(*) FROM place"), 1);
    chamber_close(db);
}
END_TEST

/* One that is reading sees the old database to the end; the next read is of the new one. */
START_TEST(test_others_have_it_open)
{
    HELP_FOLDER(folder);
    struct chamber_db *reader = NULL;
    struct chamber_db *writer = NULL;
    struct chamber_cursor *cursor = NULL;
    struct chamber_place place = {0};
    restore_make_both(&folder);
    const char *path = help_path(&folder, "chamber.db");
    ck_assert_int_eq(help_open(&writer, path, CHAMBER_WRITE), CHAMBER_OK);
    ck_assert_int_eq(help_open(&reader, path, CHAMBER_READ), CHAMBER_OK);
    ck_assert_int_eq(chamber_place_open(reader, &(struct chamber_list){0}, &cursor), CHAMBER_OK);
    ck_assert_int_eq(chamber_place_next(cursor, &place), CHAMBER_ROW);
    ck_assert_int_eq(restore_backup(&folder, NULL), CHAMBER_OK);
    ck_assert_int_eq(chamber_place_next(cursor, &place), CHAMBER_ROW);
    ck_assert_int_eq(chamber_place_next(cursor, &place), CHAMBER_OK);
    chamber_place_clear(&place);
    chamber_cursor_close(cursor);
    ck_assert_int_eq(help_number(reader, "SELECT count(*) FROM place"), 1);
    restore_add_place(writer, "新新楼");
    ck_assert_int_eq(help_number(reader, "SELECT count(*) FROM place"), 2);
    ck_assert_int_eq(chamber_last_batch(writer), 4);
    chamber_close(reader);
    chamber_close(writer);
    ck_assert_int_eq(help_count(&folder), 3);
}
END_TEST

static void fill(const char *path, int rows)
{
    struct chamber_db *db = NULL;
    ck_assert_int_eq(help_open(&db, path, CHAMBER_WRITE), CHAMBER_OK);
    CLEAN_STMT struct stmt *st = stmt_sql(
        db, "INSERT INTO place (name, note) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1"
            " FROM n WHERE i < :rows) SELECT i, hex(zeroblob(300)) FROM n");
    stmt_bind_int(st, ":rows", rows);
    ck_assert_int_eq(stmt_run(st), CHAMBER_OK);
    stmt_done(st);
    st = NULL;
    chamber_close(db);
}

/* A large one over a small one, and a small one over a large one, read by another meanwhile. */
START_TEST(test_sizes)
{
    static const char *const grown[] = {"backup.db", "chamber.db"};
    enum { ROWS = 4000 };
    for (size_t i = 0; i < COUNT_OF(grown); i++) {
        HELP_FOLDER(folder);
        struct chamber_db *reader = NULL;
        struct chamber_cursor *cursor = NULL;
        struct chamber_place place = {0};
        int rows = 1, rc;
        restore_make_both(&folder);
        fill(help_path(&folder, grown[i]), ROWS);
        ck_assert_int_eq(help_open(&reader, help_path(&folder, "chamber.db"), CHAMBER_READ),
                         CHAMBER_OK);
        ck_assert_int_eq(chamber_place_open(reader, &(struct chamber_list){0}, &cursor),
                         CHAMBER_OK);
        ck_assert_int_eq(chamber_place_next(cursor, &place), CHAMBER_ROW);
        ck_assert_int_eq(restore_backup(&folder, NULL), CHAMBER_OK);
        while ((rc = chamber_place_next(cursor, &place)) == CHAMBER_ROW)
            rows++;
        ck_assert_int_eq(rc, CHAMBER_OK);
        ck_assert_int_eq(rows, i == 0 ? 2 : ROWS + 2);
        chamber_place_clear(&place);
        chamber_cursor_close(cursor);
        ck_assert_int_eq(help_number(reader, "SELECT count(*) FROM place"), i == 0 ? ROWS + 1 : 1);
        chamber_close(reader);
        const char *path = help_path(&folder, "chamber.db");
        ck_assert_int_eq(help_value(path, "SELECT quick_check = 'ok' FROM pragma_quick_check"), 1);
        ck_assert_int_eq(help_count(&folder), 3);
    }
}
END_TEST

START_TEST(test_busy)
{
    HELP_FOLDER(folder);
    struct chamber_db *writer = NULL;
    restore_make_both(&folder);
    const char *path = help_path(&folder, "chamber.db");
    ck_assert_int_eq(help_open(&writer, path, CHAMBER_WRITE), CHAMBER_OK);
    ck_assert_int_eq(chamber_begin(writer, "x"), CHAMBER_OK);
    ck_assert_int_eq(help_run(writer, "DELETE FROM place"), CHAMBER_OK);
    struct chamber_db *db = restore_handle();
    chamber_set_busy_timeout(db, 30);
    ck_assert_int_eq(chamber_restore(db, path, help_path(&folder, "backup.db"), NULL),
                     CHAMBER_E_BUSY);
    chamber_interrupt(db);
    ck_assert_int_lt(chamber_restore(db, path, help_path(&folder, "backup.db"), NULL), 0);
    chamber_close(db);
    ck_assert_int_eq(chamber_end(writer, CHAMBER_E_REFUSED), CHAMBER_E_REFUSED);
    chamber_close(writer);
    ck_assert_int_eq(restore_places(path), 2);
    ck_assert_int_eq(help_count(&folder), 2);
}
END_TEST

START_TEST(test_interrupted)
{
    HELP_FOLDER(folder);
    restore_make_both(&folder);
    struct chamber_db *db = restore_handle();
    const char *path = help_path(&folder, "chamber.db");
    chamber_interrupt(db);
    ck_assert_int_eq(chamber_restore(db, path, help_path(&folder, "backup.db"), NULL),
                     CHAMBER_E_INTERRUPTED);
    ck_assert_int_eq(restore_places(path), 2);
    ck_assert_int_eq(help_count(&folder), 2);
    ck_assert_int_eq(chamber_restore(db, path, help_path(&folder, "backup.db"), NULL), CHAMBER_OK);
    chamber_close(db);
    ck_assert_int_eq(restore_places(path), 1);
}
END_TEST

/* Without a file, or without a database, it says what chamber_open() does. */
START_TEST(test_nothing_named)
{
    HELP_FOLDER(folder);
    struct chamber_restored done = {0};
    restore_make_both(&folder);
    struct chamber_db *db = restore_handle();
    const char *path = help_path(&folder, "chamber.db");
    ck_assert_int_eq(chamber_restore(db, path, NULL, &done), CHAMBER_E_IO);
    ck_assert_str_eq(chamber_error(db)->message, "database_missing");
    ck_assert_int_eq(chamber_restore_look(db, path, NULL, &done), CHAMBER_E_IO);
    ck_assert_str_eq(chamber_error(db)->message, "database_missing");
    ck_assert_int_eq(chamber_restore(db, NULL, help_path(&folder, "backup.db"), &done),
                     CHAMBER_E_IO);
    ck_assert_str_eq(chamber_error(db)->message, "database_missing");
    ck_assert_ptr_null(done.backup);
    chamber_close(db);
    ck_assert_int_eq(restore_places(path), 2);
    ck_assert_int_eq(help_count(&folder), 2);
}
END_TEST

START_TEST(test_missing)
{
    HELP_FOLDER(folder);
    struct chamber_restored done = {0};
    restore_make_both(&folder);
    mode_t before = umask(0);
    struct chamber_db *db = restore_handle();
    const char *path = help_path(&folder, "new/deeper/chamber.db");
    ck_assert_int_eq(chamber_restore_look(db, path, help_path(&folder, "backup.db"), &done),
                     CHAMBER_OK);
    ck_assert_int_eq(done.present, CHAMBER_PRESENT_MISSING);
    ck_assert_int_eq(help_count(&folder), 2);
    ck_assert_int_eq(chamber_restore(db, path, help_path(&folder, "backup.db"), &done), CHAMBER_OK);
    umask(before);
    chamber_close(db);
    ck_assert_ptr_null(done.backup);
    ck_assert_ptr_null(done.aside);
    ck_assert_int_eq(restore_places(path), 1);
    ck_assert_int_eq((int)help_mode(path), 0600);
    ck_assert_int_eq((int)help_mode(help_path(&folder, "new/deeper")), 0700);
    ck_assert_int_eq((int)help_mode(help_path(&folder, "new")), 0700);
    /* a folder that is its group's */
    ck_assert_int_eq(mkdir(help_path(&folder, "shared"), 0700), 0);
    ck_assert_int_eq(chmod(help_path(&folder, "shared"), 02770), 0);
    db = restore_handle();
    path = help_path(&folder, "shared/chamber.db");
    ck_assert_int_eq(chamber_restore(db, path, help_path(&folder, "backup.db"), NULL), CHAMBER_OK);
    ck_assert_int_eq((int)help_mode(path), 0660);
    /* one that makes what is in it its group's, which yet may not go there */
    ck_assert_int_eq(mkdir(help_path(&folder, "own"), 0700), 0);
    ck_assert_int_eq(chmod(help_path(&folder, "own"), 02700), 0);
    ck_assert_int_eq(chamber_restore(db, help_path(&folder, "own/chamber.db"),
                                     help_path(&folder, "backup.db"), NULL),
                     CHAMBER_OK);
    ck_assert_int_eq((int)help_mode(help_path(&folder, "own/chamber.db")), 0600);
    /* and what is backed up there is its group's too */
    ck_assert_int_eq(chamber_restore(db, path, help_path(&folder, "backup.db"), NULL), CHAMBER_OK);
    ck_assert_int_eq((int)help_mode(help_path(&folder, "shared/backups")), 02770);
    ck_assert_int_eq((int)help_mode(help_path(&folder, "shared/backups/chamber-2018-12-31.db")),
                     0660);
    chamber_close(db);
}
END_TEST

/* A journal that its database left behind would be taken for the new one's. */
START_TEST(test_missing_with_journal)
{
    HELP_FOLDER(folder);
    struct chamber_restored done = {0};
    restore_make_both(&folder);
    ck_assert_int_eq(unlink(help_path(&folder, "chamber.db")), 0);
    help_write(help_path(&folder, "chamber.db-wal"), "something", 9);
    ck_assert_int_eq(restore_backup(&folder, &done), CHAMBER_OK);
    ck_assert_str_eq(done.aside, help_path(&folder, "chamber.db-2018-12-31.damaged-wal"));
    chamber_restored_clear(&done);
    size_t length = 0;
    char *kept = help_read(help_path(&folder, "chamber.db-2018-12-31.damaged-wal"), &length);
    ck_assert_int_eq((int)length, 9);
    free(kept);
    ck_assert_int_eq(restore_places(help_path(&folder, "chamber.db")), 1);
}
END_TEST

/* A stick makes every file readable by all: such a backup is taken, with a warning. */
START_TEST(test_open_to_everyone)
{
    HELP_FOLDER(folder);
    restore_make_both(&folder);
    ck_assert_int_eq(chmod(help_path(&folder, "backup.db"), 0644), 0);
    struct chamber_db *db = restore_handle();
    ck_assert_int_eq(chamber_restore(db, help_path(&folder, "chamber.db"),
                                     help_path(&folder, "backup.db"), NULL),
                     CHAMBER_OK);
    ck_assert_ptr_nonnull(strstr(chamber_warning_text(db), "backup.db"));
    chamber_close(db);
    ck_assert_int_eq((int)help_mode(help_path(&folder, "chamber.db")), 0600);
}
END_TEST

START_TEST(test_older)
{
    HELP_FOLDER(folder);
    struct chamber_restored done = {0};
    restore_make_both(&folder);
    ck_assert_int_eq(unlink(help_path(&folder, "backup.db")), 0);
    help_old_database(help_path(&folder, "backup.db"), 1);
    ck_assert_int_eq(restore_backup(&folder, &done), CHAMBER_OK);
    ck_assert_int_eq(done.file.schema_number, 1);
    chamber_restored_clear(&done);
    const char *path = help_path(&folder, "chamber.db");
    struct chamber_db *db = NULL;
    ck_assert_int_eq(help_open(&db, path, CHAMBER_WRITE), CHAMBER_E_REFUSED);
    ck_assert_str_eq(chamber_error(db)->message, "database_older");
    ck_assert_int_eq(chamber_migrate(db, path, NULL), CHAMBER_OK);
    ck_assert_int_eq(chamber_open(db, path, CHAMBER_WRITE), CHAMBER_OK);
    chamber_close(db);
}
END_TEST

/* Without a WAL: backed up first, and again if somebody wrote before it was locked. */
START_TEST(test_network)
{
    HELP_FOLDER(folder);
    struct chamber_restored done = {0};
    restore_make_both(&folder);
    const char *path = help_path(&folder, "chamber.db");
    struct chamber_db *db = restore_handle();
    db->take_as_network = true;
    ck_assert_int_eq(chamber_restore(db, path, help_path(&folder, "backup.db"), &done), CHAMBER_OK);
    ck_assert_int_eq(restore_places(done.backup), 2);
    chamber_restored_clear(&done);
    ck_assert_int_eq(restore_places(path), 1);
    ck_assert_int_eq(chamber_open(db, path, CHAMBER_WRITE), CHAMBER_OK);
    ck_assert_int_eq(help_number(db, "SELECT journal_mode = 'delete' FROM pragma_journal_mode"), 1);
    chamber_close(db);
}
END_TEST

static double now(void)
{
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    return (double)at.tv_sec + (double)at.tv_nsec / 1e9;
}

/* Start a restoring in a process of its own and kill it after so many seconds. */
static void restore_and_kill(const struct help_folder *folder, double seconds)
{
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0)
        _exit(restore_backup(folder, NULL) == CHAMBER_OK ? 0 : 1);
    nanosleep(&(struct timespec){.tv_sec = (time_t)seconds,
                                 .tv_nsec = (long)((seconds - (double)(time_t)seconds) * 1e9)},
              NULL);
    kill(child, SIGKILL);
    int status = -1;
    ck_assert_int_eq(waitpid(child, &status, 0), child);
}

/* Killed at any time it leaves the old database or the new one, whole, and the next restoring
 * works. */
START_TEST(test_killed)
{
    double took = 0;
    int olds = 0;
    for (int i = 0; i <= KILLS; i++) {
        HELP_FOLDER(folder);
        restore_make_both(&folder);
        const char *path = help_path(&folder, "chamber.db");
        double begun = now();
        if (i == 0)
            ck_assert_int_eq(restore_backup(&folder, NULL), CHAMBER_OK);
        else
            restore_and_kill(&folder, took * i / KILLS);
        took = i == 0 ? now() - begun : took;
        struct chamber_db *db = NULL;
        ck_assert_int_eq(help_open(&db, path, CHAMBER_WRITE), CHAMBER_OK);
        bool old = help_number(db, "SELECT count(*) FROM place") == 2;
        ck_assert_int_eq(help_number(db, "SELECT count(*) FROM batch WHERE verb = 'restore'"),
                         !old);
        ck_assert_int_eq(help_number(db, "SELECT count(*) FROM pragma_quick_check"), 1);
        restore_add_place(db, "之后的楼");
        chamber_close(db);
        olds += old;
        /* whatever has a backup's name is one */
        if (help_mode(help_path(&folder, "backups/chamber-2018-12-31.db")))
            ck_assert_int_eq(restore_places(help_path(&folder, "backups/chamber-2018-12-31.db")),
                             2);
        ck_assert_int_eq(restore_backup(&folder, NULL), CHAMBER_OK);
        ck_assert_int_eq(restore_places(path), 1);
    }
    ck_assert_int_gt(olds, 0);
}
END_TEST

SUITE_MAIN("restore", test_restore, test_undo, test_others_have_it_open, test_sizes, test_busy,
           test_interrupted, test_nothing_named, test_missing, test_missing_with_journal,
           test_open_to_everyone, test_older, test_network, test_killed)
