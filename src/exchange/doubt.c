/* SPDX-License-Identifier: MIT */
/* Doubts: a row whose key says one record while something else in it says another, or none. It is
 * refused, naming both: guessing would make one record of two, or two of one. A number in the
 * column `id` settles it. */
#include "exchange/import.h"

#include <string.h>

#include "base/utf8.h"
#include "record/names.h"
#include "record/record.h"
#include "record/value.h"

static const struct chamber_field *field_of_key(const struct import *import, size_t n)
{
    return chamber_noun_field(import->noun, import->noun->keys[n]);
}

/* "企业 #12" in words: what it is called, and its number. */
static int called(struct import *import, chamber_id id, struct str *out)
{
    CLEAN_FREE char *label = NULL;
    int rc = chamber_record_label(import->db, import->noun, id, &label);
    if (rc < 0)
        return rc;
    str_addf(out, "%s #%lld", label, (long long)id);
    return out->failed ? fail_memory(import->db) : CHAMBER_OK;
}

/* Found by its n-th key, though a stronger key that both have is another. */
static int stronger_key(struct import *import, const struct row *row, size_t n, const void *stored)
{
    for (size_t i = 0; i < n; i++) {
        CLEAN_FREE char *key = NULL;
        CLEAN_FREE char *theirs = NULL;
        CLEAN_FREE char *ours = NULL;
        const struct chamber_field *field = field_of_key(import, i);
        int rc = row->keys[i] && field ? key_text(import, i, stored, &key) : CHAMBER_OK;
        if (rc < 0)
            return rc;
        if (!key || strcmp(key, row->keys[i]) == 0)
            continue;
        rc = chamber_field_format(import->db, field, stored, CHAMBER_CODES, &theirs);
        if (rc == CHAMBER_OK)
            rc = chamber_field_format(import->db, field, row->record, CHAMBER_CODES, &ours);
        return rc < 0 ? rc
                      : record_fail(import->db, CHAMBER_E_CONFLICT, import->noun, field->name,
                                    "import_key_differs", theirs, ours);
    }
    return CHAMBER_OK;
}

/* Found by its n-th key, though other records have a weaker one. */
static int weaker_key(struct import *import, const struct row *row, size_t n, chamber_id id)
{
    for (size_t i = n + 1; i < key_count(import->noun); i++) {
        chamber_id other = 0;
        CLEAN_STR struct str one = {0};
        CLEAN_STR struct str two = {0};
        int rc = row->keys[i] ? key_holder(import, row, i, id, &other) : CHAMBER_OK;
        if (rc == CHAMBER_OK && other)
            rc = called(import, id, &one);
        if (rc == CHAMBER_OK && other)
            rc = called(import, other, &two);
        if (rc < 0)
            return rc;
        if (other)
            return record_fail(import->db, CHAMBER_E_AMBIGUOUS, import->noun,
                               field_of_key(import, i)->name, "import_two_records", str_text(&one),
                               str_text(&two));
    }
    return CHAMBER_OK;
}

int import_doubt_found(struct import *import, const struct row *row, size_t n, chamber_id id,
                       const void *stored)
{
    int rc = stronger_key(import, row, n, stored);
    return rc == CHAMBER_OK ? weaker_key(import, row, n, id) : rc;
}

/* The name that is a key, alone or with another field; NULL: the noun has none. */
static const struct chamber_field *name_key(const struct import *import, bool *alone)
{
    const struct chamber_noun *noun = import->noun;
    const struct chamber_field *name = chamber_noun_field(noun, "name");
    *alone = true;
    if (!name || !(name->flags & CHAMBER_FINDS))
        return NULL;
    for (size_t n = 0; n < key_count(noun); n++) {
        size_t length = strcspn(noun->keys[n], ",");
        *alone = noun->keys[n][length] == '\0';
        if (strlen(name->name) == length && strncmp(noun->keys[n], name->name, length) == 0)
            return name;
    }
    return NULL;
}

/* Whether an entry is another name than that which is a key by itself: an earlier or short one, or
 * the same of a person elsewhere. */
static bool is_other(const struct name *entry, const struct chamber_field *key, bool alone)
{
    if (!alone)
        return entry->rank == NAME_NOW && entry->field == key;
    return entry->rank == NAME_FORMER ||
           (entry->rank == NAME_NOW && entry->field != key && entry->field->kind == CHAMBER_TEXT &&
            !(entry->field->flags & CHAMBER_UNIQUE));
}

int import_other_names(struct import *import)
{
    bool alone = true;
    const struct chamber_field *key = import->kept ? NULL : name_key(import, &alone);
    const struct names *names = NULL;
    int rc = key ? names_of(import->db, import->noun, &names) : CHAMBER_OK;
    for (size_t i = 0; rc == CHAMBER_OK && names && i < names->count; i++)
        if (is_other(&names->items[i], key, alone) &&
            !map_add(&import->other_names, hash_text(HASH_SEED, names->items[i].folded),
                     names->items[i].id))
            rc = fail_memory(import->db);
    return rc;
}

/* Whether the record is still called so. */
static int is_called(struct import *import, chamber_id id, const char *folded, bool *is)
{
    const struct names *names = NULL;
    int rc = names_of(import->db, import->noun, &names);
    *is = false;
    for (size_t i = rc == CHAMBER_OK ? names_search(names, folded) : 0;
         rc == CHAMBER_OK && i < names->count && strcmp(names->items[i].folded, folded) == 0; i++)
        *is |= names->items[i].id == id;
    return rc;
}

/* Whether a stronger key that both have is another: then they are two. */
static int is_apart(struct import *import, const struct row *row, const void *stored, bool *apart)
{
    *apart = false;
    for (size_t n = 0; n < key_count(import->noun) && !*apart; n++) {
        CLEAN_FREE char *key = NULL;
        if (strcmp(import->noun->keys[n], "name") == 0)
            break;
        int rc = row->keys[n] ? key_text(import, n, stored, &key) : CHAMBER_OK;
        if (rc < 0)
            return rc;
        *apart = key && strcmp(key, row->keys[n]) != 0;
    }
    return CHAMBER_OK;
}

/* A record that the row's name may mean: refuse it, or where it only may, say so. */
static int meet(struct import *import, const struct row *row, const struct chamber_field *key,
                bool alone, const void *stored)
{
    const struct chamber_field *where = chamber_noun_field(import->noun, "enterprise");
    const char *name = *value_text_of(key, row->record);
    CLEAN_STR struct str holder = {0};
    bool apart = false;
    int rc = alone ? is_apart(import, row, stored, &apart) : CHAMBER_OK;
    if (rc < 0 || apart)
        return rc;
    rc = called(import, record_id_of(stored), &holder);
    if (rc < 0)
        return rc;
    if (alone)
        return record_fail(import->db, CHAMBER_E_AMBIGUOUS, import->noun, key->name,
                           "import_other_name", name, str_text(&holder));
    if (where && record_empty(where, row->record))
        return record_fail(import->db, CHAMBER_E_AMBIGUOUS, import->noun, where->name,
                           "import_same_name", name, str_text(&holder));
    if (where && record_empty(where, stored))
        store_warn(import->db, "import_same_name_alone", name, str_text(&holder));
    return CHAMBER_OK;
}

static int look_up(struct import *import, const struct row *row, const struct chamber_field *key,
                   bool alone)
{
    const char *name = *value_text_of(key, row->record);
    CLEAN_FREE void *stored = calloc(1, import->noun->size);
    CLEAN_FREE char *folded = utf8_folded(name ? name : "");
    int rc = folded && stored ? CHAMBER_OK : fail_memory(import->db);
    for (const struct map_entry *entry =
             rc < 0 ? NULL : map_find(&import->other_names, hash_text(HASH_SEED, folded));
         entry && rc == CHAMBER_OK; entry = map_next(&import->other_names, entry)) {
        bool is = false;
        rc = is_called(import, entry->value, folded, &is);
        if (rc == CHAMBER_OK && is)
            rc = chamber_record_get(import->db, import->noun, entry->value, stored);
        if (rc == CHAMBER_OK && is)
            rc = meet(import, row, key, alone, stored);
    }
    if (stored)
        chamber_record_clear(import->noun, stored);
    return rc;
}

int import_doubt_new(struct import *import, const struct row *row)
{
    bool alone = true;
    const struct chamber_field *key =
        import->other_names.count > 0 ? name_key(import, &alone) : NULL;
    return key && !record_empty(key, row->record) ? look_up(import, row, key, alone) : CHAMBER_OK;
}
