/* SPDX-License-Identifier: MIT */
/* Figures and breakdowns as tables, as people read them. */
#include <inttypes.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/stats.h"

bool breakdown_has_levels(const struct chamber_breakdown *breakdown)
{
    for (size_t i = 0; i < breakdown->row_count; i++) {
        if (breakdown->rows[i].level)
            return true;
    }
    return false;
}

static const char *percent_text(double ratio, char *text)
{
    chamber_percent(ratio, text);
    return text;
}

const char *people_number(const struct chamber_figure *figure, struct chamber_number number,
                          char *text, size_t size)
{
    char percent[CHAMBER_PERCENT_SIZE];
    if (!number.given)
        snprintf(text, size, "—");
    else if (figure->kind == CHAMBER_FIGURE_RATE)
        snprintf(text, size, "%s", percent_text(number.value, percent));
    else
        snprintf(text, size, "%.15g%s%s", number.value, *figure->unit ? " " : "", figure->unit);
    return text;
}

/* --- tables --- */
static int figure_row(struct cli *cli, struct table *table, const struct chamber_figure *figure)
{
    char value[48], previous[48], upper[32], lower[32], parts[72] = "";
    if (figure->denominator.given)
        snprintf(parts, sizeof(parts), "%s/%s", plain_number(figure->numerator, upper, 32),
                 plain_number(figure->denominator, lower, 32));
    const char *const cells[] = {
        figure->id,
        figure->label,
        people_number(figure, figure->value, value, sizeof(value)),
        parts,
        people_number(figure, figure->previous, previous, sizeof(previous)),
        figure->definition};
    size_t count = given_switch(cli, "definitions") ? 6 : 5;
    int result = table_row(table);
    for (size_t i = 0; i < count && result == CHAMBER_OK; i++)
        result = table_cell(table, i, cells[i]);
    return result;
}

static int figures_table(struct cli *cli, const struct chamber_section *part)
{
    static const char *const heads[] = {"stats_id",    "stats_figure",   "stats_value",
                                        "stats_parts", "stats_previous", "stats_definition"};
    size_t columns = given_switch(cli, "definitions") ? 6 : 5;
    CLEAN_TABLE struct table *table = table_new(cli);
    int result = table ? CHAMBER_OK : table_failed(cli);
    for (size_t i = 0; i < columns && result == CHAMBER_OK; i++)
        result = table_column(table, phrase(cli, heads[i]),
                              i >= 2 && i <= 4 ? FIT_RIGHT
                              : i == 0         ? FIT_WHOLE
                                               : FIT_WRAP);
    for (size_t i = 0; i < part->figure_count && result == CHAMBER_OK; i++)
        result = figure_row(cli, table, &part->figures[i]);
    return result == CHAMBER_OK ? table_print(table) : result;
}

static int breakdown_row(struct table *table, const struct chamber_breakdown *breakdown,
                         const struct chamber_breakdown_row *row, const struct bars *bars)
{
    char number[24], earlier[24], bar[BAR_SIZE];
    size_t column = 1;
    bool levels = breakdown_has_levels(breakdown);
    int result = table_row(table);
    if (result == CHAMBER_OK)
        result = table_cell(table, 0, row->label ? row->label : "");
    if (result == CHAMBER_OK && levels)
        result = table_cell(table, column++, row->level_word ? row->level_word : "");
    snprintf(number, sizeof(number), "%" PRId64, row->value);
    if (result == CHAMBER_OK)
        result = table_cell(table, column++, number);
    const char *previous = plain_number(row->previous, earlier, sizeof(earlier));
    if (result == CHAMBER_OK)
        result = table_cell(table, column++, row->previous.given ? previous : "—");
    for (size_t i = 0; i < row->column_count && result == CHAMBER_OK; i++) {
        snprintf(number, sizeof(number), "%" PRId64, row->columns[i].value);
        result = table_cell(table, column++, number);
    }
    if (bars->width > 0 && result == CHAMBER_OK)
        result = table_cell(table, column, bar_text(bars, row->value, bar));
    return result;
}

static int breakdown_table(struct cli *cli, const struct chamber_breakdown *breakdown)
{
    const struct bars bars = bars_of(cli, breakdown);
    CLEAN_TABLE struct table *table = table_new(cli);
    int result = table ? table_column(table, breakdown->id, FIT_WRAP) : table_failed(cli);
    if (result == CHAMBER_OK && breakdown_has_levels(breakdown))
        result = table_column(table, phrase(cli, "stats_level"), FIT_WHOLE);
    if (result == CHAMBER_OK)
        result = table_column(table, phrase(cli, "stats_value"), FIT_RIGHT);
    if (result == CHAMBER_OK)
        result = table_column(table, phrase(cli, "stats_previous"), FIT_RIGHT);
    const struct chamber_breakdown_row *first = breakdown->rows;
    for (size_t i = 0; i < first->column_count && result == CHAMBER_OK; i++)
        result = table_column(table, first->columns[i].label, FIT_RIGHT);
    if (bars.width > 0 && result == CHAMBER_OK)
        result = table_column(table, "", FIT_WHOLE);
    for (size_t i = 0; i < breakdown->row_count && result == CHAMBER_OK; i++)
        result = breakdown_row(table, breakdown, &breakdown->rows[i], &bars);
    if (result < 0)
        return result;
    fprintf(cli->out, "\n%s\n", breakdown->label);
    if (given_switch(cli, "definitions"))
        fprintf(cli->out, "%s\n", breakdown->definition);
    return table_print(table);
}

char *stats_heading(struct cli *cli, const struct chamber_stats *stats)
{
    return words(cli, "stats_heading", cli->operands[0], chamber_stats_from(stats),
                 chamber_stats_until(stats), chamber_stats_as_of(stats));
}

int print_heading(struct cli *cli, const struct chamber_stats *stats)
{
    CLEAN_TEXT char *heading = stats_heading(cli, stats);
    if (!heading)
        return out_of_memory(cli);
    fprintf(cli->out, "%s\n", heading);
    return CHAMBER_OK;
}

int print_part(struct cli *cli, const struct chamber_section *part)
{
    int result = CHAMBER_OK;
    if (cli->format == FORMAT_TEXT)
        return print_part_text(cli, part);
    if (part->figure_count > 0) {
        fputc('\n', cli->out);
        result = figures_table(cli, part);
    }
    for (size_t i = 0; i < part->table_count && result == CHAMBER_OK; i++)
        result = breakdown_table(cli, &part->tables[i]);
    return result;
}
