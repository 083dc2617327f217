/* SPDX-License-Identifier: MIT */
/* Two results side by side: numbers that cannot be said, rows that one side lacks, months, titles
 * of several levels, and how far another period is counted. */
#include <string.h>

#include "stats_sample.h"
#include "unit/suite.h"

static struct chamber_comparison *compare(struct sample *sample, struct chamber_stats *stats,
                                          struct chamber_stats *other, enum chamber_compare_by by)
{
    struct chamber_comparison *comparison = NULL;
    int rc = chamber_stats_compare(sample->db, stats, other, by, &comparison);
    ck_assert_msg(rc == CHAMBER_OK, "%s", chamber_error_text(sample->db));
    return comparison;
}

static const struct chamber_compared_table *table_of(const struct chamber_comparison *comparison,
                                                     const char *id)
{
    size_t count;
    const struct chamber_compared_table *tables = chamber_comparison_tables(comparison, &count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(tables[i].id, id) == 0)
            return &tables[i];
    ck_abort_msg("no table %s", id);
}

static int64_t value_there(const struct chamber_breakdown *table, const char *key,
                           const char *level)
{
    for (size_t i = 0; i < table->row_count; i++) {
        const struct chamber_breakdown_row *row = &table->rows[i];
        bool same_key = key && row->key ? strcmp(row->key, key) == 0 : key == row->key;
        bool same_level =
            level && row->level ? strcmp(row->level, level) == 0 : level == row->level;
        if (same_key && same_level)
            return row->value;
    }
    return 0;
}

/* Every figure is that of either side, and the difference is theirs. */
START_TEST(test_figures)
{
    struct sample sample;
    sample_open_year(&sample);
    struct chamber_stats *stats = sample_stats(&sample, "2023", NULL);
    struct chamber_stats *other = sample_stats(&sample, "2022", NULL);
    struct chamber_comparison *comparison = compare(&sample, stats, other, CHAMBER_COMPARE_KEYS);
    size_t count, said = 0;
    const struct chamber_compared_figure *figures = chamber_comparison_figures(comparison, &count);
    ck_assert_uint_gt(count, 40);
    for (size_t i = 0; i < count; i++) {
        const struct chamber_figure *one = chamber_stats_figure(stats, figures[i].id);
        const struct chamber_figure *two = chamber_stats_figure(other, figures[i].id);
        ck_assert(figures[i].value.given == one->value.given);
        ck_assert(figures[i].other.given == two->value.given);
        ck_assert(figures[i].difference.given == (one->value.given && two->value.given));
        if (!figures[i].difference.given)
            continue;
        said++;
        ck_assert_double_eq(figures[i].value.value, one->value.value);
        ck_assert_double_eq(figures[i].other.value, two->value.value);
        ck_assert_double_eq(figures[i].difference.value, one->value.value - two->value.value);
    }
    ck_assert_uint_gt(said, 30);
    ck_assert_uint_lt(said, count);
    chamber_comparison_free(comparison);
    chamber_comparison_free(NULL);
    chamber_stats_free(other);
    chamber_stats_free(stats);
    sample_close(&sample);
}
END_TEST

/* Every row of either side is there once, what is not filled in last. */
static void check_table(struct chamber_stats *stats, struct chamber_stats *other,
                        const struct chamber_compared_table *table)
{
    const struct chamber_breakdown *one = sample_table(stats, table->id);
    const struct chamber_breakdown *two = sample_table(other, table->id);
    int64_t sum = 0, other_sum = 0, expected = 0, other_expected = 0;
    for (size_t i = 0; i < one->row_count; i++)
        expected += one->rows[i].value;
    for (size_t i = 0; i < two->row_count; i++)
        other_expected += two->rows[i].value;
    for (size_t i = 0; i < table->row_count; i++) {
        const struct chamber_compared_row *row = &table->rows[i];
        const char *key = row->key ? row->key : row->other_key;
        const char *other_key = row->other_key ? row->other_key : row->key;
        ck_assert_ptr_nonnull(row->label);
        sum += (int64_t)row->value.value;
        other_sum += (int64_t)row->other.value;
        ck_assert_int_eq((int64_t)row->value.value, value_there(one, key, row->level));
        ck_assert_int_eq((int64_t)row->other.value, value_there(two, other_key, row->level));
    }
    ck_assert_int_eq(sum, expected);
    ck_assert_int_eq(other_sum, other_expected);
    const struct chamber_compared_row *last = &table->rows[table->row_count - 1];
    ck_assert(last->key == NULL && last->other_key == NULL);
}

START_TEST(test_rows)
{
    struct sample sample;
    sample_open_year(&sample);
    struct chamber_stats *stats = sample_stats(&sample, "2023", NULL);
    struct chamber_stats *other = sample_stats(&sample, "2022", NULL);
    struct chamber_comparison *comparison = compare(&sample, stats, other, CHAMBER_COMPARE_KEYS);
    size_t count;
    const struct chamber_compared_table *tables = chamber_comparison_tables(comparison, &count);
    ck_assert_uint_eq(count, 23);
    for (size_t i = 0; i < count; i++)
        check_table(stats, other, &tables[i]);
    const struct chamber_compared_table *months = table_of(comparison, "visits.by_month");
    ck_assert_uint_eq(months->row_count, 13);
    ck_assert_str_eq(months->rows[0].key, "2023-01");
    ck_assert_str_eq(months->rows[0].other_key, "2022-01");
    chamber_comparison_free(comparison);
    chamber_stats_free(other);
    chamber_stats_free(stats);
    sample_close(&sample);
}
END_TEST

/* The same figures twice differ in nothing, however their rows are matched. */
START_TEST(test_the_same_twice)
{
    struct sample sample;
    sample_open_year(&sample);
    struct chamber_stats *stats = sample_stats(&sample, "2023", NULL);
    for (int by = CHAMBER_COMPARE_KEYS; by <= CHAMBER_COMPARE_LABELS; by++) {
        struct chamber_comparison *comparison =
            compare(&sample, stats, stats, (enum chamber_compare_by)by);
        size_t count;
        const struct chamber_compared_table *tables = chamber_comparison_tables(comparison, &count);
        for (size_t t = 0; t < count; t++) {
            ck_assert_uint_eq(tables[t].row_count, sample_table(stats, tables[t].id)->row_count);
            for (size_t r = 0; r < tables[t].row_count; r++)
                ck_assert(tables[t].rows[r].difference.given &&
                          tables[t].rows[r].difference.value == 0);
        }
        chamber_comparison_free(comparison);
    }
    chamber_stats_free(stats);
    sample_close(&sample);
}
END_TEST

/* What one side was not asked for cannot be said of it, neither a number nor a row. */
START_TEST(test_a_side_without)
{
    struct sample sample;
    sample_open_year(&sample);
    struct chamber_stats *stats = sample_stats(&sample, "2023", NULL);
    struct chamber_stats *other = sample_stats(&sample, "2022", NULL);
    ck_assert_int_eq(chamber_stats_keep(sample.db, other, "visits"), CHAMBER_OK);
    struct chamber_comparison *comparison = compare(&sample, stats, other, CHAMBER_COMPARE_KEYS);
    size_t count, lacking = 0;
    const struct chamber_compared_figure *figures = chamber_comparison_figures(comparison, &count);
    for (size_t i = 0; i < count; i++) {
        if (chamber_stats_figure(other, figures[i].id))
            continue;
        ck_assert(!figures[i].other.given && !figures[i].difference.given);
        lacking++;
    }
    ck_assert_uint_gt(lacking, 0);
    ck_assert_uint_lt(lacking, count);
    const struct chamber_compared_table *table = table_of(comparison, "requests.by_month");
    ck_assert_uint_eq(table->row_count, sample_table(stats, table->id)->row_count);
    for (size_t r = 0; r < table->row_count; r++) {
        ck_assert(table->rows[r].value.given && !table->rows[r].other.given);
        ck_assert(!table->rows[r].difference.given);
        ck_assert_ptr_null(table->rows[r].other_label);
    }
    chamber_comparison_free(comparison);
    chamber_stats_free(other);
    chamber_stats_free(stats);
    sample_close(&sample);
}
END_TEST

/* Of a shorter period the further months cannot be said. */
START_TEST(test_months_apart)
{
    struct sample sample;
    sample_open_year(&sample);
    struct chamber_stats *stats = sample_stats(&sample, "2023Q1", NULL);
    struct chamber_stats *other = sample_stats(&sample, "2022H1", NULL);
    struct chamber_comparison *comparison = compare(&sample, stats, other, CHAMBER_COMPARE_KEYS);
    const struct chamber_compared_table *months = table_of(comparison, "visits.by_month");
    ck_assert_uint_eq(months->row_count, 7);
    ck_assert_str_eq(months->rows[2].key, "2023-03");
    ck_assert_str_eq(months->rows[2].other_key, "2022-03");
    ck_assert_ptr_null(months->rows[3].key);
    ck_assert_str_eq(months->rows[3].other_key, "2022-04");
    ck_assert(!months->rows[3].value.given && months->rows[3].other.given);
    ck_assert(!months->rows[3].difference.given);
    chamber_comparison_free(comparison);
    chamber_stats_free(other);
    chamber_stats_free(stats);
    sample_close(&sample);
}
END_TEST

START_TEST(test_as_far_as_the_other)
{
    static const struct {
        const char *period, *as_of, *other, *expected;
    } cases[] = {
        {"2023", NULL, "2022", "2022-12-31"},
        {"2023", "2023-06-30", "2022", "2022-06-30"},
        {"2023", "2024-02-29", "2022", "2023-02-28"},
        {"2024", "2024-02-29", "2022", "2022-02-28"},
        {"2023Q3", "2023-08-15", "2023Q2", "2023-05-16"},
        {"2023Q1", "2023-02-10", "2023Q3", "2023-08-10"},
        {"2023Q3", "2023-09-29", "2023-02", "2023-02-28"},
        {"2023Q3", "2023-08-10", "2022Q3", "2022-08-10"},
        {"2022", NULL, "2024", "2024-06-30"},
        {"2023Q1", "2023-12-31", "9999Q3", "9999-09-30"}, /* no day is after the year 9999 */
        {"2023-07..2024-06", "2024-03-01", "9999-07..9999-12", "9999-12-31"},
        {"2023", "0005-06-01", "2000", "0001-01-01"}, /* nor before the year 1 */
    };
    struct sample sample;
    sample_open_year(&sample);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct chamber_stats *stats = sample_stats(&sample, cases[i].period, cases[i].as_of);
        struct chamber_stats *other = NULL;
        int rc = chamber_stats_compute_beside(sample.db, stats, cases[i].other, &other);
        ck_assert_int_eq(rc, CHAMBER_OK);
        ck_assert_str_eq(chamber_stats_as_of(other), cases[i].expected);
        chamber_stats_free(other);
        other = NULL;
        ck_assert_int_eq(chamber_stats_compute_beside(sample.db, stats, "so", &other),
                         CHAMBER_E_USAGE);
        ck_assert_ptr_null(other);
        chamber_stats_free(stats);
    }
    sample_close(&sample);
}
END_TEST

SUITE_MAIN("stats_compare", test_figures, test_rows, test_the_same_twice, test_a_side_without,
           test_months_apart, test_as_far_as_the_other)
