/* SPDX-License-Identifier: MIT */
/* Reading the journal's contents back, for people. */
#include <string.h>

#include "base/money.h"
#include "record/json_parse.h"
#include "record/mask.h"
#include "record/record.h"
#include "record/value.h"
#include "record/words.h"

int json_changes_open(struct chamber_db *db, const char *content, struct json_changes *changes)
{
    if (!content)
        return CHAMBER_OK;
    cJSON *object = NULL;
    int rc = json_parse_kept(db, content, &object);
    if (rc < 0)
        return rc;
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

/* Who shows a value: the field it is of (NULL: one that is no more) and how. */
struct show {
    struct chamber_db *db;
    const struct chamber_field *field;
    bool words;
};

static int add_reference(const struct show *show, const cJSON *value, struct str *out)
{
    CLEAN_FREE char *label = NULL;
    chamber_id id = (chamber_id)value->valuedouble;
    str_addf(out, "#%lld", (long long)id);
    if (!show->words)
        return CHAMBER_OK;
    int rc = chamber_record_label(show->db, show->field->refers, id, &label);
    if (rc == CHAMBER_OK)
        str_addf(out, " %s", label);
    return rc == CHAMBER_E_NOT_FOUND ? CHAMBER_OK : rc; /* removed since */
}

static int add_scalar(const struct show *show, const cJSON *value, struct str *out)
{
    const struct chamber_field *field = show->field;
    bool word = field && (field->kind == CHAMBER_ENUM || field->kind == CHAMBER_CHOICE);
    if (cJSON_IsBool(value) && show->words)
        str_add(out, chamber_message(chamber_get_language(show->db),
                                     cJSON_IsTrue(value) ? "word_yes" : "word_no"));
    else if (cJSON_IsBool(value))
        str_add(out, cJSON_IsTrue(value) ? "true" : "false");
    else if (cJSON_IsNumber(value) && field && field->kind == CHAMBER_REF)
        return add_reference(show, value, out);
    else if (cJSON_IsNumber(value) && field && field->kind == CHAMBER_MONEY)
        money_add(out, (int64_t)value->valuedouble);
    else if (cJSON_IsNumber(value))
        str_add_int(out, (int64_t)value->valuedouble);
    else if (cJSON_IsString(value) && word && show->words)
        return word_show(show->db, field, value->valuestring, out);
    else if (cJSON_IsString(value))
        mask_add(out, show->db, field, value->valuestring);
    return CHAMBER_OK;
}

/* A dated value: [from, value]. */
static int add_dated(const struct show *show, const cJSON *pair, struct str *out)
{
    const cJSON *from = cJSON_GetArrayItem(pair, 0);
    if (cJSON_IsString(from) && *from->valuestring)
        str_addf(out, "%s: ", from->valuestring);
    return add_scalar(show, cJSON_GetArrayItem(pair, 1), out);
}

/* A value, the elements of a list, or dated values one after the other; NULL for nothing. */
static int show_value(const struct show *show, const cJSON *value, const char **text)
{
    CLEAN_STR struct str out = {0};
    const cJSON *element;
    int rc = cJSON_IsArray(value) ? CHAMBER_OK : add_scalar(show, value, &out);
    for (element = cJSON_IsArray(value) ? value->child : NULL; element && rc == CHAMBER_OK;
         element = element->next) {
        if (out.length)
            str_add(&out, show->words ? "; " : ";");
        rc = cJSON_IsArray(element) ? add_dated(show, element, &out)
                                    : add_scalar(show, element, &out);
    }
    if (rc == CHAMBER_OK && out.failed)
        return fail_memory(show->db);
    return rc < 0 ? rc : record_set_text(show->db, text, str_text(&out));
}

int json_changes_next(struct chamber_db *db, struct json_changes *changes,
                      const struct chamber_noun *noun, enum chamber_style style, const char **field,
                      const char **before, const char **after)
{
    const cJSON *pair = changes->current;
    const struct show show = {.db = db,
                              .field = noun ? chamber_noun_field(noun, pair->string) : NULL,
                              .words = style == CHAMBER_WORDS};
    changes->current = pair->next;
    int rc = record_set_text(db, field, pair->string);
    if (rc == CHAMBER_OK)
        rc = show_value(&show, cJSON_GetArrayItem(pair, 0), before);
    return rc == CHAMBER_OK ? show_value(&show, cJSON_GetArrayItem(pair, 1), after) : rc;
}
