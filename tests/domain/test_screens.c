/* SPDX-License-Identifier: MIT */
/* Screens as JSON: what stands in them, in which order, and what is refused. */
#include <chamber/enterprise.h>
#include <chamber/post.h>
#include <chamber/request_brief.h>
#include <chamber/visit.h>

#include <string.h>

#include "domain/fixture.h"

/* The screen begins and ends so. */
static void reads(struct chamber_db *db, const struct chamber_screen *screen, chamber_id id,
                  const char *begins, const char *ends)
{
    const struct chamber_screen_subject subject = {.id = id};
    char *json = NULL;
    ck_ok(chamber_screen_json(db, screen, &subject, &json));
    ck_assert_int_eq(strncmp(json, begins, strlen(begins)), 0);
    ck_assert_uint_ge(strlen(json), strlen(ends));
    ck_assert_str_eq(json + strlen(json) - strlen(ends), ends);
    chamber_free(json);
}

START_TEST(test_dated)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    const struct chamber_screen_subject wrong = {.as_of = "2018-02-30"};
    char *json = NULL;
    reads(db, &chamber_post_screen, 0, "{\"as_of\":\"2018-12-31\",\"leaders\":[],\"vacancies\":[",
          "],\"ending\":[]}");
    ck_fails(chamber_screen_json(db, &chamber_post_screen, &wrong, &json), CHAMBER_E_REFUSED,
             "no_such_day", NULL);
    ck_assert_ptr_null(json);
    fixture_close(db);
}
END_TEST

START_TEST(test_doubts)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    reads(db, &chamber_enterprise_doubts_screen, 0,
          "{\"duplicates\":[],\"renamed\":[],\"bad_code\":[],", "\"unconfirmed\":[]}");
    struct chamber_enterprise fresh = {.name = "示例青禾餐饮管理有限公司",
                                       .confirmed_on = "2016-12-31"};
    ck_ok(chamber_enterprise_add(db, &fresh, NULL)); /* two years to the day */
    reads(db, &chamber_enterprise_doubts_screen, 0, "{\"duplicates\":[],", "\"unconfirmed\":[]}");
    struct chamber_enterprise stale = {.name = "示例宏达机械有限公司",
                                       .confirmed_on = "2016-12-30"};
    ck_ok(chamber_enterprise_add(db, &stale, NULL));
    reads(db, &chamber_enterprise_doubts_screen, 0,
          "{\"duplicates\":[],\"renamed\":[],\"bad_code\":[],\"unconfirmed\":[{\"id\":2,", "}]}");
    fixture_close(db);
}
END_TEST

/* The members of the numbers stand among those of the screen. */
START_TEST(test_request)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    char *json = NULL;
    const struct chamber_screen_subject none = {.id = 9};
    chamber_id id =
        fixture_request(db, fixture_enterprise(db, "示例机械有限公司", NULL), "2018-06-01");
    reads(db, &chamber_request_screen, id, "{\"request\":{\"id\":1,",
          "\"extensions\":[],\"merged_from\":[]}");
    const struct chamber_screen_subject subject = {.id = id};
    ck_ok(chamber_screen_json(db, &chamber_request_screen, &subject, &json));
    ck_assert_ptr_nonnull(strstr(json, "},\"urged\":0,\"reopened\":0,\"steps\":[{\"event\":"));
    chamber_free(json);
    json = NULL;
    ck_fails(chamber_screen_json(db, &chamber_request_screen, &none, &json), CHAMBER_E_NOT_FOUND,
             "no_such_id", NULL);
    ck_assert_ptr_null(json);
    fixture_close(db);
}
END_TEST

/* The screen of the enterprise is part of that of a visit to it. */
START_TEST(test_visit)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    fixture_enterprise(db, "示例机械有限公司", NULL);
    chamber_id id = fixture_enterprise(db, "示例餐饮有限公司", NULL);
    struct chamber_visit planned = {
        .enterprise = id, .visited_on = "2019-01-04", .state = "planned"};
    ck_ok(chamber_visit_add(db, &planned, &planned.id));
    char *json = NULL;
    const struct chamber_screen_subject subject = {.id = planned.id};
    ck_ok(chamber_screen_json(db, &chamber_visit_screen, &subject, &json));
    ck_assert_ptr_nonnull(strstr(json, "},\"enterprise\":{\"id\":2,"));
    ck_assert_ptr_nonnull(strstr(json, ",\"last_visit\":null,\"promises\":[],"));
    chamber_free(json);
    reads(db, &chamber_visit_screen, planned.id, "{\"visit\":{\"id\":1,",
          "\"former_names\":[],\"follow_ups\":[]}");
    fixture_close(db);
}
END_TEST

SUITE_MAIN("screens", test_dated, test_doubts, test_request, test_visit)
