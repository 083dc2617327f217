/* SPDX-License-Identifier: MIT */
#include "domain/history_given.h"

#include "domain/checks.h"
#include "domain/enterprise_history.h"
#include "domain/request_history.h"
#include "record/record.h"
#include "record/value.h"

static const struct history_rules *const all[] = {&enterprise_history, &request_history};

const struct history_rules *history_rules_of(const struct chamber_noun *events)
{
    for (size_t i = 0; i < COUNT_OF(all); i++)
        if (all[i]->events == events)
            return all[i];
    return NULL;
}

static const char *text_of(const struct chamber_noun *events, const void *event, const char *field)
{
    return *value_text_of(chamber_noun_field(events, field), event);
}

static const char *word(struct chamber_db *db, const struct chamber_noun *events, const char *field,
                        const char *code)
{
    return word_of(db, chamber_noun_field(events, field)->words, code);
}

static int check_day(struct chamber_db *db, const struct history_rules *rules, const char *day)
{
    if (!rules->undated && text_empty(day))
        return record_fail(db, CHAMBER_E_USAGE, rules->events, "happened_on", "field_missing");
    return check_not_future(db, rules->events, "happened_on", day);
}

static int refuse_step(struct chamber_db *db, const struct chamber_noun *events, const char *status,
                       const char *step)
{
    if (!status)
        return record_fail(db, CHAMBER_E_REFUSED, events, "step", "history_begins",
                           word(db, events, "step", step));
    return record_fail(db, CHAMBER_E_REFUSED, events, "step", "history_unfit",
                       word(db, events, "step", step), word(db, events, "status", status));
}

int history_follow(struct chamber_db *db, const struct history_rules *rules, const char **status,
                   void *event)
{
    const struct chamber_noun *events = rules->events;
    const char *step = text_of(events, event, "step"), *said = text_of(events, event, "status");
    if (text_empty(step))
        return record_fail(db, CHAMBER_E_USAGE, events, "step", "field_missing");
    int rc = check_day(db, rules, text_of(events, event, "happened_on"));
    if (rc < 0)
        return rc;
    const char *after = rules->after(*status, step);
    if (!after)
        return refuse_step(db, events, *status, step);
    if (!text_empty(said) && !str_same(said, after))
        return record_fail(db, CHAMBER_E_REFUSED, events, "status", "history_status_differs",
                           word(db, events, "status", said), word(db, events, "step", step),
                           word(db, events, "status", after));
    *status = after;
    return record_set_text(db, value_text(chamber_noun_field(events, "status"), event), after);
}
