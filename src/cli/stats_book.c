/* SPDX-License-Identifier: MIT */
/* stats as a workbook: a sheet for each section or good, its figures and below them the
 * breakdowns. */
#include <inttypes.h>
#include <string.h>

#include "cli/stats.h"

enum { COLUMNS_MAX = 24, NUMBER_SIZE = 32 };

/* "12"; of a rate "62.5%", with all its digits. */
static const char *cell_number(const struct chamber_figure *figure, struct chamber_number number,
                               char *text)
{
    if (figure->kind != CHAMBER_FIGURE_RATE || !number.given)
        return plain_number(number, text, NUMBER_SIZE);
    snprintf(text, NUMBER_SIZE, "%.15g%%", number.value * 100);
    return text;
}

/* --- figures --- */
static int put_figure(struct cli *cli, const struct chamber_figure *figure)
{
    char value[NUMBER_SIZE], upper[NUMBER_SIZE], lower[NUMBER_SIZE], previous[NUMBER_SIZE];
    const char *const cells[] = {
        figure->label,
        cell_number(figure, figure->value, value),
        figure->unit,
        plain_number(figure->numerator, upper, NUMBER_SIZE),
        plain_number(figure->denominator, lower, NUMBER_SIZE),
        cell_number(figure, figure->previous, previous),
        figure->id,
        figure->definition,
    };
    return chamber_book_row(cli->book, cells, COUNT_OF(cells));
}

static int figures_begin(struct cli *cli)
{
    const struct chamber_book_column columns[] = {
        {.heading = phrase(cli, "stats_figure")},
        {.heading = phrase(cli, "stats_value"), .kind = CHAMBER_BOOK_NUMBER},
        {.heading = phrase(cli, "stats_unit")},
        {.heading = phrase(cli, "stats_numerator"), .kind = CHAMBER_BOOK_NUMBER},
        {.heading = phrase(cli, "stats_denominator"), .kind = CHAMBER_BOOK_NUMBER},
        {.heading = phrase(cli, "stats_previous"), .kind = CHAMBER_BOOK_NUMBER},
        {.heading = phrase(cli, "stats_id")},
        {.heading = phrase(cli, "stats_definition")},
    };
    return chamber_book_table(cli->book, columns, COUNT_OF(columns));
}

/* --- breakdowns --- */
static int breakdown_begin(struct cli *cli, const struct chamber_breakdown *breakdown)
{
    struct chamber_book_column columns[COLUMNS_MAX];
    size_t count = 0;
    int result = chamber_book_text(cli->book, breakdown->label, true);
    if (result == CHAMBER_OK)
        result = chamber_book_text(cli->book, breakdown->definition, false);
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
    char numbers[COLUMNS_MAX][NUMBER_SIZE];
    const char *cells[COLUMNS_MAX] = {row->label};
    size_t count = 1;
    if (breakdown_has_levels(breakdown))
        cells[count++] = row->level_word;
    snprintf(numbers[0], NUMBER_SIZE, "%" PRId64, row->value);
    cells[count++] = numbers[0];
    cells[count++] = plain_number(row->previous, numbers[1], NUMBER_SIZE);
    for (size_t i = 0; i < row->column_count && count < COLUMNS_MAX; i++) {
        snprintf(numbers[i + 2], NUMBER_SIZE, "%" PRId64, row->columns[i].value);
        cells[count++] = numbers[i + 2];
    }
    return chamber_book_row(cli->book, cells, count);
}

static int put_breakdown(struct cli *cli, const struct chamber_breakdown *breakdown)
{
    if (breakdown->row_count == 0)
        return CHAMBER_OK;
    int result = breakdown_begin(cli, breakdown);
    for (size_t i = 0; i < breakdown->row_count && result == CHAMBER_OK; i++)
        result = put_row(cli, breakdown, &breakdown->rows[i]);
    return result;
}

static int put_sheet(struct cli *cli, const char *heading, const struct chamber_section *part)
{
    int result = chamber_book_sheet(cli->book, part->label);
    if (result == CHAMBER_OK)
        result = chamber_book_text(cli->book, heading, true);
    if (result == CHAMBER_OK && part->figure_count > 0)
        result = figures_begin(cli);
    for (size_t i = 0; i < part->figure_count && result == CHAMBER_OK; i++)
        result = put_figure(cli, &part->figures[i]);
    for (size_t i = 0; i < part->table_count && result == CHAMBER_OK; i++)
        result = put_breakdown(cli, &part->tables[i]);
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
