/* SPDX-License-Identifier: MIT */
#include "domain/request_history.h"

#include <chamber/request.h>
#include <chamber/request_event.h>

#include "domain/handling.h"
#include "record/record.h"
#include "store/stmt.h"

/* The day it was raised is that of the first event, registering it. */
static int apply(struct chamber_db *db, const void *events, size_t count, void *record)
{
    struct chamber_request *request = record;
    const struct chamber_request_event *first = events;
    struct handling handling = handling_of(events, count);
    const struct {
        const char **member;
        const char *value;
    } texts[] = {
        {&request->raised_on, first->happened_on},       {&request->status, handling.status},
        {&request->department, handling.department},     {&request->due_on, handling.due_on},
        {&request->resolved_on, handling.resolved_on},   {&request->ended_on, handling.ended_on},
        {&request->satisfaction, handling.satisfaction},
    };
    int rc = CHAMBER_OK;
    for (size_t i = 0; i < COUNT_OF(texts) && rc == CHAMBER_OK; i++)
        rc = record_set_text(db, texts[i].member, texts[i].value);
    request->merged_into = handling.merged_into;
    return rc;
}

static const char *const follows[] = {"raised_on",    "status",      "department",
                                      "due_on",       "resolved_on", "ended_on",
                                      "satisfaction", "merged_into", NULL};

const struct history_rules request_history = {
    .noun = &chamber_request_noun,
    .events = &chamber_request_event_noun,
    .after = handling_after,
    .follows = follows,
    .apply = apply,
};

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
    int rc = history_sound(db, &request_history, record);
    return rc == CHAMBER_OK ? check_merges(db, record) : rc;
}
