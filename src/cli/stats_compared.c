/* SPDX-License-Identifier: MIT */
/* Figures side by side as tables, plain lines, CSV and a workbook: each number, the other one, and
 * the difference, of rates in percentage points. */
#include <string.h>

#include "cli/stats_compare.h"

enum { NUMBER_SIZE = 64 };

/* The numbers of a line, and how they are counted. */
struct numbers {
    enum chamber_figure_kind kind;
    const char *unit;
    const struct chamber_number *value, *other, *difference;
};

static struct numbers of_figure(const struct chamber_compared_figure *figure)
{
    return (struct numbers){figure->kind, figure->unit, &figure->value, &figure->other,
                            &figure->difference};
}

static struct numbers of_row(const struct chamber_compared_row *row)
{
    return (struct numbers){CHAMBER_FIGURE_COUNT, "", &row->value, &row->other, &row->difference};
}

/* Tenths of a percent, as chamber_percent() shows them. */
static double tenths(struct chamber_number ratio)
{
    return (double)(int64_t)(ratio.value * 1000 + 0.5);
}

/* As people read them. */
static int put_people(struct cli *cli, const struct numbers *numbers, char text[3][NUMBER_SIZE])
{
    const struct chamber_figure like = {.kind = numbers->kind, .unit = numbers->unit};
    const struct chamber_number *difference = numbers->difference;
    people_number(&like, *numbers->value, text[0], NUMBER_SIZE);
    people_number(&like, *numbers->other, text[1], NUMBER_SIZE);
    text[2][0] = '\0';
    if (difference->given && difference->value > 0)
        strcpy(text[2], "+");
    size_t sign = strlen(text[2]);
    if (numbers->kind != CHAMBER_FIGURE_RATE || !difference->given) {
        people_number(&like, *difference, text[2] + sign, NUMBER_SIZE - sign);
        return CHAMBER_OK;
    }
    double by = tenths(*numbers->value) - tenths(*numbers->other);
    snprintf(text[2], NUMBER_SIZE, "%s%.1f", by > 0 ? "+" : "", by / 10);
    CLEAN_TEXT char *points = words(cli, "stats_points", text[2]);
    if (!points)
        return out_of_memory(cli);
    snprintf(text[2], NUMBER_SIZE, "%s", points);
    return CHAMBER_OK;
}

/* A month is another one on the other side: `two` becomes both (chamber_free()). NULL: no memory.
 */
static const char *label_of(struct cli *cli, const struct chamber_compared_row *row, char **two)
{
    if (!row->key || !row->other_label || strcmp(row->label, row->other_label) == 0)
        return row->label;
    return *two = words(cli, "stats_two_months", row->label, row->other_label);
}

bool compared_has_levels(const struct chamber_compared_table *table)
{
    for (size_t i = 0; i < table->row_count; i++) {
        if (table->rows[i].level)
            return true;
    }
    return false;
}

/* "2018：2018-01-01 至 2018-12-31，截至 2018-12-31" (chamber_free()) */
static char *heading_of(struct cli *cli, const char *name, const struct chamber_stats *stats)
{
    return words(cli, "stats_compared", name, chamber_stats_from(stats), chamber_stats_until(stats),
                 chamber_stats_as_of(stats));
}

static int print_headings(struct cli *cli, const struct compared *compared)
{
    CLEAN_TEXT char *one = heading_of(cli, compared->name, compared->stats);
    CLEAN_TEXT char *two = heading_of(cli, compared->other_name, compared->other);
    if (!one || !two)
        return out_of_memory(cli);
    fprintf(cli->out, "%s\n%s\n", one, two);
    return CHAMBER_OK;
}

/* --- tables --- */
static int table_heads(struct cli *cli, struct table *table, const struct compared *compared)
{
    int result = table_column(table, compared->name, FIT_RIGHT);
    if (result == CHAMBER_OK)
        result = table_column(table, compared->other_name, FIT_RIGHT);
    return result == CHAMBER_OK ? table_column(table, phrase(cli, "stats_difference"), FIT_RIGHT)
                                : result;
}

static int table_line(struct cli *cli, struct table *table, const char *const *names,
                      const struct numbers *numbers)
{
    char text[3][NUMBER_SIZE];
    size_t column = 0;
    int result = put_people(cli, numbers, text);
    if (result == CHAMBER_OK)
        result = table_row(table);
    for (; *names && result == CHAMBER_OK; names++)
        result = table_cell(table, column++, *names);
    for (size_t i = 0; i < COUNT_OF(text) && result == CHAMBER_OK; i++)
        result = table_cell(table, column++, text[i]);
    return result;
}

static int figures_table(struct cli *cli, const struct compared *compared)
{
    size_t count;
    const struct chamber_compared_figure *figures =
        chamber_comparison_figures(compared->comparison, &count);
    CLEAN_TABLE struct table *table = table_new(cli);
    int result =
        table ? table_column(table, phrase(cli, "stats_id"), FIT_WHOLE) : table_failed(cli);
    if (result == CHAMBER_OK)
        result = table_column(table, phrase(cli, "stats_figure"), FIT_WRAP);
    if (result == CHAMBER_OK)
        result = table_heads(cli, table, compared);
    for (size_t i = 0; i < count && result == CHAMBER_OK; i++) {
        const struct numbers numbers = of_figure(&figures[i]);
        const char *const names[] = {figures[i].id, figures[i].label, NULL};
        result = table_line(cli, table, names, &numbers);
    }
    fputc('\n', cli->out);
    return result == CHAMBER_OK ? table_print(table) : result;
}

static int row_line(struct cli *cli, struct table *table, const struct chamber_compared_row *row,
                    bool levels)
{
    const struct numbers numbers = of_row(row);
    const char *level = row->level_word ? row->level_word : "";
    CLEAN_TEXT char *two = NULL;
    const char *label = label_of(cli, row, &two);
    const char *const names[] = {label, levels ? level : NULL, NULL};
    return label ? table_line(cli, table, names, &numbers) : out_of_memory(cli);
}

static int breakdown_table(struct cli *cli, const struct compared *compared,
                           const struct chamber_compared_table *breakdown)
{
    bool levels = compared_has_levels(breakdown);
    CLEAN_TABLE struct table *table = table_new(cli);
    int result = table ? table_column(table, breakdown->id, FIT_WRAP) : table_failed(cli);
    if (result == CHAMBER_OK && levels)
        result = table_column(table, phrase(cli, "stats_level"), FIT_WHOLE);
    if (result == CHAMBER_OK)
        result = table_heads(cli, table, compared);
    for (size_t i = 0; i < breakdown->row_count && result == CHAMBER_OK; i++)
        result = row_line(cli, table, &breakdown->rows[i], levels);
    fprintf(cli->out, "\n%s\n", breakdown->label);
    return result == CHAMBER_OK ? table_print(table) : result;
}

int compared_tables(struct cli *cli, const struct compared *compared)
{
    size_t count;
    const struct chamber_compared_table *tables =
        chamber_comparison_tables(compared->comparison, &count);
    int result = print_headings(cli, compared);
    if (result == CHAMBER_OK)
        result = figures_table(cli, compared);
    for (size_t i = 0; i < count && result == CHAMBER_OK; i++)
        result = breakdown_table(cli, compared, &tables[i]);
    return result;
}

/* --- plain lines --- */
static int text_line(struct cli *cli, const char *label, const struct numbers *numbers,
                     const struct compared *compared)
{
    char text[3][NUMBER_SIZE];
    int result = put_people(cli, numbers, text);
    if (result < 0)
        return result;
    CLEAN_TEXT char *line = words(cli, "stats_compared_line", label, compared->name, text[0],
                                  compared->other_name, text[1], text[2]);
    if (!line)
        return out_of_memory(cli);
    fprintf(cli->out, "%s\n", line);
    return CHAMBER_OK;
}

/* The rows that count anything on either side. */
static int text_rows(struct cli *cli, const struct chamber_compared_table *table,
                     const struct compared *compared)
{
    int result = CHAMBER_OK;
    fprintf(cli->out, "\n%s\n", table->label);
    for (size_t i = 0; i < table->row_count && result == CHAMBER_OK; i++) {
        const struct numbers numbers = of_row(&table->rows[i]);
        CLEAN_TEXT char *two = NULL;
        const char *label = label_of(cli, &table->rows[i], &two);
        if (!label)
            return out_of_memory(cli);
        if (numbers.value->value > 0 || numbers.other->value > 0)
            result = text_line(cli, label, &numbers, compared);
    }
    return result;
}

int compared_text(struct cli *cli, const struct compared *compared)
{
    size_t figure_count, table_count;
    const struct chamber_compared_figure *figures =
        chamber_comparison_figures(compared->comparison, &figure_count);
    const struct chamber_compared_table *tables =
        chamber_comparison_tables(compared->comparison, &table_count);
    int result = print_headings(cli, compared);
    for (size_t i = 0; i < figure_count && result == CHAMBER_OK; i++) {
        const struct numbers numbers = of_figure(&figures[i]);
        result = text_line(cli, figures[i].label, &numbers, compared);
    }
    for (size_t i = 0; i < table_count && result == CHAMBER_OK; i++)
        result = text_rows(cli, &tables[i], compared);
    return result;
}

/* --- CSV --- */
enum { CSV_CELLS = 8 };

/* `cells` begins with id, key, other key, label, level. */
static int csv_line(struct cli *cli, const char **cells, const struct numbers *numbers)
{
    char text[3][NUMBER_SIZE];
    cells[5] = plain_number(*numbers->value, text[0], NUMBER_SIZE);
    cells[6] = plain_number(*numbers->other, text[1], NUMBER_SIZE);
    cells[7] = plain_number(*numbers->difference, text[2], NUMBER_SIZE);
    return csv_row(cli, cells, CSV_CELLS);
}

static int csv_rows(struct cli *cli, const struct chamber_compared_table *table)
{
    int result = CHAMBER_OK;
    for (size_t i = 0; i < table->row_count && result == CHAMBER_OK; i++) {
        const struct chamber_compared_row *row = &table->rows[i];
        const struct numbers numbers = of_row(row);
        const char *cells[CSV_CELLS] = {table->id, row->key, row->other_key, row->label,
                                        row->level};
        result = csv_line(cli, cells, &numbers);
    }
    return result;
}

int compared_csv(struct cli *cli, const struct compared *compared)
{
    static const char *const heads[CSV_CELLS] = {"id",    "key",   "other_key", "label",
                                                 "level", "value", "other",     "difference"};
    size_t figure_count, table_count;
    const struct chamber_compared_figure *figures =
        chamber_comparison_figures(compared->comparison, &figure_count);
    const struct chamber_compared_table *tables =
        chamber_comparison_tables(compared->comparison, &table_count);
    int result = csv_begin(cli);
    if (result == CHAMBER_OK)
        result = csv_row(cli, heads, CSV_CELLS);
    for (size_t i = 0; i < figure_count && result == CHAMBER_OK; i++) {
        const struct numbers numbers = of_figure(&figures[i]);
        const char *cells[CSV_CELLS] = {figures[i].id, NULL, NULL, figures[i].label};
        result = csv_line(cli, cells, &numbers);
    }
    for (size_t i = 0; i < table_count && result == CHAMBER_OK; i++)
        result = csv_rows(cli, &tables[i]);
    return result;
}
