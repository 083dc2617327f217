/* SPDX-License-Identifier: MIT */
/* Figures side by side as a workbook: the figures on one sheet, the breakdowns on another. */
#include "cli/stats_book.h"
#include "cli/stats_compare.h"

/* A sheet whose first rows say what is compared; if it has several tables, they stay in sight. */
static int begin_sheet(struct cli *cli, const char *name, const struct compared *compared,
                       bool several)
{
    CLEAN_TEXT char *one =
        words(cli, "stats_compared", compared->name, chamber_stats_from(compared->stats),
              chamber_stats_until(compared->stats), chamber_stats_as_of(compared->stats));
    CLEAN_TEXT char *two =
        words(cli, "stats_compared", compared->other_name, chamber_stats_from(compared->other),
              chamber_stats_until(compared->other), chamber_stats_as_of(compared->other));
    if (!one || !two)
        return out_of_memory(cli);
    int result = chamber_book_sheet(cli->book, name);
    if (result == CHAMBER_OK)
        result = chamber_book_text(cli->book, one, true);
    if (result == CHAMBER_OK)
        result = chamber_book_text(cli->book, two, true);
    if (result == CHAMBER_OK && several)
        chamber_book_hold(cli->book);
    return result == CHAMBER_OK ? chamber_book_text(cli->book, "", false) : result;
}

/* `second`: what the column after the first is; NULL: there is none. */
static int begin_table(struct cli *cli, const char *first, const char *second,
                       const struct compared *compared)
{
    struct chamber_book_column columns[5] = {{.heading = first}};
    size_t count = 1;
    if (second)
        columns[count++] = (struct chamber_book_column){.heading = second};
    const char *const numbers[] = {compared->name, compared->other_name,
                                   phrase(cli, "stats_difference")};
    for (size_t i = 0; i < COUNT_OF(numbers); i++)
        columns[count++] =
            (struct chamber_book_column){.heading = numbers[i], .kind = CHAMBER_BOOK_NUMBER};
    return chamber_book_table(cli->book, columns, count);
}

static int put_figure(struct cli *cli, const struct chamber_compared_figure *figure)
{
    char value[BOOK_NUMBER_SIZE], other[BOOK_NUMBER_SIZE], difference[BOOK_NUMBER_SIZE];
    const struct chamber_figure like = {.kind = figure->kind};
    const char *unit = figure->kind == CHAMBER_FIGURE_RATE ? "%" : figure->unit;
    const char *const cells[] = {figure->label, unit, figure_cell(&like, figure->value, value),
                                 figure_cell(&like, figure->other, other),
                                 figure_cell(&like, figure->difference, difference)};
    return chamber_book_row(cli->book, cells, COUNT_OF(cells));
}

static int put_row(struct cli *cli, const struct chamber_compared_row *row, bool levels)
{
    char value[BOOK_NUMBER_SIZE], other[BOOK_NUMBER_SIZE], difference[BOOK_NUMBER_SIZE];
    const struct chamber_figure like = {.kind = CHAMBER_FIGURE_COUNT};
    const char *cells[5] = {row->label};
    size_t count = 1;
    if (levels)
        cells[count++] = row->level_word ? row->level_word : "";
    cells[count++] = figure_cell(&like, row->value, value);
    cells[count++] = figure_cell(&like, row->other, other);
    cells[count++] = figure_cell(&like, row->difference, difference);
    return chamber_book_row(cli->book, cells, count);
}

static int put_table(struct cli *cli, const struct chamber_compared_table *table,
                     const struct compared *compared)
{
    bool levels = compared_has_levels(table);
    const char *level = levels ? phrase(cli, "stats_level") : NULL;
    CLEAN_TEXT char *title = words(cli, "book_unit_of", table->label, table->unit);
    int result = title ? chamber_book_text(cli->book, title, true) : out_of_memory(cli);
    if (result == CHAMBER_OK)
        result = begin_table(cli, phrase(cli, "book_item"), level, compared);
    for (size_t i = 0; i < table->row_count && result == CHAMBER_OK; i++)
        result = put_row(cli, &table->rows[i], levels);
    return result;
}

int compared_book(struct cli *cli, const struct compared *compared)
{
    size_t count;
    const struct chamber_compared_figure *figures =
        chamber_comparison_figures(compared->comparison, &count);
    int result = begin_sheet(cli, phrase(cli, "stats_figure"), compared, false);
    if (result == CHAMBER_OK)
        result = begin_table(cli, phrase(cli, "stats_figure"), phrase(cli, "stats_unit"), compared);
    for (size_t i = 0; i < count && result == CHAMBER_OK; i++)
        result = put_figure(cli, &figures[i]);
    const struct chamber_compared_table *tables =
        chamber_comparison_tables(compared->comparison, &count);
    if (result == CHAMBER_OK)
        result = begin_sheet(cli, phrase(cli, "stats_breakdowns"), compared, true);
    for (size_t i = 0; i < count && result == CHAMBER_OK; i++)
        result = put_table(cli, &tables[i], compared);
    return result;
}
