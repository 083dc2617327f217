/* SPDX-License-Identifier: MIT */
/* Keys: the values by which a row names a record, compared as names are, whatever their width and
 * case. */
#include "exchange/import.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "record/record.h"
#include "record/value.h"

size_t key_count(const struct chamber_noun *noun)
{
    size_t count = 0;
    while (noun->keys && count < KEYS_MAX && noun->keys[count])
        count++;
    return count;
}

uint64_t key_hash(size_t n, const char *text)
{
    return hash_text(hash_number(HASH_SEED, (int64_t)n), text);
}

static void add_text(const struct chamber_field *field, const char *text, struct str *out)
{
    if (field->flags & CHAMBER_COMPACT)
        utf8_compact(out, text);
    else
        utf8_fold(out, text);
}

/* Keys are texts, numbers and references. */
static void add_value(const struct chamber_field *field, const void *record, struct str *out)
{
    if (record_empty(field, record))
        return;
    if (value_class(field) == VALUE_TEXT)
        add_text(field, *value_text_of(field, record), out);
    else if (value_class(field) == VALUE_INT)
        str_add_int(out, value_int_of(field, record)->value);
    else
        str_add_int(out, *value_id_of(field, record));
}

/* The field at the start of "a,b"; moves *key past it. */
static const struct chamber_field *key_field(const struct chamber_noun *noun, const char **key)
{
    char name[64];
    size_t length = strcspn(*key, ",");
    snprintf(name, sizeof name, "%.*s", (int)length, *key);
    *key += length + ((*key)[length] == ',');
    return chamber_noun_field(noun, name);
}

/* Whether the file says anything of a key's further field. Without a column a name alone is looked
 * for, lest each person be added again without enterprise; but what the database itself holds apart
 * is always compared. */
static bool is_compared(const struct import *import, size_t n, const struct chamber_field *field)
{
    const struct chamber_noun *noun = import->noun;
    return import->fields & chamber_field_bit(noun, field->name) ||
           str_same(noun->unique_together, noun->keys[n]);
}

/* The first field must be filled in; an empty cell of the others is a value as well: a person of no
 * enterprise is another than that of one. */
int key_text(const struct import *import, size_t n, const void *record, char **text)
{
    CLEAN_STR struct str out = {0};
    const char *key = import->noun->keys[n];
    *text = NULL;
    for (bool first = true; *key; first = false) {
        const struct chamber_field *field = key_field(import->noun, &key);
        if (first && record_empty(field, record))
            return CHAMBER_OK;
        if (first || is_compared(import, n, field))
            add_value(field, record, &out);
        str_add_char(&out, '\x1f');
    }
    *text = str_take(&out);
    return *text ? CHAMBER_OK : fail_memory(import->db);
}

struct row *key_row(const struct import *import, const char *text)
{
    for (size_t n = 0; n < key_count(import->noun); n++) {
        CLEAN_STR struct str key = {0};
        if (strchr(import->noun->keys[n], ','))
            continue;
        add_text(chamber_noun_field(import->noun, import->noun->keys[n]), text, &key);
        str_add_char(&key, '\x1f');
        for (const struct map_entry *entry =
                 map_find(&import->file_keys, key_hash(n, str_text(&key)));
             entry; entry = map_next(&import->file_keys, entry)) {
            struct row *row = &import->rows[entry->value];
            if (row->keys[n] && strcmp(row->keys[n], str_text(&key)) == 0)
                return row;
        }
    }
    for (size_t i = 0; *text == '#' && i < import->row_count; i++)
        if (import->rows[i].id > 0 && import->rows[i].id == strtoll(text + 1, NULL, 10))
            return &import->rows[i];
    return NULL;
}

/* Two rows of which both say more than the key they share: an earlier key, or an id, keeps them
 * apart. */
static bool kept_apart(const struct row *a, const struct row *b, size_t n)
{
    if (a->id && b->id && a->id != b->id)
        return true;
    for (size_t i = 0; i < n; i++)
        if (a->keys[i] && b->keys[i] && strcmp(a->keys[i], b->keys[i]) != 0)
            return true;
    return false;
}

int key_twice(struct import *import, const struct row *earlier)
{
    char line[24];
    snprintf(line, sizeof line, "%lld", (long long)earlier->cells->line);
    return fail(import->db, CHAMBER_E_CONFLICT, "import_row_twice", line);
}

static const struct row *same_key(const struct import *import, const struct row *row, size_t n)
{
    for (const struct map_entry *entry = map_find(&import->file_keys, key_hash(n, row->keys[n]));
         entry; entry = map_next(&import->file_keys, entry)) {
        const struct row *other = &import->rows[entry->value];
        if (!other->bad && other->keys[n] && strcmp(other->keys[n], row->keys[n]) == 0 &&
            !kept_apart(other, row, n))
            return other;
    }
    return NULL;
}

/* A bad row's keys are kept for those that refer to it, but say nothing of other rows. */
static int read_keys(struct import *import, struct row *row)
{
    const struct row *earlier = NULL;
    for (size_t n = 0; n < key_count(import->noun); n++) {
        free(row->keys[n]); /* of an earlier try */
        int rc = key_text(import, n, row->record, &row->keys[n]);
        if (rc < 0)
            return rc;
        if (!row->keys[n])
            continue;
        if (!earlier && !row->bad)
            earlier = same_key(import, row, n);
        if (!map_add(&import->file_keys, key_hash(n, row->keys[n]), row - import->rows))
            return fail_memory(import->db);
    }
    if (!earlier)
        return CHAMBER_OK;
    int rc = key_twice(import, earlier);
    return problem_of_row(rc) ? import_bad_row(import, row) : rc;
}

int import_keys(struct import *import)
{
    int rc = CHAMBER_OK;
    for (size_t i = 0; i < import->row_count && rc == CHAMBER_OK; i++)
        rc = read_keys(import, &import->rows[i]);
    return rc;
}
