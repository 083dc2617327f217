/* SPDX-License-Identifier: MIT */
/* Sums of money: base/money.h. */
#include <inttypes.h>
#include <stdio.h>

#include "base/money.h"
#include "suite.h"

#define MOST INT64_C(1000000000000)

static void reads(const char *text, int64_t expected)
{
    int64_t fen = -1;
    enum money_result result = money_parse(text, MOST, &fen);
    ck_assert_msg(result == MONEY_OK, "'%s': %d", text, (int)result);
    ck_assert_msg(fen == expected, "'%s': %" PRId64, text, fen);
}

static void refuses(const char *text, enum money_result expected)
{
    int64_t fen = -1;
    enum money_result result = money_parse(text, MOST, &fen);
    ck_assert_msg(result == expected, "'%s': %d", text, (int)result);
    ck_assert_int_eq(fen, -1);
}

START_TEST(test_as_people_write_it)
{
    reads("0", 0);
    reads("1200", 120000);
    reads("1200.00", 120000);
    reads("1,200.5", 120050);
    reads("12,345,678.09", 1234567809);
    reads("0.01", 1);
    reads("￥1200", 120000);
    reads("¥ 1200.00", 120000);
    reads("1200元", 120000);
    reads("1200 元整", 120000);
    reads("￥1,200.00元", 120000);
    reads("１２００．５", 120050);
    reads("１，２００", 120000);
    reads("\u30001200\u3000", 120000);
    reads("1.2万", 1200000);
    reads("1.2万元", 1200000);
    reads("3 萬元", 3000000);
    reads("0.000001万", 1);
    reads("12345.678901万", INT64_C(12345678901));
    reads("10000000000", MOST);
    reads("100万", 100000000);
    reads("0.5亿元", INT64_C(5000000000));
    reads("007", 700);
}
END_TEST

START_TEST(test_what_is_no_sum)
{
    static const char *const texts[] = {
        "",       "元",     "￥",       "万",     "约1200", "1200.", ".5",      "1,2",    "1200,5",
        "1,2000", "12 00",  "1200 50",  "1200·5", "1.2.3",  "1e3",   "1200元5", "--5",    "-",
        "+5",     "(1200)", "1200美元", "1万2千", "整",     "5整",   "0x10",    "1200/2", "12，00"};
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        refuses(texts[i], MONEY_UNREADABLE);
    refuses("1111111111111111111111111111111111111111111111111111111111111111", MONEY_UNREADABLE);
}
END_TEST

START_TEST(test_out_of_bounds)
{
    refuses("-5", MONEY_NEGATIVE);
    refuses("￥-0.01", MONEY_NEGATIVE);
    refuses("－1200元", MONEY_NEGATIVE);
    refuses("1200.001", MONEY_TOO_FINE);
    refuses("1200.000", MONEY_TOO_FINE);
    refuses("1.0000001万", MONEY_TOO_FINE);
    refuses("0.12345678901234567890123", MONEY_TOO_FINE);
    refuses("10000000000.01", MONEY_TOO_LARGE);
    refuses("1000001万", MONEY_TOO_LARGE);
    refuses("1000000.000001万", MONEY_TOO_LARGE);
    refuses("9223372036854775807", MONEY_TOO_LARGE);
    refuses("99999999999999999999999999", MONEY_TOO_LARGE);
}
END_TEST

START_TEST(test_every_sum_reads_back)
{
    uint64_t state = 2018;
    for (int i = 0; i < 20000; i++) {
        state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        int64_t fen = (int64_t)((state >> 24) % (uint64_t)(i % 2 ? MOST : 200000));
        CLEAN_STR struct str text = {0};
        CLEAN_STR struct str brief = {0};
        char expected[32];
        snprintf(expected, sizeof expected, "%" PRId64 ".%02" PRId64, fen / 100, fen % 100);
        money_add(&text, fen);
        money_add_short(&brief, fen);
        ck_assert_str_eq(str_text(&text), expected);
        reads(str_text(&text), fen);
        reads(str_text(&brief), fen);
        ck_assert_uint_le(brief.length, text.length);
    }
}
END_TEST

START_TEST(test_short_forms)
{
    static const struct {
        int64_t fen;
        const char *text, *brief;
    } sums[] = {{0, "0.00", "0"},
                {5, "0.05", "0.05"},
                {50, "0.50", "0.5"},
                {120000, "1200.00", "1200"},
                {120050, "1200.50", "1200.5"},
                {120005, "1200.05", "1200.05"},
                {MOST, "10000000000.00", "10000000000"}};
    for (size_t i = 0; i < COUNT_OF(sums); i++) {
        CLEAN_STR struct str text = {0};
        CLEAN_STR struct str brief = {0};
        money_add(&text, sums[i].fen);
        money_add_short(&brief, sums[i].fen);
        ck_assert_str_eq(str_text(&text), sums[i].text);
        ck_assert_str_eq(str_text(&brief), sums[i].brief);
    }
}
END_TEST

SUITE_MAIN("money", test_as_people_write_it, test_what_is_no_sum, test_out_of_bounds,
           test_every_sum_reads_back, test_short_forms)
