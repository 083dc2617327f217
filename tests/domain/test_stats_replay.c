/* SPDX-License-Identifier: MIT */
/* Every figure as of a day is the one that was worked out of the records as they stood that day:
 * an office lives through two years (stats_timeline.c), its figures are kept on some days, and at
 * the end they are asked for again. */
#include <stdio.h>
#include <string.h>

#include "domain/fixture.h"
#include "stats_model.h"
#include "stats_timeline.h"

enum { SEEDS = 2, KEPT_MAX = 200, EVERY = 25 /* days, more or less */ };

/* Figures as they were worked out on a day. */
struct kept {
    char period[32];
    char as_of[16]; /* "": the day that is meant if none is given */
    struct chamber_stats *stats;
};

struct book {
    struct kept items[KEPT_MAX];
    int count;
};

static void keep(struct book *book, struct chamber_db *db, const char *period, const char *as_of)
{
    ck_assert_int_lt(book->count, KEPT_MAX);
    struct kept *kept = &book->items[book->count++];
    snprintf(kept->period, sizeof(kept->period), "%s", period);
    snprintf(kept->as_of, sizeof(kept->as_of), "%s", as_of);
    ck_ok(chamber_stats_compute(db, period, *as_of != '\0' ? as_of : NULL, &kept->stats));
}

static void expect_number(const struct kept *kept, const char *id, struct chamber_number then,
                          struct chamber_number now)
{
    ck_assert_msg(then.given == now.given && then.value == now.value,
                  "%s of %s as of %s was %g and is %g", id, kept->period, kept->as_of, then.value,
                  now.value);
}

static void compare_figures(const struct kept *kept, const struct chamber_stats *stats)
{
    size_t count, now_count;
    const struct chamber_figure *then = chamber_stats_figures(kept->stats, &count);
    const struct chamber_figure *now = chamber_stats_figures(stats, &now_count);
    ck_assert_uint_eq(count, now_count);
    for (size_t i = 0; i < count; i++) {
        ck_assert_str_eq(then[i].id, now[i].id);
        expect_number(kept, then[i].id, then[i].value, now[i].value);
        expect_number(kept, then[i].id, then[i].numerator, now[i].numerator);
        expect_number(kept, then[i].id, then[i].denominator, now[i].denominator);
        expect_number(kept, then[i].id, then[i].previous, now[i].previous);
    }
}

static bool same_row(const struct chamber_breakdown_row *a, const struct chamber_breakdown_row *b)
{
    return strcmp(fixture_text(a->key), fixture_text(b->key)) == 0 &&
           strcmp(fixture_text(a->level), fixture_text(b->level)) == 0;
}

/* Rows of one table that the other has not, or has otherwise. */
static void compare_rows(const struct kept *kept, const struct chamber_breakdown *table,
                         const struct chamber_breakdown *other)
{
    for (size_t r = 0; r < table->row_count; r++) {
        const struct chamber_breakdown_row *row = &table->rows[r], *found = NULL;
        for (size_t i = 0; i < other->row_count && found == NULL; i++)
            if (same_row(row, &other->rows[i]))
                found = &other->rows[i];
        ck_assert_msg(found != NULL && found->value == row->value,
                      "%s %s of %s as of %s: %lld is not %lld", table->id, row->label, kept->period,
                      kept->as_of, (long long)row->value,
                      found != NULL ? (long long)found->value : -1);
        expect_number(kept, table->id, row->previous, found->previous);
        for (size_t c = 0; c < row->column_count; c++)
            ck_assert_msg(found->columns[c].value == row->columns[c].value,
                          "%s %s %s of %s as of %s", table->id, row->label, row->columns[c].name,
                          kept->period, kept->as_of);
    }
}

static void compare_tables(const struct kept *kept, const struct chamber_stats *stats)
{
    size_t count, now_count;
    const struct chamber_breakdown *then = chamber_stats_breakdowns(kept->stats, &count);
    const struct chamber_breakdown *now = chamber_stats_breakdowns(stats, &now_count);
    ck_assert_uint_eq(count, now_count);
    for (size_t t = 0; t < count; t++) {
        compare_rows(kept, &then[t], &now[t]);
        compare_rows(kept, &now[t], &then[t]);
    }
}

/* Ask for all of it again. */
static void compare(struct book *book, struct chamber_db *db)
{
    for (int i = 0; i < book->count; i++) {
        struct kept *kept = &book->items[i];
        struct chamber_stats *stats = NULL;
        ck_ok(chamber_stats_compute(db, kept->period, *kept->as_of != '\0' ? kept->as_of : NULL,
                                    &stats));
        compare_figures(kept, stats);
        compare_tables(kept, stats);
        chamber_stats_free(stats);
        chamber_stats_free(kept->stats);
    }
}

/* At the end of a day: the years, the month, and days that began earlier and go on. */
static void keep_day(struct book *book, struct chamber_db *db, int day, uint32_t *seed)
{
    char today[16], from[16], until[16], period[40];
    model_day(day, today);
    keep(book, db, "2020", today);
    keep(book, db, day < 366 ? "2020H2" : "2021", today);
    snprintf(period, sizeof(period), "%.7s", today);
    keep(book, db, period, today);
    int first = model_chance(seed, day + 1);
    snprintf(period, sizeof(period), "%s..%s", model_day(first, from),
             model_day(first + model_chance(seed, 300), until));
    keep(book, db, period, today);
}

static void add_organizations(struct chamber_db *db)
{
    static const char *const codes[] = {"young", "scholars"};
    for (int i = 0; i < 2; i++) {
        chamber_id id;
        const struct chamber_choice choice = {
            .list = "recommendation.organization", .code = codes[i], .zh = codes[i]};
        ck_ok(chamber_choice_add(db, &choice, &id));
    }
}

/* Enough happened for the figures to say something. */
static void check_busy(struct chamber_db *db)
{
    static const char *const ids[] = {
        "members.joined",        "members.left",           "committee.persons",
        "visits.participations", "prospects.admitted",     "requests.resolved",
        "requests.reopened",     "requests.merged",        "requests.overdue",
        "activities.headcount",  "activities.enterprises", "honors.total"};
    struct chamber_stats *stats;
    ck_ok(chamber_stats_compute(db, "2020..2021", NULL, &stats));
    for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++)
        ck_assert_msg(chamber_stats_figure(stats, ids[i])->value.value > 0, "no %s", ids[i]);
    ck_assert(chamber_stats_figure(stats, "tasks.done")->numerator.value > 0);
    ck_assert(chamber_stats_figure(stats, "fees.paid")->numerator.value > 0);
    chamber_stats_free(stats);
}

START_TEST(test_replay)
{
    static struct book book;
    static struct timeline timeline;
    uint32_t seed = 20200101U + (uint32_t)_i * 104729U;
    struct chamber_db *db = fixture_open("2020-01-01");
    book.count = 0;
    add_organizations(db);
    timeline_begin(&timeline, db, seed);
    for (int day = 0; day < TIMELINE_DAYS; day++) {
        timeline_pass(&timeline);
        if (model_chance(&seed, EVERY) == 0)
            keep_day(&book, db, day, &seed);
        if (day == 365 || day == 730) /* a year as it is reported, on its last day */
            keep(&book, db, day == 365 ? "2020" : "2021", "");
    }
    ck_ok(chamber_set_today(db, "2022-06-30"));
    check_busy(db);
    compare(&book, db);
    fixture_close(db);
}
END_TEST

SUITE_SEEDS_MAIN("stats_replay", test_replay, SEEDS)
