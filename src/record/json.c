/* SPDX-License-Identifier: MIT */
/* Records as JSON objects, and what changed in a record as the journal keeps it. */
#include "record/json.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/money.h"
#include "record/json_parse.h"
#include "record/mask.h"
#include "record/record.h"
#include "record/value.h"

/* A whole number, exactly: cJSON's own are doubles. */
static cJSON *json_int(int64_t value)
{
    char text[24];
    snprintf(text, sizeof text, "%" PRId64, value);
    return cJSON_CreateRaw(text);
}

static cJSON *json_texts(const struct chamber_texts *list)
{
    cJSON *array = cJSON_CreateArray();
    for (size_t i = 0; array && i < list->count; i++)
        if (!cJSON_AddItemToArray(array, cJSON_CreateString(list->items[i]))) {
            cJSON_Delete(array);
            array = NULL;
        }
    return array;
}

static cJSON *json_ids(const struct chamber_ids *list)
{
    cJSON *array = cJSON_CreateArray();
    for (size_t i = 0; array && i < list->count; i++)
        if (!cJSON_AddItemToArray(array, json_int(list->items[i]))) {
            cJSON_Delete(array);
            array = NULL;
        }
    return array;
}

/* A field's value as it is kept; null where it is empty, but for lists. */
static cJSON *json_value(const struct chamber_field *field, const void *record)
{
    if (record_empty(field, record) && !(field->flags & CHAMBER_LIST))
        return cJSON_CreateNull();
    switch (value_class(field)) {
    case VALUE_TEXT:
        return cJSON_CreateString(*value_text_of(field, record));
    case VALUE_INT:
        return json_int(value_int_of(field, record)->value);
    case VALUE_BOOL:
        return cJSON_CreateBool(*value_bool_of(field, record) == CHAMBER_YES);
    case VALUE_ID:
        return json_int(*value_id_of(field, record));
    case VALUE_TEXTS:
        return json_texts(value_texts_of(field, record));
    case VALUE_IDS:
        return json_ids(value_ids_of(field, record));
    }
    return NULL;
}

/* In fen, exactly, as a number of yuan. */
static cJSON *json_yuan(int64_t fen)
{
    CLEAN_STR struct str text = {0};
    money_add_short(&text, fen);
    return text.failed ? NULL : cJSON_CreateRaw(str_text(&text));
}

static cJSON *json_masked(const struct chamber_db *db, const struct chamber_field *field,
                          const char *text)
{
    CLEAN_STR struct str masked = {0};
    mask_add(&masked, db, field, text);
    return masked.failed ? NULL : cJSON_CreateString(str_text(&masked));
}

/* As others read it: the journal keeps sums in fen, and phone numbers whole. */
static cJSON *json_shown(const struct chamber_db *db, const struct chamber_field *field,
                         const void *record)
{
    if (record_empty(field, record))
        return json_value(field, record);
    if (field->kind == CHAMBER_MONEY)
        return json_yuan(value_int_of(field, record)->value);
    if (field->kind == CHAMBER_TEXT && !(field->flags & CHAMBER_LIST))
        return json_masked(db, field, *value_text_of(field, record));
    return json_value(field, record);
}

/* Adds; false if memory ran out, the item freed. */
static bool add_item(cJSON *object, const char *name, cJSON *item)
{
    if (item && cJSON_AddItemToObject(object, name, item))
        return true;
    cJSON_Delete(item);
    return false;
}

static bool add_label(cJSON *object, const struct chamber_field *field, const void *record)
{
    char name[80];
    cJSON *item;
    snprintf(name, sizeof name, "%s_name", field->name);
    if (field->flags & CHAMBER_LIST) {
        item = json_texts(label_texts_of(field, record));
    } else {
        const char *label = label_text_of(field, record);
        item = label ? cJSON_CreateString(label) : cJSON_CreateNull();
    }
    return add_item(object, name, item);
}

bool json_add_fields(struct chamber_db *db, cJSON *object, const struct chamber_noun *noun,
                     const void *record)
{
    bool ok = noun->view || add_item(object, "id", json_int(record_id_of(record)));
    for (size_t i = 0; ok && i < noun->field_count; i++) {
        const struct chamber_field *field = &noun->fields[i];
        ok = add_item(object, field->name, json_shown(db, field, record));
        if (ok && field->kind == CHAMBER_REF)
            ok = add_label(object, field, record);
    }
    return ok;
}

int chamber_record_json(struct chamber_db *db, const struct chamber_noun *noun, const void *record,
                        char **json)
{
    CLEAN_JSON cJSON *object = cJSON_CreateObject();
    bool ok = object && json_add_fields(db, object, noun, record);
    char *text = ok ? cJSON_PrintUnformatted(object) : NULL;
    if (!text)
        return fail_memory(db);
    *json = text;
    return CHAMBER_OK;
}

/* The object so far, made when first needed. */
static cJSON *change_object(struct json_change *change)
{
    if (!change->object)
        change->object = cJSON_CreateObject();
    return change->object;
}

static bool add_pair(struct json_change *change, const char *name, cJSON *before, cJSON *after)
{
    cJSON *object = change_object(change);
    cJSON *pair = cJSON_CreateArray();
    bool ok = object && pair && before && after;
    if (ok)
        ok = cJSON_AddItemToArray(pair, before) && cJSON_AddItemToArray(pair, after);
    else {
        cJSON_Delete(before);
        cJSON_Delete(after);
    }
    if (ok)
        return add_item(object, name, pair);
    cJSON_Delete(pair);
    return false;
}

static cJSON *value_or_null(const struct chamber_field *field, const void *record)
{
    return record && !record_empty(field, record) ? json_value(field, record) : cJSON_CreateNull();
}

int json_change_fields(struct chamber_db *db, struct json_change *change,
                       const struct chamber_noun *noun, const void *before, const void *after,
                       uint64_t fields)
{
    for (size_t i = 0; i < noun->field_count; i++) {
        const struct chamber_field *field = &noun->fields[i];
        bool given =
            (before && !record_empty(field, before)) || (after && !record_empty(field, after));
        if (fields >> i & 1 && given &&
            !add_pair(change, field->name, value_or_null(field, before),
                      value_or_null(field, after)))
            return fail_memory(db);
    }
    return CHAMBER_OK;
}

int json_change_raw(struct chamber_db *db, struct json_change *change, const char *field,
                    const char *before, const char *after)
{
    cJSON *was = before ? cJSON_CreateRaw(before) : cJSON_CreateNull();
    cJSON *is = after ? cJSON_CreateRaw(after) : cJSON_CreateNull();
    return add_pair(change, field, was, is) ? CHAMBER_OK : fail_memory(db);
}

int json_change_text(struct chamber_db *db, const struct json_change *change, char **text)
{
    *text = change->object ? cJSON_PrintUnformatted(change->object) : NULL;
    return change->object && !*text ? fail_memory(db) : CHAMBER_OK;
}

void json_change_free(struct json_change *change)
{
    cJSON_Delete(change->object);
    change->object = NULL;
}
