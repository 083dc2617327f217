/* SPDX-License-Identifier: MIT */
/* In which order the sheets come: what is referred to before what refers to it. Where nouns refer
 * to each other in a circle, an optional field waits until all records are there. */
#include "exchange/whole.h"

#include <chamber/choice.h>
#include <chamber/enterprise.h>
#include <chamber/enterprise_fact.h>

#include <string.h>

#include "record/record.h"
#include "record/value.h"

static bool is_placed(const struct whole *whole, size_t placed, const struct chamber_noun *noun)
{
    for (size_t i = 0; i < placed; i++)
        if (whole->sheets[whole->order[i]].noun == noun)
            return true;
    return false;
}

/* The noun whose records a field's values are; NULL: none that another sheet has. */
static const struct chamber_noun *needs(const struct whole_sheet *sheet,
                                        const struct chamber_field *field)
{
    const struct chamber_noun *noun =
        field->kind == CHAMBER_CHOICE ? &chamber_choice_noun : field->refers;
    return noun == sheet->noun ? NULL : noun;
}

static bool in_key(const struct chamber_noun *noun, const char *field)
{
    for (const char *const *key = noun->keys; key && *key; key++)
        for (const char *at = *key; at; at = strchr(at, ',') ? strchr(at, ',') + 1 : NULL)
            if (strncmp(at, field, strlen(field)) == 0 && strchr(",", at[strlen(field)]))
                return true;
    return false;
}

/* The fields for which the sheet would still have to wait; *may_wait: all of these can. */
static uint64_t waiting(struct whole *whole, size_t placed, const struct whole_sheet *sheet,
                        bool *may_wait)
{
    uint64_t fields = 0;
    *may_wait = true;
    for (size_t i = 0; i < sheet->noun->field_count; i++) {
        const struct chamber_field *field = &sheet->noun->fields[i];
        const struct chamber_noun *noun = needs(sheet, field);
        if (!noun || !whole_sheet_of(whole, noun) || is_placed(whole, placed, noun))
            continue;
        fields |= UINT64_C(1) << i;
        if (field->flags & (CHAMBER_REQUIRED | CHAMBER_DATED) || in_key(sheet->noun, field->name))
            *may_wait = false;
    }
    return fields;
}

/* The next sheet to come; without any that is ready one of which fields can wait. */
static size_t choose(struct whole *whole, size_t placed, uint64_t *later)
{
    size_t found = whole->count, least = whole->count;
    for (size_t i = 0; i < whole->count; i++) {
        bool may_wait;
        if (is_placed(whole, placed, whole->sheets[i].noun))
            continue;
        uint64_t fields = waiting(whole, placed, &whole->sheets[i], &may_wait);
        if (!fields) {
            *later = 0;
            return i;
        }
        if (may_wait && found == whole->count) {
            found = i;
            *later = fields;
        }
        least = least == whole->count ? i : least;
    }
    return found < whole->count ? found : least;
}

void whole_order(struct whole *whole)
{
    for (size_t placed = 0; placed < whole->count; placed++) {
        uint64_t later = 0;
        size_t next = choose(whole, placed, &later);
        whole->sheets[next].later = later;
        whole->order[placed] = next;
    }
}

/* A column of a field that waits; what its values are called is not compared. */
static void put_off(const struct whole_sheet *sheet, struct column *column)
{
    if (!column->field || !(sheet->later & chamber_field_bit(sheet->noun, column->field->name)))
        return;
    if (column->kind == COLUMN_FIELD)
        column->kind = COLUMN_LATER;
    else if (column->kind == COLUMN_NAME)
        column->kind = COLUMN_EMPTY;
}

void whole_put_off(struct whole_sheet *sheet)
{
    struct import *import = sheet->import;
    sheet->later &= import->fields;
    import->fields &= ~sheet->later;
    for (size_t i = 0; i < import->column_count; i++)
        put_off(sheet, &import->columns[i]);
}

static int read_cells(struct whole_sheet *sheet, struct row *row)
{
    struct import *import = sheet->import;
    int rc = CHAMBER_OK;
    for (size_t i = 0; i < import->column_count && rc == CHAMBER_OK; i++) {
        struct column *column = &import->columns[i];
        if (column->kind != COLUMN_LATER)
            continue;
        column->kind = COLUMN_FIELD;
        rc = import_cell_at(import, row, i);
        column->kind = COLUMN_LATER;
    }
    return rc;
}

/* The fields read later in which the row says otherwise than what is stored. */
static int find_changes(struct whole_sheet *sheet, const struct row *row, uint64_t *changes)
{
    const struct chamber_noun *noun = sheet->noun;
    CLEAN_FREE void *stored = calloc(1, noun->size);
    int rc = stored ? chamber_record_get(sheet->import->db, noun, row->stored, stored)
                    : fail_memory(sheet->import->db);
    *changes = 0;
    for (size_t i = 0; i < noun->field_count && rc == CHAMBER_OK; i++)
        if (sheet->later & row->given & UINT64_C(1) << i &&
            !record_same(&noun->fields[i], row->record, stored))
            *changes |= UINT64_C(1) << i;
    if (stored)
        chamber_record_clear(noun, stored);
    return rc;
}

/* A record that was there before, of which the row said nothing new until now. */
static int change(struct import *import, struct row *row, uint64_t changes)
{
    bool counted = row->fate == CHAMBER_ROW_CHANGED;
    int rc = import_change(import, row, changes);
    if (rc == CHAMBER_OK && !counted) {
        import->result.same--;
        import->result.changed++;
    }
    return rc;
}

static int complete(struct whole_sheet *sheet, struct row *row)
{
    struct import *import = sheet->import;
    uint64_t changes = 0;
    int rc = read_cells(sheet, row);
    if (rc < 0 || row->bad || !(row->given & sheet->later))
        return rc;
    rc = find_changes(sheet, row, &changes);
    if (rc < 0 || !changes)
        return rc;
    *record_id(row->record) = row->stored;
    rc = row->added ? chamber_record_update(import->db, import->noun, row->record, changes, NULL)
                    : change(import, row, changes);
    return problem_of_row(rc) ? import_bad_row(import, row) : rc;
}

int whole_read_later(struct whole_sheet *sheet)
{
    struct import *import = sheet->import;
    int rc = CHAMBER_OK;
    for (size_t i = 0; sheet->later && i < import->row_count && rc == CHAMBER_OK; i++)
        if (!import->rows[i].bad && import->rows[i].stored)
            rc = complete(sheet, &import->rows[i]);
    if (sheet->later)
        import_count(import);
    return rc == CHAMBER_OK && import->problems.count > 0 ? CHAMBER_E_DATA : rc;
}
