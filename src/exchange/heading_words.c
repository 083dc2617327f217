/* SPDX-License-Identifier: MIT */
/* What a heading means: a field's English name or Chinese label, or another word for it, in any
 * width, case and spacing; what a noun is also called stands for the one field that refers to it.
 */
#include "exchange/heading.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

/* Whether a heading, folded, is this word; a hyphen counts as an underscore. */
static bool is_word(const char *folded, const char *word)
{
    uint32_t due, found;
    do {
        due = utf8_fold_next(&word);
        found = utf8_next(&folded);
        if (due != found && !(due == '_' && found == '-'))
            return false;
    } while (due != 0);
    return true;
}

/* Whether it is one of the noun's words for a field; "": for its records. */
static bool is_synonym(const struct chamber_noun *noun, const char *field, const char *folded)
{
    const struct noun_synonyms *synonyms = noun->synonyms;
    for (; synonyms && synonyms->field; synonyms++) {
        const char *rest = strcmp(synonyms->field, field) == 0 ? synonyms->words : "";
        while (*rest) {
            char word[64];
            size_t length = strcspn(rest, "|");
            snprintf(word, sizeof word, "%.*s", (int)length, rest);
            if (is_word(folded, word))
                return true;
            rest += length + (rest[length] == '|');
        }
    }
    return false;
}

bool heading_calls(const struct chamber_noun *noun, const char *folded)
{
    return is_word(folded, noun->label) || is_synonym(noun, "", folded);
}

/* The only reference to a noun of that name, a list or not; NULL if there are none or several. */
static const struct chamber_field *only_reference(const struct chamber_noun *noun,
                                                  const char *folded, bool list)
{
    const struct chamber_field *found = NULL;
    for (size_t i = 0; i < noun->field_count; i++) {
        const struct chamber_field *field = &noun->fields[i];
        if (field->kind != CHAMBER_REF || !(field->flags & CHAMBER_LIST) == list ||
            !heading_calls(field->refers, folded))
            continue;
        if (found)
            return NULL;
        found = field;
    }
    return found;
}

static const struct chamber_field *by_synonym(const struct chamber_noun *noun, const char *folded)
{
    const struct chamber_field *field;
    for (size_t i = 0; i < noun->field_count; i++)
        if (is_synonym(noun, noun->fields[i].name, folded))
            return &noun->fields[i];
    field = noun_label_field(noun);
    if (field && heading_calls(noun, folded))
        return field;
    field = only_reference(noun, folded, false);
    return field ? field : only_reference(noun, folded, true);
}

/* What says which row it is, or why one was rejected, is nothing of the record's. */
static bool is_aside(const char *folded)
{
    static const char *const words[] = {"序号", "行号", "no.", "no", "错误原因", "error"};
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (strcmp(folded, words[i]) == 0)
            return true;
    return false;
}

static void hold(const struct chamber_noun *noun, const struct chamber_field *field,
                 enum column_kind kind, struct column *column)
{
    column->kind = kind;
    column->field = field;
    column->bit = UINT64_C(1) << (field - noun->fields);
}

/* A field by its name, a reference's NAME_name, or a field by its label. */
static bool by_name(const struct chamber_noun *noun, const char *folded, struct column *column)
{
    char name[80];
    for (size_t i = 0; i < noun->field_count; i++) {
        const struct chamber_field *field = &noun->fields[i];
        snprintf(name, sizeof name, "%s_name", field->name);
        bool named = is_word(folded, field->name);
        bool reference = !named && field->kind == CHAMBER_REF && is_word(folded, name);
        if (named || reference) {
            hold(noun, field, named ? COLUMN_FIELD : COLUMN_NAME, column);
            return true;
        }
    }
    for (size_t i = 0; i < noun->field_count; i++)
        if (is_word(folded, noun->fields[i].label)) {
            hold(noun, &noun->fields[i], COLUMN_FIELD, column);
            return true;
        }
    return false;
}

bool heading_by_word(const struct chamber_noun *noun, const char *folded, struct column *column)
{
    *column = (struct column){.kind = COLUMN_ID, .by = CHAMBER_BY_NAME};
    if (strcmp(folded, "id") == 0 || is_word(folded, chamber_message(CHAMBER_ZH, "book_id")))
        return true;
    if (by_name(noun, folded, column))
        return true;
    *column = (struct column){.kind = COLUMN_EMPTY, .by = CHAMBER_BY_SYNONYM};
    const struct chamber_field *field = by_synonym(noun, folded);
    if (field)
        hold(noun, field, COLUMN_FIELD, column);
    else
        column->by = CHAMBER_BY_NOTHING;
    return field || is_aside(folded);
}

const char *heading_nearest(const struct chamber_noun *noun, const char *heading)
{
    size_t limit = (utf8_count(heading) + 1) / 2;
    const char *found = NULL;
    for (size_t i = 0; i < noun->field_count; i++) {
        const char *const words[] = {noun->fields[i].name, noun->fields[i].label};
        for (size_t n = 0; n < COUNT_OF(words); n++) {
            size_t distance = utf8_distance(heading, words[n], limit);
            if (distance <= limit && distance < utf8_count(heading)) {
                found = words[n];
                limit = distance > 0 ? distance - 1 : 0;
            }
        }
    }
    return found;
}
