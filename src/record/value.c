/* SPDX-License-Identifier: MIT */
/* Copying, comparing and freeing the members of record structs, driven by the field table. */
#include "record/value.h"

#include <string.h>

#include "record/record.h"

enum value_class value_class(const struct chamber_field *field)
{
    bool list = field->flags & CHAMBER_LIST;
    if (field->kind == CHAMBER_REF)
        return list ? VALUE_IDS : VALUE_ID;
    if (list)
        return VALUE_TEXTS;
    if (field->kind == CHAMBER_INT || field->kind == CHAMBER_MONEY)
        return VALUE_INT;
    return field->kind == CHAMBER_BOOL ? VALUE_BOOL : VALUE_TEXT;
}

/* Texts are const for the callers' sake; the library frees only those it allocated. */
static void free_text(const char **text)
{
    char *owned;
    memcpy(&owned, text, sizeof owned);
    free(owned);
    *text = NULL;
}

void texts_clear(struct chamber_texts *list)
{
    for (size_t i = 0; i < list->count; i++)
        free_text(&list->items[i]);
    free(list->items);
    *list = (struct chamber_texts){0};
}

void ids_clear(struct chamber_ids *list)
{
    free(list->items);
    *list = (struct chamber_ids){0};
}

/* Room for one more, doubling at the powers of two. */
static void *grown(void *items, size_t count, size_t size)
{
    if (count & (count - 1))
        return items;
    return reallocarray(items, count ? count * 2 : 1, size);
}

bool texts_add(struct chamber_texts *list, const char *text, size_t length)
{
    const char **items = grown(list->items, list->count, sizeof *items);
    if (!items)
        return false;
    list->items = items;
    items[list->count] = strndup(text, length);
    if (!items[list->count])
        return false;
    list->count++;
    return true;
}

bool ids_add(struct chamber_ids *list, chamber_id id)
{
    chamber_id *items = grown(list->items, list->count, sizeof *items);
    if (!items)
        return false;
    list->items = items;
    items[list->count++] = id;
    return true;
}

bool texts_split(const char *joined, struct chamber_texts *list)
{
    while (joined) {
        const char *end = strchrnul(joined, UNIT_SEPARATOR);
        if (!texts_add(list, joined, (size_t)(end - joined)))
            return false;
        joined = *end ? end + 1 : NULL;
    }
    return true;
}

bool references_split(const char *joined, struct chamber_ids *ids, struct chamber_texts *labels)
{
    while (joined) {
        char *behind;
        if (!ids_add(ids, strtoll(joined, &behind, 10)))
            return false;
        const char *label = behind + (*behind == UNIT_SEPARATOR);
        const char *end = strchrnul(label, UNIT_SEPARATOR);
        if (!texts_add(labels, label, (size_t)(end - label)))
            return false;
        joined = *end ? end + 1 : NULL;
    }
    return true;
}

void value_clear(const struct chamber_field *field, void *record)
{
    switch (value_class(field)) {
    case VALUE_TEXT:
        free_text(value_text(field, record));
        break;
    case VALUE_INT:
        *value_int(field, record) = (struct chamber_int){0};
        break;
    case VALUE_BOOL:
        *value_bool(field, record) = CHAMBER_UNSET;
        break;
    case VALUE_ID:
        *value_id(field, record) = 0;
        free_text(label_text(field, record));
        break;
    case VALUE_TEXTS:
        texts_clear(value_texts(field, record));
        break;
    case VALUE_IDS:
        ids_clear(value_ids(field, record));
        texts_clear(label_texts(field, record));
        break;
    }
}

static bool copy_texts(const struct chamber_texts *from, struct chamber_texts *to)
{
    for (size_t i = 0; i < from->count; i++) {
        const char *item = from->items[i] ? from->items[i] : "";
        if (!texts_add(to, item, strlen(item)))
            return false;
    }
    return true;
}

static bool copy_ids(const struct chamber_ids *from, struct chamber_ids *to)
{
    for (size_t i = 0; i < from->count; i++)
        if (!ids_add(to, from->items[i]))
            return false;
    return true;
}

bool value_copy(const struct chamber_field *field, const void *from, void *to)
{
    value_clear(field, to);
    switch (value_class(field)) {
    case VALUE_TEXT: {
        const char *text = *value_text_of(field, from);
        *value_text(field, to) = str_copy(text && *text ? text : NULL);
        return !text || !*text || *value_text(field, to);
    }
    case VALUE_INT:
        *value_int(field, to) = *value_int_of(field, from);
        return true;
    case VALUE_BOOL:
        *value_bool(field, to) = *value_bool_of(field, from);
        return true;
    case VALUE_ID:
        *value_id(field, to) = *value_id_of(field, from);
        return true;
    case VALUE_TEXTS:
        return copy_texts(value_texts_of(field, from), value_texts(field, to));
    case VALUE_IDS:
        break;
    }
    return copy_ids(value_ids_of(field, from), value_ids(field, to));
}

static bool same_texts(const struct chamber_texts *a, const struct chamber_texts *b)
{
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++)
        if (strcmp(a->items[i], b->items[i]) != 0)
            return false;
    return true;
}

static bool same_ids(const struct chamber_ids *a, const struct chamber_ids *b)
{
    return a->count == b->count &&
           (!a->count || memcmp(a->items, b->items, a->count * sizeof *a->items) == 0);
}

bool record_same(const struct chamber_field *field, const void *a, const void *b)
{
    switch (value_class(field)) {
    case VALUE_TEXT:
        return str_same(*value_text_of(field, a), *value_text_of(field, b));
    case VALUE_INT:
        return value_int_of(field, a)->given == value_int_of(field, b)->given &&
               (!value_int_of(field, a)->given ||
                value_int_of(field, a)->value == value_int_of(field, b)->value);
    case VALUE_BOOL:
        return *value_bool_of(field, a) == *value_bool_of(field, b);
    case VALUE_ID:
        return *value_id_of(field, a) == *value_id_of(field, b);
    case VALUE_TEXTS:
        return same_texts(value_texts_of(field, a), value_texts_of(field, b));
    case VALUE_IDS:
        break;
    }
    return same_ids(value_ids_of(field, a), value_ids_of(field, b));
}

bool record_empty(const struct chamber_field *field, const void *record)
{
    switch (value_class(field)) {
    case VALUE_TEXT: {
        const char *text = *value_text_of(field, record);
        return !text || !*text;
    }
    case VALUE_INT:
        return !value_int_of(field, record)->given;
    case VALUE_BOOL:
        return *value_bool_of(field, record) == CHAMBER_UNSET;
    case VALUE_ID:
        return *value_id_of(field, record) == 0;
    case VALUE_TEXTS:
        return value_texts_of(field, record)->count == 0;
    case VALUE_IDS:
        break;
    }
    return value_ids_of(field, record)->count == 0;
}

void chamber_record_clear(const struct chamber_noun *noun, void *record)
{
    if (!record)
        return;
    for (size_t i = 0; i < noun->field_count; i++)
        value_clear(&noun->fields[i], record);
    *record_id(record) = 0;
}

int record_copy(struct chamber_db *db, const struct chamber_noun *noun, const void *from, void *to)
{
    for (size_t i = 0; i < noun->field_count; i++)
        if (!value_copy(&noun->fields[i], from, to))
            return fail_memory(db);
    *record_id(to) = record_id_of(from);
    return CHAMBER_OK;
}

int record_set_text(struct chamber_db *db, const char **member, const char *text)
{
    const char *copy = text && *text ? str_copy(text) : NULL;
    if (text && *text && !copy)
        return fail_memory(db);
    free_text(member);
    *member = copy;
    return CHAMBER_OK;
}

int record_fail_words(struct chamber_db *db, int result, const struct chamber_noun *noun,
                      const char *field, const char *const *words)
{
    const struct chamber_field *line = chamber_noun_field(noun, field);
    return fail_field(db, result, noun->name, field, line ? line->label : field, words);
}

int record_fail_here(struct chamber_db *db, int result, const struct chamber_noun *noun,
                     const struct chamber_field *field)
{
    error_at_field(store_error(db), noun->name, field->name, field->label);
    return result;
}

const char *record_noun_called(const struct chamber_db *db, const struct chamber_noun *noun)
{
    return chamber_get_language(db) == CHAMBER_EN ? noun->name : noun->label;
}
