/* SPDX-License-Identifier: MIT */
/* Restoring where something is wrong: with the database, which is put aside, never deleted; with
 * the backup, which is refused; with the paths. */
#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "store/handle.h"
#include "unit/restore_help.h"
#include "unit/suite.h"

/* How many entries begin with a word. */
static int count_of(const struct help_folder *folder, const char *word)
{
    int count = 0;
    DIR *entries = opendir(folder->path);
    ck_assert_ptr_nonnull(entries);
    for (struct dirent *entry; (entry = readdir(entries));)
        count += strncmp(entry->d_name, word, strlen(word)) == 0;
    closedir(entries);
    return count;
}

static void empty(const char *path)
{
    ck_assert_int_eq(truncate(path, 0), 0);
}

static void cut(const char *path)
{
    ck_assert_int_eq(truncate(path, 10000), 0);
}

static void overwrite(const char *path)
{
    help_patch(path, 0, "no longer a database, but for its length", 40);
}

/* Found only when it is read as a whole. */
static void spoil_pages(const char *path)
{
    char rubbish[4096];
    memset(rubbish, 0x5a, sizeof(rubbish));
    for (int page = 8; page < 40; page++)
        help_patch(path, page * 4096L, rubbish, sizeof(rubbish));
}

static void alter(const char *path)
{
    help_alter(path, "CREATE VIEW spy AS SELECT 1");
}

static void dangle(const char *path)
{
    help_alter(path, "UPDATE batch SET undoes = 4711");
}

static void (*const damages[])(const char *path) = {empty,       cut,   overwrite,
                                                    spoil_pages, alter, dangle};

START_TEST(test_damaged)
{
    for (size_t i = 0; i < COUNT_OF(damages); i++) {
        HELP_FOLDER(folder);
        struct chamber_restored done = {0};
        char before[SHA256_TEXT_SIZE], after[SHA256_TEXT_SIZE];
        restore_make_both(&folder);
        const char *path = help_path(&folder, "chamber.db");
        damages[i](path);
        help_digest(path, before);
        ck_assert_msg(restore_backup(&folder, &done) == CHAMBER_OK, "damage %zu", i);
        ck_assert_int_eq(done.present, CHAMBER_PRESENT_DAMAGED);
        ck_assert_ptr_null(done.backup);
        ck_assert_str_eq(done.aside, help_path(&folder, "chamber.db-2018-12-31.damaged"));
        help_digest(done.aside, after);
        ck_assert_msg(strcmp(before, after) == 0, "damage %zu: what was kept has changed", i);
        ck_assert_int_eq((int)help_mode(done.aside), 0600);
        chamber_restored_clear(&done);
        ck_assert_int_eq(restore_places(help_path(&folder, "chamber.db")), 1);
        struct stat found;
        ck_assert_int_eq(stat(help_path(&folder, "chamber.db"), &found), 0);
        ck_assert_int_eq((int)found.st_nlink, 1);
        ck_assert_int_eq(count_of(&folder, "chamber.db"), 2);
        /* a second one of the day does not take the first one's name */
        overwrite(help_path(&folder, "chamber.db"));
        ck_assert_int_eq(restore_backup(&folder, &done), CHAMBER_OK);
        ck_assert_str_eq(done.aside, help_path(&folder, "chamber.db-2018-12-31-2.damaged"));
        chamber_restored_clear(&done);
    }
}
END_TEST

/* Of a day there are a thousand names; a database that none is left for stays where it is. */
START_TEST(test_no_name_left)
{
    HELP_FOLDER(folder);
    char name[60], before[SHA256_TEXT_SIZE], after[SHA256_TEXT_SIZE];
    restore_make_both(&folder);
    overwrite(help_path(&folder, "chamber.db"));
    help_digest(help_path(&folder, "chamber.db"), before);
    help_write(help_path(&folder, "chamber.db-2018-12-31.damaged"), "x", 1);
    for (int n = 2; n <= 1000; n++) {
        snprintf(name, sizeof name, "chamber.db-2018-12-31-%d.damaged", n);
        help_write(help_path(&folder, name), "x", 1);
    }
    struct chamber_db *db = restore_handle();
    ck_assert_int_eq(chamber_restore(db, help_path(&folder, "chamber.db"),
                                     help_path(&folder, "backup.db"), NULL),
                     CHAMBER_E_REFUSED);
    ck_assert_str_eq(chamber_error(db)->message, "backup_exists");
    chamber_close(db);
    help_digest(help_path(&folder, "chamber.db"), after);
    ck_assert_str_eq(before, after);
    ck_assert_int_eq(help_count(&folder), 1002);
    ck_assert_int_eq(unlink(help_path(&folder, "chamber.db-2018-12-31-700.damaged")), 0);
    ck_assert_int_eq(restore_backup(&folder, NULL), CHAMBER_OK);
    help_digest(help_path(&folder, "chamber.db-2018-12-31-700.damaged"), after);
    ck_assert_str_eq(before, after);
    ck_assert_int_eq(restore_places(help_path(&folder, "chamber.db")), 1);
}
END_TEST

/* A damaged one that somebody works in stays: two files would share a journal. */
START_TEST(test_damaged_and_open)
{
    HELP_FOLDER(folder);
    restore_make_both(&folder);
    const char *path = help_path(&folder, "chamber.db");
    dangle(path);
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0) {
        struct chamber_db *db = NULL;
        if (help_open(&db, path, CHAMBER_READ) == CHAMBER_OK)
            help_write(help_path(&folder, "ready"), "x", 1);
        for (int i = 0; i < 3000 && help_mode(help_path(&folder, "over")) == 0; i++)
            nanosleep(&(struct timespec){.tv_nsec = 10000000}, NULL);
        chamber_close(db);
        _exit(0);
    }
    for (int i = 0; i < 1000 && help_mode(help_path(&folder, "ready")) == 0; i++)
        nanosleep(&(struct timespec){.tv_nsec = 10000000}, NULL);
    ck_assert_int_ne((int)help_mode(help_path(&folder, "ready")), 0);
    char before[SHA256_TEXT_SIZE], after[SHA256_TEXT_SIZE];
    help_digest(help_path(&folder, "chamber.db"), before);
    ck_assert_int_eq(restore_backup(&folder, NULL), CHAMBER_E_BUSY);
    help_digest(help_path(&folder, "chamber.db"), after);
    ck_assert_str_eq(before, after);
    help_write(help_path(&folder, "over"), "x", 1);
    int status = -1;
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert_int_eq(restore_backup(&folder, NULL), CHAMBER_OK);
    ck_assert_int_eq(restore_places(help_path(&folder, "chamber.db")), 1);
}
END_TEST

static void make_newer(const char *path)
{
    help_alter(path, "INSERT INTO migration VALUES (9000, 'later', 'x', '9.8.7', '');"
                     "PRAGMA user_version = 9000");
}

static void make_foreign(const char *path)
{
    help_alter(path, "PRAGMA application_id = 1");
}

static void add_trigger(const char *path)
{
    help_alter(path, "CREATE TRIGGER spy AFTER INSERT ON place BEGIN DELETE FROM person; END");
}

static void add_index(const char *path)
{
    help_alter(path, "CREATE INDEX spy ON place (note)");
}

/* A file that is no sound database of ours is refused, and changes nothing. */
START_TEST(test_refused)
{
    static const struct {
        void (*spoil)(const char *path);
        const char *message;
    } cases[] = {
        {empty, "database_empty"},
        {cut, NULL},
        {overwrite, NULL},
        {spoil_pages, NULL},
        {alter, "database_altered"},
        {dangle, "restore_unsound"},
        {make_newer, "database_newer"},
        {make_foreign, "database_foreign"},
        {add_trigger, "database_altered"},
        {add_index, "database_altered"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        HELP_FOLDER(folder);
        char before[SHA256_TEXT_SIZE], after[SHA256_TEXT_SIZE];
        restore_make_both(&folder);
        cases[i].spoil(help_path(&folder, "backup.db"));
        help_digest(help_path(&folder, "chamber.db"), before);
        struct chamber_db *db = restore_handle();
        int rc = chamber_restore(db, help_path(&folder, "chamber.db"),
                                 help_path(&folder, "backup.db"), NULL);
        ck_assert_msg(rc == CHAMBER_E_DATABASE, "case %zu: %d %s", i, rc, chamber_error_text(db));
        if (cases[i].message)
            ck_assert_str_eq(chamber_error(db)->message, cases[i].message);
        chamber_close(db);
        help_digest(help_path(&folder, "chamber.db"), after);
        ck_assert_str_eq(before, after);
        ck_assert_int_eq(help_count(&folder), 2);
    }
}
END_TEST

/* The database itself by any name, no file, a folder; a link to restore to, wherever it leads. */
START_TEST(test_paths)
{
    HELP_FOLDER(folder);
    restore_make_both(&folder);
    const char *path = help_path(&folder, "chamber.db");
    ck_assert_int_eq(symlink(path, help_path(&folder, "soft.db")), 0);
    ck_assert_int_eq(symlink("nowhere.db", help_path(&folder, "dangling.db")), 0);
    ck_assert_int_eq(symlink("loop.db", help_path(&folder, "loop.db")), 0);
    ck_assert_int_eq(mkdir(help_path(&folder, "folder"), 0700), 0);
    help_write(help_path(&folder, "text"), "原来的内容", 15);
    ck_assert_int_eq(symlink("text", help_path(&folder, "to_text.db")), 0);
    char before[SHA256_TEXT_SIZE], after[SHA256_TEXT_SIZE];
    help_digest(path, before);
    static const struct {
        const char *path, *file;
        int result;
        const char *message;
    } cases[] = {
        {"chamber.db", "chamber.db", CHAMBER_E_REFUSED, "restore_itself"},
        {"chamber.db", "soft.db", CHAMBER_E_REFUSED, "restore_itself"},
        {"soft.db", "chamber.db", CHAMBER_E_REFUSED, "restore_itself"},
        {"chamber.db", "none.db", CHAMBER_E_IO, "io_open"},
        {"chamber.db", "folder", CHAMBER_E_IO, NULL},
        {"chamber.db", "loop.db", CHAMBER_E_IO, "io_open"},
        {"dangling.db", "backup.db", CHAMBER_E_IO, "restore_link"},
        {"soft.db", "backup.db", CHAMBER_E_REFUSED, "restore_by_link"},
        {"to_text.db", "backup.db", CHAMBER_E_REFUSED, "restore_by_link"},
        {"loop.db", "backup.db", CHAMBER_E_IO, NULL},
        {"folder", "backup.db", CHAMBER_E_IO, "database_is_folder"},
        {"text/chamber.db", "backup.db", CHAMBER_E_IO, "io_write"},
    };
    static const char *const none[] = {NULL, ""};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct chamber_db *db = restore_handle();
        int rc = chamber_restore(db, help_path(&folder, cases[i].path),
                                 help_path(&folder, cases[i].file), NULL);
        ck_assert_msg(rc == cases[i].result, "case %zu: %d %s", i, rc, chamber_error_text(db));
        if (cases[i].message)
            ck_assert_str_eq(chamber_error(db)->message, cases[i].message);
        chamber_close(db);
    }
    for (size_t i = 0; i < COUNT_OF(none); i++) {
        struct chamber_db *db = restore_handle();
        ck_assert_int_eq(chamber_restore(db, none[i], help_path(&folder, "backup.db"), NULL),
                         CHAMBER_E_IO);
        ck_assert_str_eq(chamber_error(db)->message, "database_missing");
        chamber_close(db);
    }
    path = help_path(&folder, "chamber.db");
    struct chamber_db *db = restore_handle();
    struct chamber_restored looked = {0};
    ck_assert_int_eq(chamber_restore_look(db, path, NULL, &looked), CHAMBER_E_IO);
    ck_assert_str_eq(chamber_error(db)->message, "database_missing");
    chamber_close(db);
    ck_assert_int_eq((int)help_mode(help_path(&folder, "nowhere.db")), 0);
    ck_assert_int_eq((int)help_mode(help_path(&folder, "text-2018-12-31.damaged")), 0);
    ck_assert_int_eq(help_count(&folder), 8);
    help_digest(path, after);
    ck_assert_str_eq(before, after);
}
END_TEST

SUITE_MAIN("restore_damage", test_damaged, test_no_name_left, test_damaged_and_open, test_refused,
           test_paths)
