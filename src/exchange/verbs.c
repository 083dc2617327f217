/* SPDX-License-Identifier: MIT */
/* Which verb moves a derived field to the value that a row gives. */
#include "exchange/import.h"

#include <string.h>

#include "record/record.h"
#include "record/value.h"

static const struct verb {
    const char *noun;
    const char *field;
    const char *value; /* NULL: any */
    const char *verb;
} verbs[] = {
    {"enterprise", "status", "prospect", "reject"},
    {"enterprise", "status", "applicant", "apply"},
    {"enterprise", "status", "member", "admit"},
    {"enterprise", "status", "suspended", "suspend"},
    {"enterprise", "status", "left", "leave"},
    {"enterprise", "joined_on", NULL, "admit"},
    {"enterprise", "left_on", NULL, "leave"},
    {"request", "status", "accepted", "accept"},
    {"request", "status", "assigned", "assign"},
    {"request", "status", "in_progress", "progress"},
    {"request", "status", "resolved", "resolve"},
    {"request", "status", "declined", "decline"},
    {"request", "status", "withdrawn", "withdraw"},
    {"request", "status", "merged", "merge"},
    {"request", "status", "closed", "close"},
    {"request", "department", NULL, "assign"},
    {"request", "due_on", NULL, "extend"},
    {"request", "resolved_on", NULL, "resolve"},
    {"request", "ended_on", NULL, "decline"},
    {"request", "satisfaction", NULL, "rate"},
    {"request", "merged_into", NULL, "merge"},
};

static const char *verb_for(const struct chamber_noun *noun, const struct chamber_field *field,
                            const void *record)
{
    const char *value = value_class(field) == VALUE_TEXT ? *value_text_of(field, record) : NULL;
    for (size_t i = 0; i < COUNT_OF(verbs); i++)
        if (strcmp(verbs[i].noun, noun->name) == 0 && strcmp(verbs[i].field, field->name) == 0 &&
            (!verbs[i].value || (value && strcmp(verbs[i].value, value) == 0)))
            return verbs[i].verb;
    return NULL;
}

int fail_by_verb(struct import *import, const struct row *row, uint64_t derived)
{
    const struct chamber_noun *noun = import->noun;
    const struct chamber_field *field = noun->fields;
    const char *verb = NULL;
    for (size_t i = 0; i < noun->field_count && !verb; i++)
        if (derived >> i & 1) {
            field = &noun->fields[i];
            verb = verb_for(noun, field, row->record);
        }
    if (!verb)
        return record_fail(import->db, CHAMBER_E_REFUSED, noun, field->name, "moved_by_verbs",
                           noun->name);
    return record_fail(import->db, CHAMBER_E_REFUSED, noun, field->name, "import_by_verb",
                       noun->name, verb);
}
