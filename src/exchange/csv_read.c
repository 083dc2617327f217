/* SPDX-License-Identifier: MIT */
/* CSV as RFC 4180 has it, with any delimiter: cells in quotes where needed, a quote in them
 * doubled. Lines end in CR, LF or both, in quotes too, and are counted as an editor counts them.
 * The text is split where it lies: a cell never grows. */
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "exchange/csv.h"
#include "exchange/encoding.h"
#include "exchange/file.h"
#include "exchange/guard.h"
#include "exchange/sheet.h"

/* The end of a row, and what may begin the next, is no longer. */
enum { AHEAD = 16 };

struct csv {
    struct chamber_db *db;
    const char *path;
    struct sheet *sheet;
    char *at; /* what is to be read */
    const char *end;
    int64_t line;
    const char *delimiter;
    size_t delimiter_size;
    char stops[4]; /* what may end a cell: the delimiter's first byte, and the line ends */
};

static bool at_delimiter(const struct csv *csv)
{
    return (size_t)(csv->end - csv->at) >= csv->delimiter_size &&
           memcmp(csv->at, csv->delimiter, csv->delimiter_size) == 0;
}

/* Move to what ends a cell without quotes. */
static void skip_plain(struct csv *csv)
{
    csv->at += strcspn(csv->at, csv->stops);
    while (csv->at < csv->end && *csv->at == csv->stops[0] && !at_delimiter(csv)) {
        csv->at++;
        csv->at += strcspn(csv->at, csv->stops);
    }
}

/* Move past one line's end, if there is one. */
static bool skip_line_end(struct csv *csv)
{
    if (csv->at == csv->end || (*csv->at != '\r' && *csv->at != '\n'))
        return false;
    if (*csv->at == '\r' && csv->at + 1 < csv->end && csv->at[1] == '\n')
        csv->at++;
    csv->at++;
    csv->line++;
    return true;
}

static int fail_number(const struct csv *csv, int64_t line, const char *message, int64_t number)
{
    char text[24];
    snprintf(text, sizeof text, "%lld", (long long)number);
    return file_fail(csv->db, csv->path, line, message, text);
}

/* A cell in quotes; *end is where it ends once the quotes are taken off. */
static int read_quoted(struct csv *csv, char **end)
{
    int64_t opened = csv->line;
    char *to = csv->at++;
    for (;;) {
        if (csv->at == csv->end)
            return file_fail(csv->db, csv->path, opened, "csv_open_quote");
        if (skip_line_end(csv)) {
            *to++ = '\n';
            continue;
        }
        if (*csv->at == '"') {
            csv->at++;
            if (csv->at == csv->end || *csv->at != '"')
                break;
        }
        *to++ = *csv->at++;
    }
    *end = to;
    *to = '\0';
    if (csv->at < csv->end && *csv->at != '\r' && *csv->at != '\n' && !at_delimiter(csv))
        return fail_number(csv, opened, "csv_text_after_quote", csv->line);
    return CHAMBER_OK;
}

/* A cell, without what ends it. */
static int read_cell(struct csv *csv)
{
    char *cell = csv->at, *end = cell;
    int64_t line = csv->line;
    if (csv->at < csv->end && *csv->at == '"') {
        int rc = read_quoted(csv, &end);
        if (rc < 0)
            return rc;
    } else {
        skip_plain(csv);
        end = csv->at;
    }
    if (end - cell > SHEET_CELL_MAX)
        return fail_number(csv, line, "csv_cell_long", SHEET_CELL_MAX);
    if (csv->sheet->rows[csv->sheet->row_count - 1].count == SHEET_COLUMNS_MAX)
        return fail_number(csv, line, "csv_columns_many", SHEET_COLUMNS_MAX);
    if (!sheet_add_cell(csv->sheet, cell))
        return fail_memory(csv->db);
    return CHAMBER_OK;
}

/* Rows without anything in them are left over from merged cells or the end of a sheet. */
static bool row_empty(const struct sheet *sheet)
{
    const struct sheet_row *row = &sheet->rows[sheet->row_count - 1];
    for (size_t i = 0; i < row->count; i++) {
        const char *start;
        size_t length;
        utf8_trim(sheet_cell(sheet, row, i), &start, &length);
        if (length > 0)
            return false;
    }
    return true;
}

/* Take off what a spreadsheet wrote to keep digits as they are. */
static void plain_cells(struct sheet *sheet)
{
    const struct sheet_row *row = &sheet->rows[sheet->row_count - 1];
    for (size_t i = 0; i < row->count; i++)
        guard_off(sheet->text + (sheet->cells[row->first + i] - sheet->text));
}

/* One row with what ends it. Cells are ended by a NUL only now that their separators are read. */
static int read_row(struct csv *csv)
{
    struct sheet *sheet = csv->sheet;
    while (strncmp(csv->at, UTF8_BOM, strlen(UTF8_BOM)) == 0)
        csv->at += strlen(UTF8_BOM); /* files were joined together */
    if (sheet->row_count == SHEET_ROWS_MAX || sheet->cell_count > SHEET_CELLS_MAX)
        return file_fail(csv->db, csv->path, csv->line, "sheet_large");
    if (!sheet_add_row(sheet, csv->line))
        return fail_memory(csv->db);
    for (;;) {
        int rc = read_cell(csv);
        if (rc < 0)
            return rc;
        char *mark = csv->at;
        if (at_delimiter(csv)) {
            csv->at += csv->delimiter_size;
            *mark = '\0';
            continue;
        }
        if (skip_line_end(csv))
            *mark = '\0';
        break;
    }
    plain_cells(sheet);
    if (row_empty(sheet))
        sheet_drop_row(sheet);
    return CHAMBER_OK;
}

int csv_read_part(struct chamber_db *db, const char *path, struct csv_part *part,
                  struct sheet *sheet)
{
    const char *delimiter = part->delimiter.text;
    struct csv csv = {.db = db,
                      .path = path,
                      .sheet = sheet,
                      .at = sheet->text + part->at,
                      .end = sheet->text + part->length,
                      .line = part->line,
                      .delimiter = delimiter,
                      .delimiter_size = strlen(delimiter),
                      .stops = {delimiter[0], '\r', '\n', '\0'}};
    int rc = CHAMBER_OK;
    sheet->ragged = strcmp(delimiter, "\t") == 0;
    while (rc == CHAMBER_OK && csv.at < csv.end) {
        const size_t rows = sheet->row_count, cells = sheet->cell_count;
        rc = read_row(&csv);
        if (rc == CHAMBER_E_NO_MEMORY)
            break;
        if (!part->last && csv.end - csv.at < AHEAD) {
            sheet->row_count = rows;
            sheet->cell_count = cells;
            error_reset(store_error(db));
            return CHAMBER_OK;
        }
        part->at = (size_t)(csv.at - sheet->text);
        part->line = csv.line;
    }
    return rc;
}

void csv_part_begin(const char *text, size_t length, struct csv_part *part)
{
    *part = (struct csv_part){.length = length, .last = true};
    delimiter_find(text, length, &part->delimiter);
    part->at = part->delimiter.start;
    part->line = part->at > 0 ? 2 : 1;
}

int csv_read(struct chamber_db *db, const char *path, size_t length, struct sheet *sheet)
{
    struct csv_part part;
    csv_part_begin(sheet->text, length, &part);
    int rc = csv_read_part(db, path, &part, sheet);
    if (rc == CHAMBER_OK && sheet->row_count == 0)
        rc = file_fail(db, path, 0, "file_empty");
    return rc;
}
