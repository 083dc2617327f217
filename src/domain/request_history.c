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

static int apply(struct chamber_db *db, const struct handling *handling,
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

int request_history_derive(struct chamber_db *db, const struct chamber_request *stored,
                           struct chamber_request *derived)
{
    CLEAN_HISTORY struct request_history history = {0};
    int rc = request_history_load(db, stored->id, &history);
    if (rc < 0)
        return rc;
    struct handling handling = handling_of(history.events, history.count);
    if (!history.count || handling.misfit != history.count)
        return fail(db, CHAMBER_E_REFUSED, "history_misfit", stored->number);
    rc = record_copy(db, &chamber_request_noun, stored, derived);
    return rc == CHAMBER_OK ? apply(db, &handling, derived) : rc;
}

/* Following what each was merged into leads to an end. */
static int check_merges(struct chamber_db *db, const struct chamber_request *request)
{
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_REQUEST_MERGED_INTO_ITSELF);
    stmt_bind_int(st, ":id", request->id);
    int rc = request->merged_into ? stmt_step(st) : CHAMBER_OK;
    return rc == CHAMBER_ROW
               ? fail(db, CHAMBER_E_REFUSED, "request_merged_in_circle", request->number)
               : rc;
}

int request_sound(struct chamber_db *db, const void *record)
{
    const struct chamber_noun *noun = &chamber_request_noun;
    const struct chamber_request *stored = record;
    CLEAN_RECORD(request, derived);
    int rc = request_history_derive(db, stored, &derived);
    for (size_t i = 0; i < noun->field_count && rc == CHAMBER_OK; i++)
        if (!record_same(&noun->fields[i], stored, &derived))
            rc = fail(db, CHAMBER_E_REFUSED, "history_misfit", stored->number);
    return rc == CHAMBER_OK ? check_merges(db, stored) : rc;
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
