/* SPDX-License-Identifier: MIT */
/* Histories that are corrected: events changed, dropped and inserted, and what follows from it. */
#include <stdio.h>
#include <string.h>

#include "domain/fixture.h"

static struct chamber_db *db;

static uint64_t bit(const struct chamber_noun *events, const char *field)
{
    return chamber_field_bit(events, field);
}

/* --- enterprises --- */
static chamber_id step_of(chamber_id id, const char *step)
{
    chamber_id event = 0;
    ck_ok(chamber_event_find(db, &chamber_enterprise_event_noun, id, step, &event));
    return event;
}

static void take(chamber_id id, const char *verb, const char *on)
{
    struct chamber_enterprise_step step = {.on = on};
    ck_ok(chamber_enterprise_step(db, id, verb, &step));
}

static int move(chamber_id id, chamber_id event, const char *on)
{
    struct chamber_enterprise_event values = {.happened_on = on};
    return chamber_enterprise_amend(db, id, event, &values,
                                    bit(&chamber_enterprise_event_noun, "happened_on"));
}

static int change_step(chamber_id id, chamber_id event, const char *step)
{
    struct chamber_enterprise_event values = {.step = step};
    return chamber_enterprise_amend(db, id, event, &values,
                                    bit(&chamber_enterprise_event_noun, "step"));
}

static int insert(chamber_id id, const char *step, const char *on)
{
    struct chamber_enterprise_event values = {.step = step, .happened_on = on};
    return chamber_enterprise_amend_insert(db, id, &values, NULL);
}

static void expect(chamber_id id, const char *status, const char *joined_on, const char *left_on)
{
    struct chamber_enterprise enterprise = {0};
    ck_ok(chamber_enterprise_get(db, id, &enterprise));
    ck_text(enterprise.status, status);
    ck_text(enterprise.joined_on, joined_on);
    ck_text(enterprise.left_on, left_on);
    chamber_enterprise_clear(&enterprise);
}

START_TEST(test_a_day_moves)
{
    db = fixture_open("2018-12-31");
    chamber_id id = fixture_enterprise(db, "宏达机械", NULL);
    take(id, "apply", "2018-02-01");
    take(id, "admit", "2018-03-01");
    take(id, "leave", "2018-10-01");
    chamber_id admitted = step_of(id, "admit");
    ck_ok(move(id, admitted, "2018-02-15"));
    expect(id, "left", "2018-02-15", "2018-10-01");
    /* on the day of another the order of entry decides, so admitting comes after applying */
    ck_ok(move(id, admitted, "2018-02-01"));
    ck_text(fixture_enterprise_events(db, id),
            "register - prospect\napply 2018-02-01 applicant\nadmit 2018-02-01 member\n"
            "leave 2018-10-01 left");
    ck_fails(move(id, admitted, "2018-01-31"), CHAMBER_E_REFUSED, "amend_misfit", NULL);
    const char *text = chamber_error_text(db);
    ck_assert_msg(strstr(text, "宏达机械") && strstr(text, "#2 2018-02-01 申请入会") &&
                      strstr(text, "会员"),
                  "%s", text);
    ck_fails(move(id, admitted, "2018-11-01"), CHAMBER_E_REFUSED, "amend_misfit", NULL);
    ck_fails(move(id, admitted, "2019-01-01"), CHAMBER_E_REFUSED, "day_in_future", "happened_on");
    ck_fails(move(id, admitted, "2018-02-30"), CHAMBER_E_REFUSED, "no_such_day", "happened_on");
    expect(id, "left", "2018-02-01", "2018-10-01");
    chamber_id batch = chamber_last_batch(db);
    ck_ok(move(id, admitted, "2018-02-01")); /* nothing changes */
    ck_assert_int_eq(chamber_last_batch(db), batch);
    fixture_close(db);
}
END_TEST

START_TEST(test_steps_change_and_statuses_follow)
{
    db = fixture_open("2018-12-31");
    chamber_id id = fixture_enterprise(db, "甲公司", "2018-01-10");
    take(id, "leave", "2018-05-01");
    chamber_id wrong = step_of(id, "leave");
    ck_ok(change_step(id, wrong, "suspend"));
    expect(id, "suspended", "2018-01-10", NULL);
    struct chamber_enterprise_event told = {.reason = "moved", .note = "搬走", .step = "leave"};
    ck_ok(chamber_enterprise_amend(db, id, wrong, &told,
                                   bit(&chamber_enterprise_event_noun, "step") |
                                       bit(&chamber_enterprise_event_noun, "reason") |
                                       bit(&chamber_enterprise_event_noun, "note")));
    expect(id, "left", "2018-01-10", "2018-05-01");
    struct chamber_enterprise_event stored = {0};
    ck_ok(chamber_enterprise_event_get(db, wrong, &stored));
    ck_text(stored.reason, "moved");
    ck_text(stored.note, "搬走");
    ck_text(stored.happened_on, "2018-05-01");
    chamber_enterprise_event_clear(&stored);
    ck_fails(change_step(id, wrong, "resume"), CHAMBER_E_REFUSED, "amend_misfit", NULL);
    ck_fails(change_step(id, step_of(id, "register"), "admit"), CHAMBER_E_REFUSED,
             "amend_misfit_first", NULL);
    ck_fails(change_step(id, wrong, "dance"), CHAMBER_E_REFUSED, "unknown_code", "step");
    told.reason = "whim";
    ck_fails(chamber_enterprise_amend(db, id, wrong, &told,
                                      bit(&chamber_enterprise_event_noun, "reason")),
             CHAMBER_E_REFUSED, "unknown_code", "reason");
    told.status = "member";
    ck_fails(chamber_enterprise_amend(db, id, wrong, &told,
                                      bit(&chamber_enterprise_event_noun, "status")),
             CHAMBER_E_REFUSED, "moved_by_verbs", "status");
    fixture_close(db);
}
END_TEST

START_TEST(test_events_are_inserted_and_dropped)
{
    db = fixture_open("2018-12-31");
    chamber_id id = fixture_enterprise(db, "甲公司", "2018-01-10");
    chamber_id other = fixture_enterprise(db, "乙公司", "2018-01-10");
    take(id, "leave", "2018-05-01");
    ck_ok(insert(id, "suspend", "2018-03-01"));
    ck_ok(insert(id, "resume", "2018-03-01")); /* after the one of its day */
    ck_ok(insert(id, "admit", "2018-06-01"));
    ck_text(fixture_enterprise_events(db, id),
            "register - prospect\nadmit 2018-01-10 member\nsuspend 2018-03-01 suspended\n"
            "resume 2018-03-01 member\nleave 2018-05-01 left\nadmit 2018-06-01 member");
    expect(id, "member", "2018-06-01", NULL);
    /* a new one comes last on its day, where it does not fit */
    ck_fails(insert(id, "apply", "2018-01-10"), CHAMBER_E_REFUSED, "amend_misfit", NULL);
    ck_assert_ptr_nonnull(strstr(chamber_error_text(db), "“2018-01-10 申请入会”"));
    ck_fails(insert(id, "register", "2018-01-10"), CHAMBER_E_REFUSED, "amend_misfit", NULL);
    ck_fails(insert(id, NULL, "2018-01-10"), CHAMBER_E_USAGE, "field_missing", "step");
    ck_fails(chamber_enterprise_amend_drop(db, id, step_of(id, "register")), CHAMBER_E_REFUSED,
             "amend_first_stays", NULL);
    ck_fails(chamber_enterprise_amend_drop(db, id, step_of(id, "suspend")), CHAMBER_E_REFUSED,
             "amend_misfit", NULL);
    ck_ok(chamber_enterprise_amend_drop(db, id, step_of(id, "leave") + 3));
    expect(id, "left", "2018-01-10", "2018-05-01");
    ck_ok(chamber_enterprise_amend_drop(db, id, step_of(id, "resume")));
    ck_text(fixture_enterprise_events(db, id),
            "register - prospect\nadmit 2018-01-10 member\nsuspend 2018-03-01 suspended\n"
            "leave 2018-05-01 left");
    ck_fails(chamber_enterprise_amend_drop(db, other, step_of(id, "leave")), CHAMBER_E_NOT_FOUND,
             "no_such_id", NULL);
    ck_assert_int_eq(move(999, 1, "2018-01-01"), CHAMBER_E_NOT_FOUND);
    fixture_close(db);
}
END_TEST

START_TEST(test_events_without_a_day)
{
    db = fixture_open("2018-12-31");
    struct chamber_enterprise arrived = {.name = "甲公司", .status = "member"};
    struct chamber_stats *year = NULL;
    chamber_id id = 0;
    ck_ok(chamber_enterprise_add(db, &arrived, &id));
    ck_ok(chamber_stats_compute(db, "2018", NULL, &year));
    ck_assert_double_eq(chamber_stats_figure(year, "members.total")->value.value, 1);
    ck_assert_double_eq(chamber_stats_figure(year, "members.joined")->value.value, 0);
    chamber_stats_free(year);
    ck_ok(move(id, step_of(id, "admit"), "2018-04-01"));
    expect(id, "member", "2018-04-01", NULL);
    ck_ok(chamber_stats_compute(db, "2018", NULL, &year));
    ck_assert_double_eq(chamber_stats_figure(year, "members.total")->value.value, 1);
    ck_assert_double_eq(chamber_stats_figure(year, "members.joined")->value.value, 1);
    chamber_stats_free(year);
    ck_ok(chamber_stats_compute(db, "2017", NULL, &year));
    ck_assert_double_eq(chamber_stats_figure(year, "members.total")->value.value, 0);
    chamber_stats_free(year);
    /* one more without a day goes before all that have one */
    ck_ok(insert(id, "apply", NULL));
    ck_text(fixture_enterprise_events(db, id),
            "register - prospect\napply - applicant\nadmit 2018-04-01 member");
    ck_fails(insert(id, "leave", ""), CHAMBER_E_REFUSED, "amend_misfit", NULL);
    ck_fails(move(id, step_of(id, "admit"), ""), CHAMBER_E_REFUSED, "amend_misfit", NULL);
    ck_assert_ptr_nonnull(strstr(chamber_error_text(db), "日期不详 申请入会"));
    ck_ok(chamber_enterprise_amend_drop(db, id, step_of(id, "apply")));
    ck_ok(move(id, step_of(id, "admit"), ""));
    expect(id, "member", NULL, NULL);
    take(id, "leave", "2018-06-01");
    ck_ok(move(id, step_of(id, "leave"), NULL));
    expect(id, "left", NULL, NULL);
    take(id, "admit", "2018-07-01");
    ck_fails(move(id, step_of(id, "register"), "2018-01-01"), CHAMBER_E_REFUSED,
             "amend_misfit_first", NULL);
    take(id, "suspend", "2018-08-01");
    ck_fails(move(id, step_of(id, "suspend"), NULL), CHAMBER_E_REFUSED, "amend_misfit", NULL);
    fixture_close(db);
}
END_TEST

START_TEST(test_as_of_follows)
{
    db = fixture_open("2018-12-31");
    chamber_id id = fixture_enterprise(db, "甲公司", "2016-01-10");
    struct chamber_enterprise past = {0};
    ck_ok(insert(id, "suspend", "2017-03-01"));
    ck_ok(insert(id, "resume", "2017-09-01"));
    ck_ok(chamber_record_get_as_of(db, &chamber_enterprise_noun, id, "2017-06-01", &past));
    ck_text(past.status, "suspended");
    ck_ok(move(id, step_of(id, "resume"), "2017-05-01"));
    ck_ok(chamber_record_get_as_of(db, &chamber_enterprise_noun, id, "2017-06-01", &past));
    ck_text(past.status, "member");
    chamber_enterprise_clear(&past);
    fixture_close(db);
}
END_TEST

START_TEST(test_events_are_found_by_number_or_step)
{
    db = fixture_open("2018-12-31");
    const struct chamber_noun *events = &chamber_enterprise_event_noun;
    chamber_id one = fixture_enterprise(db, "甲公司", "2018-01-10");
    chamber_id two = fixture_enterprise(db, "乙公司", "2018-01-10");
    chamber_id event = 0;
    static const char *const names[] = {"#2", "2", "＃２", "admit", "入会", "Admit"};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        event = 0;
        ck_ok(chamber_event_find(db, events, one, names[i], &event));
        ck_assert_int_eq(event, 2);
    }
    ck_fails(chamber_event_find(db, events, two, "#2", &event), CHAMBER_E_NOT_FOUND,
             "no_such_event", NULL);
    ck_fails(chamber_event_find(db, events, one, "leave", &event), CHAMBER_E_NOT_FOUND,
             "no_such_event", NULL);
    ck_fails(chamber_event_find(db, events, one, "", &event), CHAMBER_E_NOT_FOUND, "no_such_event",
             NULL);
    ck_fails(chamber_event_find(db, events, one, "跳舞", &event), CHAMBER_E_REFUSED, "unknown_word",
             "step");
    take(one, "leave", "2018-02-01");
    take(one, "admit", "2018-03-01");
    ck_fails(chamber_event_find(db, events, one, "入会", &event), CHAMBER_E_AMBIGUOUS, "ambiguous",
             NULL);
    ck_assert_ptr_nonnull(strstr(chamber_error_text(db), "#2, #6"));
    fixture_close(db);
}
END_TEST

SUITE_MAIN("amend", test_a_day_moves, test_steps_change_and_statuses_follow,
           test_events_are_inserted_and_dropped, test_events_without_a_day, test_as_of_follows,
           test_events_are_found_by_number_or_step)
