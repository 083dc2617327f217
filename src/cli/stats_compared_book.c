/* SPDX-License-Identifier: MIT */
/* Figures side by side as a workbook: the figures on one sheet, the breakdowns on another. */
#include "cli/stats_book.h"
#include "cli/stats_compare.h"

/* A sheet whose first rows say what is compared. */
static int begin_sheet(struct cli *cli, const char *name, const struct compared *compared)
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
    return result == CHAMBER_OK ? chamber_book_text(cli->book, "", false) : result;
}

static int begin_table(struct cli *cli, const char *first, const char *second,
                       const struct compared *compared)
{
    const struct chamber_book_column columns[] = {
        {.heading = first},
        {.heading = second},
        {.heading = compared->name, .kind = CHAMBER_BOOK_NUMBER},
        {.heading = compared->other_name, .kind = CHAMBER_BOOK_NUMBER},
        {.heading = phrase(cli, "stats_difference"), .kind = CHAMBER_BOOK_NUMBER},
    };
    return chamber_book_table(cli->book, columns, COUNT_OF(columns));
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

static int put_row(struct cli *cli, const struct chamber_compared_row *row)
{
    char value[BOOK_NUMBER_SIZE], other[BOOK_NUMBER_SIZE], difference[BOOK_NUMBER_SIZE];
    const struct chamber_figure like = {.kind = CHAMBER_FIGURE_COUNT};
    const char *const cells[] = {
        row->label, row->level_word ? row->level_word : "", figure_cell(&like, row->value, value),
        figure_cell(&like, row->other, other), figure_cell(&like, row->difference, difference)};
    return chamber_book_row(cli->book, cells, COUNT_OF(cells));
}

static int put_table(struct cli *cli, const struct chamber_compared_table *table,
                     const struct compared *compared)
{
    CLEAN_TEXT char *title = words(cli, "book_unit_of", table->label, table->unit);
    int result = title ? chamber_book_text(cli->book, title, true) : out_of_memory(cli);
    if (result == CHAMBER_OK)
        result = begin_table(cli, phrase(cli, "book_item"), phrase(cli, "stats_level"), compared);
    for (size_t i = 0; i < table->row_count && result == CHAMBER_OK; i++)
        result = put_row(cli, &table->rows[i]);
    return result;
}

int compared_book(struct cli *cli, const struct compared *compared)
{
    size_t count;
    const struct chamber_compared_figure *figures =
        chamber_comparison_figures(compared->comparison, &count);
    int result = begin_sheet(cli, phrase(cli, "stats_figure"), compared);
    if (result == CHAMBER_OK)
        result = begin_table(cli, phrase(cli, "stats_figure"), phrase(cli, "stats_unit"), compared);
    for (size_t i = 0; i < count && result == CHAMBER_OK; i++)
        result = put_figure(cli, &figures[i]);
    const struct chamber_compared_table *tables =
        chamber_comparison_tables(compared->comparison, &count);
    if (result == CHAMBER_OK)
        result = begin_sheet(cli, phrase(cli, "stats_breakdowns"), compared);
    for (size_t i = 0; i < count && result == CHAMBER_OK; i++)
        result = put_table(cli, &tables[i], compared);
    return result;
}
