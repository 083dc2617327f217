/* SPDX-License-Identifier: MIT */
/* The values of one cell. A name or word that nothing has is told once, with the line where it
 * occurs first and how often, however many cells use it. */
#include "exchange/import.h"

#include <string.h>

#include "base/utf8.h"
#include "record/value.h"

bool next_item(const char **text, struct str *item)
{
    str_reset(item);
    while (**text && item->length == 0 && !item->failed) {
        const char *end = *text, *start;
        size_t length;
        while (*end && !utf8_separator(end))
            end++;
        CLEAN_STR struct str raw = {0};
        str_add_bytes(&raw, *text, (size_t)(end - *text));
        item->failed |= raw.failed;
        utf8_trim(str_text(&raw), &start, &length);
        str_add_bytes(item, start, length);
        *text = end + utf8_separator(end);
    }
    return item->length > 0 && !item->failed;
}

/* From what a value of the field is missing: its list of words, or the noun it refers to. */
static const void *missing_of(const struct chamber_field *field)
{
    if (field->kind == CHAMBER_CHOICE)
        return field->list;
    return field->kind == CHAMBER_REF ? (const void *)field->refers : NULL;
}

static uint64_t missing_hash(const void *of, const char *folded)
{
    return hash_text(hash_bytes(HASH_SEED, &of, sizeof of), folded);
}

static const struct missing *missing_find(const struct import *import, const void *of,
                                          const char *folded)
{
    for (const struct map_entry *entry = map_find(&import->missing_map, missing_hash(of, folded));
         entry; entry = map_next(&import->missing_map, entry)) {
        const struct missing *missing = &import->missing[entry->value];
        if (missing->of == of && strcmp(missing->folded, folded) == 0)
            return missing;
    }
    return NULL;
}

/* The last problem is that of something missing. */
static int missing_add(struct import *import, const struct chamber_field *field, const char *text,
                       char *folded)
{
    size_t count = import->missing_map.count;
    const void *of = missing_of(field);
    struct missing *grown = reallocarray(import->missing, count + 1, sizeof *grown);
    if (!grown) {
        free(folded);
        return fail_memory(import->db);
    }
    import->missing = grown;
    grown[count] = (struct missing){of, folded, import->problems.count - 1};
    if (!map_add(&import->missing_map, missing_hash(of, folded), (int64_t)count)) {
        free(folded);
        return fail_memory(import->db);
    }
    struct problem *problem = &import->problems.items[import->problems.count - 1];
    free(problem->cell); /* the sentence names the item */
    problem->cell = NULL;
    problem->times = 1;
    problem->creates = import_creates(import, field, text);
    return CHAMBER_OK;
}

/* Whether the handle's failure says that nothing has this name or word. */
static bool is_missing(const struct import *import, const struct chamber_field *field, int result)
{
    if (field->kind == CHAMBER_REF)
        return result == CHAMBER_E_NOT_FOUND;
    const char *message = chamber_error(import->db)->message;
    return field->kind == CHAMBER_CHOICE && message && strcmp(message, "unknown_word") == 0;
}

/* Nothing has it: add it if that is wanted, else tell it. CHAMBER_ROW: it is there now. */
static int missing_met(struct import *import, struct row *row, const struct chamber_field *field,
                       const char *text)
{
    struct error error = *store_error(import->db);
    *store_error(import->db) = (struct error){0};
    int rc = import_create(import, field, text);
    if (rc != CHAMBER_OK) {
        error_free(&error);
        return rc;
    }
    error_free(store_error(import->db));
    *store_error(import->db) = error;
    rc = import_bad_row(import, row);
    if (rc < 0)
        return rc;
    char *folded = utf8_folded(text);
    return folded ? missing_add(import, field, text, folded) : fail_memory(import->db);
}

/* CHAMBER_ROW if it was met before that nothing has this name or word. */
static int known_missing(struct import *import, struct row *row, const struct chamber_field *field,
                         const char *text)
{
    if (import->missing_map.count == 0 || !missing_of(field))
        return CHAMBER_OK;
    CLEAN_FREE char *folded = utf8_folded(text);
    if (!folded)
        return fail_memory(import->db);
    const struct missing *missing = missing_find(import, missing_of(field), folded);
    if (!missing)
        return CHAMBER_OK;
    import->problems.items[missing->problem].times++;
    row->bad = true;
    int rc = import_add_reason(import, row, &import->problems.items[missing->problem]);
    return rc < 0 ? rc : CHAMBER_ROW;
}

/* Read one item into a record; it makes a bad row if it cannot be read. */
static int read_item(struct import *import, struct row *row, const struct chamber_field *field,
                     const char *text, void *record)
{
    int known = known_missing(import, row, field, text);
    if (known != CHAMBER_OK)
        return known < 0 ? known : CHAMBER_OK;
    int rc = chamber_field_parse(import->db, import->noun, field, text, CHAMBER_WHOLE, record);
    if (problem_of_row(rc) && is_missing(import, field, rc)) {
        rc = missing_met(import, row, field, text);
        if (rc == CHAMBER_ROW)
            rc = chamber_field_parse(import->db, import->noun, field, text, CHAMBER_WHOLE, record);
    }
    return problem_of_row(rc) ? import_bad_row(import, row) : rc;
}

/* A list under way: each item is read alone and then added, so that none is looked up twice. */
struct reading {
    struct import *import;
    struct row *row;
    const struct chamber_field *field;
    void *item; /* a record of which only the field matters, like that below */
    void *list;
};

static bool append(const struct reading *reading)
{
    const struct chamber_field *field = reading->field;
    bool ok = true;
    if (value_class(field) == VALUE_IDS) {
        const struct chamber_ids *ids = value_ids_of(field, reading->item);
        for (size_t i = 0; i < ids->count && ok; i++)
            ok = ids_add(value_ids(field, reading->list), ids->items[i]);
        return ok;
    }
    const struct chamber_texts *texts = value_texts_of(field, reading->item);
    for (size_t i = 0; i < texts->count && ok; i++)
        ok = texts_add(value_texts(field, reading->list), texts->items[i], strlen(texts->items[i]));
    return ok;
}

static int read_one(const struct reading *reading, const char *text)
{
    int rc = read_item(reading->import, reading->row, reading->field, text, reading->item);
    return rc < 0 || append(reading) ? rc : fail_memory(reading->import->db);
}

/* Whether there is a record or word of that name, comma and all. */
static bool is_known(const struct reading *reading, const char *text)
{
    struct import *import = reading->import;
    int rc = chamber_field_parse(import->db, import->noun, reading->field, text, CHAMBER_WHOLE,
                                 reading->item);
    return !problem_of_row(rc) || !is_missing(import, reading->field, rc);
}

/* An ASCII comma separates items too, but only where nothing is called so: it stands in names. */
static int read_between_commas(const struct reading *reading, const char *text)
{
    int rc = CHAMBER_OK;
    if (!strchr(text, ',') || is_known(reading, text))
        return read_one(reading, text);
    while (rc == CHAMBER_OK && *text) {
        const char *start;
        size_t end = strcspn(text, ","), length;
        CLEAN_FREE char *raw = strndup(text, end);
        if (!raw)
            return fail_memory(reading->import->db);
        utf8_trim(raw, &start, &length);
        CLEAN_FREE char *item = strndup(start, length);
        if (!item)
            return fail_memory(reading->import->db);
        if (length > 0)
            rc = read_one(reading, item);
        text += end + (text[end] == ',');
    }
    return rc;
}

int import_items(struct import *import, struct row *row, const struct chamber_field *field,
                 const char *text)
{
    CLEAN_STR struct str item = {0};
    int rc = CHAMBER_OK;
    if (!(field->flags & CHAMBER_LIST) || !missing_of(field))
        return read_item(import, row, field, text, row->record);
    CLEAN_FREE void *one = calloc(1, import->noun->size);
    CLEAN_FREE void *list = calloc(1, import->noun->size);
    struct reading reading = {import, row, field, one, list};
    if (!one || !list)
        return fail_memory(import->db);
    while (rc == CHAMBER_OK && next_item(&text, &item))
        rc = read_between_commas(&reading, str_text(&item));
    if (rc == CHAMBER_OK && (item.failed || !value_copy(field, list, row->record)))
        rc = fail_memory(import->db);
    chamber_record_clear(import->noun, one);
    chamber_record_clear(import->noun, list);
    return rc;
}
