/* SPDX-License-Identifier: MIT */
#include "domain/history.h"

#include <string.h>

#include "record/record.h"
#include "record/value.h"

void *history_event(const struct history *history, size_t i)
{
    return view_row(&history->events, i);
}

const char *history_text(const struct history *history, size_t i, const char *field)
{
    return *value_text_of(chamber_noun_field(history->rules->events, field),
                          history_event(history, i));
}

void *history_append(struct history *history)
{
    return view_rows_add(&history->events);
}

int history_load(struct chamber_db *db, const struct history_rules *rules, chamber_id parent,
                 struct history *history)
{
    CLEAN(ids_clear) struct chamber_ids ids = {0};
    *history = (struct history){.rules = rules, .events = {.noun = rules->events}};
    int rc = record_events(db, rules->events, parent, &ids);
    for (size_t i = 0; i < ids.count && rc == CHAMBER_OK; i++) {
        void *event = history_append(history);
        rc = event ? chamber_record_get(db, rules->events, ids.items[i], event) : fail_memory(db);
    }
    return rc;
}

void history_clear(struct history *history)
{
    view_rows_clear(&history->events);
    *history = (struct history){0};
}

size_t history_fit(const struct history *history, const char **status)
{
    *status = NULL;
    for (size_t i = 0; i < history->events.count; i++) {
        const char *after = history->rules->after(*status, history_text(history, i, "step"));
        if (!after)
            return i;
        *status = after;
    }
    return history->events.count;
}

int history_add(struct chamber_db *db, const struct history_rules *rules, const void *event)
{
    CLEAN_FREE void *copy = calloc(1, rules->events->size);
    int rc = copy ? record_copy(db, rules->events, event, copy) : fail_memory(db);
    if (rc == CHAMBER_OK)
        rc = record_insert(db, rules->events, copy);
    if (copy)
        chamber_record_clear(rules->events, copy);
    return rc;
}

static int refuse_misfit(struct chamber_db *db, const struct chamber_noun *noun, chamber_id id)
{
    CLEAN_FREE char *label = NULL;
    int rc = chamber_record_label(db, noun, id, &label);
    return rc < 0 ? rc : fail(db, CHAMBER_E_REFUSED, "history_misfit", label);
}

int history_derive(struct chamber_db *db, const struct history_rules *rules, const void *stored,
                   void *derived)
{
    CLEAN_HISTORY struct history history = {0};
    const char *status;
    int rc = history_load(db, rules, record_id_of(stored), &history);
    if (rc < 0)
        return rc;
    if (!history.events.count || history_fit(&history, &status) < history.events.count)
        return refuse_misfit(db, rules->noun, record_id_of(stored));
    rc = record_copy(db, rules->noun, stored, derived);
    return rc == CHAMBER_OK ? rules->apply(db, history.events.items, history.events.count, derived)
                            : rc;
}

int history_sound(struct chamber_db *db, const struct history_rules *rules, const void *stored)
{
    const struct chamber_noun *noun = rules->noun;
    CLEAN_FREE void *derived = calloc(1, noun->size);
    int rc = derived ? history_derive(db, rules, stored, derived) : fail_memory(db);
    for (size_t i = 0; i < noun->field_count && rc == CHAMBER_OK; i++)
        if (!record_same(&noun->fields[i], stored, derived))
            rc = refuse_misfit(db, noun, record_id_of(stored));
    if (derived)
        chamber_record_clear(noun, derived);
    return rc;
}

uint64_t history_fields(const struct history_rules *rules)
{
    uint64_t fields = 0;
    for (const char *const *name = rules->follows; *name; name++)
        fields |= chamber_field_bit(rules->noun, *name);
    return fields;
}
