/* SPDX-License-Identifier: MIT */
/* Strict reading of a record from a JSON object. */
#include <stdio.h>
#include <string.h>

#include "record/json_parse.h"
#include "record/record.h"
#include "record/value.h"

static int read_field(struct chamber_db *db, const struct chamber_noun *noun,
                      const struct chamber_field *field, const cJSON *item, void *record)
{
    CLEAN_STR struct str text = {0};
    if (!json_kind_fits(field, item))
        return record_fail(db, CHAMBER_E_DATA, noun, field->name, "json_wrong_type");
    if (!json_as_text(field, item, &text))
        return record_fail(db, CHAMBER_E_DATA, noun, field->name, "json_wrong_type");
    if (text.failed)
        return fail_memory(db);
    return chamber_field_parse(db, noun, field, str_text(&text), CHAMBER_WHOLE, record);
}

/* NAME_name and id are what this library wrote; they are not read back here. */
static bool is_output_key(const struct chamber_noun *noun, const char *key)
{
    if (strcmp(key, "id") == 0)
        return true;
    for (size_t i = 0; i < noun->field_count; i++) {
        size_t length = strlen(noun->fields[i].name);
        if (noun->fields[i].kind == CHAMBER_REF &&
            strncmp(key, noun->fields[i].name, length) == 0 && strcmp(key + length, "_name") == 0)
            return true;
    }
    return false;
}

static int read_object(struct chamber_db *db, const struct chamber_noun *noun, const cJSON *object,
                       void *record, uint64_t *fields)
{
    int rc = cJSON_IsObject(object) ? json_keys_once(db, object)
                                    : fail(db, CHAMBER_E_DATA, "json_not_object");
    if (rc < 0)
        return rc;
    for (const cJSON *item = object->child; item; item = item->next) {
        const struct chamber_field *field = NULL;
        for (size_t i = 0; i < noun->field_count; i++)
            if (strcmp(noun->fields[i].name, item->string) == 0)
                field = &noun->fields[i];
        if (!field && !is_output_key(noun, item->string))
            return fail(db, CHAMBER_E_DATA, "json_unknown_key", item->string);
        if (!field || cJSON_IsNull(item))
            continue;
        rc = read_field(db, noun, field, item, record);
        if (rc < 0)
            return rc;
        *fields |= UINT64_C(1) << (field - noun->fields);
    }
    return CHAMBER_OK;
}

int chamber_record_from_json(struct chamber_db *db, const struct chamber_noun *noun,
                             const char *json, size_t length, void *record, uint64_t *fields)
{
    CLEAN_JSON cJSON *object = NULL;
    CLEAN_FREE void *copy = calloc(1, noun->size);
    uint64_t given = 0;
    int rc = copy ? json_parse(db, json, length, &object) : fail_memory(db);
    if (rc == CHAMBER_OK)
        rc = record_copy(db, noun, record, copy);
    if (rc == CHAMBER_OK)
        rc = read_object(db, noun, object, copy, &given);
    if (rc < 0) {
        if (copy)
            chamber_record_clear(noun, copy);
        return rc;
    }
    chamber_record_clear(noun, record);
    memcpy(record, copy, noun->size);
    if (fields)
        *fields = given;
    return CHAMBER_OK;
}
