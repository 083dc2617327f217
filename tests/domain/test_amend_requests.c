/* SPDX-License-Identifier: MIT */
/* Requests whose steps are corrected: what each step needs, the day raised, the outcome, merges. */
#include <stdio.h>
#include <string.h>

#include "domain/fixture.h"

static struct chamber_db *db;
static const struct chamber_noun *const events = &chamber_request_event_noun;

static chamber_id step_of(chamber_id id, const char *step)
{
    chamber_id event = 0;
    ck_ok(chamber_event_find(db, events, id, step, &event));
    return event;
}

static void take(chamber_id id, const char *verb, struct chamber_request_step step)
{
    ck_ok(chamber_request_step(db, id, verb, &step));
}

/* Correct the one field of the one such step. */
static int set(chamber_id id, const char *step, const char *field,
               struct chamber_request_event values)
{
    return chamber_request_amend(db, id, step_of(id, step), &values,
                                 chamber_field_bit(events, field), NULL);
}

static int move(chamber_id id, const char *step, const char *on)
{
    return set(id, step, "happened_on", (struct chamber_request_event){.happened_on = on});
}

static int insert(chamber_id id, struct chamber_request_event values, const char *outcome)
{
    return chamber_request_amend_insert(db, id, &values, outcome, NULL);
}

static struct chamber_request get(chamber_id id)
{
    struct chamber_request request = {0};
    ck_ok(chamber_request_get(db, id, &request));
    return request;
}

static chamber_id setup(void)
{
    db = fixture_open("2018-12-31");
    return fixture_request(db, fixture_enterprise(db, "宏达机械", "2017-01-01"), "2018-03-01");
}

START_TEST(test_the_day_raised_moves_with_the_first_event)
{
    chamber_id id = setup();
    take(id, "accept", (struct chamber_request_step){.on = "2018-03-05"});
    ck_ok(move(id, "register", "2018-03-05"));
    struct chamber_request request = get(id);
    ck_text(request.raised_on, "2018-03-05");
    chamber_request_clear(&request);
    ck_fails(move(id, "register", "2018-03-06"), CHAMBER_E_REFUSED, "amend_misfit_first", NULL);
    ck_fails(move(id, "accept", "2018-03-04"), CHAMBER_E_REFUSED, "amend_misfit_first", NULL);
    ck_assert_ptr_nonnull(strstr(chamber_error_text(db), "2018-03-04 受理"));
    ck_fails(move(id, "register", "2017-12-31"), CHAMBER_E_REFUSED, "request_raised_in_year",
             "raised_on");
    ck_fails(move(id, "register", NULL), CHAMBER_E_USAGE, "field_missing", "happened_on");
    ck_fails(chamber_request_amend_drop(db, id, step_of(id, "register")), CHAMBER_E_REFUSED,
             "amend_first_stays", NULL);
    /* and the other way round */
    struct chamber_request earlier = {.id = id, .raised_on = "2018-02-01"};
    ck_ok(chamber_request_update(db, &earlier,
                                 chamber_field_bit(&chamber_request_noun, "raised_on"), NULL));
    ck_text(fixture_request_events(db, id),
            "register 2018-02-01 registered\naccept 2018-03-05 accepted");
    fixture_close(db);
}
END_TEST

START_TEST(test_steps_keep_what_they_need)
{
    chamber_id id = setup();
    take(id, "assign",
         (struct chamber_request_step){
             .on = "2018-03-02", .department = "union", .due_on = "2018-04-01"});
    take(id, "extend",
         (struct chamber_request_step){.on = "2018-03-20", .due_on = "2018-05-01", .note = "踏勘"});
    ck_ok(set(id, "assign", "department", (struct chamber_request_event){.department = "tax"}));
    ck_ok(set(id, "extend", "due_on", (struct chamber_request_event){.due_on = "2018-06-01"}));
    struct chamber_request request = get(id);
    ck_text(request.department, "tax");
    ck_text(request.due_on, "2018-06-01");
    ck_fails(set(id, "assign", "department", (struct chamber_request_event){0}), CHAMBER_E_USAGE,
             "step_needs_field", "department");
    ck_fails(set(id, "extend", "note", (struct chamber_request_event){0}), CHAMBER_E_USAGE,
             "step_needs_field", "note");
    ck_fails(set(id, "extend", "department", (struct chamber_request_event){.department = "tax"}),
             CHAMBER_E_USAGE, "step_takes_no_field", "department");
    /* what another step has no place for is not lost silently */
    ck_fails(set(id, "assign", "step", (struct chamber_request_event){.step = "progress"}),
             CHAMBER_E_USAGE, "step_takes_no_field", "department");
    struct chamber_request_event progress = {.step = "progress"};
    ck_ok(chamber_request_amend(db, id, step_of(id, "assign"), &progress,
                                chamber_field_bit(events, "step") |
                                    chamber_field_bit(events, "department") |
                                    chamber_field_bit(events, "due_on"),
                                NULL));
    ck_text(fixture_request_events(db, id),
            "register 2018-03-01 registered\nprogress 2018-03-02 in_progress\n"
            "extend 2018-03-20 in_progress");
    ck_fails(set(id, "progress", "step", (struct chamber_request_event){.step = "assign"}),
             CHAMBER_E_USAGE, "step_needs_field", "department");
    ck_fails(insert(id,
                    (struct chamber_request_event){.step = "decline", .happened_on = "2018-04-01"},
                    NULL),
             CHAMBER_E_USAGE, "step_needs_field", "note");
    chamber_request_clear(&request);
    request = get(id);
    ck_text(request.department, NULL);
    chamber_request_clear(&request);
    fixture_close(db);
}
END_TEST

START_TEST(test_resolutions_and_what_came_of_it)
{
    chamber_id id = setup();
    take(id, "resolve", (struct chamber_request_step){.on = "2018-04-01", .outcome = "增设车位"});
    take(id, "rate", (struct chamber_request_step){.on = "2018-04-02", .satisfaction = "basic"});
    ck_fails(chamber_request_amend_drop(db, id, step_of(id, "resolve")), CHAMBER_E_REFUSED,
             "amend_misfit", NULL);
    ck_ok(move(id, "resolve", "2018-03-15"));
    ck_ok(insert(id, (struct chamber_request_event){.step = "accept", .happened_on = "2018-03-02"},
                 NULL));
    struct chamber_request request = get(id);
    ck_text(request.resolved_on, "2018-03-15");
    ck_text(request.ended_on, "2018-03-15");
    ck_ok(chamber_request_amend_drop(db, id, step_of(id, "rate")));
    ck_ok(chamber_request_amend_drop(db, id, step_of(id, "resolve")));
    chamber_request_clear(&request);
    request = get(id);
    ck_text(request.status, "accepted");
    ck_text(request.resolved_on, NULL);
    ck_text(request.satisfaction, NULL);
    ck_text(request.outcome, "增设车位"); /* stays as entered */
    struct chamber_request_event again = {.step = "resolve", .happened_on = "2018-05-01"};
    ck_ok(insert(id, again, NULL));
    ck_ok(chamber_request_amend(db, id, step_of(id, "resolve"), &again, 0, "增设车位十个"));
    chamber_request_clear(&request);
    request = get(id);
    ck_text(request.status, "resolved");
    ck_text(request.outcome, "增设车位十个");
    chamber_request_clear(&request);
    ck_fails(insert(id,
                    (struct chamber_request_event){.step = "reopen", .happened_on = "2018-04-20"},
                    NULL),
             CHAMBER_E_REFUSED, "amend_misfit", NULL);
    struct chamber_request_event first = {.step = "resolve", .happened_on = "2018-04-10"};
    ck_fails(insert(id, first, NULL), CHAMBER_E_REFUSED, "amend_misfit", NULL);
    fixture_close(db);
}
END_TEST

START_TEST(test_an_outcome_belongs_to_the_last_resolution)
{
    chamber_id id = setup();
    struct chamber_request_event resolved = {.step = "resolve", .happened_on = "2018-04-01"};
    ck_fails(insert(id, resolved, NULL), CHAMBER_E_USAGE, "step_needs_field", "outcome");
    ck_ok(insert(id, resolved, "已协调"));
    chamber_id first = step_of(id, "resolve");
    ck_ok(insert(id, (struct chamber_request_event){.step = "reopen", .happened_on = "2018-05-01"},
                 NULL));
    take(id, "resolve", (struct chamber_request_step){.on = "2018-06-01", .outcome = "已解决"});
    ck_fails(chamber_request_amend(db, id, first, &resolved, 0, "甲"), CHAMBER_E_USAGE,
             "outcome_of_last", "outcome");
    ck_fails(chamber_request_amend(db, id, step_of(id, "reopen"), &resolved, 0, "甲"),
             CHAMBER_E_USAGE, "step_takes_no_field", "outcome");
    struct chamber_request request = get(id);
    ck_text(request.outcome, "已解决");
    ck_text(request.resolved_on, "2018-06-01");
    chamber_request_clear(&request);
    fixture_close(db);
}
END_TEST

START_TEST(test_what_arrived_may_say_less)
{
    db = fixture_open("2018-12-31");
    chamber_id enterprise = fixture_enterprise(db, "宏达机械", NULL);
    struct chamber_request declined = {.enterprise = enterprise,
                                       .title = "停车",
                                       .raised_on = "2018-03-01",
                                       .status = "declined",
                                       .ended_on = "2018-04-01",
                                       .department = "union",
                                       .due_on = "2018-05-01"};
    chamber_id id = 0;
    ck_ok(chamber_request_add(db, &declined, &id));
    ck_ok(move(id, "decline", "2018-04-05"));
    ck_ok(set(id, "register", "due_on", (struct chamber_request_event){.due_on = "2018-06-01"}));
    ck_ok(set(id, "decline", "note", (struct chamber_request_event){.note = "不属于本街道"}));
    ck_fails(set(id, "decline", "note", (struct chamber_request_event){0}), CHAMBER_E_USAGE,
             "step_needs_field", "note");
    struct chamber_request request = get(id);
    ck_text(request.ended_on, "2018-04-05");
    ck_text(request.due_on, "2018-06-01");
    ck_text(request.department, "union");
    chamber_request_clear(&request);
    fixture_close(db);
}
END_TEST

START_TEST(test_merges)
{
    chamber_id id = setup();
    chamber_id other = fixture_request(db, 1, "2018-03-02");
    chamber_id third = fixture_request(db, 1, "2018-03-03");
    take(id, "merge", (struct chamber_request_step){.on = "2018-04-01", .merged_into = other});
    ck_fails(set(id, "merge", "merged_into", (struct chamber_request_event){.merged_into = id}),
             CHAMBER_E_REFUSED, "merge_into_itself", "merged_into");
    ck_fails(insert(other,
                    (struct chamber_request_event){
                        .step = "merge", .happened_on = "2018-04-01", .merged_into = id},
                    NULL),
             CHAMBER_E_REFUSED, "merge_into_merged", "merged_into");
    ck_fails(set(id, "merge", "merged_into", (struct chamber_request_event){.merged_into = 99}),
             CHAMBER_E_NOT_FOUND, "no_such_id", "merged_into");
    ck_ok(set(id, "merge", "merged_into", (struct chamber_request_event){.merged_into = third}));
    struct chamber_request request = get(id);
    ck_assert_int_eq(request.merged_into, third);
    chamber_request_clear(&request);
    ck_ok(chamber_request_amend_drop(db, id, step_of(id, "merge")));
    request = get(id);
    ck_assert_int_eq(request.merged_into, 0);
    ck_text(request.status, "registered");
    chamber_request_clear(&request);
    fixture_close(db);
}
END_TEST

SUITE_MAIN("amend_requests", test_the_day_raised_moves_with_the_first_event,
           test_steps_keep_what_they_need, test_resolutions_and_what_came_of_it,
           test_an_outcome_belongs_to_the_last_resolution, test_what_arrived_may_say_less,
           test_merges)
