/* SPDX-License-Identifier: MIT */
/* Rows of cells, and which reader makes them of a file. */
#include "exchange/sheet.h"

#include <string.h>
#include <strings.h>

#include "exchange/book.h"
#include "exchange/file.h"

bool sheet_add_row(struct sheet *sheet, int64_t line)
{
    if (sheet->row_count == sheet->row_capacity) {
        size_t capacity = sheet->row_capacity ? sheet->row_capacity * 2 : 256;
        struct sheet_row *grown = reallocarray(sheet->rows, capacity, sizeof *grown);
        if (!grown)
            return false;
        sheet->rows = grown;
        sheet->row_capacity = capacity;
    }
    sheet->rows[sheet->row_count++] = (struct sheet_row){.line = line, .first = sheet->cell_count};
    return true;
}

/* Room for one more cell. */
static bool grow(struct sheet *sheet)
{
    size_t capacity = sheet->cell_capacity ? sheet->cell_capacity * 2 : 4096;
    if (sheet->cell_count < sheet->cell_capacity)
        return true;
    const char **cells = reallocarray(sheet->cells, capacity, sizeof *cells);
    if (!cells)
        return false;
    sheet->cells = cells;
    if (sheet->workbook) {
        unsigned char *kinds = realloc(sheet->kinds, capacity);
        if (!kinds)
            return false;
        sheet->kinds = kinds;
    }
    sheet->cell_capacity = capacity;
    return true;
}

bool sheet_add_kind(struct sheet *sheet, const char *cell, enum cell_kind kind)
{
    if (!grow(sheet))
        return false;
    if (sheet->kinds)
        sheet->kinds[sheet->cell_count] = (unsigned char)kind;
    sheet->cells[sheet->cell_count++] = cell;
    sheet->rows[sheet->row_count - 1].count++;
    return true;
}

bool sheet_add_cell(struct sheet *sheet, const char *cell)
{
    return sheet_add_kind(sheet, cell, CELL_TEXT);
}

void sheet_drop_row(struct sheet *sheet)
{
    sheet->cell_count = sheet->rows[--sheet->row_count].first;
}

const char *sheet_cell(const struct sheet *sheet, const struct sheet_row *row, size_t column)
{
    const char *cell = column < row->count ? sheet->cells[row->first + column] : NULL;
    return cell ? cell : "";
}

enum cell_kind sheet_kind(const struct sheet *sheet, const struct sheet_row *row, size_t column)
{
    return sheet->kinds && column < row->count ? (enum cell_kind)sheet->kinds[row->first + column]
                                               : CELL_TEXT;
}

void sheet_free(struct sheet *sheet)
{
    record_table_free(&sheet->table);
    sheet_forget(sheet);
    free(sheet->text);
    free(sheet->cells);
    free(sheet->kinds);
    free(sheet->rows);
    free(sheet->name);
    free(sheet->merges);
    *sheet = (struct sheet){0};
}

static bool add_cells(struct sheet *sheet, char *const *cells)
{
    for (size_t i = 0; i < sheet->table.columns; i++)
        if (!sheet_add_cell(sheet, cells[i]))
            return false;
    return true;
}

/* The keys of the objects are the headings. */
int json_read(struct chamber_db *db, const struct chamber_noun *noun, const char *text,
              size_t length, struct sheet *sheet)
{
    int rc = record_json_table(db, noun, text, length, &sheet->table);
    if (rc < 0)
        return rc;
    const struct record_table *table = &sheet->table;
    bool ok = sheet_add_row(sheet, 1) && add_cells(sheet, table->headings);
    for (size_t i = 0; i < table->rows && ok; i++)
        ok = sheet_add_row(sheet, table->lines[i]) && add_cells(sheet, table->cells[i]);
    return ok ? CHAMBER_OK : fail_memory(db);
}

static bool has_ending(const char *path, const char *ending)
{
    size_t length = strlen(path), size = strlen(ending);
    return length >= size && strcasecmp(path + length - size, ending) == 0;
}

bool sheet_named_text(const char *path)
{
    static const char *const others[] = {".json", ".xlsx", ".xlsm"};
    for (size_t i = 0; i < COUNT_OF(others); i++)
        if (has_ending(path, others[i]))
            return false;
    return true;
}

/* A reader that does not know the file. */
static void add_file(struct error *error, const char *path)
{
    int64_t line = error->shown.line;
    if (error->shown.file)
        return;
    error->shown.line = 0;
    error_set_line(error, path, line);
}

static int read_book(struct chamber_db *db, const struct chamber_noun *noun, const char *path,
                     const struct chamber_import *how, const char *bytes, size_t length,
                     struct sheet *sheet)
{
    struct book *book;
    size_t n = 0;
    int rc = book_open(db, path, bytes, length, &book);
    if (rc < 0)
        return rc;
    rc = book_choose(db, book, noun, how->sheet, &n);
    if (rc == CHAMBER_OK)
        rc = book_read(db, book, n, sheet);
    book_close(book);
    return rc;
}

/* A text by the name of a workbook, or from which a worksheet is wanted. */
static int check_no_book(struct chamber_db *db, const char *path, const struct chamber_import *how)
{
    if (has_ending(path, ".xlsx") || has_ending(path, ".xlsm"))
        return file_fail(db, path, 0, "file_not_xlsx");
    return how->sheet ? file_fail(db, path, 0, "sheet_of_text") : CHAMBER_OK;
}

static int read_text(struct chamber_db *db, const struct chamber_noun *noun, const char *path,
                     const struct chamber_import *how, char **bytes, size_t length,
                     struct sheet *sheet)
{
    sheet->encoding = how->encoding;
    int rc = file_text(db, path, &sheet->encoding, bytes, &length);
    if (rc == CHAMBER_OK && length > 0)
        rc = check_no_book(db, path, how);
    if (rc < 0)
        return rc;
    if (has_ending(path, ".json"))
        return json_read(db, noun, *bytes, length, sheet);
    sheet->text = *bytes;
    *bytes = NULL;
    return csv_read(db, path, length, sheet);
}

int sheet_read(struct chamber_db *db, const struct chamber_noun *noun, const char *path,
               const struct chamber_import *how, struct sheet *sheet)
{
    CLEAN_FREE char *bytes = NULL;
    size_t length;
    int rc = file_read(db, path, &bytes, &length);
    if (rc < 0)
        return rc;
    store_sha256_text(bytes, length, sheet->sha256);
    if (file_is_zip(bytes, length))
        rc = read_book(db, noun, path, how, bytes, length, sheet);
    else
        rc = read_text(db, noun, path, how, &bytes, length, sheet);
    if (rc == CHAMBER_E_DATA)
        add_file(store_error(db), path);
    return rc;
}
