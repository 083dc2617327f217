/* SPDX-License-Identifier: MIT */
/* Whole numbers: base/number.h. */
#include <inttypes.h>

#include "base/cleanup.h"
#include "base/number.h"
#include "suite.h"

#define MOST INT64_C(1000000000000)

START_TEST(test_as_people_write_it)
{
    static const struct {
        const char *text;
        int64_t number;
    } cases[] = {{"0", 0},
                 {"12", 12},
                 {"1,200", 1200},
                 {"１２００", 1200},
                 {"１，２００", 1200},
                 {"1200.0", 1200},
                 {"1,200.00", 1200},
                 {"12人", 12},
                 {"12 家", 12},
                 {"３ 次", 3},
                 {"2018年", 2018},
                 {"2018年度", 2018},
                 {" 12\xC2\xA0", 12},
                 {"\u300012", 12},
                 {"12\u3000家", 12},
                 {"12\u00A0家", 12},
                 {"1000000000000", MOST},
                 {"007", 7}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        int64_t number = -1;
        ck_assert_msg(number_parse(cases[i].text, MOST, &number) == NUMBER_OK, "%s", cases[i].text);
        ck_assert_msg(number == cases[i].number, "%s: %" PRId64, cases[i].text, number);
    }
}
END_TEST

START_TEST(test_what_is_none)
{
    static const char *const texts[] = {
        "",       "人",
        "12·5",   "12.5",
        "12.",    ".0",
        "1,2",    "1,2000",
        "1200,5", "1200,500",
        "12 5",   "1e9",
        "NaN",    "inf",
        "0x10",   "+5",
        "约12人", "1万",
        "12人5",  "12元",
        "--5",    "12%",
        "十二",   "12~15",
        "12人人", "-",
        "12-",    "1,20",
        "1 200",  "1.0.0",
        "12｡",    "说不上来有多少，要问了才知道，大概一两百家吧，以前有人数过，但是没有记下来"};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        int64_t number = -1;
        ck_assert_msg(number_parse(texts[i], MOST, &number) == NUMBER_UNREADABLE, "%s", texts[i]);
        ck_assert_int_eq(number, -1);
    }
}
END_TEST

START_TEST(test_out_of_bounds)
{
    static const char *const large[] = {"1000000000001", "99999999999999999999999999",
                                        "9999999999999999999999999999999999999999999999999999999"};
    int64_t number = -1;
    for (size_t i = 0; i < COUNT_OF(large); i++)
        ck_assert_int_eq(number_parse(large[i], MOST, &number), NUMBER_TOO_LARGE);
    ck_assert_int_eq(number_parse("-1", MOST, &number), NUMBER_NEGATIVE);
    ck_assert_int_eq(number_parse("-1,200人", MOST, &number), NUMBER_NEGATIVE);
    ck_assert_int_eq(number_parse("－１", MOST, &number), NUMBER_NEGATIVE);
    ck_assert_int_eq(number, -1);
}
END_TEST

SUITE_MAIN("number", test_as_people_write_it, test_what_is_none, test_out_of_bounds)
