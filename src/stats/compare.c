/* SPDX-License-Identifier: MIT */
/* Figures beside those of another period or of another chamber. Rows of breakdowns are matched by
 * their keys; between databases, where the numbers of records say nothing, by what they are called;
 * months by their place in the period. */
#include <chamber/stats.h>

#include <stdio.h>
#include <stdlib.h>

#include "stats/compare.h"

static const struct chamber_number zero = {.given = true, .value = 0};

static void set_difference(const struct chamber_number *value, const struct chamber_number *other,
                           struct chamber_number *difference)
{
    *difference = (struct chamber_number){0};
    if (value->given && other->given)
        *difference = (struct chamber_number){true, value->value - other->value};
}

/* --- figures --- */
static void fill_figures(const struct chamber_stats *stats, const struct chamber_stats *other,
                         struct chamber_comparison *out)
{
    for (size_t i = 0; i < stats->figure_count; i++) {
        const struct chamber_figure *one = &stats->figures[i];
        const struct chamber_figure *two = chamber_stats_figure(other, one->id);
        struct chamber_compared_figure *made = &out->figures[out->figure_count++];
        *made = (struct chamber_compared_figure){
            .id = one->id, .label = one->label, .unit = one->unit, .definition = one->definition};
        made->kind = one->kind;
        made->value = one->value;
        if (two != NULL)
            made->other = two->value;
        set_difference(&made->value, &made->other, &made->difference);
    }
}

/* --- rows --- */
/* Matching the rows of one breakdown. */
struct match {
    enum chamber_compare_by by;
    bool months;
    const struct chamber_breakdown *one;
    const struct chamber_breakdown *two; /* NULL: the other side does not have it */
    bool *taken;                         /* rows of the other that have been matched */
    struct chamber_compared_table *out;
};

static bool same_row(const struct match *match, size_t one, size_t two)
{
    const struct chamber_breakdown_row *a = &match->one->rows[one];
    const struct chamber_breakdown_row *b = &match->two->rows[two];
    if ((a->key == NULL) != (b->key == NULL) || !str_same(a->level, b->level))
        return false;
    if (a->key == NULL)
        return true;
    if (match->months)
        return one == two;
    return match->by == CHAMBER_COMPARE_KEYS ? str_same(a->key, b->key)
                                             : str_same(a->label, b->label);
}

/* The other's row beside that one, taken; NULL: it has none. */
static const struct chamber_breakdown_row *take_row(struct match *match, size_t row)
{
    for (size_t i = 0; match->two != NULL && i < match->two->row_count; i++) {
        if (!match->taken[i] && same_row(match, row, i)) {
            match->taken[i] = true;
            return &match->two->rows[i];
        }
    }
    return NULL;
}

static struct chamber_number value_of(const struct match *match,
                                      const struct chamber_breakdown_row *row, bool has_table)
{
    if (row != NULL)
        return (struct chamber_number){true, (double)row->value};
    /* a month that is not there was not counted; any other row counted nothing */
    return has_table && !match->months ? zero : (struct chamber_number){0};
}

/* Either may be NULL. */
static void add_pair(struct match *match, const struct chamber_breakdown_row *one,
                     const struct chamber_breakdown_row *two)
{
    const struct chamber_breakdown_row *named = one != NULL ? one : two;
    struct chamber_compared_row *made = &match->out->rows[match->out->row_count++];
    *made = (struct chamber_compared_row){.label = named->label, .level = named->level};
    made->level_word = named->level_word;
    made->other_label = two != NULL ? two->label : NULL;
    made->key = one != NULL ? one->key : NULL;
    made->other_key = two != NULL ? two->key : NULL;
    made->value = value_of(match, one, true);
    made->other = value_of(match, two, match->two != NULL);
    set_difference(&made->value, &made->other, &made->difference);
}

static void add_rest(struct match *match)
{
    for (size_t i = 0; match->two != NULL && i < match->two->row_count; i++)
        if (!match->taken[i])
            add_pair(match, NULL, &match->two->rows[i]);
}

/* What is not filled in stays last. */
static void add_rows(struct match *match)
{
    size_t last = match->one->row_count - 1;
    const struct chamber_breakdown_row *beside = take_row(match, last);
    for (size_t i = 0; i < last; i++)
        add_pair(match, &match->one->rows[i], take_row(match, i));
    add_rest(match);
    add_pair(match, &match->one->rows[last], beside);
}

static int fill_table(struct chamber_db *db, struct match *match)
{
    const struct chamber_breakdown *one = match->one;
    size_t others = match->two != NULL ? match->two->row_count : 0;
    *match->out = (struct chamber_compared_table){
        .id = one->id, .label = one->label, .unit = one->unit, .definition = one->definition};
    CLEAN_FREE bool *taken = calloc(others + 1, sizeof(*taken));
    match->out->rows = calloc(one->row_count + others + 1, sizeof(*match->out->rows));
    if (taken == NULL || match->out->rows == NULL)
        return fail_memory(db);
    match->taken = taken;
    if (one->row_count > 0)
        add_rows(match);
    return CHAMBER_OK;
}

static int fill_tables(struct chamber_db *db, const struct chamber_stats *stats,
                       const struct chamber_stats *other, enum chamber_compare_by by,
                       struct chamber_comparison *out)
{
    int rc = CHAMBER_OK;
    for (size_t t = 0; t < stats->table_count && rc == CHAMBER_OK; t++) {
        struct match match = {.by = by, .one = &stats->tables[t]};
        match.out = &out->tables[out->table_count++];
        match.months = figure_key(match.one->id) == KEY_MONTH;
        for (size_t i = 0; i < other->table_count; i++)
            if (strcmp(other->tables[i].id, match.one->id) == 0)
                match.two = &other->tables[i];
        rc = fill_table(db, &match);
    }
    return rc;
}

/* --- all --- */
int chamber_stats_compare(struct chamber_db *db, const struct chamber_stats *stats,
                          const struct chamber_stats *other, enum chamber_compare_by by,
                          struct chamber_comparison **comparison)
{
    struct chamber_comparison *made = calloc(1, sizeof(*made));
    if (made == NULL)
        return fail_memory(db);
    made->stats = stats;
    made->beside = other;
    made->figures = calloc(stats->figure_count + 1, sizeof(*made->figures));
    made->tables = calloc(stats->table_count + 1, sizeof(*made->tables));
    int rc = made->figures == NULL || made->tables == NULL ? fail_memory(db) : CHAMBER_OK;
    if (rc == CHAMBER_OK)
        fill_figures(stats, other, made);
    if (rc == CHAMBER_OK)
        rc = fill_tables(db, stats, other, by, made);
    if (rc == CHAMBER_OK)
        *comparison = made;
    else
        chamber_comparison_free(made);
    return rc;
}

void chamber_comparison_free(struct chamber_comparison *comparison)
{
    if (comparison == NULL)
        return;
    for (size_t t = 0; t < comparison->table_count; t++)
        free(comparison->tables[t].rows);
    free(comparison->tables);
    free(comparison->figures);
    free(comparison);
}

const struct chamber_compared_figure *
chamber_comparison_figures(const struct chamber_comparison *comparison, size_t *count)
{
    *count = comparison->figure_count;
    return comparison->figures;
}

const struct chamber_compared_table *
chamber_comparison_tables(const struct chamber_comparison *comparison, size_t *count)
{
    *count = comparison->table_count;
    return comparison->tables;
}

/* The day as many years from `day` as lie between the years of two days; February has 28 then. What
 * would lie before all days or after them is the first or the last one. */
static void shift_years(const char *day, const char *from, const char *to, struct date *out)
{
    long year = strtol(day, NULL, 10) + strtol(to, NULL, 10) - strtol(from, NULL, 10);
    if (year < 1 || year > 9999) {
        day_set(out, year < 1 ? "0001-01-01" : "9999-12-31");
        return;
    }
    snprintf(out->text, sizeof(out->text), "%04ld%s", year % 10000, day + strlen("YYYY"));
    if (!date_valid(out->text))
        memcpy(out->text + strlen("YYYY-MM-"), "28", strlen("28"));
}

/* As many days on as the other one has gone, within the period. */
static void shift_days(const struct span *own, const struct span *span, struct date *out)
{
    int64_t days = date_days_between(own->from.text, own->as_of.text);
    date_add_days(span->from.text, days, out);
    if (out->text[0] == '\0' || strcmp(out->text, span->until.text) > 0)
        *out = span->until;
}

int chamber_stats_compute_beside(struct chamber_db *db, const struct chamber_stats *stats,
                                 const char *period, struct chamber_stats **other)
{
    struct span span;
    struct date as_of;
    const struct span *own = &stats->span;
    int rc = span_make(db, period, NULL, &span);
    if (rc != CHAMBER_OK)
        return rc;
    if (strcmp(own->as_of.text, own->until.text) == 0)
        return chamber_stats_compute(db, period, NULL, other);
    if (strcmp(own->from.text + strlen("YYYY"), span.from.text + strlen("YYYY")) == 0)
        shift_years(own->as_of.text, own->from.text, span.from.text, &as_of);
    else
        shift_days(own, &span, &as_of);
    return chamber_stats_compute(db, period, as_of.text, other);
}
