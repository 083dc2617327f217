/* SPDX-License-Identifier: MIT */
/* Liaisons, activities, services, recommendations, notices, tasks and fees of a small year, worked
 * out by hand: what is at the edge of a period or of a day, entered twice, or not filled in. */
#include <stdio.h>
#include <string.h>

#include <chamber/record.h>

#include "base/cleanup.h"
#include "stats_sample.h"
#include "unit/suite.h"

/* Leader 1 looks after enterprise 1 until 30 June and from 1 July after 2; leader 2 after 1 from
 * 1 July, and after 3 only on 1 January 2024. */
static const char *const liaisons[] = {
    "INSERT INTO enterprise (status) VALUES ('member'), ('member'), ('member')",
    "INSERT INTO person (name) VALUES ('张某'), ('李某'), ('王某')",
    "INSERT INTO role (code, name, rank) VALUES ('director', '理事', 10), ('president', '会长', 1)",
    "INSERT INTO post (person, role, from_on) VALUES (1, 1, '2020-01-01'), (2, 2, '2020-01-01')",
    "INSERT INTO liaison (person, enterprise, from_on, until_on) VALUES"
    " (1, 1, '2022-01-01', '2023-06-30'), (1, 2, '2023-07-01', NULL),"
    " (2, 1, '2023-07-01', '2023-12-31'), (2, 3, '2024-01-01', '2024-01-01'),"
    " (3, 3, '2020-01-01', '2022-12-31')",
    "INSERT INTO visit (visited_on, enterprise, form, state) VALUES"
    " ('2023-06-30', 1, 'phone', 'done'), ('2023-07-01', 1, 'onsite', 'done'),"
    " ('2023-06-30', 2, 'onsite', 'done'), ('2023-08-01', 2, 'onsite', 'planned'),"
    " ('2023-12-31', 2, NULL, 'done')",
    "INSERT INTO visit_visitors (visit, n, value) VALUES (1, 0, 1), (2, 0, 1), (2, 1, 3),"
    " (3, 0, 1), (4, 0, 1)",
    NULL,
};

/* 1 of two days over the new year; 2 counted by those who came: person 1 twice, 2, a guest and an
 * enterprise alone; 3 counted as nobody; 4 planned; 5 cancelled; 6 a meeting without a body. */
static const char *const activities[] = {
    "INSERT INTO body (code, name, due) VALUES ('congress', '会员大会', 'members'),"
    " ('committee', '执委会', 'posts')",
    "INSERT INTO activity (held_on, until_on, kind, title, education, headcount, body, state) "
    "VALUES"
    " ('2023-12-31', '2024-01-01', 'tour', '参观', 1, 30, NULL, 'done'),"
    " ('2023-03-10', NULL, 'meeting', '执委会', NULL, NULL, 2, 'done'),"
    " ('2023-03-31', NULL, 'lecture', '讲坛', 1, 0, NULL, 'done'),"
    " ('2023-04-10', NULL, 'lecture', '讲坛', 1, 90, NULL, 'planned'),"
    " ('2023-05-10', NULL, 'lecture', '讲坛', 1, 90, NULL, 'cancelled'),"
    " ('2023-06-10', NULL, 'meeting', '座谈', 0, 5, NULL, 'done'),"
    " ('2022-12-31', NULL, NULL, '讲坛', 1, 7, NULL, 'done')",
    "INSERT INTO attendance (activity, person, enterprise, guest, state) VALUES"
    " (2, 1, 1, NULL, 'came'), (2, 1, NULL, NULL, 'came'), (2, 2, 1, NULL, 'came'),"
    " (2, 3, 3, NULL, 'excused'), (2, NULL, NULL, '来宾', 'came'), (2, NULL, 2, NULL, 'came'),"
    " (3, 1, 1, NULL, 'came'), (4, 1, 3, NULL, 'came')",
    NULL,
};

static const char *const others[] = {
    "INSERT INTO service (name, category) VALUES ('沙龙', 'management'), ('租房补贴', 'talent'),"
    " ('咨询', NULL)",
    "INSERT INTO choice (list, code, zh, rank) VALUES ('service.category', 'talent', '人才', 2),"
    " ('service.category', 'management', '管理', 4)",
    "INSERT INTO delivery (service, enterprise, delivered_on) VALUES (1, 1, '2023-01-01'),"
    " (1, 1, '2023-12-31'), (2, 2, '2023-05-01'), (1, 1, '2024-01-01'), (3, 1, '2022-12-31')",
    "INSERT INTO recommendation (person, organization, recommended_on, result, result_on) VALUES"
    " (1, 'young', '2023-05-01', 'accepted', '2023-09-01'),"
    " (2, 'young', '2023-05-01', 'accepted', '2024-02-01'),"
    " (3, 'young', '2023-05-01', 'accepted', NULL),"
    " (1, 'scholars', '2023-06-01', 'declined', '2023-07-01'),"
    " (1, 'scholars', '2022-12-31', 'accepted', '2023-01-10')",
    "INSERT INTO notice (posted_on, channel, kind, title) VALUES"
    " ('2023-01-01', 'members', 'policy', 't'), ('2023-12-31', 'members', NULL, 't'),"
    " ('2023-06-01', NULL, 'policy', 't'), ('2024-01-01', 'members', 'policy', 't')",
    "INSERT INTO task (year, title, done_on) VALUES (2023, 't', '2023-12-31'),"
    " (2023, 't', '2024-01-10'), (2023, 't', NULL), (2024, 't', NULL), (2022, 't', '2022-06-01')",
    "INSERT INTO fee (enterprise, year, amount, paid, paid_on) VALUES"
    " (1, 2023, 200000, 200000, '2023-03-01'), (2, 2023, 100050, 1250, '2024-01-05'),"
    " (3, 2023, 50000, 30000, NULL), (1, 2022, 10000, NULL, NULL), (2, 2024, 5, 5, '2023-12-31')",
    NULL,
};

static void open_work(struct sample *sample)
{
    sample_open(sample, "2024-06-30");
    sample_words(sample);
    sample_fill(sample, liaisons);
    sample_fill(sample, activities);
    sample_fill(sample, others);
}

/* The rows of a table in their order as "key value column column", a line each. Static memory. */
static const char *rows(const struct chamber_stats *stats, const char *id)
{
    static char text[800];
    const struct chamber_breakdown *table = sample_table(stats, id);
    size_t length = 0;
    for (size_t i = 0; i < table->row_count; i++) {
        const struct chamber_breakdown_row *row = &table->rows[i];
        length += (size_t)snprintf(text + length, sizeof(text) - length, "%s %d",
                                   row->key != NULL ? row->key : "-", (int)row->value);
        for (size_t c = 0; c < row->column_count; c++)
            length += (size_t)snprintf(text + length, sizeof(text) - length, " %d",
                                       (int)row->columns[c].value);
        length += (size_t)snprintf(text + length, sizeof(text) - length, "\n");
        ck_assert_uint_lt(length, sizeof(text));
    }
    return text;
}

static void expect_rate(const struct chamber_stats *stats, const char *id, double part,
                        double whole)
{
    const struct chamber_figure *figure = chamber_stats_figure(stats, id);
    ck_assert(figure->kind == CHAMBER_FIGURE_RATE && figure->numerator.given);
    ck_assert_double_eq(figure->numerator.value, part);
    ck_assert_double_eq(figure->denominator.value, whole);
    ck_assert(figure->value.given == (whole > 0));
}

START_TEST(test_liaisons)
{
    struct sample sample;
    open_work(&sample);
    struct chamber_stats *stats = sample_stats(&sample, "2023", NULL);
    /* the president first; on the day they changed only the first one's was still theirs;
     * the third had one until the year before */
    ck_assert_str_eq(rows(stats, "liaison.by_leader"),
                     "2 1 1 1 0\n1 2 2 2 1\n3 0 0 0 0\n- 0 0 0 0\n");
    ck_assert_str_eq(sample_row(stats, "liaison.by_leader", "1")->label, "张某");
    ck_assert_double_eq(sample_row(stats, "liaison.by_leader", "3")->previous.value, 1);
    chamber_stats_free(stats);
    stats = sample_stats(&sample, "2023", "2023-06-30");
    ck_assert_str_eq(rows(stats, "liaison.by_leader"), "1 1 1 1 1\n3 0 0 0 0\n- 0 0 0 0\n");
    chamber_stats_free(stats);
    stats = sample_stats(&sample, "2023H2", "2023-12-30");
    ck_assert_str_eq(rows(stats, "liaison.by_leader"),
                     "2 1 1 1 0\n1 1 1 0 0\n3 0 0 0 0\n- 0 0 0 0\n");
    chamber_stats_free(stats);
    stats = sample_stats(&sample, "2024", "2023-12-31"); /* not begun */
    ck_assert_str_eq(rows(stats, "liaison.by_leader"), "- 0 0 0 0\n");
    chamber_stats_free(stats);
    sample_check_identities(&sample, "2023", NULL);
    sample_close(&sample);
}
END_TEST

START_TEST(test_activities)
{
    struct sample sample;
    open_work(&sample);
    struct chamber_stats *stats = sample_stats(&sample, "2023", NULL);
    ck_assert_double_eq(sample_value(stats, "activities.total"), 4);
    ck_assert_double_eq(sample_value(stats, "activities.headcount"), 30 + 4 + 0 + 5);
    ck_assert_double_eq(sample_value(stats, "activities.enterprises"), 2);
    ck_assert_double_eq(sample_value(stats, "education.months_without"), 10);
    ck_assert_double_eq(chamber_stats_figure(stats, "activities.total")->previous.value, 1);
    ck_assert_str_eq(rows(stats, "activities.by_kind"), "lecture 1\ntour 1\nmeeting 2\n- 0\n");
    ck_assert_str_eq(rows(stats, "meetings.by_body"), "2 1\n- 1\n");
    ck_assert_int_eq(sample_row(stats, "activities.by_month", "2023-03")->value, 2);
    ck_assert_int_eq(sample_row(stats, "activities.by_month", "2023-12")->value, 1);
    chamber_stats_free(stats);
    stats = sample_stats(&sample, "2022", NULL);
    ck_assert_str_eq(rows(stats, "activities.by_kind"), "- 1\n");
    chamber_stats_free(stats);
    sample_close(&sample);
}
END_TEST

/* Months up to and including that of the as-of day, and none of a period that has not begun. */
START_TEST(test_months_without)
{
    static const struct {
        const char *period, *as_of;
        double months;
    } cases[] = {
        {"2023", "2023-03-30", 3}, {"2023", "2023-03-31", 2}, {"2023", "2023-04-01", 3},
        {"2023-03", NULL, 0},      {"2023-04", NULL, 1},      {"2023-03-01..2023-03-30", NULL, 1},
        {"2024", "2023-12-31", 0}, {"2022", NULL, 11},        {"2022-12-31..2023-01-01", NULL, 1},
    };
    struct sample sample;
    open_work(&sample);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct chamber_stats *stats = sample_stats(&sample, cases[i].period, cases[i].as_of);
        double months = sample_value(stats, "education.months_without");
        ck_assert_msg(months == cases[i].months, "%s as of %s: %g", cases[i].period,
                      cases[i].as_of != NULL ? cases[i].as_of : "its end", months);
        chamber_stats_free(stats);
    }
    sample_close(&sample);
}
END_TEST

START_TEST(test_services_and_notices)
{
    struct sample sample;
    open_work(&sample);
    struct chamber_stats *stats = sample_stats(&sample, "2023", NULL);
    ck_assert_str_eq(rows(stats, "services.by_service"), "2 1\n1 2\n3 0\n- 0\n");
    ck_assert_str_eq(rows(stats, "notices.by_channel"), "members 2\n- 1\n");
    ck_assert_str_eq(rows(stats, "notices.by_kind"), "policy 2\n- 1\n");
    ck_assert_str_eq(rows(stats, "recommendations.by_organization"),
                     "young 3 3 1\nscholars 1 1 0\n- 0 0 0\n");
    chamber_stats_free(stats);
    stats = sample_stats(&sample, "2023", "2023-08-31");
    ck_assert_str_eq(rows(stats, "recommendations.by_organization"),
                     "young 3 3 0\nscholars 1 1 0\n- 0 0 0\n");
    chamber_stats_free(stats);
    stats = sample_stats(&sample, "2023", "2024-02-01");
    ck_assert_str_eq(rows(stats, "recommendations.by_organization"),
                     "young 3 3 2\nscholars 1 1 0\n- 0 0 0\n");
    chamber_stats_free(stats);
    sample_close(&sample);
}
END_TEST

START_TEST(test_whole_years)
{
    struct sample sample;
    open_work(&sample);
    struct chamber_stats *stats = sample_stats(&sample, "2023", NULL);
    expect_rate(stats, "tasks.done", 1, 3);
    expect_rate(stats, "fees.paid", 2300, 3500.5);
    ck_assert_double_eq(chamber_stats_figure(stats, "tasks.done")->previous.value, 1);
    ck_assert(chamber_stats_figure(stats, "fees.paid")->previous.given);
    ck_assert_double_eq(chamber_stats_figure(stats, "fees.paid")->previous.value, 0);
    chamber_stats_free(stats);
    stats = sample_stats(&sample, "2023", "2024-01-10");
    expect_rate(stats, "tasks.done", 2, 3);
    expect_rate(stats, "fees.paid", 2312.5, 3500.5);
    chamber_stats_free(stats);
    stats = sample_stats(&sample, "2022..2023", "2023-12-31");
    expect_rate(stats, "tasks.done", 2, 4);
    chamber_stats_free(stats);
    stats = sample_stats(&sample, "2023..2024", "2023-12-31"); /* 2024 has not begun */
    expect_rate(stats, "tasks.done", 1, 3);
    chamber_stats_free(stats);
    stats = sample_stats(&sample, "2021", NULL);
    expect_rate(stats, "tasks.done", 0, 0);
    expect_rate(stats, "fees.paid", 0, 0);
    chamber_stats_free(stats);
    sample_close(&sample);
}
END_TEST

START_TEST(test_parts_of_a_year)
{
    static const char *const ids[] = {"tasks.done", "fees.paid"};
    static const char *const periods[] = {"2023H1", "2023-01-01..2023-12-30",
                                          "2022-12-31..2023-12-31"};
    struct sample sample;
    open_work(&sample);
    for (size_t p = 0; p < COUNT_OF(periods); p++) {
        struct chamber_stats *stats = sample_stats(&sample, periods[p], NULL);
        for (size_t i = 0; i < COUNT_OF(ids); i++) {
            const struct chamber_figure *figure = chamber_stats_figure(stats, ids[i]);
            ck_assert(!figure->value.given && !figure->previous.given);
            ck_assert(!figure->numerator.given && !figure->denominator.given);
        }
        chamber_stats_free(stats);
        sample_check_identities(&sample, periods[p], NULL);
    }
    sample_close(&sample);
}
END_TEST

/* The records behind: what a fee gives is what was paid of it; of months without there are none,
 * so those of the other months are listed. */
START_TEST(test_evidence)
{
    struct sample sample;
    open_work(&sample);
    struct chamber_db *db = sample.db;
    struct chamber_evidence evidence = {0};
    ck_assert_int_eq(chamber_stats_evidence(db, "2023", NULL, "fees.paid", NULL, &evidence), 0);
    static const double paid[] = {2000, 0, 300};
    ck_assert_uint_eq(evidence.count, 3);
    ck_assert_mem_eq(evidence.values, paid, sizeof(paid));
    ck_assert_ptr_null(evidence.counted);
    ck_assert_str_eq(chamber_noun_name(evidence.noun), "fee");
    chamber_evidence_clear(&evidence);
    ck_assert_int_eq(
        chamber_stats_evidence(db, "2023", NULL, "education.months_without", NULL, &evidence), 0);
    ck_assert_uint_eq(evidence.count, 2);
    ck_assert_int_eq(evidence.ids[0], 3);
    ck_assert_int_eq(evidence.ids[1], 1);
    chamber_evidence_clear(&evidence);
    ck_assert_int_eq(
        chamber_stats_evidence(db, "2023", NULL, "activities.enterprises", NULL, &evidence), 0);
    ck_assert_uint_eq(evidence.count, 2);
    ck_assert_str_eq(chamber_noun_name(evidence.noun), "enterprise");
    chamber_evidence_clear(&evidence);
    ck_assert_int_eq(chamber_stats_evidence(db, "2023", NULL, "liaison.by_leader", "1", &evidence),
                     0);
    ck_assert_uint_eq(evidence.count, 2);
    ck_assert_str_eq(chamber_noun_name(evidence.noun), "liaison");
    chamber_evidence_clear(&evidence);
    ck_assert_int_eq(chamber_stats_evidence(db, "2023", NULL, "meetings.by_body", "", &evidence),
                     0);
    ck_assert_uint_eq(evidence.count, 1);
    ck_assert_int_eq(evidence.ids[0], 6);
    chamber_evidence_clear(&evidence);
    sample_close(&sample);
}
END_TEST

SUITE_MAIN("stats_work", test_liaisons, test_activities, test_months_without,
           test_services_and_notices, test_whole_years, test_parts_of_a_year, test_evidence)
