/* SPDX-License-Identifier: MIT */
/* How the chamber of stats_model.c stood on a day, looked up in the plainest way. */
#include "stats_model.h"

enum model_status model_status_on(const struct model *model, int enterprise, int day)
{
    const struct m_enterprise *e = &model->enterprises[enterprise];
    enum model_status status = PROSPECT;
    for (int n = 0; n < e->event_count; n++)
        if (e->events[n].day <= day)
            status = e->events[n].status;
    return status;
}

bool model_member_on(const struct model *model, int enterprise, int day)
{
    enum model_status status = model_status_on(model, enterprise, day);
    return status == MEMBER || status == SUSPENDED;
}

int model_fact_on(const struct model *model, int enterprise, enum fact fact, int day)
{
    const struct m_enterprise *e = &model->enterprises[enterprise];
    int value = 0;
    for (int n = 0; n < e->fact_count[fact]; n++)
        if (e->facts[fact][n].from <= day)
            value = e->facts[fact][n].value;
    return value;
}

struct view model_view_on(const struct m_request *request, int day)
{
    struct view view = {REGISTERED, NEVER, NEVER, NEVER, NEVER, 0, 0, false};
    int last = -1;
    for (int n = 0; n < request->event_count && request->events[n].day <= day; n++)
        last = n;
    if (last < 0)
        return view;
    view.status = request->events[last].status;
    int resolution = -1;
    for (int n = last; n >= 0; n--) {
        if (resolution < 0 && request->events[n].step == RESOLVE)
            resolution = n;
        if (view.department == 0)
            view.department = request->events[n].department;
        if (view.rating == 0)
            view.rating = request->events[n].rating;
        if (view.due == NEVER)
            view.due = request->events[n].due;
        if (request->events[n].due != NEVER)
            view.first_due = request->events[n].due;
        view.reopened = view.reopened || request->events[n].step == REOPEN;
    }
    if (view.status != RESOLVED && view.status != CLOSED)
        return view;
    view.resolved = request->events[resolution].day;
    for (int n = resolution; n >= 0 && view.due_then == NEVER; n--)
        view.due_then = request->events[n].due;
    return view;
}
