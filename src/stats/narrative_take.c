/* SPDX-License-Identifier: MIT */
/* What the clauses of the report in words take of the figures. */
#include "stats/narrative.h"

const struct chamber_breakdown *narrative_table(const struct chamber_stats *stats, const char *id)
{
    for (size_t t = 0; t < stats->table_count; t++)
        if (strcmp(stats->tables[t].id, id) == 0)
            return &stats->tables[t];
    return NULL;
}

int64_t narrative_column(const struct chamber_breakdown_row *row, const char *name)
{
    for (size_t c = 0; c < row->column_count; c++)
        if (strcmp(row->columns[c].name, name) == 0)
            return row->columns[c].value;
    return 0;
}

static double sum_of(const struct chamber_stats *stats, const struct taken *taken)
{
    const struct chamber_breakdown *table = narrative_table(stats, taken->id);
    double sum = 0;
    for (size_t r = 0; table != NULL && r < table->row_count; r++) {
        const struct chamber_breakdown_row *row = &table->rows[r];
        sum += (double)(taken->column != NULL ? narrative_column(row, taken->column) : row->value);
    }
    return sum;
}

/* How many rows have a name and count something. */
static double rows_of(const struct chamber_stats *stats, const struct taken *taken)
{
    const struct chamber_breakdown *table = narrative_table(stats, taken->id);
    double count = 0;
    for (size_t r = 0; table != NULL && r < table->row_count; r++)
        count += table->rows[r].key != NULL && table->rows[r].value > 0 ? 1 : 0;
    return count;
}

static double given(struct chamber_number number)
{
    return number.given ? number.value : 0;
}

double narrative_number(const struct chamber_stats *stats, const struct taken *taken)
{
    const struct chamber_figure *figure = chamber_stats_figure(stats, taken->id);
    if (taken->take == TAKE_SUM)
        return sum_of(stats, taken);
    if (taken->take == TAKE_LIST)
        return rows_of(stats, taken);
    if (figure == NULL)
        return 0;
    if (taken->take == TAKE_NUMERATOR)
        return given(figure->numerator);
    if (taken->take == TAKE_DENOMINATOR)
        return given(figure->denominator);
    if (taken->take == TAKE_MONTHS)
        return (double)span_months(&stats->span) - given(figure->value);
    return given(figure->value);
}
