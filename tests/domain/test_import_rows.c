/* SPDX-License-Identifier: MIT */
/* Import: which rows are doubts, what is told of each row, and the good rows without the others. */
#include <stdio.h>
#include <string.h>

#include "domain/digest.h"
#include "domain/import_help.h"

static const struct chamber_import update = {.update = true};
static const struct chamber_import partial = {.partial = true};

/* The rows told, as "LINE FATE ID REASON" lines. */
static char rows[4000];

static void note_row(void *payload, const struct chamber_import_row *row)
{
    static const char *const fates[] = {"new", "changed", "same", "rejected", "left out"};
    size_t length = strlen(rows);
    (void)payload;
    ck_assert_int_eq(row->record != NULL,
                     row->fate != CHAMBER_ROW_REJECTED && row->fate != CHAMBER_ROW_LEFT_OUT);
    ck_assert_uint_gt(row->cell_count, 0);
    snprintf(rows + length, sizeof rows - length, "%lld %s %lld%s%s\n", (long long)row->line,
             fates[row->fate], (long long)row->id, row->reason ? " " : "",
             row->reason ? row->reason : "");
}

static int with_rows(struct chamber_db *db, const struct chamber_noun *noun, const char *text,
                     struct chamber_import how)
{
    how.row = note_row;
    rows[0] = '\0';
    return help_import(db, noun, "a.csv", text, &how);
}

START_TEST(test_code_and_name_of_two)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    imports(enterprise,
            "name,credit_code,member_no\n甲公司,91310105MA0000001F,X1\n"
            "乙公司,91310105MA0000003B,X2\n",
            NULL, 2, 0, 0);
    refuses(enterprise, "name,credit_code\n乙公司,91310105MA0000001F\n", NULL,
            "2 name import_two_records\n");
    ck_assert_ptr_nonnull(strstr(help_texts, "甲公司 #1"));
    ck_assert_ptr_nonnull(strstr(help_texts, "乙公司 #2"));
    refuses(enterprise, "name,credit_code\n乙公司,91310105MA0000001F\n", &update,
            "2 name import_two_records\n");
    refuses(enterprise, "name,credit_code,member_no\n甲公司,91310105MA0000001F,X2\n", &update,
            "2 member_no import_two_records\n");
    /* the code is of one and the name of none: a new name */
    imports(enterprise, "name,credit_code\n甲新公司,91310105MA0000001F\n", &update, 0, 1, 0);
    /* the number settles it */
    imports(enterprise, "id,name,note\n1,乙公司,x\n", &update, 0, 1, 0);
    fixture_close(db);
}
END_TEST

START_TEST(test_other_code)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    imports(enterprise, "name,credit_code\n甲公司,91310105MA0000001F\n乙公司,\n", NULL, 2, 0, 0);
    refuses(enterprise, "name,credit_code\n甲公司,91310105MA0000003B\n", NULL,
            "2 credit_code import_key_differs\n");
    refuses(enterprise, "name,credit_code\n甲公司,91310105MA0000003B\n", &update,
            "2 credit_code import_key_differs\n");
    ck_assert_ptr_nonnull(strstr(help_texts, "91310105MA0000001F"));
    ck_assert_ptr_nonnull(strstr(help_texts, "91310105MA0000003B"));
    /* where there was none, it is filled in */
    imports(enterprise, "name,credit_code\n乙公司,91310105MA0000003B\n", &update, 0, 1, 0);
    imports(enterprise, "id,name,credit_code\n1,甲公司,91310105MA0000004Y\n", &update, 0, 1, 0);
    fixture_close(db);
}
END_TEST

START_TEST(test_same_name_twice)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    imports(enterprise, "name,credit_code\n丁公司,91310105MA0000001F\n丁公司,91310105MA0000003B\n",
            NULL, 2, 0, 0);
    refuses(enterprise, "name,note\n丁公司,x\n", &update, "2 - import_key_ambiguous\n");
    refuses(enterprise, "name,credit_code\n丁公司,91310105MA0000004Y\n", &update,
            "2 - import_key_ambiguous\n");
    imports(enterprise, "name,credit_code,note\n丁公司,91310105MA0000003B,x\n", &update, 0, 1, 0);
    imports(enterprise, "id,note\n1,y\n", &update, 0, 1, 0);
    fixture_close(db);
}
END_TEST

START_TEST(test_other_names)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    imports(enterprise,
            "name,short_name,former_names,credit_code\n甲公司,宏达,甲旧公司,91310105MA0000001F\n"
            "乙公司,,,\n",
            NULL, 2, 0, 0);
    fixture_rename(db, 2, "乙新公司", "2018-06-01");
    refuses(enterprise, "name\n宏达\n", NULL, "2 name import_other_name\n");
    refuses(enterprise, "name\n甲旧公司\n", &update, "2 name import_other_name\n");
    refuses(enterprise, "name,credit_code\n乙公司,91310105MA0000004Y\n", NULL,
            "2 name import_other_name\n");
    ck_assert_ptr_nonnull(strstr(help_texts, "乙新公司 #2"));
    /* another code says that it is another enterprise; the same one or the number, which it is */
    imports(enterprise, "name,credit_code\n宏达,91310105MA0000003B\n", NULL, 1, 0, 0);
    imports(enterprise, "id,name\n2,乙公司\n", &update, 0, 1, 0);
    /* that name is free for a record of the same file */
    imports(enterprise, "name,short_name\n丙公司,小丙\n小丙,\n", NULL, 2, 0, 0);
    fixture_close(db);
}
END_TEST

START_TEST(test_spellings)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    imports(enterprise, "name\n甲（苏州）公司A\n", NULL, 1, 0, 0);
    imports(enterprise, "name\n甲（苏州）公司A\n", &update, 0, 0, 1);
    refuses(enterprise, "name\n甲(苏州)公司Ａ\n", NULL, "2 name import_would_change\n");
    refuses(enterprise, "name\n甲（苏州）公司a\n", NULL, "2 name import_would_change\n");
    imports(enterprise, "name,note\n甲（苏州）公司A,x\n", &update, 0, 1, 0);
    ck_assert_uint_eq(fixture_count(db, &chamber_enterprise_noun, NULL), 1);
    fixture_close(db);
}
END_TEST

START_TEST(test_persons)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    imports(enterprise, "name\n甲公司\n乙公司\n", NULL, 2, 0, 0);
    imports(person, "name,enterprise\n张某,甲公司\n张某,乙公司\n李某,\n", NULL, 3, 0, 0);
    /* no column and two of that name; a column, but nothing in it */
    refuses(person, "name,title\n张某,经理\n", &update, "2 - import_key_ambiguous\n");
    refuses(person, "name,enterprise,title\n张某,,经理\n", &update,
            "2 enterprise import_same_name\n");
    imports(person, "name,enterprise,title\n张某,甲公司,经理\n", &update, 0, 1, 0);
    /* one of that name elsewhere is another person, but it is said where he may be the same */
    ck_ok(with_rows(db, &chamber_person_noun, "name,enterprise\n李某,甲公司\n", update));
    ck_assert_ptr_nonnull(strstr(rows, "2 new 4 "));
    ck_assert_ptr_nonnull(strstr(rows, "李某 #3"));
    fixture_close(db);
}
END_TEST

START_TEST(test_dated_field)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    struct chamber_enterprise stored = {0};
    imports(enterprise, "name,size\n甲公司,小型\n", NULL, 1, 0, 0);
    stored = (struct chamber_enterprise){.id = 1, .size = "medium"};
    ck_ok(chamber_enterprise_update(
        db, &stored, chamber_field_bit(&chamber_enterprise_noun, "size"), "2018-06-01"));
    stored = (struct chamber_enterprise){0};
    /* as `edit` without a day: the value that holds is corrected, the one before it stays */
    imports(enterprise, "name,size\n甲公司,大型\n", &update, 0, 1, 0);
    ck_ok(chamber_record_get_as_of(db, &chamber_enterprise_noun, 1, "2018-05-31", &stored));
    ck_text(stored.size, "small");
    ck_ok(chamber_record_get_as_of(db, &chamber_enterprise_noun, 1, "2018-06-01", &stored));
    ck_text(stored.size, "large");
    imports(enterprise, "name,size\n甲公司,大型\n", &update, 0, 0, 1);
    imports(enterprise, "name,size\n甲公司,\n", &update, 0, 0, 1);
    chamber_enterprise_clear(&stored);
    fixture_close(db);
}
END_TEST

START_TEST(test_rows_told)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    static const char text[] = "name,credit_code,industry,employees\n"
                               "甲公司,91310105MA0000001F,C,\n"
                               "乙公司,,外星,\n"
                               "丙公司,91310105MA0000002X,,\n"
                               "丁公司,,外星,许多\n"
                               "合计,,,\n";
    chamber_set_language(db, CHAMBER_EN);
    imports(enterprise, "name,credit_code\n甲公司,91310105MA0000001F\n", NULL, 1, 0, 0);
    ck_assert_int_eq(with_rows(db, &chamber_enterprise_noun, text, update), CHAMBER_E_DATA);
    ck_assert_ptr_nonnull(strstr(rows, "2 changed 1\n3 rejected 0 industry: "));
    ck_assert_ptr_nonnull(strstr(rows, "\n4 new 0 ")); /* not stored, and a word about its code */
    ck_assert_ptr_nonnull(strstr(rows, "91310105MA0000002X"));
    ck_assert_ptr_nonnull(strstr(rows, "\n5 rejected 0 "));
    ck_assert_ptr_nonnull(strstr(strstr(rows, "\n5 "), "0 industry: "));
    ck_assert_ptr_nonnull(strstr(strstr(rows, "\n5 "), "; employees: ")); /* its own, too */
    ck_assert_ptr_nonnull(strstr(rows, "\n6 left out 0\n"));
    ck_assert_ptr_null(strstr(rows, "a.csv"));
    ck_assert_str_eq(chamber_warning_text(db), ""); /* it is told with the row */
    struct chamber_import both = {.update = true, .partial = true};
    ck_ok(with_rows(db, &chamber_enterprise_noun, text, both));
    ck_assert_ptr_nonnull(strstr(rows, "\n4 new 2 "));
    ck_assert_int_eq(help_result.added, 1);
    ck_assert_int_eq(help_result.changed, 1);
    ck_assert_int_eq(help_result.bad, 2);
    ck_assert_int_eq(help_result.left_out, 1);
    fixture_close(db);
}
END_TEST

/* One batch with the file's name, and nothing left of what rejected rows had brought along. */
START_TEST(test_partial)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    struct chamber_import create = {.partial = true, .create_persons = true};
    fixture_enterprise(db, "甲公司", NULL);
    char *before = digest_of(db);
    chamber_id batch = chamber_last_batch(db);
    ck_ok(with_rows(db, &chamber_visit_noun,
                    "visited_on,enterprise,visitors\n"
                    "2018-02-30,甲公司,张某\n"
                    "2019-02-01,甲公司,李某\n"
                    "2018-02-01,甲公司,王某\n"
                    "2018-02-02,乙公司,王某、赵某\n",
                    create));
    ck_assert_str_eq(help_problems, "2 visited_on no_such_day\n3 visited_on visit_in_future\n"
                                    "5 enterprise not_found_near\n");
    ck_assert_int_eq(chamber_last_batch(db), batch + 1);
    ck_assert_int_eq(help_result.added, 1);
    ck_assert_int_eq(help_result.created, 1);
    ck_assert_uint_eq(fixture_count(db, &chamber_person_noun, NULL), 1);
    ck_assert_uint_eq(fixture_count(db, &chamber_visit_noun, NULL), 1);
    ck_ok(chamber_undo(db, batch + 1));
    char *after = digest_of(db);
    ck_assert_str_eq(before, after);
    free(before);
    free(after);
    fixture_close(db);
}
END_TEST

START_TEST(test_partial_without_good_rows)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    struct chamber_import create = {.partial = true, .create_persons = true};
    fixture_enterprise(db, "甲公司", NULL);
    refuses(visit, "visited_on,enterprise,visitors\n2018-02-30,甲公司,张某\n", &create,
            "2 visited_on no_such_day\n");
    ck_assert_uint_eq(fixture_count(db, &chamber_person_noun, NULL), 0);
    refuses(visit, "visited_on,外星\n2018-02-03,x\n", &create, "1 - heading_unknown\n");
    fixture_close(db);
}
END_TEST

/* A row that fails after its record was written leaves nothing; one that names it goes with it. */
START_TEST(test_partial_half_way)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    struct chamber_request request = {0};
    fixture_enterprise(db, "甲公司", NULL);
    fixture_enterprise(db, "乙公司", NULL);
    ck_ok(
        with_rows(db, &chamber_request_noun,
                  "number,raised_on,enterprise,enterprise_name,title,status,ended_on,merged_into\n"
                  "2018-001,2018-01-01,#1,乙公司,一,,,\n"
                  "2018-002,2018-01-01,#1,甲公司,二,合并,2018-02-01,2018-001\n"
                  "2018-003,2018-01-01,#1,甲公司,三,合并,2018-02-01,2018-002\n"
                  ",2018-01-01,#1,甲公司,四,,,\n",
                  partial));
    ck_assert_str_eq(help_problems, "2 enterprise import_name_differs\n3 - import_row_rejected\n"
                                    "4 - import_row_rejected\n");
    ck_assert_uint_eq(fixture_count(db, &chamber_request_noun, NULL), 1);
    ck_ok(chamber_request_get(db, 1, &request));
    ck_text(request.title, "四");
    ck_text(request.number, "2018-001"); /* the numbers that rejected rows had are not used up */
    chamber_request_clear(&request);
    fixture_close(db);
}
END_TEST

/* Dates and people are those of the file, whoever imports it and whenever. */
START_TEST(test_importer_is_no_author)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    struct chamber_visit visit = {0};
    ck_ok(chamber_set_actor(db, "王某"));
    imports(enterprise, "name,status,joined_on\n甲公司,会员,2015-03-01\n乙公司,会员,\n", NULL, 2, 0,
            0);
    ck_assert_str_eq(fixture_enterprise_events(db, 1), "register - prospect\n"
                                                       "admit 2015-03-01 member");
    ck_assert_str_eq(fixture_enterprise_events(db, 2), "register - prospect\nadmit - member");
    imports(person, "name\n张某\n王某\n", NULL, 2, 0, 0);
    imports(visit, "visited_on,enterprise,visitors\n2018-02-01,甲公司,张某\n2018-02-02,甲公司,\n",
            NULL, 2, 0, 0);
    ck_ok(chamber_visit_get(db, 1, &visit));
    ck_assert_uint_eq(visit.visitors.count, 1);
    ck_assert_int_eq(visit.visitors.items[0], 1);
    ck_ok(chamber_visit_get(db, 2, &visit));
    ck_assert_uint_eq(visit.visitors.count, 0);
    chamber_visit_clear(&visit);
    fixture_close(db);
}
END_TEST

SUITE_MAIN("import_rows", test_code_and_name_of_two, test_other_code, test_same_name_twice,
           test_other_names, test_spellings, test_persons, test_dated_field, test_rows_told,
           test_partial, test_partial_without_good_rows, test_partial_half_way,
           test_importer_is_no_author)
