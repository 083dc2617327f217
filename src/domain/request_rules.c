/* SPDX-License-Identifier: MIT */
#include "domain/request_rules.h"

#include <chamber/request_event.h>

#include <string.h>

#include "base/date.h"
#include "domain/checks.h"
#include "domain/request_first.h"
#include "domain/request_history.h"
#include "domain/request_number.h"
#include "record/record.h"
#include "store/stmt.h"

static const struct chamber_noun *const noun = &chamber_request_noun;

static bool asks(const struct chamber_request *request, chamber_id enterprise)
{
    for (size_t i = 0; i < request->enterprises.count; i++)
        if (request->enterprises.items[i] == enterprise)
            return true;
    return request->enterprise == enterprise;
}

/* The visit must have been to one of those who ask. */
static int check_visit(struct chamber_db *db, const struct chamber_request *request)
{
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_REQUEST_VISITED);
    if (!request->visit || !request->enterprise)
        return CHAMBER_OK;
    stmt_bind_int(st, ":visit", request->visit);
    int rc = stmt_step(st);
    if (rc < 0)
        return rc;
    if (rc == CHAMBER_OK || asks(request, stmt_int(st, 0)))
        return CHAMBER_OK; /* the engine refuses a visit that does not exist */
    return record_fail(db, CHAMBER_E_REFUSED, noun, "visit", "request_visit_of_other");
}

static int check_joint(struct chamber_db *db, const struct chamber_request *request)
{
    for (size_t i = 0; i < request->enterprises.count; i++)
        if (request->enterprises.items[i] == request->enterprise)
            return record_fail(db, CHAMBER_E_REFUSED, noun, "enterprises",
                               "request_joint_with_itself");
    return CHAMBER_OK;
}

/* Move the register event to the day the request was really raised. */
static int move_raised(struct chamber_db *db, const struct chamber_request *request)
{
    CLEAN_HISTORY struct history history = {0};
    CLEAN_RECORD(request_event, moved);
    int rc = history_load(db, &request_history, request->id, &history);
    if (rc < 0 || history.events.count == 0)
        return rc;
    rc = request_number_in_year(db, request);
    const char *next = history.events.count > 1 ? history_text(&history, 1, "happened_on") : NULL;
    if (rc == CHAMBER_OK && day_after(request->raised_on, next))
        rc = record_fail(db, CHAMBER_E_REFUSED, noun, "raised_on", "request_raised_after_step",
                         next);
    if (rc == CHAMBER_OK)
        rc = record_copy(db, request_history.events, history_event(&history, 0), &moved);
    if (rc == CHAMBER_OK)
        rc = record_set_text(db, &moved.happened_on, request->raised_on);
    if (rc < 0)
        return rc;
    return record_write(db, request_history.events, history_event(&history, 0), &moved,
                        chamber_field_bit(request_history.events, "happened_on"), NULL);
}

int request_prepare(struct chamber_db *db, void *record, const void *before)
{
    struct chamber_request *request = record;
    const struct chamber_request *old = before;
    int rc = check_not_future(db, noun, "raised_on", request->raised_on);
    if (rc == CHAMBER_OK)
        rc = check_joint(db, request);
    if (rc == CHAMBER_OK)
        rc = check_visit(db, request);
    if (rc == CHAMBER_OK && !old)
        rc = request_number_prepare(db, request);
    if (rc == CHAMBER_OK && !old)
        rc = request_first_prepare(db, request);
    if (rc == CHAMBER_OK && old && request->raised_on && date_valid(request->raised_on) &&
        strcmp(request->raised_on, old->raised_on) != 0)
        rc = move_raised(db, request);
    return rc;
}

int request_added(struct chamber_db *db, const void *record)
{
    return request_number_added(db, record);
}

int request_first(struct chamber_db *db, const void *record)
{
    return request_first_added(db, record);
}
