/* SPDX-License-Identifier: MIT */
/* Workbooks out: sheets, and the tables on them one below the other. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "exchange/book_out.h"
#include "store/report.h"

enum { WIDTH_LEAST = 6, WIDTH_MOST = 48, WIDTH_FILTER = 3 };

bool chamber_book_available(void)
{
    return xlsx_load() != NULL;
}

int book_failed(struct chamber_book *book, int result)
{
    if (result == XLSX_OK)
        return CHAMBER_OK;
    if (result == XLSX_UNWRITTEN)
        return report_system(book->db, "book_temporary", book->folder);
    if (result == XLSX_NO_MEMORY)
        return fail_memory(book->db);
    return fail(book->db, CHAMBER_E_REFUSED, "book_refused");
}

/* --- beginning --- */
int chamber_book_open(struct chamber_db *db, FILE *out, struct chamber_book **book)
{
    const struct xlsx_module *module;
    const char *folder = secure_getenv("TMPDIR");
    int rc = xlsx_need(db, &module);
    if (rc < 0)
        return rc;
    struct chamber_book *made = calloc(1, sizeof *made);
    char *place = str_copy(folder && *folder ? folder : "/tmp");
    if (!made || !place) {
        free(made);
        free(place);
        return fail_memory(db);
    }
    *made = (struct chamber_book){.db = db, .xlsx = module->writer, .out = out, .folder = place};
    rc = book_failed(made, made->xlsx->open(place, chamber_today(db), &made->draft));
    if (rc < 0) {
        chamber_book_discard(made);
        return rc;
    }
    *book = made;
    return CHAMBER_OK;
}

/* Must be said while the last row is that of the sheet. */
static int end_rows(struct chamber_book *book)
{
    size_t columns = book->filtered;
    book->filtered = 0;
    return columns == 0 ? CHAMBER_OK
                        : book_failed(book, book->xlsx->filter(book->draft, book->heading,
                                                               book->last, columns));
}

static void forget_table(struct chamber_book *book)
{
    for (size_t i = 0; i < book->count; i++)
        free(book->columns[i].heading);
    book->table = false;
    book->table_rows = 0;
    book->count = 0;
}

/* What only its whole content tells. */
static int end_sheet(struct chamber_book *book)
{
    int rc = end_rows(book);
    forget_table(book);
    if (rc < 0 || !book->begun)
        return rc;
    for (size_t i = 0; i < book->layout_count; i++) {
        double *width = &book->layout[i].width;
        *width = *width < WIDTH_LEAST ? WIDTH_LEAST : *width;
        *width = (*width > WIDTH_MOST ? WIDTH_MOST : *width) + 2;
    }
    struct xlsx_layout layout = {
        .columns = book->layout, .count = book->layout_count, .heading = book->heading};
    book->begun = false;
    book_print(book, &layout);
    return book_failed(book, book->xlsx->layout(book->draft, &layout));
}

int chamber_book_sheet(struct chamber_book *book, const char *name)
{
    int rc = end_sheet(book);
    if (rc < 0)
        return rc;
    char *made = book_sheet_name(book, name);
    if (!made)
        return fail_memory(book->db);
    book->row = book->heading = book->last = book->filtered = book->layout_count = 0;
    book->below = book->chart_column = book->block_count = 0;
    book->held = false;
    rc = book_failed(book, book->xlsx->sheet(book->draft, made));
    book->begun = rc == CHAMBER_OK;
    free(made);
    return rc;
}

/* --- rows --- */
static int next_row(struct chamber_book *book)
{
    char most[24];
    int rc = book->begun ? CHAMBER_OK : chamber_book_sheet(book, "");
    if (rc < 0)
        return rc;
    if (book->row >= XLSX_ROWS_MAX) {
        snprintf(most, sizeof most, "%d", XLSX_ROWS_MAX);
        return fail(book->db, CHAMBER_E_REFUSED, "book_rows_many", most);
    }
    book->row++;
    return CHAMBER_OK;
}

/* After a table, and the chart of it, comes an empty row. */
static int leave_gap(struct chamber_book *book)
{
    int rc = end_rows(book);
    if (book->table)
        book->row = (book->row > book->below ? book->row : book->below) + 1;
    if (rc == CHAMBER_OK && book->table)
        rc = book_block(book);
    forget_table(book);
    return rc;
}

int chamber_book_text(struct chamber_book *book, const char *text, bool heading)
{
    int rc = leave_gap(book);
    if (rc == CHAMBER_OK)
        rc = book_fits(book, book->row + 1, 1, text);
    if (rc == CHAMBER_OK)
        rc = next_row(book);
    enum xlsx_look bold = book->row == 1 ? XLSX_LINE_TITLE : XLSX_LINE_BOLD;
    return rc < 0 ? rc : book_text(book, 1, heading ? bold : XLSX_LINE, text);
}

static void widen(struct chamber_book *book, size_t column, size_t width)
{
    double *known = &book->layout[column - 1].width;
    *known = *known < (double)width ? (double)width : *known;
}

/* --- tables --- */
static int put_heading(struct chamber_book *book, const struct chamber_book_column *column,
                       size_t number)
{
    struct book_column *kept = &book->columns[number - 1];
    enum xlsx_look look = column->marked ? XLSX_HEADING_MARKED : XLSX_HEADING;
    *kept = (struct book_column){.heading = str_copy(column->heading),
                                 .kind = column->kind,
                                 .adds = column->adds,
                                 .whole = column->whole};
    book->count = number;
    if (!kept->heading)
        return fail_memory(book->db);
    if (number > book->layout_count) {
        book->layout[number - 1] = (struct xlsx_layout_column){.look = book_look(column->kind)};
        book->layout_count = number;
    }
    widen(book, number, book_width(column->heading) + WIDTH_FILTER);
    return book_text(book, number, look, column->heading);
}

static int put_help(struct chamber_book *book, const struct chamber_book_column *column,
                    size_t number)
{
    int result = XLSX_OK;
    const struct xlsx_choice choice = {.first = book->row + 1,
                                       .last = XLSX_ROWS_MAX,
                                       .column = number,
                                       .words = column->choices,
                                       .strict = column->strict};
    if (column->note)
        result = book->xlsx->comment(book->draft, book->row, number, column->note);
    if (result == XLSX_OK && column->choices)
        result = book->xlsx->choice(book->draft, &choice);
    return book_failed(book, result);
}

int chamber_book_table(struct chamber_book *book, const struct chamber_book_column *columns,
                       size_t count)
{
    int rc = leave_gap(book);
    if (rc == CHAMBER_OK)
        rc = next_row(book);
    count = count > BOOK_COLUMNS_MAX ? BOOK_COLUMNS_MAX : count;
    for (size_t i = 0; i < count && rc == CHAMBER_OK; i++) {
        rc = put_heading(book, &columns[i], i + 1);
        if (rc == CHAMBER_OK)
            rc = put_help(book, &columns[i], i + 1);
    }
    if (rc == CHAMBER_OK && book->heading == 0) {
        book->heading = book->last = book->row;
        book->filtered = count;
    }
    book->table = true;
    book->table_heading = book->row;
    return rc;
}

/* A row that shows the whole of some texts says how high it is. */
static int set_height(struct chamber_book *book, const char *const *cells, size_t count)
{
    size_t lines = 1;
    for (size_t i = 0; i < count; i++) {
        size_t takes = book->columns[i].whole && cells[i] ? book_lines(cells[i], WIDTH_MOST) : 1;
        lines = takes > lines ? takes : lines;
    }
    return lines == 1 ? CHAMBER_OK
                      : book_failed(book, book->xlsx->height(book->draft, book->row, lines));
}

int chamber_book_row(struct chamber_book *book, const char *const *cells, size_t count)
{
    int rc = CHAMBER_OK;
    count = count < book->count ? count : book->count;
    for (size_t i = 0; i < count && rc == CHAMBER_OK; i++)
        rc = book_fits(book, book->row + 1, i + 1, cells[i] ? cells[i] : "");
    if (rc == CHAMBER_OK)
        rc = next_row(book);
    if (rc == CHAMBER_OK)
        rc = set_height(book, cells, count);
    for (size_t i = 0; i < count && rc == CHAMBER_OK; i++) {
        const char *text = cells[i] ? cells[i] : "";
        widen(book, i + 1, book_cell_width(book->columns[i].kind, text));
        rc = book_cell(book, i + 1, text);
    }
    if (rc < 0)
        return rc;
    book->table_rows++;
    if (book->row == book->heading + book->table_rows)
        book->last = book->row;
    return CHAMBER_OK;
}

int chamber_book_totals(struct chamber_book *book)
{
    bool adds = false;
    for (size_t i = 0; i < book->count; i++)
        adds = adds || book->columns[i].adds;
    if (!adds || book->table_rows == 0)
        return CHAMBER_OK;
    int rc = end_rows(book);
    if (rc == CHAMBER_OK)
        rc = next_row(book);
    for (size_t i = 0; i < book->count && rc == CHAMBER_OK; i++) {
        const char *text = chamber_message(chamber_get_language(book->db), "book_total");
        rc = book->columns[i].summed ? book_sum(book, i + 1)
                                     : book_text(book, i + 1, XLSX_TOTAL_TEXT, i == 0 ? text : "");
    }
    return rc;
}

int64_t chamber_book_stripped(const struct chamber_book *book)
{
    return book->stripped;
}

/* --- ending --- */
int chamber_book_close(struct chamber_book *book)
{
    if (!book)
        return CHAMBER_OK;
    int rc = book->name_count > 0 ? CHAMBER_OK : chamber_book_sheet(book, "");
    if (rc == CHAMBER_OK)
        rc = end_sheet(book);
    if (rc == CHAMBER_OK) {
        int result = book->xlsx->close(book->draft, book->out);
        book->draft = NULL;
        rc = ferror(book->out) ? fail(book->db, CHAMBER_E_IO, "output_failed")
                               : book_failed(book, result);
    }
    chamber_book_discard(book);
    return rc;
}

void chamber_book_discard(struct chamber_book *book)
{
    if (!book)
        return;
    forget_table(book);
    book->xlsx->discard(book->draft);
    for (size_t i = 0; i < book->name_count; i++)
        free(book->names[i]);
    free(book->names);
    free(book->folder);
    free(book->blocks);
    str_free(&book->clean);
    free(book);
}
