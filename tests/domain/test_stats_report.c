/* SPDX-License-Identifier: MIT */
/* The page of a report: what it says of the year before, and how tables too long for one chart are
 * drawn in several. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "stats/report.h"

#include "domain/fixture.h"

enum { ROWS = 90 };

static size_t times(const char *page, const char *part)
{
    size_t count = 0;
    for (const char *at = page; (at = strstr(at, part)) != NULL; at += strlen(part))
        count++;
    return count;
}

/* The charts of a table of so many rows; the caller frees the text. */
static char *charts_of(enum chamber_chart kind, size_t count, int64_t value, double before)
{
    static struct chamber_breakdown_row rows[ROWS];
    static char labels[ROWS][80];
    char *page = NULL;
    size_t length = 0;
    struct report report = {.language = CHAMBER_ZH, .out = open_memstream(&page, &length)};
    for (size_t i = 0; i < count; i++) {
        if (kind == CHAMBER_CHART_MONTHS)
            snprintf(labels[i], sizeof labels[i], "%zu年%zu月", 2017 + i / 12, i % 12 + 1);
        else
            snprintf(labels[i], sizeof labels[i], "示例经济技术开发区第%zu号综合商务楼", i + 1);
        rows[i] = (struct chamber_breakdown_row){.key = labels[i],
                                                 .label = labels[i],
                                                 .value = i == 2 ? 0 : value,
                                                 .previous = {before >= 0, before}};
    }
    const struct chamber_breakdown table = {.id = "test",
                                            .label = "走访按月份",
                                            .unit = "次",
                                            .chart = kind,
                                            .rows = rows,
                                            .row_count = count};
    report_charts(&report, &table);
    fclose(report.out);
    ck_assert(!report.no_memory);
    return page;
}

START_TEST(months_beside_one_another)
{
    char *page = charts_of(CHAMBER_CHART_MONTHS, 30, 4, -1);
    ck_assert_uint_eq(times(page, "<figure"), 3);
    ck_assert_ptr_nonnull(strstr(page, "<figcaption>2017年1月 至 2017年12月</figcaption>"));
    ck_assert_ptr_nonnull(strstr(page, "<figcaption>2019年1月 至 2019年6月</figcaption>"));
    ck_assert_uint_eq(times(page, "class=\"before\""), 0);
    free(page);
    page = charts_of(CHAMBER_CHART_MONTHS, 12, 4, 4);
    ck_assert_uint_eq(times(page, "<figure"), 1);
    ck_assert_uint_eq(times(page, "<figcaption>"), 0);
    ck_assert_uint_eq(times(page, "class=\"before\""), 12 + 1); /* and the legend's */
    free(page);
}
END_TEST

/* Of a piece in which nothing happened there is nothing to see. */
START_TEST(months_of_nothing)
{
    char *page = charts_of(CHAMBER_CHART_MONTHS, 12, 0, -1);
    ck_assert_str_eq(page, "");
    free(page);
}
END_TEST

/* A frozen report may call a month what it likes: all of that stands below its column. */
START_TEST(months_by_other_names)
{
    static const struct chamber_breakdown_row rows[] = {
        {.key = "2018-01", .label = "正月", .value = 4},
        {.key = "2018-02", .label = "2018年2月", .value = 5}};
    const struct chamber_breakdown table = {.id = "test",
                                            .label = "走访按月份",
                                            .unit = "次",
                                            .chart = CHAMBER_CHART_MONTHS,
                                            .rows = rows,
                                            .row_count = 2};
    char *page = NULL;
    size_t length = 0;
    struct report report = {.language = CHAMBER_ZH, .out = open_memstream(&page, &length)};
    report_charts(&report, &table);
    fclose(report.out);
    ck_assert(!report.no_memory);
    ck_assert_uint_eq(times(page, ">正月</text>"), 1);
    ck_assert_uint_eq(times(page, ">2月</text>"), 1);
    free(page);
}
END_TEST

/* A rate of which only itself is known is drawn, and written without its parts. */
START_TEST(rates_without_parts)
{
    static const struct chamber_figure figures[] = {
        {.id = "old.rate", .label = "旧比率", .kind = CHAMBER_FIGURE_RATE, .value = {true, 0.25}},
        {.id = "rate",
         .label = "比率",
         .kind = CHAMBER_FIGURE_RATE,
         .value = {true, 0.5},
         .numerator = {true, 3},
         .denominator = {true, 6}}};
    const struct chamber_section section = {.label = "诉求", .figures = figures, .figure_count = 2};
    char *page = NULL;
    size_t length = 0;
    struct report report = {.language = CHAMBER_ZH, .out = open_memstream(&page, &length)};
    report_rates(&report, &section);
    fclose(report.out);
    ck_assert(!report.no_memory);
    ck_assert_uint_eq(times(page, ">25.0%</text>"), 1);
    ck_assert_uint_eq(times(page, ">50.0% · 3/6</text>"), 1);
    free(page);
}
END_TEST

/* A part of the report that has no headline figure begins with itself. */
START_TEST(parts_without_headlines)
{
    static const struct {
        const char *section;
        size_t headlines;
    } cases[] = {{"fees", 0}, {"visits", 1}};
    struct chamber_db *db = fixture_open("2018-12-31");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct chamber_stats *stats = NULL;
        char *page = NULL;
        size_t length = 0;
        FILE *out = open_memstream(&page, &length);
        ck_ok(chamber_stats_compute(db, "2018", NULL, &stats));
        ck_ok(chamber_stats_keep(db, stats, cases[i].section));
        ck_ok(chamber_stats_html(db, stats, out));
        fclose(out);
        ck_assert_uint_eq(times(page, "<section id=\"headlines\">"), cases[i].headlines);
        ck_assert_uint_eq(times(page, "#headlines\""), cases[i].headlines);
        ck_assert_uint_eq(times(page, "<section id=\"part-1\""), 1);
        chamber_stats_free(stats);
        free(page);
    }
    fixture_close(db);
}
END_TEST

START_TEST(bars_below_one_another)
{
    char *page = charts_of(CHAMBER_CHART_BARS, ROWS, 7, 3);
    size_t pieces = times(page, "<figure");
    ck_assert_uint_gt(pieces, 1);
    ck_assert_uint_eq(times(page, "<figcaption>"), pieces);
    ck_assert_ptr_nonnull(strstr(page, "90"));
    ck_assert_uint_eq(times(page, "class=\"before\""), ROWS + pieces);
    free(page);
    /* a number so long that no room is left beside the labels: they stand above the bars */
    page = charts_of(CHAMBER_CHART_BARS, 3, INT64_C(9007199254740991), -1);
    ck_assert_uint_eq(times(page, "class=\"base\""), 2);
    ck_assert_uint_eq(times(page, "<figure"), 1);
    ck_assert_ptr_nonnull(strstr(page, "9,007,199,254,740,99"));
    free(page);
}
END_TEST

/* The page of a year before which was one that is frozen. */
static char *page_of(struct chamber_db *db, const char *period)
{
    struct chamber_stats *stats = NULL;
    char *page = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&page, &length);
    ck_ok(chamber_stats_compute(db, period, NULL, &stats));
    ck_ok(chamber_stats_html(db, stats, out));
    fclose(out);
    chamber_stats_free(stats);
    return page;
}

START_TEST(less_than_the_year_before)
{
    struct chamber_db *db = fixture_open("2019-12-31");
    chamber_id one = fixture_enterprise(db, "示例机械有限公司", "2016-03-01");
    chamber_id two = fixture_enterprise(db, "示例食品有限公司", "2016-04-01");
    fixture_visit(db, one, "2018-07-03");
    fixture_visit(db, two, "2018-07-04");
    fixture_visit(db, two, "2018-09-04");
    fixture_visit(db, one, "2019-07-03");
    ck_ok(chamber_stats_freeze(db, "2018", NULL, NULL));
    char *page = page_of(db, "2019");
    ck_assert_ptr_nonnull(strstr(page, "▼ "));
    ck_assert_ptr_nonnull(strstr(page, "class=\"before\""));
    free(page);
    page = page_of(db, "2018");
    ck_assert_ptr_null(strstr(page, "▼ "));
    free(page);
    fixture_close(db);
}
END_TEST

/* Of the size 100, so that widths are those of the characters. */
START_TEST(labels_in_lines)
{
    static const struct {
        const char *text;
        int width;
        size_t count;
        const char *first, *second;
        bool broken;
    } cases[] = {
        {"", 300, 0, "", "", false},
        {"甲乙丙丁", 202, 2, "甲乙", "丙丁", false},
        {"甲乙", 50, 2, "甲", "乙", false},                 /* at least one character */
        {"abcdefgh ij", 560, 2, "abcdefgh ", "ij", false},  /* words stay whole */
        {"abcdefghijkl", 640, 2, "abcdefg", "hijkl", true}, /* about equal */
    };
    struct label label;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        label_break(cases[i].text, 100, cases[i].width, &label);
        ck_assert_msg(label.count == cases[i].count, "%s: %zu", cases[i].text, label.count);
        ck_assert_str_eq(label.lines[0], cases[i].first);
        ck_assert_str_eq(label.lines[1], cases[i].second);
        ck_assert_msg(label.broken == cases[i].broken, "%s", cases[i].text);
    }
    ck_assert_int_eq(label_width("😀", 100), 135);
    ck_assert_int_eq(label_width("𠮷", 100), 101);
    ck_assert_int_eq(label_width("ﬁ", 100), 101);
    /* longer than a line has memory for: cut at a character */
    char text[301] = "";
    for (size_t i = 0; i < 100; i++)
        strcat(text, "甲");
    label_break(text, 100, 20000, &label);
    ck_assert_uint_eq(label.count, 1);
    ck_assert_uint_eq(strlen(label.lines[0]), 249);
    ck_assert_mem_eq(label.lines[0], text, 249);
}
END_TEST

/* Numbers that leave no room, a bar without a name, and parts too short to be seen. */
START_TEST(bars_all_the_same)
{
    struct bar bars[] = {{.label = "", .whole = 1, .part = 0.0001, .before = 0.0001},
                         {.label = "示例楼", .whole = 0.0001, .part = -1, .before = -1}};
    memset(bars[0].shown, '8', 2 * NUMBER_SIZE - 1);
    ck_assert_uint_eq(chart_bars_fit(bars, 2), 2);
    const struct chart chart = {
        .id = "test", .title = "走访", .has_before = true, .bars = bars, .count = 2};
    char *page = NULL;
    size_t length = 0;
    struct report report = {.language = CHAMBER_ZH, .out = open_memstream(&page, &length)};
    chart_bars(&report, &chart);
    ck_assert_int_eq(fclose(report.out), 0);
    ck_assert_ptr_nonnull(strstr(page, bars[0].shown));
    ck_assert_ptr_nonnull(strstr(page, "width=\"3\""));
    ck_assert_ptr_null(strstr(page, "=\"-"));
    free(page);
}
END_TEST

START_TEST(numbers_for_people)
{
    static const struct {
        double number;
        const char *text;
    } cases[] = {
        {0, "0"},       {999, "999"},   {1000, "1,000"},          {1234.5, "1,234.5"},
        {-0.5, "−0.5"}, {-999, "−999"}, {-1234567, "−1,234,567"}, {1e16, "1e+16"},
    };
    char text[NUMBER_SIZE];
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_str_eq(number_text(cases[i].number, text), cases[i].text);
    ck_assert_str_eq(whole_text(INT64_MIN, text), "−9,223,372,036,854,775,808");
    chamber_percent(-0.125, text);
    ck_assert_str_eq(text, "-12.5%");
    chamber_percent(-0.0001, text);
    ck_assert_str_eq(text, "0.0%");
    const struct report report = {.language = CHAMBER_EN};
    ck_assert_str_eq(report_phrase(&report, "next_year_unit"), "next_year_unit"); /* no message */
}
END_TEST

SUITE_MAIN("stats_report", months_beside_one_another, months_of_nothing, months_by_other_names,
           rates_without_parts, parts_without_headlines, bars_below_one_another,
           less_than_the_year_before, labels_in_lines, bars_all_the_same, numbers_for_people)
