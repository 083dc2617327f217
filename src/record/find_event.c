/* SPDX-License-Identifier: MIT */
/* Naming an event of a record: by its number, or by its step. */
#include <string.h>

#include "base/utf8.h"
#include "record/record.h"
#include "record/row.h"
#include "record/value.h"

/* The number a text is, with or without "#"; 0 if it is none. */
static chamber_id number_of(const char *text)
{
    const char *digits = text + (*text == '#');
    size_t length = strspn(digits, "0123456789");
    return length && length < 19 && !digits[length] ? strtoll(digits, NULL, 10) : 0;
}

static int refuse(struct chamber_db *db, const struct chamber_noun *events, chamber_id parent,
                  const char *text)
{
    const struct chamber_noun *noun = chamber_noun_field(events, events->parent)->refers;
    CLEAN_FREE char *label = NULL;
    CLEAN_STR struct str command = {0};
    str_addf(&command, "chamber %s list --%s=#%lld", events->name, noun->name, (long long)parent);
    int rc = chamber_record_label(db, noun, parent, &label);
    if (rc == CHAMBER_OK && command.failed)
        rc = fail_memory(db);
    return rc < 0 ? rc
                  : fail(db, CHAMBER_E_NOT_FOUND, "no_such_event", label, text, str_text(&command));
}

/* Those of `ids` whose step is the word; `event` is scratch. */
static int with_step(struct chamber_db *db, const struct chamber_noun *events,
                     const struct chamber_ids *ids, const char *word, void *event,
                     struct chamber_ids *found)
{
    const struct chamber_field *step = chamber_noun_field(events, "step");
    CLEAN_FREE char *code = NULL;
    int rc = chamber_field_parse(db, events, step, word, CHAMBER_WHOLE, event);
    if (rc == CHAMBER_OK && !(code = str_copy(*value_text_of(step, event))))
        rc = fail_memory(db);
    for (size_t i = 0; i < ids->count && rc == CHAMBER_OK; i++) {
        rc = chamber_record_get(db, events, ids->items[i], event);
        if (rc == CHAMBER_OK && strcmp(*value_text_of(step, event), code) == 0 &&
            !ids_add(found, ids->items[i]))
            rc = fail_memory(db);
    }
    return rc;
}

static int refuse_several(struct chamber_db *db, const char *text, const struct chamber_ids *found)
{
    CLEAN_STR struct str count = {0};
    CLEAN_STR struct str numbers = {0};
    str_add_int(&count, (int64_t)found->count);
    for (size_t i = 0; i < found->count; i++)
        str_addf(&numbers, "%s#%lld", i ? ", " : "", (long long)found->items[i]);
    if (count.failed || numbers.failed)
        return fail_memory(db);
    return fail(db, CHAMBER_E_AMBIGUOUS, "ambiguous", text, str_text(&count), str_text(&numbers));
}

/* The number if it is one of the record's, else those of the step. */
static int find(struct chamber_db *db, const struct chamber_noun *events,
                const struct chamber_ids *ids, const char *text, struct chamber_ids *found)
{
    CLEAN_FREE char *folded = utf8_folded(text);
    chamber_id number = folded ? number_of(folded) : 0;
    if (!folded)
        return fail_memory(db);
    for (size_t i = 0; number && i < ids->count; i++)
        if (ids->items[i] == number)
            return ids_add(found, number) ? CHAMBER_OK : fail_memory(db);
    if (number || !*folded)
        return CHAMBER_OK;
    CLEAN_FREE void *event = calloc(1, events->size);
    int rc = event ? with_step(db, events, ids, text, event, found) : fail_memory(db);
    if (event)
        chamber_record_clear(events, event);
    return rc;
}

int chamber_event_find(struct chamber_db *db, const struct chamber_noun *events, chamber_id parent,
                       const char *text, chamber_id *event)
{
    CLEAN(ids_clear) struct chamber_ids ids = {0};
    CLEAN(ids_clear) struct chamber_ids found = {0};
    int rc = record_events(db, events, parent, &ids);
    if (rc == CHAMBER_OK)
        rc = find(db, events, &ids, text, &found);
    if (rc == CHAMBER_OK && !found.count)
        rc = refuse(db, events, parent, text);
    if (rc == CHAMBER_OK && found.count > 1)
        rc = refuse_several(db, text, &found);
    if (rc == CHAMBER_OK)
        *event = found.items[0];
    return rc;
}
