/* SPDX-License-Identifier: MIT */
/* The members of record structs, reached by their table line. */
#ifndef RECORD_VALUE_H
#define RECORD_VALUE_H

#include "record/noun.h"

#define VALUE_AT(type, name)                                                                       \
    static inline type *name(const struct chamber_field *field, void *record)                      \
    {                                                                                              \
        return (type *)(void *)((char *)record + field->offset);                                   \
    }                                                                                              \
    static inline type const *name##_of(const struct chamber_field *field, const void *record)     \
    {                                                                                              \
        return (type const *)(const void *)((const char *)record + field->offset);                 \
    }

VALUE_AT(const char *, value_text)
VALUE_AT(struct chamber_int, value_int)
VALUE_AT(enum chamber_bool, value_bool)
VALUE_AT(chamber_id, value_id)
VALUE_AT(struct chamber_texts, value_texts)
VALUE_AT(struct chamber_ids, value_ids)

/* The member NAME_name of a reference, and of a list of references. */
static inline const char **label_text(const struct chamber_field *field, void *record)
{
    return (const char **)(void *)((char *)record + field->label_offset);
}
static inline struct chamber_texts *label_texts(const struct chamber_field *field, void *record)
{
    return (struct chamber_texts *)(void *)((char *)record + field->label_offset);
}
static inline const char *label_text_of(const struct chamber_field *field, const void *record)
{
    return *(const char *const *)(const void *)((const char *)record + field->label_offset);
}
static inline const struct chamber_texts *label_texts_of(const struct chamber_field *field,
                                                         const void *record)
{
    return (const struct chamber_texts *)(const void *)((const char *)record + field->label_offset);
}

static inline chamber_id *record_id(void *record)
{
    return record;
}
static inline chamber_id record_id_of(const void *record)
{
    return *(const chamber_id *)record;
}

/* Which C type a field is kept in. */
enum value_class { VALUE_TEXT, VALUE_INT, VALUE_BOOL, VALUE_ID, VALUE_TEXTS, VALUE_IDS };
enum value_class value_class(const struct chamber_field *field);

/* Empty one field (and its label) of an owned record. */
void value_clear(const struct chamber_field *field, void *record);

/* Make one field of the owned `to` a copy of `from`; its label is not copied. False: no memory. */
bool value_copy(const struct chamber_field *field, const void *from, void *to);

/* Owned lists. Appending copies the text; false: no memory. */
bool texts_add(struct chamber_texts *list, const char *text, size_t length);
bool ids_add(struct chamber_ids *list, chamber_id id);
void texts_clear(struct chamber_texts *list);
void ids_clear(struct chamber_ids *list);

/* A list from texts joined by the unit separator, as SQL delivers them, or of references with what
 * each is called behind it. NULL is an empty list. */
enum { UNIT_SEPARATOR = 0x1f };
bool texts_split(const char *joined, struct chamber_texts *list);
bool references_split(const char *joined, struct chamber_ids *ids, struct chamber_texts *labels);

#endif
