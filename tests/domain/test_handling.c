/* SPDX-License-Identifier: MIT */
/* What each step of a request does to it, and what is made of steps and words that are none. */
#include "fixture.h"

#undef fail /* Check's; the store has one of its own */
#include "domain/handling.h"

START_TEST(test_after)
{
    static const char *const ways[][3] = {
        {NULL, "register", "registered"},
        {"registered", "accept", "accepted"},
        {"registered", "urge", "registered"},
        {"accepted", "assign", "assigned"},
        {"in_progress", "resolve", "resolved"},
        {"resolved", "close", "closed"},
        {"closed", "reopen", "in_progress"},
        {"declined", "reopen", "in_progress"},
        {NULL, "accept", NULL},
        {"resolved", "register", NULL},
        {"closed", "resolve", NULL},
        {"merged", "reopen", NULL},
        {"registered", "forget", NULL},
        {"forgotten", "accept", NULL},
        {NULL, "forget", NULL},
    };
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        ck_assert_pstr_eq(handling_after(ways[i][0], ways[i][1]), ways[i][2]);
    ck_assert(handling_is_verb("accept"));
    ck_assert(!handling_is_verb("register")); /* that is what adding does */
    ck_assert(!handling_is_verb("forget"));
}
END_TEST

START_TEST(test_needs)
{
    ck_assert_str_eq(handling_needs("merge")[0], "merged_into");
    ck_assert_ptr_null(handling_needs("merge")[1]);
    ck_assert_ptr_null(handling_needs("accept")[0]);
    ck_assert_ptr_null(handling_needs("forget")[0]);
    ck_assert_ptr_null(handling_takes("forget")[0]);
    ck_assert_str_eq(chamber_request_needs("rate")[0], "satisfaction");
    ck_assert_ptr_null(chamber_request_needs(NULL)[0]);
}
END_TEST

/* "" says as little as NULL, and what a step does not say stays as it was. */
START_TEST(test_standing)
{
    const struct chamber_request_event events[] = {
        {.step = "register", .happened_on = "2018-07-01", .due_on = "2018-07-31"},
        {.step = "assign", .happened_on = "2018-07-02", .department = "office", .due_on = ""},
        {.step = "resolve", .happened_on = "2018-07-20", .department = ""},
        {.step = "rate", .happened_on = "2018-07-21", .satisfaction = "satisfied"},
        {.step = "rate", .happened_on = "2018-07-22", .satisfaction = ""},
        {.step = "reopen", .happened_on = "2018-07-23"},
        {.step = "merge", .happened_on = "2018-07-24", .merged_into = 7},
        {.step = "resolve", .happened_on = "2018-07-25"},
    };
    enum { COUNT = sizeof events / sizeof *events };
    struct handling handling = handling_of(events, COUNT - 1);
    ck_assert_uint_eq(handling.misfit, COUNT - 1);
    ck_assert_str_eq(handling.status, "merged");
    ck_assert_str_eq(handling.department, "office");
    ck_assert_str_eq(handling.due_on, "2018-07-31");
    ck_assert_str_eq(handling.satisfaction, "satisfied");
    ck_assert_str_eq(handling.ended_on, "2018-07-24");
    ck_assert_ptr_null(handling.resolved_on);
    ck_assert_int_eq(handling.merged_into, 7);
    handling = handling_of(events, COUNT);
    ck_assert_uint_eq(handling.misfit, COUNT - 1);
    handling = handling_of(events, 3);
    ck_assert_str_eq(handling.resolved_on, "2018-07-20");
    handling = handling_of(NULL, 0);
    ck_assert_ptr_null(handling.status);
}
END_TEST

START_TEST(test_no_step)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    chamber_id enterprise = fixture_enterprise(db, "示例厂", NULL);
    chamber_id request = fixture_request(db, enterprise, "2018-07-01");
    const struct chamber_request_step step = {.on = "2018-07-02"};
    const struct chamber_enterprise_step moved = {.on = "2018-07-02"};
    ck_fails(chamber_request_step(db, request, NULL, &step), CHAMBER_E_USAGE, "unknown_step", NULL);
    ck_fails(chamber_request_step(db, request, "register", &step), CHAMBER_E_USAGE, "unknown_step",
             NULL);
    ck_fails(chamber_enterprise_step(db, enterprise, NULL, &moved), CHAMBER_E_USAGE, "unknown_step",
             NULL);
    ck_assert_str_eq(fixture_request_events(db, request), "register 2018-07-01 registered");
    ck_assert_ptr_null(chamber_noun_named(NULL));
    fixture_close(db);
}
END_TEST

SUITE_MAIN("handling", test_after, test_needs, test_standing, test_no_step)
