/* SPDX-License-Identifier: MIT */
/* The batches that made frozen figures differ, against figures worked out after every batch. */
#include "fixture.h"
#include "random_writes.h"

#include <stdio.h>
#include <string.h>

#undef fail /* Check's; the store has one of its own */
#include "store/stmt.h"

static struct chamber_db *db;

static struct chamber_stats *live(void)
{
    struct chamber_stats *stats = NULL;
    ck_ok(chamber_stats_compute(db, "2018", NULL, &stats));
    return stats;
}

static struct chamber_differences *differences(void)
{
    struct chamber_differences *found = NULL;
    ck_ok(chamber_stats_differences(db, "2018", &found));
    return found;
}

/* What is said of a figure: "key column frozen>live batches" lines, batches counted from the
 * freeze. Static memory. */
static const char *told(const char *figure)
{
    static char text[4096];
    struct chamber_differences *found = differences();
    size_t n = 0;
    text[0] = '\0';
    for (size_t i = 0; i < found->count; i++) {
        const struct chamber_difference *d = &found->items[i];
        if (strcmp(d->id, figure) != 0)
            continue;
        n += (size_t)snprintf(text + n, sizeof(text) - n, "%s%s%s %g>%g", d->key ? d->key : "-",
                              d->column ? "." : "", d->column ? d->column : "", d->frozen.value,
                              d->live.value);
        for (size_t b = 0; b < d->batch_count; b++)
            n += (size_t)snprintf(text + n, sizeof(text) - n, " +%lld",
                                  (long long)(d->batches[b] - found->batch));
        n += (size_t)snprintf(text + n, sizeof(text) - n, "\n");
    }
    chamber_differences_free(found);
    return text;
}

/* Two members with a visit each, three requests, two of them resolved; frozen. */
static void make_year(void)
{
    db = fixture_open("2019-01-20");
    chamber_id one = fixture_enterprise(db, "示例机械有限公司", "2017-01-01");
    chamber_id two = fixture_enterprise(db, "示例食品有限公司", "2018-03-01");
    fixture_visit(db, one, "2018-07-20");
    fixture_visit(db, two, "2018-08-01");
    fixture_request(db, one, "2018-07-20");
    fixture_request(db, one, "2018-07-21");
    fixture_request(db, two, "2018-08-01");
    ck_ok(random_step(db, 1, "resolve", "2018-08-02"));
    ck_ok(random_step(db, 2, "resolve", "2018-08-05"));
    ck_ok(chamber_stats_freeze(db, "2018", NULL, NULL));
}

START_TEST(test_steps_and_corrections)
{
    const struct chamber_noun *steps = &chamber_request_event_noun;
    const struct chamber_request_event later = {.happened_on = "2019-01-05"};
    const struct chamber_enterprise other = {.id = 1, .industry = "C"};
    chamber_id event = 0;
    make_year();
    ck_ok(random_step(db, 3, "resolve", "2018-12-28")); /* +1: late */
    ck_ok(chamber_enterprise_update(db, &other,
                                    chamber_field_bit(&chamber_enterprise_noun, "industry"),
                                    "2018-06-01")); /* +2: another industry in that year */
    ck_assert_str_eq(told("requests.resolved"), "- 2>3 +1\n");
    ck_assert_str_eq(told("requests.open"), "- 1>0 +1\n");
    ck_assert_str_eq(told("requests.raised"), "");
    ck_assert_str_eq(told("requests.by_industry"),
                     "- 3>1 +2\n-.resolved 2>1 +1 +2\nC 0>2 +2\nC.resolved 0>2 +2\n");
    ck_ok(random_step(db, 3, "reopen", "2018-12-29")); /* +3 */
    ck_assert_str_eq(told("requests.resolved"), "");
    ck_assert_str_eq(told("requests.reopened"), "- 0>1 +3\n");
    ck_ok(chamber_event_find(db, steps, 1, "resolve", &event));
    ck_ok(chamber_request_amend(db, 1, event, &later, chamber_field_bit(steps, "happened_on"),
                                NULL)); /* +4: it was resolved later than was said */
    ck_assert_str_eq(told("requests.resolved"), "- 2>1 +1 +3 +4\n");
    fixture_close(db);
}
END_TEST

START_TEST(test_a_rate_of_other_parts)
{
    make_year();
    for (int i = 0; i < 2; i++)
        fixture_request(db, 1, "2018-09-01"); /* +1, +2 */
    fixture_request(db, 1, "2018-09-02");     /* +3: six now */
    ck_ok(random_step(db, 4, "resolve", "2018-09-10"));
    ck_ok(random_step(db, 5, "resolve", "2018-09-10"));
    ck_assert_str_eq(told("requests.rate"), "-.numerator 2>4 +4 +5\n-.denominator 3>6 +1 +2 +3\n");
    fixture_close(db);
}
END_TEST

START_TEST(test_the_position_is_that_of_the_freeze)
{
    make_year();
    chamber_id batch = chamber_last_batch(db);
    ck_ok(chamber_undo(db, batch));
    chamber_id undo = chamber_last_batch(db);
    fixture_visit(db, 1, "2018-12-24"); /* +2 */
    ck_ok(chamber_undo(db, undo));      /* brought back */
    struct chamber_differences *found = differences();
    ck_assert_int_eq(found->batch, batch);
    chamber_differences_free(found);
    ck_assert_str_eq(told("visits.total"), "- 2>3 +2\n");
    fixture_close(db);
}
END_TEST

/* Between a batch and what undoes it another one counts: only that one is to blame. */
START_TEST(test_undone_later)
{
    make_year();
    fixture_visit(db, 1, "2018-12-24"); /* +1 */
    chamber_id undone = chamber_last_batch(db);
    fixture_visit(db, 1, "2018-12-25"); /* +2 */
    ck_ok(chamber_undo(db, undone));    /* +3 */
    ck_assert_str_eq(told("visits.total"), "- 2>3 +2\n");
    fixture_close(db);
}
END_TEST

static int of_an_older_schema(chamber_id batch)
{
    CLEAN_STMT struct stmt *st = stmt_sql(db, "UPDATE batch SET schema_number = 1 WHERE id = ?1");
    stmt_bind_int_at(st, 1, batch);
    return stmt_run(st);
}

/* A batch before a migration is not taken back: no batch is named for what is older. */
START_TEST(test_a_journal_that_ends)
{
    make_year();
    chamber_id batch = chamber_last_batch(db);
    fixture_visit(db, 1, "2018-12-01");                 /* +1 */
    ck_ok(random_step(db, 3, "resolve", "2018-12-02")); /* +2 */
    fixture_visit(db, 1, "2018-12-03");                 /* +3 */
    ck_ok(store_begin(db, STORE_WRITE));
    ck_ok(store_end(db, of_an_older_schema(batch + 2)));
    ck_assert_str_eq(told("visits.total"), "- 2>4 +3\n");
    ck_assert_str_eq(told("requests.resolved"), "- 2>3\n");
    struct chamber_differences *found = differences();
    ck_assert_int_eq(found->blocked, batch + 2);
    chamber_differences_free(found);
    /* the last one, too */
    ck_ok(store_begin(db, STORE_WRITE));
    ck_ok(store_end(db, of_an_older_schema(batch + 3)));
    found = differences();
    ck_assert_int_eq(found->blocked, batch + 3);
    ck_assert_uint_gt(found->count, 0);
    for (size_t i = 0; i < found->count; i++)
        ck_assert_uint_eq(found->items[i].batch_count, 0);
    chamber_differences_free(found);
    fixture_close(db);
}
END_TEST

/* The number that a difference is about, in figures worked out another time. */
static double number_in(const struct chamber_stats *stats, const struct chamber_difference *d)
{
    size_t count;
    const struct chamber_figure *figure = chamber_stats_figure(stats, d->id);
    const struct chamber_breakdown *tables = chamber_stats_breakdowns(stats, &count);
    if (!d->row) {
        struct chamber_number number = !d->column                       ? figure->value
                                       : strcmp(d->column, "numerator") ? figure->denominator
                                                                        : figure->numerator;
        return number.given ? number.value : -1;
    }
    for (size_t t = 0; t < count; t++)
        for (size_t r = 0; r < tables[t].row_count && strcmp(tables[t].id, d->id) == 0; r++) {
            const struct chamber_breakdown_row *row = &tables[t].rows[r];
            if (strcmp(fixture_text(row->key), fixture_text(d->key)) != 0 ||
                strcmp(fixture_text(row->level), fixture_text(d->level)) != 0)
                continue;
            double value = (double)row->value;
            for (size_t c = 0; d->column && c < row->column_count; c++)
                if (strcmp(row->columns[c].name, d->column) == 0)
                    value = (double)row->columns[c].value;
            return value;
        }
    return 0;
}

static bool same(double one, double other)
{
    return !(one < other || one > other);
}

enum { WRITES = 120 };

/* Each batch named changed the number, and from one to the next it stays what it was, from what was
 * frozen to what there is now. Whether no other batch changed it. */
static bool replays(const struct chamber_difference *d, chamber_id since,
                    struct chamber_stats *const *after)
{
    double last = number_in(after[0], d);
    size_t changes = 0;
    ck_assert(same(last, d->frozen.given ? d->frozen.value : -1));
    ck_assert_uint_gt(d->batch_count, 0);
    for (size_t b = 0; b < d->batch_count; b++) {
        chamber_id n = d->batches[b] - since;
        ck_assert_msg(same(number_in(after[n - 1], d), last), "%s before +%lld", d->id,
                      (long long)n);
        ck_assert_msg(!same(number_in(after[n], d), last), "%s at +%lld", d->id, (long long)n);
        last = number_in(after[n], d);
    }
    ck_assert(same(last, d->live.given ? d->live.value : -1));
    for (size_t n = 1; n <= WRITES && after[n]; n++)
        changes += !same(number_in(after[n], d), number_in(after[n - 1], d));
    return changes == d->batch_count;
}

/* Two figures never differ unless that is said. */
static void check_all_told(const struct chamber_differences *found,
                           const struct chamber_stats *then, const struct chamber_stats *now)
{
    size_t count, differ = 0, said = 0;
    const struct chamber_figure *figures = chamber_stats_figures(then, &count);
    for (size_t i = 0; i < count; i++) {
        const struct chamber_figure *figure = chamber_stats_figure(now, figures[i].id);
        differ += figures[i].value.given != figure->value.given ||
                  !same(figures[i].value.value, figure->value.value);
    }
    for (size_t i = 0; i < found->count; i++)
        said += !found->items[i].row && !found->items[i].column;
    ck_assert_uint_eq(said, differ);
}

START_TEST(test_batches_are_those_of_a_replay)
{
    size_t exact = 0, all = 0;
    for (unsigned seed = 1; seed <= 5; seed++) {
        struct chamber_stats *after[WRITES + 1] = {0};
        unsigned state = seed;
        size_t stored = 0;
        db = fixture_open("2018-12-31");
        random_begin(db);
        for (int n = 0; n < 60; n++)
            random_write(db, &state, n);
        ck_ok(chamber_stats_freeze(db, "2018", NULL, NULL));
        chamber_id batch = chamber_last_batch(db);
        after[0] = live();
        for (int n = 0; n < WRITES; n++)
            if (random_write(db, &state, 1000 + n)) {
                after[++stored] = live();
                ck_assert_int_eq(chamber_last_batch(db), batch + (chamber_id)stored);
            }
        struct chamber_differences *found = differences();
        ck_assert_int_eq(found->batch, batch);
        ck_assert_int_eq(found->blocked, 0);
        check_all_told(found, after[0], after[stored]);
        for (size_t i = 0; i < found->count; i++)
            exact += replays(&found->items[i], batch, after);
        all += found->count;
        for (size_t n = 0; n <= stored; n++)
            chamber_stats_free(after[n]);
        chamber_differences_free(found);
        fixture_close(db);
    }
    ck_assert_uint_gt(all, 60);
    ck_assert_msg(exact * 10 >= all * 9, "%zu of %zu", exact, all);
}
END_TEST

SUITE_MAIN("freeze_batches", test_steps_and_corrections, test_a_rate_of_other_parts,
           test_the_position_is_that_of_the_freeze, test_undone_later, test_a_journal_that_ends,
           test_batches_are_those_of_a_replay)
