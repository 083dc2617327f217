/* SPDX-License-Identifier: MIT */
/* The part of a filter that is matched in C, and its end. */
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "record/filter.h"
#include "record/value.h"

void filter_bind(const struct filter *filter, struct stmt *st)
{
    char name[24];
    for (size_t i = 0; i < filter->value_count; i++) {
        snprintf(name, sizeof name, ":p%zu", i);
        if (filter->values[i].is_int)
            stmt_bind_int(st, name, filter->values[i].number);
        else
            stmt_bind_text(st, name, filter->values[i].text);
    }
}

/* Whether `part` is in the text, folded. */
static int contains(struct chamber_db *db, const char *text, const char *part)
{
    CLEAN_FREE char *folded = utf8_folded(text);
    return folded ? strstr(folded, part) != NULL : fail_memory(db);
}

static int field_contains(struct chamber_db *db, const struct chamber_field *field,
                          const void *record, const char *part)
{
    if (record_empty(field, record))
        return 0;
    if (value_class(field) == VALUE_TEXT)
        return contains(db, *value_text_of(field, record), part);
    int found = 0;
    for (size_t i = 0; i < value_texts_of(field, record)->count && found == 0; i++)
        found = contains(db, value_texts_of(field, record)->items[i], part);
    return found;
}

/* Whether the text searched for is in any text of the record, or in an earlier name. */
static int found_in(struct chamber_db *db, const struct chamber_noun *noun,
                    const struct filter *filter, const void *record)
{
    const struct chamber_ids *former = &filter->former;
    size_t low = 0, high = former->count;
    int found = 0;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (former->items[middle] < record_id_of(record))
            low = middle + 1;
        else
            high = middle;
    }
    if (low < former->count && former->items[low] == record_id_of(record))
        return 1;
    for (size_t i = 0; i < noun->field_count && found == 0; i++)
        if (noun->fields[i].kind == CHAMBER_TEXT)
            found = field_contains(db, &noun->fields[i], record, filter->search);
    return found;
}

int filter_passes(struct chamber_db *db, const struct chamber_noun *noun,
                  const struct filter *filter, const void *record)
{
    for (size_t i = 0; i < filter->text_count; i++) {
        const struct filter_text *text = &filter->texts[i];
        int any = 0;
        for (size_t n = 0; n < text->parts.count && any == 0; n++)
            any = *text->parts.items[n]
                      ? field_contains(db, text->field, record, text->parts.items[n])
                      : record_empty(text->field, record);
        if (any <= 0)
            return any;
    }
    return filter->search ? found_in(db, noun, filter, record) : 1;
}

void filter_free(struct filter *filter)
{
    for (size_t i = 0; i < filter->value_count; i++)
        free(filter->values[i].text);
    for (size_t i = 0; i < filter->text_count; i++)
        texts_clear(&filter->texts[i].parts);
    free(filter->values);
    free(filter->texts);
    free(filter->search);
    ids_clear(&filter->former);
    str_free(&filter->where);
    *filter = (struct filter){0};
}
