/* SPDX-License-Identifier: MIT */
/* Days and working days after a day, against a calendar that is walked day by day. */
#include <stdio.h>
#include <string.h>

#include "domain/fixture.h"

enum { DAYS = 3 * 365 /* from 2017-01-01, a Sunday, to 2019-12-31 */ };

static char days[DAYS][11];
static bool free_day[DAYS], worked_day[DAYS];

static void make_days(void)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int n = 0;
    for (int year = 2017; year <= 2019; year++)
        for (int month = 0; month < 12; month++)
            for (int day = 1; day <= lengths[month]; day++)
                snprintf(days[n++], sizeof days[0], "%04d-%02d-%02d", year % 10000,
                         (month + 1) % 100, day % 100);
    ck_assert_int_eq(n, DAYS);
}

static bool is_worked(int n)
{
    bool weekend = n % 7 == 0 || n % 7 == 6;
    return worked_day[n] || (!free_day[n] && !weekend);
}

/* The day the naive walk comes to, or NULL past the end of what it knows. */
static const char *walk(int from, int count)
{
    int n = from;
    while (count > 0 && ++n < DAYS)
        count -= is_worked(n);
    return n < DAYS ? days[n] : NULL;
}

static int add_setting(struct chamber_db *db, const char *name, const char *from, const char *last)
{
    struct chamber_setting setting = {.name = name, .from_on = from, .value = last};
    return chamber_setting_add(db, &setting, NULL);
}

static void ck_workday(struct chamber_db *db, const char *from, int64_t count, const char *expected)
{
    char *day = NULL;
    ck_ok(chamber_workday_after(db, from, count, &day));
    ck_assert_msg(strcmp(day, expected) == 0, "%d after %s: %s, not %s", (int)count, from, day,
                  expected);
    chamber_free(day);
}

START_TEST(test_national_day_2018)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    ck_workday(db, "2018-09-28", 1, "2018-10-01"); /* only the weekend is free yet */
    ck_ok(add_setting(db, "calendar.holiday", "2018-10-01", "2018-10-07"));
    ck_workday(db, "2018-09-28", 1, "2018-10-08");
    ck_ok(add_setting(db, "calendar.workday", "2018-09-29", "2018-09-30"));
    ck_workday(db, "2018-09-28", 1, "2018-09-29");
    ck_workday(db, "2018-09-28", 3, "2018-10-08");
    ck_workday(db, "2018-10-03", 1, "2018-10-08"); /* a step on a holiday */
    ck_workday(db, "2018-10-05", 5, "2018-10-12");
    ck_workday(db, "2018-10-08", 5, "2018-10-15");
    /* a day of both is worked, and a holiday of a single day has no last one */
    ck_ok(add_setting(db, "calendar.workday", "2018-10-04", "2018-10-04"));
    ck_workday(db, "2018-09-30", 1, "2018-10-04");
    ck_ok(add_setting(db, "calendar.holiday", "2018-12-24", NULL));
    ck_workday(db, "2018-12-21", 1, "2018-12-25");
    fixture_close(db);
}
END_TEST

START_TEST(test_days)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    char *day = NULL;
    ck_ok(chamber_day_after(db, "2018-02-26", 3, &day));
    ck_assert_str_eq(day, "2018-03-01");
    chamber_free(day);
    ck_ok(chamber_day_after(db, NULL, 3, &day));
    ck_assert_str_eq(day, "2019-01-03");
    chamber_free(day);
    day = NULL;
    ck_fails(chamber_day_after(db, "2018-02-30", 3, &day), CHAMBER_E_REFUSED, "no_such_day", NULL);
    ck_fails(chamber_day_after(db, "", 3, &day), CHAMBER_E_REFUSED, "no_such_day", NULL);
    ck_fails(chamber_day_after(db, "2018-02-26", 0, &day), CHAMBER_E_REFUSED, "days_count", NULL);
    ck_fails(chamber_workday_after(db, "2018-02-26", 10001, &day), CHAMBER_E_REFUSED, "days_count",
             NULL);
    ck_fails(chamber_workday_after(db, "2018-2-26", 1, &day), CHAMBER_E_REFUSED, "no_such_day",
             NULL);
    ck_fails(chamber_day_after(db, "9999-12-30", 2, &day), CHAMBER_E_REFUSED, "day_past_calendar",
             NULL);
    ck_fails(chamber_workday_after(db, "9999-12-31", 1, &day), CHAMBER_E_REFUSED,
             "day_past_calendar", NULL);
    ck_assert_ptr_null(day); /* outputs are untouched */
    fixture_close(db);
}
END_TEST

START_TEST(test_settings_refused)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    const char *holiday = "calendar.holiday";
    ck_fails(add_setting(db, holiday, "2018-10-01", "2018-09-30"), CHAMBER_E_REFUSED,
             "end_before_start", "value");
    ck_fails(add_setting(db, holiday, "2018-10-01", "七天"), CHAMBER_E_REFUSED, "setting_value",
             "value");
    ck_fails(add_setting(db, holiday, "2018-10-01", "2018-10-32"), CHAMBER_E_REFUSED,
             "setting_value", "value");
    ck_fails(add_setting(db, holiday, NULL, "2018-10-07"), CHAMBER_E_REFUSED, "setting_first_day",
             "from_on");
    ck_fails(add_setting(db, "calendar.holidays", "2018-10-01", "2018-10-07"), CHAMBER_E_REFUSED,
             "setting_unknown", "name");
    ck_ok(add_setting(db, holiday, "2018-10-01", "2018-10-07"));
    struct chamber_setting setting = {.value = "2018-09-01"};
    ck_ok(chamber_setting_find(db, holiday, CHAMBER_WHOLE, &setting.id));
    ck_fails(chamber_setting_update(db, &setting, chamber_field_bit(&chamber_setting_noun, "value"),
                                    NULL),
             CHAMBER_E_REFUSED, "end_before_start", "value");
    ck_ok(add_setting(db, "office.hours", NULL, "9:00-17:00")); /* not acted on */
    fixture_close(db);
}
END_TEST

/* Mark random spans, in the model and as settings. */
static void random_spans(struct chamber_db *db, const char *name, bool *marks, int count)
{
    bool begun[DAYS] = {false};
    while (count > 0) {
        int first = rand() % DAYS, last = first + rand() % 9;
        if (begun[first] || last >= DAYS)
            continue;
        begun[first] = true;
        ck_ok(add_setting(db, name, days[first], days[last]));
        for (int n = first; n <= last; n++)
            marks[n] = true;
        count--;
    }
}

START_TEST(test_random_calendars)
{
    enum { ROUNDS = 4, ASKED = 300, SPANS = 40 };
    srand(20180720);
    make_days();
    for (int round = 0; round < ROUNDS; round++) {
        struct chamber_db *db = fixture_open("2018-12-31");
        memset(free_day, 0, sizeof free_day);
        memset(worked_day, 0, sizeof worked_day);
        ck_ok(chamber_begin(db, "calendar"));
        random_spans(db, "calendar.holiday", free_day, SPANS);
        random_spans(db, "calendar.workday", worked_day, SPANS / 2);
        ck_ok(chamber_end(db, CHAMBER_OK));
        int compared = 0;
        for (int i = 0; i < ASKED; i++) {
            int from = rand() % DAYS, count = 1 + rand() % 60;
            const char *expected = walk(from, count);
            if (expected)
                ck_workday(db, days[from], count, expected);
            compared += expected != NULL;
        }
        ck_assert_int_gt(compared, ASKED / 2);
        fixture_close(db);
    }
}
END_TEST

SUITE_MAIN("workdays", test_national_day_2018, test_days, test_settings_refused,
           test_random_calendars)
