/* SPDX-License-Identifier: MIT */
/* Frozen years beside a program that has other tables, numbers and rows than then. */
#include "fixture.h"

#include <string.h>

#undef fail /* Check's; the store has one of its own */
#include "store/stmt.h"

static struct chamber_db *db;
static chamber_id enterprise;

/* A member visited twice in 2018, and honored; it is January 2020. */
static void setup(void)
{
    db = fixture_open("2020-01-10");
    enterprise = fixture_enterprise(db, "宏达机械有限公司", "2017-05-01");
    fixture_visit(db, enterprise, "2018-03-01");
    fixture_visit(db, enterprise, "2018-07-20");
}

static void honor(const char *level, const char *day)
{
    const struct chamber_honor given = {
        .title = "文明单位", .level = level, .awarded_on = day, .enterprise = enterprise};
    ck_ok(chamber_honor_add(db, &given, NULL));
}

/* As if the year had been frozen with other words. */
static void rewrite(const char *from, const char *to)
{
    CLEAN_STMT struct stmt *look =
        stmt_sql(db, "SELECT instr(figures, :from) > 0 FROM frozen WHERE id = 1");
    stmt_bind_text(look, ":from", from);
    ck_assert_int_eq(stmt_step(look), CHAMBER_ROW);
    ck_assert_msg(stmt_int(look, 0), "nothing like %s", from);
    CLEAN_STMT struct stmt *st =
        stmt_sql(db, "UPDATE frozen SET figures = replace(figures, :from, :to) WHERE id = 1");
    stmt_bind_text(st, ":from", from);
    stmt_bind_text(st, ":to", to);
    ck_ok(stmt_run(st));
}

static const struct chamber_breakdown_row *row_of(const struct chamber_stats *stats, const char *id,
                                                  const char *key, const char *level)
{
    size_t count;
    const struct chamber_breakdown *tables = chamber_stats_breakdowns(stats, &count);
    for (size_t t = 0; t < count; t++)
        for (size_t r = 0; r < tables[t].row_count && strcmp(tables[t].id, id) == 0; r++)
            if (strcmp(fixture_text(tables[t].rows[r].key), fixture_text(key)) == 0 &&
                strcmp(fixture_text(tables[t].rows[r].level), fixture_text(level)) == 0)
                return &tables[t].rows[r];
    ck_abort_msg("no row %s of %s", fixture_text(key), id);
}

static double previous(const struct chamber_stats *stats, const char *id, const char *key,
                       const char *level)
{
    const struct chamber_breakdown_row *row = row_of(stats, id, key, level);
    ck_assert(row->previous.given);
    return row->previous.value;
}

/* A number of a row that there is no more differs from nothing, and the report does without one
 * that it did not have yet. */
START_TEST(test_columns)
{
    struct chamber_differences *found = NULL;
    struct chamber_stats *stats = NULL;
    char *text = NULL;
    setup();
    honor("district", "2018-05-01");
    ck_ok(chamber_stats_freeze(db, "2018", NULL, NULL));
    rewrite("\nT\thonors.by_title\tenterprises\tpersons\tchamber\n",
            "\nT\thonors.by_title\tenterprises\tfirms\tchamber\n");
    rewrite("\t文明单位\t1\t0\t1\t0\t0", "\t文明单位\t1\t0\t1\t5\t0");
    honor("district", "2018-06-01");
    ck_ok(chamber_stats_differences(db, "2018", &found));
    size_t rows = 0;
    for (size_t i = 0; i < found->count; i++) {
        const struct chamber_difference *one = &found->items[i];
        ck_assert_msg(!one->column || strcmp(one->column, "firms") != 0, "%s", one->label);
        rows += strcmp(one->id, "honors.by_title") == 0;
    }
    ck_assert_uint_eq(rows, 1); /* the titles themselves: two now */
    chamber_differences_free(found);
    ck_ok(chamber_stats_frozen(db, "2018", &stats));
    ck_ok(chamber_stats_narrative(db, stats, &text));
    ck_assert_msg(strstr(text, "文明单位") && !strstr(text, "5人"), "%s", text);
    chamber_free(text);
    chamber_stats_free(stats);
    fixture_close(db);
}
END_TEST

/* What was not in the frozen report stands beside what the records say of that year. */
START_TEST(test_tables)
{
    struct chamber_stats *stats = NULL;
    setup();
    ck_ok(chamber_stats_freeze(db, "2018", NULL, NULL));
    rewrite("\nT\tvisits.by_form\n", "\nT\told.by_form\n");
    fixture_visit(db, enterprise, "2018-03-02");
    fixture_visit(db, enterprise, "2019-03-01");
    ck_ok(chamber_stats_compute(db, "2019", NULL, &stats));
    ck_assert_double_eq(previous(stats, "visits.by_month", "2019-03", NULL), 1);
    ck_assert_double_eq(previous(stats, "visits.by_form", NULL, NULL), 3);
    chamber_stats_free(stats);
    fixture_close(db);
}
END_TEST

/* One title of two levels is two rows, each with its own year before. */
START_TEST(test_levels)
{
    struct chamber_stats *stats = NULL;
    setup();
    honor("district", "2018-05-01");
    honor("district", "2018-06-01");
    honor("municipal", "2018-06-01");
    ck_ok(chamber_stats_freeze(db, "2018", NULL, NULL));
    honor("district", "2019-05-01");
    honor("municipal", "2019-05-01");
    honor("national", "2019-05-01");
    ck_ok(chamber_stats_compute(db, "2019", NULL, &stats));
    ck_assert_double_eq(previous(stats, "honors.by_title", "文明单位", "district"), 2);
    ck_assert_double_eq(previous(stats, "honors.by_title", "文明单位", "municipal"), 1);
    ck_assert_double_eq(previous(stats, "honors.by_title", "文明单位", "national"), 0);
    chamber_stats_free(stats);
    fixture_close(db);
}
END_TEST

/* A rate of nothing was none. */
START_TEST(test_not_given)
{
    const struct chamber_request_step resolve = {.on = "2018-08-02", .outcome = "已办结"};
    struct chamber_differences *found = NULL;
    char *json = NULL;
    setup();
    ck_ok(chamber_stats_freeze(db, "2018", NULL, NULL));
    chamber_id request = fixture_request(db, enterprise, "2018-08-01");
    ck_ok(chamber_request_step(db, request, "resolve", &resolve));
    ck_ok(chamber_stats_differences(db, "2018", &found));
    ck_ok(chamber_differences_json(db, found, &json));
    const char *rate = strstr(json, "{\"id\":\"requests.rate\",");
    ck_assert_msg(rate != NULL, "%s", json);
    const char *numbers = strstr(rate, "\"frozen\":");
    static const char expected[] = "\"frozen\":null,\"live\":1,";
    ck_assert_msg(strncmp(numbers, expected, strlen(expected)) == 0, "%.80s", numbers);
    chamber_free(json);
    chamber_differences_free(found);
    fixture_close(db);
}
END_TEST

SUITE_MAIN("frozen_retired", test_columns, test_tables, test_levels, test_not_given)
