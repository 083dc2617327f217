/* SPDX-License-Identifier: MIT */
/* Histories: the events of a record that this import added are stored as they are, if each follows
 * from those before it. Those of a record stored before must be the ones that are there. A record
 * without events in the file gets its first ones as any new record does. */
#include "exchange/whole.h"

#include <string.h>

#include "domain/history_given.h"
#include "record/record.h"
#include "record/value.h"

/* An event, by what orders it. */
struct event {
    chamber_id parent;
    const char *day;
    chamber_id number; /* 0 where not every event has one */
    struct row *row;
};

/* The events of the sheet under way. */
struct events {
    struct whole *whole;
    struct whole_sheet *sheet;
    const struct history_rules *rules;
    struct whole_sheet *parents; /* NULL: the file has no sheet of them */
    struct event *items;
    size_t count;
    bool *met; /* of each row of the parents: it has events */
    bool keep; /* the numbers that the file gives */
};

static int by_order(const void *a, const void *b)
{
    const struct event *one = a, *other = b;
    if (one->parent != other->parent)
        return one->parent < other->parent ? -1 : 1;
    int days = strcmp(one->day, other->day);
    if (days != 0)
        return days;
    if (one->number != other->number)
        return one->number < other->number ? -1 : 1;
    return one->row < other->row ? -1 : one->row > other->row;
}

static void gather(struct events *events)
{
    struct import *import = events->sheet->import;
    const struct chamber_noun *noun = import->noun;
    const struct chamber_field *parent = chamber_noun_field(noun, noun->parent);
    const struct chamber_field *day = chamber_noun_field(noun, "happened_on");
    bool numbered = true;
    for (size_t i = 0; i < import->row_count; i++)
        numbered &= import->rows[i].id != 0;
    for (size_t i = 0; i < import->row_count; i++) {
        struct row *row = &import->rows[i];
        if (row->bad)
            continue;
        const char *on = *value_text_of(day, row->record);
        events->items[events->count++] = (struct event){.parent = *value_id_of(parent, row->record),
                                                        .day = on ? on : "",
                                                        .number = numbered ? row->id : 0,
                                                        .row = row};
    }
    qsort(events->items, events->count, sizeof *events->items, by_order);
}

static int bad(struct events *events, struct row *row, int rc)
{
    return problem_of_row(rc) ? import_bad_row(events->sheet->import, row) : rc;
}

/* The numbers are kept if none was ever given here: on one day they say what came first. */
static int decide_numbers(struct events *events)
{
    chamber_id last;
    int rc = record_last_number(events->whole->db, events->sheet->noun, &last);
    events->keep = true;
    for (size_t i = 0; rc == CHAMBER_OK && !events->whole->empty && i < events->count; i++)
        if (whole_added(events->parents, events->items[i].parent))
            events->keep &= events->items[i].number > last;
    return rc;
}

static int store(struct events *events, struct row *row)
{
    const struct chamber_noun *noun = events->sheet->noun;
    CLEAN_FREE void *copy = calloc(1, noun->size);
    int rc = copy ? record_copy(events->whole->db, noun, row->record, copy)
                  : fail_memory(events->whole->db);
    if (rc == CHAMBER_OK && events->keep)
        *record_id(copy) = row->id;
    if (rc == CHAMBER_OK)
        rc = events->whole->empty ? record_insert_kept(events->whole->db, noun, copy)
                                  : record_insert(events->whole->db, noun, copy);
    if (rc == CHAMBER_OK)
        row->stored = record_id_of(copy);
    events->sheet->import->result.added += rc == CHAMBER_OK;
    if (copy)
        chamber_record_clear(noun, copy);
    return rc;
}

/* The whole history of a record that this import added. */
static int store_all(struct events *events, const struct event *first, size_t count)
{
    const char *status = NULL;
    int rc = CHAMBER_OK;
    for (size_t i = 0; i < count && rc == CHAMBER_OK; i++) {
        struct row *row = first[i].row;
        rc = history_follow(events->whole->db, events->rules, &status, row->record);
        if (rc == CHAMBER_OK)
            rc = store(events, row);
        if (problem_of_row(rc)) /* what comes after it cannot fit */
            return bad(events, row, rc);
    }
    return rc;
}

/* Whether a row says nothing new of a stored event. */
static bool is_same(const struct import *import, const struct row *row, const void *stored)
{
    for (size_t i = 0; i < import->noun->field_count; i++)
        if (row->given >> i & 1 && !record_same(&import->noun->fields[i], row->record, stored))
            return false;
    return true;
}

static int refuse_other(struct events *events, const struct event *event)
{
    struct chamber_db *db = events->whole->db;
    CLEAN_FREE char *label = NULL;
    int rc = chamber_record_label(db, events->rules->noun, event->parent, &label);
    if (rc == CHAMBER_OK)
        rc = fail(db, CHAMBER_E_REFUSED, "whole_history_differs", label, events->rules->noun->name);
    return bad(events, event->row, rc);
}

/* The history of a record stored before. */
static int compare_all(struct events *events, const struct event *first, size_t count)
{
    CLEAN_HISTORY struct history stored = {0};
    struct import *import = events->sheet->import;
    int rc = history_load(events->whole->db, events->rules, first->parent, &stored);
    if (rc < 0)
        return rc;
    for (size_t i = 0; i < count; i++) {
        if (i == stored.events.count || !is_same(import, first[i].row, history_event(&stored, i)))
            return refuse_other(events, &first[i]);
        first[i].row->stored = record_id_of(history_event(&stored, i));
    }
    if (count < stored.events.count)
        return refuse_other(events, &first[count - 1]);
    import->result.same += (int64_t)count;
    return CHAMBER_OK;
}

static int take_all(struct events *events)
{
    int rc = CHAMBER_OK;
    for (size_t i = 0, next; i < events->count && rc == CHAMBER_OK; i = next) {
        const struct event *first = &events->items[i];
        const struct row *parent = whole_added(events->parents, first->parent);
        for (next = i; next < events->count && events->items[next].parent == first->parent;)
            next++;
        if (parent)
            events->met[parent - events->parents->import->rows] = true;
        rc = parent ? store_all(events, first, next - i) : compare_all(events, first, next - i);
    }
    return rc;
}

static int first_events(struct events *events, chamber_id id)
{
    const struct chamber_noun *noun = events->rules->noun;
    CLEAN_FREE void *record = calloc(1, noun->size);
    int rc = record ? chamber_record_get(events->whole->db, noun, id, record)
                    : fail_memory(events->whole->db);
    if (rc == CHAMBER_OK)
        rc = noun->first(events->whole->db, record);
    if (record)
        chamber_record_clear(noun, record);
    return rc;
}

/* New records of which the file has no event. */
static int begin_others(struct events *events)
{
    const struct import *parents = events->parents ? events->parents->import : NULL;
    int rc = CHAMBER_OK;
    for (size_t i = 0; parents && i < parents->row_count && rc == CHAMBER_OK; i++)
        if (parents->rows[i].added && !events->met[i])
            rc = first_events(events, parents->rows[i].stored);
    return rc;
}

int whole_events(struct whole *whole, struct whole_sheet *sheet)
{
    struct events events = {.whole = whole, .sheet = sheet, .rules = history_rules_of(sheet->noun)};
    events.parents = whole_sheet_of(whole, events.rules->noun);
    CLEAN_FREE struct event *items = calloc(sheet->import->row_count + 1, sizeof *items);
    CLEAN_FREE bool *met =
        calloc(events.parents ? events.parents->import->row_count + 1 : 1, sizeof *met);
    if (!items || !met)
        return fail_memory(whole->db);
    events.items = items;
    events.met = met;
    gather(&events);
    int rc = decide_numbers(&events);
    if (rc == CHAMBER_OK)
        rc = take_all(&events);
    return rc == CHAMBER_OK ? begin_others(&events) : rc;
}
