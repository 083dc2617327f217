/* SPDX-License-Identifier: MIT */
/* Records that come from elsewhere: JSON that does not fit, and a journal that somebody changed. */
#include "fixture.h"

#include <stdio.h>
#include <string.h>

#undef fail /* Check's; the store has one of its own */
#include "record/redirect.h"
#include "store/stmt.h"

#define COUNT_OF(a) (sizeof(a) / sizeof((a)[0]))

static struct chamber_db *db;

START_TEST(test_json_that_does_not_fit)
{
    static const struct {
        const char *json, *message, *field;
    } cases[] = {
        {"[]", "json_not_object", NULL},
        {"5", "json_not_object", NULL},
        {"{\"name\":", "json_broken", NULL},
        {"{\"name\":\"a\\u0000b\"}", "json_nul", NULL},
        {"{\"name\":\"\xff\"}", "not_utf8", NULL},
        {"{\"name\":\"甲\",\"name\":\"乙\"}", "json_key_twice", NULL},
        {"{\"nmae\":\"甲\"}", "json_unknown_key", NULL},
        {"{\"phone_name\":\"甲\"}", "json_unknown_key", NULL},
        {"{\"name\":5}", "json_wrong_type", "name"},
        {"{\"name\":[\"甲\"]}", "json_wrong_type", "name"},
        {"{\"employees\":1.5}", "json_wrong_type", "employees"},
        {"{\"employees\":\"5\"}", "json_wrong_type", "employees"},
        {"{\"priority\":1}", "json_wrong_type", "priority"},
        {"{\"tags\":[\"high_tech\",5]}", "json_wrong_type", "tags"},
        {"{\"tags\":{\"high_tech\":true}}", "json_wrong_type", "tags"},
    };
    db = fixture_open("2018-12-31");
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct chamber_enterprise record = {0};
        uint64_t fields = 0;
        ck_fails(chamber_record_from_json(db, &chamber_enterprise_noun, cases[i].json,
                                          strlen(cases[i].json), &record, &fields),
                 CHAMBER_E_DATA, cases[i].message, cases[i].field);
        chamber_enterprise_clear(&record);
    }
    /* what this library writes besides, and what is empty */
    static const char json[] = "{\"id\":9,\"name\":\"宏达\",\"place\":null,\"place_name\":\"甲厦\","
                               "\"tags\":null,\"former_names\":[]}";
    struct chamber_enterprise record = {0};
    uint64_t fields = 0;
    ck_ok(chamber_record_from_json(db, &chamber_enterprise_noun, json, strlen(json), &record,
                                   &fields));
    ck_assert_str_eq(record.name, "宏达");
    ck_assert_int_eq(record.place, 0);
    chamber_enterprise_clear(&record);
    fixture_close(db);
}
END_TEST

static void tamper(const char *sql)
{
    struct stmt *st = stmt_sql(db, sql);
    ck_ok(stmt_run(st));
    stmt_done(st);
}

/* Characters that no text may have can still be in a file: they come out escaped. */
START_TEST(test_json_of_control_characters)
{
    db = fixture_open("2018-12-31");
    chamber_id id = fixture_enterprise(db, "宏达机械", NULL);
    tamper("UPDATE enterprise SET note = char(1) || char(9) || char(127) || '\"'");
    struct chamber_enterprise record = {0};
    char *json = NULL;
    ck_ok(chamber_enterprise_get(db, id, &record));
    ck_ok(chamber_record_json(db, &chamber_enterprise_noun, &record, &json));
    ck_assert_ptr_nonnull(strstr(json, "\"\\u0001\\t\\u007f\\\"\""));
    chamber_free(json);
    chamber_enterprise_clear(&record);
    fixture_close(db);
}
END_TEST

START_TEST(test_schema_of_lists)
{
    char *json = NULL;
    ck_assert_int_eq(chamber_noun_schema(&chamber_visit_noun, &json), CHAMBER_OK);
    const char *names = strstr(json, "\"visitors_name\"");
    ck_assert_ptr_nonnull(names);
    const char *type = strstr(names, "\"array\""), *items = strstr(names, "\"items\"");
    ck_assert(type && items && type < items);
    chamber_free(json);
}
END_TEST

/* The change cannot be taken back, and nothing is. */
START_TEST(test_a_damaged_change)
{
    static const char *const contents[] = {"[]",
                                           "5",
                                           "no json",
                                           "{\"nothing\":[1,2]}",
                                           "{\"note\":[\"a\"]}",
                                           "{\"note\":[5,6]}",
                                           "{\"tags\":[\"a\",\"b\"]}",
                                           "{\"tags\":[[5],[6]]}",
                                           "{\"name\":[5,6]}",
                                           "{\"name\":[[5],[6]]}"};
    const char *tags[] = {"high_tech"}, *others[] = {"listed"};
    db = fixture_open("2018-12-31");
    struct chamber_enterprise record = {.name = "宏达机械", .note = "旧", .tags = {1, tags}};
    chamber_id id;
    ck_ok(chamber_enterprise_add(db, &record, &id));
    record = (struct chamber_enterprise){.id = id, .note = "新", .tags = {1, others}};
    ck_ok(chamber_enterprise_update(db, &record,
                                    chamber_field_bit(&chamber_enterprise_noun, "note") |
                                        chamber_field_bit(&chamber_enterprise_noun, "tags"),
                                    NULL));
    chamber_id batch = chamber_last_batch(db);
    for (size_t i = 0; i < COUNT_OF(contents); i++) {
        char sql[200];
        snprintf(sql, sizeof sql, "UPDATE change SET content = '%s' WHERE batch = %lld",
                 contents[i], (long long)batch);
        tamper(sql);
        ck_assert_msg(chamber_undo(db, batch) < 0, "%s", contents[i]);
        ck_assert_str_eq(chamber_error(db)->message, "journal_damaged");
        struct chamber_enterprise found = {0};
        ck_ok(chamber_enterprise_get(db, id, &found));
        ck_assert_str_eq(found.note, "新");
        ck_assert_str_eq(found.tags.items[0], "listed");
        chamber_enterprise_clear(&found);
    }
    tamper("UPDATE change SET noun = 'nothing' WHERE id = (SELECT max(id) FROM change)");
    ck_fails(chamber_undo(db, batch), CHAMBER_E_REFUSED, "undo_erased", NULL);
    tamper("UPDATE change SET link = x'00' WHERE id = (SELECT max(id) FROM change)");
    struct chamber_place place = {.name = "甲厦"};
    ck_fails(chamber_place_add(db, &place, NULL), CHAMBER_E_DATABASE, "journal_damaged", NULL);
    fixture_close(db);
}
END_TEST

/* An enterprise moved out and came back; then another building takes the place of its own. */
START_TEST(test_dated_references_follow_a_merger)
{
    db = fixture_open("2018-12-31");
    chamber_id one, two, id = fixture_enterprise(db, "宏达机械", NULL);
    struct chamber_place place = {.name = "甲厦"};
    ck_ok(chamber_place_add(db, &place, &one));
    place.name = "乙厦";
    ck_ok(chamber_place_add(db, &place, &two));
    const struct chamber_noun *noun = &chamber_enterprise_noun;
    uint64_t bit = chamber_field_bit(noun, "place");
    static const char *const days[] = {"2018-03-01", "2018-06-01", "2018-09-01"};
    const chamber_id of[] = {one, 0, one}, becomes[] = {two, 0, two};
    for (size_t i = 0; i < COUNT_OF(days); i++) {
        struct chamber_enterprise record = {.id = id, .place = of[i]};
        ck_ok(chamber_enterprise_update(db, &record, bit, days[i]));
    }
    ck_ok(chamber_begin(db, "redirect"));
    ck_ok(record_redirect(db, &chamber_place_noun, one, two));
    ck_ok(chamber_end(db, CHAMBER_OK));
    for (size_t i = 0; i < COUNT_OF(days); i++) {
        struct chamber_enterprise record = {0};
        ck_ok(chamber_record_get_as_of(db, noun, id, days[i], &record));
        ck_assert_int_eq(record.place, becomes[i]);
        chamber_enterprise_clear(&record);
    }
    fixture_close(db);
}
END_TEST

START_TEST(test_what_only_verbs_write)
{
    db = fixture_open("2018-12-31");
    chamber_id enterprise = fixture_enterprise(db, "宏达机械", NULL);
    fixture_request(db, enterprise, "2018-07-20");
    const struct chamber_noun *noun = &chamber_request_event_noun;
    struct chamber_request_event event = {.id = 1, .note = "改"};
    ck_fails(chamber_record_add(db, noun, &event, NULL), CHAMBER_E_REFUSED, "events_by_verbs",
             NULL);
    ck_fails(chamber_record_update(db, noun, &event, chamber_field_bit(noun, "note"), NULL),
             CHAMBER_E_REFUSED, "events_by_verbs", NULL);
    ck_fails(chamber_record_remove(db, noun, 1), CHAMBER_E_REFUSED, "events_by_verbs", NULL);
    struct chamber_enterprise found = {0};
    ck_assert_int_lt(
        chamber_record_get_as_of(db, &chamber_enterprise_noun, enterprise, "2018-02-30", &found),
        0);
    ck_assert_ptr_null(found.name);
    found = (struct chamber_enterprise){.id = enterprise, .name = "宏达集团"};
    ck_assert_int_lt(chamber_enterprise_update(db, &found,
                                               chamber_field_bit(&chamber_enterprise_noun, "name"),
                                               "2018-02-30"),
                     0);
    fixture_close(db);
}
END_TEST

SUITE_MAIN("record_damage", test_json_that_does_not_fit, test_json_of_control_characters,
           test_schema_of_lists, test_a_damaged_change, test_dated_references_follow_a_merger,
           test_what_only_verbs_write)
