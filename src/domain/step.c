/* SPDX-License-Identifier: MIT */
#include "domain/step.h"

#include <string.h>

#include "base/date.h"
#include "domain/checks.h"
#include "record/record.h"

static const struct chamber_word *words(const struct chamber_noun *events, const char *field)
{
    return chamber_noun_field(events, field)->words;
}

int step_refused(struct chamber_db *db, const struct chamber_noun *noun,
                 const struct chamber_noun *events, chamber_id id, const char *status,
                 const char *step)
{
    CLEAN_FREE char *label = NULL;
    int rc = chamber_record_label(db, noun, id, &label);
    if (rc < 0)
        return rc;
    return fail(db, CHAMBER_E_REFUSED, "step_does_not_fit", label,
                word_of(db, words(events, "status"), status),
                word_of(db, words(events, "step"), step));
}

int step_day(struct chamber_db *db, const struct chamber_noun *events, const char *on,
             const char *last, const char **day)
{
    const char *today = chamber_today(db);
    const char *chosen = text_empty(on) ? today : on;
    const char *field = "happened_on";
    if (!date_valid(chosen))
        return record_fail(db, CHAMBER_E_REFUSED, events, field, "no_such_day", chosen);
    if (strcmp(chosen, today) > 0)
        return record_fail(db, CHAMBER_E_REFUSED, events, field, "day_in_future", today);
    if (last && strcmp(chosen, last) < 0)
        return record_fail(db, CHAMBER_E_REFUSED, events, field, "step_before_last", chosen, last);
    *day = chosen;
    return CHAMBER_OK;
}

int step_begin(struct chamber_db *db, const struct chamber_noun *noun, const char *verb)
{
    CLEAN_STR struct str name = {0};
    str_addf(&name, "%s %s", noun->name, verb);
    return name.failed ? fail_memory(db) : chamber_begin(db, str_text(&name));
}
