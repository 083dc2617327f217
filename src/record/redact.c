/* SPDX-License-Identifier: MIT */
/* Texts rewritten where they stand. */
#include "record/redact.h"

#include <string.h>

#include "base/str.h"
#include "record/facts.h"
#include "record/json.h"
#include "record/json_text.h"
#include "record/names.h"
#include "record/row.h"
#include "record/value.h"

/* The text as it is to be into an owned member. */
static int rewrite(struct chamber_db *db, const struct chamber_field *field,
                   const struct redactor *redactor, const char **member)
{
    CLEAN_STR struct str out = {0};
    if (!*member || !redactor->rewrite(redactor->context, field, *member, &out))
        return CHAMBER_OK;
    return out.failed ? fail_memory(db) : record_set_text(db, member, str_text(&out));
}

static int redact_list(struct chamber_db *db, const struct chamber_noun *noun,
                       const struct chamber_field *field, const struct redactor *redactor,
                       void *record)
{
    int rc = CHAMBER_OK;
    struct chamber_texts *list = value_texts(field, record);
    struct chamber_texts kept = {0};
    for (size_t i = 0; i < list->count && rc == CHAMBER_OK; i++) {
        rc = rewrite(db, field, redactor, &list->items[i]);
        const char *text = list->items[i];
        if (rc == CHAMBER_OK && text && !texts_add(&kept, text, strlen(text)))
            rc = fail_memory(db);
    }
    if (rc == CHAMBER_OK) {
        texts_clear(list);
        *list = kept;
        return row_put_list(db, noun, field, record, false);
    }
    texts_clear(&kept);
    return rc;
}

/* One dated value as JSON, behind those before it. */
static int add_dated(struct chamber_db *db, const struct chamber_field *field,
                     const struct redactor *redactor, const char *from, const char *text,
                     struct str *json)
{
    CLEAN_STR struct str out = {0};
    bool other = text && redactor->rewrite(redactor->context, field, text, &out);
    str_add(json, json->length ? ",[" : "[[");
    json_add_string(json, from);
    str_add_char(json, ',');
    json_add_string(json, other ? str_text(&out) : text);
    str_add_char(json, ']');
    return json->failed || out.failed ? fail_memory(db) : CHAMBER_OK;
}

static int redact_dated(struct chamber_db *db, const struct chamber_noun *noun, chamber_id id,
                        const struct chamber_field *field, const struct redactor *redactor)
{
    CLEAN_FREE char *json = NULL;
    CLEAN_STR struct str out = {0};
    CLEAN(json_dated_close) struct json_dated dated = {0};
    const char *from, *text;
    int64_t number;
    int rc = facts_json(db, noun, field, id, &json);
    if (rc < 0 || !json)
        return rc;
    rc = json_dated_open(db, json, &dated);
    while (rc == CHAMBER_OK && json_dated_next(&dated, &from, &text, &number))
        rc = add_dated(db, field, redactor, from, text, &out);
    str_add(&out, "]");
    if (rc == CHAMBER_OK && out.failed)
        rc = fail_memory(db);
    return rc == CHAMBER_OK ? facts_restore(db, noun, field, id, str_text(&out)) : rc;
}

static int redact_plain(struct chamber_db *db, const struct chamber_noun *noun,
                        const struct chamber_field *field, const struct redactor *redactor,
                        void *record)
{
    uint64_t bit = UINT64_C(1) << (field - noun->fields);
    if (field->flags & CHAMBER_LIST)
        return redact_list(db, noun, field, redactor, record);
    int rc = rewrite(db, field, redactor, value_text(field, record));
    return rc == CHAMBER_OK ? redact_record(db, noun, record, bit) : rc;
}

int redact_field(struct chamber_db *db, const struct chamber_noun *noun, chamber_id id,
                 const struct chamber_field *field, const struct redactor *redactor)
{
    if (field->flags & CHAMBER_DATED) {
        names_forget(db, noun);
        return redact_dated(db, noun, id, field, redactor);
    }
    CLEAN_FREE void *record = calloc(1, noun->size);
    int rc = record ? row_get(db, noun, id, NULL, record) : fail_memory(db);
    if (rc == CHAMBER_OK)
        rc = redact_plain(db, noun, field, redactor, record);
    if (record)
        chamber_record_clear(noun, record);
    names_forget(db, noun);
    return rc;
}

int redact_record(struct chamber_db *db, const struct chamber_noun *noun, const void *record,
                  uint64_t fields)
{
    names_forget(db, noun);
    return row_update(db, noun, record, fields);
}

/* All dated values of a record. */
static int each_dated(struct chamber_db *db, const struct chamber_noun *noun,
                      const struct chamber_field *field, chamber_id id,
                      int (*take)(void *context, const char *text), void *context)
{
    CLEAN_FREE char *json = NULL;
    CLEAN(json_dated_close) struct json_dated dated = {0};
    const char *from, *text;
    int64_t number;
    int rc = facts_json(db, noun, field, id, &json);
    if (rc < 0 || !json)
        return rc;
    rc = json_dated_open(db, json, &dated);
    while (rc == CHAMBER_OK && json_dated_next(&dated, &from, &text, &number))
        rc = text ? take(context, text) : CHAMBER_OK;
    return rc;
}

int redact_each(struct chamber_db *db, const struct chamber_noun *noun,
                const struct chamber_field *field, const void *record,
                int (*take)(void *context, const char *text), void *context)
{
    int rc = CHAMBER_OK;
    if (field->flags & CHAMBER_DATED)
        return each_dated(db, noun, field, record_id_of(record), take, context);
    if (!(field->flags & CHAMBER_LIST)) {
        const char *text = *value_text_of(field, record);
        return text ? take(context, text) : CHAMBER_OK;
    }
    const struct chamber_texts *list = value_texts_of(field, record);
    for (size_t i = 0; i < list->count && rc == CHAMBER_OK; i++)
        rc = take(context, list->items[i]);
    return rc;
}
