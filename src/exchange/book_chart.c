/* SPDX-License-Identifier: MIT */
/* What goes with the cells of a workbook: charts of a table, notes, what stays in sight. */
#include "exchange/book_out.h"

/* In rows; columns. */
enum { COLUMNS_ROWS = 13, BARS_ROWS = 8, AROUND_ROWS = 3, BESIDE = 2 };

/* How many rows it takes: of bars as many as it shows, more for several series. */
static size_t rows_of(const struct chamber_book_chart *chart, size_t shown)
{
    size_t rows = shown * (chart->count + 1) / 2 + AROUND_ROWS;
    if (chart->kind == CHAMBER_BOOK_COLUMNS)
        return COLUMNS_ROWS;
    return rows > BARS_ROWS ? rows : BARS_ROWS;
}

static bool has_column(const struct chamber_book *book, size_t column)
{
    return column >= 1 && column <= book->count;
}

static bool can_draw(const struct chamber_book *book, const struct chamber_book_chart *chart)
{
    bool ok = book->table && book->table_rows > 0 && has_column(book, chart->label) &&
              chart->count >= 1 && chart->count <= CHAMBER_BOOK_SERIES;
    for (size_t i = 0; ok && i < chart->count; i++)
        ok = has_column(book, chart->values[i]);
    return ok;
}

int chamber_book_chart(struct chamber_book *book, const struct chamber_book_chart *chart)
{
    if (!can_draw(book, chart))
        return fail(book->db, CHAMBER_E_USAGE, "book_no_table");
    size_t shown =
        chart->rows > 0 && chart->rows < book->table_rows ? chart->rows : book->table_rows;
    size_t rows = rows_of(chart, shown);
    struct xlsx_chart drawn = {.upright = chart->kind == CHAMBER_BOOK_COLUMNS,
                               .title = chart->title,
                               .description = chart->description,
                               .row = book->table_heading,
                               .column = book->count + BESIDE,
                               .width = BOOK_CHART_WIDTH,
                               .height = rows * XLSX_ROW_PIXELS,
                               .heading = book->table_heading,
                               .first = book->table_heading + 1,
                               .last = book->table_heading + shown,
                               .labels = chart->label,
                               .count = chart->count};
    for (size_t i = 0; i < chart->count; i++)
        drawn.series[i] = chart->values[i];
    int rc = book_failed(book, book->xlsx->chart(book->draft, &drawn));
    if (rc < 0)
        return rc;
    book->below = book->table_heading + rows;
    if (drawn.column > book->chart_column)
        book->chart_column = drawn.column;
    return CHAMBER_OK;
}

int chamber_book_note(struct chamber_book *book, size_t column, const char *text)
{
    if (book->row == 0 || column < 1 || column > BOOK_COLUMNS_MAX)
        return fail(book->db, CHAMBER_E_USAGE, "book_no_table");
    int rc = book_fits(book, book->row, column, text);
    return rc < 0 ? rc
                  : book_failed(book, book->xlsx->comment(book->draft, book->row, column, text));
}

void chamber_book_hold(struct chamber_book *book)
{
    book->heading = book->row;
    book->last = book->filtered = 0;
    book->held = true;
}
