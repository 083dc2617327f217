/* SPDX-License-Identifier: MIT */
/* How it stood on a day: what was so before, and what had happened by its end. */
#include "town.h"

#include <string.h>

const char *name_on(const struct enterprise *enterprise, int day)
{
    return enterprise->later_name[0] && enterprise->renamed_on <= day ? enterprise->later_name
                                                                      : enterprise->name;
}

int fact_on(const struct enterprise *enterprise, enum fact fact, int day)
{
    const struct dated *dated = &enterprise->facts[fact];
    return dated->since <= day ? dated->later : dated->value;
}

enum membership status_on(const struct enterprise *enterprise, int day)
{
    static const enum membership after[] = {
        [REGISTER] = PROSPECT, [APPLY] = APPLICANT, [REJECT] = PROSPECT, [ADMIT] = MEMBER,
        [SUSPEND] = SUSPENDED, [RESUME] = MEMBER,   [LEAVE] = FORMER,
    };
    enum membership status = NOBODY;
    for (int i = 0; i < enterprise->move_count && enterprise->moves[i].day <= day; i++)
        status = after[enterprise->moves[i].step];
    return status;
}

bool member_on(const struct town *town, int enterprise, int day)
{
    enum membership status = status_on(&town->enterprises[enterprise], day);
    return status == MEMBER || status == SUSPENDED;
}

bool visit_counts(const struct visit *visit, int from, int until)
{
    return visit->state == DONE && visit->day >= from && visit->day <= until;
}

bool is_among(const int *items, int count, int item)
{
    for (int i = 0; i < count; i++)
        if (items[i] == item)
            return true;
    return false;
}

bool in_office(const struct post *post, int day)
{
    return post->from <= day && day <= post->until;
}

bool is_open(enum handling status)
{
    return status >= REGISTERED && status <= IN_PROGRESS;
}

static void end(struct view *view, enum handling status, int day)
{
    view->status = status;
    view->ended = day;
    view->resolved = status == RESOLVED ? day : NEVER;
    view->due_then = status == RESOLVED ? view->due : NEVER;
}

static void take(struct view *view, const struct request_step *step)
{
    if (step->department) {
        view->department = step->department;
        view->at_since = step->day;
    }
    if (step->due != NEVER) {
        view->due = step->due;
        view->first_due = view->first_due == NEVER ? step->due : view->first_due;
    }
    if (step->satisfaction)
        view->rating = step->satisfaction;
}

static void apply(struct view *view, const struct request_step *step)
{
    switch (step->step) {
    case S_REGISTER:
        view->status = REGISTERED;
        break;
    case S_ACCEPT:
        view->status = ACCEPTED;
        break;
    case S_ASSIGN:
        view->status = ASSIGNED;
        break;
    case S_PROGRESS:
        view->status = IN_PROGRESS;
        break;
    case S_URGE:
        view->urged++;
        break;
    case S_EXTEND:
    case S_RATE:
        break;
    case S_RESOLVE:
        end(view, RESOLVED, step->day);
        break;
    case S_DECLINE:
        end(view, DECLINED, step->day);
        break;
    case S_WITHDRAW:
        end(view, WITHDRAWN, step->day);
        break;
    case S_MERGE:
        end(view, MERGED, step->day);
        break;
    case S_CLOSE:
        view->status = CLOSED;
        break;
    case S_REOPEN:
        end(view, IN_PROGRESS, NEVER);
        view->reopened = true;
        break;
    }
}

struct view view_on(const struct request *request, int day)
{
    struct view view = {.due = NEVER,
                        .first_due = NEVER,
                        .due_then = NEVER,
                        .resolved = NEVER,
                        .ended = NEVER,
                        .at_since = NEVER};
    for (int i = 0; i < request->step_count && request->steps[i].day <= day; i++) {
        take(&view, &request->steps[i]);
        apply(&view, &request->steps[i]);
    }
    return view;
}

void request_number(const struct town *town, int request, char out[16])
{
    int year = year_of(town->requests[request].raised), number = 0;
    for (int i = 1; i <= request; i++)
        number += year_of(town->requests[i].raised) == year;
    snprintf(out, 16, "%04d-%03d", year % 10000, number % 1000);
}
