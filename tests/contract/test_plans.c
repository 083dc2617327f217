/* SPDX-License-Identifier: MIT */
/* How SQLite goes about the lists that an office asks for again and again: each through an index,
 * never by reading a whole table that grows. */
#include <stdio.h>
#include <string.h>

#include "contract/database.h"
#include "record/compose.h"
#include "record/filter.h"
#include "unit/suite.h"

static struct chamber_db *db;

/* The plan of a list as one text, a line per step. */
static void plan_of(const struct chamber_noun *noun, const struct chamber_list *list,
                    struct str *plan)
{
    struct str sql = {0};
    struct filter filter = {0};
    int rc = filter_make(db, noun, list, &filter);
    ck_assert_msg(rc == CHAMBER_OK, "%s", chamber_error_text(db));
    str_add(&sql, "EXPLAIN QUERY PLAN ");
    sql_select(&sql, noun, list->as_of != NULL);
    ck_assert_uint_gt(filter.where.length, 0);
    str_addf(&sql, " WHERE %s", str_text(&filter.where));
    CLEAN_STMT struct stmt *st = stmt_sql(db, str_text(&sql));
    while ((rc = stmt_step(st)) == CHAMBER_ROW)
        str_addf(plan, "%s\n", stmt_text(st, 3));
    ck_assert_msg(rc == CHAMBER_OK, "%s: %s", chamber_error_text(db), str_text(&sql));
    str_free(&sql);
    filter_free(&filter);
}

/* Whether a step reads a table from end to end. Lists of a record are subqueries, read whole once
 * they are made; the part of an index that holds the open requests alone is read whole too. */
static bool reads_all(const char *plan, const char *index)
{
    for (const char *step = strstr(plan, "SCAN "); step; step = strstr(step + 1, "SCAN ")) {
        size_t length = strcspn(step, "\n");
        const char *through = strstr(step, index);
        if (strncmp(step, "SCAN (", 6) && (!through || through > step + length))
            return true;
    }
    return false;
}

/* The list is found through this index, and no table is read from end to end. */
static void check_plan(const char *noun_name, const struct chamber_list *list, const char *index)
{
    struct str plan = {0};
    const struct chamber_noun *noun = chamber_noun_named(noun_name);
    ck_assert_ptr_nonnull(noun);
    plan_of(noun, list, &plan);
    ck_assert_msg(strstr(str_text(&plan), index), "%s not through %s:\n%s", noun_name, index,
                  str_text(&plan));
    ck_assert_msg(!reads_all(str_text(&plan), index), "%s reads a whole table:\n%s", noun_name,
                  str_text(&plan));
    str_free(&plan);
}

static chamber_id add_enterprise(void)
{
    struct chamber_enterprise enterprise = {.name = "示例宏达机械有限公司"};
    chamber_id id = 0;
    ck_assert_int_eq(chamber_enterprise_add(db, &enterprise, &id), CHAMBER_OK);
    return id;
}

START_TEST(test_lists_of_a_period)
{
    db = database_make();
    const struct chamber_list year = {.from = "2018", .until = "2018"};
    check_plan("visit", &year, "visit_by_day");
    check_plan("request", &year, "request_by_day");
    check_plan("enterprise_event", &year, "enterprise_event_by_day");
    check_plan("request_event", &year, "request_event_by_day");
    check_plan("post", &year, "post_by_day");
    check_plan("honor", &year, "honor_by_day");
    database_remove(db);
}
END_TEST

START_TEST(test_lists_of_an_enterprise)
{
    db = database_make();
    char ref[32];
    snprintf(ref, sizeof ref, "#%lld", (long long)add_enterprise());
    const struct chamber_filter of = {"enterprise", ref};
    const struct chamber_list list = {.filters = &of, .filter_count = 1};
    check_plan("visit", &list, "visit_by_enterprise");
    check_plan("request", &list, "request_by_enterprise");
    check_plan("honor", &list, "honor_by_enterprise");
    check_plan("person", &list, "person_by_enterprise");
    check_plan("post", &list, "post_by_enterprise");
    check_plan("enterprise_event", &list, "enterprise_event_by_enterprise");
    database_remove(db);
}
END_TEST

START_TEST(test_open_requests)
{
    db = database_make();
    const struct chamber_filter open[] = {{"open", NULL}, {"overdue", NULL}};
    struct chamber_list list = {.filters = open, .filter_count = 1};
    check_plan("request", &list, "request_open_by_due");
    list.filter_count = 2;
    check_plan("request", &list, "request_open_by_due");
    database_remove(db);
}
END_TEST

SUITE_MAIN("plans", test_lists_of_a_period, test_lists_of_an_enterprise, test_open_requests)
