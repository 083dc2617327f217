/* SPDX-License-Identifier: MIT */
/* Counting days, and what day and moment it is. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/cleanup.h"
#include "base/date.h"
#include "suite.h"

#define TODAY "2018-07-20" /* a Friday */

static void iso(const struct tm *day, char out[DATE_SIZE])
{
    if (strftime(out, DATE_SIZE, "%Y-%m-%d", day) != DATE_SIZE - 1)
        ck_abort_msg("the library cannot write a day");
}

START_TEST(adding_days)
{
    static const struct {
        const char *date;
        int64_t days;
        const char *expected;
    } cases[] = {
        {"2018-12-31", 1, "2019-01-01"},
        {"2020-02-28", 1, "2020-02-29"},
        {"2018-03-01", -1, "2018-02-28"},
        {"2018-07-20", 0, "2018-07-20"},
        {"9999-12-31", 1, ""},
        {"0001-01-01", -1, ""},
        {"0001-01-01", -400, ""}, /* before the day from which days are counted */
        {"2018-07-20", INT64_MAX, ""},
        {"2018-07-20", INT64_MIN, ""},
        {"2018-02-30", 1, ""},
        {"", 1, ""},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct date out;
        date_add_days(cases[i].date, cases[i].days, &out);
        ck_assert_str_eq(out.text, cases[i].expected);
    }
    struct date self = {TODAY};
    date_add_days(self.text, 1, &self);
    ck_assert_str_eq(self.text, "2018-07-21");
}
END_TEST

START_TEST(a_year_earlier)
{
    static const char *const cases[][2] = {
        {"2018-07-20", "2017-07-20"}, {"2020-02-29", "2019-02-28"}, {"2019-02-28", "2018-02-28"},
        {"2021-02-28", "2020-02-28"}, {"0001-12-31", ""},           {"2018-02-30", ""},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct date out;
        date_year_earlier(cases[i][0], &out);
        ck_assert_str_eq(out.text, cases[i][1]);
    }
}
END_TEST

START_TEST(days_between)
{
    ck_assert_int_eq(date_days_between("2018-07-20", "2018-08-01"), 12);
    ck_assert_int_eq(date_days_between("2018-03-01", "2018-02-28"), -1);
    ck_assert_int_eq(date_days_between("0001-01-01", "9999-12-31"), 3652058);
    ck_assert_int_eq(date_days_between("", "2018-07-20"), 0);
    ck_assert_int_eq(date_days_between("2018-07-20", "2018-02-30"), 0);
    ck_assert_int_eq(date_weekday("2018-02-30"), 0);
}
END_TEST

/* The clock may pass midnight or a second between two looks: the C library is asked before and
 * after. */
START_TEST(clock_local)
{
    static const char *const zones[] = {"Pacific/Kiritimati", "Pacific/Niue", "UTC0", "ABC-14",
                                        "YYY+12"};
    for (size_t i = 0; i < COUNT_OF(zones); i++) {
        ck_assert_int_eq(setenv("TZ", zones[i], 1), 0);
        tzset();
        char before[DATE_SIZE];
        char after[DATE_SIZE];
        struct date today;
        struct tm tm;
        time_t now = time(NULL);
        iso(localtime_r(&now, &tm), before);
        date_local_today(&today);
        now = time(NULL);
        iso(localtime_r(&now, &tm), after);
        ck_assert(strcmp(before, today.text) <= 0 && strcmp(today.text, after) <= 0);
        ck_assert(date_valid(today.text));
    }
}
END_TEST

START_TEST(clock_utc)
{
    ck_assert_int_eq(setenv("TZ", "ABC-14", 1), 0);
    tzset();
    char moment[MOMENT_SIZE];
    struct tm tm = {0};
    time_t before = time(NULL);
    date_utc_now(moment);
    time_t after = time(NULL);
    const char *end = strptime(moment, "%Y-%m-%dT%H:%M:%SZ", &tm);
    ck_assert_ptr_nonnull(end);
    ck_assert_str_eq(end, "");
    ck_assert_uint_eq(strlen(moment), MOMENT_SIZE - 1);
    time_t told = timegm(&tm);
    ck_assert(before <= told && told <= after);
}
END_TEST

SUITE_MAIN("date_days", adding_days, a_year_earlier, days_between, clock_local, clock_utc)
