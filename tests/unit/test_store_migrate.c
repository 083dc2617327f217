/* SPDX-License-Identifier: MIT */
/* Migration, from the stored database of schema 1 (tests/tools/old.c): all or nothing, with a
 * backup, and only of a database that is what its migrations made. */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "store/handle.h"
#include "store/migration.h"
#include "store/schema.h"
#include "unit/store_help.h"
#include "unit/suite.h"

static void old_database_of(const char *path, int schema)
{
    char stored[4096];
    const char *source = getenv("CHAMBER_SOURCE");
    ck_assert_msg(source != NULL, "CHAMBER_SOURCE is the folder of the sources");
    snprintf(stored, sizeof(stored), "%s/tests/migrate/old-%04d.db", source, schema);
    help_copy(stored, path);
}

static void old_database(const char *path)
{
    old_database_of(path, 1);
}

static void check_migrated(const char *path)
{
    struct chamber_db *db = NULL;
    ck_assert_int_eq(help_open(&db, path, CHAMBER_WRITE), CHAMBER_OK);
    ck_assert_int_eq(store_schema_number(db), store_migration_count);
    ck_assert_int_eq(store_check_schema(db), CHAMBER_OK);
    ck_assert_int_eq(help_number(db, "PRAGMA foreign_keys"), 1);
    ck_assert_int_eq(help_number(db, "SELECT count(*) FROM migration"), store_migration_count);
    ck_assert_int_eq(help_number(db, "SELECT count(*) FROM enterprise"), 4);
    ck_assert_int_eq(help_number(db, "SELECT count(*) FROM enterprise WHERE status = 'member'"), 2);
    ck_assert_int_eq(help_number(db, "SELECT count(*) FROM enterprise_event"), 4);
    ck_assert_int_eq(help_number(db, "SELECT count(*) FROM person"), 3);
    ck_assert_int_eq(help_number(db, "SELECT count(*) FROM enterprise_fact WHERE field = 'name' AND"
                                     " enterprise = 4 AND value = '𠮷祥示例商店'"),
                     1);
    ck_assert_int_eq(help_number(db, "SELECT count(*) FROM visit"), 0);
    chamber_close(db);
}

START_TEST(test_migrate)
{
    HELP_FOLDER(folder);
    const char *path = help_path(&folder, "chamber.db");
    char before[SHA256_TEXT_SIZE];
    char after[SHA256_TEXT_SIZE];
    old_database(path);
    help_digest(path, before);
    CLEAN_FREE char *backup = NULL;
    struct chamber_db *db = chamber_new();
    ck_assert_int_eq(chamber_migrate(db, path, &backup), CHAMBER_OK);
    ck_assert_int_eq(chamber_error(db)->result, CHAMBER_OK);
    ck_assert_ptr_nonnull(backup);
    ck_assert_int_eq(help_count(&folder), 2);
    check_migrated(path);
    ck_assert_int_eq((int)help_mode(backup), 0600);
    ck_assert_int_eq(help_value(backup, "PRAGMA user_version"), 1);
    ck_assert_int_eq(help_value(backup, "SELECT count(*) FROM enterprise"), 4);
    /* a second run does nothing */
    help_digest(path, before);
    char *none = (char *)(uintptr_t) "";
    ck_assert_int_eq(chamber_migrate(db, path, &none), CHAMBER_OK);
    ck_assert_ptr_null(none);
    chamber_close(db);
    help_digest(path, after);
    ck_assert_str_eq(before, after);
    ck_assert_int_eq(help_count(&folder), 2);
}
END_TEST

/* What the office entered itself before a new database was given the like stays as it is. */
START_TEST(test_own_words)
{
    static const struct {
        const char *sql;
        int64_t expected;
    } cases[] = {
        {"SELECT count(*) FROM choice WHERE list = 'activity.kind' AND"
         " (code = 'lecture' OR zh = '讲座')",
         1},
        {"SELECT rank FROM choice WHERE list = 'activity.kind' AND code = 'lecture'", 90},
        {"SELECT count(*) FROM choice WHERE list = 'activity.kind' AND"
         " (code = 'salon' OR zh = '沙龙')",
         1},
        {"SELECT rank FROM choice WHERE list = 'activity.kind' AND zh = '沙龙'", 91},
        {"SELECT count(*) FROM choice WHERE list = 'activity.kind'", 10},
        {"SELECT count(*) FROM setting WHERE name = 'four_goods.1'", 1},
        {"SELECT count(*) FROM setting WHERE name = 'four_goods.2'", 2},
        {"SELECT count(*) FROM setting WHERE name = 'four_goods.1' AND value LIKE '自己%'", 1},
        {"SELECT leader FROM role WHERE code = 'vice_president'", 0},
        {"SELECT leader FROM role WHERE code = 'president'", 1},
        {"SELECT count(*) FROM role WHERE leader = 1", 4},
    };
    HELP_FOLDER(folder);
    const char *path = help_path(&folder, "chamber.db");
    old_database_of(path, 2);
    help_alter(path, "INSERT INTO choice (list, code, zh, rank)"
                     " VALUES ('activity.kind', 'lecture', '讲座', 90),"
                     "  ('activity.kind', 'tea', '沙龙', 91);"
                     "INSERT INTO setting (name, from_on, value)"
                     " VALUES ('four_goods.1', '2017-01-01', '自己的提法: members.total');"
                     "UPDATE role SET leader = 0 WHERE code = 'vice_president'");
    struct chamber_db *db = chamber_new();
    ck_assert_msg(chamber_migrate(db, path, NULL) == CHAMBER_OK, "%s", chamber_error_text(db));
    chamber_close(db);
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        ck_assert_msg(help_value(path, cases[i].sql) == cases[i].expected, "%s", cases[i].sql);
}
END_TEST

/* Refused by the migration, with every byte kept and no backup made. */
static void check_refused(const struct help_folder *folder, const char *sql, int result,
                          const char *message)
{
    const char *path = help_path(folder, "chamber.db");
    char before[SHA256_TEXT_SIZE];
    char after[SHA256_TEXT_SIZE];
    old_database(path);
    help_alter(path, sql);
    help_digest(path, before);
    struct chamber_db *db = chamber_new();
    char *backup = NULL;
    int rc = chamber_migrate(db, path, &backup);
    ck_assert_msg(rc == result, "%s: %d %s", sql, rc, chamber_error_text(db));
    ck_assert_str_eq(chamber_error(db)->message, message);
    ck_assert_ptr_null(backup);
    chamber_close(db);
    help_digest(path, after);
    ck_assert_str_eq(before, after);
    ck_assert_int_eq(help_count(folder), 1);
    ck_assert_int_eq(unlink(path), 0);
}

START_TEST(test_refused)
{
    HELP_FOLDER(folder);
    static const char *const alterations[] = {
        "ALTER TABLE person ADD COLUMN age INTEGER",
        "DROP INDEX enterprise_by_status",
        "CREATE INDEX extra ON person (phone)",
        "CREATE TABLE extra (id INTEGER PRIMARY KEY)",
        "CREATE VIEW extra AS SELECT 1",
        "DROP TABLE enterprise_tags",
        "UPDATE migration SET sha256 = 'x'",
        "PRAGMA user_version = -3",
    };
    for (size_t i = 0; i < COUNT_OF(alterations); i++)
        check_refused(&folder, alterations[i], CHAMBER_E_DATABASE, "database_altered");
    check_refused(&folder, "PRAGMA application_id = 1", CHAMBER_E_DATABASE, "database_foreign");
    check_refused(&folder,
                  "INSERT INTO migration VALUES (9000, 'later', 'x', '9.8.7', '');"
                  "PRAGMA user_version = 9000",
                  CHAMBER_E_DATABASE, "database_newer");
}
END_TEST

/* References that lead nowhere are found after the steps: the old database stays as it was. */
START_TEST(test_failed)
{
    HELP_FOLDER(folder);
    const char *path = help_path(&folder, "chamber.db");
    old_database(path);
    help_alter(path, "UPDATE person SET enterprise = 4711");
    struct chamber_db *db = chamber_new();
    char *backup = NULL;
    ck_assert_int_eq(chamber_migrate(db, path, &backup), CHAMBER_E_DATABASE);
    ck_assert_str_eq(chamber_error(db)->message, "migration_references");
    ck_assert_str_eq(chamber_error(db)->args[0], "person");
    ck_assert_ptr_null(backup);
    ck_assert_int_eq(help_count(&folder), 1);
    ck_assert_int_eq(help_value(path, "PRAGMA user_version"), 1);
    ck_assert_int_eq(help_value(path, "SELECT count(*) FROM sqlite_schema WHERE name = 'visit'"),
                     0);
    /* mended, it goes through */
    help_alter(path, "UPDATE person SET enterprise = 1");
    ck_assert_int_eq(chamber_migrate(db, path, &backup), CHAMBER_OK);
    free(backup);
    chamber_close(db);
    check_migrated(path);
}
END_TEST

/* What a step makes is there already, or what it copies does not fit: the step is named. */
START_TEST(test_step_refused)
{
    static const char *const before[] = {
        "CREATE TABLE visit (id INTEGER PRIMARY KEY)",
        "DELETE FROM migration; INSERT INTO migration VALUES (2, '', '', '', '')"};
    for (size_t i = 0; i < COUNT_OF(before); i++) {
        struct chamber_db *db = chamber_new();
        sqlite3 *raw = NULL;
        ck_assert_int_eq(sqlite3_open(":memory:", &raw), SQLITE_OK);
        ck_assert_int_eq(schema_run(db, raw, 0, 1), CHAMBER_OK);
        ck_assert_int_eq(sqlite3_exec(raw, before[i], NULL, NULL, NULL), SQLITE_OK);
        ck_assert_int_eq(schema_run(db, raw, 1, 2), CHAMBER_E_DATABASE);
        ck_assert_str_eq(chamber_error(db)->message, "migration_failed");
        ck_assert_str_eq(chamber_error(db)->args[0], "2");
        sqlite3_close(raw);
        chamber_close(db);
    }
}
END_TEST

/* What interrupts the handle, once a statement of its connection with this in it is done. */
static struct chamber_db *interrupting;
static const char *interrupting_at;

static int see_done(unsigned kind, void *data, void *statement, void *more)
{
    (void)kind, (void)data, (void)more;
    const char *sql = sqlite3_sql(statement);
    if (interrupting && sqlite3_db_handle(statement) == interrupting->sql &&
        strstr(sql, interrupting_at))
        chamber_interrupt(interrupting);
    return 0;
}

static int watch(sqlite3 *sql, char **message, const struct sqlite3_api_routines *routines)
{
    (void)message, (void)routines;
    return sqlite3_trace_v2(sql, SQLITE_TRACE_PROFILE, see_done, NULL);
}

/* At any step until all is stored: nothing has come of it, and the next try succeeds. */
START_TEST(test_interrupted)
{
    static const char *const steps[] = {"PRAGMA data_version", "BEGIN EXCLUSIVE",
                                        "INSERT INTO migration", "foreign_key_check"};
    ck_assert_int_eq(sqlite3_auto_extension((void (*)(void))watch), SQLITE_OK);
    for (size_t i = 0; i < COUNT_OF(steps); i++) {
        HELP_FOLDER(folder);
        const char *path = help_path(&folder, "chamber.db");
        old_database(path);
        struct chamber_db *db = chamber_new();
        char *backup = NULL;
        interrupting = db;
        interrupting_at = steps[i];
        int rc = chamber_migrate(db, path, &backup);
        interrupting = NULL;
        ck_assert_msg(rc == CHAMBER_E_INTERRUPTED, "%s: %d %s", steps[i], rc,
                      chamber_error_text(db));
        ck_assert_ptr_null(backup);
        ck_assert_int_eq(help_count(&folder), 1);
        ck_assert_int_eq(help_value(path, "PRAGMA user_version"), 1);
        ck_assert_int_eq(chamber_migrate(db, path, &backup), CHAMBER_OK);
        chamber_free(backup);
        chamber_close(db);
        check_migrated(path);
    }
    sqlite3_reset_auto_extension();
}
END_TEST

START_TEST(test_busy)
{
    HELP_FOLDER(folder);
    const char *path = help_path(&folder, "chamber.db");
    old_database(path);
    sqlite3 *raw = NULL;
    ck_assert_int_eq(sqlite3_open(path, &raw), SQLITE_OK);
    ck_assert_int_eq(sqlite3_exec(raw, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    struct chamber_db *db = chamber_new();
    chamber_set_busy_timeout(db, 50);
    ck_assert_int_eq(chamber_migrate(db, path, NULL), CHAMBER_E_BUSY);
    ck_assert_int_eq(sqlite3_exec(raw, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(raw);
    ck_assert_int_eq(help_count(&folder), 1);
    ck_assert_int_eq(chamber_migrate(db, path, NULL), CHAMBER_OK);
    ck_assert_int_eq(chamber_open(db, path, CHAMBER_READ), CHAMBER_OK);
    ck_assert_int_eq(chamber_migrate(db, path, NULL), CHAMBER_E_USAGE);
    chamber_close(db);
}
END_TEST

/* Several at once: each succeeds, and one backup is kept for the one upgrade. */
START_TEST(test_two_at_once)
{
    HELP_FOLDER(folder);
    const char *path = help_path(&folder, "chamber.db");
    old_database(path);
    pid_t children[3];
    for (size_t i = 0; i < COUNT_OF(children); i++) {
        children[i] = fork();
        ck_assert_int_ge(children[i], 0);
        if (children[i] == 0) {
            struct chamber_db *db = chamber_new();
            int rc = chamber_migrate(db, path, NULL);
            chamber_close(db);
            _exit(rc == CHAMBER_OK ? 0 : 1);
        }
    }
    for (size_t i = 0; i < COUNT_OF(children); i++) {
        int status = -1;
        ck_assert_int_eq(waitpid(children[i], &status, 0), children[i]);
        ck_assert_int_eq(status, 0);
    }
    check_migrated(path);
    ck_assert_int_eq(help_count(&folder), 2);
}
END_TEST

/* Killed at any moment it is the old database or the new one, and migrating again works. */
START_TEST(test_killed)
{
    HELP_FOLDER(folder);
    int killed = 0;
    for (long i = 0; i < 20; i++) {
        char name[20];
        snprintf(name, sizeof(name), "%ld.db", i);
        const char *path = help_path(&folder, name);
        old_database(path);
        pid_t child = fork();
        ck_assert_int_ge(child, 0);
        if (child == 0) {
            struct chamber_db *db = chamber_new();
            int rc = chamber_migrate(db, path, NULL);
            chamber_close(db);
            _exit(rc == CHAMBER_OK ? 0 : 1);
        }
        nanosleep(&(struct timespec){.tv_nsec = 1000000L * 2 * i}, NULL);
        (void)!kill(child, SIGKILL);
        int status = -1;
        ck_assert_int_eq(waitpid(child, &status, 0), child);
        killed += WIFSIGNALED(status) ? 1 : 0;
        struct chamber_db *db = chamber_new();
        ck_assert_int_eq(chamber_migrate(db, path, NULL), CHAMBER_OK);
        chamber_close(db);
        check_migrated(path);
    }
    ck_assert_int_gt(killed, 0);
}
END_TEST

/* What is embedded is what the files hold. */
START_TEST(test_embedded)
{
    for (int i = 0; i < store_migration_count; i++) {
        char sha256[SHA256_TEXT_SIZE];
        store_sha256_text(store_migrations[i].sql, strlen(store_migrations[i].sql), sha256);
        ck_assert_str_eq(sha256, store_migrations[i].sha256);
        ck_assert_int_eq(store_migrations[i].number, i + 1);
    }
}
END_TEST

START_TEST(test_check_schema)
{
    HELP_FOLDER(folder);
    const char *path = help_path(&folder, "chamber.db");
    help_database(path);
    struct chamber_db *db = chamber_new();
    ck_assert_int_eq(store_check_schema(db), CHAMBER_E_USAGE);
    ck_assert_int_eq(chamber_open(db, path, CHAMBER_WRITE), CHAMBER_OK);
    ck_assert_int_eq(store_check_schema(db), CHAMBER_OK);
    ck_assert_int_eq(help_run(db, "ANALYZE"), CHAMBER_OK); /* SQLite's own tables are no change */
    ck_assert_int_eq(store_check_schema(db), CHAMBER_OK);
    ck_assert_int_eq(help_run(db, "CREATE TABLE zzz (n)"), CHAMBER_OK); /* behind all of ours */
    ck_assert_int_eq(store_check_schema(db), CHAMBER_E_DATABASE);
    ck_assert_str_eq(chamber_error(db)->args[1], "zzz");
    ck_assert_int_eq(help_run(db, "DROP TABLE zzz"), CHAMBER_OK);
    ck_assert_int_eq(help_run(db, "DROP INDEX visit_visitors_by_value"), CHAMBER_OK); /* the last */
    ck_assert_int_eq(store_check_schema(db), CHAMBER_E_DATABASE);
    ck_assert_str_eq(chamber_error(db)->args[1], "visit_visitors_by_value");
    ck_assert_int_eq(help_run(db, "DROP INDEX visit_by_day"), CHAMBER_OK);
    ck_assert_int_eq(store_check_schema(db), CHAMBER_E_DATABASE);
    ck_assert_str_eq(chamber_error(db)->args[1], "visit_by_day");
    chamber_close(db);
}
END_TEST

SUITE_MAIN("store_migrate", test_migrate, test_own_words, test_refused, test_failed,
           test_step_refused, test_interrupted, test_busy, test_two_at_once, test_killed,
           test_embedded, test_check_schema)
