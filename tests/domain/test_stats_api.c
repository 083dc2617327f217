/* SPDX-License-Identifier: MIT */
/* Figures as a caller has them: periods, days, languages, mistakes, JSON; and the helpers inside
 * that hold them. */
#include <stdio.h>
#include <string.h>

#include "stats_sample.h"
#include "unit/suite.h"

#undef fail /* of Check, deprecated; here it is the store's */
#include "stats/pairs.h"
#include "stats/span.h"

START_TEST(test_empty_database)
{
    struct sample sample;
    sample_open(&sample, "2024-06-30");
    struct chamber_stats *stats = sample_stats(&sample, "2023", NULL);
    size_t count;
    const struct chamber_figure *figures = chamber_stats_figures(stats, &count);
    ck_assert_uint_eq(count, 42);
    for (size_t i = 0; i < count; i++) {
        bool none = figures[i].kind != CHAMBER_FIGURE_COUNT;
        ck_assert_msg(figures[i].value.given == !none, "%s", figures[i].id);
        bool months = strcmp(figures[i].id, "education.months_without") == 0;
        ck_assert_double_eq(figures[i].value.value, months ? 12 : 0);
        ck_assert(figures[i].numerator.given == (figures[i].kind == CHAMBER_FIGURE_RATE));
        ck_assert(figures[i].denominator.given == (figures[i].kind == CHAMBER_FIGURE_RATE));
        ck_assert(figures[i].previous.given == !none);
        ck_assert(strlen(figures[i].label) > 0 && strlen(figures[i].definition) > 0);
        ck_assert((figures[i].unit[0] == '\0') == (figures[i].kind == CHAMBER_FIGURE_RATE));
    }
    const struct chamber_breakdown *tables = chamber_stats_breakdowns(stats, &count);
    ck_assert_uint_eq(count, 23);
    for (size_t i = 0; i < count; i++) { /* "not filled in" is always there, months too */
        bool by_month = strstr(tables[i].id, "by_month") != NULL;
        ck_assert_msg(tables[i].row_count == (by_month ? 13 : 1), "%s", tables[i].id);
        ck_assert_ptr_null(tables[i].rows[tables[i].row_count - 1].key);
        ck_assert(tables[i].rows[0].previous.given);
    }
    chamber_stats_free(stats);
    stats = sample_stats(&sample, "0001-05-01..0001-06-30", NULL); /* no year before */
    ck_assert(!chamber_stats_figure(stats, "members.total")->previous.given);
    ck_assert(!sample_row(stats, "visits.by_month", "0001-05")->previous.given);
    ck_assert(!sample_row(stats, "members.by_kind", NULL)->previous.given);
    chamber_stats_free(stats);
    sample_check_identities(&sample, "2023", NULL);
    sample_close(&sample);
}
END_TEST

START_TEST(test_days)
{
    struct sample sample;
    sample_open_year(&sample);
    static const struct {
        const char *period, *as_of, *from, *until, *result;
        size_t months;
    } cases[] = {
        {"2023", NULL, "2023-01-01", "2023-12-31", "2023-12-31", 12},
        {"2023", "2023-06-30", "2023-01-01", "2023-12-31", "2023-06-30", 6},
        {"2023", "2024-02-29", "2023-01-01", "2023-12-31", "2024-02-29", 12},
        {"2024", NULL, "2024-01-01", "2024-12-31", "2024-06-30", 6}, /* today is earlier */
        {"2025", NULL, "2025-01-01", "2025-12-31", "2024-06-30", 0},
        {"2023H1", NULL, "2023-01-01", "2023-06-30", "2023-06-30", 6},
        {"2023Q4", "2023-10-01", "2023-10-01", "2023-12-31", "2023-10-01", 1},
        {"2024-02", NULL, "2024-02-01", "2024-02-29", "2024-02-29", 1},
        {"2022-11-15..2023-01-14", NULL, "2022-11-15", "2023-01-14", "2023-01-14", 3},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct chamber_stats *stats = sample_stats(&sample, cases[i].period, cases[i].as_of);
        ck_assert_str_eq(chamber_stats_from(stats), cases[i].from);
        ck_assert_str_eq(chamber_stats_until(stats), cases[i].until);
        ck_assert_str_eq(chamber_stats_as_of(stats), cases[i].result);
        ck_assert_uint_eq(sample_table(stats, "visits.by_month")->row_count, cases[i].months + 1);
        chamber_stats_free(stats);
        sample_check_identities(&sample, cases[i].period, cases[i].as_of);
    }
    sample_close(&sample);
}
END_TEST

START_TEST(test_mistakes)
{
    struct sample sample;
    sample_open_year(&sample);
    struct chamber_db *db = sample.db;
    struct chamber_stats *stats = NULL;
    static const char *const periods[] = {
        "", "abc", "2023..", "..2023", "2023-02-30", "2023Q5", "2023-12-31..2023-01-01"};
    for (size_t i = 0; i < COUNT_OF(periods); i++) {
        ck_assert_int_eq(chamber_stats_compute(db, periods[i], NULL, &stats), CHAMBER_E_USAGE);
        ck_assert_str_eq(chamber_error(db)->message, "stats_no_period");
        ck_assert_str_eq(chamber_error(db)->args[0], periods[i]);
    }
    ck_assert_int_eq(chamber_stats_compute(db, NULL, NULL, &stats), CHAMBER_E_USAGE);
    ck_assert_int_eq(chamber_stats_compute(db, "2023", "2023-02-29", &stats), CHAMBER_E_USAGE);
    ck_assert_str_eq(chamber_error(db)->message, "stats_no_day");
    ck_assert_ptr_null(stats);

    struct chamber_evidence evidence = {.count = 7};
    ck_assert_int_eq(chamber_stats_evidence(db, "2023", NULL, "request.rat", NULL, &evidence),
                     CHAMBER_E_USAGE);
    ck_assert_str_eq(chamber_error(db)->message, "stats_no_figure");
    ck_assert_str_eq(chamber_error(db)->args[1], "requests.rate");
    ck_assert_int_eq(chamber_stats_evidence(db, "2023", NULL, NULL, NULL, &evidence),
                     CHAMBER_E_USAGE);
    ck_assert_int_eq(chamber_stats_evidence(db, "2023", NULL, "\xff", NULL, &evidence),
                     CHAMBER_E_USAGE);
    ck_assert_int_eq(chamber_stats_evidence(db, "x", NULL, "visits.total", NULL, &evidence),
                     CHAMBER_E_USAGE);
    ck_assert_uint_eq(evidence.count, 7); /* untouched */
    stats = sample_stats(&sample, "2023", NULL);
    ck_assert_ptr_null(chamber_stats_figure(stats, "visits.by_form")); /* a breakdown */
    ck_assert_ptr_null(chamber_stats_figure(stats, NULL));
    chamber_stats_free(stats);
    chamber_stats_free(NULL);
    chamber_evidence_clear(NULL);
    sample_close(&sample);
}
END_TEST

START_TEST(test_evidence_of_rates_and_sums)
{
    struct sample sample;
    sample_open_year(&sample);
    struct chamber_evidence evidence = {0};
    ck_assert_int_eq(
        chamber_stats_evidence(sample.db, "2023", NULL, "requests.rate", NULL, &evidence),
        CHAMBER_OK);
    static const bool resolved[] = {true, true, false, false, true};
    ck_assert_uint_eq(evidence.count, 5);
    ck_assert_mem_eq(evidence.counted, resolved, sizeof(resolved));
    ck_assert_ptr_null(evidence.values);
    chamber_evidence_clear(&evidence);
    ck_assert_int_eq(
        chamber_stats_evidence(sample.db, "2023", NULL, "requests.days_median", NULL, &evidence),
        CHAMBER_OK);
    static const double days[] = {138, 30, 10};
    ck_assert_uint_eq(evidence.count, 3);
    ck_assert_mem_eq(evidence.values, days, sizeof(days));
    ck_assert_ptr_null(evidence.counted);
    chamber_evidence_clear(&evidence);
    /* a key that is none is a mistake, and so is one of a figure without rows */
    ck_assert_int_eq(
        chamber_stats_evidence(sample.db, "2023", NULL, "visits.by_form", "train", &evidence),
        CHAMBER_E_USAGE);
    ck_assert_int_eq(
        chamber_stats_evidence(sample.db, "2023", NULL, "visits.by_month", "2023-13", &evidence),
        CHAMBER_E_USAGE);
    ck_assert_int_eq(
        chamber_stats_evidence(sample.db, "2023", NULL, "visits.total", "onsite", &evidence),
        CHAMBER_E_USAGE);
    ck_assert_uint_eq(evidence.count, 0);
    sample_close(&sample);
}
END_TEST

/* A row by its key, its word in either language, its title and level, its month; the nearest is
 * named for what is none of these. */
START_TEST(test_evidence_by_name)
{
    static const struct {
        struct chamber_evidence_of of;
        size_t count;
        int result;
        const char *nearest;
    } asked[] = {
        {{"visits.by_form", "onsite", NULL}, 2, CHAMBER_OK, NULL},
        {{"visits.by_form", "实地走访", NULL}, 2, CHAMBER_OK, NULL},
        {{"visits.by_form", " On　Site ", NULL}, 2, CHAMBER_OK, NULL},
        {{"visits.by_form", "实地走仿", NULL}, 0, CHAMBER_E_USAGE, "实地走访"},
        {{"visits.by_form", "onsit", NULL}, 0, CHAMBER_E_USAGE, "onsite"},
        {{"visits.by_form", "\xff", NULL}, 0, CHAMBER_E_USAGE, NULL},
        {{"visits.by_month", "2023年1月", NULL}, 2, CHAMBER_OK, NULL},
        {{"visits.by_month", "2023/1", NULL}, 2, CHAMBER_OK, NULL},
        {{"visits.by_month", "月份不明", NULL}, 0, CHAMBER_OK, NULL},
        {{"visits.by_month", "2023-13", NULL}, 0, CHAMBER_E_USAGE, "2023-03"},
        {{"visits.by_month", "2023-01-05", NULL}, 0, CHAMBER_E_USAGE, "2023-01"},
        {{"members.by_place", "乙楼", NULL}, 2, CHAMBER_OK, NULL},
        {{"members.by_place", "#2", NULL}, 2, CHAMBER_OK, NULL},
        {{"members.by_place", "未填", NULL}, 1, CHAMBER_OK, NULL},
        {{"members.by_place", "not filled in", NULL}, 1, CHAMBER_OK, NULL},
        {{"members.by_place", "丙楼", NULL}, 0, CHAMBER_E_USAGE, "乙楼"},
        {{"committee.by_role", "理事", NULL}, 1, CHAMBER_OK, NULL},
        {{"visits.by_campaign", "春访", NULL}, 1, CHAMBER_OK, NULL},
        {{"honors.by_title", "之星", NULL}, 3, CHAMBER_OK, NULL},
        {{"honors.by_title", "之星", "subdistrict"}, 2, CHAMBER_OK, NULL},
        {{"honors.by_title", "之星", "区级"}, 1, CHAMBER_OK, NULL},
        {{"honors.by_title", "之星", ""}, 0, CHAMBER_OK, NULL},
        {{"honors.by_title", "之星", "国家级"}, 0, CHAMBER_OK, NULL},
        {{"honors.by_title", NULL, "District"}, 1, CHAMBER_OK, NULL},
        {{"honors.by_title", "之光", NULL}, 0, CHAMBER_E_USAGE, "之星"},
        {{"honors.by_title", "之星", "省级"}, 0, CHAMBER_E_USAGE, "区级"},
        {{"honors.by_level", "区级", "区级"}, 0, CHAMBER_E_USAGE, NULL},
        {{"visits.total", NULL, "区级"}, 0, CHAMBER_E_USAGE, NULL},
    };
    struct sample sample;
    sample_open_year(&sample);
    for (size_t i = 0; i < sizeof(asked) / sizeof(asked[0]); i++) {
        struct chamber_evidence evidence = {0};
        int rc = chamber_stats_evidence_of(sample.db, "2023", NULL, &asked[i].of, &evidence);
        ck_assert_msg(rc == asked[i].result, "%s %s: %d", asked[i].of.figure, asked[i].of.key, rc);
        ck_assert_msg(evidence.count == asked[i].count, "%s %s: %zu", asked[i].of.figure,
                      asked[i].of.key, evidence.count);
        if (asked[i].nearest != NULL)
            ck_assert_str_eq(chamber_error(sample.db)->args[2], asked[i].nearest);
        chamber_evidence_clear(&evidence);
    }
    sample_close(&sample);
}
END_TEST

START_TEST(test_languages)
{
    struct sample sample;
    sample_open_year(&sample);
    struct chamber_stats *stats = sample_stats(&sample, "2023", NULL);
    ck_assert_str_eq(chamber_stats_figure(stats, "members.total")->label, "会员总数");
    ck_assert_str_eq(chamber_stats_figure(stats, "members.total")->unit, "家");
    ck_assert_str_eq(sample_row(stats, "visits.by_form", "onsite")->label, "实地走访");
    ck_assert_str_eq(sample_row(stats, "visits.by_form", NULL)->label, "未填");
    ck_assert_str_eq(sample_row(stats, "visits.by_month", "2023-01")->label, "2023年1月");
    ck_assert_str_eq(sample_row(stats, "visits.by_month", NULL)->label, "月份不明");
    ck_assert_str_eq(sample_row(stats, "members.by_place", "2")->label, "乙楼");
    ck_assert_str_eq(sample_row(stats, "committee.by_role", "2")->label, "会长");
    chamber_stats_free(stats);
    chamber_set_language(sample.db, CHAMBER_EN);
    stats = sample_stats(&sample, "2023", NULL);
    ck_assert_str_eq(chamber_stats_figure(stats, "members.total")->label, "Members");
    ck_assert_str_eq(chamber_stats_figure(stats, "members.total")->unit, "enterprises");
    ck_assert_str_eq(sample_row(stats, "visits.by_form", "onsite")->label, "on site");
    ck_assert_str_eq(sample_row(stats, "visits.by_form", NULL)->label, "not filled in");
    ck_assert_str_eq(sample_row(stats, "visits.by_month", "2023-01")->label, "2023-01");
    ck_assert_str_eq(sample_row(stats, "members.by_industry", "J")->label, "金融"); /* no English */
    chamber_stats_free(stats);
    sample_close(&sample);
}
END_TEST

/* A word that its list does not have is shown by its code, before "not filled in". */
START_TEST(test_unlisted_word)
{
    struct sample sample;
    sample_open_year(&sample);
    sample_run(&sample, "UPDATE request SET category = 'venue' WHERE id IN (1, 3)");
    struct chamber_stats *stats = sample_stats(&sample, "2023", NULL);
    const struct chamber_breakdown *table = sample_table(stats, "requests.by_category");
    ck_assert_uint_eq(table->row_count, 5);
    ck_assert_str_eq(table->rows[3].key, "venue");
    ck_assert_str_eq(table->rows[3].label, "venue");
    ck_assert_int_eq(table->rows[3].value, 2);
    chamber_stats_free(stats);
    sample_close(&sample);
}
END_TEST

START_TEST(test_json)
{
    struct sample sample;
    sample_open_year(&sample);
    struct chamber_stats *stats = sample_stats(&sample, " 2023年 ", "2023-12-31");
    char *json = NULL;
    ck_assert_int_eq(chamber_stats_json(sample.db, stats, &json), CHAMBER_OK);
    static const char head[] = "{\"period\":\" 2023年 \",\"from\":\"2023-01-01\","
                               "\"until\":\"2023-12-31\",\"as_of\":\"2023-12-31\",\"figures\":[{"
                               "\"id\":\"members.total\",\"label\":\"会员总数\",\"value\":4,"
                               "\"numerator\":null,\"denominator\":null,\"previous\":3,"
                               "\"definition\":\"截止日状态为会员或暂停的企业\"},";
    ck_assert_int_eq(strncmp(json, head, strlen(head)), 0);
    ck_assert_ptr_nonnull(strstr(json,
                                 "{\"id\":\"requests.rate\",\"label\":\"解决率\",\"value\":0.6,"
                                 "\"numerator\":3,\"denominator\":5,"
                                 "\"previous\":0.3333333333333333,"));
    ck_assert_ptr_nonnull(
        strstr(json, "{\"id\":\"committee.by_role\",\"label\":\"任职按职务\","
                     "\"rows\":[{\"key\":2,\"label\":\"会长\",\"value\":1,\"previous\":1},"
                     "{\"key\":1,\"label\":\"理事\",\"value\":1,\"previous\":2},"
                     "{\"key\":null,\"label\":\"未填\",\"value\":0,\"previous\":0}]}"));
    ck_assert_ptr_nonnull(
        strstr(json, "{\"key\":\"policy\",\"label\":\"产业政策\",\"value\":2,\"previous\":1,"
                     "\"raised\":2,\"resolved\":2}"));
    ck_assert_ptr_nonnull(strstr(json,
                                 "{\"key\":\"四好商会\",\"label\":\"四好商会\","
                                 "\"level\":null,\"value\":1,\"previous\":0,\"enterprises\":0,"
                                 "\"persons\":0,\"chamber\":1}"));
    ck_assert_str_eq(json + strlen(json) - strlen("}]}]}"), "}]}]}");
    chamber_free(json);
    chamber_stats_free(stats);
    sample_close(&sample);
}
END_TEST

START_TEST(test_span_earlier)
{
    static const struct span cases[][2] = {
        {{{"2020-01-01"}, {"2020-12-31"}, {"2020-12-31"}, {"2020-12-31"}},
         {{"2019-01-01"}, {"2019-12-31"}, {"2019-12-31"}, {"2019-12-31"}}},
        {{{"2020-01-01"}, {"2020-12-31"}, {"2020-02-29"}, {"2020-02-29"}},
         {{"2019-01-01"}, {"2019-12-31"}, {"2019-02-28"}, {"2019-02-28"}}},
        {{{"2020-02-01"}, {"2020-02-29"}, {"2020-02-29"}, {"2020-02-29"}},
         {{"2019-02-01"}, {"2019-02-28"}, {"2019-02-28"}, {"2019-02-28"}}},
        {{{"2021-02-01"}, {"2021-02-28"}, {"2021-02-28"}, {"2021-02-28"}},
         {{"2020-02-01"}, {"2020-02-29"}, {"2020-02-29"}, {"2020-02-29"}}},
        {{{"2021-02-15"}, {"2021-02-28"}, {"2021-02-28"}, {"2021-02-28"}},
         {{"2020-02-15"}, {"2020-02-28"}, {"2020-02-28"}, {"2020-02-28"}}},
        {{{"2021-01-01"}, {"2021-12-31"}, {"2022-03-05"}, {"2021-12-31"}},
         {{"2020-01-01"}, {"2020-12-31"}, {"2021-03-05"}, {"2020-12-31"}}},
        {{{"2021-01-01"}, {"2021-12-31"}, {"2020-03-05"}, {"2020-03-05"}},
         {{"2020-01-01"}, {"2020-12-31"}, {"2019-03-05"}, {"2019-03-05"}}},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct span earlier;
        ck_assert(span_earlier(&cases[i][0], &earlier));
        ck_assert_str_eq(earlier.from.text, cases[i][1].from.text);
        ck_assert_str_eq(earlier.until.text, cases[i][1].until.text);
        ck_assert_str_eq(earlier.as_of.text, cases[i][1].as_of.text);
        ck_assert_str_eq(earlier.end.text, cases[i][1].end.text);
    }
    static const struct span first = {{"0001-01-01"}, {"0001-12-31"}, {"0001-12-31"}, {""}};
    struct span none;
    ck_assert(!span_earlier(&first, &none));
}
END_TEST

START_TEST(test_pool)
{
    enum { WORDS = 5000 };
    struct pool pool = {0};
    char text[16];
    ck_assert_uint_eq(pool_find(&pool, "a"), 0);
    ck_assert_uint_eq(pool_word(&pool, NULL), 0);
    ck_assert_uint_eq(pool_word(&pool, ""), 0);
    for (word i = 1; i <= WORDS; i++) {
        snprintf(text, sizeof(text), "词%u", i);
        ck_assert_uint_eq(pool_word(&pool, text), i);
    }
    for (word i = 1; i <= WORDS; i++) {
        snprintf(text, sizeof(text), "词%u", i);
        ck_assert_uint_eq(pool_word(&pool, text), i);
        ck_assert_str_eq(pool_text(&pool, i), text);
    }
    ck_assert_uint_eq(pool_find(&pool, "词0"), 0);
    ck_assert_ptr_null(pool_text(&pool, 0));
    ck_assert_str_eq(pool_text(&pool, pool_month(&pool, "2018-07-20")), "2018-07");
    ck_assert_uint_eq(pool_month(&pool, NULL), 0);
    ck_assert(!pool.failed);
    pool_free(&pool);
}
END_TEST

START_TEST(test_pairs)
{
    struct pairs once = {.distinct = true};
    struct pairs all = {0};
    for (int i = 0; i < 100000; i++) {
        pairs_add(&once, (word)(i % 2), i % 300);
        pairs_add(&all, 0, (i * 7919) % 1000);
    }
    ck_assert_uint_le(once.capacity, 1024); /* thinned as it grows */
    pairs_sort(&once);
    ck_assert_uint_eq(once.count, 300);
    for (size_t i = 0; i < once.count; i++) {
        ck_assert_uint_eq(once.items[i].key, i / 150);
        ck_assert_int_eq(once.items[i].value, (int64_t)(i % 150) * 2 + (int64_t)(i / 150));
    }
    pairs_sort(&all);
    ck_assert_uint_eq(all.count, 100000);
    for (size_t i = 1; i < all.count; i++)
        ck_assert_int_le(all.items[i - 1].value, all.items[i].value);
    pairs_free(&once);
    pairs_free(&all);
}
END_TEST

SUITE_MAIN("stats_api", test_empty_database, test_days, test_mistakes,
           test_evidence_of_rates_and_sums, test_evidence_by_name, test_languages,
           test_unlisted_word, test_json, test_span_earlier, test_pool, test_pairs)
