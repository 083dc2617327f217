/* SPDX-License-Identifier: MIT */
/* Corrections of how a request was dealt with. */
#include <chamber/request.h>
#include <chamber/request_event.h>

#include <string.h>

#include "domain/amend.h"
#include "domain/checks.h"
#include "domain/handling.h"
#include "domain/request_history.h"
#include "domain/request_number.h"
#include "domain/request_step.h"
#include "record/record.h"

/* Whether no later event resolves the request again. */
static bool resolves_last(const struct amended *amended)
{
    for (size_t i = amended->history.events.count; i > 0; i--)
        if (strcmp(history_text(&amended->history, i - 1, "step"), "resolve") == 0)
            return i - 1 == amended->at;
    return false;
}

static struct chamber_request_step step_of(const struct chamber_request_event *event)
{
    return (struct chamber_request_step){.on = event->happened_on,
                                         .note = event->note,
                                         .department = event->department,
                                         .due_on = event->due_on,
                                         .satisfaction = event->satisfaction,
                                         .merged_into = event->merged_into};
}

/* What came of it is told of the last resolution; the one told before stays if nothing is. */
static int set_outcome(struct chamber_db *db, struct amended *amended, const char *outcome)
{
    struct chamber_request *request = amended->after;
    if (!outcome)
        return CHAMBER_OK;
    if (!*outcome)
        return record_fail(db, CHAMBER_E_USAGE, &chamber_request_noun, "outcome",
                           "step_needs_field", word_of(db, handling_steps, "resolve"));
    if (!resolves_last(amended))
        return record_fail(db, CHAMBER_E_USAGE, &chamber_request_noun, "outcome",
                           "outcome_of_last");
    return record_set_text(db, &request->outcome, outcome);
}

/* The event must say what its step needs; one that stood may say as little as it did. */
static int check_step(struct chamber_db *db, struct amended *amended, const char *outcome)
{
    static const struct chamber_request_step nothing = {0};
    const struct chamber_request *request = amended->after;
    const struct chamber_request_event *event = history_event(&amended->history, amended->at);
    const struct chamber_request_event *before = amended->stood;
    bool resolves = strcmp(event->step, "resolve") == 0;
    struct chamber_request_step told = step_of(event);
    struct chamber_request_step stood = before ? step_of(before) : nothing;
    told.outcome = text_empty(outcome) && resolves ? request->outcome : outcome;
    bool same = before && strcmp(before->step, event->step) == 0;
    bool waived = same || (resolves && !resolves_last(amended));
    return request_step_check(db, event->step, &told, waived ? &stood : NULL);
}

static int check(struct chamber_db *db, struct amended *amended, const void *told)
{
    const struct chamber_request *before = amended->before, *after = amended->after;
    const char *outcome = told;
    int rc = CHAMBER_OK;
    if (amended->at < amended->history.events.count)
        rc = check_step(db, amended, outcome);
    if (rc == CHAMBER_OK)
        rc = set_outcome(db, amended, outcome);
    if (rc == CHAMBER_OK && after->merged_into != before->merged_into)
        rc = request_merge_check(db, after->id, after->merged_into);
    if (rc == CHAMBER_OK)
        rc = request_number_in_year(db, after);
    return rc;
}

static int amend_request(struct chamber_db *db, struct amendment amendment, chamber_id *event)
{
    amendment.rules = &request_history;
    amendment.check = check;
    amendment.more_fields = chamber_field_bit(&chamber_request_noun, "outcome");
    return amend(db, &amendment, event);
}

int chamber_request_amend(struct chamber_db *db, chamber_id id, chamber_id event,
                          const struct chamber_request_event *values, uint64_t fields,
                          const char *outcome)
{
    return amend_request(db,
                         (struct amendment){.kind = AMEND_CHANGE,
                                            .parent = id,
                                            .event = event,
                                            .values = values,
                                            .fields = fields,
                                            .told = outcome},
                         NULL);
}

int chamber_request_amend_drop(struct chamber_db *db, chamber_id id, chamber_id event)
{
    return amend_request(db, (struct amendment){.kind = AMEND_DROP, .parent = id, .event = event},
                         NULL);
}

int chamber_request_amend_insert(struct chamber_db *db, chamber_id id,
                                 const struct chamber_request_event *values, const char *outcome,
                                 chamber_id *event)
{
    return amend_request(
        db,
        (struct amendment){.kind = AMEND_INSERT, .parent = id, .values = values, .told = outcome},
        event);
}
