/* SPDX-License-Identifier: MIT */
/* Reading the journal's contents back, for people. */
#include <string.h>

#include "record/json_parse.h"
#include "record/record.h"
#include "record/value.h"
#include "record/words.h"

int json_changes_open(struct chamber_db *db, const char *content, struct json_changes *changes)
{
    if (!content)
        return CHAMBER_OK;
    cJSON *object = cJSON_Parse(content);
    if (!cJSON_IsObject(object)) {
        cJSON_Delete(object);
        return fail(db, CHAMBER_E_DATABASE, "journal_damaged");
    }
    changes->object = object;
    changes->current = object->child;
    return CHAMBER_OK;
}

bool json_changes_left(const struct json_changes *changes)
{
    return changes->current != NULL;
}

void json_changes_close(struct json_changes *changes)
{
    cJSON_Delete(changes->object);
    *changes = (struct json_changes){0};
}

static int add_reference(struct chamber_db *db, const struct chamber_field *field,
                         const cJSON *value, struct str *out)
{
    CLEAN_FREE char *label = NULL;
    chamber_id id = (chamber_id)value->valuedouble;
    int rc = chamber_record_label(db, field->refers, id, &label);
    if (rc == CHAMBER_E_NOT_FOUND) /* removed since */
        str_addf(out, "#%lld", (long long)id);
    else if (rc == CHAMBER_OK)
        str_addf(out, "#%lld %s", (long long)id, label);
    return rc == CHAMBER_E_NOT_FOUND ? CHAMBER_OK : rc;
}

static int add_scalar(struct chamber_db *db, const struct chamber_field *field, const cJSON *value,
                      struct str *out)
{
    enum chamber_language language = chamber_get_language(db);
    if (cJSON_IsBool(value)) {
        str_add(out, chamber_message(language, cJSON_IsTrue(value) ? "word_yes" : "word_no"));
    } else if (cJSON_IsNumber(value) && field && field->kind == CHAMBER_REF) {
        return add_reference(db, field, value, out);
    } else if (cJSON_IsNumber(value)) {
        str_add_int(out, (int64_t)value->valuedouble);
    } else if (cJSON_IsString(value)) {
        bool word = field && (field->kind == CHAMBER_ENUM || field->kind == CHAMBER_CHOICE);
        if (word)
            return word_show(db, field, value->valuestring, out);
        str_add(out, value->valuestring);
    }
    return CHAMBER_OK;
}

/* A dated value: [from, value]. */
static int add_dated(struct chamber_db *db, const struct chamber_field *field, const cJSON *pair,
                     struct str *out)
{
    const cJSON *from = cJSON_GetArrayItem(pair, 0);
    if (cJSON_IsString(from) && *from->valuestring)
        str_addf(out, "%s: ", from->valuestring);
    return add_scalar(db, field, cJSON_GetArrayItem(pair, 1), out);
}

/* A value, the elements of a list, or dated values one after the other; NULL for nothing. */
static int show(struct chamber_db *db, const struct chamber_field *field, const cJSON *value,
                const char **text)
{
    CLEAN_STR struct str out = {0};
    const cJSON *element;
    int rc = CHAMBER_OK;
    if (!cJSON_IsArray(value))
        rc = add_scalar(db, field, value, &out);
    else
        cJSON_ArrayForEach(element, value)
        {
            str_add(&out, out.length ? "; " : "");
            rc = cJSON_IsArray(element) ? add_dated(db, field, element, &out)
                                        : add_scalar(db, field, element, &out);
            if (rc < 0)
                break;
        }
    if (rc == CHAMBER_OK && out.failed)
        return fail_memory(db);
    return rc < 0 ? rc : record_set_text(db, text, str_text(&out));
}

int json_changes_next(struct chamber_db *db, struct json_changes *changes,
                      const struct chamber_noun *noun, const char **field, const char **before,
                      const char **after)
{
    const cJSON *pair = changes->current;
    const struct chamber_field *line = noun ? chamber_noun_field(noun, pair->string) : NULL;
    changes->current = pair->next;
    int rc = record_set_text(db, field, pair->string);
    if (rc == CHAMBER_OK)
        rc = show(db, line, cJSON_GetArrayItem(pair, 0), before);
    return rc == CHAMBER_OK ? show(db, line, cJSON_GetArrayItem(pair, 1), after) : rc;
}
