/* SPDX-License-Identifier: MIT */
/* requests.*. */
#include "figures.h"

#include <stdlib.h>

static bool asks(const struct request *request, int enterprise)
{
    return request->enterprise == enterprise ||
           is_among(request->joint, request->joint_total, enterprise);
}

/* Enterprises that asked for something in the period; only while members on that day. */
static int count_parties(const struct town *town, const struct period *period, bool members)
{
    int count = 0;
    for (int number = 1; number <= ENTERPRISES; number++) {
        bool found = false;
        for (int i = 1; i <= town->request_count && !found; i++) {
            const struct request *request = &town->requests[i];
            found = within(period, request->raised) && asks(request, number) &&
                    (!members || member_on(town, number, request->raised));
        }
        count += found;
    }
    return count;
}

static bool of_member(const struct town *town, const struct request *request)
{
    bool found = member_on(town, request->enterprise, request->raised);
    for (int i = 0; i < request->joint_total; i++)
        found = found || member_on(town, request->joint[i], request->raised);
    return found;
}

/* Whenever raised. */
static void put_carried(const struct town *town, const struct period *period,
                        struct figures *figures)
{
    int handled = 0, carried = 0, carried_resolved = 0, overdue = 0;
    for (int i = 1; i <= town->request_count; i++) {
        const struct request *request = &town->requests[i];
        struct view now = view_on(request, period->as_of);
        struct view start = view_on(request, period->from - 1);
        handled += now.resolved != NEVER && within(period, now.resolved);
        overdue += is_open(now.status) && now.due < period->as_of;
        if (!is_open(start.status))
            continue;
        carried++;
        carried_resolved += now.resolved != NEVER;
    }
    put(figures, "requests.handled", handled);
    put(figures, "requests.carried", carried);
    put(figures, "requests.carried_resolved", carried_resolved);
    put(figures, "requests.overdue", overdue);
}

static int by_number(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

static void put_resolved(const struct town *town, const struct period *period,
                         struct figures *figures)
{
    int due = 0, on_time = 0, original = 0, resolved = 0, took[REQUESTS_MAX];
    for (int i = 1; i <= town->request_count; i++) {
        const struct request *request = &town->requests[i];
        struct view now = view_on(request, period->as_of);
        if (!within(period, request->raised) || now.resolved == NEVER)
            continue;
        took[resolved++] = now.resolved - request->raised;
        due += now.due_then != NEVER;
        on_time += now.due_then != NEVER && now.resolved <= now.due_then;
        original += now.due_then != NEVER && now.resolved <= now.first_due;
    }
    put(figures, "requests.resolved", resolved);
    put_rate(figures, "requests.on_time", on_time, due);
    put_rate(figures, "requests.on_time_original", original, due);
    qsort(took, (size_t)resolved, sizeof(took[0]), by_number);
    struct line *line = &figures->lines[figures->count];
    put(figures, "requests.days_median",
        resolved ? (took[(resolved - 1) / 2] + took[resolved / 2]) / 2.0 : 0);
    line->given = resolved > 0;
}

enum { BY_CATEGORY, BY_DEPARTMENT, BY_INDUSTRY, BY_MONTH, WAYS, WORDS = 20 };

/* The requests raised in the period, by word, and those of them resolved. */
struct parts {
    int raised[WAYS][WORDS], resolved[WAYS][WORDS];
};

static void add_to_parts(const struct town *town, const struct period *period,
                         const struct request *request, struct parts *parts)
{
    struct view now = view_on(request, period->as_of);
    const int words[WAYS] = {
        [BY_CATEGORY] = request->category,
        [BY_DEPARTMENT] = now.department,
        [BY_INDUSTRY] = fact_on(&town->enterprises[request->enterprise], INDUSTRY, period->as_of),
        [BY_MONTH] = month_of(request->raised),
    };
    for (int way = 0; way < WAYS; way++) {
        parts->raised[way][words[way]]++;
        parts->resolved[way][words[way]] += now.resolved != NEVER;
    }
}

static void put_part(struct figures *figures, const char *id, const char *key, int raised,
                     int resolved)
{
    struct line *line = put_row(figures, id, key, raised);
    put_column(line, RAISED, raised);
    put_column(line, ARE_RESOLVED, resolved);
}

static void put_parts(const struct period *period, const struct parts *parts,
                      struct figures *figures)
{
    static const char *const ids[] = {"requests.by_category", "requests.by_department",
                                      "requests.by_industry"};
    static const char *const *const words[] = {categories, departments, industries};
    for (int way = BY_CATEGORY; way <= BY_INDUSTRY; way++)
        for (int n = 0; words[way][n]; n++)
            put_part(figures, ids[way], words[way][n], parts->raised[way][n],
                     parts->resolved[way][n]);
    put_part(figures, "requests.by_month", NULL, 0, 0);
    for (int month = month_of(period->from); month <= month_of(period->end); month++) {
        char key[KEY_BYTES];
        snprintf(key, sizeof(key), "%04d-%02d", year_of(period->from), month);
        put_part(figures, "requests.by_month", key, parts->raised[BY_MONTH][month],
                 parts->resolved[BY_MONTH][month]);
    }
}

void figure_requests(const struct town *town, const struct period *period, struct figures *figures)
{
    int raised = 0, status[CLOSED + 1] = {0}, members = 0, reopened = 0, rated = 0, satisfied = 0;
    int members_done = 0;
    struct parts parts = {0};
    for (int i = 1; i <= town->request_count; i++) {
        const struct request *request = &town->requests[i];
        struct view now = view_on(request, period->as_of);
        if (!within(period, request->raised))
            continue;
        raised++;
        status[now.status]++;
        members += of_member(town, request);
        members_done +=
            of_member(town, request) && (now.status == RESOLVED || now.status == CLOSED);
        reopened += now.reopened;
        rated += now.rating > 0;
        satisfied += now.rating == 1 || now.rating == 2;
        add_to_parts(town, period, request, &parts);
    }
    int done = status[RESOLVED] + status[CLOSED];
    int ended = done + status[DECLINED] + status[WITHDRAWN] + status[MERGED];
    put(figures, "requests.raised", raised);
    put(figures, "requests.enterprises", count_parties(town, period, false));
    put(figures, "requests.members", members);
    put(figures, "requests.member_enterprises", count_parties(town, period, true));
    put(figures, "requests.members_resolved", members_done);
    put(figures, "requests.declined", status[DECLINED]);
    put(figures, "requests.withdrawn", status[WITHDRAWN]);
    put(figures, "requests.merged", status[MERGED]);
    put(figures, "requests.open", raised - ended);
    put_rate(figures, "requests.rate", done, raised - status[WITHDRAWN] - status[MERGED]);
    put(figures, "requests.reopened", reopened);
    put_rate(figures, "requests.satisfied", satisfied, rated);
    put_resolved(town, period, figures);
    put_carried(town, period, figures);
    put_parts(period, &parts, figures);
}
