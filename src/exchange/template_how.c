/* SPDX-License-Identifier: MIT */
/* How a field of a template is filled in, in words. */

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "exchange/template.h"

struct how {
    struct chamber_db *db;
    const char *between;
    struct str *out;
};

static const char *called(const struct chamber_db *db, const struct chamber_field *field)
{
    return chamber_get_language(db) == CHAMBER_EN ? field->name : field->label;
}

static void say(struct how *how, const char *const *words)
{
    char *text = chamber_message_format(chamber_get_language(how->db), words[0], words + 1);
    if (how->out->length > 0)
        str_add(how->out, how->between);
    str_add(how->out, text);
    if (!text)
        how->out->failed = true;
    chamber_free(text);
}
#define SAY(how, ...) say(how, (const char *const[]){__VA_ARGS__, NULL})

/* The fields that name a record: 企业名称、简称、... */
static void add_finding(const struct how *how, const struct chamber_noun *noun, struct str *out)
{
    const char *comma = chamber_get_language(how->db) == CHAMBER_EN ? ", " : "、";
    const char *labels = noun->label_fields;
    for (size_t i = 0; i < noun->field_count; i++)
        if (noun->fields[i].flags & CHAMBER_FINDS)
            str_addf(out, "%s%s", out->length ? comma : "", called(how->db, &noun->fields[i]));
    if (out->length > 0 || !labels)
        return;
    for (const struct chamber_field *field; (field = noun_next_field(noun, &labels));)
        str_addf(out, "%s%s", out->length ? " " : "", called(how->db, field));
}

/* The caption with its fields by their labels: 姓名(所在企业). */
static void add_caption(const struct how *how, const struct chamber_noun *noun, struct str *out)
{
    for (const char *at = noun->caption; *at;) {
        char name[64];
        size_t length = 0;
        while (islower((unsigned char)at[length]) || at[length] == '_')
            length++;
        snprintf(name, sizeof name, "%.*s", (int)length, at);
        const struct chamber_field *field = length ? chamber_noun_field(noun, name) : NULL;
        if (field)
            str_add(out, called(how->db, field));
        else
            str_add_char(out, *at);
        at += field ? length : 1;
    }
}

/* Whether two records may go by the same name. */
static bool ambiguous(const struct chamber_noun *noun)
{
    for (size_t i = 0; i < noun->field_count; i++)
        if ((noun->fields[i].flags & (CHAMBER_FINDS | CHAMBER_UNIQUE)) ==
            (CHAMBER_FINDS | CHAMBER_UNIQUE))
            return false;
    return noun->caption != NULL;
}

static void say_reference(struct how *how, const struct chamber_noun *noun)
{
    CLEAN_STR struct str names = {0};
    CLEAN_STR struct str caption = {0};
    bool english = chamber_get_language(how->db) == CHAMBER_EN;
    add_finding(how, noun, &names);
    SAY(how, "template_reference", english ? noun->name : noun->label, str_text(&names));
    if (ambiguous(noun)) {
        add_caption(how, noun, &caption);
        SAY(how, "template_same_name", str_text(&caption));
    }
    how->out->failed = how->out->failed || names.failed || caption.failed;
}

static void say_kind(struct how *how, const struct chamber_field *field)
{
    enum chamber_language language = chamber_get_language(how->db);
    switch (field->kind) {
    case CHAMBER_DATE:
        SAY(how, "template_date");
        break;
    case CHAMBER_PDATE:
        SAY(how, "template_pdate");
        break;
    case CHAMBER_INT:
        SAY(how, "template_int");
        break;
    case CHAMBER_MONEY:
        SAY(how, "template_money");
        break;
    case CHAMBER_BOOL:
        SAY(how, "template_bool", chamber_message(language, "word_yes"),
            chamber_message(language, "word_no"));
        break;
    case CHAMBER_ENUM:
    case CHAMBER_CHOICE:
        SAY(how, "template_word");
        break;
    case CHAMBER_REF:
        say_reference(how, field->refers);
        break;
    case CHAMBER_TEXT:
        if (field->flags & CHAMBER_PHONE)
            SAY(how, "template_phone");
        else
            SAY(how, field->flags & CHAMBER_COMPACT ? "template_code" : "template_text");
    }
}

void template_how(struct chamber_db *db, const struct chamber_field *field, const char *between,
                  struct str *out)
{
    struct how how = {db, between, out};
    say_kind(&how, field);
    if (field->flags & CHAMBER_LIST)
        SAY(&how, "template_list");
    if (field->flags & CHAMBER_UNIQUE)
        SAY(&how, "template_unique");
    if (field->flags & CHAMBER_DERIVED)
        SAY(&how, "template_derived");
}
