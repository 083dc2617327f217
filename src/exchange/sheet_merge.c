/* SPDX-License-Identifier: MIT */
/* What a workbook's sheet has and other files have not: texts of its own, cells with names, cells
 * that are one. */
#include <stdio.h>
#include <string.h>

#include "exchange/file.h"
#include "exchange/sheet.h"

enum { BLOCK_SIZE = 256 * 1024 };

struct sheet_block {
    struct sheet_block *before;
    size_t used, size;
    char bytes[];
};

const char *sheet_keep(struct sheet *sheet, const char *text)
{
    size_t size = strlen(text) + 1;
    struct sheet_block *block = sheet->block;
    if (!block || block->size - block->used < size) {
        size_t room = size > BLOCK_SIZE ? size : BLOCK_SIZE;
        block = malloc(sizeof *block + room);
        if (!block)
            return NULL;
        *block = (struct sheet_block){.before = sheet->block, .size = room};
        sheet->block = block;
    }
    char *kept = memcpy(block->bytes + block->used, text, size);
    block->used += size;
    return kept;
}

void sheet_forget(struct sheet *sheet)
{
    while (sheet->block) {
        struct sheet_block *block = sheet->block;
        sheet->block = block->before;
        free(block);
    }
}

struct cell_name sheet_cell_name(const struct sheet *sheet, const struct sheet_row *row,
                                 size_t column)
{
    struct cell_name name = {""};
    char letters[4];
    size_t at = sizeof letters - 1;
    if (!sheet->workbook || column >= SHEET_COLUMNS_MAX)
        return name;
    letters[at] = '\0';
    for (size_t n = column + 1; n > 0 && at > 0; n = (n - 1) / 26)
        letters[--at] = (char)('A' + (n - 1) % 26);
    snprintf(name.text, sizeof name.text, "%s%lld", letters + at, (long long)row->line);
    return name;
}

/* Give the row at least so many cells: its own are moved to the end of all cells if need be. */
static bool widen(struct sheet *sheet, size_t index, size_t count)
{
    struct sheet_row old = sheet->rows[index];
    size_t rows = sheet->row_count;
    if (old.count >= count)
        return true;
    sheet->row_count = index + 1; /* cells are added to the last row */
    sheet->rows[index].first = sheet->cell_count;
    sheet->rows[index].count = 0;
    bool ok = true;
    for (size_t i = 0; i < count && ok; i++)
        ok = sheet_add_kind(sheet, i < old.count ? sheet->cells[old.first + i] : NULL,
                            sheet_kind(sheet, &old, i));
    sheet->row_count = rows;
    return ok;
}

/* The cell gets another's text, unless it has one. The row is made `wide` at once, so that its
 * cells are moved once at most. */
static bool fill(struct sheet *sheet, size_t row, size_t column, size_t wide, const char *text,
                 enum cell_kind kind)
{
    if (*sheet_cell(sheet, &sheet->rows[row], column))
        return true;
    if (column >= sheet->rows[row].count && !widen(sheet, row, wide))
        return false;
    sheet->cells[sheet->rows[row].first + column] = text;
    sheet->kinds[sheet->rows[row].first + column] = (unsigned char)kind;
    return true;
}

/* The first row of that line or a later one. */
static size_t row_of_line(const struct sheet *sheet, size_t line)
{
    size_t low = 0, high = sheet->row_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (sheet->rows[middle].line < (int64_t)line)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The text of a merged cell, that of its upper left one; NULL: none. */
static const char *merged_text(const struct sheet *sheet, const struct sheet_merge *merge,
                               enum cell_kind *kind)
{
    size_t first = row_of_line(sheet, merge->row);
    if (first == sheet->row_count || sheet->rows[first].line != (int64_t)merge->row)
        return NULL;
    *kind = sheet_kind(sheet, &sheet->rows[first], merge->column - 1);
    const char *text = sheet_cell(sheet, &sheet->rows[first], merge->column - 1);
    return *text ? text : NULL;
}

int sheet_check_merges(struct chamber_db *db, const char *path, const struct sheet *sheet)
{
    size_t rows, total = 0;
    for (size_t i = 0; i < sheet->merge_count && total <= SHEET_CELLS_MAX; i++) {
        const struct sheet_merge *merge = &sheet->merges[i];
        rows = row_of_line(sheet, merge->last_row + 1) - row_of_line(sheet, merge->row);
        total += rows * (merge->last_column - merge->column + 1);
    }
    return total > SHEET_CELLS_MAX ? file_fail(db, path, 0, "sheet_merges") : CHAMBER_OK;
}

bool sheet_merge_down(struct sheet *sheet)
{
    size_t wide = 0;
    for (size_t i = 0; i < sheet->merge_count; i++)
        if (sheet->merges[i].column > wide)
            wide = sheet->merges[i].column;
    for (size_t i = 0; i < sheet->merge_count; i++) {
        const struct sheet_merge *merge = &sheet->merges[i];
        enum cell_kind kind;
        size_t row = row_of_line(sheet, merge->row);
        const char *text = row >= sheet->body ? merged_text(sheet, merge, &kind) : NULL;
        for (row++; text && row < sheet->row_count; row++) {
            if (sheet->rows[row].line > (int64_t)merge->last_row)
                break;
            if (!fill(sheet, row, merge->column - 1, wide, text, kind))
                return false;
        }
    }
    return true;
}
