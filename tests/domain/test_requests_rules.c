/* SPDX-License-Identifier: MIT */
/* The rules of a request when it is added or edited, its lists, and its conditions. */
#include <string.h>

#include "domain/fixture.h"

START_TEST(test_visit_of_those_who_ask)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    chamber_id a = fixture_enterprise(db, "甲公司", NULL);
    chamber_id b = fixture_enterprise(db, "乙公司", NULL);
    chamber_id visit = fixture_visit(db, b, "2018-03-01");
    chamber_id id = 0;
    struct chamber_request request = {
        .raised_on = "2018-03-01", .enterprise = a, .visit = visit, .title = "融资"};
    ck_fails(chamber_request_add(db, &request, NULL), CHAMBER_E_REFUSED, "request_visit_of_other",
             "visit");
    request.enterprises = (struct chamber_ids){1, (chamber_id[]){b}};
    ck_ok(chamber_request_add(db, &request, &id));
    request.enterprises = (struct chamber_ids){2, (chamber_id[]){b, a}};
    ck_fails(chamber_request_add(db, &request, NULL), CHAMBER_E_REFUSED,
             "request_joint_with_itself", "enterprises");

    /* nor can the visit be turned into another enterprise's, or the joint one be taken out */
    chamber_id c = fixture_enterprise(db, "丙公司", NULL);
    struct chamber_visit moved = {.id = visit, .enterprise = c};
    uint64_t enterprise = chamber_field_bit(&chamber_visit_noun, "enterprise");
    ck_fails(chamber_visit_update(db, &moved, enterprise, NULL), CHAMBER_E_REFUSED,
             "visit_has_request", "enterprise");
    moved.enterprise = a;
    ck_ok(chamber_visit_update(db, &moved, enterprise, NULL));
    moved.enterprise = b;
    ck_ok(chamber_visit_update(db, &moved, enterprise, NULL));
    struct chamber_request alone = {.id = id};
    ck_fails(chamber_request_update(db, &alone,
                                    chamber_field_bit(&chamber_request_noun, "enterprises"), NULL),
             CHAMBER_E_REFUSED, "request_visit_of_other", "visit");
    fixture_close(db);
}
END_TEST

START_TEST(test_moving_the_day_raised)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    chamber_id id = fixture_request(db, fixture_enterprise(db, "甲公司", NULL), "2018-03-01");
    struct chamber_request_step accept = {.on = "2018-03-10"};
    uint64_t raised_on = chamber_field_bit(&chamber_request_noun, "raised_on");
    struct chamber_request edit = {.id = id, .raised_on = "2018-03-10"};
    ck_ok(chamber_request_step(db, id, "accept", &accept));
    ck_ok(chamber_request_update(db, &edit, raised_on, NULL));
    ck_text(fixture_request_events(db, id),
            "register 2018-03-10 registered\naccept 2018-03-10 accepted");
    edit.raised_on = "2018-03-11";
    ck_fails(chamber_request_update(db, &edit, raised_on, NULL), CHAMBER_E_REFUSED,
             "request_raised_after_step", "raised_on");
    edit.raised_on = "2017-12-31";
    ck_fails(chamber_request_update(db, &edit, raised_on, NULL), CHAMBER_E_REFUSED,
             "request_raised_in_year", "raised_on");
    edit.raised_on = "2019-01-01";
    ck_fails(chamber_request_update(db, &edit, raised_on, NULL), CHAMBER_E_REFUSED, "day_in_future",
             "raised_on");
    edit.raised_on = "2018-01-05";
    ck_ok(chamber_request_update(db, &edit, raised_on, NULL));
    ck_text(fixture_request_events(db, id),
            "register 2018-01-05 registered\naccept 2018-03-10 accepted");
    fixture_close(db);
}
END_TEST

START_TEST(test_not_raised_tomorrow)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    struct chamber_request request = {.raised_on = "2019-01-01",
                                      .enterprise = fixture_enterprise(db, "甲公司", NULL),
                                      .title = "融资"};
    ck_fails(chamber_request_add(db, &request, NULL), CHAMBER_E_REFUSED, "day_in_future",
             "raised_on");
    request.raised_on = NULL;
    ck_fails(chamber_request_add(db, &request, NULL), CHAMBER_E_USAGE, "field_missing",
             "raised_on");
    fixture_close(db);
}
END_TEST

static void add_due(struct chamber_db *db, chamber_id enterprise, const char *due_on,
                    const char *status)
{
    struct chamber_request request = {.raised_on = "2018-01-01",
                                      .enterprise = enterprise,
                                      .title = "融资",
                                      .due_on = due_on,
                                      .status = status,
                                      .resolved_on = status ? "2018-02-01" : NULL};
    ck_ok(chamber_request_add(db, &request, NULL));
}

START_TEST(test_conditions)
{
    struct chamber_db *db = fixture_open("2018-06-30");
    chamber_id enterprise = fixture_enterprise(db, "甲公司", NULL);
    static const char *const due[] = {"2018-06-01", "2018-06-29", "2018-06-30",
                                      "2018-07-03", "2018-07-04", NULL};
    for (size_t i = 0; i < sizeof(due) / sizeof(due[0]); i++)
        add_due(db, enterprise, due[i], NULL);
    add_due(db, enterprise, "2018-06-01", "resolved");
    static const struct {
        const char *names[2];
        const char *number;
        const char *as_of;
        size_t count;
    } cases[] = {
        {{"open"}, NULL, NULL, 6},
        {{"overdue"}, NULL, NULL, 2},
        {{"due_within"}, "3", NULL, 2},
        {{"due_within"}, "0", NULL, 1},
        {{"overdue", "due_within"}, "3", NULL, 4},
        {{"open", "overdue"}, NULL, NULL, 2},
        {{"open"}, NULL, "2018-01-31", 7},
        {{"open"}, NULL, "2017-12-31", 0},
        {{"overdue"}, NULL, "2018-07-01", 3},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct chamber_filter filters[2] = {{cases[i].names[0], cases[i].number},
                                            {cases[i].names[1], cases[i].number}};
        if (strcmp(filters[0].name, "due_within") != 0)
            filters[0].text = NULL;
        struct chamber_list list = {
            .filters = filters, .filter_count = cases[i].names[1] ? 2 : 1, .as_of = cases[i].as_of};
        size_t count = fixture_count(db, &chamber_request_noun, &list);
        ck_assert_msg(count == cases[i].count, "%zu: %zu", i, count);
    }
    fixture_close(db);
}
END_TEST

SUITE_MAIN("requests_rules", test_visit_of_those_who_ask, test_moving_the_day_raised,
           test_not_raised_tomorrow, test_conditions)
