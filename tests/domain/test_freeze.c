/* SPDX-License-Identifier: MIT */
/* Frozen years: they are read back as they were, later differences are named with the batches that
 * made them, and what was reported a year earlier stands beside. */
#include "fixture.h"
#include "random_writes.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#undef fail /* Check's; the store has one of its own */
#include "stats/figure.h"
#include "store/db.h"
#include "store/stmt.h"

static struct chamber_db *db;
static chamber_id enterprise;

/* A member visited twice in 2018; it is January 2019. */
static void setup(void)
{
    db = fixture_open("2019-01-10");
    enterprise = fixture_enterprise(db, "宏达机械有限公司", "2017-05-01");
    fixture_visit(db, enterprise, "2018-03-01");
    fixture_visit(db, enterprise, "2018-07-20");
    fixture_request(db, enterprise, "2018-07-20");
}

static struct chamber_stats *live(const char *period, const char *as_of)
{
    struct chamber_stats *stats = NULL;
    ck_ok(chamber_stats_compute(db, period, as_of, &stats));
    return stats;
}

static struct chamber_stats *frozen(const char *period)
{
    struct chamber_stats *stats = NULL;
    ck_ok(chamber_stats_frozen(db, period, &stats));
    return stats;
}

static struct chamber_differences *differences(const char *period)
{
    struct chamber_differences *found = NULL;
    ck_ok(chamber_stats_differences(db, period, &found));
    return found;
}

static chamber_id freeze(const char *period, const char *as_of)
{
    chamber_id id = 0;
    ck_ok(chamber_stats_freeze(db, period, as_of, &id));
    ck_assert_int_gt(id, 0);
    return id;
}

static void check_same_json(const struct chamber_stats *one, const struct chamber_stats *other)
{
    char *first = NULL, *second = NULL;
    ck_ok(chamber_stats_json(db, one, &first));
    ck_ok(chamber_stats_json(db, other, &second));
    ck_assert_str_eq(first, second);
    chamber_free(first);
    chamber_free(second);
}

START_TEST(test_read_back)
{
    static const char *const periods[] = {"2018", "2018H2", "2018Q3", "2018-07"};
    setup();
    ck_ok(chamber_honor_add(db,
                            &(struct chamber_honor){.title = "先进\t集体\n\\二〇一八",
                                                    .level = "district",
                                                    .awarded_on = "2018-12",
                                                    .recipient = "chamber"},
                            NULL));
    for (size_t i = 0; i < sizeof periods / sizeof *periods; i++) {
        struct chamber_stats *then = live(periods[i], NULL);
        freeze(periods[i], NULL);
        struct chamber_stats *kept = frozen(periods[i]);
        check_same_json(kept, then);
        struct chamber_differences *none = differences(periods[i]);
        ck_assert_int_gt(none->id, 0);
        ck_assert_uint_eq(none->count, 0);
        ck_assert_str_eq(none->as_of, chamber_stats_as_of(kept));
        chamber_differences_free(none);
        chamber_stats_free(then);
        chamber_stats_free(kept);
    }
    fixture_close(db);
}
END_TEST

START_TEST(test_refusals)
{
    struct chamber_stats *stats = NULL;
    struct chamber_frozen by_hand = {.period = "2016", .as_of = "2016-12-31", .figures = "F"};
    setup();
    ck_fails(chamber_stats_frozen(db, "2018", &stats), CHAMBER_E_NOT_FOUND, "freeze_none", NULL);
    ck_fails(chamber_stats_freeze(db, "2018-02..2018-03", NULL, NULL), CHAMBER_E_USAGE,
             "freeze_no_period", NULL);
    ck_fails(chamber_stats_freeze(db, "later", NULL, NULL), CHAMBER_E_USAGE, "stats_no_period",
             NULL);
    chamber_id id = freeze("2018年", NULL);
    ck_fails(chamber_stats_freeze(db, "2018", NULL, NULL), CHAMBER_E_CONFLICT, "freeze_twice",
             NULL);
    ck_fails(chamber_frozen_add(db, &by_hand, NULL), CHAMBER_E_REFUSED, "events_by_verbs", NULL);
    by_hand.id = id;
    ck_fails(chamber_frozen_update(db, &by_hand, 1, NULL), CHAMBER_E_REFUSED, "events_by_verbs",
             NULL);
    ck_assert_ptr_null(stats);
    struct chamber_differences *none = differences("2017");
    ck_assert_int_eq(none->id, 0);
    chamber_differences_free(none);
    none = differences("2018-02..2018-03");
    ck_assert_int_eq(none->id, 0);
    chamber_differences_free(none);
    /* it is undone, and removed, like any write */
    ck_ok(chamber_undo(db, 0));
    ck_fails(chamber_stats_frozen(db, "2018", &stats), CHAMBER_E_NOT_FOUND, "freeze_none", NULL);
    id = freeze("2018", NULL);
    ck_ok(chamber_frozen_remove(db, id));
    freeze("2018", NULL);
    fixture_close(db);
}
END_TEST

static const struct chamber_difference *difference(const struct chamber_differences *found,
                                                   const char *id, const char *key)
{
    for (size_t i = 0; i < found->count; i++)
        if (strcmp(found->items[i].id, id) == 0 && !found->items[i].column &&
            strcmp(fixture_text(found->items[i].key), fixture_text(key)) == 0)
            return &found->items[i];
    return NULL;
}

static void check_blame(const struct chamber_differences *found, const char *id, const char *key,
                        double then, double now, const chamber_id *batches, size_t count)
{
    const struct chamber_difference *one = difference(found, id, key);
    ck_assert_msg(one != NULL, "%s does not differ", id);
    ck_assert(one->frozen.given && one->live.given);
    ck_assert_double_eq(one->frozen.value, then);
    ck_assert_double_eq(one->live.value, now);
    ck_assert_uint_eq(one->batch_count, count);
    for (size_t i = 0; i < count; i++)
        ck_assert_int_eq(one->batches[i], batches[i]);
}

START_TEST(test_late_entries)
{
    chamber_id batches[3];
    setup();
    freeze("2018", NULL);
    ck_ok(chamber_place_add(db, &(struct chamber_place){.name = "新楼"}, NULL));
    fixture_visit(db, enterprise, "2018-12-20");
    batches[0] = chamber_last_batch(db);
    fixture_visit(db, enterprise, "2019-01-05"); /* another year's */
    fixture_visit(db, enterprise, "2018-12-21");
    batches[1] = chamber_last_batch(db);
    struct chamber_enterprise industry = {.id = enterprise, .industry = "C"};
    ck_ok(chamber_enterprise_update(db, &industry,
                                    chamber_field_bit(&chamber_enterprise_noun, "industry"), NULL));
    batches[2] = chamber_last_batch(db);
    fixture_visit(db, enterprise, "2018-12-22"); /* and back again: no cause */
    ck_ok(chamber_undo(db, 0));
    struct chamber_differences *found = differences("2018");
    check_blame(found, "visits.total", NULL, 2, 4, batches, 2);
    check_blame(found, "visits.by_month", "2018-12", 0, 2, batches, 2);
    check_blame(found, "members.by_industry", "C", 0, 1, &batches[2], 1);
    check_blame(found, "visits.by_industry", "C", 0, 4, &batches[2], 1);
    ck_assert_ptr_null(difference(found, "visits.enterprises", NULL));
    ck_assert_ptr_null(difference(found, "members.total", NULL));
    ck_assert_int_eq(found->blocked, 0);
    chamber_differences_free(found);
    /* what was frozen stays */
    struct chamber_stats *kept = frozen("2018");
    ck_assert_double_eq(chamber_stats_figure(kept, "visits.total")->value.value, 2);
    chamber_stats_free(kept);
    fixture_close(db);
}
END_TEST

/* A word that no longer counts changes figures of records that nobody touched. */
START_TEST(test_words)
{
    struct chamber_choice form = {0};
    chamber_id changed = 0;
    setup();
    struct chamber_visit visit = {
        .visited_on = "2018-05-05", .enterprise = enterprise, .form = "symposium"};
    ck_ok(chamber_visit_add(db, &visit, NULL));
    freeze("2018", NULL);
    const struct chamber_filter filters[] = {{"list", "visit.form"}, {"code", "symposium"}};
    const struct chamber_list list = {.filters = filters, .filter_count = 2};
    struct chamber_cursor *cursor = NULL;
    ck_ok(chamber_choice_open(db, &list, &cursor));
    ck_assert_int_eq(chamber_choice_next(cursor, &form), CHAMBER_ROW);
    changed = form.id;
    chamber_cursor_close(cursor);
    chamber_choice_clear(&form);
    form = (struct chamber_choice){.id = changed, .counts = CHAMBER_NO};
    ck_ok(
        chamber_choice_update(db, &form, chamber_field_bit(&chamber_choice_noun, "counts"), NULL));
    chamber_id batch = chamber_last_batch(db);
    struct chamber_differences *found = differences("2018");
    check_blame(found, "visits.in_person", NULL, 3, 2, &batch, 1);
    ck_assert_uint_eq(found->count, 1);
    chamber_differences_free(found);
    fixture_close(db);
}
END_TEST

/* The year before is as it was reported: beside a whole year, or as of the same day. */
START_TEST(test_previous)
{
    setup();
    freeze("2018", NULL);
    fixture_visit(db, enterprise, "2018-12-20");
    ck_ok(chamber_set_today(db, "2020-01-10"));
    fixture_visit(db, enterprise, "2019-12-20");
    struct chamber_stats *stats = live("2019", NULL);
    ck_assert_double_eq(chamber_stats_figure(stats, "visits.total")->previous.value, 2);
    size_t count;
    const struct chamber_breakdown *tables = chamber_stats_breakdowns(stats, &count);
    for (size_t t = 0; t < count; t++)
        for (size_t r = 0; r < tables[t].row_count; r++)
            if (strcmp(tables[t].id, "visits.by_month") == 0 && tables[t].rows[r].key &&
                strcmp(tables[t].rows[r].key, "2019-12") == 0)
                ck_assert_double_eq(tables[t].rows[r].previous.value, 0);
    chamber_stats_free(stats);
    stats = live("2019", "2019-12-25"); /* beside 2018 as of 2018-12-25, which was not frozen */
    ck_assert_double_eq(chamber_stats_figure(stats, "visits.total")->previous.value, 3);
    chamber_stats_free(stats);
    fixture_close(db);
}
END_TEST

/* Frozen before the year was over, and with an as-of day after it. */
START_TEST(test_as_of)
{
    setup();
    freeze("2018", "2018-06-30");
    fixture_visit(db, enterprise, "2018-12-20");
    struct chamber_differences *found = differences("2018");
    ck_assert_uint_eq(found->count, 0);
    chamber_differences_free(found);
    fixture_visit(db, enterprise, "2018-06-30");
    chamber_id batch = chamber_last_batch(db);
    found = differences("2018");
    check_blame(found, "visits.total", NULL, 1, 2, &batch, 1);
    chamber_differences_free(found);
    fixture_close(db);
}
END_TEST

/* What was kept of figures that there are no more is still read, called by their ids. */
START_TEST(test_retired_figures)
{
    char *json = NULL;
    setup();
    chamber_id id = freeze("2018", NULL);
    struct chamber_frozen kept = {.id = id};
    ck_ok(chamber_frozen_get(db, id, &kept));
    CLEAN_STR struct str text = {0};
    str_addf(&text, "F\told.figure\t3\t\t\t2\n%s\nT\told.by_word\told\nR\tx\tnational\t旧\t4\t\t1",
             kept.figures);
    CLEAN_STMT struct stmt *st = stmt_sql(db, "UPDATE frozen SET figures = :figures WHERE id = 1");
    stmt_bind_text(st, ":figures", str_text(&text));
    ck_ok(stmt_run(st));
    struct chamber_stats *stats = frozen("2018");
    ck_assert_double_eq(chamber_stats_figure(stats, "old.figure")->value.value, 3);
    size_t sections;
    ck_assert_ptr_nonnull(chamber_stats_sections(stats, &sections));
    ck_assert_uint_gt(sections, 10);
    ck_ok(chamber_stats_json(db, stats, &json));
    ck_assert_ptr_nonnull(strstr(json, "{\"key\":\"x\",\"label\":\"旧\",\"value\":4"));
    chamber_free(json);
    chamber_stats_free(stats);
    struct chamber_differences *found = differences("2018");
    ck_assert_uint_eq(found->count, 0);
    chamber_differences_free(found);
    chamber_frozen_clear(&kept);
    fixture_close(db);
}
END_TEST

/* What was imported may be anything: it is refused when it is read. */
START_TEST(test_damaged)
{
    static const char *const damaged[] = {"T\tvisits.by_month",
                                          "F\tvisits.total\tx\t\t\t",
                                          "R\tx\t\tx\t1\t",
                                          "F\tvisits.total\t1\t\t\t\t9",
                                          "X",
                                          "T\tvisits.by_month\nR\t2018-01\t\t一月\tmany\t",
                                          "T\tvisits.by_month\nR\t2018-01\t\t一月\t1\t\t7",
                                          "F\tvisits.total\t0,5\t\t\t"};
    struct chamber_stats *stats = NULL;
    setup();
    freeze("2018", NULL);
    for (size_t i = 0; i < sizeof damaged / sizeof *damaged; i++) {
        CLEAN_STMT struct stmt *st =
            stmt_sql(db, "UPDATE frozen SET figures = :figures WHERE id = 1");
        stmt_bind_text(st, ":figures", damaged[i]);
        ck_ok(stmt_run(st));
        ck_fails(chamber_stats_frozen(db, "2018", &stats), CHAMBER_E_DATABASE, "frozen_damaged",
                 NULL);
        ck_assert_ptr_null(stats);
    }
    fixture_close(db);
}
END_TEST

/* Numbers are written alike whatever the locale; percentages are rounded as spreadsheets do. */
START_TEST(test_locale)
{
    char text[CHAMBER_PERCENT_SIZE];
    setup();
    ck_ok(chamber_enterprise_add(db, &(struct chamber_enterprise){.name = "甲", .status = "member"},
                                 NULL));
    ck_ok(chamber_enterprise_add(db, &(struct chamber_enterprise){.name = "乙", .status = "member"},
                                 NULL));
    const char *there = setlocale(LC_NUMERIC, "de_DE.UTF-8");
    freeze("2018", NULL);
    struct chamber_stats *one = frozen("2018");
    setlocale(LC_NUMERIC, "C");
    struct chamber_stats *other = frozen("2018");
    double value = chamber_stats_figure(other, "visits.coverage")->value.value;
    ck_assert_msg(value > 0.333 && value < 0.334, "%g, %s", value, there ? there : "no locale");
    check_same_json(one, other);
    chamber_stats_free(one);
    chamber_stats_free(other);
    chamber_percent(1.0 / 16, text);
    ck_assert_str_eq(text, "6.3%");
    chamber_percent(-0.0004, text);
    ck_assert_str_eq(text, "0.0%");
    chamber_percent(1, text);
    ck_assert_str_eq(text, "100.0%");
    fixture_close(db);
}
END_TEST

/* --- by chance, against taking batch after batch back for good --- */
enum { WRITES = 40, DIFFERENCES_MAX = 600 };

static double value_of(const struct chamber_stats *stats, const struct chamber_difference *one)
{
    size_t count;
    const struct chamber_breakdown *tables = chamber_stats_breakdowns(stats, &count);
    if (!one->row) {
        const struct chamber_figure *figure = chamber_stats_figure(stats, one->id);
        struct chamber_number number = !one->column                       ? figure->value
                                       : strcmp(one->column, "numerator") ? figure->denominator
                                                                          : figure->numerator;
        return number.given ? number.value : -1;
    }
    for (size_t t = 0; t < count; t++)
        for (size_t r = 0; r < tables[t].row_count; r++) {
            const struct chamber_breakdown_row *row = &tables[t].rows[r];
            if (strcmp(tables[t].id, one->id) != 0 ||
                strcmp(fixture_text(row->key), fixture_text(one->key)) != 0 ||
                strcmp(fixture_text(row->level), fixture_text(one->level)) != 0)
                continue;
            for (size_t c = 0; one->column && c < row->column_count; c++)
                if (strcmp(row->columns[c].name, one->column) == 0)
                    return (double)row->columns[c].value;
            return one->column ? 0 : (double)row->value;
        }
    return 0;
}

static bool is_blamed(const struct chamber_difference *one, chamber_id batch)
{
    for (size_t i = 0; i < one->batch_count; i++)
        if (one->batches[i] == batch)
            return true;
    return false;
}

/* The jumps at the batches that are blamed are real ones, and all of the difference. */
static void check_by_undoing(const struct chamber_differences *found, chamber_id last)
{
    static double jumps[DIFFERENCES_MAX];
    ck_assert_uint_le(found->count, DIFFERENCES_MAX);
    memset(jumps, 0, sizeof jumps);
    for (chamber_id batch = last; batch > found->batch; batch--) {
        struct chamber_stats *after = live("2018", found->as_of);
        ck_ok(chamber_undo(db, batch));
        struct chamber_stats *before = live("2018", found->as_of);
        for (size_t i = 0; i < found->count; i++) {
            double jump = value_of(after, &found->items[i]) - value_of(before, &found->items[i]);
            bool blamed = is_blamed(&found->items[i], batch);
            ck_assert_msg(!blamed || jump > 0 || jump < 0, "%s by %lld", found->items[i].label,
                          (long long)batch);
            jumps[i] += blamed ? jump : 0;
        }
        chamber_stats_free(after);
        chamber_stats_free(before);
    }
    for (size_t i = 0; i < found->count; i++) {
        const struct chamber_difference *one = &found->items[i];
        double frozen_value = one->frozen.given ? one->frozen.value : -1;
        double live_value = one->live.given ? one->live.value : -1;
        ck_assert_msg(one->batch_count > 0, "%s has no batch", one->id);
        ck_assert_double_eq_tol(jumps[i], live_value - frozen_value, 1e-9);
    }
}

START_TEST(test_random)
{
    static const unsigned seeds[] = {3, 17, 2024};
    for (size_t s = 0; s < sizeof seeds / sizeof *seeds; s++) {
        unsigned seed = seeds[s];
        size_t stored = 0;
        db = fixture_open("2018-12-31");
        random_begin(db);
        for (int i = 0; i < WRITES; i++)
            (void)random_write(db, &seed, i);
        freeze("2018", NULL);
        for (int i = 0; i < WRITES; i++)
            stored += random_write(db, &seed, WRITES + i);
        ck_assert_uint_gt(stored, 5);
        chamber_id last = chamber_last_batch(db);
        struct chamber_differences *found = differences("2018");
        ck_assert_uint_gt(found->count, 3);
        ck_assert_int_eq(chamber_last_batch(db), last); /* nothing was written */
        check_by_undoing(found, last);
        chamber_differences_free(found);
        fixture_close(db);
    }
}
END_TEST

/* --- the version of the definitions --- */
static void add_definition(struct str *out, const struct figure *figure)
{
    str_addf(out, "%s %d %d %u %u %d %d %d %s\n%s\n%s\n", figure->id, (int)figure->shape,
             (int)figure->rows, figure->in, figure->counts, figure->yearly, (int)figure->who,
             (int)figure->key, figure->words.list ? figure->words.list : "",
             figure->definition.text[0], figure->definition.text[1]);
}

/* A definition that changes has another version: raise FIGURE_DEFINITIONS, and put down here what
 * the new version is. (A wording that means the same as before only needs the new digest.) */
START_TEST(test_definitions)
{
    static const char expected[] =
        "773f43582e52f6916a781f64313e79a450661df040f4f033c8085975a2270d19";
    char digest[SHA256_TEXT_SIZE];
    CLEAN_STR struct str text = {0};
    for (size_t p = 0; p < figure_part_count; p++)
        for (size_t i = 0; i < figure_parts[p]->count; i++)
            add_definition(&text, &figure_parts[p]->figures[i]);
    store_sha256_text(str_text(&text), text.length, digest);
    ck_assert_int_eq(FIGURE_DEFINITIONS, 1);
    ck_assert_msg(strcmp(digest, expected) == 0, "the definitions are %s", digest);
}
END_TEST

SUITE_MAIN("freeze", test_read_back, test_refusals, test_late_entries, test_words, test_previous,
           test_as_of, test_retired_figures, test_damaged, test_locale, test_random,
           test_definitions)
