/* SPDX-License-Identifier: MIT */
/* Making up a chamber by chance. Steps are random walks through the tables of what may follow. */
#include "stats_model.h"

#include <check.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#undef fail /* of Check, deprecated; here it is the store's */
#include "base/date.h"
#include "store/db.h"

static const char *const statuses[] = {"prospect", "applicant", "member", "suspended", "left"};
static const char *const steps[] = {"register", "accept",  "assign",  "progress", "urge",
                                    "extend",   "resolve", "decline", "withdraw", "merge",
                                    "rate",     "close",   "reopen"};
static const char *const handlings[] = {"registered",  "accepted",  "assigned",
                                        "in_progress", "resolved",  "closed",
                                        "declined",    "withdrawn", "merged"};
static const char *const ratings[] = {NULL, "satisfied", "basic", "dissatisfied"};
static const char *const fact_names[] = {"kind", "industry", "size", "place", "party_state"};

const char *const model_forms[6] = {NULL, "onsite", "interview", "symposium", "phone", "online"};
const char *const model_words[FACTS][5] = {
    [KIND] = {NULL, "enterprise", "group"},   [INDUSTRY] = {NULL, "C", "F", "I", "J"},
    [SIZE] = {NULL, "small", "large"},        [PLACE] = {NULL, "1", "2", "3", "4"},
    [PARTY] = {NULL, "own", "joint", "none"},
};
static const int fact_words[FACTS] = {2, 4, 2, PLACES, 3};
const char *const model_categories[4] = {NULL, "policy", "tax", "other"};
const char *const model_departments[4] = {NULL, "union", "women", "tax"};
const char *const model_levels[4] = {NULL, "national", "district", "subdistrict"};

/* xorshift32: Marsaglia, Xorshift RNGs, 2003 */
int model_chance(uint32_t *seed, int below)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return (int)((*seed >> 8) % (uint32_t)below);
}

const char *model_day(int day, char *out)
{
    struct date date;
    date_add_days("2020-01-01", day, &date);
    strcpy(out, date.text);
    return out;
}

const char *model_quoted(const char *text, char *out)
{
    if (text == NULL)
        strcpy(out, "NULL");
    else
        snprintf(out, 32, "'%s'", text);
    return out;
}

const char *model_quoted_day(int day, char *out)
{
    char text[16];
    return model_quoted(day == NEVER ? NULL : model_day(day, text), out);
}

const char *model_ref(int number, char *out)
{
    if (number == 0)
        strcpy(out, "NULL");
    else
        snprintf(out, 32, "%d", number);
    return out;
}

void model_run(struct sample *sample, const char *format, ...)
{
    char sql[512];
    va_list args;
    va_start(args, format);
    int length = vsnprintf(sql, sizeof(sql), format, args);
    va_end(args);
    ck_assert(length > 0 && (size_t)length < sizeof(sql));
    sample_run(sample, sql);
}

/* What an enterprise may be next; ended by -1. */
static const int next_status[][3] = {
    [PROSPECT] = {APPLICANT, MEMBER, -1}, [APPLICANT] = {PROSPECT, MEMBER, -1},
    [MEMBER] = {SUSPENDED, LEFT, -1},     [SUSPENDED] = {MEMBER, LEFT, -1},
    [LEFT] = {APPLICANT, MEMBER, -1},
};

static const char *step_between(enum model_status from, enum model_status to)
{
    if (to == APPLICANT)
        return "apply";
    if (to == PROSPECT)
        return "reject";
    if (to == MEMBER)
        return from == SUSPENDED ? "resume" : "admit";
    return to == SUSPENDED ? "suspend" : "leave";
}

static void make_enterprise(struct model *model, int id, uint32_t *seed, struct sample *sample)
{
    struct m_enterprise *e = &model->enterprises[id];
    char on[32];
    model_run(sample, "INSERT INTO enterprise (id, status) VALUES (%d, 'prospect')", id);
    bool founder = model_chance(seed, 6) == 0; /* begins with an admission */
    int day = founder ? model_chance(seed, 500) + NEVER : NEVER;
    enum model_status status = founder ? MEMBER : PROSPECT;
    int count = 1 + model_chance(seed, 8);
    for (int n = 0; n < count && day <= LAST_DAY; n++) {
        enum model_status before = status;
        if (n > 0)
            status = (enum model_status)next_status[before][model_chance(seed, 2)];
        if (n > 0 && (day != NEVER || model_chance(seed, 3) > 0)) /* some steps have no date */
            day = (day == NEVER ? 0 : day) + model_chance(seed, 4) * model_chance(seed, 160);
        e->events[n].day = day;
        e->events[n].status = status;
        e->event_count = n + 1;
        model_run(sample,
                  "INSERT INTO enterprise_event (enterprise, happened_on, step, status)"
                  " VALUES (%d, %s, '%s', '%s')",
                  id, model_quoted_day(day, on),
                  n == 0 && !founder ? "register" : step_between(before, status), statuses[status]);
    }
}

static void make_facts(struct model *model, int id, uint32_t *seed, struct sample *sample)
{
    struct m_enterprise *e = &model->enterprises[id];
    char value[32];
    char from[32];
    for (int f = 0; f < FACTS; f++) {
        int day = NEVER;
        e->fact_count[f] = model_chance(seed, 4);
        for (int n = 0; n < e->fact_count[f]; n++) {
            int word = model_chance(seed, fact_words[f] + 1);
            e->facts[f][n].from = day;
            e->facts[f][n].value = word;
            if (f == PLACE && word > 0) /* a reference is a number in the database */
                snprintf(value, sizeof(value), "%d", word);
            else
                model_quoted(model_words[f][word], value);
            model_run(sample,
                      "INSERT INTO enterprise_fact (enterprise, field, from_on, value)"
                      " VALUES (%d, '%s', %s, %s)",
                      id, fact_names[f], day == NEVER ? "''" : model_quoted_day(day, from), value);
            day += 1 + model_chance(seed, 700);
        }
    }
}

static void make_post(struct m_post *post, uint32_t *seed, struct sample *sample)
{
    char from[32];
    char until[32];
    post->person = 1 + model_chance(seed, PERSONS);
    post->role = 1 + model_chance(seed, ROLES);
    post->from = model_chance(seed, LAST_DAY);
    post->until = model_chance(seed, 3) == 0 ? NEVER : post->from + model_chance(seed, 600);
    model_run(sample, "INSERT INTO post (person, role, from_on, until_on) VALUES (%d, %d, %s, %s)",
              post->person, post->role, model_quoted_day(post->from, from),
              model_quoted_day(post->until, until));
}

static void make_visit(struct m_visit *visit, int id, uint32_t *seed, struct sample *sample)
{
    char on[32];
    char form[32];
    char campaign[32] = "NULL";
    char count[32] = "NULL";
    visit->day = model_chance(seed, LAST_DAY + 1);
    visit->enterprise = 1 + model_chance(seed, ENTERPRISES);
    visit->form = model_chance(seed, 6);
    visit->campaign = model_chance(seed, CAMPAIGNS + 1);
    visit->count = model_chance(seed, 6) - 1; /* -1: not given */
    visit->named = model_chance(seed, 4);
    visit->done = model_chance(seed, 6) > 0;
    visit->partner = model_chance(seed, 3) == 0;
    if (visit->campaign > 0)
        snprintf(campaign, sizeof(campaign), "%d", visit->campaign);
    if (visit->count >= 0)
        snprintf(count, sizeof(count), "%d", visit->count);
    model_run(sample,
              "INSERT INTO visit (id, visited_on, enterprise, form, campaign, state, visitor_count)"
              " VALUES (%d, %s, %d, %s, %s, '%s', %s)",
              id, model_quoted_day(visit->day, on), visit->enterprise,
              model_quoted(model_forms[visit->form], form), campaign,
              visit->done                  ? "done"
              : model_chance(seed, 2) == 0 ? "planned"
                                           : "cancelled",
              count);
    for (int n = 0; n < visit->named; n++)
        model_run(sample, "INSERT INTO visit_visitors (visit, n, value) VALUES (%d, %d, %d)", id, n,
                  1 + (visit->day + n) % PERSONS);
    if (visit->partner)
        model_run(sample, "INSERT INTO visit_partners (visit, n, value) VALUES (%d, 0, 'union')",
                  id);
}

/* A step that fits, by chance, and what it leads to. */
static enum handling step_from(enum handling status, uint32_t *seed, enum model_step *step)
{
    static const enum model_step open_steps[] = {ACCEPT,  ASSIGN,  ASSIGN,   PROGRESS,
                                                 URGE,    EXTEND,  RESOLVE,  RESOLVE,
                                                 RESOLVE, DECLINE, WITHDRAW, MERGE};
    static const enum model_step resolved_steps[] = {RATE, CLOSE, REOPEN};
    static const enum model_step closed_steps[] = {RATE, REOPEN};
    if (status <= IN_PROGRESS)
        *step = open_steps[model_chance(seed, 12)];
    else if (status == RESOLVED)
        *step = resolved_steps[model_chance(seed, 3)];
    else if (status == CLOSED)
        *step = closed_steps[model_chance(seed, 2)];
    else
        *step = REOPEN;
    if (*step == ACCEPT && status != REGISTERED)
        *step = PROGRESS;
    static const enum handling leads[] = {
        [REGISTER] = REGISTERED,  [ACCEPT] = ACCEPTED,  [ASSIGN] = ASSIGNED,
        [PROGRESS] = IN_PROGRESS, [RESOLVE] = RESOLVED, [DECLINE] = DECLINED,
        [WITHDRAW] = WITHDRAWN,   [MERGE] = MERGED,     [CLOSE] = CLOSED,
        [REOPEN] = IN_PROGRESS,
    };
    bool stays = *step == URGE || *step == EXTEND || *step == RATE;
    return stays ? status : leads[*step];
}

static void make_steps(struct m_request *request, int id, uint32_t *seed, struct sample *sample)
{
    char on[32];
    char due[32];
    char department[32];
    char rating[32];
    int day = request->raised;
    enum handling status = REGISTERED;
    int count = 1 + model_chance(seed, EVENTS_MAX);
    for (int n = 0; n < count && status != WITHDRAWN && status != MERGED && day <= LAST_DAY; n++) {
        enum model_step step = REGISTER;
        if (n > 0) {
            status = step_from(status, seed, &step);
            day += model_chance(seed, 3) * model_chance(seed, 60);
        }
        bool assigns = step == ASSIGN || (step == REGISTER && model_chance(seed, 3) == 0);
        bool dates = step == EXTEND || (assigns && model_chance(seed, 3) > 0);
        request->events[n].day = day;
        request->events[n].step = step;
        request->events[n].status = status;
        request->events[n].department = assigns ? 1 + model_chance(seed, 3) : 0;
        request->events[n].due = dates ? day + model_chance(seed, 60) : NEVER;
        request->events[n].rating = step == RATE ? 1 + model_chance(seed, 3) : 0;
        request->event_count = n + 1;
        model_run(
            sample,
            "INSERT INTO request_event (request, happened_on, step, status, department, due_on,"
            " satisfaction) VALUES (%d, %s, '%s', '%s', %s, %s, %s)",
            id, model_quoted_day(day, on), steps[step], handlings[status],
            model_quoted(model_departments[request->events[n].department], department),
            model_quoted_day(request->events[n].due, due),
            model_quoted(ratings[request->events[n].rating], rating));
    }
}

static void make_request(struct m_request *request, int id, uint32_t *seed, struct sample *sample)
{
    char on[32];
    char category[32];
    request->raised = model_chance(seed, LAST_DAY + 1);
    request->enterprise = 1 + model_chance(seed, ENTERPRISES);
    request->category = model_chance(seed, 4);
    request->joint_count = model_chance(seed, 4) == 0 ? 1 + model_chance(seed, 3) : 0;
    model_run(sample,
              "INSERT INTO request (id, number, raised_on, enterprise, category, title, status)"
              " VALUES (%d, 'n%d', %s, %d, %s, 't', 'registered')",
              id, id, model_quoted_day(request->raised, on), request->enterprise,
              model_quoted(model_categories[request->category], category));
    for (int n = 0; n < request->joint_count; n++) {
        request->joint[n] = 1 + model_chance(seed, ENTERPRISES);
        model_run(sample, "INSERT INTO request_enterprises (request, n, value) VALUES (%d, %d, %d)",
                  id, n, request->joint[n]);
    }
    make_steps(request, id, seed, sample);
}

static int day_of(const char *text)
{
    return (int)date_days_between("2020-01-01", text);
}

static void make_honor(struct m_honor *honor, uint32_t *seed, struct sample *sample)
{
    char on[16];
    char level[32];
    char enterprise[16] = "NULL";
    char person[16] = "NULL";
    struct period span;
    static const size_t lengths[] = {10, 10, 7, 4};
    model_day(model_chance(seed, LAST_DAY + 1), on);
    on[lengths[model_chance(seed, 4)]] = '\0';
    pdate_span(on, &span);
    honor->first = day_of(span.from.text);
    honor->last = day_of(span.until.text);
    honor->title = 1 + model_chance(seed, 4);
    honor->level = model_chance(seed, 4);
    int recipient = model_chance(seed, 3);
    if (recipient == 0)
        snprintf(enterprise, sizeof(enterprise), "%d",
                 honor->enterprise = 1 + model_chance(seed, 5));
    if (recipient == 1)
        snprintf(person, sizeof(person), "%d", honor->person = 1 + model_chance(seed, 5));
    model_run(sample,
              "INSERT INTO honor (title, level, awarded_on, recipient, enterprise, person)"
              " VALUES ('荣誉%d', %s, '%s', '%s', %s, %s)",
              honor->title, model_quoted(model_levels[honor->level], level), on,
              recipient == 0   ? "enterprise"
              : recipient == 1 ? "person"
                               : "chamber",
              enterprise, person);
}

static void make_others(struct sample *sample)
{
    for (int i = 1; i <= PERSONS; i++)
        model_run(sample, "INSERT INTO person (id, name) VALUES (%d, '人%d')", i, i);
    for (int i = 1; i <= ROLES; i++)
        model_run(sample, "INSERT INTO role (id, code, name, rank) VALUES (%d, 'r%d', '职%d', %d)",
                  i, i, i, ROLES - i);
    for (int i = 1; i <= PLACES; i++)
        model_run(sample, "INSERT INTO place (id, name) VALUES (%d, '楼%d')", i, i);
    for (int i = 1; i <= CAMPAIGNS; i++)
        model_run(sample,
                  "INSERT INTO campaign (id, name, from_on, until_on)"
                  " VALUES (%d, '行动%d', '2020-01-0%d', '2023-12-31')",
                  i, i, i);
}

void model_make(struct model *model, uint32_t seed, struct sample *sample)
{
    memset(model, 0, sizeof(*model));
    sample_words(sample);
    ck_assert_int_eq(store_begin(sample->db, STORE_WRITE), CHAMBER_OK);
    make_others(sample);
    for (int i = 1; i <= ENTERPRISES; i++) {
        make_enterprise(model, i, &seed, sample);
        make_facts(model, i, &seed, sample);
    }
    for (int i = 0; i < POSTS; i++)
        make_post(&model->posts[i], &seed, sample);
    for (int i = 0; i < VISITS; i++)
        make_visit(&model->visits[i], i + 1, &seed, sample);
    for (int i = 0; i < REQUESTS; i++)
        make_request(&model->requests[i], i + 1, &seed, sample);
    for (int i = 0; i < HONORS; i++)
        make_honor(&model->honors[i], &seed, sample);
    model_make_work(model, &seed, sample);
    ck_assert_int_eq(store_end(sample->db, CHAMBER_OK), CHAMBER_OK);
}
