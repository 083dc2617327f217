/* SPDX-License-Identifier: MIT */
/* The verbs of a request, from accept to reopen. */
#include "domain/request_step.h"

#include <chamber/request_event.h>

#include <string.h>

#include "domain/checks.h"
#include "domain/handling.h"
#include "domain/request_history.h"
#include "domain/step.h"
#include "record/record.h"

static const struct chamber_noun *const noun = &chamber_request_noun;

static bool names(const char *const *fields, const char *field)
{
    for (; *fields; fields++)
        if (strcmp(*fields, field) == 0)
            return true;
    return false;
}

static bool told_of(const struct chamber_request_step *step, const char *field)
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
    for (size_t i = 0; i < COUNT_OF(told); i++)
        if (strcmp(told[i].field, field) == 0)
            return told[i].given;
    return false;
}

int request_step_check(struct chamber_db *db, const char *verb,
                       const struct chamber_request_step *told,
                       const struct chamber_request_step *stood)
{
    static const char *const fields[] = {"department", "due_on",       "note",
                                         "outcome",    "satisfaction", "merged_into"};
    const char *word = word_of(db, handling_steps, verb);
    for (size_t i = 0; i < COUNT_OF(fields); i++) {
        const char *field = fields[i];
        bool given = told_of(told, field);
        bool needed = names(handling_needs(verb), field);
        bool taken = needed || names(handling_takes(verb), field) || strcmp(field, "note") == 0;
        if (!given && needed && (!stood || told_of(stood, field)))
            return record_fail(db, CHAMBER_E_USAGE, noun, field, "step_needs_field", word);
        if (given && !taken)
            return record_fail(db, CHAMBER_E_USAGE, noun, field, "step_takes_no_field", word);
    }
    return CHAMBER_OK;
}

const char *const *chamber_request_needs(const char *verb)
{
    return handling_needs(verb ? verb : "");
}

int request_merge_check(struct chamber_db *db, chamber_id id, chamber_id into)
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

/* Store what follows from the events now, with the outcome if there is one. */
static int store(struct chamber_db *db, const struct chamber_request *before, const char *outcome)
{
    CLEAN_RECORD(request, after);
    int rc = history_derive(db, &request_history, before, &after);
    if (rc == CHAMBER_OK && !text_empty(outcome))
        rc = record_set_text(db, &after.outcome, outcome);
    if (rc < 0)
        return rc;
    return record_write(db, noun, before, &after,
                        history_fields(&request_history) | chamber_field_bit(noun, "outcome"),
                        NULL);
}

static int take(struct chamber_db *db, chamber_id id, const char *verb,
                const struct chamber_request_step *step)
{
    CLEAN_RECORD(request, before);
    struct chamber_request_event event = {
        .request = id,
        .step = verb,
        .department = step->department,
        .due_on = step->due_on,
        .satisfaction = step->satisfaction,
        .merged_into = step->merged_into,
        .note = step->note,
    };
    int rc = chamber_request_get(db, id, &before);
    if (rc == CHAMBER_OK)
        rc = request_merge_check(db, id, step->merged_into);
    if (rc == CHAMBER_OK)
        rc = step_add(db, &request_history, &before, &event, step->on);
    return rc == CHAMBER_OK ? store(db, &before, step->outcome) : rc;
}

int chamber_request_step(struct chamber_db *db, chamber_id id, const char *verb,
                         const struct chamber_request_step *step)
{
    static const struct chamber_request_step nothing = {0};
    if (!verb || !handling_is_verb(verb))
        return fail(db, CHAMBER_E_USAGE, "unknown_step", verb ? verb : "");
    if (!step)
        step = &nothing;
    int rc = request_step_check(db, verb, step, NULL);
    if (rc == CHAMBER_OK)
        rc = step_begin(db, noun, verb);
    if (rc < 0)
        return rc;
    return chamber_end(db, take(db, id, verb, step));
}
