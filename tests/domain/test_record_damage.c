/* SPDX-License-Identifier: MIT */
/* Records that come from elsewhere: JSON that does not fit, and a journal that somebody changed. */
#include "check_help.h"
#include "fixture.h"

#include <stdio.h>
#include <string.h>

#undef fail /* Check's; the store has one of its own */
#include "record/json.h"
#include "record/record.h"
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
        {"{\"employees\":1e300}", "json_wrong_type", "employees"},
        {"{\"employees\":-1e300}", "json_wrong_type", "employees"},
        {"{\"place_id\":\"甲厦\"}", "json_unknown_key", NULL},
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

/* What a list holds is told apart by its kind, also where the key is of no field. */
START_TEST(test_tables_of_json)
{
    static const char json[] =
        "[{\"visitors\":[1,\"王某\"],\"partners\":[\"税务所\"],\"other\":[1,null]},"
        "\n {\"visitors\":[true],\"partners\":[5],\"other\":[\"甲;乙\"]},\r"
        "{\"visitors\":[2],\"other\":[{}]}]";
    static const char *const cells[][3] = {
        {"#1;王某", "税务所", "[1,null]"}, {"[true]", "[5]", "[\"甲;乙\"]"}, {"#2", NULL, "[{}]"}};
    static const size_t faults[][2] = {{0, 2}, {1, 0}, {1, 1}, {1, 2}, {2, 2}};
    struct record_table table = {0};
    db = fixture_open("2018-12-31");
    ck_ok(record_json_table(db, &chamber_visit_noun, json, strlen(json), &table));
    ck_assert_uint_eq(table.rows, 3);
    ck_assert_uint_eq(table.columns, 3);
    for (size_t row = 0; row < 3; row++)
        for (size_t i = 0; i < 3; i++)
            ck_text(table.cells[row][i], cells[row][i]);
    ck_assert_uint_eq(table.fault_count, COUNT_OF(faults));
    for (size_t i = 0; i < COUNT_OF(faults); i++) {
        ck_assert_uint_eq(table.faults[i].row, faults[i][0]);
        ck_assert_uint_eq(table.faults[i].column, faults[i][1]);
    }
    ck_assert_int_eq(table.lines[1], 2);
    record_table_free(&table);
    fixture_close(db);
}
END_TEST

/* A sum may be told as a text, too: whoever reads the cell counts its decimals. */
START_TEST(test_sums_of_json)
{
    static const char json[] =
        "[{\"amount\":1200.5},\t{\"amount\":\"1200.5\"},{\"amount\":-1e300}]";
    struct record_table table = {0};
    db = fixture_open("2018-12-31");
    ck_ok(record_json_table(db, &chamber_fee_noun, json, strlen(json), &table));
    ck_assert_uint_eq(table.fault_count, 1);
    ck_assert_uint_eq(table.faults[0].row, 1);
    ck_assert_str_eq(table.cells[0][0], "1200.5");
    ck_assert_str_eq(table.cells[1][0], "\"1200.5\"");
    ck_assert_str_eq(table.cells[2][0], "-1e+300");
    record_table_free(&table);
    fixture_close(db);
}
END_TEST

/* However many cells cannot be taken, each is told. */
START_TEST(test_many_faults)
{
    enum { ROWS = 40 };
    CLEAN_STR struct str json = {0};
    struct record_table table = {0};
    str_add_char(&json, '[');
    for (int i = 0; i < ROWS; i++)
        str_add(&json, i ? ",{\"amount\":true}" : "{\"amount\":true}");
    str_add_char(&json, ']');
    db = fixture_open("2018-12-31");
    ck_ok(record_json_table(db, &chamber_fee_noun, str_text(&json), json.length, &table));
    ck_assert_uint_eq(table.fault_count, ROWS);
    ck_assert_uint_eq(table.faults[ROWS - 1].row, ROWS - 1);
    record_table_free(&table);
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
                                           "{\"name\":[[5],[6]]}",
                                           "{\"name\":[[[\"\"]],[[\"\"]]]}",
                                           "{\"note\":[]}"};
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

/* A row of the journal whose fields, values or noun are no more, or never were: shown as it is. */
static void expect_change(struct chamber_history *history, const char *field, const char *before,
                          const char *after)
{
    struct chamber_change told = {0};
    ck_assert_int_eq(chamber_history_next(history, &told), CHAMBER_ROW);
    ck_assert_str_eq(told.field, field);
    ck_text(told.before, before);
    ck_text(told.after, after);
    chamber_record_clear(&chamber_change_noun, &told);
}

START_TEST(test_history_of_what_is_no_more)
{
    static const char content[] =
        "UPDATE change SET content = '{\"former\":[\"13800000000\",17],\"priority\":[true,false],"
        "\"name\":[null,[[5,\"宏达\"],[\"2018-03-01\",\"远大\"]]],\"place\":[null,[[\"\",7]]]}'"
        " WHERE batch = 2";
    db = fixture_open("2018-12-31");
    fixture_enterprise(db, "宏达机械", NULL);
    tamper(content);
    chamber_set_mask(db, true);
    static const char *const shown[2][4][2] = {
        {{"138****0000", "17"}, {"true", "false"}, {NULL, "宏达;2018-03-01: 远大"}, {NULL, "#7"}},
        {{"138****0000", "17"}, {"是", "否"}, {NULL, "宏达; 2018-03-01: 远大"}, {NULL, "#7"}}};
    for (size_t i = 0; i < 2; i++) {
        struct chamber_history *history = NULL;
        ck_ok(chamber_batch_open(db, 2, i ? CHAMBER_WORDS : CHAMBER_CODES, &history));
        expect_change(history, "former", shown[i][0][0], shown[i][0][1]);
        expect_change(history, "priority", shown[i][1][0], shown[i][1][1]);
        expect_change(history, "name", shown[i][2][0], shown[i][2][1]);
        expect_change(history, "place", shown[i][3][0], shown[i][3][1]);
        chamber_history_close(history);
    }
    struct chamber_history *history = NULL;
    tamper("UPDATE change SET noun = 'nothing' WHERE batch = 2");
    ck_ok(chamber_batch_open(db, 2, CHAMBER_WORDS, &history));
    expect_change(history, "former", "138****0000", "17");
    expect_change(history, "priority", "是", "否");
    chamber_history_close(history);
    fixture_close(db);
}
END_TEST

/* Words that another program wrote are shown as they are. */
START_TEST(test_words_that_are_none)
{
    db = fixture_open("2018-12-31");
    chamber_id enterprise = fixture_enterprise(db, "宏达机械", NULL);
    chamber_id id = fixture_visit(db, enterprise, "2018-07-20");
    check_damage_file(db, "UPDATE visit SET form = 'flight', state = 'dreamt'");
    struct chamber_visit visit = {0};
    ck_ok(chamber_visit_get(db, id, &visit));
    fixture_formats(db, &chamber_visit_noun, &visit, "form", CHAMBER_WORDS, "flight");
    fixture_formats(db, &chamber_visit_noun, &visit, "state", CHAMBER_WORDS, "dreamt");
    chamber_visit_clear(&visit);
    /* one that has no English is shown in Chinese */
    struct chamber_choice choice = {.list = "visit.form", .code = "flight", .zh = "乘机"};
    ck_ok(chamber_choice_add(db, &choice, NULL));
    chamber_set_language(db, CHAMBER_EN);
    visit.form = "flight";
    fixture_formats(db, &chamber_visit_noun, &visit, "form", CHAMBER_WORDS, "乘机");
    visit.form = "phone";
    fixture_formats(db, &chamber_visit_noun, &visit, "form", CHAMBER_WORDS, "phone");
    fixture_close(db);
}
END_TEST

/* Names that are no UTF-8 keep none of the others from being found. */
START_TEST(test_names_that_are_cut)
{
    db = fixture_open("2018-12-31");
    chamber_id found = 0, id = fixture_enterprise(db, "宏达机械", NULL);
    fixture_enterprise(db, "甲", NULL);
    fixture_enterprise(db, "乙", NULL);
    check_damage_file(db, "UPDATE enterprise_fact SET value = CAST(x'E7' AS TEXT)"
                          " WHERE enterprise = 2 AND field = 'name';"
                          "UPDATE enterprise_fact SET value = CAST(x'E794' AS TEXT)"
                          " WHERE enterprise = 3 AND field = 'name'");
    ck_ok(chamber_enterprise_find(db, "达机", CHAMBER_PART, &found));
    ck_assert_int_eq(found, id);
    /* nor from being sorted: they sort as they are */
    struct chamber_cursor *cursor = NULL;
    struct chamber_enterprise row = {0};
    ck_ok(chamber_enterprise_open(db, &(struct chamber_list){.sort = "name"}, &cursor));
    static const chamber_id order[] = {2, 3, 1};
    for (size_t i = 0; i < COUNT_OF(order); i++) {
        ck_assert_int_eq(chamber_enterprise_next(cursor, &row), CHAMBER_ROW);
        ck_assert_int_eq(row.id, order[i]);
    }
    chamber_cursor_close(cursor);
    chamber_enterprise_clear(&row);
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

/* A record that names it twice, as another program could write it, names it once. */
START_TEST(test_a_field_and_its_list_follow_a_merger)
{
    db = fixture_open("2018-12-31");
    chamber_id one = fixture_enterprise(db, "宏达机械", NULL);
    chamber_id two = fixture_enterprise(db, "远大物流", NULL);
    chamber_id id = fixture_request(db, one, "2018-07-20");
    check_damage_file(db, "INSERT INTO request_enterprises VALUES (1, 1, 1)");
    ck_ok(chamber_begin(db, "redirect"));
    ck_ok(record_redirect(db, &chamber_enterprise_noun, one, two));
    ck_ok(chamber_end(db, CHAMBER_OK));
    struct chamber_request found = {0};
    ck_ok(chamber_request_get(db, id, &found));
    ck_assert_int_eq(found.enterprise, two);
    ck_assert_uint_eq(found.enterprises.count, 0);
    chamber_request_clear(&found);
    fixture_close(db);
}
END_TEST

/* Of requests as well: those merged into it, but not its own steps. */
START_TEST(test_requests_follow_a_merger)
{
    db = fixture_open("2018-12-31");
    chamber_id enterprise = fixture_enterprise(db, "宏达机械", NULL), ids[3];
    for (size_t i = 0; i < COUNT_OF(ids); i++)
        ids[i] = fixture_request(db, enterprise, "2018-07-20");
    const struct chamber_request_step merge = {.on = "2018-07-21", .merged_into = ids[0]};
    ck_ok(chamber_request_step(db, ids[2], "merge", &merge));
    ck_ok(chamber_begin(db, "redirect"));
    ck_ok(record_redirect(db, &chamber_request_noun, ids[0], ids[1]));
    ck_ok(chamber_end(db, CHAMBER_OK));
    struct chamber_request found = {0};
    ck_ok(chamber_request_get(db, ids[2], &found));
    ck_assert_int_eq(found.merged_into, ids[1]);
    chamber_request_clear(&found);
    ck_assert_str_eq(fixture_request_events(db, ids[0]), "register 2018-07-20 registered");
    ck_assert_str_eq(fixture_request_events(db, ids[1]), "register 2018-07-20 registered");
    fixture_close(db);
}
END_TEST

/* With a number of its own, unless that is taken. */
START_TEST(test_numbers_that_are_given)
{
    static const chamber_id given[][2] = {{7, 7}, {7, 8}, {3, 3}, {0, 9}};
    db = fixture_open("2018-12-31");
    for (size_t i = 0; i < COUNT_OF(given); i++) {
        char name[20];
        chamber_id id = 0;
        snprintf(name, sizeof name, "%zu号楼", i);
        const struct chamber_place place = {.name = name};
        const struct record_adding how = {.number = given[i][0]};
        ck_ok(record_add_as(db, &chamber_place_noun, &place, &how, &id));
        ck_assert_int_eq(id, given[i][1]);
    }
    const struct chamber_request_event event = {.note = "改"};
    const struct record_adding how = {0};
    ck_fails(record_add_as(db, &chamber_request_event_noun, &event, &how, NULL), CHAMBER_E_REFUSED,
             "events_by_verbs", NULL);
    fixture_close(db);
}
END_TEST

/* Whom a damaged journal names nobody can tell; what stands too deep in it is no value. */
START_TEST(test_mentions_in_a_damaged_change)
{
    static const struct {
        const char *content;
        int result;
    } cases[] = {{"[]", CHAMBER_E_DATABASE},
                 {"no json", CHAMBER_E_DATABASE},
                 {"{\"note\":[[[[[\"张某\"]]]]]}", CHAMBER_OK}};
    db = fixture_open("2018-12-31");
    fixture_enterprise(db, "宏达机械", NULL);
    chamber_id person = fixture_person(db, "张某", 0);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct chamber_cursor *cursor = NULL;
        struct chamber_person_mention mention = {0};
        char sql[200];
        snprintf(sql, sizeof sql, "UPDATE change SET content = '%s' WHERE batch = 2",
                 cases[i].content);
        tamper(sql);
        int rc = chamber_person_mentions_open(db, person, &cursor);
        ck_assert_int_eq(rc, cases[i].result);
        if (rc < 0) {
            ck_assert_str_eq(chamber_error(db)->message, "journal_damaged");
            ck_assert_ptr_null(cursor);
        } else {
            ck_assert_int_eq(chamber_cursor_next(cursor, &mention), CHAMBER_OK);
        }
        chamber_cursor_close(cursor);
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

SUITE_MAIN("record_damage", test_json_that_does_not_fit, test_tables_of_json, test_sums_of_json,
           test_many_faults, test_json_of_control_characters, test_schema_of_lists,
           test_a_damaged_change, test_history_of_what_is_no_more, test_words_that_are_none,
           test_names_that_are_cut, test_dated_references_follow_a_merger,
           test_a_field_and_its_list_follow_a_merger, test_requests_follow_a_merger,
           test_numbers_that_are_given, test_mentions_in_a_damaged_change,
           test_what_only_verbs_write)
