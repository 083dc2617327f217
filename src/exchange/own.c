/* SPDX-License-Identifier: MIT */
/* References to records of the noun that is imported. What they name may be another row of the
 * file, even a later one, so they are read when the row is about to be stored, and wait for that
 * other row. None of them is a list. */
#include "exchange/import.h"

#include <stdio.h>
#include <string.h>

#include "record/value.h"

/* The row that it names is not stored, so neither is it. */
static int fail_rejected(struct import *import, struct row *row, const struct row *to)
{
    char line[24];
    snprintf(line, sizeof line, "%lld", (long long)to->cells->line);
    (void)fail(import->db, CHAMBER_E_REFUSED, "import_row_rejected", line);
    row->done = true;
    return import_bad_row(import, row);
}

/* A row of this file, or else a stored record. */
static int read_own(struct import *import, struct row *row, const struct chamber_field *field,
                    const char *text, bool all)
{
    const struct row *to = key_row(import, text);
    if (!to || to == row)
        return import_items(import, row, field, text);
    if (to->stored) {
        *value_id(field, row->record) = to->stored;
        return CHAMBER_OK;
    }
    if (to->bad || to->done)
        return fail_rejected(import, row, to);
    return all ? import_items(import, row, field, text) : CHAMBER_ROW;
}

int import_own_references(struct import *import, struct row *row, bool all)
{
    int rc = CHAMBER_OK;
    for (size_t i = 0; i < import->column_count && rc == CHAMBER_OK; i++) {
        const struct column *column = &import->columns[i];
        const char *text = sheet_cell(&import->sheet, row->cells, i);
        if (column->kind == COLUMN_FIELD && column->field->refers == import->noun &&
            row->given & column->bit)
            rc = read_own(import, row, column->field, text, all);
    }
    return rc;
}
