/* SPDX-License-Identifier: MIT */
/* Days and partial dates: base/date.h, held against the C library's calendar. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/cleanup.h"
#include "base/date.h"
#include "suite.h"

#define TODAY "2018-07-20" /* a Friday */

static const char untouched[] = "untouched";

/* The result of date_parse(), and its text; a failure must leave the output as it was. */
static void check_date(const char *text, const char *today, enum date_result result,
                       const char *expected)
{
    struct date out;
    strcpy(out.text, untouched);
    enum date_result got = date_parse(text, today, &out);
    ck_assert_msg(got == result, "'%s': %d, not %d", text, (int)got, (int)result);
    ck_assert_str_eq(out.text, result == DATE_OK ? expected : untouched);
}

static void check_pdate(const char *text, enum date_result result, const char *expected)
{
    struct date out;
    strcpy(out.text, untouched);
    enum date_result got = pdate_parse(text, TODAY, &out);
    ck_assert_msg(got == result, "'%s': %d, not %d", text, (int)got, (int)result);
    ck_assert_str_eq(out.text, result == DATE_OK ? expected : untouched);
}

/* The C library's day, counted from 1970-01-01. */
static struct tm library_day(int64_t number)
{
    time_t seconds = (time_t)(number * 86400);
    struct tm day = {0};
    if (gmtime_r(&seconds, &day) == NULL)
        ck_abort_msg("the library has no day %lld", (long long)number);
    return day;
}

static int64_t library_number(int year, int month, int day)
{
    struct tm tm = {.tm_year = year - 1900, .tm_mon = month - 1, .tm_mday = day};
    return (int64_t)timegm(&tm) / 86400;
}

static void iso(const struct tm *day, char out[DATE_SIZE])
{
    if (strftime(out, DATE_SIZE, "%Y-%m-%d", day) != DATE_SIZE - 1)
        ck_abort_msg("the library cannot write a day");
}

/* The text with its ASCII made full width, blanks apart. */
static void widen(const char *text, char *out)
{
    for (; *text != '\0'; text++) {
        unsigned c = (unsigned char)*text;
        if (c <= ' ' || c > '~') {
            *out++ = *text;
            continue;
        }
        unsigned wide = c - '!' + 0xFF01;
        *out++ = (char)(0xE0 | wide >> 12);
        *out++ = (char)(0x80 | (wide >> 6 & 0x3F));
        *out++ = (char)(0x80 | (wide & 0x3F));
    }
    *out = '\0';
}

enum { WRITTEN = 11, FORMS = 2 * WRITTEN, FORM_BYTES = 128 };

/* A day in every form, in half width and then in full width. */
static void write_forms(int y, int m, int d, char out[FORMS][FORM_BYTES])
{
    size_t n = 0;
    snprintf(out[n++], FORM_BYTES, "%04d-%02d-%02d", y, m, d);
    snprintf(out[n++], FORM_BYTES, "%d-%d-%d", y, m, d);
    snprintf(out[n++], FORM_BYTES, "%d/%d/%d", y, m, d);
    snprintf(out[n++], FORM_BYTES, "%04d/%02d/%02d", y, m, d);
    snprintf(out[n++], FORM_BYTES, "%d.%d.%d", y, m, d);
    snprintf(out[n++], FORM_BYTES, "%04d%02d%02d", y, m, d);
    snprintf(out[n++], FORM_BYTES, "%d年%d月%d日", y, m, d);
    snprintf(out[n++], FORM_BYTES, "%04d年%02d月%02d日", y, m, d);
    snprintf(out[n++], FORM_BYTES, " \t%d年%d月%d号\u3000\n", y, m, d);
    snprintf(out[n++], FORM_BYTES, "%04d-%02d-%02dT00:00:00", y, m, d);
    snprintf(out[n++], FORM_BYTES, "%d/%d/%d 0:00", y, m, d);
    if (n != WRITTEN)
        ck_abort_msg("%zu forms", n);
    for (size_t i = 0; i < WRITTEN; i++)
        widen(out[i], out[WRITTEN + i]);
}

START_TEST(every_day_in_every_form)
{
    int64_t last = library_number(2100, 12, 31);
    for (int64_t n = library_number(1900, 1, 1); n <= last; n++) {
        struct tm day = library_day(n);
        char expected[DATE_SIZE];
        char forms[FORMS][FORM_BYTES];
        iso(&day, expected);
        write_forms(day.tm_year + 1900, day.tm_mon + 1, day.tm_mday, forms);
        for (size_t i = 0; i < FORMS; i++) {
            struct date out = {""};
            if (date_parse(forms[i], NULL, &out) != DATE_OK || strcmp(out.text, expected) != 0)
                ck_abort_msg("'%s' came back as '%s'", forms[i], out.text);
        }
    }
}
END_TEST

/* Weekdays, numbers and texts: each day of two cycles of 400 years, and every 97th of the rest. */
START_TEST(whole_calendar)
{
    int64_t first = library_number(1, 1, 1);
    int64_t last = library_number(9999, 12, 31);
    int64_t dense_from = library_number(1600, 1, 1);
    int64_t dense_until = library_number(2400, 12, 31);
    for (int64_t n = first; n <= last; n += n >= dense_from && n < dense_until ? 1 : 97) {
        struct tm day = library_day(n);
        char text[DATE_SIZE];
        char epoch[] = "1970-01-01";
        struct date added;
        snprintf(text, sizeof(text), "%04u-%02u-%02u", (unsigned)(day.tm_year + 1900) % 10000,
                 (unsigned)(day.tm_mon + 1) % 100, (unsigned)day.tm_mday % 100);
        date_add_days(epoch, n, &added);
        if (!date_valid(text) || strcmp(added.text, text) != 0 ||
            date_days_between(epoch, text) != n || date_days_between(text, epoch) != -n ||
            date_weekday(text) % 7 != day.tm_wday)
            ck_abort_msg("%s", text);
    }
}
END_TEST

/* Of all month and day numbers in leap and plain years, those exist that the C library keeps. */
START_TEST(valid_as_in_the_library)
{
    static const int years[] = {1600, 1900, 1999, 2000, 2018, 2024, 2100};
    for (size_t i = 0; i < COUNT_OF(years); i++)
        for (int m = 0; m <= 13; m++)
            for (int d = 0; d <= 32; d++) {
                char text[32];
                snprintf(text, sizeof(text), "%04d-%02d-%02d", years[i], m, d);
                struct tm tm = library_day(library_number(years[i], m, d));
                bool exists = tm.tm_mon == m - 1 && tm.tm_mday == d;
                struct date out;
                enum date_result result = date_parse(text, TODAY, &out);
                if (date_valid(text) != exists || pdate_valid(text) != exists ||
                    result != (exists ? DATE_OK : DATE_NO_SUCH_DAY))
                    ck_abort_msg("%s", text);
            }
}
END_TEST

START_TEST(validity_is_exact)
{
    static const char *const none[] = {"",
                                       "2018",
                                       "2018-07",
                                       "2018-7-03",
                                       "2018-07-3",
                                       " 2018-07-03",
                                       "2018-07-03 ",
                                       "2018/07/03",
                                       "0000-01-01",
                                       "2018-07-0a",
                                       "+018-07-03",
                                       "20180703",
                                       "2018-07-03T",
                                       "-018-07-03",
                                       "２０１８-07-03"};
    for (size_t i = 0; i < COUNT_OF(none); i++)
        ck_assert_msg(!date_valid(none[i]), "'%s'", none[i]);
    ck_assert(!date_valid(NULL));
    ck_assert(date_valid("0001-01-01"));
    ck_assert(date_valid("9999-12-31"));

    static const char *const partial[] = {"2018", "2018-07", "2018-07-03", "0001", "9999-12"};
    for (size_t i = 0; i < COUNT_OF(partial); i++)
        ck_assert_msg(pdate_valid(partial[i]), "'%s'", partial[i]);
    static const char *const no_partial[] = {"",        "201",     "20180",     "2018-",
                                             "2018-7",  "2018-13", "2018-00",   "0000",
                                             "2018-0-", "2018/07", "2018-07-1", "2018-02-29"};
    for (size_t i = 0; i < COUNT_OF(no_partial); i++)
        ck_assert_msg(!pdate_valid(no_partial[i]), "'%s'", no_partial[i]);
    ck_assert(!pdate_valid(NULL));
}
END_TEST

START_TEST(forms_come_back)
{
    static const char *const digits[] = {"〇", "一", "二", "三", "四",
                                         "五", "六", "七", "八", "九"};
    for (struct date day = {"1900-01-01"}; strcmp(day.text, "2100-12-31") < 0;
         date_add_days(day.text, 7, &day)) {
        int y, m, d;
        char text[96];
        ck_assert_int_eq(sscanf(day.text, "%d-%d-%d", &y, &m, &d), 3);
        snprintf(text, sizeof text, "%d 年 %d 月 %d 日", y, m, d);
        check_date(text, TODAY, DATE_OK, day.text);
        snprintf(text, sizeof text, "%d年%d月%d号", y, m, d);
        check_date(text, TODAY, DATE_OK, day.text);
        snprintf(text, sizeof text, "%d. %d. %d", y, m, d);
        check_date(text, TODAY, DATE_OK, day.text);
        snprintf(text, sizeof text, "%s%s%s%s年%s%s%s月%s%s%s日", digits[y / 1000],
                 digits[y / 100 % 10], digits[y / 10 % 10], digits[y % 10], m >= 10 ? "十" : "",
                 m == 10 ? "" : digits[m % 10], "", d >= 20 ? digits[d / 10] : "",
                 d >= 10 ? "十" : "", d % 10 ? digits[d % 10] : "");
        check_date(text, TODAY, DATE_OK, day.text);
    }
}
END_TEST

/* What stands behind a day is dropped where a file is read, and refused elsewhere. */
START_TEST(moments)
{
    static const char *const good[] = {"2018/7/3 14:22",           "2018-07-03T00:00:00",
                                       "2018-07-03 14:22:05.5",    "2018年7月3日（星期二）",
                                       "2018年7月3日 周二",        "2018-07-03T08:00:00+08:00",
                                       "2018.7.3 上午9点30分",     "2018年7月3日(周二) 下午2时",
                                       "2018/7/3 2:05:00 PM",      "20180703 09:30",
                                       "二〇一八年七月三日星期二", "2018-07-03",
                                       "2018–07–03 9时",           "2018−07‐03"};
    static const char *const bad[] = {
        "2018-07-02T16:00:00Z",
        "2018/7/3 14",
        "2018/7/3 周八",
        "2018/7/3 (周二",
        "2018/7/3 x",
        "2018/2/30 14:22",
        "18/7/3 14:22",
        "2018-07",
        "14:22",
        "",
        "2018/7/3 14:2",
        "2018/7/3 14:22:5",
        "2018/7/3 14:22:05.",
        "2018/7/3 9:x",
        "2018/7/3 14:22:x",
        "2018-07-03 14:22 and so on, for longer than what any day or moment of one is ever written "
        "as, by whomever: 14:22:05",
        "2018/7/3 123:00",
        "2018/7/3 14:22:05 and so on, for longer than what any day is written as: 14:22:05"};
    struct date day;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        ck_assert_msg(date_of_moment(good[i], &day), "%s", good[i]);
        ck_assert_str_eq(day.text, "2018-07-03");
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        ck_assert_msg(!date_of_moment(bad[i], &day), "%s", bad[i]);
}
END_TEST

START_TEST(serials)
{
    static const struct {
        const char *serial, *day;
    } cases[] = {{"1", "1900-01-01"},      {"59", "1900-02-28"},      {"61", "1900-03-01"},
                 {"43284", "2018-07-03"},  {"43284.6", "2018-07-03"}, {"４３２８４", "2018-07-03"},
                 {"2958465", "9999-12-31"}};
    static const char *const bad[] = {"0",
                                      "60",
                                      "2958466",
                                      "-1",
                                      "43284x",
                                      "4.3E4",
                                      "",
                                      "1,000",
                                      "x43284",
                                      "43284.00000000000000000000000000000000000000000000000000000"
                                      "0000000000000000000000000000000000000000000000000000000000"};
    struct date day;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ck_assert_msg(date_of_serial(cases[i].serial, false, &day), "%s", cases[i].serial);
        ck_assert_str_eq(day.text, cases[i].day);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        ck_assert_msg(!date_of_serial(bad[i], false, &day), "%s", bad[i]);
}
END_TEST

START_TEST(serials_from_1904)
{
    struct date day;
    ck_assert(date_of_serial("0", true, &day));
    ck_assert_str_eq(day.text, "1904-01-01");
    ck_assert(date_of_serial("41822", true, &day));
    ck_assert_str_eq(day.text, "2018-07-03");
    ck_assert(!date_of_serial("2957004", true, &day));
    ck_assert(!date_of_serial("9223372036854775807", true, &day));
    ck_assert(!date_of_serial("99999999999999999999", true, &day));
}
END_TEST

static const struct {
    const char *text;
    enum date_result result;
} refused[] = {
    {"2018-02-30", DATE_NO_SUCH_DAY},
    {"2023-02-29", DATE_NO_SUCH_DAY},
    {"2024-13-01", DATE_NO_SUCH_DAY},
    {"20180230", DATE_NO_SUCH_DAY},
    {"2018年2月30日", DATE_NO_SUCH_DAY},
    {"2018-07-00", DATE_NO_SUCH_DAY},
    {"18-07-03", DATE_SHORT_YEAR},
    {"18/7/3", DATE_SHORT_YEAR},
    {"18年7月3日", DATE_SHORT_YEAR},
    {"１８．７．３", DATE_SHORT_YEAR},
    {"0000-00-00", DATE_OUT_OF_RANGE},
    {"10000-01-01", DATE_OUT_OF_RANGE},
    {"02018-01-01", DATE_OUT_OF_RANGE},
    {"99999999999999999999-1-1", DATE_OUT_OF_RANGE},
    {"", DATE_UNREADABLE},
    {" \u3000", DATE_UNREADABLE},
    {"45321", DATE_UNREADABLE},
    {"二〇一八年二月三十日", DATE_NO_SUCH_DAY},
    {"二〇一八年十三月一日", DATE_NO_SUCH_DAY},
    {"一八年二月九日", DATE_UNREADABLE},
    {"二〇一八年七月三", DATE_UNREADABLE},
    {"二〇一八七月三日", DATE_UNREADABLE},
    {"二〇一八年零月三日", DATE_UNREADABLE},
    {"二〇一八年七月二十十日", DATE_UNREADABLE},
    {"2018-07-03 14:30", DATE_UNREADABLE},
    {"2018-07-03T08:00:00", DATE_UNREADABLE},
    {"2018-07-03 00:00:01", DATE_UNREADABLE},
    {"2018-07-03T00:00:00Z", DATE_UNREADABLE},
    {"今天 00:00:00", DATE_UNREADABLE},
    {"2018-7/3", DATE_UNREADABLE},
    {"2018 7 3", DATE_UNREADABLE},
    {"3/7/2018", DATE_YEAR_LAST},
    {"13-7-2018", DATE_YEAR_LAST},
    {"3.7.2018 14:22", DATE_YEAR_LAST},
    {"03-Jul-18", DATE_YEAR_LAST},
    {"July 3, 2018", DATE_YEAR_LAST},
    {"Jul-18", DATE_YEAR_LAST},
    {"3/7/2018x", DATE_UNREADABLE},
    {"2018-007-03", DATE_UNREADABLE},
    {"2018-07", DATE_UNREADABLE},
    {"2018", DATE_UNREADABLE},
    {"180703", DATE_UNREADABLE},
    {"2018-07-03x", DATE_UNREADABLE},
    {"-2018-07-03", DATE_UNREADABLE},
    {"2018--03", DATE_UNREADABLE},
    {"2018年7月3", DATE_UNREADABLE},
    {"7月3日", DATE_UNREADABLE},
    {"Y-M-D", DATE_UNREADABLE},
    {"某天", DATE_UNREADABLE},
    {"\xff\xe4", DATE_UNREADABLE},
    {"last 五", DATE_UNREADABLE},
    {"上周", DATE_UNREADABLE},
    {"周八", DATE_UNREADABLE},
    {"本月", DATE_UNREADABLE},
};

START_TEST(refused_dates)
{
    for (size_t i = 0; i < COUNT_OF(refused); i++)
        check_date(refused[i].text, TODAY, refused[i].result, NULL);
    check_date(NULL, TODAY, DATE_UNREADABLE, NULL);
    char endless[5000];
    memset(endless, '1', sizeof(endless) - 1);
    endless[sizeof(endless) - 1] = '\0';
    check_date(endless, TODAY, DATE_UNREADABLE, NULL);
}
END_TEST

START_TEST(words_for_days)
{
    static const char *const cases[][2] = {
        {"今天", "2018-07-20"},         {"昨天", "2018-07-19"},       {"前天", "2018-07-18"},
        {"明天", "2018-07-21"},         {"后天", "2018-07-22"},       {"today", "2018-07-20"},
        {" Today ", "2018-07-20"},      {"ＴＯＤＡＹ", "2018-07-20"}, {"yesterday", "2018-07-19"},
        {"tomorrow", "2018-07-21"},     {"上周五", "2018-07-13"},     {"本周三", "2018-07-18"},
        {"下周一", "2018-07-23"},       {"周五", "2018-07-20"},       {"周日", "2018-07-22"},
        {"星期天", "2018-07-22"},       {"上星期一", "2018-07-09"},   {"last friday", "2018-07-13"},
        {"Last  Friday", "2018-07-13"}, {"friday", "2018-07-20"},     {"this monday", "2018-07-16"},
        {"next sunday", "2018-07-29"},  {"这周六", "2018-07-21"},     {"大前天", "2018-07-17"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        check_date(cases[i][0], TODAY, DATE_OK, cases[i][1]);
    check_date("今天", NULL, DATE_UNREADABLE, NULL);
    check_date("今天", "", DATE_UNREADABLE, NULL);
    check_date("昨天", "0001-01-01", DATE_OUT_OF_RANGE, NULL);
    check_date("明天", "9999-12-31", DATE_OUT_OF_RANGE, NULL);
    check_date("昨天", "2019-01-01", DATE_OK, "2018-12-31");
}
END_TEST

/* From any day on, last week's Monday to Sunday are the seven days before this week's. */
START_TEST(weekdays_from_any_day)
{
    static const char *const names[] = {"一", "二", "三", "四", "五", "六", "日"};
    static const char *const weeks[] = {"上周", "本周", "下周"};
    for (int64_t n = library_number(2018, 12, 1); n < library_number(2020, 3, 15); n++) {
        struct tm day = library_day(n);
        int64_t monday = n - (day.tm_wday + 6) % 7;
        char today[DATE_SIZE];
        iso(&day, today);
        for (int i = 0; i < 21; i++) {
            struct tm expected_day = library_day(monday - 7 + i);
            char expected[DATE_SIZE];
            char text[32];
            iso(&expected_day, expected);
            snprintf(text, sizeof(text), "%s%s", weeks[i / 7], names[i % 7]);
            struct date out = {""};
            if (date_parse(text, today, &out) != DATE_OK || strcmp(out.text, expected) != 0)
                ck_abort_msg("%s on %s: %s", text, today, out.text);
        }
    }
}
END_TEST

START_TEST(partial_dates)
{
    static const char *const cases[][2] = {
        {"2018", "2018"},          {"２０１８年", "2018"},     {"2018-07", "2018-07"},
        {"2018/7", "2018-07"},     {"2018.7", "2018-07"},      {"2018年7月", "2018-07"},
        {"2018年07月", "2018-07"}, {"2018-7-3", "2018-07-03"}, {"20180703", "2018-07-03"},
        {"昨天", "2018-07-19"},    {"上月", "2018-06"},        {"去年", "2017"},
        {" 2018-07 ", "2018-07"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        check_pdate(cases[i][0], DATE_OK, cases[i][1]);
    check_pdate("2018-13", DATE_NO_SUCH_DAY, NULL);
    check_pdate("2018-00", DATE_NO_SUCH_DAY, NULL);
    check_pdate("2018-02-29", DATE_NO_SUCH_DAY, NULL);
    check_pdate("18", DATE_SHORT_YEAR, NULL);
    check_pdate("18-07", DATE_SHORT_YEAR, NULL);
    check_pdate("18年7月", DATE_SHORT_YEAR, NULL);
    check_pdate("0000", DATE_OUT_OF_RANGE, NULL);
    check_pdate("10000年", DATE_OUT_OF_RANGE, NULL);
    check_pdate("45321", DATE_UNREADABLE, NULL);
    check_pdate("201807", DATE_UNREADABLE, NULL);
    check_pdate("2018Q3", DATE_UNREADABLE, NULL);
    check_pdate("本周", DATE_UNREADABLE, NULL);
    check_pdate("2018-07 00:00:00", DATE_UNREADABLE, NULL);
    check_pdate("", DATE_UNREADABLE, NULL);
}
END_TEST

SUITE_MAIN("date", every_day_in_every_form, whole_calendar, valid_as_in_the_library,
           validity_is_exact, forms_come_back, moments, serials, serials_from_1904, refused_dates,
           words_for_days, weekdays_from_any_day, partial_dates)
