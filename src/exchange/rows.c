/* SPDX-License-Identifier: MIT */
/* Rows become records, in the order of the file; those that wait for another come after it. Each is
 * tried, whatever came before, so that all that is wrong is told at once. */
#include "exchange/import.h"

#include <string.h>

#include "base/utf8.h"
#include "record/record.h"
#include "record/value.h"

/* Change nothing without leave: say what would change. */
static int fail_changes(struct import *import, const struct row *row, uint64_t changes)
{
    const struct chamber_noun *noun = import->noun;
    const struct chamber_field *first = NULL;
    bool english = chamber_get_language(import->db) == CHAMBER_EN;
    CLEAN_STR struct str names = {0};
    CLEAN_FREE char *label = NULL;
    for (size_t i = 0; i < noun->field_count; i++) {
        if (!(changes >> i & 1))
            continue;
        if (first)
            str_add(&names, english ? ", " : "、");
        else
            first = &noun->fields[i];
        str_add(&names, english ? noun->fields[i].name : noun->fields[i].label);
    }
    int rc = chamber_record_label(import->db, noun, row->stored, &label);
    if (rc < 0 || names.failed)
        return rc < 0 ? rc : fail_memory(import->db);
    return record_fail(import->db, CHAMBER_E_CONFLICT, noun, first->name, "import_would_change",
                       label, str_text(&names));
}

/* The row is a record stored before. */
static int change(struct import *import, struct row *row, uint64_t changes)
{
    uint64_t derived = 0;
    if (!changes) {
        import->result.same++;
        return CHAMBER_OK;
    }
    for (size_t i = 0; i < import->noun->field_count; i++)
        if (import->noun->fields[i].flags & CHAMBER_DERIVED)
            derived |= UINT64_C(1) << i;
    if (changes & derived)
        return fail_by_verb(import, row, changes & derived);
    if (!import->how->update)
        return fail_changes(import, row, changes);
    *record_id(row->record) = row->stored;
    int rc = chamber_record_update(import->db, import->noun, row->record, changes, NULL);
    import->result.changed += rc == CHAMBER_OK;
    return rc;
}

/* What a reference is called, joined as in a cell. */
static bool add_label(const struct chamber_field *field, const void *record, struct str *out)
{
    if (!(field->flags & CHAMBER_LIST)) {
        str_add(out, label_text_of(field, record));
        return !out->failed;
    }
    const struct chamber_texts *labels = label_texts_of(field, record);
    for (size_t i = 0; i < labels->count; i++) {
        str_add(out, i > 0 ? ";" : "");
        str_add(out, labels->items[i]);
    }
    return !out->failed;
}

static int check_name(struct import *import, const struct chamber_field *field, const char *cell,
                      const void *record)
{
    CLEAN_STR struct str label = {0};
    CLEAN_STR struct str folded = {0};
    CLEAN_STR struct str said = {0};
    if (!add_label(field, record, &label))
        return fail_memory(import->db);
    utf8_fold(&folded, str_text(&label));
    utf8_fold(&said, cell);
    if (folded.failed || said.failed)
        return fail_memory(import->db);
    if (said.length == 0 || strcmp(str_text(&folded), str_text(&said)) == 0)
        return CHAMBER_OK;
    return record_fail(import->db, CHAMBER_E_CONFLICT, import->noun, field->name,
                       "import_name_differs", cell, str_text(&label));
}

/* What the file calls the records referred to must be what they are called. */
static int check_names(struct import *import, const struct row *row)
{
    int rc = CHAMBER_OK;
    bool any = false;
    for (size_t i = 0; i < import->column_count; i++)
        any |= import->columns[i].kind == COLUMN_NAME;
    if (!any)
        return CHAMBER_OK;
    CLEAN_FREE void *record = calloc(1, import->noun->size);
    if (!record)
        return fail_memory(import->db);
    rc = chamber_record_get(import->db, import->noun, row->stored, record);
    for (size_t i = 0; i < import->column_count && rc == CHAMBER_OK; i++)
        if (import->columns[i].kind == COLUMN_NAME)
            rc = check_name(import, import->columns[i].field,
                            sheet_cell(&import->sheet, row->cells, i), record);
    chamber_record_clear(import->noun, record);
    return rc;
}

/* A new record keeps the number that the file gives it where that was never used here, so that
 * what names records by number goes into an empty database as it is. */
static int store(struct import *import, struct row *row)
{
    uint64_t changes = 0;
    row->done = true;
    int rc = import_match(import, row, &changes);
    if (rc == CHAMBER_ROW) {
        rc = change(import, row, changes);
    } else if (rc == CHAMBER_OK) {
        chamber_id number = row->id > import->last_before ? row->id : 0;
        if (moment_fields(import) & ~import->fields) /* the file does not say: as of this moment */
            rc = record_prepare(import->db, import->noun, row->record);
        if (rc == CHAMBER_OK)
            rc = record_add_as(import->db, import->noun, row->record, number, &row->stored);
        import->result.added += rc == CHAMBER_OK;
    }
    if (rc == CHAMBER_OK)
        rc = check_names(import, row);
    return problem_of_row(rc) ? import_bad_row(import, row) : rc;
}

/* CHAMBER_ROW if the row waits for another. */
static int try_row(struct import *import, struct row *row, bool all)
{
    if (row->bad || row->done)
        return CHAMBER_OK;
    if (row->refers_to_noun) {
        int rc = import_own_references(import, row, all);
        if (rc != CHAMBER_OK || row->bad || row->done)
            return rc;
    }
    return store(import, row);
}

/* One pass over the rows; *waiting are those left. */
static int pass(struct import *import, bool all, size_t *waiting)
{
    *waiting = 0;
    for (size_t i = 0; i < import->row_count; i++) {
        int rc = try_row(import, &import->rows[i], all);
        if (rc < 0)
            return rc;
        *waiting += rc == CHAMBER_ROW;
    }
    return CHAMBER_OK;
}

int import_rows(struct import *import)
{
    size_t waiting, before;
    int rc = pass(import, false, &waiting);
    while (rc == CHAMBER_OK && waiting > 0) {
        before = waiting;
        rc = pass(import, false, &waiting);
        /* rows that wait for each other in a circle: say that there is no such record yet */
        if (rc == CHAMBER_OK && waiting == before)
            rc = pass(import, true, &waiting);
    }
    return rc;
}
