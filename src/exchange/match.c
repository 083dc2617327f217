/* SPDX-License-Identifier: MIT */
/* Which stored record a row is: the one with its id, else the one with its key; a row without a key
 * is the record that equals what it would store. */
#include "exchange/import.h"

#include <string.h>

#include "record/record.h"
#include "record/value.h"

/* One row being matched, and room for a stored record. */
struct match {
    struct import *import;
    const struct row *row;
    void *stored;
    chamber_id found;
    uint64_t changes;
    bool named; /* found by its id or key: no other row may be this record */
    size_t key; /* 1 + the key by which it was found; 0: none */
};

/* The fields of `fields` in which two records differ. */
static uint64_t differing(const struct chamber_noun *noun, const void *a, const void *b,
                          uint64_t fields)
{
    uint64_t found = 0;
    for (size_t i = 0; i < noun->field_count; i++)
        if (fields >> i & 1 && !record_same(&noun->fields[i], a, b))
            found |= UINT64_C(1) << i;
    return found;
}

static int get(const struct match *match, chamber_id id)
{
    return chamber_record_get(match->import->db, match->import->noun, id, match->stored);
}

static int take(struct match *match, chamber_id id, uint64_t changes, bool named)
{
    match->found = id;
    match->changes = changes;
    match->named = named;
    return CHAMBER_ROW;
}

/* A record added by this import is not meant by an id of the file. */
static int by_id(struct match *match)
{
    const struct row *row = match->row;
    if (!row->id || row->id > match->import->last_before)
        return CHAMBER_OK;
    int rc = get(match, row->id);
    if (rc == CHAMBER_E_NOT_FOUND)
        return CHAMBER_OK;
    if (rc < 0)
        return rc;
    return take(match, row->id,
                differing(match->import->noun, row->record, match->stored, row->given), true);
}

/* Whether the record just read has the row's n-th key. */
static int has_key(const struct match *match, size_t n, bool *same)
{
    CLEAN_FREE char *text = NULL;
    int rc = key_text(match->import, n, match->stored, &text);
    *same = rc == CHAMBER_OK && text && strcmp(text, match->row->keys[n]) == 0;
    return rc;
}

/* Of several records with the key, the one that the row says nothing new of. */
static int by_key(struct match *match, size_t n)
{
    struct import *import = match->import;
    const struct row *row = match->row;
    size_t count = 0;
    chamber_id found = 0;
    uint64_t changes = 0;
    for (const struct map_entry *entry = map_find(&import->stored_keys, key_hash(n, row->keys[n]));
         entry; entry = map_next(&import->stored_keys, entry)) {
        bool same = false;
        int rc = get(match, entry->value);
        if (rc == CHAMBER_OK)
            rc = has_key(match, n, &same);
        if (rc < 0)
            return rc;
        uint64_t differ = differing(import->noun, row->record, match->stored, row->given);
        if (!same || (found && !changes))
            continue;
        count++;
        found = entry->value;
        changes = differ;
    }
    if (count > 1 && changes)
        return fail(import->db, CHAMBER_E_AMBIGUOUS, "import_key_ambiguous");
    return found ? take(match, found, changes, true) : CHAMBER_OK;
}

int key_holder(struct import *import, const struct row *row, size_t n, chamber_id id,
               chamber_id *other)
{
    CLEAN_FREE void *stored = calloc(1, import->noun->size);
    struct match match = {.import = import, .row = row, .stored = stored};
    int rc = stored ? CHAMBER_OK : fail_memory(import->db);
    *other = 0;
    for (const struct map_entry *entry = map_find(&import->stored_keys, key_hash(n, row->keys[n]));
         entry && rc == CHAMBER_OK; entry = map_next(&import->stored_keys, entry)) {
        bool same = false;
        rc = get(&match, entry->value);
        if (rc == CHAMBER_OK)
            rc = has_key(&match, n, &same);
        if (same)
            *other = entry->value;
        if (same && entry->value == id) { /* it has the key too */
            *other = 0;
            break;
        }
    }
    if (stored)
        chamber_record_clear(import->noun, stored);
    return rc;
}

/* The record that equals the one the row would store, defaults filled in. One that differs only in
 * what verbs move, or in what a default took from another record then, is the same record further
 * on: it is not added again. */
static int equal_to(struct match *match, const void *copy)
{
    struct import *import = match->import;
    uint64_t fields = compare_fields(import);
    uint64_t derived = match->row->given & ~fields;
    uint64_t moment = moment_fields(import) & ~match->row->given;
    bool found = false;
    for (const struct map_entry *entry = map_find(&import->stored, compare_hash(import, copy));
         entry; entry = map_next(&import->stored, entry)) {
        int rc = get(match, entry->value);
        if (rc < 0)
            return rc;
        if (differing(import->noun, copy, match->stored, fields & ~moment))
            continue;
        uint64_t moved = differing(import->noun, copy, match->stored, derived);
        if (found && moved)
            continue;
        found = true;
        (void)take(match, entry->value, moved, false);
        if (!moved)
            break;
    }
    return found ? CHAMBER_ROW : CHAMBER_OK;
}

/* A row that could not be stored is the same as no record. */
static int check_complete(const struct import *import, const void *copy)
{
    const struct chamber_noun *noun = import->noun;
    for (size_t i = 0; i < noun->field_count; i++)
        if (noun->fields[i].flags & CHAMBER_REQUIRED && record_empty(&noun->fields[i], copy))
            return record_fail(import->db, CHAMBER_E_USAGE, noun, noun->fields[i].name,
                               "field_missing");
    return CHAMBER_OK;
}

static int by_equality(struct match *match)
{
    struct import *import = match->import;
    CLEAN_FREE void *copy = calloc(1, import->noun->size);
    if (!copy)
        return fail_memory(import->db);
    int rc = record_copy(import->db, import->noun, match->row->record, copy);
    if (rc == CHAMBER_OK)
        rc = record_prepare(import->db, import->noun, copy);
    if (rc == CHAMBER_OK)
        rc = check_complete(import, copy);
    if (rc == CHAMBER_OK)
        rc = equal_to(match, copy);
    chamber_record_clear(import->noun, copy);
    return rc;
}

/* By the first key that some record has; without a key by equality. */
static int by_content(struct match *match)
{
    bool keyed = false;
    int rc = CHAMBER_OK;
    for (size_t n = 0; n < key_count(match->import->noun) && rc == CHAMBER_OK; n++) {
        if (!match->row->keys[n])
            continue;
        keyed = true;
        rc = by_key(match, n);
        match->key = rc == CHAMBER_ROW ? n + 1 : 0;
    }
    if (rc == CHAMBER_OK && !keyed && match->import->stored.count > 0)
        rc = by_equality(match);
    return rc;
}

/* Found by its key alone, and not as it stands: there may be a doubt. */
static int check_doubt(struct match *match)
{
    if (!match->key || !match->changes)
        return CHAMBER_ROW;
    int rc = get(match, match->found);
    if (rc == CHAMBER_OK)
        rc = import_doubt_found(match->import, match->row, match->key - 1, match->found,
                                match->stored);
    return rc < 0 ? rc : CHAMBER_ROW;
}

/* The id decides. But where it would change a record, the row may say nothing new of another one:
 * ids of another database, imported before. */
static int find(struct match *match)
{
    struct match other = *match;
    int rc = by_id(match);
    if (rc == CHAMBER_OK) {
        rc = by_content(match);
        return rc == CHAMBER_ROW ? check_doubt(match) : rc;
    }
    if (rc != CHAMBER_ROW || !match->changes)
        return rc;
    rc = by_content(&other);
    if (rc < 0 && !problem_of_row(rc))
        return rc;
    if (rc == CHAMBER_ROW && !other.changes)
        *match = other;
    return CHAMBER_ROW;
}

/* Two rows may not be the same record. */
static int claim(const struct match *match)
{
    struct import *import = match->import;
    uint64_t hash = hash_number(HASH_SEED, match->found);
    if (!match->named)
        return CHAMBER_ROW;
    for (const struct map_entry *entry = map_find(&import->matched, hash); entry;
         entry = map_next(&import->matched, entry))
        if (import->rows[entry->value].stored == match->found)
            return key_twice(import, &import->rows[entry->value]);
    return map_add(&import->matched, hash, match->row - import->rows) ? CHAMBER_ROW
                                                                      : fail_memory(import->db);
}

int import_match(struct import *import, struct row *row, uint64_t *changes)
{
    CLEAN_FREE void *stored = calloc(1, import->noun->size);
    struct match match = {.import = import, .row = row, .stored = stored};
    if (!stored)
        return fail_memory(import->db);
    int rc = find(&match);
    if (rc == CHAMBER_ROW)
        rc = claim(&match);
    if (rc == CHAMBER_ROW) {
        row->stored = match.found;
        *changes = match.changes;
    }
    chamber_record_clear(import->noun, stored);
    return rc;
}
