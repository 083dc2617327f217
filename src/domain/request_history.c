/* SPDX-License-Identifier: MIT */
#include "domain/request_history.h"

#include <string.h>

#include "record/record.h"
#include "store/stmt.h"

static int append(struct chamber_db *db, chamber_id id, struct request_history *history)
{
    struct chamber_request_event *events =
        realloc(history->events, (history->count + 1) * sizeof(*events));
    if (!events)
        return fail_memory(db);
    history->events = events;
    memset(&events[history->count], 0, sizeof(*events));
    return chamber_request_event_get(db, id, &events[history->count++]);
}

int request_history_load(struct chamber_db *db, chamber_id request, struct request_history *history)
{
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_REQUEST_EVENT_OF);
    int rc;
    stmt_bind_int(st, ":request", request);
    while ((rc = stmt_step(st)) == CHAMBER_ROW)
        if ((rc = append(db, stmt_int(st, 0), history)) < 0)
            break;
    return rc;
}

void request_history_clear(struct request_history *history)
{
    for (size_t i = 0; i < history->count; i++)
        chamber_request_event_clear(&history->events[i]);
    free(history->events);
    *history = (struct request_history){0};
}

int request_history_add(struct chamber_db *db, const struct chamber_request_event *event)
{
    CLEAN_RECORD(request_event, copy);
    int rc = record_copy(db, &chamber_request_event_noun, event, &copy);
    return rc == CHAMBER_OK ? record_insert(db, &chamber_request_event_noun, &copy) : rc;
}

int request_history_apply(struct chamber_db *db, const struct handling *handling,
                          struct chamber_request *request)
{
    const struct {
        const char **member;
        const char *value;
    } texts[] = {
        {&request->status, handling->status},     {&request->department, handling->department},
        {&request->due_on, handling->due_on},     {&request->resolved_on, handling->resolved_on},
        {&request->ended_on, handling->ended_on}, {&request->satisfaction, handling->satisfaction},
    };
    int rc = CHAMBER_OK;
    for (size_t i = 0; i < COUNT_OF(texts) && rc == CHAMBER_OK; i++)
        rc = record_set_text(db, texts[i].member, texts[i].value);
    request->merged_into = handling->merged_into;
    return rc;
}

uint64_t request_history_fields(void)
{
    static const char *const names[] = {"status",   "department",   "due_on",     "resolved_on",
                                        "ended_on", "satisfaction", "merged_into"};
    uint64_t fields = 0;
    for (size_t i = 0; i < COUNT_OF(names); i++)
        fields |= chamber_field_bit(&chamber_request_noun, names[i]);
    return fields;
}
