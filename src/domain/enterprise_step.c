/* SPDX-License-Identifier: MIT */
/* The verbs of membership: apply, reject, admit, suspend, resume, leave. */
#include <chamber/enterprise.h>
#include <chamber/enterprise_event.h>

#include "domain/enterprise_history.h"
#include "domain/membership.h"
#include "domain/step.h"
#include "record/record.h"

static int take(struct chamber_db *db, chamber_id id, const char *verb,
                const struct chamber_enterprise_step *step)
{
    CLEAN_RECORD(enterprise, before);
    CLEAN_RECORD(enterprise, after);
    struct chamber_enterprise_event event = {
        .enterprise = id, .step = verb, .reason = step->reason, .note = step->note};
    int rc = chamber_enterprise_get(db, id, &before);
    if (rc == CHAMBER_OK)
        rc = step_add(db, &enterprise_history, &before, &event, step->on);
    if (rc == CHAMBER_OK)
        rc = history_derive(db, &enterprise_history, &before, &after);
    if (rc < 0)
        return rc;
    return record_write(db, &chamber_enterprise_noun, &before, &after,
                        history_fields(&enterprise_history), NULL);
}

int chamber_enterprise_step(struct chamber_db *db, chamber_id id, const char *verb,
                            const struct chamber_enterprise_step *step)
{
    static const struct chamber_enterprise_step nothing = {0};
    if (!verb || !membership_is_verb(verb))
        return fail(db, CHAMBER_E_USAGE, "unknown_step", verb ? verb : "");
    int rc = step_begin(db, &chamber_enterprise_noun, verb);
    if (rc < 0)
        return rc;
    return chamber_end(db, take(db, id, verb, step ? step : &nothing));
}
