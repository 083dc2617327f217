/* SPDX-License-Identifier: MIT */
#include "domain/amend.h"

#include <stdio.h>
#include <string.h>

#include "domain/checks.h"
#include "domain/step.h"
#include "record/check.h"
#include "record/record.h"
#include "record/value.h"

/* An amendment under way. */
struct work {
    const struct amendment *amendment;
    struct history was; /* as stored */
    struct amended now;
};

static void work_clear(struct work *work)
{
    const struct chamber_noun *noun = work->amendment->rules->noun;
    void *records[] = {work->now.before, work->now.after};
    for (size_t i = 0; i < COUNT_OF(records); i++) {
        if (records[i])
            chamber_record_clear(noun, records[i]);
        free(records[i]);
    }
    history_clear(&work->was);
    history_clear(&work->now.history);
}

static chamber_id id_at(const struct history *history, size_t i)
{
    return record_id_of(history_event(history, i));
}

/* Where an event stands; the count if it is not there. */
static size_t find(const struct history *history, chamber_id id)
{
    size_t i = 0;
    while (i < history->events.count && id_at(history, i) != id)
        i++;
    return i;
}

static int load(struct chamber_db *db, struct work *work)
{
    const struct amendment *amendment = work->amendment;
    const struct chamber_noun *noun = amendment->rules->noun;
    work->now.before = calloc(1, noun->size);
    work->now.after = calloc(1, noun->size);
    if (!work->now.before || !work->now.after)
        return fail_memory(db);
    int rc = chamber_record_get(db, noun, amendment->parent, work->now.before);
    if (rc == CHAMBER_OK)
        rc = history_load(db, amendment->rules, amendment->parent, &work->was);
    return rc == CHAMBER_OK
               ? history_load(db, amendment->rules, amendment->parent, &work->now.history)
               : rc;
}

/* --- the order --- */
static void swap(struct history *history, size_t a, size_t b)
{
    char *one = history_event(history, a), *other = history_event(history, b);
    for (size_t i = 0; i < history->rules->events->size; i++) {
        char byte = one[i];
        one[i] = other[i];
        other[i] = byte;
    }
}

/* Those without a day first, then by day; on one day the order of entry, a new one last. */
static bool precedes(const struct history *history, size_t a, size_t b)
{
    const char *day = history_text(history, a, "happened_on");
    const char *other = history_text(history, b, "happened_on");
    int order = strcmp(day ? day : "", other ? other : "");
    if (order == 0 && id_at(history, a) && id_at(history, b))
        return id_at(history, a) < id_at(history, b);
    return order < 0 || (order == 0 && id_at(history, a));
}

/* Put the event at `i` where it belongs; returns where that is. */
static size_t settle(struct history *history, size_t i)
{
    for (; i > 0 && precedes(history, i, i - 1); i--)
        swap(history, i, i - 1);
    for (; i + 1 < history->events.count && precedes(history, i + 1, i); i++)
        swap(history, i, i + 1);
    return i;
}

/* --- the change itself --- */
static void drop(struct work *work)
{
    struct history *history = &work->now.history;
    for (size_t i = work->now.at; i + 1 < history->events.count; i++)
        swap(history, i, i + 1);
    chamber_record_clear(history->rules->events, history_event(history, --history->events.count));
    work->now.at = history->events.count;
}

/* The fields that people tell of an event: all but whose it is and the status after it. */
static int check_fields(struct chamber_db *db, const struct chamber_noun *events, uint64_t fields)
{
    const char *const kept[] = {events->parent, "status"};
    for (size_t i = 0; i < COUNT_OF(kept); i++)
        if (fields & chamber_field_bit(events, kept[i]))
            return record_fail(db, CHAMBER_E_REFUSED, events, kept[i], "moved_by_verbs",
                               chamber_noun_field(events, events->parent)->refers->name);
    return CHAMBER_OK;
}

static int check_values(struct chamber_db *db, const struct history_rules *rules, void *event,
                        const void *stood, uint64_t fields)
{
    const struct chamber_noun *events = rules->events;
    int rc = check_tidy(db, events, event, fields);
    const char *day = *value_text_of(chamber_noun_field(events, "happened_on"), event);
    if (rc == CHAMBER_OK && !rules->undated && text_empty(day))
        rc = record_fail(db, CHAMBER_E_USAGE, events, "happened_on", "field_missing");
    if (rc == CHAMBER_OK)
        rc = check_record(db, events, event, stood, fields);
    if (rc == CHAMBER_OK && fields & chamber_field_bit(events, "happened_on"))
        rc = check_not_future(db, events, "happened_on", day);
    return rc;
}

static int change(struct chamber_db *db, struct work *work, uint64_t fields)
{
    const struct amendment *amendment = work->amendment;
    const struct chamber_noun *events = amendment->rules->events;
    void *event = history_event(&work->now.history, work->now.at);
    int rc = CHAMBER_OK;
    for (size_t i = 0; i < events->field_count && rc == CHAMBER_OK; i++)
        if (fields >> i & 1 && !value_copy(&events->fields[i], amendment->values, event))
            rc = fail_memory(db);
    if (rc == CHAMBER_OK)
        rc = check_values(db, amendment->rules, event, work->now.stood, fields);
    if (rc == CHAMBER_OK)
        work->now.at = settle(&work->now.history, work->now.at);
    return rc;
}

static int insert(struct chamber_db *db, struct work *work)
{
    const struct chamber_noun *events = work->amendment->rules->events;
    void *event = history_append(&work->now.history);
    if (!event)
        return fail_memory(db);
    work->now.at = work->now.history.events.count - 1;
    *value_id(chamber_noun_field(events, events->parent), event) = work->amendment->parent;
    return change(db, work,
                  record_all_fields(events) & ~chamber_field_bit(events, events->parent) &
                      ~chamber_field_bit(events, "status"));
}

static int apply(struct chamber_db *db, struct work *work)
{
    const struct amendment *amendment = work->amendment;
    const struct chamber_noun *events = amendment->rules->events;
    char number[24];
    if (amendment->kind == AMEND_INSERT)
        return insert(db, work);
    work->now.at = find(&work->was, amendment->event);
    snprintf(number, sizeof(number), "%lld", (long long)amendment->event);
    if (work->now.at == work->was.events.count)
        return fail(db, CHAMBER_E_NOT_FOUND, "no_such_id", record_noun_called(db, events), number);
    work->now.stood = history_event(&work->was, work->now.at);
    if (amendment->kind == AMEND_CHANGE) {
        int rc = check_fields(db, events, amendment->fields);
        return rc == CHAMBER_OK ? change(db, work, amendment->fields) : rc;
    }
    if (work->now.at == 0)
        return fail(db, CHAMBER_E_REFUSED, "amend_first_stays");
    drop(work);
    return CHAMBER_OK;
}

/* --- the sequence --- */
static const char *word(struct chamber_db *db, const struct history *history, const char *field,
                        const char *code)
{
    return word_of(db, chamber_noun_field(history->rules->events, field)->words, code);
}

/* Name the event that does not fit, and the status it meets. */
static int refuse_misfit(struct chamber_db *db, const struct work *work, size_t i,
                         const char *status)
{
    const struct history *history = &work->now.history;
    const char *day = history_text(history, i, "happened_on");
    CLEAN_FREE char *label = NULL;
    CLEAN_STR struct str event = {0};
    int rc = chamber_record_label(db, history->rules->noun, work->amendment->parent, &label);
    if (id_at(history, i))
        str_addf(&event, "#%lld ", (long long)id_at(history, i));
    str_addf(&event, "%s %s",
             text_empty(day) ? chamber_message(chamber_get_language(db), "day_unknown") : day,
             word(db, history, "step", history_text(history, i, "step")));
    if (rc < 0 || event.failed)
        return rc < 0 ? rc : fail_memory(db);
    if (!status)
        return fail(db, CHAMBER_E_REFUSED, "amend_misfit_first", label, str_text(&event));
    return fail(db, CHAMBER_E_REFUSED, "amend_misfit", label, str_text(&event),
                word(db, history, "status", status));
}

/* The statuses of all events anew, and what follows from them. */
static int derive(struct chamber_db *db, struct work *work)
{
    struct history *history = &work->now.history;
    const struct history_rules *rules = history->rules;
    const struct chamber_field *field = chamber_noun_field(rules->events, "status");
    const char *status;
    size_t fit = history_fit(history, &status);
    if (fit < history->events.count)
        return refuse_misfit(db, work, fit, status);
    int rc = CHAMBER_OK;
    status = NULL;
    for (size_t i = 0; i < history->events.count && rc == CHAMBER_OK; i++) {
        status = rules->after(status, history_text(history, i, "step"));
        rc = record_set_text(db, value_text(field, history_event(history, i)), status);
    }
    if (rc == CHAMBER_OK)
        rc = record_copy(db, rules->noun, work->now.before, work->now.after);
    if (rc == CHAMBER_OK)
        rc = rules->apply(db, history->events.items, history->events.count, work->now.after);
    return rc;
}

/* --- storing --- */
static int store_events(struct chamber_db *db, struct work *work)
{
    const struct history *history = &work->now.history;
    const struct chamber_noun *events = history->rules->events;
    int rc = work->amendment->kind == AMEND_DROP ? record_delete(db, events, work->now.stood)
                                                 : CHAMBER_OK;
    for (size_t i = 0; i < history->events.count && rc == CHAMBER_OK; i++) {
        void *event = history_event(history, i);
        if (!record_id_of(event))
            rc = record_insert(db, events, event);
        else
            rc = record_write(db, events,
                              history_event(&work->was, find(&work->was, record_id_of(event))),
                              event, record_all_fields(events), NULL);
    }
    return rc;
}

static int run(struct chamber_db *db, const struct amendment *amendment, chamber_id *event)
{
    CLEAN(work_clear) struct work work = {.amendment = amendment};
    const struct chamber_noun *noun = amendment->rules->noun;
    int rc = load(db, &work);
    if (rc == CHAMBER_OK)
        rc = apply(db, &work);
    if (rc == CHAMBER_OK)
        rc = derive(db, &work);
    if (rc == CHAMBER_OK && amendment->check)
        rc = amendment->check(db, &work.now, amendment->told);
    if (rc == CHAMBER_OK)
        rc = store_events(db, &work);
    if (rc == CHAMBER_OK)
        rc = record_write(db, noun, work.now.before, work.now.after,
                          history_fields(amendment->rules) | amendment->more_fields, NULL);
    if (rc == CHAMBER_OK)
        rc = noun->sound(db, work.now.after);
    if (rc == CHAMBER_OK && event && amendment->kind == AMEND_INSERT)
        *event = id_at(&work.now.history, work.now.at);
    return rc;
}

int amend(struct chamber_db *db, const struct amendment *amendment, chamber_id *event)
{
    int rc = step_begin(db, amendment->rules->noun, "amend");
    return rc == CHAMBER_OK ? chamber_end(db, run(db, amendment, event)) : rc;
}
