/* SPDX-License-Identifier: MIT */
#include "domain/enterprise_history.h"

#include <string.h>

#include "record/record.h"
#include "store/stmt.h"

static int append(struct chamber_db *db, chamber_id id, struct enterprise_history *history)
{
    struct chamber_enterprise_event *events =
        realloc(history->events, (history->count + 1) * sizeof(*events));
    if (!events)
        return fail_memory(db);
    history->events = events;
    memset(&events[history->count], 0, sizeof(*events));
    return chamber_enterprise_event_get(db, id, &events[history->count++]);
}

int enterprise_history_load(struct chamber_db *db, chamber_id enterprise,
                            struct enterprise_history *history)
{
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_ENTERPRISE_EVENT_OF);
    int rc;
    stmt_bind_int(st, ":enterprise", enterprise);
    while ((rc = stmt_step(st)) == CHAMBER_ROW)
        if ((rc = append(db, stmt_int(st, 0), history)) < 0)
            break;
    return rc;
}

void enterprise_history_clear(struct enterprise_history *history)
{
    for (size_t i = 0; i < history->count; i++)
        chamber_enterprise_event_clear(&history->events[i]);
    free(history->events);
    *history = (struct enterprise_history){0};
}

int enterprise_history_add(struct chamber_db *db, const struct chamber_enterprise_event *event)
{
    CLEAN_RECORD(enterprise_event, copy);
    int rc = record_copy(db, &chamber_enterprise_event_noun, event, &copy);
    return rc == CHAMBER_OK ? record_insert(db, &chamber_enterprise_event_noun, &copy) : rc;
}

static int apply(struct chamber_db *db, const struct membership *membership,
                 struct chamber_enterprise *enterprise)
{
    int rc = record_set_text(db, &enterprise->status, membership->status);
    if (rc == CHAMBER_OK)
        rc = record_set_text(db, &enterprise->joined_on, membership->joined_on);
    if (rc == CHAMBER_OK)
        rc = record_set_text(db, &enterprise->left_on, membership->left_on);
    return rc;
}

int enterprise_history_derive(struct chamber_db *db, const struct chamber_enterprise *stored,
                              struct chamber_enterprise *derived)
{
    CLEAN_HISTORY struct enterprise_history history = {0};
    int rc = enterprise_history_load(db, stored->id, &history);
    if (rc < 0)
        return rc;
    struct membership membership = membership_of(history.events, history.count);
    if (!history.count || membership.misfit != history.count)
        return fail(db, CHAMBER_E_REFUSED, "history_misfit", stored->name);
    rc = record_copy(db, &chamber_enterprise_noun, stored, derived);
    return rc == CHAMBER_OK ? apply(db, &membership, derived) : rc;
}

int enterprise_sound(struct chamber_db *db, const void *record)
{
    const struct chamber_noun *noun = &chamber_enterprise_noun;
    const struct chamber_enterprise *stored = record;
    CLEAN_RECORD(enterprise, derived);
    int rc = enterprise_history_derive(db, stored, &derived);
    for (size_t i = 0; i < noun->field_count && rc == CHAMBER_OK; i++)
        if (!record_same(&noun->fields[i], stored, &derived))
            rc = fail(db, CHAMBER_E_REFUSED, "history_misfit", stored->name);
    return rc;
}
