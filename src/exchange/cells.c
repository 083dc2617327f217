/* SPDX-License-Identifier: MIT */
/* From rows of cells to records. A reference or word that was read before is not looked up again:
 * it is copied from what the same cell was first. */
#include "exchange/import.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "exchange/cell.h"
#include "record/check.h"
#include "record/value.h"

/* Whether looking a value up costs more than finding a cell again. */
static bool is_looked_up(const struct chamber_field *field)
{
    return field->kind == CHAMBER_REF || field->kind == CHAMBER_ENUM ||
           field->kind == CHAMBER_CHOICE;
}

static const void *same_cell(const struct import *import, const struct column *column,
                             const char *text, uint64_t hash)
{
    for (const struct map_entry *entry = map_find(&import->cells, hash); entry;
         entry = map_next(&import->cells, entry)) {
        const struct known *known = &import->known[entry->value];
        if (known->column == column && strcmp(known->text, text) == 0)
            return known->record;
    }
    return NULL;
}

/* More than that are no longer words and names that come again and again. */
static int remember(struct import *import, const struct column *column, const char *text,
                    uint64_t hash, const void *record)
{
    enum { KNOWN_MAX = 1 << 16, KNOWN_FIRST = 64 };
    size_t count = import->known_count;
    if (count == KNOWN_MAX)
        return CHAMBER_OK;
    if (count == 0 || (count >= KNOWN_FIRST && (count & (count - 1)) == 0)) {
        size_t capacity = count ? count * 2 : KNOWN_FIRST;
        struct known *grown = reallocarray(import->known, capacity, sizeof *grown);
        if (!grown)
            return fail_memory(import->db);
        import->known = grown;
    }
    struct known *known = &import->known[import->known_count++];
    *known = (struct known){column, str_copy(text), calloc(1, import->noun->size)};
    return known->text && known->record && value_copy(column->field, record, known->record) &&
                   map_add(&import->cells, hash, (int64_t)count)
               ? CHAMBER_OK
               : fail_memory(import->db);
}

void import_forget_known(struct import *import)
{
    for (size_t i = 0; i < import->known_count; i++) {
        if (import->known[i].record)
            chamber_record_clear(import->noun, import->known[i].record);
        free(import->known[i].record);
        free(import->known[i].text);
    }
    free(import->known);
    import->known = NULL;
    import->known_count = 0;
    map_free(&import->cells);
}

static int looked_up(struct import *import, struct row *row, const struct column *column,
                     const char *text)
{
    uint64_t hash = hash_text(hash_number(HASH_SEED, column - import->columns), text);
    const void *same = same_cell(import, column, text, hash);
    if (same && !value_copy(column->field, same, row->record))
        return fail_memory(import->db);
    if (same)
        return CHAMBER_OK;
    int rc = import_items(import, row, column->field, text);
    return rc == CHAMBER_OK && !row->bad ? remember(import, column, text, hash, row->record) : rc;
}

static int read_id(struct import *import, struct row *row, const char *text)
{
    CLEAN_FREE char *folded = utf8_folded(text);
    if (!folded)
        return fail_memory(import->db);
    const char *digits = folded + (*folded == '#');
    size_t length = strspn(digits, "0123456789");
    if (length > 0 && length <= 18 && digits[length] == '\0')
        row->id = strtoll(digits, NULL, 10);
    if (row->id > 0)
        return CHAMBER_OK;
    (void)fail(import->db, CHAMBER_E_DATA, "import_bad_id", text);
    return import_bad_row(import, row);
}

int import_cell(struct import *import, struct row *row, const struct column *column,
                const char *text)
{
    int rc = CHAMBER_OK;
    if (column->kind == COLUMN_ID)
        return read_id(import, row, text);
    if (column->kind != COLUMN_FIELD)
        return CHAMBER_OK;
    if (column->field->refers == import->noun)
        row->refers_to_noun = true;
    else if (is_looked_up(column->field))
        rc = looked_up(import, row, column, text);
    else
        rc = import_items(import, row, column->field, text);
    row->given |= column->bit;
    return rc;
}

/* Whether the cells are those of the columns, but for empty ones at the end: a text may have them
 * beyond its headings, and some programs leave them out. */
static bool fits(const struct import *import, const struct sheet_row *row)
{
    const char *start;
    size_t length;
    for (size_t i = row->count; i < import->column_count; i++)
        if (!import->sheet.ragged && !import->columns[i].untitled)
            return false;
    for (size_t i = import->column_count; i < row->count; i++) {
        utf8_trim(sheet_cell(&import->sheet, row, i), &start, &length);
        if (length > 0)
            return false;
    }
    return true;
}

static int check_width(struct import *import, struct row *row)
{
    char cells[24], headings[24];
    if (fits(import, row->cells))
        return CHAMBER_OK;
    snprintf(cells, sizeof cells, "%zu", row->cells->count);
    snprintf(headings, sizeof headings, "%zu", import->column_count);
    (void)fail(import->db, CHAMBER_E_DATA,
               row->cells->count < import->column_count ? "csv_row_short" : "csv_row_long", cells,
               headings);
    return import_bad_row(import, row);
}

/* A cell as it stands is no value of the field. */
static int bad_cell(struct import *import, struct row *row, size_t n, const char *message,
                    const char *argued)
{
    const struct column *column = &import->columns[n];
    if (strcmp(message, "json_key_twice") == 0)
        argued = column->heading;
    if (column->kind == COLUMN_FIELD)
        (void)record_fail(import->db, CHAMBER_E_DATA, import->noun, column->field->name, message,
                          argued);
    else
        (void)fail(import->db, CHAMBER_E_DATA, argued ? message : "json_wrong_value",
                   column->heading);
    return import_bad_row(import, row);
}

/* The faults that the table has of this row. */
static int read_faults(struct import *import, struct row *row)
{
    const struct record_table *table = &import->sheet.table;
    size_t n = (size_t)(row - import->rows);
    int rc = CHAMBER_OK;
    for (; import->fault < table->fault_count && table->faults[import->fault].row == n &&
           rc == CHAMBER_OK;
         import->fault++) {
        const struct record_table_fault *fault = &table->faults[import->fault];
        if (!fault->whole) {
            rc = bad_cell(import, row, fault->column, fault->message, NULL);
        } else {
            (void)fail(import->db, CHAMBER_E_DATA, fault->message);
            rc = import_bad_row(import, row);
        }
    }
    return rc;
}

/* Whether the faults before import->fault that are this row's have the column. */
static bool is_faulty(const struct import *import, const struct row *row, size_t column)
{
    const struct record_table_fault *faults = import->sheet.table.faults;
    size_t n = (size_t)(row - import->rows);
    for (size_t i = import->fault; i > 0 && faults[i - 1].row == n; i--)
        if (!faults[i - 1].whole && faults[i - 1].column == column)
            return true;
    return false;
}

static enum cell_days days(const struct import *import)
{
    if (!import->how->excel_dates)
        return DAYS_UNKNOWN;
    return import->sheet.from_1904 ? DAYS_1904 : DAYS_1900;
}

int import_cell_at(struct import *import, struct row *row, size_t n)
{
    const struct column *column = &import->columns[n];
    const char *text = sheet_cell(&import->sheet, row->cells, n);
    enum cell_kind kind = sheet_kind(&import->sheet, row->cells, n);
    struct cell cell = {.text = text};
    const char *start;
    size_t length;
    utf8_trim(text, &start, &length);
    if ((length == 0 && kind != CELL_UNSAVED) || is_faulty(import, row, n))
        return CHAMBER_OK;
    const struct cell_place place = {column->field, days(import), column->ten_thousands};
    if (column->kind == COLUMN_FIELD && !cell_read(&place, kind, text, &cell))
        return fail_memory(import->db);
    if (cell.message)
        return bad_cell(import, row, n, cell.message, cell.argument);
    if (cell.warning)
        store_warn(import->db, cell.warning, column->field->label, NULL);
    return import_cell(import, row, column, cell.text);
}

static int read_cells(struct import *import, struct row *row)
{
    if (!(row->record = calloc(1, import->noun->size)))
        return fail_memory(import->db);
    int rc = check_width(import, row);
    if (rc < 0 || row->bad)
        return rc;
    rc = read_faults(import, row);
    for (size_t i = 0; i < import->column_count && rc == CHAMBER_OK; i++)
        rc = import_cell_at(import, row, i);
    return rc == CHAMBER_OK ? check_tidy(import->db, import->noun, row->record, row->given) : rc;
}

static int read_row(struct import *import, struct row *row)
{
    if (row->bad) /* an earlier try found it so */
        return CHAMBER_OK;
    int rc = read_cells(import, row);
    return rc == CHAMBER_OK ? import_take_warning(import, row) : rc;
}

static int make_rows(struct import *import)
{
    const struct sheet *sheet = &import->sheet;
    size_t count = sheet->row_count > sheet->body ? sheet->row_count - sheet->body : 0;
    if (!(import->rows = calloc(count + 1, sizeof *import->rows)))
        return fail_memory(import->db);
    import->row_count = count;
    import->result.rows = (int64_t)count;
    for (size_t i = 0; i < count; i++)
        import->rows[i].cells = &sheet->rows[sheet->body + i];
    return CHAMBER_OK;
}

int import_cells(struct import *import)
{
    int rc = import->rows ? CHAMBER_OK : make_rows(import);
    for (size_t i = 0; i < import->row_count && rc == CHAMBER_OK; i++) {
        rc = read_row(import, &import->rows[i]);
        import_progress(import, i + 1, 0);
    }
    return rc;
}
