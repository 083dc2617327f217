/* SPDX-License-Identifier: MIT */
/* The records behind every figure and every row, added up. */
#include "stats_evidence.h"

#include <chamber/activity.h>
#include <chamber/fee.h>
#include <chamber/honor.h>

#include <check.h>
#include <stdlib.h>
#include <string.h>

#define COUNT_OF(a) (sizeof(a) / sizeof((a)[0]))
#define must(call)  ck_assert_msg((call) == CHAMBER_OK, "%s", chamber_error_text(sample->db))

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *values, size_t count)
{
    qsort(values, count, sizeof(*values), by_value);
    return count % 2 == 1 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2;
}

/* Whether the records listed are once each. */
static bool distinct(const struct chamber_evidence *evidence)
{
    for (size_t i = 0; i < evidence->count; i++)
        for (size_t j = 0; j < i; j++)
            if (evidence->ids[i] == evidence->ids[j])
                return false;
    return true;
}

/* What the records give in all. */
static double sum_of_values(const struct chamber_evidence *evidence)
{
    double sum = 0;
    ck_assert_ptr_nonnull(evidence->values);
    for (size_t i = 0; i < evidence->count; i++)
        sum += evidence->values[i];
    return sum;
}

static void check_rate(const struct chamber_figure *figure, const struct chamber_evidence *evidence)
{
    double counted = 0;
    ck_assert_ptr_nonnull(evidence->counted);
    for (size_t i = 0; i < evidence->count; i++)
        counted += evidence->counted[i] ? 1 : 0;
    ck_assert_double_eq(figure->numerator.value, counted);
    ck_assert_double_eq(figure->denominator.value, (double)evidence->count);
}

/* A rate is its parts; one of whole years has none for other periods, nor records. */
static void check_parts(const struct chamber_figure *figure,
                        const struct chamber_evidence *evidence)
{
    const struct chamber_number part = figure->numerator, whole = figure->denominator;
    ck_assert(part.given == whole.given);
    ck_assert(figure->value.given == (whole.given && whole.value > 0));
    if (figure->value.given)
        ck_assert_double_eq_tol(figure->value.value, part.value / whole.value, 1e-12);
    if (!whole.given)
        ck_assert_uint_eq(evidence->count, 0);
    else if (evidence->values != NULL) /* money */
        ck_assert_double_eq_tol(part.value, sum_of_values(evidence), 1e-6);
    else
        check_rate(figure, evidence);
}

/* The months of the period in which none of the activities listed began. */
static double months_without(struct sample *sample, const struct chamber_stats *stats,
                             const struct chamber_evidence *evidence)
{
    const struct chamber_breakdown *months = sample_table(stats, "activities.by_month");
    double without = 0;
    for (size_t m = 0; m + 1 < months->row_count; m++) {
        bool found = false;
        for (size_t i = 0; i < evidence->count && !found; i++) {
            struct chamber_activity activity = {0};
            must(chamber_activity_get(sample->db, evidence->ids[i], &activity));
            found = strncmp(activity.held_on, months->rows[m].key, strlen("YYYY-MM")) == 0;
            chamber_activity_clear(&activity);
        }
        without += found ? 0 : 1;
    }
    return without;
}

/* What is due of the fees listed. */
static double sum_due(struct sample *sample, const struct chamber_evidence *evidence)
{
    double sum = 0;
    for (size_t i = 0; i < evidence->count; i++) {
        struct chamber_fee fee = {0};
        must(chamber_fee_get(sample->db, evidence->ids[i], &fee));
        sum += (double)fee.amount.value / 100;
        chamber_fee_clear(&fee);
    }
    return sum;
}

/* What a figure must be by the records behind it: as many as it says, or as much. */
void evidence_check_figure(struct sample *sample, const struct chamber_stats *stats,
                           const struct chamber_figure *figure, const char *period)
{
    struct chamber_evidence evidence = {0};
    must(chamber_stats_evidence(sample->db, period, chamber_stats_as_of(stats), figure->id, NULL,
                                &evidence));
    ck_assert_msg(distinct(&evidence), "%s lists a record twice", figure->id);
    ck_assert_str_eq(evidence.label, figure->label);
    ck_assert_str_eq(evidence.definition, figure->definition);
    ck_assert_str_eq(evidence.as_of, chamber_stats_as_of(stats));
    ck_assert_uint_eq(evidence.mark_count, 0);
    if (figure->kind == CHAMBER_FIGURE_RATE) {
        check_parts(figure, &evidence);
        if (evidence.values != NULL && figure->denominator.given)
            ck_assert_double_eq_tol(figure->denominator.value, sum_due(sample, &evidence), 1e-6);
    } else if (figure->kind == CHAMBER_FIGURE_DAYS) {
        ck_assert(figure->value.given == (evidence.count > 0));
        if (evidence.count > 0)
            ck_assert_double_eq(figure->value.value, median(evidence.values, evidence.count));
    } else if (strcmp(figure->id, "education.months_without") == 0) {
        ck_assert_double_eq(figure->value.value, months_without(sample, stats, &evidence));
    } else if (evidence.values != NULL) {
        ck_assert_double_eq(figure->value.value, sum_of_values(&evidence));
    } else {
        ck_assert_msg(figure->value.value == (double)evidence.count, "%s", figure->id);
    }
    chamber_evidence_clear(&evidence);
}

/* How many enterprises, or persons, the honors listed name: each once. */
static int64_t count_honored(struct sample *sample, const struct chamber_evidence *evidence,
                             bool persons)
{
    chamber_id seen[512];
    size_t count = 0;
    for (size_t i = 0; i < evidence->count; i++) {
        struct chamber_honor honor = {0};
        must(chamber_honor_get(sample->db, evidence->ids[i], &honor));
        chamber_id id = persons ? honor.person : honor.enterprise;
        bool known = id == 0;
        for (size_t n = 0; n < count && !known; n++)
            known = seen[n] == id;
        if (!known && count < COUNT_OF(seen))
            seen[count++] = id;
        chamber_honor_clear(&honor);
    }
    return (int64_t)count;
}

/* A further number of a row: those marked, all of them, or those whom they name. */
static int64_t column_of(struct sample *sample, const struct chamber_evidence *evidence,
                         const char *name)
{
    int64_t count = 0;
    if (strcmp(name, "enterprises") == 0 || strcmp(name, "persons") == 0)
        return count_honored(sample, evidence, strcmp(name, "persons") == 0);
    for (size_t m = 0; m < evidence->mark_count; m++) {
        if (strcmp(evidence->marks[m].name, name) != 0)
            continue;
        for (size_t i = 0; i < evidence->count; i++)
            count += evidence->marks[m].counted[i] ? 1 : 0;
        return count;
    }
    return (int64_t)evidence->count;
}

static void check_row(struct sample *sample, const struct chamber_stats *stats, const char *period,
                      const struct chamber_evidence_of *of, const struct chamber_breakdown_row *row)
{
    struct chamber_evidence evidence = {0};
    must(chamber_stats_evidence_of(sample->db, period, chamber_stats_as_of(stats), of, &evidence));
    ck_assert_msg(distinct(&evidence), "%s lists a record twice", of->figure);
    ck_assert_msg((size_t)row->value == evidence.count, "%s %s", of->figure, of->key);
    for (size_t c = 0; c < row->column_count; c++)
        ck_assert_msg(row->columns[c].value == column_of(sample, &evidence, row->columns[c].name),
                      "%s %s %s", of->figure, of->key, row->columns[c].name);
    chamber_evidence_clear(&evidence);
}

/* Whether no other row is called so. */
static bool called_alone(const struct chamber_breakdown *table,
                         const struct chamber_breakdown_row *row)
{
    size_t count = 0;
    for (size_t i = 0; i < table->row_count; i++)
        count += strcmp(table->rows[i].label, row->label) == 0 ? 1 : 0;
    return count == 1;
}

/* Each row by its key, and by what it is called; all of them together. */
void evidence_check_table(struct sample *sample, const struct chamber_stats *stats,
                          const struct chamber_breakdown *table, const char *period)
{
    int64_t sum = 0;
    bool titles = strcmp(table->id, "honors.by_title") == 0;
    for (size_t i = 0; i < table->row_count; i++) {
        const struct chamber_breakdown_row *row = &table->rows[i];
        struct chamber_evidence_of of = {.figure = table->id};
        of.key = row->key != NULL ? row->key : "";
        of.level = titles ? (row->level != NULL ? row->level : "") : NULL;
        ck_assert_ptr_nonnull(row->label);
        check_row(sample, stats, period, &of, row);
        of.key = row->label;
        if (titles)
            of.level = row->level_word != NULL ? row->level_word : "";
        if (titles || called_alone(table, row))
            check_row(sample, stats, period, &of, row);
        sum += row->value;
    }
    ck_assert_ptr_null(table->rows[table->row_count - 1].key);
    struct chamber_evidence evidence = {0};
    must(chamber_stats_evidence(sample->db, period, chamber_stats_as_of(stats), table->id, NULL,
                                &evidence));
    ck_assert_uint_eq(evidence.count, (size_t)sum);
    chamber_evidence_clear(&evidence);
}
