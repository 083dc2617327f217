/* SPDX-License-Identifier: MIT */
/* Records as JSON objects, and what changed in a record as the journal keeps it. */
#include "record/json.h"

#include <stdio.h>

#include "base/money.h"
#include "record/json_parse.h"
#include "record/json_text.h"
#include "record/mask.h"
#include "record/record.h"
#include "record/value.h"

static void add_texts(struct str *out, const struct chamber_texts *list)
{
    str_add_char(out, '[');
    for (size_t i = 0; i < list->count; i++) {
        if (i > 0)
            str_add_char(out, ',');
        json_add_string(out, list->items[i]);
    }
    str_add_char(out, ']');
}

static void add_ids(struct str *out, const struct chamber_ids *list)
{
    str_add_char(out, '[');
    for (size_t i = 0; i < list->count; i++) {
        if (i > 0)
            str_add_char(out, ',');
        str_add_int(out, list->items[i]);
    }
    str_add_char(out, ']');
}

/* A field's value as it is kept; null where it is empty, but for lists. */
static void add_value(struct str *out, const struct chamber_field *field, const void *record)
{
    if (record_empty(field, record) && !(field->flags & CHAMBER_LIST)) {
        str_add(out, "null");
        return;
    }
    switch (value_class(field)) {
    case VALUE_TEXT:
        json_add_string(out, *value_text_of(field, record));
        break;
    case VALUE_INT:
        str_add_int(out, value_int_of(field, record)->value);
        break;
    case VALUE_BOOL:
        str_add(out, *value_bool_of(field, record) == CHAMBER_YES ? "true" : "false");
        break;
    case VALUE_ID:
        str_add_int(out, *value_id_of(field, record));
        break;
    case VALUE_TEXTS:
        add_texts(out, value_texts_of(field, record));
        break;
    case VALUE_IDS:
        add_ids(out, value_ids_of(field, record));
        break;
    }
}

static void add_masked(struct str *out, const struct chamber_db *db,
                       const struct chamber_field *field, const char *text)
{
    CLEAN_STR struct str masked = {0};
    mask_add(&masked, db, field, text);
    out->failed |= masked.failed;
    json_add_string(out, str_text(&masked));
}

/* As others read it: the journal keeps sums in fen, and phone numbers whole. */
static void add_shown(struct str *out, const struct chamber_db *db,
                      const struct chamber_field *field, const void *record)
{
    bool empty = record_empty(field, record);
    if (!empty && field->kind == CHAMBER_MONEY)
        money_add_short(out, value_int_of(field, record)->value);
    else if (!empty && field->kind == CHAMBER_TEXT && !(field->flags & CHAMBER_LIST) &&
             chamber_get_mask(db))
        add_masked(out, db, field, *value_text_of(field, record));
    else
        add_value(out, field, record);
}

static void add_label(struct str *out, const struct chamber_field *field, const void *record)
{
    if (field->flags & CHAMBER_LIST)
        add_texts(out, label_texts_of(field, record));
    else
        json_add_string(out, label_text_of(field, record));
}

/* After `{` or what was there before. */
static void add_key(struct str *out, const char *name, const char *end)
{
    str_add(out, str_text(out)[out->length - 1] == '{' ? "\"" : ",\"");
    str_add(out, name);
    str_add(out, end);
}

static bool add_item(cJSON *object, const char *name, struct str *value)
{
    cJSON *item = value->failed ? NULL : cJSON_CreateRaw(str_text(value));
    str_reset(value);
    if (item && cJSON_AddItemToObject(object, name, item))
        return true;
    cJSON_Delete(item);
    return false;
}

bool json_add_fields(struct chamber_db *db, cJSON *object, const struct chamber_noun *noun,
                     const void *record)
{
    CLEAN_STR struct str value = {0};
    char name[80];
    str_add_int(&value, record_id_of(record));
    bool ok = noun->view || add_item(object, "id", &value);
    str_reset(&value);
    for (size_t i = 0; ok && i < noun->field_count; i++) {
        const struct chamber_field *field = &noun->fields[i];
        add_shown(&value, db, field, record);
        ok = add_item(object, field->name, &value);
        if (!ok || field->kind != CHAMBER_REF)
            continue;
        add_label(&value, field, record);
        snprintf(name, sizeof name, "%s_name", field->name);
        ok = add_item(object, name, &value);
    }
    return ok;
}

int chamber_record_json(struct chamber_db *db, const struct chamber_noun *noun, const void *record,
                        char **json)
{
    CLEAN_STR struct str out = {0};
    str_add_char(&out, '{');
    if (!noun->view) {
        str_add(&out, "\"id\":");
        str_add_int(&out, record_id_of(record));
    }
    for (size_t i = 0; i < noun->field_count && !out.failed; i++) {
        const struct chamber_field *field = &noun->fields[i];
        add_key(&out, field->name, "\":");
        add_shown(&out, db, field, record);
        if (field->kind != CHAMBER_REF)
            continue;
        add_key(&out, field->name, "_name\":");
        add_label(&out, field, record);
    }
    str_add_char(&out, '}');
    char *text = str_take(&out);
    if (!text)
        return fail_memory(db);
    *json = text;
    return CHAMBER_OK;
}

static void begin_pair(struct json_change *change, const char *name)
{
    if (!change->text.length)
        str_add_char(&change->text, '{');
    if (!change->text.failed)
        add_key(&change->text, name, "\":[");
}

static void add_or_null(struct str *out, const struct chamber_field *field, const void *record)
{
    if (record && !record_empty(field, record))
        add_value(out, field, record);
    else
        str_add(out, "null");
}

int json_change_fields(struct chamber_db *db, struct json_change *change,
                       const struct chamber_noun *noun, const void *before, const void *after,
                       uint64_t fields)
{
    struct str *out = &change->text;
    for (size_t i = 0; i < noun->field_count; i++) {
        const struct chamber_field *field = &noun->fields[i];
        bool given =
            (before && !record_empty(field, before)) || (after && !record_empty(field, after));
        if (!(fields >> i & 1) || !given)
            continue;
        begin_pair(change, field->name);
        add_or_null(out, field, before);
        str_add_char(out, ',');
        add_or_null(out, field, after);
        str_add_char(out, ']');
    }
    return out->failed ? fail_memory(db) : CHAMBER_OK;
}

int json_change_raw(struct chamber_db *db, struct json_change *change, const char *field,
                    const char *before, const char *after)
{
    begin_pair(change, field);
    str_add(&change->text, before ? before : "null");
    str_add_char(&change->text, ',');
    str_add(&change->text, after ? after : "null");
    str_add_char(&change->text, ']');
    return change->text.failed ? fail_memory(db) : CHAMBER_OK;
}

int json_change_text(struct chamber_db *db, struct json_change *change, char **text)
{
    *text = NULL;
    if (!change->text.length)
        return CHAMBER_OK;
    str_add_char(&change->text, '}');
    *text = str_take(&change->text);
    return *text ? CHAMBER_OK : fail_memory(db);
}

void json_change_free(struct json_change *change)
{
    str_free(&change->text);
}
