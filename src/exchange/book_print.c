/* SPDX-License-Identifier: MIT */
/* How a sheet of several tables is printed: as wide as a page, and no table or chart cut in two. */
#include <stdlib.h>

#include "exchange/book_out.h"

/* In pixels: a digit, what a column has around them, a column that was given no width; A4 on its
 * side without its margins, a little less for safety. */
enum { DIGIT = 7, PADDING = 5, USUAL_COLUMN = 64, PAGE_WIDTH = 1040, PAGE_HEIGHT = 670 };
enum { BREAKS_MAX = 1023 };

static size_t column_width(const struct chamber_book *book, size_t column)
{
    double width = column <= book->layout_count ? book->layout[column - 1].width : 0;
    return width > 0 ? (size_t)(width * DIGIT) + PADDING : USUAL_COLUMN;
}

/* The last column that a cell or a chart is in. */
static size_t last_column(const struct chamber_book *book)
{
    size_t column = book->chart_column, covered = 0;
    if (column == 0)
        return book->layout_count;
    while (covered <= BOOK_CHART_WIDTH)
        covered += column_width(book, column++);
    return column - 1 > book->layout_count ? column - 1 : book->layout_count;
}

/* How many rows a page has, when all columns fit: the title is on each. */
static size_t rows_of_page(const struct chamber_book *book, size_t columns)
{
    size_t width = 0;
    for (size_t i = 1; i <= columns; i++)
        width += column_width(book, i);
    double scale = width > PAGE_WIDTH ? (double)PAGE_WIDTH / (double)width : 1;
    return (size_t)(PAGE_HEIGHT / scale / XLSX_ROW_PIXELS) - book->heading;
}

/* The rows after which a page ends, written over those at which blocks begin. */
static void find_breaks(struct chamber_book *book, size_t page, size_t last)
{
    size_t count = 0, start = 1;
    for (size_t i = 0; i < book->block_count && count < BREAKS_MAX; i++) {
        size_t begins = book->blocks[i];
        size_t ends = i + 1 < book->block_count ? book->blocks[i + 1] - 1 : last;
        if (ends >= start + page && begins > start) {
            book->blocks[count++] = (uint32_t)begins - 1;
            start = begins;
        }
        while (ends >= start + page) /* longer than a page */
            start += page;
    }
    book->blocks[count] = 0;
}

void book_print(struct chamber_book *book, struct xlsx_layout *layout)
{
    if (!book->held || book->layout_count == 0)
        return;
    layout->last_row = book->row > book->below ? book->row : book->below + 1;
    layout->last_column = last_column(book);
    if (book->block_count == 0)
        return;
    find_breaks(book, rows_of_page(book, layout->last_column), layout->last_row);
    layout->breaks = book->blocks;
}

int book_block(struct chamber_book *book)
{
    size_t room = book->block_count + 2; /* and a 0 */
    uint32_t *blocks = reallocarray(book->blocks, room, sizeof *blocks);
    if (!blocks)
        return fail_memory(book->db);
    book->blocks = blocks;
    book->blocks[book->block_count++] = (uint32_t)book->row + 1;
    return CHAMBER_OK;
}
