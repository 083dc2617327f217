/* SPDX-License-Identifier: MIT */
/* What every connection has, and what files and folders look like to others. */
#include <grp.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/create.h"
#include "store/handle.h"
#include "unit/store_help.h"
#include "unit/suite.h"

START_TEST(test_settings)
{
    static const struct {
        const char *pragma;
        int64_t value;
    } settings[] = {
        {"PRAGMA foreign_keys", 1},  {"PRAGMA trusted_schema", 0}, {"PRAGMA cell_size_check", 1},
        {"PRAGMA secure_delete", 1}, {"PRAGMA synchronous", 2},    {"PRAGMA temp_store", 2},
        {"PRAGMA mmap_size", 0},     {"PRAGMA locking_mode", 0},
    };
    HELP_FOLDER(folder);
    const char *path = help_path(&folder, "chamber.db");
    help_database(path);
    for (int mode = CHAMBER_READ; mode <= CHAMBER_WRITE; mode++) {
        struct chamber_db *db = NULL;
        ck_assert_int_eq(help_open(&db, path, (enum chamber_mode)mode), CHAMBER_OK);
        for (size_t i = 0; i < COUNT_OF(settings); i++)
            ck_assert_msg(help_number(db, settings[i].pragma) == settings[i].value, "%s",
                          settings[i].pragma);
        ck_assert_int_eq(help_number(db, "PRAGMA query_only"), mode == CHAMBER_READ);
        int on = 0;
        sqlite3_db_config(db->sql, SQLITE_DBCONFIG_DEFENSIVE, -1, &on);
        ck_assert_int_eq(on, 1);
        sqlite3_db_config(db->sql, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, -1, &on);
        ck_assert_int_eq(on, 0);
        chamber_close(db);
    }
}
END_TEST

START_TEST(test_nothing_outside)
{
    static const char *const statements[] = {
        "ATTACH ':memory:' AS other",
        "SELECT load_extension('x')",
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = ''",
        "UPDATE sqlite_schema SET sql = ''",
        "SELECT \"no such column\" FROM enterprise",
    };
    HELP_FOLDER(folder);
    const char *path = help_path(&folder, "chamber.db");
    help_database(path);
    struct chamber_db *db = NULL;
    ck_assert_int_eq(help_open(&db, path, CHAMBER_WRITE), CHAMBER_OK);
    for (size_t i = 0; i < COUNT_OF(statements); i++)
        ck_assert_msg(help_run(db, statements[i]) < 0, "%s", statements[i]);
    chamber_close(db);
}
END_TEST

START_TEST(test_reader_cannot_write)
{
    HELP_FOLDER(folder);
    const char *path = help_path(&folder, "chamber.db");
    help_database(path);
    struct chamber_db *db = NULL;
    ck_assert_int_eq(help_open(&db, path, CHAMBER_READ), CHAMBER_OK);
    ck_assert_int_eq(chamber_begin(db, "x"), CHAMBER_E_REFUSED);
    ck_assert_str_eq(chamber_error(db)->message, "opened_for_reading");
    ck_assert_int_lt(help_run(db, "DELETE FROM migration"), 0);
    chamber_close(db);
}
END_TEST

START_TEST(test_modes_under_any_umask)
{
    HELP_FOLDER(folder);
    static const mode_t masks[] = {0, 022, 077, 0777};
    for (size_t i = 0; i < COUNT_OF(masks); i++) {
        char name[40];
        snprintf(name, sizeof(name), "new-%zu/deeper/chamber.db", i);
        const char *path = help_path(&folder, name);
        mode_t before = umask(masks[i]);
        struct chamber_db *db = chamber_new();
        ck_assert_int_eq(store_create(db, path, NULL), CHAMBER_OK);
        ck_assert_int_eq(store_create_end(db, CHAMBER_OK), CHAMBER_OK);
        ck_assert_int_eq(chamber_begin(db, "x"), CHAMBER_OK);
        ck_assert_int_eq(help_run(db, "INSERT INTO place (name) VALUES ('a')"), CHAMBER_OK);
        ck_assert_int_eq(chamber_end(db, CHAMBER_OK), CHAMBER_OK);
        ck_assert_int_eq(chamber_backup(db, help_path(&folder, name + 6)), CHAMBER_E_IO);
        char copy[60];
        snprintf(copy, sizeof(copy), "%s.copy", name);
        ck_assert_int_eq(chamber_backup(db, help_path(&folder, copy)), CHAMBER_OK);
        snprintf(copy, sizeof(copy), "%s-wal", name);
        ck_assert_int_eq((int)help_mode(help_path(&folder, copy)), 0600);
        snprintf(copy, sizeof(copy), "%s-shm", name);
        ck_assert_int_eq((int)help_mode(help_path(&folder, copy)), 0600);
        chamber_close(db);
        umask(before);
        ck_assert_int_eq((int)help_mode(path), 0600);
        snprintf(copy, sizeof(copy), "%s.copy", name);
        ck_assert_int_eq((int)help_mode(help_path(&folder, copy)), 0600);
        *strrchr(name, '/') = '\0';
        ck_assert_int_eq((int)help_mode(help_path(&folder, name)), 0700);
        *strrchr(name, '/') = '\0';
        ck_assert_int_eq((int)help_mode(help_path(&folder, name)), 0700);
    }
}
END_TEST

START_TEST(test_group)
{
    HELP_FOLDER(folder);
    const char *path = help_path(&folder, "shared/chamber.db");
    const struct group *group = getgrgid(getegid());
    ck_assert_ptr_nonnull(group);
    struct chamber_db *db = chamber_new();
    ck_assert_int_eq(store_create(db, path, group->gr_name), CHAMBER_OK);
    ck_assert_int_eq(store_create_end(db, CHAMBER_OK), CHAMBER_OK);
    ck_assert_str_eq(chamber_warning_text(db), "");
    ck_assert_int_eq((int)help_mode(help_path(&folder, "shared")), 02770);
    ck_assert_int_eq((int)help_mode(path), 0660);
    ck_assert_int_eq((int)help_mode(help_path(&folder, "shared/chamber.db-wal")), 0660);
    ck_assert_int_eq(chamber_backup(db, help_path(&folder, "shared/copy.db")), CHAMBER_OK);
    ck_assert_int_eq((int)help_mode(help_path(&folder, "shared/copy.db")), 0660);
    chamber_close(db);
    /* into a folder that is there already and not the group's */
    db = chamber_new();
    ck_assert_int_eq(store_create(db, help_path(&folder, "alone.db"), group->gr_name), CHAMBER_OK);
    ck_assert_int_eq(store_create_end(db, CHAMBER_OK), CHAMBER_OK);
    ck_assert_str_ne(chamber_warning_text(db), "");
    chamber_close(db);
}
END_TEST

START_TEST(test_one_file_at_rest)
{
    HELP_FOLDER(folder);
    const char *path = help_path(&folder, "chamber.db");
    help_database(path);
    struct chamber_db *writer = NULL;
    struct chamber_db *reader = NULL;
    ck_assert_int_eq(help_open(&writer, path, CHAMBER_WRITE), CHAMBER_OK);
    ck_assert_int_eq(help_run(writer, "INSERT INTO place (name) VALUES ('a')"), CHAMBER_OK);
    ck_assert_int_eq(help_open(&reader, path, CHAMBER_READ), CHAMBER_OK);
    ck_assert_int_eq(help_count(&folder), 3);
    chamber_close(writer);
    ck_assert_int_eq(help_number(reader, "SELECT count(*) FROM place"), 1);
    chamber_close(reader); /* the last one to close is the reader */
    ck_assert_int_eq(help_count(&folder), 1);
    help_copy(path, help_path(&folder, "copy.db"));
    ck_assert_int_eq(help_value(help_path(&folder, "copy.db"), "SELECT count(*) FROM place"), 1);
}
END_TEST

/* A network folder has no shared memory for a WAL. */
START_TEST(test_network_folder)
{
    HELP_FOLDER(folder);
    const char *path = help_path(&folder, "chamber.db");
    help_database(path);
    struct chamber_db *db = chamber_new();
    db->take_as_network = true;
    ck_assert_int_eq(chamber_open(db, path, CHAMBER_READ), CHAMBER_OK); /* a WAL file, read there */
    ck_assert_str_ne(chamber_warning_text(db), "");
    ck_assert_int_eq((int)help_mode(help_path(&folder, "chamber.db-shm")), 0);
    chamber_close(db);
    db = chamber_new();
    db->take_as_network = true;
    ck_assert_int_eq(store_create(db, help_path(&folder, "new.db"), NULL), CHAMBER_OK);
    ck_assert_int_eq(store_create_end(db, CHAMBER_OK), CHAMBER_OK);
    ck_assert_int_eq(help_count(&folder), 2); /* neither -wal nor -shm */
    chamber_close(db);
    ck_assert_int_eq(unlink(help_path(&folder, "new.db")), 0);
    db = chamber_new();
    db->take_as_network = true;
    ck_assert_int_eq(chamber_open(db, path, CHAMBER_WRITE), CHAMBER_OK);
    ck_assert_int_eq(help_number(db, "PRAGMA synchronous"), 3);
    ck_assert_int_eq(help_run(db, "INSERT INTO place (name) VALUES ('a')"), CHAMBER_OK);
    ck_assert_int_eq(help_count(&folder), 1); /* neither -wal nor -shm */
    struct chamber_db *other = NULL;
    ck_assert_int_eq(help_open(&other, path, CHAMBER_READ), CHAMBER_OK); /* it is not held */
    ck_assert_int_eq(help_number(other, "SELECT count(*) FROM place"), 1);
    chamber_close(other);
    chamber_close(db);
    ck_assert_int_eq(help_open(&db, path, CHAMBER_WRITE), CHAMBER_OK); /* local again: WAL again */
    ck_assert_int_eq(help_number(db, "PRAGMA synchronous"), 2);
    ck_assert_int_eq(help_number(db, "SELECT count(*) FROM place"), 1);
    ck_assert_int_eq(help_count(&folder), 3);
    chamber_close(db);
}
END_TEST

/* Become somebody who is not root, for what root is allowed anyway; the folder is theirs. Whether
 * it was root, who it can be again. */
static bool become_nobody(const struct help_folder *folder)
{
    if (geteuid() != 0)
        return false;
    ck_assert_int_eq(chown(folder->path, 65534, 65534), 0);
    ck_assert_int_eq(setgroups(0, NULL), 0);
    ck_assert_int_eq(setresgid(65534, 65534, 0), 0);
    ck_assert_int_eq(setresuid(65534, 65534, 0), 0);
    return true;
}

static void become_root(void)
{
    ck_assert_int_eq(setresuid(0, 0, 0), 0);
    ck_assert_int_eq(setresgid(0, 0, 0), 0);
}

/* In a process of its own, which ends as any does. */
static void apart(void (*run)(const struct help_folder *folder), const struct help_folder *folder)
{
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0) {
        run(folder);
        exit(0);
    }
    int status = -1;
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert_int_eq(status, 0);
}

static void read_only_place(const struct help_folder *folder)
{
    const char *path = help_path(folder, "chamber.db");
    bool was_root = become_nobody(folder);
    help_database(path);
    ck_assert_int_eq(chmod(path, 0400), 0);
    ck_assert(help_refused(path, CHAMBER_WRITE, CHAMBER_E_IO, "place_not_writable"));
    ck_assert_int_eq(chmod(folder->path, 0500), 0);
    struct chamber_db *db = NULL;
    ck_assert_int_eq(help_open(&db, path, CHAMBER_READ), CHAMBER_OK);
    ck_assert_int_eq(help_number(db, "SELECT count(*) FROM place"), 0);
    ck_assert_int_eq(help_count(folder), 1);
    chamber_close(db);
    ck_assert_int_eq(chmod(path, 0), 0);
    ck_assert_int_eq(help_open(&db, path, CHAMBER_READ), CHAMBER_E_IO);
    ck_assert_str_eq(chamber_error(db)->message, "io_open");
    chamber_close(db);
    ck_assert_int_eq(chmod(folder->path, 0700), 0);
    ck_assert_int_eq(chmod(path, 0400), 0);
    help_write(help_path(folder, "chamber.db-wal"), "x", 1);
    ck_assert(help_refused(path, CHAMBER_READ, CHAMBER_E_IO, "read_only_place"));
    if (was_root)
        become_root();
}

START_TEST(test_read_only_place)
{
    HELP_FOLDER(folder);
    apart(read_only_place, &folder);
}
END_TEST

/* A group that cannot be given: what is new beside a database is its owner's alone, and no database
 * is made. */
static void foreign_group(const struct help_folder *folder)
{
    const char *path = help_path(folder, "chamber.db"), *copy = help_path(folder, "copy.db");
    const struct group *group = getgrgid(0);
    struct chamber_db *db = NULL;
    help_database(path);
    if (!group || !become_nobody(folder))
        return;
    become_root();
    ck_assert_int_eq(chown(path, 65534, 0), 0);
    ck_assert_int_eq(chmod(path, 0660), 0);
    ck_assert(become_nobody(folder));
    ck_assert_int_eq(help_open(&db, path, CHAMBER_READ), CHAMBER_OK);
    ck_assert_int_eq(chamber_backup(db, copy), CHAMBER_OK);
    chamber_close(db);
    ck_assert_int_eq((int)help_mode(copy), 0600);
    static const char *const names[] = {"new.db", "made/for/it.db"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        db = chamber_new();
        ck_assert_int_eq(store_create(db, help_path(folder, names[i]), group->gr_name),
                         CHAMBER_E_IO);
        chamber_close(db);
        ck_assert_int_eq(help_count(folder), 2);
    }
    become_root();
}

START_TEST(test_foreign_group)
{
    HELP_FOLDER(folder);
    apart(foreign_group, &folder);
}
END_TEST

/* With the standard streams closed, the database must not get their numbers; where nothing else can
 * take them, it is not opened. */
static void closed_streams(const struct help_folder *folder)
{
    const char *path = help_path(folder, "chamber.db");
    struct rlimit limit;
    struct chamber_db *db = chamber_new();
    close(0);
    close(1);
    close(2);
    bool none = getrlimit(RLIMIT_NOFILE, &limit) == 0 &&
                setrlimit(RLIMIT_NOFILE, &(struct rlimit){0, limit.rlim_max}) == 0;
    int refused = chamber_open(db, path, CHAMBER_WRITE);
    bool told = refused == CHAMBER_E_IO && strcmp(chamber_error(db)->message, "io_open") == 0;
    bool again = setrlimit(RLIMIT_NOFILE, &limit) == 0;
    int rc = chamber_open(db, path, CHAMBER_WRITE);
    bool printed = write(1, "x", 1) == 1 || write(2, "x", 1) == 1;
    if (rc == CHAMBER_OK)
        rc = help_run(db, "INSERT INTO place (name) VALUES ('a')");
    chamber_close(db);
    if (!none || !told || !again || printed || rc != CHAMBER_OK)
        exit(1);
}

START_TEST(test_closed_streams)
{
    HELP_FOLDER(folder);
    const char *path = help_path(&folder, "chamber.db");
    help_database(path);
    apart(closed_streams, &folder);
    ck_assert_int_eq(help_value(path, "SELECT count(*) FROM place"), 1);
}
END_TEST

SUITE_MAIN("store_protect", test_settings, test_nothing_outside, test_reader_cannot_write,
           test_modes_under_any_umask, test_group, test_one_file_at_rest, test_network_folder,
           test_read_only_place, test_foreign_group, test_closed_streams)
