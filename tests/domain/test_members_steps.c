/* SPDX-License-Identifier: MIT */
/* Membership: every step from every status, allowed or refused, and what follows. */
#include <string.h>

#include "domain/fixture.h"
#include "domain/membership.h"

static const char *const steps[] = {"register", "apply",  "reject", "admit",
                                    "suspend",  "resume", "leave"};
static const char *const statuses[] = {"prospect", "applicant", "member", "suspended", "left"};

/* The table of the domain, written once more: rows are statuses, columns steps. */
static const char *const expected[5][7] = {
    /* register  apply        reject      admit     suspend      resume    leave */
    {NULL, "applicant", NULL, "member", NULL, NULL, NULL}, /* prospect */
    {NULL, NULL, "prospect", "member", NULL, NULL, NULL},  /* applicant */
    {NULL, NULL, NULL, NULL, "suspended", NULL, "left"},   /* member */
    {NULL, NULL, NULL, NULL, NULL, "member", "left"},      /* suspended */
    {NULL, "applicant", NULL, "member", NULL, NULL, NULL}, /* left */
};

START_TEST(test_every_transition)
{
    for (size_t s = 0; s < 5; s++)
        for (size_t n = 0; n < 7; n++) {
            const char *after = membership_after(statuses[s], steps[n]);
            ck_assert_msg((after == NULL) == (expected[s][n] == NULL), "%s %s", statuses[s],
                          steps[n]);
            if (after)
                ck_assert_str_eq(after, expected[s][n]);
        }
    ck_assert_str_eq(membership_after(NULL, "register"), "prospect");
    for (size_t n = 1; n < 7; n++)
        ck_assert_ptr_null(membership_after(NULL, steps[n]));
    ck_assert_ptr_null(membership_after("member", "dance"));
    ck_assert(!membership_is_verb("register"));
    ck_assert(membership_is_verb("leave"));
    ck_assert(!membership_is_verb("dance"));
}
END_TEST

START_TEST(test_sequence)
{
    const struct chamber_enterprise_event events[] = {
        {.step = "register"},
        {.step = "admit", .happened_on = "2010-05-01"},
        {.step = "suspend", .happened_on = "2012-01-01"},
        {.step = "leave", .happened_on = "2013-01-01"},
        {.step = "apply", .happened_on = "2015-01-01"},
        {.step = "reject", .happened_on = "2015-02-01"},
        {.step = "admit", .happened_on = "2018-03-01"},
        {.step = "reject", .happened_on = "2018-04-01"},
    };
    struct membership m = membership_of(events, 4);
    ck_text(m.status, "left");
    ck_text(m.joined_on, "2010-05-01");
    ck_text(m.left_on, "2013-01-01");
    m = membership_of(events, 6);
    ck_text(m.status, "prospect");
    ck_text(m.joined_on, "2010-05-01");
    ck_text(m.left_on, "2013-01-01");
    m = membership_of(events, 7);
    ck_text(m.status, "member");
    ck_text(m.joined_on, "2018-03-01");
    ck_text(m.left_on, NULL);
    ck_assert_uint_eq(m.misfit, 7);
    m = membership_of(events, 8);
    ck_assert_uint_eq(m.misfit, 7);
    m = membership_of(events, 0);
    ck_assert_ptr_null(m.status);
}
END_TEST

/* Bring a new enterprise to a status by verbs. */
static chamber_id bring_to(struct chamber_db *db, const char *name, const char *status)
{
    static const struct {
        const char *status;
        const char *verbs[3];
    } roads[] = {
        {"prospect", {NULL}},           {"applicant", {"apply"}},
        {"member", {"apply", "admit"}}, {"suspended", {"admit", "suspend"}},
        {"left", {"admit", "leave"}},
    };
    struct chamber_enterprise_step step = {.on = "2018-03-01"};
    chamber_id id = fixture_enterprise(db, name, NULL);
    for (size_t i = 0; i < 5; i++)
        for (size_t n = 0; strcmp(roads[i].status, status) == 0 && n < 3 && roads[i].verbs[n]; n++)
            ck_ok(chamber_enterprise_step(db, id, roads[i].verbs[n], &step));
    return id;
}

START_TEST(test_verbs_follow_the_table)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    struct chamber_enterprise_step step = {.on = "2018-04-01"};
    for (size_t s = 0; s < 5; s++)
        for (size_t n = 1; n < 7; n++) {
            struct chamber_enterprise enterprise = {0};
            char name[40];
            snprintf(name, sizeof(name), "%s-%s", statuses[s], steps[n]);
            chamber_id id = bring_to(db, name, statuses[s]);
            if (expected[s][n])
                ck_ok(chamber_enterprise_step(db, id, steps[n], &step));
            else
                ck_fails(chamber_enterprise_step(db, id, steps[n], &step), CHAMBER_E_REFUSED,
                         "step_does_not_fit", NULL);
            ck_ok(chamber_enterprise_get(db, id, &enterprise));
            ck_text(enterprise.status, expected[s][n] ? expected[s][n] : statuses[s]);
            chamber_enterprise_clear(&enterprise);
        }
    fixture_close(db);
}
END_TEST

START_TEST(test_refusal_names_status_and_step)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    chamber_id id = fixture_enterprise(db, "宏达机械", NULL);
    ck_assert_int_eq(chamber_enterprise_step(db, id, "suspend", NULL), CHAMBER_E_REFUSED);
    const char *text = chamber_error_text(db);
    ck_assert_msg(strstr(text, "宏达机械") && strstr(text, "潜在") && strstr(text, "暂停"), "%s",
                  text);
    chamber_set_language(db, CHAMBER_EN);
    ck_assert_int_eq(chamber_enterprise_step(db, id, "suspend", NULL), CHAMBER_E_REFUSED);
    text = chamber_error_text(db);
    ck_assert_msg(strstr(text, "prospect") && strstr(text, "suspend"), "%s", text);
    fixture_close(db);
}
END_TEST

START_TEST(test_days_of_steps)
{
    struct chamber_db *db = fixture_open("2018-06-30");
    chamber_id id = fixture_enterprise(db, "甲公司", NULL);
    struct chamber_enterprise_step late = {.on = "2018-07-01"};
    struct chamber_enterprise_step none = {.on = "2018-02-30"};
    struct chamber_enterprise_step early = {.on = "2018-01-31"};
    struct chamber_enterprise_step day = {.on = "2018-02-01"};
    struct chamber_enterprise_step reason = {.on = "2018-02-01", .reason = "nonsense"};
    ck_fails(chamber_enterprise_step(db, id, "admit", &late), CHAMBER_E_REFUSED, "day_in_future",
             "happened_on");
    ck_fails(chamber_enterprise_step(db, id, "admit", &none), CHAMBER_E_REFUSED, "no_such_day",
             "happened_on");
    ck_ok(chamber_enterprise_step(db, id, "admit", &day));
    ck_fails(chamber_enterprise_step(db, id, "leave", &early), CHAMBER_E_REFUSED,
             "step_before_last", "happened_on");
    ck_fails(chamber_enterprise_step(db, id, "leave", &reason), CHAMBER_E_REFUSED, "unknown_code",
             "reason");
    ck_text(fixture_enterprise_events(db, id), "register - prospect\nadmit 2018-02-01 member");
    reason.reason = "moved";
    ck_ok(chamber_enterprise_step(db, id, "leave", &reason)); /* on the same day */
    ck_ok(chamber_enterprise_step(db, id, "admit", NULL));    /* today */
    ck_text(fixture_enterprise_events(db, id),
            "register - prospect\nadmit 2018-02-01 member\nleave 2018-02-01 left\n"
            "admit 2018-06-30 member");
    ck_fails(chamber_enterprise_step(db, id, "register", NULL), CHAMBER_E_USAGE, "unknown_step",
             NULL);
    ck_fails(chamber_enterprise_step(db, id, "dance", NULL), CHAMBER_E_USAGE, "unknown_step", NULL);
    ck_assert_int_eq(chamber_enterprise_step(db, 999, "admit", NULL), CHAMBER_E_NOT_FOUND);
    fixture_close(db);
}
END_TEST

START_TEST(test_as_of)
{
    struct chamber_db *db = fixture_open("2019-12-31");
    struct chamber_enterprise enterprise = {0};
    static const struct {
        const char *verb;
        const char *on;
    } road[] = {{"apply", "2018-01-10"},  {"admit", "2018-02-10"}, {"suspend", "2018-03-10"},
                {"resume", "2018-04-10"}, {"leave", "2018-05-10"}, {"admit", "2018-06-10"}};
    static const struct {
        const char *day, *status, *joined_on, *left_on;
    } stands[] = {
        {"1990-01-01", "prospect", NULL, NULL},
        {"2018-01-10", "applicant", NULL, NULL},
        {"2018-02-09", "applicant", NULL, NULL},
        {"2018-02-10", "member", "2018-02-10", NULL},
        {"2018-03-10", "suspended", "2018-02-10", NULL},
        {"2018-05-09", "member", "2018-02-10", NULL},
        {"2018-05-10", "left", "2018-02-10", "2018-05-10"},
        {"2018-06-10", "member", "2018-06-10", NULL},
        {"2019-12-31", "member", "2018-06-10", NULL},
    };
    chamber_id id = fixture_enterprise(db, "甲公司", NULL);
    for (size_t i = 0; i < 6; i++) {
        struct chamber_enterprise_step step = {.on = road[i].on};
        ck_ok(chamber_enterprise_step(db, id, road[i].verb, &step));
    }
    for (size_t i = 0; i < sizeof(stands) / sizeof(stands[0]); i++) {
        ck_ok(
            chamber_record_get_as_of(db, &chamber_enterprise_noun, id, stands[i].day, &enterprise));
        ck_text(enterprise.status, stands[i].status);
        ck_text(enterprise.joined_on, stands[i].joined_on);
        ck_text(enterprise.left_on, stands[i].left_on);
    }
    struct chamber_filter left = {"status", "left"};
    struct chamber_list list = {.filters = &left, .filter_count = 1, .as_of = "2018-05-20"};
    ck_assert_uint_eq(fixture_count(db, &chamber_enterprise_noun, &list), 1);
    list.as_of = "2018-06-20";
    ck_assert_uint_eq(fixture_count(db, &chamber_enterprise_noun, &list), 0);
    chamber_enterprise_clear(&enterprise);
    fixture_close(db);
}
END_TEST

SUITE_MAIN("members_steps", test_every_transition, test_sequence, test_verbs_follow_the_table,
           test_refusal_names_status_and_step, test_days_of_steps, test_as_of)
