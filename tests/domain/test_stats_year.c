/* SPDX-License-Identifier: MIT */
/* Every figure of the small year of stats_year.c, worked out by hand, as of several days. */
#include <stdio.h>
#include <string.h>

#include "stats_sample.h"
#include "unit/suite.h"

struct expected {
    const char *id;
    double value;
};

static void expect(const struct chamber_stats *stats, const struct expected *expected)
{
    for (; expected->id != NULL; expected++)
        ck_assert_msg(sample_value(stats, expected->id) == expected->value, "%s is %g, not %g",
                      expected->id, sample_value(stats, expected->id), expected->value);
}

static void expect_rate(const struct chamber_stats *stats, const char *id, double numerator,
                        double denominator)
{
    const struct chamber_figure *figure = chamber_stats_figure(stats, id);
    ck_assert_ptr_nonnull(figure);
    ck_assert_int_eq(figure->kind, CHAMBER_FIGURE_RATE);
    ck_assert_msg(figure->numerator.value == numerator, "%s: %g", id, figure->numerator.value);
    ck_assert_msg(figure->denominator.value == denominator, "%s: of %g", id,
                  figure->denominator.value);
}

struct expected_row {
    const char *key;
    int64_t value;
    int64_t resolved; /* of requests */
};

/* Exactly these rows, in this order. */
static void expect_rows(const struct chamber_stats *stats, const char *id,
                        const struct expected_row *expected, size_t count)
{
    const struct chamber_breakdown *table = sample_table(stats, id);
    ck_assert_msg(table->row_count == count, "%s has %zu rows", id, table->row_count);
    for (size_t i = 0; i < count; i++) {
        const struct chamber_breakdown_row *row = &table->rows[i];
        ck_assert_msg((row->key == NULL) == (expected[i].key == NULL), "%s row %zu", id, i);
        if (row->key != NULL)
            ck_assert_str_eq(row->key, expected[i].key);
        ck_assert_msg(row->value == expected[i].value, "%s %s is %lld", id, row->label,
                      (long long)row->value);
        if (strncmp(id, "requests.", strlen("requests.")) == 0) {
            ck_assert_int_eq(sample_column(row, "raised"), row->value);
            ck_assert_int_eq(sample_column(row, "resolved"), expected[i].resolved);
        }
    }
}
#define EXPECT_ROWS(stats, id, ...)                                                                \
    expect_rows(stats, id, (const struct expected_row[]){__VA_ARGS__},                             \
                sizeof((const struct expected_row[]){__VA_ARGS__}) / sizeof(struct expected_row))

START_TEST(test_year_end_figures)
{
    struct sample sample;
    sample_open_year(&sample);
    struct chamber_stats *stats = sample_stats(&sample, "2023", NULL);
    ck_assert_str_eq(chamber_stats_as_of(stats), "2023-12-31");
    static const struct expected expected[] = {
        {"members.total", 4},
        {"members.suspended", 1},
        {"members.joined", 2},
        {"members.left", 1},
        {"committee.persons", 2},
        {"visits.total", 7},
        {"visits.in_person", 5},
        {"visits.enterprises", 5},
        {"visits.participations", 12},
        {"visits.joint", 1},
        {"visits.unvisited", 1},
        {"prospects.visited", 2},
        {"prospects.admitted", 1},
        {"requests.raised", 7},
        {"requests.enterprises", 5},
        {"requests.members", 6},
        {"requests.resolved", 3},
        {"requests.member_enterprises", 4},
        {"requests.declined", 1},
        {"requests.withdrawn", 1},
        {"requests.merged", 1},
        {"requests.open", 1},
        {"requests.reopened", 1},
        {"requests.handled", 4},
        {"requests.carried", 2},
        {"requests.carried_resolved", 1},
        {"requests.overdue", 2},
        {"requests.days_median", 30},
        {"honors.total", 6},
        {"requests.members_resolved", 2},
        {NULL, 0},
    };
    expect(stats, expected);
    expect_rate(stats, "members.party", 2, 4);
    expect_rate(stats, "visits.coverage", 3, 4);
    expect_rate(stats, "requests.rate", 3, 5);
    expect_rate(stats, "requests.on_time", 1, 2);
    expect_rate(stats, "requests.on_time_original", 1, 2);
    expect_rate(stats, "requests.satisfied", 1, 2);
    chamber_stats_free(stats);
    sample_check_identities(&sample, "2023", NULL);
    sample_close(&sample);
}
END_TEST

START_TEST(test_year_end_tables)
{
    struct sample sample;
    sample_open_year(&sample);
    struct chamber_stats *stats = sample_stats(&sample, "2023", NULL);
    EXPECT_ROWS(stats, "members.by_kind", {"enterprise", 1, 0}, {NULL, 3, 0});
    EXPECT_ROWS(stats, "members.by_industry", {"C", 1, 0}, {"I", 1, 0}, {"J", 1, 0}, {NULL, 1, 0});
    EXPECT_ROWS(stats, "members.by_size", {"large", 1, 0}, {"small", 0, 0}, {NULL, 3, 0});
    EXPECT_ROWS(stats, "members.by_place", {"2", 2, 0}, {"1", 1, 0}, {NULL, 1, 0});
    EXPECT_ROWS(stats, "committee.by_role", {"2", 1, 0}, {"1", 1, 0}, {NULL, 0, 0});
    EXPECT_ROWS(stats, "visits.by_month", {"2023-01", 2, 0}, {"2023-02", 0, 0}, {"2023-03", 0, 0},
                {"2023-04", 1, 0}, {"2023-05", 1, 0}, {"2023-06", 0, 0}, {"2023-07", 0, 0},
                {"2023-08", 1, 0}, {"2023-09", 0, 0}, {"2023-10", 1, 0}, {"2023-11", 0, 0},
                {"2023-12", 1, 0}, {NULL, 0, 0});
    EXPECT_ROWS(stats, "visits.by_form", {"onsite", 2, 0}, {"interview", 1, 0}, {"symposium", 1, 0},
                {"phone", 1, 0}, {"online", 1, 0}, {NULL, 1, 0});
    EXPECT_ROWS(stats, "visits.by_campaign", {"2", 0, 0}, {"1", 1, 0}, {NULL, 6, 0});
    EXPECT_ROWS(stats, "visits.by_industry", {"C", 3, 0}, {"F", 1, 0}, {"I", 1, 0}, {NULL, 2, 0});
    EXPECT_ROWS(stats, "requests.by_category", {"policy", 2, 2}, {"tax", 3, 0}, {"other", 1, 1},
                {NULL, 1, 0});
    EXPECT_ROWS(stats, "requests.by_department", {"union", 1, 1}, {"women", 1, 1}, {"tax", 1, 0},
                {NULL, 4, 1});
    EXPECT_ROWS(stats, "requests.by_month", {"2023-01", 0, 0}, {"2023-02", 1, 1}, {"2023-03", 1, 1},
                {"2023-04", 0, 0}, {"2023-05", 0, 0}, {"2023-06", 1, 0}, {"2023-07", 0, 0},
                {"2023-08", 0, 0}, {"2023-09", 1, 0}, {"2023-10", 2, 0}, {"2023-11", 0, 0},
                {"2023-12", 1, 1}, {NULL, 0, 0});
    EXPECT_ROWS(stats, "requests.by_industry", {"C", 1, 0}, {"I", 2, 1}, {"J", 1, 1}, {NULL, 3, 1});
    EXPECT_ROWS(stats, "honors.by_level", {"national", 2, 0}, {"district", 1, 0},
                {"subdistrict", 2, 0}, {NULL, 1, 0});
    chamber_stats_free(stats);
    sample_close(&sample);
}
END_TEST

static void expect_title(const struct chamber_breakdown_row *row, const char *title,
                         const char *level, const int64_t numbers[4])
{
    ck_assert_str_eq(row->key, title);
    ck_assert_str_eq(row->label, title);
    ck_assert_msg(level == NULL ? row->level == NULL : strcmp(row->level, level) == 0, "%s", title);
    ck_assert_int_eq(row->value, numbers[0]);
    ck_assert_int_eq(sample_column(row, "enterprises"), numbers[1]);
    ck_assert_int_eq(sample_column(row, "persons"), numbers[2]);
    ck_assert_int_eq(sample_column(row, "chamber"), numbers[3]);
}

START_TEST(test_honors_by_title)
{
    struct sample sample;
    sample_open_year(&sample);
    struct chamber_stats *stats = sample_stats(&sample, "2023", NULL);
    const struct chamber_breakdown *table = sample_table(stats, "honors.by_title");
    ck_assert_uint_eq(table->row_count, 5);
    expect_title(&table->rows[0], "先锋号", "national", (const int64_t[]){2, 1, 0, 0});
    expect_title(&table->rows[1], "之星", "district", (const int64_t[]){1, 0, 1, 0});
    expect_title(&table->rows[2], "之星", "subdistrict", (const int64_t[]){2, 0, 2, 0});
    expect_title(&table->rows[3], "四好商会", NULL, (const int64_t[]){1, 0, 0, 1});
    ck_assert_ptr_null(table->rows[4].key);
    ck_assert_int_eq(table->rows[4].value, 0);
    chamber_stats_free(stats);

    /* a year alone counts from its last day; a month alone within a period that has all of it */
    stats = sample_stats(&sample, "2023", "2023-12-30");
    ck_assert_double_eq(sample_value(stats, "honors.total"), 3);
    chamber_stats_free(stats);
    stats = sample_stats(&sample, "2023-12", NULL);
    ck_assert_double_eq(sample_value(stats, "honors.total"), 2);
    chamber_stats_free(stats);
    stats = sample_stats(&sample, "2023-12-02..2024-01-31", NULL);
    ck_assert_double_eq(sample_value(stats, "honors.total"), 2);
    chamber_stats_free(stats);
    sample_close(&sample);
}
END_TEST

/* The rows of a table as "key:value<previous", without those of nothing. Static memory. */
static const char *beside(const struct chamber_stats *stats, const char *id)
{
    static char text[400];
    const struct chamber_breakdown *table = sample_table(stats, id);
    size_t length = 0;
    text[0] = '\0';
    for (size_t i = 0; i < table->row_count; i++) {
        const struct chamber_breakdown_row *row = &table->rows[i];
        ck_assert(row->previous.given);
        if (row->value != 0 || row->previous.value != 0)
            length += (size_t)snprintf(text + length, sizeof(text) - length, "%s%s:%d<%g",
                                       length > 0 ? " " : "", row->key != NULL ? row->key : "-",
                                       (int)row->value, row->previous.value);
        ck_assert_uint_lt(length, sizeof(text));
    }
    return text;
}

/* Beside each row stands the year before, of a month that month; what was only then has a row too,
 * but not a title. */
START_TEST(test_rows_a_year_earlier)
{
    struct sample sample;
    sample_open_year(&sample);
    struct chamber_stats *stats = sample_stats(&sample, "2023", NULL);
    ck_assert_str_eq(beside(stats, "members.by_place"), "2:2<1 1:1<2 -:1<0");
    ck_assert_str_eq(beside(stats, "members.by_industry"), "C:1<2 I:1<0 J:1<1 -:1<0");
    ck_assert_str_eq(beside(stats, "members.by_size"), "large:1<1 small:0<1 -:3<1");
    ck_assert_str_eq(beside(stats, "committee.by_role"), "2:1<1 1:1<2");
    ck_assert_str_eq(beside(stats, "visits.by_campaign"), "2:0<1 1:1<0 -:6<0");
    ck_assert_str_eq(beside(stats, "requests.by_month"),
                     "2023-02:1<0 2023-03:1<0 2023-06:1<1 2023-09:1<0 2023-10:2<0 2023-11:0<1 "
                     "2023-12:1<1");
    ck_assert_str_eq(beside(stats, "honors.by_title"), "先锋号:2<1 之星:1<0 之星:2<0 四好商会:1<0");
    chamber_stats_free(stats);
    stats = sample_stats(&sample, "2024", "2024-12-31");
    ck_assert_str_eq(beside(stats, "honors.by_title"), "先锋号:1<2");
    ck_assert_str_eq(beside(stats, "honors.by_level"),
                     "national:1<2 district:0<1 subdistrict:0<2 -:0<1");
    chamber_stats_free(stats);
    /* as of the same day a year earlier; and a span over the new year, month by month */
    stats = sample_stats(&sample, "2023", "2023-11-30");
    ck_assert_str_eq(beside(stats, "visits.by_month"),
                     "2023-01:2<0 2023-04:1<0 2023-05:1<0 2023-08:1<0 2023-10:1<0");
    chamber_stats_free(stats);
    stats = sample_stats(&sample, "2022-12..2024-01", NULL);
    ck_assert_str_eq(beside(stats, "visits.by_month"),
                     "2022-12:1<0 2023-01:2<0 2023-04:1<0 2023-05:1<0 2023-08:1<0 2023-10:1<0 "
                     "2023-12:1<1 2024-01:1<2");
    chamber_stats_free(stats);
    sample_check_identities(&sample, "2022-12..2024-01", NULL);
    sample_close(&sample);
}
END_TEST

/* Half the year: a member is away, another has not moved yet, a post is in its last day. */
START_TEST(test_as_of_june)
{
    struct sample sample;
    sample_open_year(&sample);
    struct chamber_stats *stats = sample_stats(&sample, "2023", "2023-06-30");
    ck_assert_str_eq(chamber_stats_until(stats), "2023-12-31");
    static const struct expected expected[] = {
        {"members.total", 3},
        {"members.suspended", 0},
        {"members.joined", 1},
        {"members.left", 1},
        {"committee.persons", 3},
        {"visits.total", 4},
        {"visits.in_person", 3},
        {"visits.enterprises", 3},
        {"visits.participations", 9},
        {"prospects.visited", 1},
        {"prospects.admitted", 1},
        {"requests.raised", 3},
        {"requests.resolved", 1},
        {"requests.open", 1},
        {"requests.withdrawn", 1},
        {"requests.days_median", 30},
        {"requests.overdue", 1},
        {"honors.total", 2},
        {NULL, 0},
    };
    expect(stats, expected);
    expect_rate(stats, "members.party", 1, 3);
    expect_rate(stats, "visits.coverage", 2, 3);
    EXPECT_ROWS(stats, "members.by_place", {"2", 1, 0}, {"1", 1, 0}, {NULL, 1, 0});
    EXPECT_ROWS(stats, "committee.by_role", {"2", 1, 0}, {"1", 2, 0}, {NULL, 0, 0});
    EXPECT_ROWS(stats, "visits.by_month", {"2023-01", 2, 0}, {"2023-02", 0, 0}, {"2023-03", 0, 0},
                {"2023-04", 1, 0}, {"2023-05", 1, 0}, {"2023-06", 0, 0}, {NULL, 0, 0});
    EXPECT_ROWS(stats, "visits.by_industry", {"C", 2, 0}, {NULL, 2, 0});
    /* stands beside it: 2022 as of the same day */
    ck_assert_double_eq(chamber_stats_figure(stats, "requests.raised")->previous.value, 1);
    ck_assert_double_eq(chamber_stats_figure(stats, "visits.total")->previous.value, 0);
    ck_assert_double_eq(chamber_stats_figure(stats, "members.total")->previous.value, 4);
    chamber_stats_free(stats);

    stats = sample_stats(&sample, "2023", "2023-07-01");
    ck_assert_double_eq(sample_value(stats, "committee.persons"), 2);
    EXPECT_ROWS(stats, "members.by_place", {"2", 2, 0}, {"1", 0, 0}, {NULL, 1, 0});
    chamber_stats_free(stats);

    stats = sample_stats(&sample, "2023", "2023-05-19");
    ck_assert_double_eq(sample_value(stats, "members.total"), 2);
    ck_assert_double_eq(sample_value(stats, "prospects.visited"), 1);
    ck_assert_double_eq(sample_value(stats, "prospects.admitted"), 0);
    chamber_stats_free(stats);
    sample_check_identities(&sample, "2023", "2023-06-30");
    sample_close(&sample);
}
END_TEST

/* The reopened request: resolved in April, open in May, resolved again in July. */
START_TEST(test_reopened_request)
{
    struct sample sample;
    sample_open_year(&sample);
    struct chamber_stats *stats = sample_stats(&sample, "2023", "2023-04-30");
    static const struct expected in_april[] = {
        {"requests.raised", 2},
        {"requests.resolved", 2},
        {"requests.reopened", 0},
        {"requests.handled", 3},
        {"requests.overdue", 1},
        {"requests.days_median", 42},
        {NULL, 0},
    };
    expect(stats, in_april);
    expect_rate(stats, "requests.on_time", 2, 2);
    expect_rate(stats, "requests.on_time_original", 1, 2);
    expect_rate(stats, "requests.satisfied", 1, 1);
    EXPECT_ROWS(stats, "requests.by_department", {"union", 2, 2}, {NULL, 0, 0});
    chamber_stats_free(stats);

    stats = sample_stats(&sample, "2023", "2023-05-31");
    static const struct expected in_may[] = {
        {"requests.raised", 2},       {"requests.resolved", 1},
        {"requests.open", 1},         {"requests.reopened", 1},
        {"requests.handled", 2},      {"requests.overdue", 1},
        {"requests.days_median", 30}, {NULL, 0},
    };
    expect(stats, in_may);
    expect_rate(stats, "requests.on_time", 1, 1);
    expect_rate(stats, "requests.satisfied", 2, 2); /* the rating stays */
    EXPECT_ROWS(stats, "requests.by_department", {"union", 1, 1}, {"women", 1, 0}, {NULL, 0, 0});
    chamber_stats_free(stats);

    /* a day past its due date; at the half-year it is carried over, and resolved in it */
    stats = sample_stats(&sample, "2023", "2023-07-01");
    ck_assert_double_eq(sample_value(stats, "requests.overdue"), 2);
    chamber_stats_free(stats);
    stats = sample_stats(&sample, "2023H2", NULL);
    ck_assert_double_eq(sample_value(stats, "requests.carried"), 3);
    ck_assert_double_eq(sample_value(stats, "requests.carried_resolved"), 1);
    ck_assert_double_eq(sample_value(stats, "requests.handled"), 2);
    chamber_stats_free(stats);
    sample_check_identities(&sample, "2023H2", NULL);
    sample_close(&sample);
}
END_TEST

/* Counted later: what happened after the year changes the state of its requests, not its visits. */
START_TEST(test_as_of_next_year)
{
    struct sample sample;
    sample_open_year(&sample);
    struct chamber_stats *stats = sample_stats(&sample, "2023", "2024-01-31");
    static const struct expected expected[] = {
        {"visits.total", 7},
        {"requests.raised", 7},
        {"requests.resolved", 4},
        {"requests.open", 0},
        {"requests.handled", 4},
        {"requests.overdue", 1},
        {"honors.total", 6},
        {"requests.days_median", 67.5},
        {"committee.persons", 3},
        {"members.joined", 2},
        {NULL, 0},
    };
    expect(stats, expected);
    expect_rate(stats, "requests.on_time", 1, 3);
    expect_rate(stats, "requests.rate", 4, 5);
    ck_assert_uint_eq(sample_table(stats, "visits.by_month")->row_count, 13);
    /* 2022 as of 2023-01-31: 2022-002 is still resolved, 2022-001 just was */
    ck_assert_double_eq(chamber_stats_figure(stats, "requests.raised")->previous.value, 3);
    ck_assert_double_eq(chamber_stats_figure(stats, "requests.resolved")->previous.value, 2);
    ck_assert_double_eq(chamber_stats_figure(stats, "visits.participations")->previous.value, 5);
    ck_assert_double_eq(chamber_stats_figure(stats, "honors.total")->previous.value, 1);
    chamber_stats_free(stats);

    /* last year's figures are what they were */
    stats = sample_stats(&sample, "2022", NULL);
    ck_assert_double_eq(sample_value(stats, "members.total"), 3);
    ck_assert_double_eq(sample_value(stats, "requests.resolved"), 1);
    ck_assert_double_eq(sample_value(stats, "requests.open"), 2);
    EXPECT_ROWS(stats, "visits.by_campaign", {"2", 1, 0}, {NULL, 0, 0});
    chamber_stats_free(stats);
    sample_check_identities(&sample, "2023", "2024-01-31");
    sample_close(&sample);
}
END_TEST

static void expect_evidence(struct sample *sample, const char *figure, const char *key,
                            const char *noun, const chamber_id *ids, size_t count)
{
    struct chamber_evidence evidence = {0};
    ck_assert_int_eq(chamber_stats_evidence(sample->db, "2023", NULL, figure, key, &evidence),
                     CHAMBER_OK);
    ck_assert_str_eq(chamber_noun_name(evidence.noun), noun);
    ck_assert_msg(evidence.count == count, "%s: %zu", figure, evidence.count);
    for (size_t i = 0; i < count; i++)
        ck_assert_msg(evidence.ids[i] == ids[i], "%s: #%lld", figure, (long long)evidence.ids[i]);
    chamber_evidence_clear(&evidence);
    ck_assert_ptr_null(evidence.ids);
}
#define EXPECT_EVIDENCE(sample, figure, key, noun, ...)                                            \
    expect_evidence(sample, figure, key, noun, (const chamber_id[]){__VA_ARGS__},                  \
                    sizeof((const chamber_id[]){__VA_ARGS__}) / sizeof(chamber_id))

START_TEST(test_evidence)
{
    struct sample sample;
    sample_open_year(&sample);
    EXPECT_EVIDENCE(&sample, "members.total", NULL, "enterprise", 1, 2, 3, 5);
    EXPECT_EVIDENCE(&sample, "members.joined", NULL, "enterprise_event", 8, 6);
    EXPECT_EVIDENCE(&sample, "members.left", NULL, "enterprise_event", 5);
    EXPECT_EVIDENCE(&sample, "members.by_place", "2", "enterprise", 1, 5);
    EXPECT_EVIDENCE(&sample, "members.by_place", "", "enterprise", 3);
    EXPECT_EVIDENCE(&sample, "committee.persons", NULL, "person", 2, 3);
    EXPECT_EVIDENCE(&sample, "committee.by_role", "1", "post", 4);
    EXPECT_EVIDENCE(&sample, "visits.enterprises", NULL, "enterprise", 1, 2, 3, 4, 7);
    EXPECT_EVIDENCE(&sample, "visits.unvisited", NULL, "enterprise", 5);
    EXPECT_EVIDENCE(&sample, "visits.joint", NULL, "visit", 1);
    EXPECT_EVIDENCE(&sample, "visits.by_month", "2023-01", "visit", 1, 2);
    EXPECT_EVIDENCE(&sample, "prospects.admitted", NULL, "enterprise", 3);
    EXPECT_EVIDENCE(&sample, "requests.enterprises", NULL, "enterprise", 1, 2, 3, 5, 6);
    EXPECT_EVIDENCE(&sample, "requests.member_enterprises", NULL, "enterprise", 1, 2, 3, 5);
    EXPECT_EVIDENCE(&sample, "requests.carried", NULL, "request", 7, 9);
    EXPECT_EVIDENCE(&sample, "requests.overdue", NULL, "request", 6, 8);
    EXPECT_EVIDENCE(&sample, "requests.rate", NULL, "request", 1, 2, 4, 6, 10);
    EXPECT_EVIDENCE(&sample, "honors.by_title", "之星", "honor", 3, 4, 5);
    sample_close(&sample);
}
END_TEST

SUITE_MAIN("stats_year", test_year_end_figures, test_year_end_tables, test_honors_by_title,
           test_rows_a_year_earlier, test_as_of_june, test_reopened_request, test_as_of_next_year,
           test_evidence)
