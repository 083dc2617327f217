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

/* How SQLite would go about it, a line per step. */
static void explain(const char *text, struct str *plan)
{
    struct str sql = {0};
    int rc;
    str_addf(&sql, "EXPLAIN QUERY PLAN %s", text);
    CLEAN_STMT struct stmt *st = stmt_sql(db, str_text(&sql));
    while ((rc = stmt_step(st)) == CHAMBER_ROW)
        str_addf(plan, "%s\n", stmt_text(st, 3));
    ck_assert_msg(rc == CHAMBER_OK, "%s: %s", chamber_error_text(db), str_text(&sql));
    str_free(&sql);
}

static void explain_list(const struct chamber_noun *noun, const struct chamber_list *list,
                         struct str *plan)
{
    struct str sql = {0};
    struct filter filter = {0};
    int rc = filter_make(db, noun, list, &filter);
    ck_assert_msg(rc == CHAMBER_OK, "%s", chamber_error_text(db));
    sql_select(&sql, noun, list->as_of != NULL);
    if (filter.where.length)
        str_addf(&sql, " WHERE %s", str_text(&filter.where));
    explain(str_text(&sql), plan);
    str_free(&sql);
    filter_free(&filter);
}

/* Whether a step reads a table from end to end, but for what is `allowed`. Lists of a record are
 * subqueries, read whole once they are made. */
static bool reads_all(const char *plan, const char *allowed)
{
    for (const char *step = strstr(plan, "SCAN "); step; step = strstr(step + 1, "SCAN ")) {
        size_t length = strcspn(step, "\n");
        const char *found = strstr(step, allowed);
        if (strncmp(step, "SCAN (", 6) && (!found || found > step + length))
            return true;
    }
    return false;
}

/* It is found through this index, and no table is read from end to end but for `allowed`. */
static void check_steps(const char *what, struct str *plan, const char *index, const char *allowed)
{
    ck_assert_msg(strstr(str_text(plan), index), "%s not through %s:\n%s", what, index,
                  str_text(plan));
    ck_assert_msg(!reads_all(str_text(plan), allowed), "%s reads a whole table:\n%s", what,
                  str_text(plan));
    str_free(plan);
}

/* The part of an index that holds the open requests alone is read whole. */
static void check_plan(const char *noun_name, const struct chamber_list *list, const char *index)
{
    struct str plan = {0};
    const struct chamber_noun *noun = chamber_noun_named(noun_name);
    ck_assert_ptr_nonnull(noun);
    explain_list(noun, list, &plan);
    check_steps(noun_name, &plan, index, index);
}

static void check_view(const struct chamber_noun *noun, const struct chamber_list *list,
                       const char *index)
{
    struct str plan = {0};
    explain_list(noun, list, &plan);
    check_steps(noun->name, &plan, index, index);
}

static void check_query(enum sql_name name, const char *index)
{
    struct str plan = {0};
    explain(sql_text(name), &plan);
    check_steps(sql_name_text(name), &plan, index, index);
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

START_TEST(test_open_requests_of_a_day)
{
    struct str plan = {0};
    db = database_make();
    const struct chamber_filter soon = {"due_within", "3"};
    const struct chamber_list list = {.filters = &soon, .filter_count = 1};
    check_plan("request", &list, "request_open_by_due");
    check_view(&chamber_request_waiting_noun, &(struct chamber_list){0}, "request_open_by_due");
    explain_list(&chamber_request_waiting_noun, &list, &plan);
    check_steps("waiting", &plan, "request_event_by_day", "request_open_by_due");
    database_remove(db);
}
END_TEST

START_TEST(test_brief_of_an_enterprise)
{
    db = database_make();
    char ref[32];
    snprintf(ref, sizeof ref, "#%lld", (long long)add_enterprise());
    struct chamber_filter of = {"enterprise", ref};
    const struct chamber_list list = {.filters = &of, .filter_count = 1};
    check_query(SQL_ENTERPRISE_LAST_VISIT, "visit_by_enterprise");
    check_query(SQL_ENTERPRISE_OPEN_REQUESTS, "request_by_enterprise");
    check_query(SQL_ENTERPRISE_EARLIER_NAMES, "USING PRIMARY KEY (enterprise=?");
    check_query(SQL_ENTERPRISE_POSTS, "post_by_enterprise");
    check_query(SQL_ENTERPRISE_POSTS, "post_by_person");
    check_view(&chamber_enterprise_promise_noun, &list, "visit_by_enterprise");
    of.name = "home";
    check_view(&chamber_enterprise_introduction_noun, &list, "enterprise_by_introducer");
    database_remove(db);
}
END_TEST

/* All members are gone through, but each one's visits and membership by an index. */
START_TEST(test_of_each_member)
{
    db = database_make();
    struct str plan = {0};
    const struct chamber_filter members[] = {{"status", "member"}, {"unvisited", "6"}};
    const struct chamber_list unvisited = {.filters = members, .filter_count = 2};
    check_plan("enterprise", &unvisited, "visit_by_enterprise");
    check_plan("enterprise", &unvisited, "enterprise_by_status");
    explain(sql_text(SQL_ACTIVITY_ROSTER_MEMBERS), &plan);
    check_steps("roster", &plan, "enterprise_event_by_enterprise", "SCAN enterprise");
    check_query(SQL_ACTIVITY_ROSTER_HOLDERS, "post_by_role");
    check_query(SQL_ACTIVITY_ROSTER_NOTES, "attendance_by_activity");
    database_remove(db);
}
END_TEST

/* Of thousands of members at many meetings each record is met once: nothing is joined to what was
 * made on the way. */
START_TEST(test_meetings_looked_back_on)
{
    db = database_make();
    struct str plan = {0};
    explain(sql_text(SQL_BODY_MISSED_STANDING), &plan);
    ck_assert_ptr_nonnull(strstr(str_text(&plan), "attendance_by_activity"));
    ck_assert_msg(!strstr(str_text(&plan), "JOIN") && !strstr(str_text(&plan), "AUTOMATIC"), "%s",
                  str_text(&plan));
    str_free(&plan);
    database_remove(db);
}
END_TEST

START_TEST(test_follow_ups)
{
    db = database_make();
    const struct chamber_filter due = {"follow_up_due", NULL};
    const struct chamber_list list = {.filters = &due, .filter_count = 1};
    check_plan("visit", &list, "visit_by_follow_up");
    database_remove(db);
}
END_TEST

SUITE_MAIN("plans", test_lists_of_a_period, test_lists_of_an_enterprise, test_open_requests,
           test_open_requests_of_a_day, test_brief_of_an_enterprise, test_of_each_member,
           test_meetings_looked_back_on, test_follow_ups)
