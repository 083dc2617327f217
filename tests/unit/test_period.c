/* SPDX-License-Identifier: MIT */
/* Periods as people write them, and the days a partial date spans: base/date.h. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/cleanup.h"
#include "base/date.h"
#include "suite.h"

#define TODAY "2018-07-20" /* a Friday */

static const char untouched[] = "untouched";

/* The C library's number of a day, from 1970-01-01. */
static int64_t library_number(int year, int month, int day)
{
    struct tm tm = {.tm_year = year - 1900, .tm_mon = month - 1, .tm_mday = day};
    return (int64_t)timegm(&tm) / 86400;
}

static void check_period(const char *text, const char *from, const char *until)
{
    struct period out = {{""}, {""}};
    enum date_result got = period_parse(text, TODAY, &out);
    ck_assert_msg(got == DATE_OK, "'%s': %d", text, (int)got);
    ck_assert_msg(strcmp(out.from.text, from) == 0, "'%s' from %s", text, out.from.text);
    ck_assert_msg(strcmp(out.until.text, until) == 0, "'%s' until %s", text, out.until.text);
}

static void check_no_period(const char *text, enum date_result result)
{
    struct period out;
    strcpy(out.from.text, untouched);
    strcpy(out.until.text, untouched);
    enum date_result got = period_parse(text, TODAY, &out);
    ck_assert_msg(got == result, "'%s': %d, not %d", text, (int)got, (int)result);
    ck_assert_str_eq(out.from.text, untouched);
    ck_assert_str_eq(out.until.text, untouched);
}

START_TEST(periods)
{
    static const char *const cases[][3] = {
        {"2018", "2018-01-01", "2018-12-31"},
        {"2018年", "2018-01-01", "2018-12-31"},
        {"2018年度", "2018-01-01", "2018-12-31"},
        {"2018-02", "2018-02-01", "2018-02-28"},
        {"2020/2", "2020-02-01", "2020-02-29"},
        {"2018.11", "2018-11-01", "2018-11-30"},
        {"2018年7月", "2018-07-01", "2018-07-31"},
        {"2018Q3", "2018-07-01", "2018-09-30"},
        {"２０１８ｑ１", "2018-01-01", "2018-03-31"},
        {"2018年第4季度", "2018-10-01", "2018-12-31"},
        {"2018年第二季度", "2018-04-01", "2018-06-30"},
        {"2018年三季度", "2018-07-01", "2018-09-30"},
        {"2018H1", "2018-01-01", "2018-06-30"},
        {"2018h2", "2018-07-01", "2018-12-31"},
        {"2018上半年", "2018-01-01", "2018-06-30"},
        {"2018年下半年", "2018-07-01", "2018-12-31"},
        {"2018年7月3日", "2018-07-03", "2018-07-03"},
        {"昨天", "2018-07-19", "2018-07-19"},
        {"上周五", "2018-07-13", "2018-07-13"},
        {"本周", "2018-07-16", "2018-07-22"},
        {"上周", "2018-07-09", "2018-07-15"},
        {"last week", "2018-07-09", "2018-07-15"},
        {"本月", "2018-07-01", "2018-07-31"},
        {"上月", "2018-06-01", "2018-06-30"},
        {"Last Month", "2018-06-01", "2018-06-30"},
        {"this month", "2018-07-01", "2018-07-31"},
        {"本季", "2018-07-01", "2018-09-30"},
        {"上季度", "2018-04-01", "2018-06-30"},
        {"last quarter", "2018-04-01", "2018-06-30"},
        {"今年", "2018-01-01", "2018-12-31"},
        {"去年", "2017-01-01", "2017-12-31"},
        {"this year", "2018-01-01", "2018-12-31"},
        {"last year", "2017-01-01", "2017-12-31"},
        {"2018-03-05..2018-04-06", "2018-03-05", "2018-04-06"},
        {"2017..2018-02", "2017-01-01", "2018-02-28"},
        {"2017 .. 2018-02", "2017-01-01", "2018-02-28"},
        {"2018-03-05 　..", "2018-03-05", ""},
        {"2018.1..2018.3", "2018-01-01", "2018-03-31"},
        {" 2018Q1 .. 上月 ", "2018-01-01", "2018-06-30"},
        {"去年．．今天", "2017-01-01", "2018-07-20"},
        {"2018..", "2018-01-01", ""},
        {"..2018", "", "2018-12-31"},
        {"..", "", ""},
        {"2018-07-20..2018-07-20", "2018-07-20", "2018-07-20"},
        {"2018-07-20..2018-07", "2018-07-20", "2018-07-31"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        check_period(cases[i][0], cases[i][1], cases[i][2]);
}
END_TEST

START_TEST(refused_periods)
{
    static const struct {
        const char *text;
        enum date_result result;
    } cases[] = {
        {"2018-13", DATE_NO_SUCH_DAY},
        {"2018Q0", DATE_NO_SUCH_DAY},
        {"2018Q5", DATE_NO_SUCH_DAY},
        {"2018H3", DATE_NO_SUCH_DAY},
        {"2018-02-30", DATE_NO_SUCH_DAY},
        {"2019..2018", DATE_NO_SUCH_DAY},
        {"2018-07-21..2018-07-20", DATE_NO_SUCH_DAY},
        {"2018-02-30..2019", DATE_NO_SUCH_DAY},
        {"2018..2019-13", DATE_NO_SUCH_DAY},
        {"18", DATE_SHORT_YEAR},
        {"18年上半年", DATE_SHORT_YEAR},
        {"0000", DATE_OUT_OF_RANGE},
        {"10000年", DATE_OUT_OF_RANGE},
        {"", DATE_UNREADABLE},
        {"2018Q", DATE_UNREADABLE},
        {"2018Q33", DATE_UNREADABLE},
        {"2018...2019", DATE_UNREADABLE},
        {"2017..2018..2019", DATE_UNREADABLE},
        {"45321", DATE_UNREADABLE},
        {"2018-", DATE_UNREADABLE},
        {"all", DATE_UNREADABLE},
        {"2018, or any time before it, if somebody still remembers when that could have been, and "
         "where it was",
         DATE_UNREADABLE},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        check_no_period(cases[i].text, cases[i].result);
    check_no_period(NULL, DATE_UNREADABLE);
}
END_TEST

/* Twelve months, four quarters and two halves fill each year without gap or overlap. */
START_TEST(parts_fill_the_year)
{
    static const struct {
        const char *name;
        int parts;
    } units[] = {{"-", 12}, {"Q", 4}, {"H", 2}};
    for (int year = 1999; year <= 2025; year++)
        for (size_t u = 0; u < COUNT_OF(units); u++) {
            int64_t next = library_number(year, 1, 1);
            for (int part = 1; part <= units[u].parts; part++) {
                char text[32];
                struct period out;
                snprintf(text, sizeof(text), "%d%s%d", year, units[u].name, part);
                ck_assert_int_eq(period_parse(text, NULL, &out), DATE_OK);
                ck_assert_int_eq(date_days_between("1970-01-01", out.from.text), next);
                next = date_days_between("1970-01-01", out.until.text) + 1;
            }
            ck_assert_int_eq(next, library_number(year + 1, 1, 1));
        }
}
END_TEST

/* Month and quarter words on the turn of the year. */
START_TEST(words_across_years)
{
    struct period out;
    ck_assert_int_eq(period_parse("上月", "2019-01-15", &out), DATE_OK);
    ck_assert_str_eq(out.from.text, "2018-12-01");
    ck_assert_int_eq(period_parse("上季", "2019-03-31", &out), DATE_OK);
    ck_assert_str_eq(out.from.text, "2018-10-01");
    ck_assert_str_eq(out.until.text, "2018-12-31");
    ck_assert_int_eq(period_parse("下月", "2018-12-31", &out), DATE_OK);
    ck_assert_str_eq(out.from.text, "2019-01-01");
    ck_assert_int_eq(period_parse("本周", "2019-01-01", &out), DATE_OK);
    ck_assert_str_eq(out.from.text, "2018-12-31");
    ck_assert_int_eq(period_parse("本周", "9999-12-31", &out), DATE_OK);
    ck_assert_str_eq(out.until.text, "9999-12-31");
    ck_assert_int_eq(period_parse("去年", "0001-06-01", &out), DATE_OUT_OF_RANGE);
    ck_assert_int_eq(period_parse("上月", "0001-01-15", &out), DATE_OUT_OF_RANGE);
    ck_assert_int_eq(period_parse("下月", "9999-12-15", &out), DATE_OUT_OF_RANGE);
}
END_TEST

START_TEST(spans)
{
    static const char *const cases[][3] = {
        {"2018", "2018-01-01", "2018-12-31"},
        {"2018-02", "2018-02-01", "2018-02-28"},
        {"2020-02", "2020-02-01", "2020-02-29"},
        {"1900-02", "1900-02-01", "1900-02-28"},
        {"2018-07-20", "2018-07-20", "2018-07-20"},
        {"", "", ""},
        {"2018-13", "", ""},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct period out;
        pdate_span(cases[i][0], &out);
        ck_assert_str_eq(out.from.text, cases[i][1]);
        ck_assert_str_eq(out.until.text, cases[i][2]);
    }
}
END_TEST

SUITE_MAIN("period", periods, refused_periods, parts_fill_the_year, words_across_years, spans)
