/* SPDX-License-Identifier: MIT */
/* A resolution, a rating and archiving have the day of resolved_on, another end that of ended_on,
 * all else holds from raised_on; department and due date belong to the register event. A rating of
 * a request that is not resolved stayed when it was reopened: so it was resolved, rated and
 * reopened before. */
#include "domain/request_first.h"

#include <string.h>

#include "domain/checks.h"
#include "domain/handling.h"
#include "domain/request_history.h"
#include "record/record.h"

enum { STEPS_MAX = 6 };

/* What a status that is given asks of the other fields. */
static const struct path {
    const char *status;
    const char *ends_on; /* the field with the day it ended; NULL: it has not */
    bool merged;
    const char *steps[STEPS_MAX];
    const char *rated[STEPS_MAX]; /* with a rating; none: cannot be rated */
} paths[] = {
    {"registered", NULL, false, {"register"}, {NULL}},
    {"accepted", NULL, false, {"register", "accept"}, {NULL}},
    {"assigned",
     NULL,
     false,
     {"register", "assign"},
     {"register", "resolve", "rate", "reopen", "assign"}},
    {"in_progress",
     NULL,
     false,
     {"register", "progress"},
     {"register", "resolve", "rate", "reopen"}},
    {"resolved", "resolved_on", false, {"register", "resolve"}, {"register", "resolve", "rate"}},
    {"closed",
     "resolved_on",
     false,
     {"register", "resolve", "close"},
     {"register", "resolve", "rate", "close"}},
    {"declined",
     "ended_on",
     false,
     {"register", "decline"},
     {"register", "resolve", "rate", "reopen", "decline"}},
    {"withdrawn",
     "ended_on",
     false,
     {"register", "withdraw"},
     {"register", "resolve", "rate", "reopen", "withdraw"}},
    {"merged",
     "ended_on",
     true,
     {"register", "merge"},
     {"register", "resolve", "rate", "reopen", "merge"}},
};

static const struct path *path_to(const char *status)
{
    for (size_t i = 0; i < COUNT_OF(paths); i++)
        if (strcmp(paths[i].status, status) == 0)
            return &paths[i];
    return NULL;
}

static bool is_any(const char *step, const char *a, const char *b, const char *c)
{
    return strcmp(step, a) == 0 || strcmp(step, b) == 0 || strcmp(step, c) == 0;
}

static const char *day_of(const struct chamber_request *request, const char *step, bool resolved)
{
    if (is_any(step, "decline", "withdraw", "merge"))
        return request->ended_on;
    if (resolved && is_any(step, "resolve", "rate", "close"))
        return request->resolved_on;
    return request->raised_on;
}

/* The events, borrowing the record's texts. */
static size_t plan(const struct chamber_request *request,
                   struct chamber_request_event events[STEPS_MAX])
{
    const struct path *path = path_to(request->status);
    bool resolved = !text_empty(request->resolved_on);
    const char *status = NULL;
    size_t count = 0;
    if (!path)
        return 0;
    const char *const *steps = text_empty(request->satisfaction) ? path->steps : path->rated;
    for (; count < STEPS_MAX && steps[count]; count++) {
        const char *step = steps[count];
        bool first = count == 0;
        status = handling_after(status, step);
        events[count] = (struct chamber_request_event){
            .request = request->id,
            .happened_on = day_of(request, step, resolved),
            .step = step,
            .status = status,
            .department = first ? request->department : NULL,
            .due_on = first ? request->due_on : NULL,
            .satisfaction = strcmp(step, "rate") == 0 ? request->satisfaction : NULL,
            .merged_into = strcmp(step, "merge") == 0 ? request->merged_into : 0,
        };
    }
    return count;
}

static const char *default_status(const struct chamber_request *request)
{
    if (!text_empty(request->resolved_on))
        return "resolved";
    return request->merged_into ? "merged" : "registered";
}

static const char *field_label(const struct chamber_db *db, const char *name)
{
    return chamber_get_language(db) == CHAMBER_EN
               ? name
               : chamber_noun_field(&chamber_request_noun, name)->label;
}

/* The day a status needs must be there, another's must not. */
static int check_given(struct chamber_db *db, const struct chamber_request *request,
                       const struct path *path)
{
    const char *word = word_of(db, handling_statuses, path->status);
    const struct {
        const char *field;
        bool given;
        bool wanted;
        bool allowed;
    } rules[] = {
        {"resolved_on", !text_empty(request->resolved_on),
         path->ends_on && strcmp(path->ends_on, "resolved_on") == 0, false},
        {"ended_on", !text_empty(request->ended_on),
         path->ends_on && strcmp(path->ends_on, "ended_on") == 0, path->ends_on != NULL},
        {"merged_into", request->merged_into != 0, path->merged, false},
        {"satisfaction", !text_empty(request->satisfaction), false, path->rated[0] != NULL},
    };
    for (size_t i = 0; i < COUNT_OF(rules); i++) {
        if (rules[i].wanted && !rules[i].given)
            return record_fail(db, CHAMBER_E_REFUSED, &chamber_request_noun, rules[i].field,
                               "status_needs_field", word, field_label(db, rules[i].field));
        if (rules[i].given && !rules[i].wanted && !rules[i].allowed)
            return record_fail(db, CHAMBER_E_REFUSED, &chamber_request_noun, rules[i].field,
                               "status_without_field", word, field_label(db, rules[i].field));
    }
    return CHAMBER_OK;
}

static int check_days(struct chamber_db *db, const struct chamber_request *request)
{
    const struct chamber_noun *noun = &chamber_request_noun;
    int rc = check_not_future(db, noun, "resolved_on", request->resolved_on);
    if (rc == CHAMBER_OK)
        rc = check_not_future(db, noun, "ended_on", request->ended_on);
    if (rc == CHAMBER_OK)
        rc = check_order(db, noun, "resolved_on", request->raised_on, request->resolved_on);
    if (rc == CHAMBER_OK)
        rc = check_order(db, noun, "ended_on", request->raised_on, request->ended_on);
    if (rc == CHAMBER_OK && !text_empty(request->resolved_on) && !text_empty(request->ended_on) &&
        strcmp(request->resolved_on, request->ended_on) != 0)
        rc = record_fail(db, CHAMBER_E_REFUSED, noun, "ended_on", "ended_on_differs");
    return rc;
}

int request_first_prepare(struct chamber_db *db, struct chamber_request *request)
{
    int rc = CHAMBER_OK;
    if (text_empty(request->status))
        rc = record_set_text(db, &request->status, default_status(request));
    const struct path *path = rc == CHAMBER_OK ? path_to(request->status) : NULL;
    if (!path)
        return rc; /* no such status: the engine refuses it */
    rc = check_given(db, request, path);
    if (rc == CHAMBER_OK)
        rc = check_days(db, request);
    if (rc == CHAMBER_OK && !text_empty(request->resolved_on))
        rc = record_set_text(db, &request->ended_on, request->resolved_on);
    return rc;
}

int request_first_added(struct chamber_db *db, const struct chamber_request *request)
{
    struct chamber_request_event events[STEPS_MAX] = {0};
    size_t count = plan(request, events);
    int rc = CHAMBER_OK;
    for (size_t i = 0; i < count && rc == CHAMBER_OK; i++)
        rc = history_add(db, &request_history, &events[i]);
    return rc;
}
