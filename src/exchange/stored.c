/* SPDX-License-Identifier: MIT */
/* The records stored before the import, found by their keys and by the fields that the file has:
 * one pass over them, so that a row is matched without another. */
#include "exchange/import.h"

#include <string.h>

#include "record/record.h"
#include "record/value.h"

uint64_t compare_fields(const struct import *import)
{
    uint64_t fields = 0;
    for (size_t i = 0; i < import->noun->field_count; i++)
        if (!(import->noun->fields[i].flags & CHAMBER_DERIVED))
            fields |= UINT64_C(1) << i;
    return fields & import->fields;
}

uint64_t moment_fields(const struct import *import)
{
    static const struct {
        const char *noun, *field;
    } fields[] = {{"post", "enterprise"}, {"post", "title"}, {"attendance", "enterprise"}};
    uint64_t found = 0;
    for (size_t i = 0; i < COUNT_OF(fields); i++)
        if (strcmp(import->noun->name, fields[i].noun) == 0)
            found |= chamber_field_bit(import->noun, fields[i].field);
    return found;
}

static uint64_t hash_list(uint64_t hash, const struct chamber_field *field, const void *record)
{
    if (value_class(field) == VALUE_IDS) {
        const struct chamber_ids *ids = value_ids_of(field, record);
        for (size_t i = 0; i < ids->count; i++)
            hash = hash_number(hash, ids->items[i]);
        return hash_number(hash, (int64_t)ids->count);
    }
    const struct chamber_texts *texts = value_texts_of(field, record);
    for (size_t i = 0; i < texts->count; i++)
        hash = hash_text(hash, texts->items[i]);
    return hash_number(hash, (int64_t)texts->count);
}

static uint64_t hash_field(uint64_t hash, const struct chamber_field *field, const void *record)
{
    switch (value_class(field)) {
    case VALUE_TEXT:
        return hash_text(hash, *value_text_of(field, record));
    case VALUE_INT:
        return hash_number(hash, record_empty(field, record) ? INT64_MIN
                                                             : value_int_of(field, record)->value);
    case VALUE_BOOL:
        return hash_number(hash, *value_bool_of(field, record));
    case VALUE_ID:
        return hash_number(hash, *value_id_of(field, record));
    case VALUE_TEXTS:
    case VALUE_IDS:
        break;
    }
    return hash_list(hash, field, record);
}

uint64_t compare_hash(const struct import *import, const void *record)
{
    uint64_t fields = compare_fields(import) & ~moment_fields(import), hash = HASH_SEED;
    for (size_t i = 0; i < import->noun->field_count; i++)
        if (fields >> i & 1)
            hash = hash_field(hash, &import->noun->fields[i], record);
    return hash;
}

static int note(struct import *import, const void *record, bool compared)
{
    chamber_id id = record_id_of(record);
    for (size_t n = 0; n < key_count(import->noun); n++) {
        CLEAN_FREE char *text = NULL;
        int rc = key_text(import, n, record, &text);
        if (rc < 0)
            return rc;
        if (text && !map_add(&import->stored_keys, key_hash(n, text), id))
            return fail_memory(import->db);
    }
    if (compared && !map_add(&import->stored, compare_hash(import, record), id))
        return fail_memory(import->db);
    return CHAMBER_OK;
}

static bool has_key(const struct row *row)
{
    for (size_t n = 0; n < KEYS_MAX; n++)
        if (row->keys[n])
            return true;
    return false;
}

/* Rows without a key can only equal records of the same days: their first and last day. */
static void days_of(const struct import *import, struct chamber_list *list)
{
    const struct chamber_field *day = noun_day(import->noun);
    if (!day || day->kind != CHAMBER_DATE)
        return;
    for (size_t i = 0; i < import->row_count; i++) {
        const struct row *row = &import->rows[i];
        const char *on = row->bad ? NULL : *value_text_of(day, row->record);
        if (row->bad)
            continue;
        if (!on || !*on) {
            *list = (struct chamber_list){0};
            return;
        }
        if (!list->from || strcmp(on, list->from) < 0)
            list->from = on;
        if (!list->until || strcmp(on, list->until) > 0)
            list->until = on;
    }
}

static int read_stored(struct import *import, const struct chamber_list *list, bool compared)
{
    struct chamber_cursor *cursor = NULL;
    CLEAN_FREE void *record = calloc(1, import->noun->size);
    if (!record)
        return fail_memory(import->db);
    int rc = chamber_cursor_open(import->db, import->noun, list, &cursor);
    while (rc >= 0 && (rc = chamber_cursor_next(cursor, record)) == CHAMBER_ROW)
        rc = note(import, record, compared);
    chamber_cursor_close(cursor);
    chamber_record_clear(import->noun, record);
    return rc;
}

int import_stored_between(struct import *import, const struct chamber_list *days)
{
    return compare_fields(import) ? read_stored(import, days, true) : CHAMBER_OK;
}

int import_stored(struct import *import)
{
    struct chamber_list list = {0};
    bool compared = false;
    for (size_t i = 0; i < import->row_count; i++)
        compared |= !import->rows[i].bad && !has_key(&import->rows[i]);
    if (import->row_count == 0)
        return CHAMBER_OK;
    if (key_count(import->noun) == 0)
        days_of(import, &list);
    int rc = import_other_names(import);
    return rc < 0 ? rc : read_stored(import, &list, compared && compare_fields(import));
}
