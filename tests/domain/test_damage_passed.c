/* SPDX-License-Identifier: MIT */
/* What another program put into a database, where ours reads on: rules that say no number, a table
 * that is gone; and a check whose findings nobody can take. */
#include <chamber/chamber.h>

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "domain/fixture.h"

#undef fail /* Check's; the store has one of its own */
#include "domain/check.h"
#include "store/stmt.h"

static struct chamber_db *db;

static void tamper(const char *sql)
{
    CLEAN_STMT struct stmt *st = stmt_sql(db, sql);
    ck_ok(stmt_run(st));
}

/* --- rules --- */
static size_t rules_in_force(void)
{
    struct chamber_cursor *cursor = NULL;
    size_t rules = 99;
    ck_ok(chamber_visit_rules_open(db, NULL, &rules, &cursor));
    chamber_cursor_close(cursor);
    return rules;
}

START_TEST(test_rules_without_a_number)
{
    static const struct chamber_setting settings[] = {
        {.name = "visits.contacts", .value = "2"},
        {.name = "visits.coverage", .value = "50%"},
        {.name = "requests.answer_days", .value = "15"}};
    db = fixture_open("2018-12-31");
    fixture_enterprise(db, "甲公司", "2017-01-01");
    for (size_t i = 0; i < COUNT_OF(settings); i++)
        ck_ok(chamber_setting_add(db, &settings[i], NULL));
    ck_assert_uint_eq(rules_in_force(), 3);
    tamper("UPDATE setting SET value = '两次' WHERE name = 'visits.contacts'");
    ck_assert_uint_eq(rules_in_force(), 2);
    tamper("UPDATE setting SET value = '50' WHERE name = 'visits.coverage'");
    ck_assert_uint_eq(rules_in_force(), 1);
    tamper("UPDATE setting SET name = 'visits.coverage.all', value = '50%'"
           " WHERE name = 'requests.answer_days'");
    ck_assert_uint_eq(rules_in_force(), 0);
    fixture_close(db);
}
END_TEST

/* --- looking before a restore --- */
static void look(const char *path, const char *file, struct chamber_restored *found)
{
    db = chamber_new();
    ck_ok(chamber_restore_look(db, path, file, found));
    chamber_close(db);
}

/* What cannot be counted is damaged, though it opens. */
START_TEST(test_present_that_cannot_be_counted)
{
    char path[200], file[220];
    struct chamber_restored sound = {0}, damaged = {0};
    db = fixture_open("2018-12-31");
    struct chamber_db *first = db;
    fixture_enterprise(db, "甲公司", "2017-01-01");
    snprintf(path, sizeof path, "%s", store_path(db));
    snprintf(file, sizeof file, "%s.backup", path);
    ck_ok(chamber_backup(db, file));
    look(path, file, &sound);
    ck_assert_int_eq(sound.present, CHAMBER_PRESENT_SOUND);
    ck_assert_int_eq(sound.before.enterprises, 1);
    db = first;
    tamper("DROP TABLE visit_visitors");
    tamper("PRAGMA foreign_keys = OFF");
    tamper("DROP TABLE visit");
    look(path, file, &damaged);
    ck_assert_int_eq(damaged.present, CHAMBER_PRESENT_DAMAGED);
    ck_assert_int_eq(damaged.file.enterprises, 1);
    ck_assert_int_eq(unlink(file), 0);
    db = first;
    fixture_close(db);
}
END_TEST

/* --- findings --- */
struct taker {
    int taken;
    char kind[40];
};

static int take(void *context, const struct found *found)
{
    struct taker *taker = context;
    taker->taken++;
    snprintf(taker->kind, sizeof taker->kind, "%s", found->kind);
    return CHAMBER_E_INTERRUPTED;
}

static void pass_by(void *payload, int64_t rows)
{
    (void)payload;
    (void)rows;
}

static void expect_end_at(const char *kind)
{
    struct taker taker = {0};
    const struct finder finder = {take, &taker};
    const struct journal_watch watch = {pass_by, NULL};
    int64_t count = 0;
    ck_assert_int_eq(check_records(db, &finder, &watch, &count), CHAMBER_E_INTERRUPTED);
    ck_assert_int_eq(taker.taken, 1);
    ck_assert_str_eq(taker.kind, kind);
}

/* The first that is not taken ends the check. */
START_TEST(test_findings_not_taken)
{
    db = fixture_open("2018-12-31");
    chamber_id enterprise = fixture_enterprise(db, "甲公司", "2017-01-01");
    fixture_request(db, enterprise, "2017-05-01");
    fixture_request(db, enterprise, "2018-05-01");
    tamper("DELETE FROM request_counter");
    expect_end_at("counter"); /* of two years */
    fixture_close(db);
}
END_TEST

SUITE_MAIN("damage_passed", test_rules_without_a_number, test_present_that_cannot_be_counted,
           test_findings_not_taken)
