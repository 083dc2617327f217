/* SPDX-License-Identifier: MIT */
/* stats as CSV: the figures, then the rows of breakdowns, whose further numbers have columns of
 * their own. */
#include <inttypes.h>
#include <string.h>

#include "cli/stats.h"

const char *plain_number(struct chamber_number number, char *text, size_t size)
{
    text[0] = '\0';
    if (number.given)
        snprintf(text, size, "%.15g", number.value);
    return text;
}

enum { CSV_FIXED = 9, CSV_MORE = 24 };

struct heads {
    const char *names[CSV_FIXED + CSV_MORE];
    size_t count;
};

static size_t head_index(struct heads *heads, const char *name)
{
    for (size_t i = CSV_FIXED; i < heads->count; i++) {
        if (strcmp(heads->names[i], name) == 0)
            return i;
    }
    if (heads->count == COUNT_OF(heads->names))
        return heads->count;
    heads->names[heads->count] = name;
    return heads->count++;
}

static void collect_heads(const struct chamber_stats *stats, struct heads *heads)
{
    static const char *const fixed[CSV_FIXED] = {"id",       "key",        "label",
                                                 "value",    "numerator",  "denominator",
                                                 "previous", "definition", "level"};
    size_t count;
    const struct chamber_breakdown *breakdowns = chamber_stats_breakdowns(stats, &count);
    memcpy(heads->names, fixed, sizeof(fixed));
    heads->count = CSV_FIXED;
    for (size_t b = 0; b < count; b++) {
        for (size_t r = 0; r < breakdowns[b].row_count; r++) {
            for (size_t c = 0; c < breakdowns[b].rows[r].column_count; c++)
                head_index(heads, breakdowns[b].rows[r].columns[c].name);
        }
    }
}

static int figure_csv(struct cli *cli, const struct chamber_figure *figure,
                      const struct heads *heads)
{
    char value[32], upper[32], lower[32], previous[32];
    const char *cells[CSV_FIXED + CSV_MORE] = {
        figure->id,
        NULL,
        figure->label,
        plain_number(figure->value, value, sizeof(value)),
        plain_number(figure->numerator, upper, sizeof(upper)),
        plain_number(figure->denominator, lower, sizeof(lower)),
        plain_number(figure->previous, previous, sizeof(previous)),
        figure->definition,
    };
    return chamber_csv_row(cli->out, cells, heads->count);
}

static int breakdown_csv(struct cli *cli, const struct chamber_breakdown *breakdown,
                         const struct chamber_breakdown_row *row, struct heads *heads)
{
    char value[32], numbers[CSV_MORE][32];
    const char *cells[CSV_FIXED + CSV_MORE] = {breakdown->id, row->key, row->label, value};
    snprintf(value, sizeof(value), "%" PRId64, row->value);
    cells[7] = breakdown->definition;
    cells[8] = row->level;
    for (size_t i = 0; i < row->column_count; i++) {
        size_t at = head_index(heads, row->columns[i].name);
        if (at >= heads->count)
            continue;
        snprintf(numbers[at - CSV_FIXED], 32, "%" PRId64, row->columns[i].value);
        cells[at] = numbers[at - CSV_FIXED];
    }
    return chamber_csv_row(cli->out, cells, heads->count);
}

int print_stats_csv(struct cli *cli, const struct chamber_stats *stats)
{
    struct heads heads = {0};
    size_t count;
    collect_heads(stats, &heads);
    int result = chamber_csv_row(cli->out, heads.names, heads.count);
    const struct chamber_figure *figures = chamber_stats_figures(stats, &count);
    for (size_t i = 0; i < count && result == CHAMBER_OK; i++)
        result = figure_csv(cli, &figures[i], &heads);
    const struct chamber_breakdown *breakdowns = chamber_stats_breakdowns(stats, &count);
    for (size_t b = 0; b < count; b++) {
        for (size_t r = 0; r < breakdowns[b].row_count && result == CHAMBER_OK; r++)
            result = breakdown_csv(cli, &breakdowns[b], &breakdowns[b].rows[r], &heads);
    }
    return result;
}
