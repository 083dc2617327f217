/* SPDX-License-Identifier: MIT */
/* What the enterprises asked for: most as an office's list has it, some step by step; and the
 * honors. */
#include "town.h"

#include <stdlib.h>

enum { REQUESTS_OF_TWO_YEARS = 400, BY_STEPS_EVERY = 13, LAST_NEW = 60 };

static int last_day(void)
{
    return day_of(2018, 12, 31);
}

static struct request_step *add(struct request *request, int day, enum step step, bool by_verb)
{
    struct request_step *added = &request->steps[request->step_count++];
    *added = (struct request_step){.day = day, .step = step, .due = NEVER, .by_verb = by_verb};
    return added;
}

/* An earlier one that was not merged itself. */
static int merge_into(const struct town *town, int number)
{
    do
        number--;
    while (number > 1 && view_on(&town->requests[number], NEVER - 1).status == MERGED);
    return number;
}

/* As the list has it: what happened to it, with the day of its end. */
static void import(struct town *town, int number)
{
    static const enum step ends[] = {S_RESOLVE,  S_RESOLVE, S_RESOLVE, S_RESOLVE, S_RESOLVE,
                                     S_RESOLVE,  S_CLOSE,   S_CLOSE,   S_DECLINE, S_WITHDRAW,
                                     S_MERGE,    S_ACCEPT,  S_ASSIGN,  S_ASSIGN,  S_PROGRESS,
                                     S_REGISTER, S_REGISTER};
    struct request *request = &town->requests[number];
    enum step end = ends[chance(town, 17)];
    int day = request->raised + between(town, 0, 110);
    bool resolved = end == S_RESOLVE || end == S_CLOSE;
    if (end == S_ACCEPT || end == S_ASSIGN || end == S_PROGRESS) {
        add(request, request->raised, end, false);
        if (request->steps[0].department == 0)
            request->steps[0].department = between(town, 1, 9);
        return;
    }
    if (end == S_REGISTER || day > last_day() || (end == S_MERGE && number < 10))
        return;
    struct request_step *step = add(request, day, end == S_CLOSE ? S_RESOLVE : end, false);
    if (end == S_MERGE)
        step->merged_into = merge_into(town, number);
    if (resolved && percent(town, 65))
        add(request, day, S_RATE, false)->satisfaction = 1 + chance(town, 11) / 5;
    if (end == S_CLOSE)
        add(request, day, S_CLOSE, false);
}

/* The ways through an office: assigned, urged, extended, resolved, rated, reopened ...; S_REGISTER,
 * the first of all steps, ends each. */
static const enum step ways[][STEPS_MAX] = {
    {S_ACCEPT, S_ASSIGN, S_URGE, S_PROGRESS, S_RESOLVE, S_RATE},
    {S_ASSIGN, S_URGE, S_EXTEND, S_URGE, S_RESOLVE, S_RATE, S_CLOSE},
    {S_ASSIGN, S_RESOLVE, S_RATE, S_REOPEN, S_ASSIGN, S_RESOLVE, S_RATE},
    {S_ACCEPT, S_DECLINE, S_REOPEN, S_EXTEND, S_PROGRESS},
    {S_ASSIGN, S_ASSIGN, S_URGE, S_URGE},
    {S_PROGRESS, S_WITHDRAW},
    {S_ASSIGN, S_RESOLVE, S_CLOSE, S_RATE, S_REOPEN},
    {S_EXTEND, S_ASSIGN, S_MERGE},
};

static void by_steps(struct town *town, int number, const enum step *way)
{
    struct request *request = &town->requests[number];
    int day = request->raised;
    for (int i = 0; i < STEPS_MAX - 1 && way[i]; i++) {
        day += percent(town, 15) ? 0 : between(town, 1, 25); /* several on one day */
        if (day > last_day())
            return;
        struct request_step *step = add(request, day, way[i], true);
        if (way[i] == S_ASSIGN)
            step->department = view_on(request, day).department % 9 + 1;
        if (way[i] == S_EXTEND || (way[i] == S_ASSIGN && percent(town, 60)))
            step->due = day + between(town, 10, 45);
        if (way[i] == S_RATE)
            step->satisfaction = 1 + chance(town, 3);
        if (way[i] == S_MERGE)
            step->merged_into = merge_into(town, number);
    }
}

/* Together with others, on the visit or apart from any. */
static void ask(struct town *town, struct request *request)
{
    if (request->visit)
        request->enterprise = town->visits[request->visit].enterprise;
    else
        request->enterprise = percent(town, 88) ? between(town, 1, 250) : between(town, 251, 300);
    int joint = percent(town, 9) ? between(town, 1, 3) : 0;
    while (request->joint_total < joint) {
        int other = between(town, 1, 290);
        if (other != request->enterprise && !is_among(request->joint, request->joint_total, other))
            request->joint[request->joint_total++] = other;
    }
    request->channel = request->visit ? 1 : chance(town, 6);
    request->category = chance(town, 11);
}

static void make_request(struct town *town, int raised, int visit)
{
    int number = ++town->request_count;
    struct request *request = &town->requests[number];
    *request = (struct request){.raised = raised, .visit = visit};
    ask(town, request);
    struct request_step *first = add(request, raised, S_REGISTER, false);
    first->department = percent(town, 75) ? between(town, 1, 9) : 0;
    first->due = percent(town, 65) ? raised + between(town, 15, 100) : NEVER;
    if (raised > last_day() - LAST_NEW && number % 3 == 0)
        first->due = last_day() - 2 + number / 3 % 7;
    if (number > BY_STEPS_EVERY && number % BY_STEPS_EVERY == 5)
        by_steps(town, number, ways[number / BY_STEPS_EVERY % 8]);
    else
        import(town, number);
}

struct occasion {
    int day, visit;
};

static int by_day(const void *a, const void *b)
{
    const struct occasion *x = a, *y = b;
    return x->day != y->day ? x->day - y->day : x->visit - y->visit;
}

/* On done visits, and on days of their own. */
static void find_occasions(struct town *town, struct occasion occasions[REQUESTS_OF_TWO_YEARS])
{
    for (int i = 0; i < REQUESTS_OF_TWO_YEARS; i++) {
        int visit = percent(town, 45) ? between(town, 1, town->visit_count) : 0;
        if (visit && town->visits[visit].state != DONE)
            visit = 0;
        occasions[i].visit = visit;
        occasions[i].day =
            visit ? town->visits[visit].day : between(town, day_of(2017, 1, 3), last_day() - 2);
        if (i >= REQUESTS_OF_TWO_YEARS - LAST_NEW / 3) {
            occasions[i].visit = 0;
            occasions[i].day = last_day() - between(town, 2, LAST_NEW);
        }
    }
    qsort(occasions, REQUESTS_OF_TWO_YEARS, sizeof(occasions[0]), by_day);
}

static void make_honor(struct town *town, int number)
{
    struct honor *honor = &town->honors[number];
    int year, month, day, first = day_of(2016, 8, 5) + number * 14;
    *honor = (struct honor){.title = between(town, 1, 8),
                            .level = chance(town, 7),
                            .first = first,
                            .last = first,
                            .valid_until = NEVER};
    day_split(first, &year, &month, &day);
    if (number % 5 == 2) {
        honor->first = day_of(year, month, 1);
        honor->last = months_later(honor->first, 1) - 1;
    }
    if (number % 15 == 9) {
        honor->first = day_of(year, 1, 1);
        honor->last = day_of(year, 12, 31);
    }
    if (number % 3 == 0)
        honor->valid_until = honor->last + between(town, 200, 800);
    honor->recipient = (enum recipient)(chance(town, 7) / 3);
    if (honor->recipient == TO_ENTERPRISE)
        honor->enterprise = between(town, 1, 40);
    if (honor->recipient == TO_PERSON)
        honor->person = between(town, 1, 50);
}

void make_requests(struct town *town)
{
    struct occasion occasions[REQUESTS_OF_TWO_YEARS];
    find_occasions(town, occasions);
    for (int i = 0; i < REQUESTS_OF_TWO_YEARS; i++)
        make_request(town, occasions[i].day, occasions[i].visit);
    for (int number = 1; number <= HONORS; number++)
        make_honor(town, number);
}
