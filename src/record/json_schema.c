/* SPDX-License-Identifier: MIT */
/* The JSON Schema of a noun's objects, from its field table. */
#include <stdio.h>

#include "record/json_parse.h"
#include "record/record.h"

/* Each returns the new member, or NULL if memory ran out (then of the parent too). */
static cJSON *add_types(cJSON *object, const char *type, bool nullable)
{
    if (!nullable)
        return cJSON_AddStringToObject(object, "type", type);
    cJSON *types = cJSON_AddArrayToObject(object, "type");
    bool ok = types && cJSON_AddItemToArray(types, cJSON_CreateString(type)) &&
              cJSON_AddItemToArray(types, cJSON_CreateString("null"));
    return ok ? types : NULL;
}

static const char *type_of(const struct chamber_field *field)
{
    if (field->kind == CHAMBER_INT || field->kind == CHAMBER_REF)
        return "integer";
    if (field->kind == CHAMBER_MONEY)
        return "number";
    return field->kind == CHAMBER_BOOL ? "boolean" : "string";
}

static bool add_words(cJSON *object, const struct chamber_word *words, bool nullable)
{
    cJSON *codes = cJSON_AddArrayToObject(object, "enum");
    bool ok = codes != NULL;
    for (; ok && words->code; words++)
        ok = cJSON_AddItemToArray(codes, cJSON_CreateString(words->code));
    return ok && (!nullable || cJSON_AddItemToArray(codes, cJSON_CreateNull()));
}

/* What one value (an element of a list) looks like. */
static bool add_value(cJSON *object, const struct chamber_field *field, bool nullable)
{
    bool ok = add_types(object, type_of(field), nullable) != NULL;
    if (ok && field->kind == CHAMBER_ENUM)
        ok = add_words(object, field->words, nullable);
    if (ok && field->kind == CHAMBER_DATE)
        ok = cJSON_AddStringToObject(object, "format", "date") != NULL;
    if (ok && field->kind == CHAMBER_PDATE)
        ok = cJSON_AddStringToObject(object, "pattern", "^\\d{4}(-\\d{2}(-\\d{2})?)?$") != NULL;
    if (ok && field->kind == CHAMBER_MONEY)
        ok = cJSON_AddStringToObject(object, "$comment", "CNY") != NULL;
    if (ok && field->kind == CHAMBER_CHOICE)
        ok = cJSON_AddStringToObject(object, "$comment", field->list) != NULL;
    return ok;
}

static bool add_list(cJSON *object, const struct chamber_field *field)
{
    cJSON *items = cJSON_AddStringToObject(object, "type", "array")
                       ? cJSON_AddObjectToObject(object, "items")
                       : NULL;
    return items && add_value(items, field, false);
}

static bool add_field(cJSON *properties, cJSON *required, const struct chamber_field *field)
{
    cJSON *object = cJSON_AddObjectToObject(properties, field->name);
    bool ok = object && cJSON_AddStringToObject(object, "title", field->label) &&
              cJSON_AddItemToArray(required, cJSON_CreateString(field->name));
    if (!ok)
        return false;
    return field->flags & CHAMBER_LIST
               ? add_list(object, field)
               : add_value(object, field, !(field->flags & CHAMBER_REQUIRED));
}

/* NAME_name beside a reference. */
static bool add_label(cJSON *properties, cJSON *required, const struct chamber_field *field)
{
    char name[80];
    snprintf(name, sizeof name, "%s_name", field->name);
    cJSON *object = cJSON_AddObjectToObject(properties, name);
    if (!object || !cJSON_AddItemToArray(required, cJSON_CreateString(name)))
        return false;
    if (!(field->flags & CHAMBER_LIST))
        return add_types(object, "string", true) != NULL;
    cJSON *items = cJSON_AddStringToObject(object, "type", "array")
                       ? cJSON_AddObjectToObject(object, "items")
                       : NULL;
    return items && add_types(items, "string", false);
}

static bool add_id(cJSON *properties, cJSON *required)
{
    cJSON *id = cJSON_AddObjectToObject(properties, "id");
    return id && add_types(id, "integer", false) &&
           cJSON_AddItemToArray(required, cJSON_CreateString("id"));
}

static bool fill(cJSON *schema, const struct chamber_noun *noun)
{
    bool ok = cJSON_AddStringToObject(schema, "$schema",
                                      "https://json-schema.org/draft/2020-12/schema") &&
              cJSON_AddStringToObject(schema, "title", noun->name) &&
              (!noun->label || cJSON_AddStringToObject(schema, "description", noun->label)) &&
              add_types(schema, "object", false);
    cJSON *properties = ok ? cJSON_AddObjectToObject(schema, "properties") : NULL;
    cJSON *required = properties ? cJSON_AddArrayToObject(schema, "required") : NULL;
    ok = required && (noun->view || add_id(properties, required));
    for (size_t i = 0; ok && i < noun->field_count; i++) {
        ok = add_field(properties, required, &noun->fields[i]);
        if (ok && noun->fields[i].kind == CHAMBER_REF)
            ok = add_label(properties, required, &noun->fields[i]);
    }
    return ok && cJSON_AddFalseToObject(schema, "additionalProperties");
}

int chamber_noun_schema(const struct chamber_noun *noun, char **json)
{
    CLEAN_JSON cJSON *schema = cJSON_CreateObject();
    char *text = schema && fill(schema, noun) ? cJSON_Print(schema) : NULL;
    if (!text)
        return CHAMBER_E_NO_MEMORY;
    *json = text;
    return CHAMBER_OK;
}
