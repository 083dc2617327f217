/* SPDX-License-Identifier: MIT */
/* Requests: every step from every status, allowed or refused, and what follows. */
#include <string.h>

#include "domain/fixture.h"
#include "domain/handling.h"

enum { STATUSES = 9, STEPS = 13 };

static const char *const statuses[STATUSES] = {"registered",  "accepted", "assigned",
                                               "in_progress", "resolved", "declined",
                                               "withdrawn",   "merged",   "closed"};
static const char *const steps[STEPS] = {"register", "accept",  "assign",  "progress", "urge",
                                         "extend",   "resolve", "decline", "withdraw", "merge",
                                         "rate",     "close",   "reopen"};

/* The table of the domain, written once more: per step the statuses it fits, and the one after
 * ("": as it was). */
static const struct {
    const char *from;
    const char *to;
} expected[STEPS] = {
    {"", "registered"},
    {"registered", "accepted"},
    {"registered accepted assigned in_progress", "assigned"},
    {"registered accepted assigned in_progress", "in_progress"},
    {"registered accepted assigned in_progress", ""},
    {"registered accepted assigned in_progress", ""},
    {"registered accepted assigned in_progress", "resolved"},
    {"registered accepted assigned in_progress", "declined"},
    {"registered accepted assigned in_progress", "withdrawn"},
    {"registered accepted assigned in_progress", "merged"},
    {"resolved closed", ""},
    {"resolved", "closed"},
    {"resolved closed declined", "in_progress"},
};

static const char *after(size_t status, size_t step)
{
    if (!strstr(expected[step].from, statuses[status]))
        return NULL;
    return *expected[step].to ? expected[step].to : statuses[status];
}

START_TEST(test_every_transition)
{
    for (size_t s = 0; s < STATUSES; s++)
        for (size_t n = 0; n < STEPS; n++) {
            const char *got = handling_after(statuses[s], steps[n]);
            const char *want = after(s, n);
            ck_assert_msg((got == NULL) == (want == NULL), "%s %s", statuses[s], steps[n]);
            if (want)
                ck_assert_str_eq(got, want);
        }
    ck_assert_str_eq(handling_after(NULL, "register"), "registered");
    for (size_t n = 1; n < STEPS; n++)
        ck_assert_ptr_null(handling_after(NULL, steps[n]));
    ck_assert(!handling_is_verb("register"));
    ck_assert(!handling_is_verb("dance"));
}
END_TEST

/* What each step needs. */
static struct chamber_request_step step_for(const char *verb, chamber_id other)
{
    struct chamber_request_step step = {.on = "2018-04-01"};
    if (strcmp(verb, "assign") == 0)
        step.department = "union";
    if (strcmp(verb, "extend") == 0)
        step.due_on = "2018-06-01";
    if (strcmp(verb, "resolve") == 0)
        step.outcome = "已协调车位";
    if (strcmp(verb, "rate") == 0)
        step.satisfaction = "basic";
    if (strcmp(verb, "merge") == 0)
        step.merged_into = other;
    if (strstr("extend decline withdraw reopen", verb))
        step.note = "另有说明";
    return step;
}

static void take(struct chamber_db *db, chamber_id id, const char *verb, chamber_id other)
{
    struct chamber_request_step step = step_for(verb, other);
    ck_ok(chamber_request_step(db, id, verb, &step));
}

/* A new request brought to a status by verbs. */
static chamber_id bring_to(struct chamber_db *db, const char *status, chamber_id enterprise,
                           chamber_id other)
{
    static const struct {
        const char *status;
        const char *verbs[2];
    } roads[] = {
        {"accepted", {"accept"}},  {"assigned", {"assign"}},         {"in_progress", {"progress"}},
        {"resolved", {"resolve"}}, {"declined", {"decline"}},        {"withdrawn", {"withdraw"}},
        {"merged", {"merge"}},     {"closed", {"resolve", "close"}},
    };
    chamber_id id = fixture_request(db, enterprise, "2018-03-01");
    for (size_t i = 0; i < sizeof(roads) / sizeof(roads[0]); i++)
        for (size_t n = 0; strcmp(roads[i].status, status) == 0 && n < 2 && roads[i].verbs[n]; n++)
            take(db, id, roads[i].verbs[n], other);
    return id;
}

START_TEST(test_verbs_follow_the_table)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    chamber_id enterprise = fixture_enterprise(db, "甲公司", NULL);
    chamber_id other = fixture_request(db, enterprise, "2018-01-02");
    for (size_t s = 0; s < STATUSES; s++)
        for (size_t n = 1; n < STEPS; n++) {
            struct chamber_request request = {0};
            chamber_id id = bring_to(db, statuses[s], enterprise, other);
            struct chamber_request_step step = step_for(steps[n], other);
            const char *want = after(s, n);
            if (want)
                ck_ok(chamber_request_step(db, id, steps[n], &step));
            else
                ck_fails(chamber_request_step(db, id, steps[n], &step), CHAMBER_E_REFUSED,
                         "step_does_not_fit", NULL);
            ck_ok(chamber_request_get(db, id, &request));
            ck_text(request.status, want ? want : statuses[s]);
            chamber_request_clear(&request);
        }
    fixture_close(db);
}
END_TEST

START_TEST(test_refusal_names_status_and_step)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    chamber_id id = fixture_request(db, fixture_enterprise(db, "甲公司", NULL), "2018-03-01");
    ck_assert_int_eq(chamber_request_step(db, id, "close", NULL), CHAMBER_E_REFUSED);
    const char *text = chamber_error_text(db);
    ck_assert_msg(strstr(text, "2018-001") && strstr(text, "已登记") && strstr(text, "归档"), "%s",
                  text);
    fixture_close(db);
}
END_TEST

START_TEST(test_needs)
{
    static const struct {
        const char *verb, *field;
    } needs[] = {{"assign", "department"},
                 {"extend", "due_on"},
                 {"resolve", "outcome"},
                 {"decline", "note"},
                 {"merge", "merged_into"}};
    struct chamber_db *db = fixture_open("2018-12-31");
    chamber_id id = fixture_request(db, fixture_enterprise(db, "甲公司", NULL), "2018-03-01");
    for (size_t i = 0; i < sizeof(needs) / sizeof(needs[0]); i++)
        ck_fails(chamber_request_step(db, id, needs[i].verb, NULL), CHAMBER_E_USAGE,
                 "step_needs_field", needs[i].field);
    struct chamber_request_step extend = {.due_on = "2018-09-01"};
    ck_fails(chamber_request_step(db, id, "extend", &extend), CHAMBER_E_USAGE, "step_needs_field",
             "note");
    struct chamber_request_step accept = {.department = "union"};
    ck_fails(chamber_request_step(db, id, "accept", &accept), CHAMBER_E_USAGE,
             "step_takes_no_field", "department");
    take(db, id, "resolve", 0);
    ck_fails(chamber_request_step(db, id, "rate", NULL), CHAMBER_E_USAGE, "step_needs_field",
             "satisfaction");
    struct chamber_request_step rate = {.satisfaction = "very"};
    ck_fails(chamber_request_step(db, id, "rate", &rate), CHAMBER_E_REFUSED, "unknown_code",
             "satisfaction");
    ck_fails(chamber_request_step(db, id, "dance", NULL), CHAMBER_E_USAGE, "unknown_step", NULL);
    ck_assert_int_eq(chamber_request_step(db, 99, "accept", NULL), CHAMBER_E_NOT_FOUND);
    ck_text(fixture_request_events(db, id),
            "register 2018-03-01 registered\nresolve 2018-04-01 resolved");
    fixture_close(db);
}
END_TEST

START_TEST(test_days_of_steps)
{
    struct chamber_db *db = fixture_open("2018-06-30");
    chamber_id id = fixture_request(db, fixture_enterprise(db, "甲公司", NULL), "2018-03-01");
    struct chamber_request_step step = {.on = "2018-02-28"};
    ck_fails(chamber_request_step(db, id, "accept", &step), CHAMBER_E_REFUSED, "step_before_last",
             "happened_on");
    step.on = "2018-07-01";
    ck_fails(chamber_request_step(db, id, "accept", &step), CHAMBER_E_REFUSED, "day_in_future",
             "happened_on");
    step.on = "2018-6-1";
    ck_fails(chamber_request_step(db, id, "accept", &step), CHAMBER_E_REFUSED, "no_such_day",
             "happened_on");
    ck_ok(chamber_request_step(db, id, "accept", NULL));
    ck_text(fixture_request_events(db, id),
            "register 2018-03-01 registered\naccept 2018-06-30 accepted");
    fixture_close(db);
}
END_TEST

START_TEST(test_merge)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    chamber_id enterprise = fixture_enterprise(db, "甲公司", NULL);
    chamber_id a = fixture_request(db, enterprise, "2018-03-01");
    chamber_id b = fixture_request(db, enterprise, "2018-03-02");
    chamber_id c = fixture_request(db, enterprise, "2018-03-03");
    struct chamber_request request = {0};
    struct chamber_request_step step = {.merged_into = a};
    ck_fails(chamber_request_step(db, a, "merge", &step), CHAMBER_E_REFUSED, "merge_into_itself",
             "merged_into");
    step.merged_into = 99;
    ck_assert_int_eq(chamber_request_step(db, a, "merge", &step), CHAMBER_E_NOT_FOUND);
    step.merged_into = b;
    ck_ok(chamber_request_step(db, a, "merge", &step));
    ck_ok(chamber_request_get(db, a, &request));
    ck_assert_int_eq(request.merged_into, b);
    ck_text(request.merged_into_name, "2018-002");
    ck_text(request.ended_on, "2018-12-31");
    step.merged_into = a;
    ck_fails(chamber_request_step(db, c, "merge", &step), CHAMBER_E_REFUSED, "merge_into_merged",
             "merged_into");
    chamber_request_clear(&request);
    fixture_close(db);
}
END_TEST

struct stand {
    const char *day, *status, *department, *due_on, *resolved_on, *ended_on, *satisfaction;
};

static void check_stand(const struct chamber_request *request, const struct stand *stand)
{
    ck_text(request->status, stand->status);
    ck_text(request->department, stand->department);
    ck_text(request->due_on, stand->due_on);
    ck_text(request->resolved_on, stand->resolved_on);
    ck_text(request->ended_on, stand->ended_on);
    ck_text(request->satisfaction, stand->satisfaction);
}

/* A long life, as it stood after each step and as it stands on each day afterwards. */
static const struct {
    const char *verb;
    struct chamber_request_step step;
    struct stand stand;
} life[] = {
    {"accept", {.on = "2018-02-02"}, {"2018-02-02", "accepted", NULL, NULL, NULL, NULL, NULL}},
    {"assign",
     {.on = "2018-02-05", .department = "union", .due_on = "2018-03-01"},
     {"2018-02-05", "assigned", "union", "2018-03-01", NULL, NULL, NULL}},
    {"urge",
     {.on = "2018-02-20"},
     {"2018-02-20", "assigned", "union", "2018-03-01", NULL, NULL, NULL}},
    {"extend",
     {.on = "2018-02-25", .due_on = "2018-04-01", .note = "资料不全"},
     {"2018-02-25", "assigned", "union", "2018-04-01", NULL, NULL, NULL}},
    {"assign",
     {.on = "2018-03-02", .department = "tax"},
     {"2018-03-02", "assigned", "tax", "2018-04-01", NULL, NULL, NULL}},
    {"progress",
     {.on = "2018-03-05"},
     {"2018-03-05", "in_progress", "tax", "2018-04-01", NULL, NULL, NULL}},
    {"resolve",
     {.on = "2018-03-20", .outcome = "已退税"},
     {"2018-03-20", "resolved", "tax", "2018-04-01", "2018-03-20", "2018-03-20", NULL}},
    {"rate",
     {.on = "2018-03-22", .satisfaction = "dissatisfied"},
     {"2018-03-22", "resolved", "tax", "2018-04-01", "2018-03-20", "2018-03-20", "dissatisfied"}},
    {"close",
     {.on = "2018-03-25"},
     {"2018-03-25", "closed", "tax", "2018-04-01", "2018-03-20", "2018-03-20", "dissatisfied"}},
    {"reopen",
     {.on = "2018-04-10", .note = "退税有误"},
     {"2018-04-10", "in_progress", "tax", "2018-04-01", NULL, NULL, "dissatisfied"}},
    {"decline",
     {.on = "2018-04-20", .note = "不符合政策"},
     {"2018-04-20", "declined", "tax", "2018-04-01", NULL, "2018-04-20", "dissatisfied"}},
    {"reopen",
     {.on = "2018-05-01", .note = "政策有变"},
     {"2018-05-01", "in_progress", "tax", "2018-04-01", NULL, NULL, "dissatisfied"}},
    {"resolve",
     {.on = "2018-05-10", .outcome = "已补退"},
     {"2018-05-10", "resolved", "tax", "2018-04-01", "2018-05-10", "2018-05-10", "dissatisfied"}},
    {"rate",
     {.on = "2018-05-11", .satisfaction = "satisfied"},
     {"2018-05-11", "resolved", "tax", "2018-04-01", "2018-05-10", "2018-05-10", "satisfied"}},
};

START_TEST(test_life_and_as_of)
{
    struct chamber_db *db = fixture_open("2019-12-31");
    struct chamber_request request = {0};
    chamber_id id = fixture_request(db, fixture_enterprise(db, "甲公司", NULL), "2018-02-01");
    size_t count = sizeof(life) / sizeof(life[0]);
    for (size_t i = 0; i < count; i++) {
        ck_ok(chamber_request_step(db, id, life[i].verb, &life[i].step));
        ck_ok(chamber_request_get(db, id, &request));
        check_stand(&request, &life[i].stand);
    }
    ck_text(request.outcome, "已补退");
    for (size_t i = 0; i < count; i++) {
        ck_ok(chamber_record_get_as_of(db, &chamber_request_noun, id, life[i].stand.day, &request));
        check_stand(&request, &life[i].stand);
    }
    ck_assert_int_eq(
        chamber_record_get_as_of(db, &chamber_request_noun, id, "2018-01-31", &request),
        CHAMBER_E_NOT_FOUND);
    chamber_request_clear(&request);
    fixture_close(db);
}
END_TEST

SUITE_MAIN("requests_steps", test_every_transition, test_verbs_follow_the_table,
           test_refusal_names_status_and_step, test_needs, test_days_of_steps, test_merge,
           test_life_and_as_of)
