/* SPDX-License-Identifier: MIT */
/* A whole database goes out into one file and comes into an empty one as it was. */
#include "digest.h"
#include "fixture.h"
#include "random_writes.h"
#include "whole_help.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct chamber_db *db;

static const char *const files[] = {"all.json", "english.xlsx", "all.xlsx"};
enum { FILES = sizeof files / sizeof files[0] };

static bool is_possible(const char *file)
{
    return strstr(file, ".json") || chamber_book_available();
}

static void expect_digest(const char *expected)
{
    char *now = digest_of(db);
    ck_assert_str_eq(now, expected);
    free(now);
}

/* Out, into an empty database, again, back, and again: always the same content. */
static void carry(const char *file)
{
    char *full = digest_of(db);
    bool english = strstr(file, "english");
    chamber_set_language(db, english ? CHAMBER_EN : CHAMBER_ZH);
    whole_export(db, file);
    fixture_close(db);
    db = fixture_open("2018-12-31");
    char *empty = digest_of(db);
    int rc = whole_import(db, file, false);
    ck_assert_msg(rc == CHAMBER_OK, "%s: %s\n%s", file, chamber_error_text(db), whole_problems);
    expect_digest(full);
    chamber_id batch = chamber_last_batch(db);
    ck_ok(whole_import(db, file, false));
    ck_assert_int_eq(chamber_last_batch(db), batch);
    ck_ok(chamber_undo(db, 0));
    expect_digest(empty);
    ck_ok(whole_import(db, file, false));
    expect_digest(full);
    free(full);
    free(empty);
}

static void carry_everywhere(void)
{
    for (size_t i = 0; i < FILES; i++)
        if (is_possible(files[i]))
            carry(files[i]);
    fixture_close(db);
    whole_forget();
}

START_TEST(test_random_databases)
{
    for (unsigned seed = 1; seed <= 3; seed++) {
        unsigned state = seed;
        db = fixture_open("2018-12-31");
        random_begin(db);
        for (int n = 0; n < 400; n++)
            (void)random_write(db, &state, n);
        carry_everywhere();
    }
}
END_TEST

/* --- what is easily lost --- */
static uint64_t bit(const struct chamber_noun *noun, const char *field)
{
    return chamber_field_bit(noun, field);
}

static chamber_id find(const struct chamber_noun *noun, const char *name)
{
    chamber_id id = 0;
    int rc = chamber_record_find(db, noun, name, CHAMBER_WHOLE, &id);
    ck_assert_msg(rc == CHAMBER_OK, "%s: %s", name, chamber_error_text(db));
    return id;
}

/* The number of a word. */
static chamber_id word(const char *list, const char *code)
{
    const struct chamber_filter of_list = {"list", list};
    const struct chamber_list words = {.filters = &of_list, .filter_count = 1};
    struct chamber_choice choice = {0};
    struct chamber_cursor *cursor = NULL;
    chamber_id id = 0;
    ck_ok(chamber_choice_open(db, &words, &cursor));
    while (chamber_cursor_next(cursor, &choice) == CHAMBER_ROW)
        if (strcmp(choice.code, code) == 0)
            id = choice.id;
    chamber_cursor_close(cursor);
    chamber_choice_clear(&choice);
    ck_assert_int_ne(id, 0);
    return id;
}

/* What the database was made with is changed: a role's seats, a word's wording, one retired; a word
 * and a body are gone, and a role with the bodies it sits in comes back with another number. */
static void change_seeds(void)
{
    struct chamber_role role = {.id = find(&chamber_role_noun, "会长"), .seats = {true, 1}};
    struct chamber_role adviser = {.code = "adviser", .name = "顾问", .rank = {true, 99}};
    struct chamber_choice changed = {.id = word("request.category", "finance"), .zh = "融资贷款"};
    struct chamber_choice retired = {.id = word("request.category", "tax"), .retired = CHAMBER_YES};
    ck_ok(chamber_role_update(
        db, &role, bit(&chamber_role_noun, "seats") | bit(&chamber_role_noun, "leader"), NULL));
    ck_ok(chamber_role_add(db, &adviser, NULL));
    ck_ok(chamber_choice_update(db, &changed, bit(&chamber_choice_noun, "zh"), NULL));
    ck_ok(chamber_choice_update(db, &retired, bit(&chamber_choice_noun, "retired"), NULL));
    ck_ok(chamber_choice_remove(db, word("request.category", "market")));
    ck_ok(chamber_body_remove(db, find(&chamber_body_noun, "supervisors")));
    ck_ok(chamber_role_remove(db, find(&chamber_role_noun, "chief_supervisor")));
    struct chamber_role again = {.code = "chief_supervisor", .name = "监事长", .rank = {true, 5}};
    ck_ok(chamber_role_add(db, &again, NULL));
    struct chamber_setting setting = {.name = "x.y", .from_on = "2018-02-01", .value = "=1+1"};
    ck_ok(chamber_setting_add(db, &setting, NULL));
    setting.from_on = NULL;
    setting.value = "'";
    ck_ok(chamber_setting_add(db, &setting, NULL));
}

/* Names that occur twice, that look like numbers and formulas, that hold what separates; circles of
 * references; one removed in between. */
static void add_names(chamber_id enterprises[6])
{
    static const char *const names[] = {"同名公司", "同名公司", "甲，乙、丙;丁公司",
                                        "=SUM(A1)", "0123",     "走了的公司"};
    for (size_t i = 0; i < 6; i++) {
        struct chamber_enterprise enterprise = {.name = names[i],
                                                .note = "第一行\n第二行\t'=\xe2\x80\x8b尾"};
        ck_ok(chamber_enterprise_add(db, &enterprise, &enterprises[i]));
    }
    chamber_id one = fixture_person(db, "张某", enterprises[0]);
    chamber_id other = fixture_person(db, "张某", enterprises[0]);
    fixture_person(db, "张某", 0);
    struct chamber_enterprise introduced = {.id = enterprises[0], .introducer = other};
    ck_ok(chamber_enterprise_update(db, &introduced, bit(&chamber_enterprise_noun, "introducer"),
                                    NULL));
    introduced = (struct chamber_enterprise){.id = enterprises[2], .introducer = one};
    ck_ok(chamber_enterprise_update(db, &introduced, bit(&chamber_enterprise_noun, "introducer"),
                                    NULL));
    ck_ok(chamber_enterprise_remove(db, enterprises[5]));
}

/* A member that left and came back, on days known and unknown; dated fields with a past and a
 * future, and one that ended empty. */
static void add_histories(const chamber_id enterprises[6])
{
    static const char *const steps[] = {"admit", "suspend", "resume", "leave", "apply", "admit"};
    const struct chamber_noun *noun = &chamber_enterprise_noun;
    struct chamber_place place = {.name = "虹桥大厦"};
    ck_ok(chamber_place_add(db, &place, &place.id));
    for (size_t i = 0; i < 6; i++) {
        const struct chamber_enterprise_step told = {.on = i < 3 ? "2017-03-01" : "2018-04-01",
                                                     .reason = i == 3 ? "voluntary" : NULL,
                                                     .note = "说明"};
        ck_ok(chamber_enterprise_step(db, enterprises[0], steps[i], &told));
    }
    struct chamber_enterprise change = {
        .id = enterprises[0], .industry = "C", .place = place.id, .name = "改了名的公司"};
    ck_ok(chamber_enterprise_update(db, &change, bit(noun, "industry"), NULL));
    change.industry = "I";
    ck_ok(chamber_enterprise_update(db, &change, bit(noun, "industry") | bit(noun, "place"),
                                    "2018-05-01"));
    ck_ok(chamber_enterprise_update(db, &change, bit(noun, "name"), "2019-05-01"));
    change.place = 0;
    ck_ok(chamber_enterprise_update(db, &change, bit(noun, "place"), "2018-09-01"));
    struct chamber_enterprise undated = {.name = "日期不详的公司",
                                         .status = "left",
                                         .tags = {2, (const char *[]){"high_tech", "listed"}}};
    ck_ok(chamber_enterprise_add(db, &undated, NULL));
}

/* What the person's enterprise was is emptied on purpose; a service neither active nor not. */
static void add_emptied(chamber_id person)
{
    struct chamber_post post = {
        .person = person, .role = find(&chamber_role_noun, "会长"), .from_on = "2018-01-01"};
    struct chamber_activity activity = {.title = "座谈", .held_on = "2018-06-01"};
    struct chamber_service service = {.name = "代办", .guide = "先\n预约"};
    ck_ok(chamber_post_add(db, &post, &post.id));
    post.enterprise = 0;
    ck_ok(chamber_post_update(
        db, &post, bit(&chamber_post_noun, "enterprise") | bit(&chamber_post_noun, "title"), NULL));
    ck_ok(chamber_activity_add(db, &activity, &activity.id));
    struct chamber_attendance came = {.activity = activity.id, .person = person, .state = "came"};
    ck_ok(chamber_attendance_add(db, &came, &came.id));
    ck_ok(chamber_attendance_update(db, &came, bit(&chamber_attendance_noun, "enterprise"), NULL));
    ck_ok(chamber_service_add(db, &service, &service.id));
    ck_ok(chamber_service_update(db, &service, bit(&chamber_service_noun, "active"), NULL));
}

static void step(chamber_id request, const char *verb, const char *on)
{
    int rc = random_step(db, request, verb, on);
    ck_assert_msg(rc == CHAMBER_OK, "%s: %s", verb, chamber_error_text(db));
}

/* One reopened after it was rated, with steps of one day; one merged into a later one; one of a
 * visit, joint, with a word that is retired now. */
static void add_requests(const chamber_id enterprises[6])
{
    chamber_id visit = fixture_visit(db, enterprises[1], "2018-03-01");
    fixture_visit(db, enterprises[1], "2018-03-01");
    chamber_id first = fixture_request(db, enterprises[0], "2018-02-01");
    chamber_id removed = fixture_request(db, enterprises[0], "2018-02-02");
    chamber_id last = fixture_request(db, enterprises[0], "2018-02-03");
    struct chamber_request asked = {
        .enterprise = enterprises[2],
        .enterprises = {2, (chamber_id[]){enterprises[0], enterprises[1]}},
        .visit = visit,
        .title = "-5 度",
        .raised_on = "2018-03-01",
        .number = "2018-107"};
    ck_ok(chamber_request_add(db, &asked, NULL));
    ck_ok(chamber_request_remove(db, removed));
    step(first, "assign", "2018-02-05");
    step(first, "urge", "2018-02-05");
    step(first, "resolve", "2018-02-05");
    const struct chamber_request_step rating = {.on = "2018-02-06", .satisfaction = "basic"};
    ck_ok(chamber_request_step(db, first, "rate", &rating));
    step(first, "reopen", "2018-02-06");
    const struct chamber_request_step merging = {.on = "2018-02-07", .merged_into = last};
    ck_ok(chamber_request_step(db, first, "merge", &merging));
}

START_TEST(test_what_is_easily_lost)
{
    chamber_id enterprises[6];
    db = fixture_open("2018-12-31");
    struct chamber_request taxed = {.title = "税", .category = "tax", .raised_on = "2018-01-01"};
    taxed.enterprise = fixture_enterprise(db, "第一家", NULL);
    ck_ok(chamber_request_add(db, &taxed, NULL));
    change_seeds();
    add_names(enterprises);
    add_histories(enterprises);
    add_emptied(fixture_person(db, "李某", enterprises[1]));
    add_requests(enterprises);
    carry_everywhere();
}
END_TEST

/* --- made by hand --- */
START_TEST(test_made_by_hand)
{
    db = fixture_open("2018-12-31");
    whole_write("all.json",
                "{\"说明\": \"各表的填法\",\n"
                "\"人士\": [{\"name\": \"张某\", \"enterprise\": \"甲公司\"}],\n"
                "\"职务名称\": [{\"code\": \"president\", \"name\": \"会长\", \"rank\": 1,"
                " \"seats\": 1}],\n"
                "\"企业\": [{\"name\": \"甲公司\", \"joined_on\": \"2018-01-01\","
                " \"introducer\": \"张某\"}, {\"name\": \"乙公司\"}],\n"
                "\"会籍变动\": [{\"enterprise\": \"乙公司\", \"step\": \"register\"},"
                " {\"enterprise\": \"乙公司\", \"step\": \"apply\"}]}");
    ck_fails(whole_import(db, "all.json", false), CHAMBER_E_REFUSED, "still_referred", NULL);
    whole_write("all.json",
                "{\"说明\": \"各表的填法\",\n"
                "\"人士\": [{\"name\": \"张某\", \"enterprise\": \"甲公司\"}],\n"
                "\"企业\": [{\"name\": \"甲公司\", \"joined_on\": \"2018-01-01\","
                " \"introducer\": \"张某\"}, {\"name\": \"乙公司\", \"status\": \"applicant\"}],\n"
                "\"会籍变动\": [{\"enterprise\": \"乙公司\", \"step\": \"register\"},"
                " {\"enterprise\": \"乙公司\", \"step\": \"apply\"}]}");
    int rc = whole_import(db, "all.json", false);
    ck_assert_msg(rc == CHAMBER_OK, "%s\n%s", chamber_error_text(db), whole_problems);
    ck_assert_str_eq(whole_counts, "person 1 0 0\nenterprise 2 0 0\nenterprise_event 2 0 0\n"
                                   "说明 -\n");
    ck_assert_str_eq(fixture_enterprise_events(db, 1), "register - prospect\n"
                                                       "admit 2018-01-01 member");
    ck_assert_str_eq(fixture_enterprise_events(db, 2), "register - prospect\napply - applicant");
    fixture_close(db);
    whole_forget();
}
END_TEST

/* --- what does not fit --- */
static void refuses(const char *text, const char *problems)
{
    char *before = digest_of(db);
    whole_write("all.json", text);
    ck_assert_int_eq(whole_import(db, "all.json", false), CHAMBER_E_DATA);
    ck_assert_str_eq(whole_problems, problems);
    expect_digest(before);
    free(before);
}

#define MEMBER "{\"enterprise\": [{\"name\": \"甲\", \"status\": \"member\"}], "

START_TEST(test_histories_must_follow)
{
    db = fixture_open("2018-12-31");
    refuses(MEMBER "\"enterprise_event\": [{\"enterprise\": \"甲\", \"step\": \"admit\"}]}",
            "step history_begins\n");
    refuses(MEMBER "\"enterprise_event\": [{\"enterprise\": \"甲\", \"step\": \"register\"},"
                   " {\"enterprise\": \"甲\", \"step\": \"resume\"}]}",
            "step history_unfit\n");
    refuses(MEMBER "\"enterprise_event\": [{\"enterprise\": \"甲\", \"step\": \"register\","
                   " \"status\": \"member\"}]}",
            "status history_status_differs\n");
    refuses(MEMBER "\"enterprise_event\": [{\"enterprise\": \"甲\", \"step\": \"register\"}]}",
            "- history_misfit\n");
    refuses(MEMBER
            "\"enterprise_event\": [{\"enterprise\": \"甲\", \"step\": \"register\"},"
            " {\"enterprise\": \"甲\", \"step\": \"admit\", \"happened_on\": \"2019-01-01\"}]}",
            "happened_on day_in_future\n");
    refuses(MEMBER "\"request\": [{\"number\": \"2018-001\", \"enterprise\": \"甲\","
                   " \"raised_on\": \"2018-05-01\", \"title\": \"路灯不亮\"}],"
                   " \"request_event\": [{\"request\": \"2018-001\", \"step\": \"register\"}]}",
            "happened_on field_missing\n");
    fixture_close(db);
    whole_forget();
}
END_TEST

START_TEST(test_values_must_agree)
{
    db = fixture_open("2018-12-31");
    refuses(MEMBER "\"enterprise_fact\": [{\"enterprise\": \"甲\", \"field\": \"name\","
                   " \"value\": \"乙\"}]}",
            "- whole_fact_differs\n");
    refuses(MEMBER "\"历次信息\": [{\"enterprise\": \"甲\", \"field\": \"名字\"}]}",
            "field unknown_word\n");
    refuses(MEMBER "\"历次信息\": [{\"enterprise\": \"甲\", \"field\": \"行业\", \"value\": \"C\"},"
                   " {\"enterprise\": \"甲\", \"field\": \"行业\", \"value\": \"I\"}]}",
            "- import_row_twice\n");
    refuses(MEMBER "\"历次信息\": [{\"field\": \"行业\", \"value\": \"C\"}]}",
            "enterprise field_missing\n");
    refuses(MEMBER "\"历次信息\": [{\"enterprise\": \"甲\", \"value\": \"C\"}]}",
            "field field_missing\n");
    refuses(MEMBER "\"历次信息\": [{\"enterprise\": \"甲\", \"field\": \"name\"}]}",
            "value field_missing\n");
    refuses(MEMBER "\"enterprise_event\": [{\"enterprise\": \"甲\"}]}", "step field_missing\n");
    refuses(MEMBER "\"enterprise_event\": ["
                   " {\"enterprise\": \"甲\", \"step\": \"fly\"}]}",
            "step unknown_word\n");
    refuses("{\"企业\": [{\"name\": 5}],\n\"人士\": [7]}", "name json_wrong_type\n");
    refuses("{\"企业\": [], \"enterprise\": []}", "");
    refuses("{\"说明\": []}", "");
    refuses("[]", "");
    fixture_close(db);
    whole_forget();
}
END_TEST

/* The sheet of earlier values knows every dated field, by the label that the enterprise gives it.
 */
START_TEST(test_every_dated_field_is_carried)
{
    size_t count;
    const struct chamber_field *fields = chamber_noun_fields(&chamber_enterprise_noun, &count);
    const struct chamber_word *word =
        chamber_noun_field(&chamber_enterprise_fact_noun, "field")->words;
    for (size_t i = 0; i < count; i++)
        if (fields[i].flags & CHAMBER_DATED) {
            ck_assert_str_eq(word->code, fields[i].name);
            ck_assert_str_eq(word->zh, fields[i].label);
            word++;
        }
    ck_assert_ptr_null(word->code);
}
END_TEST

/* A number ends at the blank before a name that begins with digits. */
START_TEST(test_numbers_before_days)
{
    chamber_id id = 0;
    db = fixture_open("2018-12-31");
    chamber_id enterprise = fixture_enterprise(db, "12家公司", NULL);
    fixture_visit(db, enterprise, "2018-03-01");
    chamber_id second = fixture_visit(db, enterprise, "2018-03-01");
    ck_ok(chamber_visit_find(db, "#2 2018-03-01 12家公司", CHAMBER_WHOLE, &id));
    ck_assert_int_eq(id, second);
    ck_ok(chamber_visit_find(db, "＃２　2018-03-01 12家公司", CHAMBER_WHOLE, &id));
    ck_assert_int_eq(id, second);
    ck_ok(chamber_enterprise_find(db, "#1 12家公司", CHAMBER_WHOLE, &id));
    ck_assert_int_eq(id, enterprise);
    ck_fails(chamber_visit_find(db, "#2 2018-03-02 12家公司", CHAMBER_WHOLE, &id),
             CHAMBER_E_NOT_FOUND, "not_found", NULL);
    fixture_close(db);
}
END_TEST

/* --- into one that is not empty --- */
START_TEST(test_into_one_that_has_more)
{
    const struct chamber_noun *noun = &chamber_enterprise_noun;
    db = fixture_open("2018-12-31");
    chamber_id first = fixture_enterprise(db, "甲公司", "2017-01-01");
    chamber_id request = fixture_request(db, first, "2018-02-01");
    step(request, "assign", "2018-02-01");
    fixture_rename(db, first, "甲新公司", "2018-06-01");
    whole_export(db, "all.json");
    chamber_id other = fixture_enterprise(db, "乙公司", NULL);
    fixture_request(db, other, "2018-03-01");
    chamber_id batch = chamber_last_batch(db);
    ck_ok(whole_import(db, "all.json", false));
    ck_assert_int_eq(chamber_last_batch(db), batch);
    /* the history went on: a file that does not know takes nothing back */
    step(request, "resolve", "2018-02-02");
    ck_assert_int_eq(whole_import(db, "all.json", true), CHAMBER_E_DATA);
    ck_assert_str_eq(whole_problems, "status import_by_verb\n");
    /* an earlier name is corrected only with leave */
    ck_ok(chamber_undo(db, 0));
    struct chamber_enterprise corrected = {.id = first, .name = "甲旧公司"};
    ck_ok(chamber_enterprise_update(db, &corrected, bit(noun, "name"), "2016-01-01"));
    ck_assert_int_eq(whole_import(db, "all.json", false), CHAMBER_E_DATA);
    ck_assert_str_eq(whole_problems, "- import_would_change\n");
    ck_ok(whole_import(db, "all.json", true));
    ck_ok(whole_import(db, "all.json", false));
    fixture_close(db);
    whole_forget();
}
END_TEST

/* Numbers given here are not given again: those of the file make way, but keep their order. */
START_TEST(test_into_one_with_other_records)
{
    db = fixture_open("2018-12-31");
    fixture_enterprise(db, "丙公司", NULL);
    whole_write("all.json", "{\"enterprise\": [{\"name\": \"甲公司\", \"status\": \"member\"}],"
                            "\"enterprise_event\": ["
                            "{\"id\": 1, \"enterprise\": \"甲公司\", \"step\": \"register\"},"
                            "{\"id\": 2, \"enterprise\": \"甲公司\", \"step\": \"admit\"},"
                            "{\"id\": 3, \"enterprise\": \"甲公司\", \"step\": \"suspend\"},"
                            "{\"id\": 4, \"enterprise\": \"甲公司\", \"step\": \"resume\"}]}");
    int rc = whole_import(db, "all.json", false);
    ck_assert_msg(rc == CHAMBER_OK, "%s\n%s", chamber_error_text(db), whole_problems);
    ck_assert_str_eq(fixture_enterprise_events(db, 2), "register - prospect\nadmit - member\n"
                                                       "suspend - suspended\nresume - member");
    chamber_id batch = chamber_last_batch(db);
    ck_ok(whole_import(db, "all.json", false));
    ck_assert_int_eq(chamber_last_batch(db), batch);
    whole_write(
        "all.json",
        "{\"enterprise_event\": ["
        "{\"enterprise\": \"甲公司\", \"step\": \"register\"},"
        "{\"enterprise\": \"甲公司\", \"step\": \"admit\", \"happened_on\": \"2018-01-01\"}]}");
    ck_assert_int_eq(whole_import(db, "all.json", true), CHAMBER_E_DATA);
    ck_assert_str_eq(whole_problems, "- whole_history_differs\n");
    fixture_close(db);
    whole_forget();
}
END_TEST

/* What refers to records of a sheet that comes later changes a record as its other cells do. */
START_TEST(test_references_change)
{
    static const char *const sheets[] = {
        "{\"人士\": [{\"name\": \"张某\"}],"
        " \"企业\": [{\"name\": \"甲公司\", \"introducer\": \"张某\"}, {\"name\": \"乙公司\"}]}",
        "{\"人士\": [{\"name\": \"李某\"}],"
        " \"企业\": [{\"name\": \"甲公司\", \"introducer\": \"李某\", \"note\": \"新\"}]}"};
    db = fixture_open("2018-12-31");
    chamber_id enterprise = fixture_enterprise(db, "甲公司", "2016-03-01");
    fixture_enterprise(db, "乙公司", "2016-03-01");
    chamber_id person = fixture_person(db, "张某", enterprise);
    struct chamber_enterprise stored = {0};
    char *before = digest_of(db);
    whole_write("all.json", sheets[0]);
    ck_assert_int_lt(whole_import(db, "all.json", false), 0);
    expect_digest(before);
    free(before);
    int rc = whole_import(db, "all.json", true);
    ck_assert_msg(rc == CHAMBER_OK, "%s\n%s", chamber_error_text(db), whole_problems);
    ck_assert_str_eq(whole_counts, "person 0 0 1\nenterprise 0 1 1\n");
    ck_ok(chamber_enterprise_get(db, enterprise, &stored));
    ck_assert_int_eq(stored.introducer, person);
    whole_write("all.json", sheets[1]);
    rc = whole_import(db, "all.json", true);
    ck_assert_msg(rc == CHAMBER_OK, "%s\n%s", chamber_error_text(db), whole_problems);
    ck_assert_str_eq(whole_counts, "person 1 0 0\nenterprise 0 1 0\n");
    ck_ok(chamber_enterprise_get(db, enterprise, &stored));
    ck_assert_int_ne(stored.introducer, person);
    ck_text(stored.note, "新");
    chamber_enterprise_clear(&stored);
    fixture_close(db);
    whole_forget();
}
END_TEST

SUITE_MAIN("whole", test_random_databases, test_what_is_easily_lost, test_made_by_hand,
           test_histories_must_follow, test_values_must_agree, test_every_dated_field_is_carried,
           test_numbers_before_days, test_into_one_that_has_more, test_into_one_with_other_records,
           test_references_change)
