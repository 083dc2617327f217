/* SPDX-License-Identifier: MIT */
/* Names that are a day and a name, written as people do. */
#include "fixture.h"

#include <string.h>

#undef fail /* Check's; the store has one of its own */
#include "domain/named_day.h"

#define LONG        "一个比任何日期都要长得多的名称就放在这里"
#define COUNT_OF(a) (sizeof(a) / sizeof((a)[0]))

static const char today[] = "2018-12-31";

START_TEST(test_before)
{
    static const char *const cases[][3] = {
        {"2018-07-20 宏达机械", "2018-07-20", "宏达机械"},
        {"2018-07-20+宏达机械", "2018-07-20", "宏达机械"},
        {"2018年7月20日宏达机械", "2018-07-20", "宏达机械"},
        {"2018年7月20日 " LONG, "2018-07-20", NULL},
        {"2018-07-2 3号厂", "2018-07-02", NULL},
        {"2018-07-20", "2018-07-02", "0"}, /* as long as a name is left */
        {"宏达机械", NULL, NULL},
        {LONG LONG, NULL, NULL},
        {"", NULL, NULL},
        {"2", NULL, NULL},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct date day = {""};
        const char *name = NULL;
        bool found = day_before_name(cases[i][0], today, &day, &name);
        ck_assert_msg(found == (cases[i][1] != NULL), "%s", cases[i][0]);
        if (found)
            ck_assert_str_eq(day.text, cases[i][1]);
        if (cases[i][2])
            ck_assert_str_eq(name, cases[i][2]);
    }
}
END_TEST

START_TEST(test_after)
{
    static const struct {
        const char *text, *day, *name;
    } cases[] = {
        {"秋季参观+2018-10-12", "2018-10-12", "秋季参观"},
        {"秋季参观2018-10-12", "2018-10-12", "秋季参观"},
        {"秋季参观（2018-10-12）", "2018-10-12", "秋季参观"},
        {"秋季参观(2018年10月12日)", "2018-10-12", "秋季参观"},
        {"秋季（一）参观(2018-10-12)", "2018-10-12", "秋季（一）参观"},
        {"(秋季)参观2018-10-12", "2018-10-12", "(秋季)参观"},
        {"秋季参观(2018-10-12", "2018-10-12", "秋季参观("},
        {LONG LONG "2018-10-12", "2018-10-12", LONG LONG},
        {LONG LONG, NULL, NULL},
        {"秋季参观（二）", NULL, NULL},
        {")", NULL, NULL},
        {"(", NULL, NULL},
        {"", NULL, NULL},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct date day = {""};
        size_t length = 99;
        ck_assert(day_after_name(cases[i].text, today, &day, &length));
        if (cases[i].day) {
            ck_assert_str_eq(day.text, cases[i].day);
            ck_assert_msg(length == strlen(cases[i].name) &&
                              strncmp(cases[i].text, cases[i].name, length) == 0,
                          "%s: %zu", cases[i].text, length);
        } else {
            ck_assert_msg(length == 0, "%s: %zu", cases[i].text, length);
        }
    }
}
END_TEST

SUITE_MAIN("named_day", test_before, test_after)
