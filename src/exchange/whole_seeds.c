/* SPDX-License-Identifier: MIT */
/* What a new database was given when it was made becomes what the file has: a record with the same
 * number and key is changed in place, one that the file does not have goes, with what refers to it
 * and comes anew. */
#include "exchange/whole.h"

#include <string.h>

#include "record/check.h"
#include "record/names.h"
#include "record/record.h"
#include "record/undo.h"
#include "record/value.h"

static int read_ids(struct chamber_db *db, const struct chamber_noun *noun, struct chamber_ids *ids)
{
    struct chamber_cursor *cursor = NULL;
    CLEAN_FREE void *record = calloc(1, noun->size);
    int rc = record ? chamber_cursor_open(db, noun, NULL, &cursor) : fail_memory(db);
    while (rc >= 0 && (rc = chamber_cursor_next(cursor, record)) == CHAMBER_ROW)
        if (!ids_add(ids, record_id_of(record)))
            rc = fail_memory(db);
    chamber_cursor_close(cursor);
    if (record)
        chamber_record_clear(noun, record);
    return rc;
}

/* Whether two records share the noun's first key, "a" or "a,b". */
static bool same_key(const struct chamber_noun *noun, const void *a, const void *b)
{
    char name[64];
    for (const char *at = noun->keys[0]; *at;) {
        size_t length = strcspn(at, ",");
        snprintf(name, sizeof name, "%.*s", (int)length, at);
        if (!record_same(chamber_noun_field(noun, name), a, b))
            return false;
        at += length + (at[length] != '\0');
    }
    return true;
}

/* The row that is this record: of its number, or without one of its key. */
static struct row *row_of(const struct import *import, const void *seed)
{
    for (size_t i = 0; i < import->row_count; i++) {
        struct row *row = &import->rows[i];
        if (!row->bad && (!row->id || row->id == record_id_of(seed)) &&
            same_key(import->noun, row->record, seed))
            return row;
    }
    return NULL;
}

static bool refers_to(const struct chamber_field *field, const void *record, chamber_id id)
{
    if (value_class(field) == VALUE_ID)
        return *value_id_of(field, record) == id;
    for (size_t i = 0; i < value_ids_of(field, record)->count; i++)
        if (value_ids_of(field, record)->items[i] == id)
            return true;
    return false;
}

/* Remove the records of a noun that refer by a field to one that goes. */
static int remove_referring(struct chamber_db *db, const struct chamber_noun *noun,
                            const struct chamber_field *field, chamber_id id)
{
    CLEAN(ids_clear) struct chamber_ids ids = {0};
    CLEAN_FREE void *record = calloc(1, noun->size);
    int rc = record ? read_ids(db, noun, &ids) : fail_memory(db);
    for (size_t i = 0; i < ids.count && rc == CHAMBER_OK; i++) {
        rc = chamber_record_get(db, noun, ids.items[i], record);
        if (rc == CHAMBER_OK && refers_to(field, record, id))
            rc = record_delete(db, noun, record);
    }
    if (record)
        chamber_record_clear(noun, record);
    return rc;
}

/* What refers to it comes again with its own sheet; without one it cannot go. */
static int remove_seed(struct whole *whole, const struct chamber_noun *noun, const void *seed)
{
    int rc = CHAMBER_OK;
    for (size_t i = 0; i < whole->count; i++) {
        const struct chamber_noun *user = whole->sheets[i].noun;
        for (size_t n = 0; !user->view && n < user->field_count && rc == CHAMBER_OK; n++)
            if (user != noun && user->fields[n].refers == noun)
                rc = remove_referring(whole->db, user, &user->fields[n], record_id_of(seed));
    }
    if (rc == CHAMBER_OK)
        rc = check_references(whole->db, noun, record_id_of(seed));
    return rc == CHAMBER_OK ? record_delete(whole->db, noun, seed) : rc;
}

/* Make it what the row says: what is empty there is emptied. */
static int change_seed(struct import *import, struct row *row, const void *seed)
{
    static char *const no_dated[NOUN_FIELDS_MAX];
    const struct chamber_noun *noun = import->noun;
    CLEAN_FREE void *after = calloc(1, noun->size);
    int rc = after ? record_copy(import->db, noun, seed, after) : fail_memory(import->db);
    bool changes = false;
    for (size_t i = 0; i < noun->field_count && rc == CHAMBER_OK; i++) {
        const struct chamber_field *field = &noun->fields[i];
        if (!(import->fields >> i & 1) || record_same(field, row->record, seed))
            continue;
        changes = true;
        if (!value_copy(field, row->record, after))
            rc = fail_memory(import->db);
    }
    if (rc == CHAMBER_OK && changes)
        rc = check_restored(import->db, noun, after);
    if (rc == CHAMBER_OK && changes)
        rc = record_restore(import->db, noun, seed, after, import->fields, no_dated);
    if (after)
        chamber_record_clear(noun, after);
    row->done = true;
    row->stored = record_id_of(seed);
    row->fate = changes ? CHAMBER_ROW_CHANGED : CHAMBER_ROW_SAME;
    import->result.changed += rc == CHAMBER_OK && changes;
    import->result.same += rc == CHAMBER_OK && !changes;
    return problem_of_row(rc) ? import_bad_row(import, row) : rc;
}

static int look_at(struct whole *whole, struct import *import, chamber_id id, bool remove)
{
    const struct chamber_noun *noun = import->noun;
    CLEAN_FREE void *seed = calloc(1, noun->size);
    int rc = seed ? chamber_record_get(whole->db, noun, id, seed) : fail_memory(whole->db);
    struct row *row = rc == CHAMBER_OK ? row_of(import, seed) : NULL;
    if (rc == CHAMBER_OK && remove && !row)
        rc = remove_seed(whole, noun, seed);
    else if (rc == CHAMBER_OK && !remove && row && row->id)
        rc = change_seed(import, row, seed);
    if (seed)
        chamber_record_clear(noun, seed);
    return rc;
}

int whole_seeds(struct whole *whole, struct whole_sheet *sheet)
{
    const struct chamber_noun *noun = sheet->noun;
    CLEAN(ids_clear) struct chamber_ids ids = {0};
    int rc = noun->keys ? read_ids(whole->db, noun, &ids) : CHAMBER_OK;
    for (size_t i = 0; i < ids.count && rc == CHAMBER_OK; i++)
        rc = look_at(whole, sheet->import, ids.items[i], true);
    names_forget(whole->db, noun);
    CLEAN(ids_clear) struct chamber_ids left = {0};
    if (rc == CHAMBER_OK && ids.count)
        rc = read_ids(whole->db, noun, &left);
    for (size_t i = 0; i < left.count && rc == CHAMBER_OK; i++)
        rc = look_at(whole, sheet->import, left.items[i], false);
    return rc;
}
