/* SPDX-License-Identifier: MIT */
/* Files out and in again, the batch an import is, and its size. */
#include <stdio.h>
#include <string.h>

#include "domain/import_help.h"

static const struct chamber_noun *const order[] = {
    &chamber_place_noun, &chamber_enterprise_noun, &chamber_person_noun,
    &chamber_term_noun,  &chamber_post_noun,       &chamber_campaign_noun,
    &chamber_visit_noun, &chamber_request_noun,    &chamber_honor_noun,
};
enum { NOUNS = sizeof(order) / sizeof(order[0]) };

/* A little of everything, with what is hard to write and read. */
static void fill(struct chamber_db *db)
{
    imports(place, "name,note\n示例大厦,\"两行，\n第二行 \"\"引号\"\"\"\n", NULL, 1, 0, 0);
    imports(
        enterprise,
        "name,short_name,former_names,credit_code,status,joined_on,left_on,place,priority,"
        "phone,founded_on\n"
        "甲公司,,老甲;老老甲,91310105MA0000001F,会员,2015-01-01,,示例大厦,是,021-00000000,2001-05\n"
        "乙公司,乙,,,退会,2014-01-01,2016-01-01,,否,,\n"
        "=cmd(),,,,,,,,,,\n",
        NULL, 3, 0, 0);
    imports(person, "name,enterprise\n张某,甲公司\n张某,乙公司\n李某,\n王某,甲公司\n", NULL, 4, 0,
            0);
    imports(term, "number,from_on\n5,2016-01-01\n", NULL, 1, 0, 0);
    imports(post,
            "person,role,term,from_on,until_on\n张某(甲公司),会长,5,2016-01-01,\n"
            "李某,理事,,2016-01-01,2017-01-01\n",
            NULL, 2, 0, 0);
    imports(campaign,
            "name,from_on,until_on,enterprises\n送清凉,2018-07-01,2018-08-31,甲公司;乙公司\n", NULL,
            1, 0, 0);
    imports(visit,
            "visited_on,enterprise,campaign,visitors,visitor_count,partners\n"
            "2018-07-02,甲公司,送清凉,张某(乙公司)、李某,4,工会、妇联\n"
            "2018-07-02,乙公司,,,,\n",
            NULL, 2, 0, 0);
    imports(request,
            "raised_on,enterprise,enterprises,visit,title,status,department,due_on,resolved_on,"
            "satisfaction\n"
            "2018-07-02,甲公司,乙公司,2018-07-02 甲公司,停车,归档,工会,2018-08-01,2018-07-20,满意\n"
            "2018-07-03,乙公司,,,用工,办理中,其他,,,\n",
            NULL, 2, 0, 0);
    imports(honor,
            "title,level,awarded_on,recipient,enterprise,person\n"
            "先进,市级,2018-05,,甲公司,\n"
            "先进,市级,2018-05,,,王某\n"
            "先进,市级,2018,商会,,\n",
            &(struct chamber_import){.create_choices = true}, 3, 0, 0);
}

START_TEST(test_export_changes_nothing)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    static const char *const names[] = {"a.csv", "a.json"};
    static const enum chamber_format formats[] = {CHAMBER_CSV, CHAMBER_JSON};
    fill(db);
    chamber_id batch = chamber_last_batch(db);
    for (const struct chamber_noun *const *noun = chamber_nouns(); *noun; noun++) {
        if (chamber_noun_is_event(*noun))
            continue;
        for (size_t i = 0; i < 2; i++) {
            char *text = help_export(db, *noun, formats[i]);
            int rc = help_import(db, *noun, names[i], text, NULL);
            ck_assert_msg(rc == CHAMBER_OK, "%s %s", chamber_noun_name(*noun), help_texts);
            ck_assert_int_eq(help_result.same, help_result.rows);
            ck_assert_uint_eq((size_t)help_result.rows, fixture_count(db, *noun, NULL));
            free(text);
        }
    }
    ck_assert_int_eq(chamber_last_batch(db), batch);
    fixture_close(db);
}
END_TEST

/* Exports are read into an empty database, twice, and come out of it the same. */
START_TEST(test_into_another_database)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    char *texts[NOUNS];
    fill(db);
    for (size_t i = 0; i < NOUNS; i++)
        texts[i] = help_export(db, order[i], CHAMBER_CSV);
    char *choices = help_export(db, &chamber_choice_noun, CHAMBER_CSV);
    fixture_close(db);
    db = fixture_open("2018-12-31");
    ck_ok(help_import(db, &chamber_choice_noun, "a.csv", choices, NULL));
    for (size_t pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < NOUNS; i++) {
            int rc = help_import(db, order[i], "a.csv", texts[i], NULL);
            ck_assert_msg(rc == CHAMBER_OK, "%s %s", chamber_noun_name(order[i]), help_texts);
            ck_assert_int_eq(pass == 0 ? help_result.added : help_result.same, help_result.rows);
        }
    for (size_t i = 0; i < NOUNS; i++) {
        char *text = help_export(db, order[i], CHAMBER_CSV);
        ck_assert_uint_eq(strlen(text), strlen(texts[i]));
        free(text);
        free(texts[i]);
    }
    free(choices);
    fixture_close(db);
}
END_TEST

START_TEST(test_writers)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    char *text = help_export(db, &chamber_place_noun, CHAMBER_JSON);
    ck_assert_str_eq(text, "[]\n");
    free(text);
    imports(place, "name,kind\n=1+1,楼宇\n\"a,b\",\n", NULL, 2, 0, 0);
    text = help_export(db, &chamber_place_noun, CHAMBER_CSV);
    ck_assert_str_eq(text,
                     "id,name,kind,priority,address,note\n1,=1+1,building,,,\n2,\"a,b\",,,,\n");
    free(text);
    text = help_export(db, &chamber_place_noun, CHAMBER_JSON);
    ck_assert_int_eq(strncmp(text, "[\n{", 3), 0);
    ck_assert_ptr_nonnull(strstr(text, "},\n{"));
    ck_assert_str_eq(text + strlen(text) - 4, "}\n]\n");
    free(text);
    struct chamber_writer *writer = NULL;
    FILE *full = fopen("/dev/full", "w");
    ck_ok(chamber_writer_open(db, &chamber_place_noun, CHAMBER_JSON, full, &writer));
    ck_assert_int_eq(chamber_writer_close(writer), CHAMBER_E_IO);
    ck_assert_str_eq(chamber_error(db)->message, "output_failed");
    fclose(full);
    ck_assert_int_eq(chamber_writer_close(NULL), CHAMBER_OK);
    fixture_close(db);
}
END_TEST

/* What a file calls a record must be what it is called. */
START_TEST(test_names)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    fixture_enterprise(db, "甲公司", NULL);
    fixture_enterprise(db, "乙公司", NULL);
    fixture_person(db, "张某", 1);
    refuses(person, "name,enterprise,enterprise_name\n李某,甲公司,乙公司\n", NULL,
            "2 enterprise import_name_differs\n");
    refuses(person, "name,enterprise_name\n李某,乙公司\n", NULL,
            "2 enterprise import_name_differs\n");
    imports(person, "name,enterprise,enterprise_name\n李某,#1,甲 公司\n", NULL, 1, 0, 0);
    ck_assert_int_eq(help_import(db, &chamber_visit_noun, "a.json",
                                 "[{\"visited_on\":\"2018-01-01\",\"enterprise\":2,"
                                 "\"enterprise_name\":\"甲公司\"}]",
                                 NULL),
                     CHAMBER_E_DATA);
    ck_assert_str_eq(help_problems, "1 enterprise import_name_differs\n");
    ck_ok(help_import(db, &chamber_visit_noun, "a.json",
                      "{\"visited_on\":\"2018-01-01\",\"enterprise\":2,\"visitors\":[1],"
                      "\"visitors_name\":[\"张某\"],\"partners\":[\"union\",\"women\"]}",
                      NULL));
    ck_assert_int_eq(help_result.added, 1);
    fixture_close(db);
}
END_TEST

START_TEST(test_batch)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    struct chamber_cursor *cursor = NULL;
    struct chamber_batch batch = {0};
    struct chamber_import dry = {.dry_run = true, .create_persons = true};
    chamber_id before = chamber_last_batch(db);
    imports(honor, "title,awarded_on,person\n先进,2018-01-01,张某\n", &dry, 1, 0, 0);
    ck_assert_int_eq(help_result.created, 1);
    ck_assert_int_eq(chamber_error(db)->result, CHAMBER_OK);
    ck_assert_int_eq(chamber_last_batch(db), before);
    ck_assert_uint_eq(fixture_count(db, &chamber_person_noun, NULL), 0);
    /* the person of the dry run is not there to be found */
    refuses(honor, "title,awarded_on,person\n先进,2018-01-01,张某\n", NULL, "2 person not_found\n");
    imports(place, "name\n示例大厦\n示例园\n", NULL, 2, 0, 0);
    ck_ok(chamber_log_open(db, 1, &cursor));
    ck_assert_int_eq(chamber_cursor_next(cursor, &batch), CHAMBER_ROW);
    chamber_cursor_close(cursor);
    ck_text(batch.verb, "place import");
    ck_text(batch.file_name, "a.csv");
    /* printf 'name\n示例大厦\n示例园\n' | sha256sum */
    ck_text(batch.file_sha256, "51042172ccd16db700140e73f85dea7ee36fa78e7398bac6fcaf476d56e006d1");
    ck_assert_int_eq(batch.changes.value, 2);
    chamber_record_clear(&chamber_batch_noun, &batch);
    ck_fails(chamber_import(db, &chamber_enterprise_event_noun, "/dev/null", NULL, NULL),
             CHAMBER_E_REFUSED, "import_events", NULL);
    ck_fails(chamber_import(db, &chamber_place_noun, "/nonexistent.csv", NULL, NULL), CHAMBER_E_IO,
             "file_missing", NULL);
    fixture_close(db);
}
END_TEST

/* A JSON file's bad cells are all told, each with its line and field, like a CSV's. */
START_TEST(test_json_rows)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    static const char text[] =
        "[{\"visited_on\":\"2018-01-01\",\"enterprise\":\"甲公司\",\"visitor_count\":\"3\"},\n"
        " {\"visited_on\":\"2018-02-30\",\"enterprise\":{\"id\":1},\"findings\":5},\n"
        " {\"visited_on\":\"2018-01-02\",\"enterprise\":\"甲公司\",\"findings\":\"a\",\n"
        "  \"findings\":\"b\"},\n"
        " [],\n"
        " {\"id\":[1.5],\"visited_on\":\"2018-01-03\",\"enterprise\":1}]";
    fixture_enterprise(db, "甲公司", NULL);
    size_t count = fixture_count(db, &chamber_visit_noun, NULL);
    ck_assert_int_eq(help_import(db, &chamber_visit_noun, "a.json", text, NULL), CHAMBER_E_DATA);
    ck_assert_str_eq(help_problems, "1 visitor_count json_wrong_type\n"
                                    "2 enterprise json_wrong_type\n2 findings json_wrong_type\n"
                                    "2 visited_on no_such_day\n3 findings json_key_twice\n"
                                    "5 - json_not_object\n6 - json_wrong_value\n");
    ck_assert_ptr_nonnull(strstr(help_texts, "a.json:2: 企业(enterprise): "));
    ck_assert_ptr_nonnull(strstr(help_texts, "{\"id\":1}"));
    ck_assert_int_eq(help_result.rows, 5);
    ck_assert_int_eq(help_result.bad, 5);
    ck_assert_uint_eq(fixture_count(db, &chamber_visit_noun, NULL), count);
    ck_assert_int_eq(help_import(db, &chamber_visit_noun, "a.json", "[]\n]", NULL), CHAMBER_E_DATA);
    ck_assert_str_eq(help_problems, "2 - json_trailing\n");
    /* an item would come apart */
    ck_assert_int_eq(help_import(db, &chamber_enterprise_noun, "a.json",
                                 "[{\"name\":\"乙公司\",\"former_names\":[\"老乙、小乙\"]},"
                                 "{\"name\":\"丙公司\",\"former_names\":\"老丙、小丙\"}]",
                                 NULL),
                     CHAMBER_E_DATA);
    ck_assert_str_eq(help_problems, "1 former_names json_separator_in_item\n");
    /* not the value of a private field */
    ck_assert_int_eq(help_import(db, &chamber_person_noun, "a.json",
                                 "[{\"name\":\"张某\",\"phone\":13800000000}]", NULL),
                     CHAMBER_E_DATA);
    ck_assert_str_eq(help_problems, "1 phone json_wrong_type\n");
    ck_assert_ptr_null(strstr(help_texts, "138"));
    fixture_close(db);
}
END_TEST

enum { ROWS = 10000, BAD_AT = 5001 };

/* Many visits; the row of line `bad` has a day that does not exist. */
static char *many(size_t bad)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    ck_assert_ptr_nonnull(out);
    fputs("visited_on,enterprise,findings\n", out);
    for (size_t i = 2; i < ROWS + 2; i++)
        fprintf(out, "2018-%02zu-%02zu,甲公司,情况%zu\n", i == bad ? 13 : i % 12 + 1, i % 28 + 1,
                i / 3);
    fclose(out);
    return text;
}

START_TEST(test_many_rows)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    fixture_enterprise(db, "甲公司", NULL);
    char *text = many(BAD_AT);
    refuses(visit, text, NULL, "5001 visited_on no_such_day\n");
    free(text);
    text = many(0);
    imports(visit, text, NULL, ROWS, 0, 0);
    imports(visit, text, NULL, 0, 0, ROWS);
    free(text);
    fixture_close(db);
}
END_TEST

SUITE_MAIN("exchange", test_export_changes_nothing, test_into_another_database, test_writers,
           test_names, test_batch, test_json_rows, test_many_rows)
