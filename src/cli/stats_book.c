/* SPDX-License-Identifier: MIT */
/* stats as a workbook: a sheet for each section or good, its figures and below them the breakdowns,
 * each with the chart that suits it; in front the form of the year (stats_form.c), behind the four
 * goods and all definitions. */
#include <inttypes.h>
#include <string.h>

#include "cli/stats_book.h"

enum { COLUMNS_MAX = 24 };

const char *figure_cell(const struct chamber_figure *figure, struct chamber_number number,
                        char text[BOOK_NUMBER_SIZE])
{
    if (!number.given)
        return "—";
    if (figure->kind != CHAMBER_FIGURE_RATE)
        return plain_number(number, text, BOOK_NUMBER_SIZE);
    snprintf(text, BOOK_NUMBER_SIZE, "%.15g%%", number.value * 100);
    return text;
}

/* --- figures --- */
static int put_figure(struct cli *cli, const struct chamber_figure *figure)
{
    char value[BOOK_NUMBER_SIZE], upper[BOOK_NUMBER_SIZE], lower[BOOK_NUMBER_SIZE];
    char previous[BOOK_NUMBER_SIZE];
    const char *const cells[] = {
        figure->label,
        figure_cell(figure, figure->value, value),
        figure->unit,
        plain_number(figure->numerator, upper, BOOK_NUMBER_SIZE),
        plain_number(figure->denominator, lower, BOOK_NUMBER_SIZE),
        figure_cell(figure, figure->previous, previous),
        figure->id,
    };
    int result = chamber_book_row(cli->book, cells, COUNT_OF(cells));
    return result == CHAMBER_OK ? chamber_book_note(cli->book, 1, figure->definition) : result;
}

int book_figures(struct cli *cli, const struct chamber_figure *figures, size_t count)
{
    const struct chamber_book_column columns[] = {
        {.heading = phrase(cli, "stats_figure")},
        {.heading = phrase(cli, "stats_value"), .kind = CHAMBER_BOOK_NUMBER},
        {.heading = phrase(cli, "stats_unit")},
        {.heading = phrase(cli, "stats_numerator"), .kind = CHAMBER_BOOK_NUMBER},
        {.heading = phrase(cli, "stats_denominator"), .kind = CHAMBER_BOOK_NUMBER},
        {.heading = phrase(cli, "stats_previous"), .kind = CHAMBER_BOOK_NUMBER},
        {.heading = phrase(cli, "stats_id")},
    };
    if (count == 0)
        return CHAMBER_OK;
    int result = chamber_book_table(cli->book, columns, COUNT_OF(columns));
    for (size_t i = 0; i < count && result == CHAMBER_OK; i++)
        result = put_figure(cli, &figures[i]);
    return result;
}

/* --- breakdowns --- */
static int breakdown_begin(struct cli *cli, const struct chamber_breakdown *breakdown)
{
    struct chamber_book_column columns[COLUMNS_MAX];
    size_t count = 0;
    CLEAN_TEXT char *title = words(cli, "book_unit_of", breakdown->label, breakdown->unit);
    int result = title ? chamber_book_text(cli->book, title, true) : out_of_memory(cli);
    if (result == CHAMBER_OK)
        result = chamber_book_note(cli->book, 1, breakdown->definition);
    columns[count++] = (struct chamber_book_column){.heading = phrase(cli, "book_item")};
    if (breakdown_has_levels(breakdown))
        columns[count++] = (struct chamber_book_column){.heading = phrase(cli, "stats_level")};
    columns[count++] = (struct chamber_book_column){.heading = phrase(cli, "stats_value"),
                                                    .kind = CHAMBER_BOOK_NUMBER};
    columns[count++] = (struct chamber_book_column){.heading = phrase(cli, "stats_previous"),
                                                    .kind = CHAMBER_BOOK_NUMBER};
    const struct chamber_breakdown_row *first = breakdown->rows;
    for (size_t i = 0; i < first->column_count && count < COLUMNS_MAX; i++)
        columns[count++] = (struct chamber_book_column){.heading = first->columns[i].label,
                                                        .kind = CHAMBER_BOOK_NUMBER};
    return result == CHAMBER_OK ? chamber_book_table(cli->book, columns, count) : result;
}

static int put_row(struct cli *cli, const struct chamber_breakdown *breakdown,
                   const struct chamber_breakdown_row *row)
{
    char numbers[COLUMNS_MAX][BOOK_NUMBER_SIZE];
    const char *cells[COLUMNS_MAX] = {row->label};
    size_t count = 1;
    if (breakdown_has_levels(breakdown))
        cells[count++] = row->level_word;
    snprintf(numbers[0], BOOK_NUMBER_SIZE, "%" PRId64, row->value);
    cells[count++] = numbers[0];
    cells[count++] =
        row->previous.given ? plain_number(row->previous, numbers[1], BOOK_NUMBER_SIZE) : "—";
    for (size_t i = 0; i < row->column_count && count < COLUMNS_MAX; i++) {
        snprintf(numbers[i + 2], BOOK_NUMBER_SIZE, "%" PRId64, row->columns[i].value);
        cells[count++] = numbers[i + 2];
    }
    return chamber_book_row(cli->book, cells, count);
}

/* How many rows a chart shows: the last one, not filled in, only if it counts something; 0: there
 * is nothing to see. */
static size_t rows_to_draw(const struct chamber_breakdown *breakdown)
{
    int64_t sum = 0;
    for (size_t i = 0; i < breakdown->row_count; i++)
        sum += breakdown->rows[i].value;
    if (breakdown->chart == CHAMBER_CHART_NONE || sum == 0)
        return 0;
    return breakdown->row_count - (breakdown->rows[breakdown->row_count - 1].value == 0 ? 1 : 0);
}

/* "2018年1月 3、2018年2月 5", for those who cannot see the chart (malloc). */
static char *describe(const struct chamber_breakdown *breakdown, size_t rows)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = text_open(&text, &size);
    if (!out)
        return NULL;
    fprintf(out, "%s: ", breakdown->label);
    for (size_t i = 0; i < rows; i++)
        fprintf(out, "%s%s %" PRId64, i > 0 ? ", " : "", breakdown->rows[i].label,
                breakdown->rows[i].value);
    if (text_close(out))
        return text;
    free(text);
    return NULL;
}

/* The further numbers, of which the first is the value itself, or the value alone. */
static int put_chart(struct cli *cli, const struct chamber_breakdown *breakdown, size_t rows)
{
    size_t value = breakdown_has_levels(breakdown) ? 3 : 2;
    size_t further = breakdown->rows->column_count;
    CLEAN_TEXT char *title = words(cli, "book_unit_of", breakdown->label, breakdown->unit);
    CLEAN_FREE char *description = describe(breakdown, rows);
    if (!title || !description)
        return out_of_memory(cli);
    struct chamber_book_chart chart = {.title = title,
                                       .description = description,
                                       .label = 1,
                                       .values = {value},
                                       .count = 1,
                                       .rows = rows};
    chart.kind =
        breakdown->chart == CHAMBER_CHART_MONTHS ? CHAMBER_BOOK_COLUMNS : CHAMBER_BOOK_BARS;
    for (size_t i = 0; i < further && i < CHAMBER_BOOK_SERIES; i++) {
        chart.values[i] = value + 2 + i;
        chart.count = i + 1;
    }
    return chamber_book_chart(cli->book, &chart);
}

int book_breakdown(struct cli *cli, const struct chamber_breakdown *breakdown, bool with_chart)
{
    if (breakdown->row_count == 0)
        return CHAMBER_OK;
    size_t drawn = with_chart ? rows_to_draw(breakdown) : 0;
    int result = breakdown_begin(cli, breakdown);
    for (size_t i = 0; i < breakdown->row_count && result == CHAMBER_OK; i++)
        result = put_row(cli, breakdown, &breakdown->rows[i]);
    return result == CHAMBER_OK && drawn > 0 ? put_chart(cli, breakdown, drawn) : result;
}

/* --- sheets --- */
int book_title(struct cli *cli, const char *sheet, const char *heading)
{
    CLEAN_TEXT char *title = words(cli, "book_title_of", sheet, heading);
    if (!title)
        return out_of_memory(cli);
    int result = chamber_book_sheet(cli->book, sheet);
    if (result == CHAMBER_OK)
        result = chamber_book_text(cli->book, title, true);
    if (result == CHAMBER_OK)
        chamber_book_hold(cli->book);
    return result == CHAMBER_OK ? chamber_book_text(cli->book, "", false) : result;
}

static int put_sheet(struct cli *cli, const char *heading, const struct chamber_section *part)
{
    int result = book_title(cli, part->label, heading);
    if (result == CHAMBER_OK)
        result = book_figures(cli, part->figures, part->figure_count);
    for (size_t i = 0; i < part->table_count && result == CHAMBER_OK; i++)
        result = book_breakdown(cli, &part->tables[i], true);
    return result;
}

int print_parts_book(struct cli *cli, const char *heading, const struct chamber_section *parts,
                     size_t count)
{
    int result = CHAMBER_OK;
    for (size_t i = 0; i < count && result == CHAMBER_OK; i++)
        result = put_sheet(cli, heading, &parts[i]);
    return result;
}

int print_report_book(struct cli *cli, const struct chamber_stats *stats)
{
    size_t count;
    const struct chamber_section *sections = chamber_stats_sections(stats, &count);
    CLEAN_TEXT char *heading = stats_heading(cli, stats);
    if (!heading)
        return out_of_memory(cli);
    int result = book_form(cli, stats, heading);
    if (result == CHAMBER_OK)
        result = print_parts_book(cli, heading, sections, count);
    if (result == CHAMBER_OK && !given_switch(cli, "section"))
        result = book_goods(cli, stats, heading);
    return result == CHAMBER_OK ? book_definitions(cli, stats) : result;
}
