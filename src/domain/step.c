/* SPDX-License-Identifier: MIT */
#include "domain/step.h"

#include <string.h>

#include "base/date.h"
#include "domain/checks.h"
#include "record/record.h"
#include "record/value.h"

static const struct chamber_word *words(const struct chamber_noun *events, const char *field)
{
    return chamber_noun_field(events, field)->words;
}

static int refuse(struct chamber_db *db, const struct history_rules *rules, chamber_id id,
                  const char *status, const char *step)
{
    CLEAN_FREE char *label = NULL;
    int rc = chamber_record_label(db, rules->noun, id, &label);
    if (rc < 0)
        return rc;
    return fail(db, CHAMBER_E_REFUSED, "step_does_not_fit", label,
                word_of(db, words(rules->events, "status"), status),
                word_of(db, words(rules->events, "step"), step));
}

/* The day of a step after one on `last` (NULL: without a day). */
static int choose_day(struct chamber_db *db, const struct chamber_noun *events, const char *on,
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

int step_add(struct chamber_db *db, const struct history_rules *rules, const void *before,
             void *event, const char *on)
{
    const struct chamber_noun *events = rules->events;
    CLEAN_HISTORY struct history history = {0};
    int rc = history_load(db, rules, record_id_of(before), &history);
    if (rc < 0)
        return rc;
    const char *now = *value_text_of(chamber_noun_field(rules->noun, "status"), before);
    const char *step = *value_text_of(chamber_noun_field(events, "step"), event);
    const char *status = rules->after(now, step);
    if (!status)
        return refuse(db, rules, record_id_of(before), now, step);
    *value_text(chamber_noun_field(events, "status"), event) = status;
    const char *last = history.events.count > 0
                           ? history_text(&history, history.events.count - 1, "happened_on")
                           : NULL;
    rc = choose_day(db, events, on, last,
                    value_text(chamber_noun_field(events, "happened_on"), event));
    return rc == CHAMBER_OK ? history_add(db, rules, event) : rc;
}

int step_begin(struct chamber_db *db, const struct chamber_noun *noun, const char *verb)
{
    CLEAN_STR struct str name = {0};
    str_addf(&name, "%s %s", noun->name, verb);
    return name.failed ? fail_memory(db) : chamber_begin(db, str_text(&name));
}
