/* SPDX-License-Identifier: MIT */
/* The first events of a request, from the status and days it arrives with, and its number. */
#include <string.h>

#include "domain/fixture.h"

struct arrival {
    const char *status, *resolved_on, *ended_on, *satisfaction;
    bool merged;
    const char *becomes; /* the status; NULL: refused */
    const char *told;    /* the events after the register event, or the field that is named */
};

#define R "register 2018-03-01 registered"
#define RATED                                                                                      \
    R "\nresolve 2018-03-01 resolved\nrate 2018-03-01 resolved\nreopen 2018-03-01 in_progress"

static const struct arrival arrivals[] = {
    {NULL, NULL, NULL, NULL, false, "registered", R},
    {"registered", NULL, NULL, NULL, false, "registered", R},
    {"accepted", NULL, NULL, NULL, false, "accepted", R "\naccept 2018-03-01 accepted"},
    {"assigned", NULL, NULL, NULL, false, "assigned", R "\nassign 2018-03-01 assigned"},
    {"in_progress", NULL, NULL, NULL, false, "in_progress", R "\nprogress 2018-03-01 in_progress"},
    {"resolved", "2018-04-01", NULL, NULL, false, "resolved", R "\nresolve 2018-04-01 resolved"},
    {"resolved", "2018-04-01", "2018-04-01", NULL, false, "resolved",
     R "\nresolve 2018-04-01 resolved"},
    {"resolved", "2018-04-01", NULL, "basic", false, "resolved",
     R "\nresolve 2018-04-01 resolved\nrate 2018-04-01 resolved"},
    {NULL, "2018-04-01", NULL, NULL, false, "resolved", R "\nresolve 2018-04-01 resolved"},
    {"closed", "2018-04-01", NULL, NULL, false, "closed",
     R "\nresolve 2018-04-01 resolved\nclose 2018-04-01 closed"},
    {"closed", "2018-04-01", NULL, "satisfied", false, "closed",
     R "\nresolve 2018-04-01 resolved\nrate 2018-04-01 resolved\nclose 2018-04-01 closed"},
    {"declined", NULL, "2018-04-01", NULL, false, "declined", R "\ndecline 2018-04-01 declined"},
    {"withdrawn", NULL, "2018-04-01", NULL, false, "withdrawn",
     R "\nwithdraw 2018-04-01 withdrawn"},
    {"merged", NULL, "2018-04-01", NULL, true, "merged", R "\nmerge 2018-04-01 merged"},
    {NULL, NULL, "2018-04-01", NULL, true, "merged", R "\nmerge 2018-04-01 merged"},
    /* a rating that stayed when the request was reopened */
    {"in_progress", NULL, NULL, "basic", false, "in_progress", RATED},
    {"assigned", NULL, NULL, "basic", false, "assigned", RATED "\nassign 2018-03-01 assigned"},
    {"declined", NULL, "2018-04-01", "basic", false, "declined",
     RATED "\ndecline 2018-04-01 declined"},
    /* what is missing or contradicts itself */
    {"resolved", NULL, NULL, NULL, false, NULL, "resolved_on"},
    {"closed", NULL, NULL, NULL, false, NULL, "resolved_on"},
    {"closed", NULL, "2018-04-01", NULL, false, NULL, "resolved_on"},
    {"declined", NULL, NULL, NULL, false, NULL, "ended_on"},
    {"withdrawn", NULL, NULL, NULL, false, NULL, "ended_on"},
    {"merged", NULL, NULL, NULL, true, NULL, "ended_on"},
    {"merged", NULL, "2018-04-01", NULL, false, NULL, "merged_into"},
    {NULL, NULL, "2018-04-01", NULL, false, NULL, "ended_on"},
    {"registered", "2018-04-01", NULL, NULL, false, NULL, "resolved_on"},
    {"in_progress", NULL, "2018-04-01", NULL, false, NULL, "ended_on"},
    {"accepted", NULL, NULL, NULL, true, NULL, "merged_into"},
    {"registered", NULL, NULL, "basic", false, NULL, "satisfaction"},
    {"accepted", NULL, NULL, "basic", false, NULL, "satisfaction"},
    {"declined", "2018-04-01", "2018-04-01", NULL, false, NULL, "resolved_on"},
    {"resolved", "2018-04-01", "2018-04-02", NULL, false, NULL, "ended_on"},
    {"resolved", "2018-04-01", NULL, NULL, true, NULL, "merged_into"},
    {"resolved", "2018-02-28", NULL, NULL, false, NULL, "resolved_on"},
    {"declined", NULL, "2018-02-28", NULL, false, NULL, "ended_on"},
    {"resolved", "2019-01-01", NULL, NULL, false, NULL, "resolved_on"},
    {"declined", NULL, "2019-01-01", NULL, false, NULL, "ended_on"},
    {"resolved", "2018-04-31", NULL, NULL, false, NULL, "resolved_on"},
    {"lost", NULL, NULL, NULL, false, NULL, "status"},
    {"resolved", "2018-04-01", NULL, "very", false, NULL, "satisfaction"},
};

static void check_arrival(struct chamber_db *db, const struct arrival *arrival, size_t n,
                          chamber_id enterprise, chamber_id other)
{
    struct chamber_request stored = {0};
    struct chamber_request then = {0};
    struct chamber_request request = {
        .raised_on = "2018-03-01",
        .enterprise = enterprise,
        .title = "停车位不足",
        .status = arrival->status,
        .resolved_on = arrival->resolved_on,
        .ended_on = arrival->ended_on,
        .satisfaction = arrival->satisfaction,
        .merged_into = arrival->merged ? other : 0,
        .department = "union",
        .due_on = "2018-05-01",
    };
    chamber_id id = 0;
    int rc = chamber_request_add(db, &request, &id);
    if (!arrival->becomes) {
        ck_assert_msg(rc == CHAMBER_E_REFUSED, "%zu: %d", n, rc);
        ck_assert_msg(strcmp(chamber_error(db)->field, arrival->told) == 0, "%zu: %s", n,
                      chamber_error_text(db));
        return;
    }
    ck_assert_msg(rc == CHAMBER_OK, "%zu: %s", n, chamber_error_text(db));
    ck_ok(chamber_request_get(db, id, &stored));
    ck_ok(chamber_record_get_as_of(db, &chamber_request_noun, id, "2018-12-31", &then));
    ck_text(stored.status, arrival->becomes);
    ck_text(stored.department, "union");
    ck_text(stored.due_on, "2018-05-01");
    ck_text(stored.resolved_on, arrival->resolved_on);
    ck_text(stored.ended_on, arrival->resolved_on ? arrival->resolved_on : arrival->ended_on);
    ck_text(stored.satisfaction, arrival->satisfaction);
    ck_assert_int_eq(stored.merged_into, arrival->merged ? other : 0);
    ck_text(then.status, stored.status);
    ck_text(then.department, stored.department);
    ck_text(then.due_on, stored.due_on);
    ck_text(then.resolved_on, stored.resolved_on);
    ck_text(then.ended_on, stored.ended_on);
    ck_text(then.satisfaction, stored.satisfaction);
    ck_assert_int_eq(then.merged_into, stored.merged_into);
    ck_text(fixture_request_events(db, id), arrival->told);
    chamber_request_clear(&stored);
    chamber_request_clear(&then);
}

START_TEST(test_arrivals)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    chamber_id enterprise = fixture_enterprise(db, "甲公司", NULL);
    chamber_id other = fixture_request(db, enterprise, "2018-01-02");
    for (size_t i = 0; i < sizeof(arrivals) / sizeof(arrivals[0]); i++)
        check_arrival(db, &arrivals[i], i, enterprise, other);
    fixture_close(db);
}
END_TEST

static void check_number(struct chamber_db *db, chamber_id enterprise, const char *given,
                         const char *raised_on, const char *expected)
{
    struct chamber_request stored = {0};
    struct chamber_request request = {
        .number = given, .raised_on = raised_on, .enterprise = enterprise, .title = "招工难"};
    chamber_id id = 0;
    ck_ok(chamber_request_add(db, &request, &id));
    ck_ok(chamber_request_get(db, id, &stored));
    ck_text(stored.number, expected);
    chamber_request_clear(&stored);
}

START_TEST(test_numbers)
{
    struct chamber_db *db = fixture_open("2019-12-31");
    chamber_id enterprise = fixture_enterprise(db, "甲公司", NULL);
    chamber_id id = 0;
    check_number(db, enterprise, NULL, "2018-12-01", "2018-001");
    check_number(db, enterprise, NULL, "2018-03-01", "2018-002"); /* in the order given */
    check_number(db, enterprise, NULL, "2019-01-01", "2019-001");
    check_number(db, enterprise, "2018-017", "2018-03-01", "2018-017");
    check_number(db, enterprise, NULL, "2018-03-01", "2018-018");
    check_number(db, enterprise, "2018-005", "2018-03-01", "2018-005");
    check_number(db, enterprise, NULL, "2018-03-01", "2018-019");
    check_number(db, enterprise, "2018-999", "2018-03-01", "2018-999");
    check_number(db, enterprise, NULL, "2018-03-01", "2018-1000");

    /* the last one is removed, but its number is not given again */
    ck_ok(chamber_request_find(db, "2018-1000", CHAMBER_WHOLE, &id));
    ck_ok(chamber_request_remove(db, id));
    check_number(db, enterprise, NULL, "2018-03-01", "2018-1001");

    /* one that is refused uses no number up */
    struct chamber_request refused = {
        .raised_on = "2018-03-01", .enterprise = enterprise, .title = "无", .category = "none"};
    ck_assert_int_eq(chamber_request_add(db, &refused, NULL), CHAMBER_E_REFUSED);
    check_number(db, enterprise, NULL, "2018-03-01", "2018-1002");
    fixture_close(db);
}
END_TEST

START_TEST(test_bad_numbers)
{
    static const char *const shapes[] = {"2018-17",   "2018",     "18-017",
                                         "2018-0017", "2018/017", "A018-017",
                                         "2018-000",  "2018-01x", "2018-1234567890"};
    struct chamber_db *db = fixture_open("2019-12-31");
    chamber_id enterprise = fixture_enterprise(db, "甲公司", NULL);
    struct chamber_request request = {
        .raised_on = "2018-03-01", .enterprise = enterprise, .title = "招工难"};
    for (size_t i = 0; i < sizeof(shapes) / sizeof(shapes[0]); i++) {
        request.number = shapes[i];
        ck_fails(chamber_request_add(db, &request, NULL), CHAMBER_E_REFUSED, "request_number_shape",
                 "number");
    }
    request.number = "2019-017";
    ck_fails(chamber_request_add(db, &request, NULL), CHAMBER_E_REFUSED, "request_number_year",
             "number");
    request.number = "2018-017";
    ck_ok(chamber_request_add(db, &request, NULL));
    ck_fails(chamber_request_add(db, &request, NULL), CHAMBER_E_CONFLICT, "key_taken", "number");
    fixture_close(db);
}
END_TEST

SUITE_MAIN("requests_first", test_arrivals, test_numbers, test_bad_numbers)
