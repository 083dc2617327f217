/* SPDX-License-Identifier: MIT */
/* The verbs of a request, from accept to reopen. */
#include <chamber/request.h>

#include <string.h>

#include "domain/checks.h"
#include "domain/request_history.h"
#include "domain/step.h"
#include "record/record.h"

static const struct chamber_noun *const noun = &chamber_request_noun;
static const struct chamber_noun *const events = &chamber_request_event_noun;

static bool names(const char *const *fields, const char *field)
{
    for (; *fields; fields++)
        if (strcmp(*fields, field) == 0)
            return true;
    return false;
}

/* What a step needs must be given, and nothing that it has no place for. */
static int check_needs(struct chamber_db *db, const char *verb,
                       const struct chamber_request_step *step)
{
    const struct {
        const char *field;
        bool given;
    } told[] = {
        {"department", !text_empty(step->department)},
        {"due_on", !text_empty(step->due_on)},
        {"note", !text_empty(step->note)},
        {"outcome", !text_empty(step->outcome)},
        {"satisfaction", !text_empty(step->satisfaction)},
        {"merged_into", step->merged_into != 0},
    };
    const char *word = word_of(db, handling_steps, verb);
    for (size_t i = 0; i < COUNT_OF(told); i++) {
        const char *field = told[i].field;
        bool needed = names(handling_needs(verb), field);
        bool taken = needed || names(handling_takes(verb), field) || strcmp(field, "note") == 0;
        if (!told[i].given && needed)
            return record_fail(db, CHAMBER_E_USAGE, noun, field, "step_needs_field", word);
        if (told[i].given && !taken)
            return record_fail(db, CHAMBER_E_USAGE, noun, field, "step_takes_no_field", word);
    }
    return CHAMBER_OK;
}

const char *const *chamber_request_needs(const char *verb)
{
    return handling_needs(verb ? verb : "");
}

/* Merging must end at a request that still stands for itself. */
static int check_merge(struct chamber_db *db, chamber_id id, chamber_id into)
{
    CLEAN_RECORD(request, target);
    if (!into)
        return CHAMBER_OK;
    if (into == id)
        return record_fail(db, CHAMBER_E_REFUSED, noun, "merged_into", "merge_into_itself");
    int rc = chamber_request_get(db, into, &target);
    if (rc == CHAMBER_OK && strcmp(target.status, "merged") == 0)
        rc = record_fail(db, CHAMBER_E_REFUSED, noun, "merged_into", "merge_into_merged",
                         target.number, target.merged_into_name);
    return rc;
}

/* Read the events again and store what follows from them, with the outcome if there is one. */
static int derive(struct chamber_db *db, const struct chamber_request *before, const char *outcome)
{
    CLEAN_RECORD(request, after);
    int rc = request_history_derive(db, before, &after);
    if (rc == CHAMBER_OK && !text_empty(outcome))
        rc = record_set_text(db, &after.outcome, outcome);
    if (rc < 0)
        return rc;
    return record_write(db, noun, before, &after,
                        request_history_fields() | chamber_field_bit(noun, "outcome"), NULL);
}

static int take(struct chamber_db *db, chamber_id id, const char *verb,
                const struct chamber_request_step *step)
{
    CLEAN_RECORD(request, request);
    CLEAN_HISTORY struct request_history history = {0};
    struct chamber_request_event event = {
        .request = id,
        .step = verb,
        .department = step->department,
        .due_on = step->due_on,
        .satisfaction = step->satisfaction,
        .merged_into = step->merged_into,
        .note = step->note,
    };
    int rc = chamber_request_get(db, id, &request);
    if (rc == CHAMBER_OK)
        rc = request_history_load(db, id, &history);
    if (rc < 0)
        return rc;
    event.status = handling_after(request.status, verb);
    if (!event.status)
        return step_refused(db, noun, events, id, request.status, verb);
    const char *last = history.count > 0 ? history.events[history.count - 1].happened_on : NULL;
    rc = step_day(db, events, step->on, last, &event.happened_on);
    if (rc == CHAMBER_OK)
        rc = check_merge(db, id, step->merged_into);
    if (rc == CHAMBER_OK)
        rc = request_history_add(db, &event);
    return rc == CHAMBER_OK ? derive(db, &request, step->outcome) : rc;
}

int chamber_request_step(struct chamber_db *db, chamber_id id, const char *verb,
                         const struct chamber_request_step *step)
{
    static const struct chamber_request_step nothing = {0};
    if (!verb || !handling_is_verb(verb))
        return fail(db, CHAMBER_E_USAGE, "unknown_step", verb ? verb : "");
    if (!step)
        step = &nothing;
    int rc = check_needs(db, verb, step);
    if (rc == CHAMBER_OK)
        rc = step_begin(db, noun, verb);
    if (rc < 0)
        return rc;
    return chamber_end(db, take(db, id, verb, step));
}
