/* SPDX-License-Identifier: MIT */
/* Rows of cells, and which reader makes them of a file. */
#include "exchange/sheet.h"

#include <string.h>
#include <strings.h>

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

bool sheet_add_cell(struct sheet *sheet, const char *cell)
{
    if (sheet->cell_count == sheet->cell_capacity) {
        size_t capacity = sheet->cell_capacity ? sheet->cell_capacity * 2 : 4096;
        const char **grown = reallocarray(sheet->cells, capacity, sizeof *grown);
        if (!grown)
            return false;
        sheet->cells = grown;
        sheet->cell_capacity = capacity;
    }
    sheet->cells[sheet->cell_count++] = cell;
    sheet->rows[sheet->row_count - 1].count++;
    return true;
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

void sheet_free(struct sheet *sheet)
{
    record_table_free(&sheet->table);
    free(sheet->text);
    free(sheet->cells);
    free(sheet->rows);
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
static int json_read(struct chamber_db *db, const struct chamber_noun *noun, const char *text,
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

static bool is_json(const char *path)
{
    size_t length = strlen(path);
    return length >= strlen(".json") && strcasecmp(path + length - strlen(".json"), ".json") == 0;
}

/* A reader that does not know the file. */
static void add_file(struct error *error, const char *path)
{
    int64_t line = error->shown.line;
    if (error->shown.file)
        return;
    error->shown.line = 0;
    error_at_line(error, path, line);
}

int sheet_read(struct chamber_db *db, const struct chamber_noun *noun, const char *path,
               struct sheet *sheet)
{
    CLEAN_FREE char *bytes = NULL;
    size_t length, start;
    int rc = file_read(db, path, &bytes, &length);
    if (rc == CHAMBER_OK)
        rc = file_check_text(db, path, bytes, length, &start);
    if (rc < 0)
        return rc;
    store_sha256_text(bytes, length, sheet->sha256);
    if (is_json(path)) {
        rc = json_read(db, noun, bytes + start, length - start, sheet);
    } else {
        memmove(bytes, bytes + start, length - start + 1);
        sheet->text = bytes;
        bytes = NULL;
        rc = csv_read(db, path, length - start, sheet);
    }
    if (rc == CHAMBER_E_DATA)
        add_file(store_error(db), path);
    return rc;
}
