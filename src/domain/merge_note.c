/* SPDX-License-Identifier: MIT */
#include "domain/merge_note.h"

#include <stdio.h>

#include "record/json.h"
#include "record/record.h"
#include "text/message.h"

static const char first_day[] = "0001-01-01"; /* before any that is kept */

const char *merge_note_title(const struct chamber_db *db, const struct chamber_field *field)
{
    return chamber_get_language(db) == CHAMBER_EN ? field->name : field->label;
}

void merge_note_begin(struct chamber_db *db, struct str *note,
                      const struct chamber_enterprise *drop)
{
    char number[24];
    snprintf(number, sizeof number, "%lld", (long long)drop->id);
    message_format(note, chamber_get_language(db), "merge_from",
                   (const char *const[]){number, drop->name, NULL});
}

void merge_note_text(struct str *note, const char *title, const char *text)
{
    str_addf(note, "；%s %s", title, text);
}

int merge_note_field(struct chamber_db *db, struct str *note, const struct chamber_field *field,
                     const struct chamber_enterprise *drop)
{
    CLEAN_FREE char *text = NULL;
    int rc = chamber_field_format(db, field, drop, CHAMBER_WORDS, &text);
    if (rc == CHAMBER_OK)
        merge_note_text(note, merge_note_title(db, field), text);
    return rc;
}

/* What held from a day on, "—" for nothing. */
static int add_value(struct chamber_db *db, struct str *values, const struct chamber_field *field,
                     chamber_id drop, const char *from)
{
    CLEAN_FREE char *text = NULL;
    CLEAN_RECORD(enterprise, then);
    int rc = chamber_record_get_as_of(db, &chamber_enterprise_noun, drop, *from ? from : first_day,
                                      &then);
    if (rc == CHAMBER_OK)
        rc = chamber_field_format(db, field, &then, CHAMBER_WORDS, &text);
    if (rc < 0)
        return rc;
    str_addf(values, "%s%s", values->length ? "、" : "", *text ? text : "—");
    if (*from)
        message_format(values, chamber_get_language(db), "merge_since",
                       (const char *const[]){from, NULL});
    return CHAMBER_OK;
}

int merge_note_dated(struct chamber_db *db, struct str *note, const struct chamber_field *field,
                     chamber_id drop, const char *json)
{
    CLEAN_STR struct str values = {0};
    CLEAN(json_dated_close) struct json_dated dated = {0};
    const char *from, *text;
    int64_t number;
    int rc = json_dated_open(db, json, &dated);
    while (rc == CHAMBER_OK && json_dated_next(&dated, &from, &text, &number))
        rc = add_value(db, &values, field, drop, from);
    if (rc == CHAMBER_OK)
        merge_note_text(note, merge_note_title(db, field), str_text(&values));
    return rc;
}
