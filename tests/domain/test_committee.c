/* SPDX-License-Identifier: MIT */
/* Terms, roles and posts: what a post keeps of its moment, how it ends, the roster of a day. */
#include <string.h>

#include "domain/fixture.h"

static chamber_id role(struct chamber_db *db, const char *name)
{
    chamber_id id = 0;
    ck_ok(chamber_role_find(db, name, CHAMBER_WHOLE, &id));
    return id;
}

static chamber_id post(struct chamber_db *db, chamber_id person, const char *role_name,
                       const char *from_on, const char *until_on)
{
    struct chamber_post record = {
        .person = person, .role = role(db, role_name), .from_on = from_on, .until_on = until_on};
    chamber_id id = 0;
    ck_ok(chamber_post_add(db, &record, &id));
    return id;
}

START_TEST(test_no_such_person)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    const struct chamber_post record = {
        .person = 99, .role = role(db, "会长"), .from_on = "2018-01-01"};
    chamber_id id = 0;
    ck_fails(chamber_post_add(db, &record, &id), CHAMBER_E_NOT_FOUND, "no_such_id", "person");
    ck_assert_int_eq(id, 0);
    ck_assert_uint_eq(fixture_count(db, &chamber_post_noun, NULL), 0);
    fixture_close(db);
}
END_TEST

START_TEST(test_keeps_its_moment)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    chamber_id a = fixture_enterprise(db, "甲公司", NULL);
    chamber_id b = fixture_enterprise(db, "乙公司", NULL);
    struct chamber_person person = {.name = "张某", .enterprise = a, .title = "董事长"};
    struct chamber_post stored = {0};
    ck_ok(chamber_person_add(db, &person, &person.id));
    chamber_id id = post(db, person.id, "会长", "2016-01-01", NULL);
    person.enterprise = b;
    person.title = "顾问";
    ck_ok(chamber_person_update(db, &person,
                                chamber_field_bit(&chamber_person_noun, "enterprise") |
                                    chamber_field_bit(&chamber_person_noun, "title"),
                                NULL));
    ck_ok(chamber_post_get(db, id, &stored));
    ck_assert_int_eq(stored.enterprise, a);
    ck_text(stored.title, "董事长");
    struct chamber_post given = {.person = person.id,
                                 .role = role(db, "理事"),
                                 .from_on = "2018-01-01",
                                 .enterprise = a,
                                 .title = "总经理"};
    ck_ok(chamber_post_add(db, &given, &id));
    ck_ok(chamber_post_get(db, id, &stored));
    ck_assert_int_eq(stored.enterprise, a);
    ck_text(stored.title, "总经理");
    stored.enterprise = 0; /* an edit may empty it: only a new post takes it from the person */
    ck_ok(chamber_post_update(db, &stored, chamber_field_bit(&chamber_post_noun, "enterprise"),
                              NULL));
    ck_ok(chamber_post_get(db, id, &stored));
    ck_assert_int_eq(stored.enterprise, 0);
    chamber_post_clear(&stored);
    fixture_close(db);
}
END_TEST

START_TEST(test_order_of_days)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    struct chamber_term term = {
        .number = {true, 5}, .from_on = "2016-01-01", .until_on = "2015-12-31"};
    struct chamber_campaign campaign = {
        .name = "送清凉", .from_on = "2018-08-01", .until_on = "2018-07-01"};
    struct chamber_post record = {.person = fixture_person(db, "张某", 0),
                                  .role = role(db, "president"),
                                  .from_on = "2016-01-02",
                                  .until_on = "2016-01-01"};
    ck_fails(chamber_term_add(db, &term, NULL), CHAMBER_E_REFUSED, "end_before_start", "until_on");
    ck_fails(chamber_campaign_add(db, &campaign, NULL), CHAMBER_E_REFUSED, "end_before_start",
             "until_on");
    ck_fails(chamber_post_add(db, &record, NULL), CHAMBER_E_REFUSED, "end_before_start",
             "until_on");
    record.until_on = "2016-01-02"; /* one day in office */
    ck_ok(chamber_post_add(db, &record, NULL));
    term.until_on = NULL;
    term.number.value = 0;
    ck_fails(chamber_term_add(db, &term, NULL), CHAMBER_E_REFUSED, "term_from_one", "number");
    term.number.value = 5;
    ck_ok(chamber_term_add(db, &term, NULL));
    ck_fails(chamber_term_add(db, &term, NULL), CHAMBER_E_CONFLICT, "key_taken", "number");
    fixture_close(db);
}
END_TEST

START_TEST(test_end)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    struct chamber_post stored = {0};
    chamber_id person = fixture_person(db, "张某", 0);
    chamber_id id = post(db, person, "会长", "2016-01-01", NULL);
    ck_fails(chamber_post_end(db, id, "2015-12-31", NULL), CHAMBER_E_REFUSED, "end_before_start",
             "until_on");
    ck_fails(chamber_post_end(db, id, "2018-02-30", NULL), CHAMBER_E_REFUSED, "no_such_day",
             "until_on");
    ck_fails(chamber_post_end(db, id, "2018-06-30", "tired"), CHAMBER_E_REFUSED, "unknown_code",
             "end_reason");
    ck_ok(chamber_post_end(db, id, "2018-06-30", "resigned"));
    ck_ok(chamber_post_get(db, id, &stored));
    ck_text(stored.until_on, "2018-06-30");
    ck_text(stored.end_reason, "resigned");
    ck_fails(chamber_post_end(db, id, "2018-07-30", NULL), CHAMBER_E_REFUSED, "post_has_ended",
             "until_on");
    ck_assert_int_eq(chamber_post_end(db, 99, NULL, NULL), CHAMBER_E_NOT_FOUND);
    id = post(db, person, "理事", "2018-07-01", NULL);
    ck_ok(chamber_post_end(db, id, NULL, NULL));
    ck_ok(chamber_post_get(db, id, &stored));
    ck_text(stored.until_on, "2018-12-31");
    chamber_post_clear(&stored);
    fixture_close(db);
}
END_TEST

static void check_roster(struct chamber_db *db, const char *day, const char *expected)
{
    struct chamber_list list = {.as_of = day};
    struct chamber_cursor *cursor = NULL;
    struct chamber_post stored = {0};
    char names[200] = "";
    ck_ok(chamber_post_open(db, &list, &cursor));
    while (chamber_post_next(cursor, &stored) == CHAMBER_ROW) {
        strcat(names, *names ? " " : "");
        strcat(names, stored.person_name);
    }
    chamber_cursor_close(cursor);
    chamber_post_clear(&stored);
    ck_assert_msg(strcmp(names, expected) == 0, "%s: %s", day ? day : "all", names);
}

START_TEST(test_roster)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    post(db, fixture_person(db, "名誉", 0), "名誉会长", "2015-01-01", NULL);
    post(db, fixture_person(db, "理事", 0), "理事", "2015-01-01", NULL);
    post(db, fixture_person(db, "会长一", 0), "会长", "2015-01-01", "2018-06-30");
    post(db, fixture_person(db, "会长二", 0), "会长", "2018-07-01", NULL);
    post(db, fixture_person(db, "副会长", 0), "副会长", "2017-01-01", NULL);
    check_roster(db, "2014-12-31", "");
    check_roster(db, "2015-01-01", "会长一 理事 名誉");
    check_roster(db, "2018-06-30", "会长一 副会长 理事 名誉");
    check_roster(db, "2018-07-01", "会长二 副会长 理事 名誉");
    check_roster(db, NULL, "会长一 会长二 副会长 理事 名誉");
    fixture_close(db);
}
END_TEST

START_TEST(test_found_by_person)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    chamber_id person = fixture_person(db, "张某", 0);
    chamber_id former = post(db, person, "理事", "2015-01-01", "2016-01-01");
    chamber_id id = 0;
    ck_ok(chamber_post_find(db, "张某", CHAMBER_WHOLE, &id));
    ck_assert_int_eq(id, former);
    chamber_id now = post(db, person, "会长", "2018-01-01", NULL);
    ck_ok(chamber_post_find(db, "张某", CHAMBER_WHOLE, &id));
    ck_assert_int_eq(id, now);
    fixture_close(db);
}
END_TEST

SUITE_MAIN("committee", test_no_such_person, test_keeps_its_moment, test_order_of_days, test_end,
           test_roster, test_found_by_person)
