/* SPDX-License-Identifier: MIT */
/* Field values as text, for people and for files. */
#include "base/money.h"
#include "base/utf8.h"
#include "record/find.h"
#include "record/mask.h"
#include "record/record.h"
#include "record/value.h"
#include "record/words.h"

static bool in_words(enum chamber_style style)
{
    return style == CHAMBER_WORDS || style == CHAMBER_CELLS;
}

static int add_reference(struct chamber_db *db, const struct chamber_field *field, chamber_id id,
                         const char *label, enum chamber_style style, struct str *out)
{
    bool in_list = field->flags & CHAMBER_LIST; /* where a separator would cut the name */
    if ((style == CHAMBER_NAMES || style == CHAMBER_CELLS) &&
        !(in_list && label && utf8_has_separator(label)))
        return find_name_for(db, field->refers, id, label, out);
    if (style != CHAMBER_WORDS || !label || !*label)
        str_addf(out, "#%lld", (long long)id);
    else
        str_add(out, label);
    return CHAMBER_OK;
}

static int add_word(struct chamber_db *db, const struct chamber_field *field, const char *text,
                    enum chamber_style style, struct str *out)
{
    bool word = field->kind == CHAMBER_ENUM || field->kind == CHAMBER_CHOICE;
    if (word && in_words(style))
        return word_show(db, field, text, out);
    if (style == CHAMBER_CODES)
        str_add(out, text);
    else
        mask_add(out, db, field, text);
    return CHAMBER_OK;
}

static const char *bool_text(struct chamber_db *db, bool yes, enum chamber_style style)
{
    if (in_words(style))
        return chamber_message(chamber_get_language(db), yes ? "word_yes" : "word_no");
    return yes ? "true" : "false";
}

static const char *separator(struct chamber_db *db, enum chamber_style style)
{
    if (style != CHAMBER_WORDS)
        return ";";
    return chamber_get_language(db) == CHAMBER_EN ? ", " : "、";
}

static int add_list(struct chamber_db *db, const struct chamber_field *field, const void *record,
                    enum chamber_style style, struct str *out)
{
    bool ids = field->kind == CHAMBER_REF;
    const struct chamber_texts *labels = ids ? label_texts_of(field, record) : NULL;
    size_t count = ids ? value_ids_of(field, record)->count : value_texts_of(field, record)->count;
    int rc = CHAMBER_OK;
    for (size_t i = 0; i < count && rc == CHAMBER_OK; i++) {
        str_add(out, i ? separator(db, style) : "");
        if (ids)
            rc = add_reference(db, field, value_ids_of(field, record)->items[i],
                               i < labels->count ? labels->items[i] : NULL, style, out);
        else
            rc = add_word(db, field, value_texts_of(field, record)->items[i], style, out);
    }
    return rc;
}

int format_add(struct chamber_db *db, const struct chamber_field *field, const void *record,
               enum chamber_style style, struct str *out)
{
    if (record_empty(field, record))
        return CHAMBER_OK;
    switch (value_class(field)) {
    case VALUE_TEXT:
        return add_word(db, field, *value_text_of(field, record), style, out);
    case VALUE_INT:
        if (field->kind == CHAMBER_MONEY)
            money_add(out, value_int_of(field, record)->value);
        else
            str_add_int(out, value_int_of(field, record)->value);
        return CHAMBER_OK;
    case VALUE_BOOL:
        str_add(out, bool_text(db, *value_bool_of(field, record) == CHAMBER_YES, style));
        return CHAMBER_OK;
    case VALUE_ID:
        return add_reference(db, field, *value_id_of(field, record), label_text_of(field, record),
                             style, out);
    case VALUE_TEXTS:
    case VALUE_IDS:
        break;
    }
    return add_list(db, field, record, style, out);
}

int chamber_field_format(struct chamber_db *db, const struct chamber_field *field,
                         const void *record, enum chamber_style style, char **text)
{
    CLEAN_STR struct str out = {0};
    int rc = format_add(db, field, record, style, &out);
    char *taken = rc == CHAMBER_OK ? str_take(&out) : NULL;
    if (!taken)
        return rc < 0 ? rc : fail_memory(db);
    *text = taken;
    return CHAMBER_OK;
}
