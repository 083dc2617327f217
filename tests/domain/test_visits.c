/* SPDX-License-Identifier: MIT */
/* Visits, trips, and how a visit is named. */
#include <string.h>

#include "domain/fixture.h"

START_TEST(test_state)
{
    struct chamber_db *db = fixture_open("2018-06-30");
    chamber_id enterprise = fixture_enterprise(db, "甲公司", NULL);
    struct chamber_visit stored = {0};
    struct chamber_visit visit = {.enterprise = enterprise, .visited_on = "2018-06-30"};
    chamber_id id = 0;
    ck_ok(chamber_visit_add(db, &visit, &id));
    ck_ok(chamber_visit_get(db, id, &stored));
    ck_text(stored.state, "done");
    ck_text(stored.enterprise_name, "甲公司");
    visit.visited_on = "2018-07-01";
    ck_fails(chamber_visit_add(db, &visit, NULL), CHAMBER_E_REFUSED, "visit_in_future",
             "visited_on");
    visit.state = "planned";
    ck_ok(chamber_visit_add(db, &visit, &id));
    stored.id = id;
    ck_fails(
        chamber_visit_update(db, &stored, chamber_field_bit(&chamber_visit_noun, "state"), NULL),
        CHAMBER_E_REFUSED, "visit_in_future", "visited_on");
    visit.visitor_count = (struct chamber_int){true, -1};
    ck_fails(chamber_visit_add(db, &visit, NULL), CHAMBER_E_REFUSED, "number_negative",
             "visitor_count");
    chamber_visit_clear(&stored);
    fixture_close(db);
}
END_TEST

START_TEST(test_a_visitor_counts_once)
{
    struct chamber_db *db = fixture_open("2018-06-30");
    chamber_id enterprise = fixture_enterprise(db, "甲公司", NULL);
    chamber_id person = fixture_person(db, "张某", 0);
    struct chamber_visit visit = {.enterprise = enterprise,
                                  .visited_on = "2018-06-30",
                                  .visitors = {2, (chamber_id[]){person, person}}};
    ck_fails(chamber_visit_add(db, &visit, NULL), CHAMBER_E_REFUSED, "item_twice", "visitors");
    visit.visitors.count = 1;
    ck_ok(chamber_visit_add(db, &visit, NULL));
    fixture_close(db);
}
END_TEST

static size_t all(struct chamber_db *db, const struct chamber_noun *noun)
{
    return fixture_count(db, noun, NULL);
}

START_TEST(test_trip)
{
    struct chamber_db *db = fixture_open("2018-06-30");
    chamber_id a = fixture_enterprise(db, "甲公司", "2010-01-01");
    chamber_id b = fixture_enterprise(db, "乙公司", NULL);
    chamber_id people[] = {fixture_person(db, "张某", 0), fixture_person(db, "李某", 0),
                           fixture_person(db, "王某", a)};
    const char *partners[] = {"union", "women"};
    struct chamber_request asked[] = {{.title = "停车难", .category = "traffic"},
                                      {.title = "招工难", .department = "labour"},
                                      {.title = "想要贷款", .channel = "wechat"}};
    struct chamber_stop stops[] = {{a, asked, 2}, {b, asked + 2, 1}};
    struct chamber_trip trip = {.common = {.visited_on = "2018-06-20",
                                           .visitors = {3, people},
                                           .partners = {2, partners},
                                           .form = "onsite"},
                                .stops = stops,
                                .stop_count = 2};
    chamber_id visits[2] = {0};
    chamber_id before = chamber_last_batch(db);
    ck_ok(chamber_visit_log(db, &trip, visits));
    ck_assert_int_eq(chamber_last_batch(db), before + 1);
    ck_assert_uint_eq(all(db, &chamber_visit_noun), 2);
    ck_assert_uint_eq(all(db, &chamber_request_noun), 3);
    struct chamber_visit visit = {0};
    ck_ok(chamber_visit_get(db, visits[1], &visit));
    ck_assert_int_eq(visit.enterprise, b);
    ck_assert_uint_eq(visit.visitors.count, 3);
    ck_assert_uint_eq(visit.partners.count, 2);
    ck_text(visit.visitors_name.items[1], "李某");
    struct chamber_request request = {0};
    chamber_id id = 0;
    ck_ok(chamber_request_find(db, "2018-002", CHAMBER_WHOLE, &id));
    ck_ok(chamber_request_get(db, id, &request));
    ck_text(request.raised_on, "2018-06-20");
    ck_text(request.channel, "visit");
    ck_text(request.department, "labour");
    ck_assert_int_eq(request.visit, visits[0]);
    ck_assert_int_eq(request.enterprise, a);
    ck_ok(chamber_request_find(db, "2018-003", CHAMBER_WHOLE, &id));
    ck_ok(chamber_request_get(db, id, &request));
    ck_text(request.channel, "wechat");
    ck_assert_int_eq(request.enterprise, b);
    chamber_request_clear(&request);
    chamber_visit_clear(&visit);
    fixture_close(db);
}
END_TEST

START_TEST(test_trip_all_or_nothing)
{
    struct chamber_db *db = fixture_open("2018-06-30");
    chamber_id a = fixture_enterprise(db, "甲公司", NULL);
    chamber_id b = fixture_enterprise(db, "乙公司", NULL);
    struct chamber_request good = {.title = "停车难"};
    struct chamber_request bad = {.title = "招工难", .category = "nonsense"};
    struct chamber_stop stops[] = {{a, &good, 1}, {b, &bad, 1}, {a, NULL, 0}};
    struct chamber_trip trip = {.stops = stops, .stop_count = 2};
    chamber_id visits[2] = {7, 8};
    ck_fails(chamber_visit_log(db, &trip, visits), CHAMBER_E_REFUSED, "unknown_code", "category");
    ck_assert_int_eq(visits[0], 7);
    trip.stop_count = 3;
    ck_fails(chamber_visit_log(db, &trip, NULL), CHAMBER_E_USAGE, "trip_stops_twice", "enterprise");
    trip.stop_count = 0;
    ck_fails(chamber_visit_log(db, &trip, NULL), CHAMBER_E_USAGE, "trip_without_stop",
             "enterprise");
    ck_assert_uint_eq(all(db, &chamber_visit_noun), 0);
    ck_assert_uint_eq(all(db, &chamber_request_noun), 0);
    trip.stop_count = 1;
    ck_ok(chamber_visit_log(db, &trip, visits));
    struct chamber_visit visit = {0};
    ck_ok(chamber_visit_get(db, visits[0], &visit));
    ck_text(visit.visited_on, "2018-06-30");
    chamber_visit_clear(&visit);
    fixture_close(db);
}
END_TEST

START_TEST(test_found_by_day_and_enterprise)
{
    static const char *const names[] = {
        "2018-06-20 宏达机械", "2018年6月20日宏达机械",     "20180620 宏达",
        "2018/6/20+宏达机械",  "２０１８.６.２０ 宏达机械", "前天 宏达机械"};
    static const char *const others[] = {"2018-06-21 宏达机械", "2018-06-20 宏大机械", "宏达机械",
                                         "2018-06-20"};
    struct chamber_db *db = fixture_open("2018-06-22");
    struct chamber_enterprise enterprise = {.name = "宏达机械", .short_name = "宏达"};
    chamber_id whom = 0;
    ck_ok(chamber_enterprise_add(db, &enterprise, &whom));
    chamber_id visit = fixture_visit(db, whom, "2018-06-20");
    fixture_visit(db, whom, "2018-05-20");
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        chamber_id id = 0;
        int rc = chamber_visit_find(db, names[i], CHAMBER_WHOLE, &id);
        ck_assert_msg(rc == CHAMBER_OK && id == visit, "%s: %s", names[i], chamber_error_text(db));
    }
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        chamber_id id = 0;
        ck_assert_int_eq(chamber_visit_find(db, others[i], CHAMBER_WHOLE, &id),
                         CHAMBER_E_NOT_FOUND);
    }
    fixture_visit(db, whom, "2018-06-20");
    ck_assert_int_eq(chamber_visit_find(db, names[0], CHAMBER_WHOLE, &visit), CHAMBER_E_AMBIGUOUS);
    fixture_close(db);
}
END_TEST

START_TEST(test_label_is_of_its_day)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    chamber_id enterprise = fixture_enterprise(db, "旧名公司", NULL);
    chamber_id visit = fixture_visit(db, enterprise, "2018-06-20");
    struct chamber_enterprise renamed = {.id = enterprise, .name = "新名公司"};
    struct chamber_request stored = {0};
    struct chamber_request request = {
        .raised_on = "2018-06-20", .enterprise = enterprise, .visit = visit, .title = "融资"};
    chamber_id id = 0;
    ck_ok(chamber_enterprise_update(
        db, &renamed, chamber_field_bit(&chamber_enterprise_noun, "name"), "2018-10-01"));
    ck_ok(chamber_request_add(db, &request, &id));
    ck_ok(chamber_request_get(db, id, &stored));
    ck_text(stored.visit_name, "2018-06-20 新名公司");
    ck_ok(chamber_record_get_as_of(db, &chamber_request_noun, id, "2018-09-30", &stored));
    ck_text(stored.visit_name, "2018-06-20 旧名公司");
    ck_ok(chamber_enterprise_find(db, "旧名公司", CHAMBER_WHOLE, &id));
    ck_assert_int_eq(id, enterprise);
    chamber_request_clear(&stored);
    fixture_close(db);
}
END_TEST

SUITE_MAIN("visits", test_state, test_a_visitor_counts_once, test_trip, test_trip_all_or_nothing,
           test_found_by_day_and_enterprise, test_label_is_of_its_day)
