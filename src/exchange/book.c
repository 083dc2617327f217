/* SPDX-License-Identifier: MIT */
/* A workbook that is read. What its file may cost is bounded by the module; what its cells may,
 * here by SHEET_*. */
#include "exchange/book.h"

#include <stdio.h>
#include <string.h>

#include "exchange/file.h"
#include "exchange/xlsx_load.h"

struct book {
    const struct xlsx_reader *reader;
    struct xlsx_book *xlsx;
    const char *path;
};

/* A worksheet while it is read. */
struct reading {
    struct chamber_db *db;
    const struct book *book;
    struct sheet *sheet;
    size_t text;   /* bytes of it kept so far */
    size_t hidden; /* the row that was last said to be so */
    int rc;
};

/* What the module says is wrong becomes the handle's failure. */
static int book_fail(struct chamber_db *db, const char *path, int rc,
                     const struct xlsx_failure *failure)
{
    static const struct sheet book = {.workbook = true};
    const struct sheet_row row = {.line = (int64_t)failure->row};
    if (rc == XLSX_NO_MEMORY)
        return fail_memory(db);
    rc = file_fail(db, path, row.line, failure->message,
                   failure->args[0][0] ? failure->args[0] : NULL,
                   failure->args[1][0] ? failure->args[1] : NULL);
    if (failure->column > 0)
        error_at_cell(store_error(db), sheet_cell_name(&book, &row, failure->column - 1).text);
    return rc;
}

int book_open(struct chamber_db *db, const char *path, const char *bytes, size_t length,
              struct book **book)
{
    const struct xlsx_module *module;
    struct xlsx_failure failure = {NULL};
    int rc = xlsx_need(db, &module);
    if (rc < 0)
        return rc;
    CLEAN_FREE struct book *opened = calloc(1, sizeof *opened);
    if (!opened)
        return fail_memory(db);
    *opened = (struct book){.reader = module->reader, .path = path};
    rc = module->reader->open(bytes, length, &opened->xlsx, &failure);
    if (rc < 0)
        return book_fail(db, path, rc, &failure);
    *book = opened;
    opened = NULL;
    return CHAMBER_OK;
}

size_t book_count(const struct book *book)
{
    return book->reader->count(book->xlsx);
}

const char *book_name(const struct book *book, size_t n)
{
    return book->reader->name(book->xlsx, n);
}

bool book_hidden(const struct book *book, size_t n)
{
    return book->reader->hidden(book->xlsx, n);
}

const char *book_path(const struct book *book)
{
    return book->path;
}

void book_close(struct book *book)
{
    if (book)
        book->reader->close(book->xlsx);
    free(book);
}

static int stop(struct reading *reading, int rc)
{
    reading->rc = rc;
    return rc == CHAMBER_E_NO_MEMORY ? XLSX_NO_MEMORY : XLSX_STOPPED;
}

static int stop_at(struct reading *reading, const struct xlsx_cell *cell, const char *message,
                   size_t limit)
{
    char number[24];
    const struct sheet_row row = {.line = (int64_t)cell->row};
    struct cell_name name = sheet_cell_name(reading->sheet, &row, cell->column - 1);
    snprintf(number, sizeof number, "%zu", limit);
    int rc = file_fail(reading->db, reading->book->path, row.line, message, number);
    error_at_cell(store_error(reading->db), name.text);
    return stop(reading, rc);
}

static int check_limits(struct reading *reading, const struct xlsx_cell *cell)
{
    const struct sheet *sheet = reading->sheet;
    size_t size = strlen(cell->text);
    reading->text += size + 1;
    if (cell->column > SHEET_COLUMNS_MAX)
        return stop_at(reading, cell, "csv_columns_many", SHEET_COLUMNS_MAX);
    if (size > SHEET_CELL_MAX)
        return stop_at(reading, cell, "csv_cell_long", SHEET_CELL_MAX);
    if (reading->text > SHEET_FILE_MAX || sheet->cell_count + cell->column > SHEET_CELLS_MAX)
        return stop_at(reading, cell, "sheet_large", 0);
    return 0;
}

static enum cell_kind kind_of(const struct xlsx_cell *cell)
{
    static const enum cell_kind kinds[] = {
        [XLSX_TEXT] = CELL_TEXT,   [XLSX_NUMBER] = CELL_NUMBER,  [XLSX_DATE] = CELL_DATE,
        [XLSX_MONTH] = CELL_MONTH, [XLSX_YEAR] = CELL_YEAR,      [XLSX_BOOL] = CELL_TEXT,
        [XLSX_ERROR] = CELL_ERROR, [XLSX_UNSAVED] = CELL_UNSAVED};
    return cell->kind == XLSX_NUMBER && !cell->exact ? CELL_INEXACT : kinds[cell->kind];
}

/* Cells come row by row, from left to right. */
static int take_cell(void *payload, const struct xlsx_cell *cell)
{
    struct reading *reading = payload;
    struct sheet *sheet = reading->sheet;
    const int64_t line = (int64_t)cell->row;
    int rc = check_limits(reading, cell);
    if (rc < 0)
        return rc;
    bool ok = true;
    if (sheet->row_count == 0 || sheet->rows[sheet->row_count - 1].line != line) {
        ok = sheet_add_row(sheet, line);
        sheet->hidden_rows += reading->hidden == cell->row;
    }
    while (ok && sheet->rows[sheet->row_count - 1].count + 1 < cell->column)
        ok = sheet_add_cell(sheet, NULL);
    const char *text = ok ? sheet_keep(sheet, cell->text) : NULL;
    ok = text && sheet_add_kind(sheet, text, kind_of(cell));
    return ok ? 0 : stop(reading, fail_memory(reading->db));
}

static int take_hidden(void *payload, size_t row)
{
    struct reading *reading = payload;
    reading->hidden = row;
    return 0;
}

static int take_merged(void *payload, size_t row, size_t column, size_t last_row,
                       size_t last_column)
{
    struct reading *reading = payload;
    struct sheet *sheet = reading->sheet;
    if (column > SHEET_COLUMNS_MAX)
        return 0;
    if (sheet->merge_count == sheet->merge_capacity) {
        size_t capacity = sheet->merge_capacity ? sheet->merge_capacity * 2 : 64;
        struct sheet_merge *grown = reallocarray(sheet->merges, capacity, sizeof *grown);
        if (!grown)
            return stop(reading, fail_memory(reading->db));
        sheet->merges = grown;
        sheet->merge_capacity = capacity;
    }
    if (last_column > SHEET_COLUMNS_MAX)
        last_column = SHEET_COLUMNS_MAX;
    sheet->merges[sheet->merge_count++] = (struct sheet_merge){row, column, last_row, last_column};
    return 0;
}

int book_read(struct chamber_db *db, struct book *book, size_t n, struct sheet *sheet)
{
    struct reading reading = {.db = db, .book = book, .sheet = sheet};
    const struct xlsx_sink sink = {&reading, take_cell, take_merged, take_hidden};
    struct xlsx_failure failure = {NULL};
    sheet->workbook = sheet->ragged = true;
    sheet->name = str_copy(book_name(book, n));
    if (!sheet->name)
        return fail_memory(db);
    sheet->from_1904 = book->reader->from_1904(book->xlsx);
    int rc = book->reader->read(book->xlsx, n, &sink, &failure);
    if (rc == 0)
        rc = sheet_check_merges(db, book->path, sheet);
    else
        rc = reading.rc < 0 ? reading.rc : book_fail(db, book->path, rc, &failure);
    return rc;
}

static int stop_cell(void *payload, const struct xlsx_cell *cell)
{
    (void)cell;
    *(bool *)payload = true;
    return XLSX_STOPPED;
}

static int pass_merged(void *payload, size_t row, size_t column, size_t last_row,
                       size_t last_column)
{
    (void)payload, (void)row, (void)column, (void)last_row, (void)last_column;
    return 0;
}

static int pass_hidden(void *payload, size_t row)
{
    (void)payload, (void)row;
    return 0;
}

int book_is_filled(struct chamber_db *db, struct book *book, size_t n, bool *filled)
{
    const struct xlsx_sink sink = {filled, stop_cell, pass_merged, pass_hidden};
    struct xlsx_failure failure = {NULL};
    *filled = false;
    int rc = book->reader->read(book->xlsx, n, &sink, &failure);
    return rc < 0 && !*filled ? book_fail(db, book->path, rc, &failure) : CHAMBER_OK;
}
