/* SPDX-License-Identifier: MIT */
/* References to records of the noun that is imported. What they name may be another row of the
 * file, even a later one, so they are read when the row is about to be stored, and wait for that
 * other row. */
#include "exchange/import.h"

#include <stdio.h>
#include <string.h>

#include "record/value.h"

/* Put a row's record into the reference. */
static bool refer_to(const struct chamber_field *field, struct row *row, const struct row *to)
{
    if (field->flags & CHAMBER_LIST)
        return ids_add(value_ids(field, row->record), to->stored);
    *value_id(field, row->record) = to->stored;
    return true;
}

/* The row that it names is not stored, so neither is it. */
static int fail_rejected(struct import *import, struct row *row, const struct row *to)
{
    char line[24];
    snprintf(line, sizeof line, "%lld", (long long)to->cells->line);
    (void)fail(import->db, CHAMBER_E_REFUSED, "import_row_rejected", line);
    row->done = true;
    return import_bad_row(import, row);
}

/* One item: a row of this file, or else a stored record. */
static int read_own(struct import *import, struct row *row, const struct chamber_field *field,
                    const char *text, bool all)
{
    const struct row *to = key_row(import, text);
    if (to && to != row && to->stored)
        return refer_to(field, row, to) ? CHAMBER_OK : fail_memory(import->db);
    if (to && to != row && (to->bad || to->done))
        return fail_rejected(import, row, to);
    if (to && to != row && !all)
        return CHAMBER_ROW;
    return import_items(import, row, field, text);
}

static int read_cell(struct import *import, struct row *row, const struct chamber_field *field,
                     const char *text, bool all)
{
    CLEAN_STR struct str item = {0};
    int rc = CHAMBER_OK;
    if (!(field->flags & CHAMBER_LIST))
        return read_own(import, row, field, text, all);
    ids_clear(value_ids(field, row->record));
    while (rc == CHAMBER_OK && next_item(&text, &item))
        rc = read_own(import, row, field, str_text(&item), all);
    return rc == CHAMBER_OK && item.failed ? fail_memory(import->db) : rc;
}

int import_own_references(struct import *import, struct row *row, bool all)
{
    int rc = CHAMBER_OK;
    for (size_t i = 0; i < import->column_count && rc == CHAMBER_OK; i++) {
        const struct column *column = &import->columns[i];
        const char *text = sheet_cell(&import->sheet, row->cells, i);
        if (column->kind == COLUMN_FIELD && column->field->refers == import->noun &&
            row->given & column->bit)
            rc = read_cell(import, row, column->field, text, all);
    }
    return rc;
}
