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

int import_change(struct import *import, struct row *row, uint64_t changes)
{
    uint64_t derived = 0;
    row->fate = changes ? CHAMBER_ROW_CHANGED : CHAMBER_ROW_SAME;
    if (!changes)
        return CHAMBER_OK;
    for (size_t i = 0; i < import->noun->field_count; i++)
        if (import->noun->fields[i].flags & CHAMBER_DERIVED)
            derived |= UINT64_C(1) << i;
    if (changes & derived)
        return fail_by_verb(import, row, changes & derived);
    if (!import->how->update)
        return fail_changes(import, row, changes);
    *record_id(row->record) = row->stored;
    return chamber_record_update(import->db, import->noun, row->record, changes, NULL);
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
static int add(struct import *import, struct row *row)
{
    const struct record_adding adding = {
        .number = import->kept || row->id > import->last_before ? row->id : 0,
        .eventless = import->eventless,
        .kept = import->kept};
    int rc = import->kept ? CHAMBER_OK : import_doubt_new(import, row);
    row->fate = CHAMBER_ROW_NEW;
    if (rc == CHAMBER_OK && moment_fields(import) & ~import->fields)
        rc = record_prepare(import->db, import->noun, row->record); /* as of this moment */
    if (rc == CHAMBER_OK)
        rc = record_add_as(import->db, import->noun, row->record, &adding, &row->stored);
    row->added = rc == CHAMBER_OK;
    return rc;
}

static int store(struct import *import, struct row *row)
{
    uint64_t changes = 0;
    int rc = import_match(import, row, &changes);
    if (rc == CHAMBER_ROW)
        rc = import_change(import, row, changes);
    else if (rc == CHAMBER_OK)
        rc = add(import, row);
    return rc == CHAMBER_OK ? check_names(import, row) : rc;
}

void import_count(struct import *import)
{
    struct chamber_import_result *result = &import->result;
    result->added = result->changed = result->same = 0;
    for (size_t i = 0; i < import->row_count; i++) {
        const struct row *row = &import->rows[i];
        if (row->bad || !row->stored)
            continue;
        result->added += row->fate == CHAMBER_ROW_NEW;
        result->changed += row->fate == CHAMBER_ROW_CHANGED;
        result->same += row->fate == CHAMBER_ROW_SAME;
    }
}

/* All of a row or nothing: one that fails half-way must not be what a later row is compared with.
 */
static int store_whole(struct import *import, struct row *row)
{
    row->done = true;
    int rc = chamber_begin(import->db, "import");
    if (rc == CHAMBER_OK)
        rc = chamber_end(import->db, store(import, row));
    if (rc < 0) {
        row->stored = 0;
        row->added = false;
    }
    int taken = import_take_warning(import, row);
    if (!problem_of_row(rc))
        return rc < 0 ? rc : taken;
    return import_bad_row(import, row);
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
    return store_whole(import, row);
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
        import_progress(import, import->row_count, i + 1);
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
