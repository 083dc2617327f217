/* SPDX-License-Identifier: MIT */
/* What a caller gives too little of: required fields, days, words; and handles that have nothing
 * open. */
#include "fixture.h"

#include <stdio.h>
#include <string.h>

static struct chamber_db *db;

/* A record of each noun, with what it needs and a little more. */
static const struct {
    const char *noun, *json;
} records[] = {
    {"place", "{\"name\":\"甲楼\"}"},
    {"choice", "{\"list\":\"recommendation.organization\",\"code\":\"union\",\"zh\":\"区工商联\"}"},
    {"enterprise", "{\"name\":\"甲厂\",\"credit_code\":\"91310105MA1FW00013\"}"},
    {"person", "{\"name\":\"示例某\",\"enterprise\":1}"},
    {"term", "{\"number\":1,\"name\":\"第一届\",\"from_on\":\"2016-01-01\","
             "\"until_on\":\"2021-12-31\"}"},
    {"role", "{\"code\":\"adviser\",\"name\":\"顾问\",\"rank\":20}"},
    {"post", "{\"person\":1,\"role\":1,\"term\":1,\"from_on\":\"2016-01-01\"}"},
    {"liaison", "{\"person\":1,\"enterprise\":1,\"from_on\":\"2018-01-01\"}"},
    {"campaign", "{\"name\":\"送清凉\",\"kind\":\"cooling\",\"from_on\":\"2018-06-01\",\"until_"
                 "on\":\"2018-09-30\"}"},
    {"visit", "{\"visited_on\":\"2018-07-03\",\"enterprise\":1,\"form\":\"phone\"}"},
    {"request", "{\"raised_on\":\"2018-07-03\",\"enterprise\":1,\"title\":\"停车难\"}"},
    {"honor", "{\"title\":\"文明商户\",\"awarded_on\":\"2018-05\",\"recipient\":\"enterprise\","
              "\"enterprise\":1}"},
    {"body", "{\"code\":\"circle\",\"name\":\"小组\",\"due\":\"posts\",\"roles\":[1]}"},
    {"activity", "{\"held_on\":\"2018-09-01\",\"kind\":\"meeting\",\"title\":\"会议\"}"},
    {"attendance", "{\"activity\":1,\"person\":1,\"state\":\"came\"}"},
    {"service", "{\"name\":\"咨询\"}"},
    {"delivery", "{\"service\":1,\"enterprise\":1,\"delivered_on\":\"2018-07-10\"}"},
    {"recommendation", "{\"person\":1,\"organization\":\"union\","
                       "\"recommended_on\":\"2018-04-01\"}"},
    {"task", "{\"year\":2018,\"title\":\"走访全覆盖\"}"},
    {"notice", "{\"posted_on\":\"2018-11-01\",\"channel\":\"members\",\"kind\":\"policy\","
               "\"title\":\"减税\"}"},
    {"fee", "{\"enterprise\":1,\"year\":2018,\"amount\":2000}"},
    {"setting", "{\"name\":\"visits.contacts\",\"value\":\"2\"}"},
};

/* Add a record without one of its fields (NULL: whole); what came of it. */
static int add_without(const struct chamber_noun *noun, const char *json,
                       const struct chamber_field *without)
{
    static _Alignas(16) char record[4096];
    uint64_t fields = 0;
    chamber_id id = 0;
    memset(record, 0, sizeof record);
    ck_ok(chamber_record_from_json(db, noun, json, strlen(json), record, &fields));
    if (without) {
        char empty[100];
        snprintf(empty, sizeof empty, "{\"%s\":null}", without->name);
        ck_ok(chamber_record_from_json(db, noun, empty, strlen(empty), record, &fields));
    }
    int rc = chamber_record_add(db, noun, record, &id);
    chamber_record_clear(noun, record);
    return rc;
}

static bool is_given(const char *json, const struct chamber_field *field)
{
    char key[100];
    snprintf(key, sizeof key, "\"%s\":", field->name);
    return strstr(json, key) != NULL;
}

/* Without a required field nothing is stored, and the field is named; without another the record
 * is, or says why not. */
START_TEST(test_fields)
{
    db = fixture_open("2018-12-31");
    for (size_t i = 0; i < sizeof records / sizeof *records; i++) {
        const struct chamber_noun *noun = chamber_noun_named(records[i].noun);
        ck_assert_msg(noun != NULL, "%s", records[i].noun);
        size_t count, before = fixture_count(db, noun, NULL);
        const struct chamber_field *fields = chamber_noun_fields(noun, &count);
        for (size_t f = 0; f < count; f++) {
            if (!is_given(records[i].json, &fields[f]))
                continue;
            ck_ok(chamber_begin(db, "test"));
            int rc = add_without(noun, records[i].json, &fields[f]);
            if (fields[f].flags & CHAMBER_REQUIRED && rc != CHAMBER_OK) {
                ck_assert_msg(chamber_error(db)->field &&
                                  strcmp(chamber_error(db)->field, fields[f].name) == 0,
                              "%s.%s: %s", records[i].noun, fields[f].name, chamber_error_text(db));
            }
            ck_assert_msg(rc == CHAMBER_OK || rc == CHAMBER_E_USAGE || rc == CHAMBER_E_REFUSED,
                          "%s.%s: %d", records[i].noun, fields[f].name, rc);
            chamber_end(db, CHAMBER_E_REFUSED);
            ck_assert_uint_eq(fixture_count(db, noun, NULL), before);
        }
        int rc = add_without(noun, records[i].json, NULL);
        ck_assert_msg(rc == CHAMBER_OK, "%s: %s", records[i].noun, chamber_error_text(db));
    }
    fixture_close(db);
}
END_TEST

START_TEST(test_days)
{
    db = fixture_open("2018-12-31");
    chamber_id enterprise = fixture_enterprise(db, "甲厂", NULL), visit = 0;
    chamber_id today = fixture_visit(db, enterprise, "2018-12-31");
    ck_ok(chamber_visit_of_day(db, enterprise, NULL, &visit));
    ck_assert_int_eq(visit, today);
    ck_ok(chamber_visit_of_day(db, enterprise, "", &visit));
    ck_assert_int_eq(visit, today);
    ck_ok(chamber_visit_of_day(db, enterprise, "2018-12-30", &visit));
    ck_assert_int_eq(visit, 0);
    struct chamber_term term = {.number = {true, 0}, .name = "届", .from_on = "2016-01-01"};
    chamber_id id = 0;
    ck_fails(chamber_term_add(db, &term, &id), CHAMBER_E_REFUSED, "term_from_one", "number");
    struct chamber_setting free_day = {.name = "calendar.holiday", .from_on = "2018-10-01"};
    ck_ok(chamber_setting_add(db, &free_day, &id));
    struct chamber_setting nothing = {.name = "", .value = "1"};
    ck_assert_int_lt(chamber_setting_add(db, &nothing, &id), 0);
    struct chamber_setting no_value = {.name = "备忘"};
    ck_fails(chamber_setting_add(db, &no_value, &id), CHAMBER_E_USAGE, "field_missing", "value");
    free_day.from_on = NULL;
    ck_fails(chamber_setting_add(db, &free_day, &id), CHAMBER_E_USAGE, "field_missing", "value");
    fixture_close(db);
}
END_TEST

START_TEST(test_nothing_open)
{
    struct chamber_cursor *cursor = NULL;
    struct chamber_stats *stats = NULL;
    db = chamber_new();
    ck_fails(chamber_person_copies_open(db, 1, &cursor), CHAMBER_E_USAGE, "not_open", NULL);
    ck_fails(chamber_stats_compute(db, "2018", NULL, &stats), CHAMBER_E_USAGE, "not_open", NULL);
    const struct chamber_screen_subject subject = {.id = 1};
    const struct chamber_screen *screen = &chamber_person_dossier_screen;
    size_t parts = 0;
    for (size_t i = 0; i < screen->part_count; i++) {
        if (screen->parts[i].noun != &chamber_change_noun)
            continue;
        ck_fails(screen->parts[i].open(db, &subject, &cursor), CHAMBER_E_USAGE, "not_open", NULL);
        parts++;
    }
    ck_assert_uint_eq(parts, 1);
    ck_assert_ptr_null(cursor);
    ck_assert_ptr_null(stats);
    ck_assert_ptr_nonnull(chamber_stats_nearest(NULL));
    ck_assert_str_eq(chamber_stats_nearest("visits.totl"), "visits.total");
    chamber_close(db);
}
END_TEST

SUITE_MAIN("too_little", test_fields, test_days, test_nothing_open)
