/* SPDX-License-Identifier: MIT */
/* What a record is called in a sentence. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "record/compose.h"
#include "record/row.h"
#include "record/value.h"

static int plain_label(struct chamber_db *db, const struct chamber_noun *noun, chamber_id id,
                       struct str *out)
{
    CLEAN_STMT struct stmt *st = stmt_composed(db, sql_label_of, noun, NULL);
    stmt_bind_int(st, ":id", id);
    stmt_bind_text(st, ":as_of", chamber_today(db));
    int rc = stmt_step(st);
    if (rc == CHAMBER_ROW)
        str_add(out, stmt_text(st, 0));
    return rc < 0 ? rc : CHAMBER_OK;
}

/* The field name at `at`; its length, 0 if there is none. */
static size_t field_at(const struct chamber_noun *noun, const char *at,
                       const struct chamber_field **field)
{
    char name[64];
    size_t length = 0;
    while (islower((unsigned char)at[length]) || at[length] == '_')
        length++;
    snprintf(name, sizeof name, "%.*s", (int)length, at);
    *field = length ? chamber_noun_field(noun, name) : NULL;
    return *field ? length : 0;
}

/* The caption's fields in their places; brackets around an empty one are left out. */
static int caption_label(struct chamber_db *db, const struct chamber_noun *noun, const void *record,
                         struct str *out)
{
    for (const char *at = noun->caption; *at;) {
        const struct chamber_field *field;
        CLEAN_FREE char *text = NULL;
        bool bracket = *at == '(';
        size_t length = field_at(noun, at + bracket, &field);
        if (!length) {
            str_add_char(out, *at++);
            continue;
        }
        int rc = chamber_field_format(db, field, record, CHAMBER_WORDS, &text);
        if (rc < 0)
            return rc;
        if (bracket && *text)
            str_addf(out, "(%s)", text);
        else if (!bracket)
            str_add(out, text);
        at += length + (bracket ? 2 : 0);
    }
    return CHAMBER_OK;
}

int chamber_record_label(struct chamber_db *db, const struct chamber_noun *noun, chamber_id id,
                         char **label)
{
    CLEAN_STR struct str out = {0};
    CLEAN_FREE void *record = calloc(1, noun->size);
    int rc = record ? row_get(db, noun, id, NULL, record) : fail_memory(db);
    if (rc == CHAMBER_OK)
        rc =
            noun->caption ? caption_label(db, noun, record, &out) : plain_label(db, noun, id, &out);
    if (record)
        chamber_record_clear(noun, record);
    char *text = rc == CHAMBER_OK ? str_take(&out) : NULL;
    if (!text)
        return rc < 0 ? rc : fail_memory(db);
    *label = text;
    return CHAMBER_OK;
}
