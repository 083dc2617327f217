/* SPDX-License-Identifier: MIT */
/* What can be asked of a noun's description. */
#include <stdio.h>
#include <string.h>

#include "record/record.h"

const char *chamber_noun_name(const struct chamber_noun *noun)
{
    return noun->name;
}

const char *chamber_noun_label(const struct chamber_noun *noun)
{
    return noun->label;
}

size_t chamber_noun_size(const struct chamber_noun *noun)
{
    return noun->size;
}

const struct chamber_field *chamber_noun_fields(const struct chamber_noun *noun, size_t *count)
{
    *count = noun->field_count;
    return noun->fields;
}

const struct chamber_condition *chamber_noun_conditions(const struct chamber_noun *noun,
                                                        size_t *count)
{
    *count = noun->condition_count;
    return noun->conditions;
}

bool chamber_noun_is_event(const struct chamber_noun *noun)
{
    return noun->parent != NULL || noun->by_verbs;
}

bool chamber_noun_is_view(const struct chamber_noun *noun)
{
    return noun->view;
}

bool chamber_noun_has_history(const struct chamber_noun *noun)
{
    if (noun->existed)
        return true;
    for (size_t i = 0; i < noun->field_count; i++)
        if (noun->fields[i].flags & CHAMBER_DATED)
            return true;
    return false;
}

/* Equal, where a hyphen in `typed` stands for an underscore. */
static bool same_name(const char *name, const char *typed)
{
    for (; *name && *typed; name++, typed++)
        if (*name != (*typed == '-' ? '_' : *typed))
            return false;
    return *name == *typed;
}

const struct chamber_field *chamber_noun_field(const struct chamber_noun *noun, const char *name)
{
    for (size_t i = 0; i < noun->field_count; i++)
        if (same_name(noun->fields[i].name, name) || strcmp(noun->fields[i].label, name) == 0)
            return &noun->fields[i];
    return NULL;
}

uint64_t chamber_field_bit(const struct chamber_noun *noun, const char *name)
{
    const struct chamber_field *field = chamber_noun_field(noun, name);
    return field ? UINT64_C(1) << (field - noun->fields) : 0;
}

uint64_t record_all_fields(const struct chamber_noun *noun)
{
    return noun->field_count == NOUN_FIELDS_MAX ? ~UINT64_C(0)
                                                : (UINT64_C(1) << noun->field_count) - 1;
}

uint64_t record_dated_fields(const struct chamber_noun *noun)
{
    uint64_t dated = 0;
    for (size_t i = 0; i < noun->field_count; i++)
        if (noun->fields[i].flags & CHAMBER_DATED)
            dated |= UINT64_C(1) << i;
    return dated;
}

bool chamber_field_needed(const struct chamber_noun *noun, const struct chamber_field *field)
{
    return (field->flags & CHAMBER_REQUIRED) &&
           !(noun->fills_in && strcmp(noun->fills_in, field->name) == 0);
}

const struct chamber_field *noun_day(const struct chamber_noun *noun)
{
    for (size_t i = 0; i < noun->field_count; i++)
        if (noun->fields[i].flags & CHAMBER_DAY)
            return &noun->fields[i];
    return NULL;
}

const struct chamber_field *noun_label_field(const struct chamber_noun *noun)
{
    return noun->label_fields ? chamber_noun_field(noun, noun->label_fields) : NULL;
}

const struct chamber_field *noun_next_field(const struct chamber_noun *noun, const char **names)
{
    char name[64];
    size_t length = strcspn(*names, " ");
    snprintf(name, sizeof name, "%.*s", (int)length, *names);
    *names += length + ((*names)[length] == ' ');
    return chamber_noun_field(noun, name);
}

const struct noun_past *noun_past_of(const struct chamber_noun *noun, const char *field)
{
    for (size_t i = 0; i < noun->past_count; i++)
        if (strcmp(noun->past[i].field, field) == 0)
            return &noun->past[i];
    return NULL;
}
