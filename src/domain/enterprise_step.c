/* SPDX-License-Identifier: MIT */
/* The verbs of membership: apply, reject, admit, suspend, resume, leave. */
#include <chamber/enterprise.h>

#include "domain/enterprise_history.h"
#include "domain/step.h"
#include "record/record.h"

static const struct chamber_noun *const noun = &chamber_enterprise_noun;
static const struct chamber_noun *const events = &chamber_enterprise_event_noun;

/* Read the events again and store what follows from them. */
static int derive(struct chamber_db *db, const struct chamber_enterprise *before)
{
    CLEAN_RECORD(enterprise, after);
    int rc = enterprise_history_derive(db, before, &after);
    if (rc < 0)
        return rc;
    uint64_t fields = chamber_field_bit(noun, "status") | chamber_field_bit(noun, "joined_on") |
                      chamber_field_bit(noun, "left_on");
    return record_write(db, noun, before, &after, fields, NULL);
}

static int take(struct chamber_db *db, chamber_id id, const char *verb,
                const struct chamber_enterprise_step *step)
{
    CLEAN_RECORD(enterprise, enterprise);
    CLEAN_HISTORY struct enterprise_history history = {0};
    struct chamber_enterprise_event event = {
        .enterprise = id, .step = verb, .reason = step->reason, .note = step->note};
    int rc = chamber_enterprise_get(db, id, &enterprise);
    if (rc == CHAMBER_OK)
        rc = enterprise_history_load(db, id, &history);
    if (rc < 0)
        return rc;
    event.status = membership_after(enterprise.status, verb);
    if (!event.status)
        return step_refused(db, noun, events, id, enterprise.status, verb);
    const char *last = history.count > 0 ? history.events[history.count - 1].happened_on : NULL;
    rc = step_day(db, events, step->on, last, &event.happened_on);
    if (rc == CHAMBER_OK)
        rc = enterprise_history_add(db, &event);
    return rc == CHAMBER_OK ? derive(db, &enterprise) : rc;
}

int chamber_enterprise_step(struct chamber_db *db, chamber_id id, const char *verb,
                            const struct chamber_enterprise_step *step)
{
    static const struct chamber_enterprise_step nothing = {0};
    if (!verb || !membership_is_verb(verb))
        return fail(db, CHAMBER_E_USAGE, "unknown_step", verb ? verb : "");
    int rc = step_begin(db, noun, verb);
    if (rc < 0)
        return rc;
    return chamber_end(db, take(db, id, verb, step ? step : &nothing));
}
