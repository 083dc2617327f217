/* SPDX-License-Identifier: MIT */
/* Enterprises, persons and honors: the rules of their fields, and the brief. */
#include <string.h>

#include "domain/fixture.h"

START_TEST(test_credit_code)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    struct chamber_enterprise enterprise = {.name = "甲公司", .credit_code = "914403001922038216"};
    struct chamber_enterprise stored = {0};
    ck_ok(chamber_enterprise_add(db, &enterprise, NULL));
    enterprise.credit_code = "91350100M000100Y4Z"; /* fails its check digit, yet exists */
    ck_ok(chamber_enterprise_add(db, &enterprise, NULL));
    enterprise.credit_code = "９１４４０３００１９２２０３８２１６";
    ck_fails(chamber_enterprise_add(db, &enterprise, NULL), CHAMBER_E_CONFLICT, "key_taken",
             "credit_code");
    enterprise.credit_code = "9135 0100m00010 0y43"; /* as people type it */
    ck_ok(chamber_enterprise_add(db, &enterprise, &enterprise.id));
    ck_ok(chamber_enterprise_get(db, enterprise.id, &stored));
    ck_text(stored.credit_code, "91350100M000100Y43");
    enterprise.credit_code = "91350100M000100Y4Z1";
    ck_fails(chamber_enterprise_add(db, &enterprise, NULL), CHAMBER_E_REFUSED, "code_too_long",
             "credit_code");
    enterprise.credit_code = "9.1440E+17";
    ck_fails(chamber_enterprise_add(db, &enterprise, NULL), CHAMBER_E_REFUSED, "number_scientific",
             "credit_code");
    chamber_enterprise_clear(&stored);
    fixture_close(db);
}
END_TEST

START_TEST(test_days_not_to_come)
{
    struct chamber_db *db = fixture_open("2018-06-30");
    struct chamber_enterprise enterprise = {.name = "甲公司", .founded_on = "2018-07"};
    struct chamber_person person = {.name = "张某", .born_on = "2019"};
    ck_fails(chamber_enterprise_add(db, &enterprise, NULL), CHAMBER_E_REFUSED, "day_in_future",
             "founded_on");
    enterprise.founded_on = "2018"; /* may have been earlier this year */
    enterprise.confirmed_on = "2018-07-01";
    ck_fails(chamber_enterprise_add(db, &enterprise, NULL), CHAMBER_E_REFUSED, "day_in_future",
             "confirmed_on");
    enterprise.confirmed_on = "2018-06-30";
    ck_ok(chamber_enterprise_add(db, &enterprise, NULL));
    ck_fails(chamber_person_add(db, &person, NULL), CHAMBER_E_REFUSED, "day_in_future", "born_on");
    ck_assert_ptr_null(strstr(chamber_error_text(db), "2019"));
    fixture_close(db);
}
END_TEST

static int honor(struct chamber_db *db, const char *recipient, chamber_id enterprise,
                 chamber_id person, chamber_id *id)
{
    struct chamber_honor record = {.title = "全国工人先锋号",
                                   .awarded_on = "2018",
                                   .recipient = recipient,
                                   .enterprise = enterprise,
                                   .person = person};
    return chamber_honor_add(db, &record, id);
}

START_TEST(test_honor_recipient)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    chamber_id enterprise = fixture_enterprise(db, "甲公司", NULL);
    chamber_id person = fixture_person(db, "张某", 0);
    struct chamber_honor stored = {0};
    chamber_id id = 0;
    ck_ok(honor(db, NULL, 0, person, &id));
    ck_ok(chamber_honor_get(db, id, &stored));
    ck_text(stored.recipient, "person");
    ck_ok(honor(db, "person", 0, person, NULL));
    ck_ok(honor(db, "chamber", 0, 0, NULL));
    ck_ok(honor(db, NULL, enterprise, 0, &id));
    ck_ok(chamber_honor_get(db, id, &stored));
    ck_text(stored.recipient, "enterprise");
    ck_fails(honor(db, NULL, 0, 0, NULL), CHAMBER_E_USAGE, "field_missing", "recipient");
    ck_fails(honor(db, NULL, enterprise, person, NULL), CHAMBER_E_REFUSED, "honor_two_recipients",
             "recipient");
    ck_fails(honor(db, "enterprise", 0, 0, NULL), CHAMBER_E_REFUSED, "honor_no_enterprise",
             "enterprise");
    ck_fails(honor(db, "person", 0, 0, NULL), CHAMBER_E_REFUSED, "honor_no_person", "person");
    ck_fails(honor(db, "person", enterprise, 0, NULL), CHAMBER_E_REFUSED, "honor_recipient_differs",
             "enterprise");
    ck_fails(honor(db, "chamber", 0, person, NULL), CHAMBER_E_REFUSED, "honor_recipient_differs",
             "person");
    /* to whom it really went: the kind of recipient follows */
    stored.enterprise = 0;
    stored.person = person;
    ck_ok(chamber_honor_update(db, &stored,
                               chamber_field_bit(&chamber_honor_noun, "enterprise") |
                                   chamber_field_bit(&chamber_honor_noun, "person"),
                               NULL));
    ck_ok(chamber_honor_get(db, id, &stored));
    ck_text(stored.recipient, "person");
    stored.valid_until = NULL;
    struct chamber_honor dated = {.title = "巾帼文明岗",
                                  .awarded_on = "2018-03",
                                  .valid_until = "2018-02-28",
                                  .recipient = "chamber"};
    ck_fails(chamber_honor_add(db, &dated, NULL), CHAMBER_E_REFUSED, "end_before_start",
             "valid_until");
    dated.valid_until = "2018-03-01";
    ck_ok(chamber_honor_add(db, &dated, NULL));
    chamber_honor_clear(&stored);
    fixture_close(db);
}
END_TEST

static int brief(struct chamber_db *db, chamber_id id, char **json)
{
    const struct chamber_screen_subject subject = {.id = id};
    return chamber_screen_json(db, &chamber_enterprise_screen, &subject, json);
}

START_TEST(test_brief)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    const char *former[] = {"老厂"};
    struct chamber_enterprise enterprise = {.name = "旧名公司", .former_names = {1, former}};
    char *json = NULL;
    ck_ok(chamber_enterprise_add(db, &enterprise, &enterprise.id));
    ck_ok(brief(db, enterprise.id, &json));
    ck_assert_ptr_nonnull(strstr(json, "\"last_visit\":null,\"promises\":[],\"open_requests\":[],"
                                       "\"honors\":[],\"names\":[{"));
    ck_assert_ptr_nonnull(strstr(json, "\"step\":\"register\""));
    ck_assert_ptr_nonnull(
        strstr(json, "\"posts\":[],\"introduced\":[],\"former_names\":[\"老厂\"]}"));
    chamber_free(json);

    enterprise.name = "新名公司";
    ck_ok(chamber_enterprise_update(
        db, &enterprise, chamber_field_bit(&chamber_enterprise_noun, "name"), "2018-06-01"));
    struct chamber_visit visit = {
        .enterprise = enterprise.id, .visited_on = "2018-07-20", .promise = "协调\"车位\""};
    ck_ok(chamber_visit_add(db, &visit, NULL));
    fixture_visit(db, enterprise.id, "2018-07-21");
    struct chamber_visit planned = {
        .enterprise = enterprise.id, .visited_on = "2018-07-22", .state = "planned"};
    ck_ok(chamber_visit_add(db, &planned, NULL));
    chamber_id other = fixture_enterprise(db, "乙公司", NULL);
    struct chamber_request joint = {.enterprise = other,
                                    .enterprises = {1, &enterprise.id},
                                    .raised_on = "2018-07-20",
                                    .title = "联名"};
    struct chamber_request ended = {.enterprise = enterprise.id,
                                    .raised_on = "2018-07-20",
                                    .title = "已了",
                                    .status = "resolved",
                                    .resolved_on = "2018-08-01"};
    ck_ok(chamber_request_add(db, &joint, NULL));
    ck_ok(chamber_request_add(db, &ended, NULL));
    fixture_request(db, enterprise.id, "2018-07-21");
    ck_ok(honor(db, NULL, enterprise.id, 0, NULL));
    ck_ok(brief(db, enterprise.id, &json));
    ck_assert_ptr_nonnull(strstr(json, "{\"enterprise\":{"));
    ck_assert_ptr_nonnull(strstr(json, "\"last_visit\":{"));
    ck_assert_ptr_nonnull(strstr(json, "\"visited_on\":\"2018-07-21\""));
    ck_assert_ptr_nonnull(strstr(json, "\"visit\":1,\"visit_name\":\"2018-07-20 新名公司\","
                                       "\"visited_on\":\"2018-07-20\","
                                       "\"promise\":\"协调\\\"车位\\\"\"}]"));
    ck_assert_ptr_nonnull(strstr(json, "\"name\":\"旧名公司\",\"from_on\":null,"
                                       "\"until_on\":\"2018-05-31\""));
    ck_assert_ptr_nonnull(strstr(json, "联名"));
    ck_assert_ptr_nonnull(strstr(json, "停车位不足"));
    ck_assert_ptr_null(strstr(json, "已了"));
    ck_assert_ptr_nonnull(strstr(json, "全国工人先锋号"));
    ck_assert_ptr_nonnull(strstr(json, "\"former_names\":[\"老厂\",\"旧名公司\"]"));
    chamber_free(json);
    json = NULL;
    ck_assert_int_eq(brief(db, 99, &json), CHAMBER_E_NOT_FOUND);
    ck_assert_ptr_null(json);
    fixture_close(db);
}
END_TEST

SUITE_MAIN("members", test_credit_code, test_days_not_to_come, test_honor_recipient, test_brief)
