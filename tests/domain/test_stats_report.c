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

SUITE_MAIN("stats_report", months_beside_one_another, bars_below_one_another,
           less_than_the_year_before)
