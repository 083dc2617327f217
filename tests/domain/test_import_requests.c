/* SPDX-License-Identifier: MIT */
/* Requests from files: they refer to each other, arrive in any status, and get numbers. */
#include <string.h>

#include "domain/import_help.h"

static const struct chamber_import update = {.update = true};

static chamber_id request_named(struct chamber_db *db, const char *number)
{
    chamber_id id = 0;
    ck_ok(chamber_request_find(db, number, CHAMBER_WHOLE, &id));
    return id;
}

START_TEST(test_rows_of_the_file)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    struct chamber_request request = {0};
    static const char text[] = "number,raised_on,enterprise,title,status,ended_on,merged_into\n"
                               "2018-001,2018-01-01,甲公司,一,合并,2018-02-01,2018-003\n"
                               "2018-002,2018-01-01,甲公司,二,,,\n"
                               "2018-003,2018-01-02,甲公司,三,,,\n"
                               "2018-004,2018-01-02,甲公司,四,合并,2018-02-01,2018-002\n";
    fixture_enterprise(db, "甲公司", NULL);
    imports(request, text, NULL, 4, 0, 0);
    imports(request, text, NULL, 0, 0, 4);
    ck_ok(chamber_request_get(db, request_named(db, "2018-001"), &request));
    ck_text(request.merged_into_name, "2018-003");
    ck_text(request.status, "merged");
    ck_ok(chamber_request_get(db, request_named(db, "2018-004"), &request));
    ck_text(request.merged_into_name, "2018-002");
    chamber_request_clear(&request);
    fixture_close(db);
}
END_TEST

START_TEST(test_rows_that_cannot_follow)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    fixture_enterprise(db, "甲公司", NULL);
    /* what names a bad row is bad itself */
    refuses(request,
            "number,raised_on,enterprise,title,status,ended_on,merged_into\n"
            "2018-001,2018-01-01,甲公司,一,合并,2018-02-01,2018-002\n"
            "2018-002,2018-02-30,甲公司,二,,,\n"
            "2018-003,2018-01-01,甲公司,三,合并,2018-02-01,2018-009\n",
            NULL, "2 - import_row_rejected\n3 raised_on no_such_day\n4 merged_into not_found\n");
    refuses(request,
            "number,raised_on,enterprise,title,status,ended_on,merged_into\n"
            "2018-001,2018-01-01,甲公司,一,合并,2018-02-01,2018-002\n"
            "2018-002,2018-01-01,甲公司,二,合并,2018-02-01,2018-001\n",
            NULL, "2 merged_into not_found\n3 - import_row_rejected\n");
    fixture_close(db);
}
END_TEST

START_TEST(test_statuses)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    fixture_enterprise(db, "甲公司", NULL);
    imports(request,
            "提出日期,企业,诉求,状态,承办部门,解决日期,结束日期,满意度\n"
            "2018-01-01,甲公司,一,归档,工会,2018-02-01,,满意\n"
            "2018-01-02,甲公司,二,撤回,,,2018-02-01,\n"
            "2018-01-03,甲公司,三,,,,,\n",
            NULL, 3, 0, 0);
    ck_assert_str_eq(fixture_request_events(db, request_named(db, "2018-001")),
                     "register 2018-01-01 registered\nresolve 2018-02-01 resolved\n"
                     "rate 2018-02-01 resolved\nclose 2018-02-01 closed");
    request_named(db, "2018-003");
    refuses(request,
            "提出日期,企业,诉求,状态\n"
            "2018-01-04,甲公司,四,已解决\n"
            "2018-01-04,甲公司,五,不予办理\n"
            "2018-01-04,甲公司,六,归档\n",
            NULL,
            "2 resolved_on status_needs_field\n3 ended_on status_needs_field\n"
            "4 resolved_on status_needs_field\n");
    fixture_close(db);
}
END_TEST

/* Without numbers a request is known again by what it says; one that was handled meanwhile is not
 * added a second time. */
START_TEST(test_without_numbers)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    struct chamber_request_step accept = {.on = "2018-02-01"};
    static const char text[] = "提出日期,企业,诉求,状态\n"
                               "2018-01-01,甲公司,一,已登记\n"
                               "2018-01-02,甲公司,二,\n";
    fixture_enterprise(db, "甲公司", NULL);
    imports(request, text, NULL, 2, 0, 0);
    imports(request, text, NULL, 0, 0, 2);
    ck_ok(chamber_request_step(db, request_named(db, "2018-002"), "accept", &accept));
    imports(request, text, NULL, 0, 0, 2);
    ck_ok(chamber_request_step(db, request_named(db, "2018-001"), "accept", &accept));
    refuses(request, text, NULL, "2 status moved_by_verbs\n");
    refuses(request, "编号,状态\n2018-001,已解决\n", &update, "2 status import_by_verb\n");
    ck_assert_ptr_nonnull(strstr(help_texts, "chamber request resolve"));
    fixture_close(db);
}
END_TEST

START_TEST(test_visit_of_a_request)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    struct chamber_request request = {0};
    chamber_id enterprise = fixture_enterprise(db, "甲公司", NULL);
    chamber_id visit = fixture_visit(db, enterprise, "2018-01-01");
    imports(request, "raised_on,enterprise,title,visit\n2018-01-01,甲公司,一,2018-01-01 甲公司\n",
            NULL, 1, 0, 0);
    ck_ok(chamber_request_get(db, 1, &request));
    ck_assert_int_eq(request.visit, visit);
    chamber_request_clear(&request);
    fixture_close(db);
}
END_TEST

SUITE_MAIN("import_requests", test_rows_of_the_file, test_rows_that_cannot_follow, test_statuses,
           test_without_numbers, test_visit_of_a_request)
