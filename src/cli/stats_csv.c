/* SPDX-License-Identifier: MIT */
/* stats as CSV: the figures, then the rows of breakdowns, whose further numbers have columns of
 * their own; of the four goods also which it is. */
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
    bool goods; /* the first beyond the fixed ones is the good */
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

static void collect_heads(const struct chamber_section *parts, size_t count, struct heads *heads)
{
    static const char *const fixed[CSV_FIXED] = {"id",       "key",        "label",
                                                 "value",    "numerator",  "denominator",
                                                 "previous", "definition", "level"};
    memcpy(heads->names, fixed, sizeof(fixed));
    heads->count = CSV_FIXED;
    if (heads->goods)
        head_index(heads, "good");
    for (size_t p = 0; p < count; p++) {
        for (size_t t = 0; t < parts[p].table_count; t++) {
            const struct chamber_breakdown *table = &parts[p].tables[t];
            for (size_t c = 0; c < table->rows[0].column_count; c++)
                head_index(heads, table->rows[0].columns[c].name);
        }
    }
}

/* A line whose cells begin with the fixed ones. */
static int put_line(struct cli *cli, struct heads *heads, const struct chamber_section *part,
                    const char **cells)
{
    if (heads->goods)
        cells[CSV_FIXED] = part->label;
    return csv_row(cli, cells, heads->count);
}

static int figure_csv(struct cli *cli, struct heads *heads, const struct chamber_section *part,
                      const struct chamber_figure *figure)
{
    char value[32], upper[32], lower[32], previous[32];
    const char *cells[CSV_FIXED + CSV_MORE + 1] = {
        figure->id,
        NULL,
        figure->label,
        plain_number(figure->value, value, sizeof(value)),
        plain_number(figure->numerator, upper, sizeof(upper)),
        plain_number(figure->denominator, lower, sizeof(lower)),
        plain_number(figure->previous, previous, sizeof(previous)),
        figure->definition,
    };
    return put_line(cli, heads, part, cells);
}

static int breakdown_csv(struct cli *cli, struct heads *heads, const struct chamber_section *part,
                         const struct chamber_breakdown *breakdown,
                         const struct chamber_breakdown_row *row)
{
    char value[32], previous[32], numbers[CSV_MORE][32];
    const char *cells[CSV_FIXED + CSV_MORE + 1] = {breakdown->id, row->key, row->label, value};
    snprintf(value, sizeof(value), "%" PRId64, row->value);
    cells[6] = plain_number(row->previous, previous, sizeof(previous));
    cells[7] = breakdown->definition;
    cells[8] = row->level;
    for (size_t i = 0; i < row->column_count; i++) {
        size_t at = head_index(heads, row->columns[i].name);
        if (at >= heads->count)
            continue;
        snprintf(numbers[at - CSV_FIXED], 32, "%" PRId64, row->columns[i].value);
        cells[at] = numbers[at - CSV_FIXED];
    }
    return put_line(cli, heads, part, cells);
}

static int part_csv(struct cli *cli, struct heads *heads, const struct chamber_section *part)
{
    int result = CHAMBER_OK;
    for (size_t i = 0; i < part->figure_count && result == CHAMBER_OK; i++)
        result = figure_csv(cli, heads, part, &part->figures[i]);
    for (size_t t = 0; t < part->table_count; t++) {
        const struct chamber_breakdown *table = &part->tables[t];
        for (size_t r = 0; r < table->row_count && result == CHAMBER_OK; r++)
            result = breakdown_csv(cli, heads, part, table, &table->rows[r]);
    }
    return result;
}

int print_parts_csv(struct cli *cli, const struct chamber_section *parts, size_t count, bool goods)
{
    struct heads heads = {.goods = goods};
    collect_heads(parts, count, &heads);
    int result = csv_begin(cli);
    if (result == CHAMBER_OK)
        result = csv_row(cli, heads.names, heads.count);
    for (size_t p = 0; p < count && result == CHAMBER_OK; p++)
        result = part_csv(cli, &heads, &parts[p]);
    return result;
}
