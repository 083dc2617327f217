/* SPDX-License-Identifier: MIT */
/* The visiting rules: which settings are taken, and who falls short of them on a day. */
#include <stdio.h>
#include <string.h>

#include "store/stmt.h"

#include "domain/fixture.h"

static char lines[4000];

/* "rule group enterprise request required actual missing", a line each; "-" for what is empty. */
static const char *short_of(struct chamber_db *db, const char *as_of, size_t *rules)
{
    struct chamber_visit_shortfall row = {0};
    struct chamber_cursor *cursor = NULL;
    int rc;
    lines[0] = '\0';
    ck_ok(chamber_visit_rules_open(db, as_of, rules, &cursor));
    while ((rc = chamber_cursor_next(cursor, &row)) == CHAMBER_ROW) {
        size_t used = strlen(lines);
        snprintf(lines + used, sizeof lines - used, "%s%s|%s|%s|%s|%s|%s|%s", used ? "\n" : "",
                 row.rule, row.group, row.enterprise ? row.enterprise_name : "-",
                 row.request ? row.request_name : "-", row.required, row.actual, row.missing);
    }
    ck_assert_int_eq(rc, CHAMBER_OK);
    chamber_cursor_close(cursor);
    chamber_record_clear(&chamber_visit_shortfall_noun, &row);
    return lines;
}

static int add_setting(struct chamber_db *db, const char *name, const char *from, const char *value)
{
    struct chamber_setting setting = {.name = name, .from_on = from, .value = value};
    return chamber_setting_add(db, &setting, NULL);
}

static chamber_id visit(struct chamber_db *db, chamber_id enterprise, const char *on,
                        const char *form, const char *state)
{
    struct chamber_visit record = {
        .enterprise = enterprise, .visited_on = on, .form = form, .state = state};
    chamber_id id = 0;
    ck_ok(chamber_visit_add(db, &record, &id));
    return id;
}

static chamber_id member(struct chamber_db *db, const char *name, const char *kind)
{
    struct chamber_enterprise enterprise = {.name = name, .kind = kind, .joined_on = "2010-01-01"};
    chamber_id id = 0;
    ck_ok(chamber_enterprise_add(db, &enterprise, &id));
    return id;
}

START_TEST(test_settings)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    size_t rules = 9;
    const char *value = "setting_value", *name = "name";
    ck_text(short_of(db, NULL, &rules), "");
    ck_assert_uint_eq(rules, 0);
    ck_fails(add_setting(db, "visits.contacts", NULL, "四次"), CHAMBER_E_REFUSED, value, "value");
    ck_fails(add_setting(db, "visits.contacts", NULL, "-1"), CHAMBER_E_REFUSED, value, "value");
    ck_fails(add_setting(db, "visits.contacts", NULL, "4.5"), CHAMBER_E_REFUSED, value, "value");
    ck_fails(add_setting(db, "visits.coverage", NULL, "30"), CHAMBER_E_REFUSED, value, "value");
    ck_fails(add_setting(db, "visits.coverage", NULL, "%"), CHAMBER_E_REFUSED, value, "value");
    ck_fails(add_setting(db, "visits.coverage", NULL, "101%"), CHAMBER_E_REFUSED, value, "value");
    ck_fails(add_setting(db, "requests.answer_days", NULL, "15 天"), CHAMBER_E_REFUSED, value,
             "value");
    ck_fails(add_setting(db, "visits.contacts.kind", NULL, "4"), CHAMBER_E_REFUSED, "setting_group",
             name);
    ck_fails(add_setting(db, "visits.contacts.size.large", NULL, "4"), CHAMBER_E_REFUSED,
             "setting_group", name);
    ck_fails(add_setting(db, "visits.contacts.kind.", NULL, "4"), CHAMBER_E_REFUSED,
             "setting_no_code", name);
    ck_fails(add_setting(db, "visits.coverage.role.kaiser", NULL, "4%"), CHAMBER_E_REFUSED,
             "setting_no_code", name);
    ck_fails(add_setting(db, "requests.answer_days.kind.group", NULL, "4"), CHAMBER_E_REFUSED,
             "setting_unknown", name);
    ck_fails(add_setting(db, "visits.contact", NULL, "4"), CHAMBER_E_REFUSED, "setting_unknown",
             name);
    ck_fails(add_setting(db, "visit.contacts", NULL, "4"), CHAMBER_E_REFUSED, "setting_unknown",
             name);
    ck_ok(add_setting(db, "visits.contacts", NULL, "4"));
    ck_ok(add_setting(db, "visits.coverage.role.director", "2018-01-01", "30%"));
    ck_ok(add_setting(db, "requests.answer_days", "2019-01-01", "15"));
    ck_text(short_of(db, NULL, &rules), ""); /* nobody to fall short */
    ck_assert_uint_eq(rules, 2);
    struct chamber_cursor *cursor = NULL;
    ck_fails(chamber_visit_rules_open(db, "2018-02-30", &rules, &cursor), CHAMBER_E_REFUSED,
             "no_such_day", NULL);
    ck_assert_uint_eq(rules, 2);
    fixture_close(db);
}
END_TEST

START_TEST(test_goods)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    static const char *const names[] = {
        "four_goods",  "four_goods.0", "four_goods.5",           "four_goods.10",
        "four_goods.", "four_good.1",  "four_goods.1.kind.group"};
    static const char *const values[] = {"服务发展好",
                                         "服务发展好:",
                                         "服务发展好: ，、",
                                         ": visits.total",
                                         "服务发展好: visits",
                                         "服务发展好: visits.total 次",
                                         "服务发展好: visits.total; .total",
                                         "服务发展好: visits.",
                                         "服务发展好: Visits.total"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        ck_fails(add_setting(db, names[i], NULL, "服务发展好: visits.total"), CHAMBER_E_REFUSED,
                 "setting_unknown", "name");
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        ck_fails(add_setting(db, "four_goods.3", NULL, values[i]), CHAMBER_E_REFUSED,
                 "setting_value", "value");
    ck_ok(add_setting(db, "four_goods.3", NULL, "　服务发展好 ：visits.total，requests.rate"));
    ck_ok(add_setting(db, "four_goods.4", "2020-01-01", "好:visits.total;;"));
    fixture_close(db);
}
END_TEST

/* Two of one name from the same day, as a database may have that was altered elsewhere. */
START_TEST(test_same_day)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    size_t rules = 0;
    char *value = NULL;
    static const char *const added[] = {
        "INSERT INTO setting (name, from_on, value) VALUES ('visits.contacts', NULL, '3')",
        "INSERT INTO setting (name, from_on, value) VALUES ('visits.contacts', NULL, '1')",
    };
    visit(db, member(db, "甲公司", NULL), "2018-03-01", NULL, NULL);
    ck_ok(store_begin(db, STORE_WRITE));
    for (size_t i = 0; i < sizeof added / sizeof *added; i++) {
        struct stmt *st = stmt_sql(db, added[i]);
        ck_ok(stmt_run(st));
        stmt_done(st);
    }
    ck_ok(store_end(db, CHAMBER_OK));
    ck_ok(chamber_setting_value(db, "visits.contacts", NULL, &value));
    ck_text(value, "1");
    chamber_free(value);
    ck_text(short_of(db, NULL, &rules), "");
    ck_assert_uint_eq(rules, 1);
    fixture_close(db);
}
END_TEST

START_TEST(test_contacts)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    chamber_id a = member(db, "甲公司", "enterprise"), b = member(db, "乙协会", "group");
    chamber_id outsider = fixture_enterprise(db, "丙公司", NULL);
    ck_ok(add_setting(db, "visits.contacts", "2018-01-01", "2"));
    visit(db, a, "2018-03-01", "phone", NULL);
    visit(db, a, "2018-05-01", "onsite", NULL);
    visit(db, b, "2017-12-31", NULL, NULL); /* last year */
    visit(db, b, "2018-01-01", NULL, NULL);
    visit(db, b, "2018-04-01", NULL, "planned");
    visit(db, b, "2018-04-02", NULL, "postponed");
    visit(db, b, "2018-04-03", NULL, "cancelled");
    visit(db, outsider, "2018-04-03", NULL, NULL);
    ck_text(short_of(db, NULL, NULL), "visits.contacts|全体会员|乙协会|-|2 次|1 次|1 次");
    ck_text(short_of(db, "2018-03-31", NULL), "visits.contacts|全体会员|甲公司|-|2 次|1 次|1 次\n"
                                              "visits.contacts|全体会员|乙协会|-|2 次|1 次|1 次");
    ck_text(short_of(db, "2017-12-31", NULL), ""); /* no rule yet */
    ck_ok(add_setting(db, "visits.contacts.kind.group", "2018-06-01", "3"));
    ck_ok(add_setting(db, "visits.contacts", "2018-06-01", "1")); /* takes the other's place */
    ck_text(short_of(db, NULL, NULL),
            "visits.contacts.kind.group|团体会员|乙协会|-|3 次|1 次|2 次");
    ck_text(short_of(db, "2018-05-31", NULL), "visits.contacts|全体会员|乙协会|-|2 次|1 次|1 次");
    chamber_set_language(db, CHAMBER_EN);
    ck_text(short_of(db, NULL, NULL),
            "visits.contacts.kind.group|group|乙协会|-|3 times|1 times|2 times");
    fixture_close(db);
}
END_TEST

/* Who fell short is called as on that day. */
START_TEST(test_names_of_the_day)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    chamber_id a = member(db, "甲公司", NULL);
    struct chamber_request request = {.enterprise = a, .title = "停车", .raised_on = "2018-03-01"};
    ck_ok(chamber_request_add(db, &request, NULL));
    ck_ok(add_setting(db, "visits.contacts", NULL, "1"));
    ck_ok(add_setting(db, "requests.answer_days", NULL, "10"));
    fixture_rename(db, a, "甲集团", "2018-06-01");
    const char *rest = "|-|1 次|0 次|1 次\nrequests.answer_days|全部诉求|";
    ck_assert_ptr_nonnull(strstr(short_of(db, "2018-05-31", NULL), rest));
    ck_assert_ptr_nonnull(strstr(lines, "|甲公司|"));
    ck_assert_ptr_null(strstr(lines, "甲集团"));
    ck_assert_ptr_nonnull(strstr(short_of(db, "2018-06-01", NULL), rest));
    ck_assert_ptr_null(strstr(lines, "甲公司"));
    fixture_close(db);
}
END_TEST

START_TEST(test_groups_of_the_day)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    chamber_id a = member(db, "甲公司", NULL), b = member(db, "乙公司", NULL);
    struct chamber_enterprise_step step = {.on = "2018-06-30"};
    struct chamber_post post = {
        .person = fixture_person(db, "张某", a), .from_on = "2018-01-01", .until_on = "2018-09-30"};
    ck_ok(chamber_role_find(db, "director", CHAMBER_WHOLE, &post.role));
    ck_ok(chamber_post_add(db, &post, NULL)); /* represents 甲公司 */
    ck_ok(chamber_post_add(db, &post, NULL)); /* twice is once */
    ck_ok(add_setting(db, "visits.contacts", NULL, "1"));
    ck_ok(add_setting(db, "visits.contacts.role.director", NULL, "2"));
    ck_ok(chamber_enterprise_step(db, b, "leave", &step));
    const char *all = "visits.contacts|全体会员|甲公司|-|1 次|0 次|1 次";
    char expected[400];
    ck_text(short_of(db, NULL, NULL), all);
    snprintf(expected, sizeof expected,
             "%s\nvisits.contacts.role.director|理事|甲公司|-|2 次|0 次|2 次", all);
    ck_text(short_of(db, "2018-09-30", NULL), expected); /* both end days in office */
    ck_text(short_of(db, "2018-10-01", NULL), all);
    snprintf(expected, sizeof expected,
             "%s\nvisits.contacts|全体会员|乙公司|-|1 次|0 次|1 次\n"
             "visits.contacts.role.director|理事|甲公司|-|2 次|0 次|2 次",
             all);
    ck_text(short_of(db, "2018-06-29", NULL), expected); /* a member still */
    step.on = "2018-12-01";
    ck_ok(chamber_enterprise_step(db, a, "suspend", &step)); /* a member, suspended */
    ck_text(short_of(db, NULL, NULL), all);
    fixture_close(db);
}
END_TEST

START_TEST(test_coverage)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    chamber_id ids[10];
    char name[40];
    for (int i = 0; i < 10; i++) {
        snprintf(name, sizeof name, "示例%d号公司", i);
        ids[i] = member(db, name, NULL);
    }
    ck_ok(add_setting(db, "visits.coverage", NULL, "25%"));
    ck_text(short_of(db, NULL, NULL), "visits.coverage|全体会员|-|-|25%|0/10|3 家");
    visit(db, ids[0], "2018-02-01", "onsite", NULL);
    visit(db, ids[0], "2018-03-01", "onsite", NULL); /* the same again */
    visit(db, ids[1], "2018-02-01", NULL, NULL);     /* no form: in person */
    visit(db, ids[2], "2018-02-01", "phone", NULL);  /* a contact, not in person */
    visit(db, ids[3], "2018-02-01", "onsite", "cancelled");
    visit(db, ids[4], "2017-02-01", "onsite", NULL);
    ck_text(short_of(db, NULL, NULL), "visits.coverage|全体会员|-|-|25%|2/10|1 家");
    visit(db, ids[5], "2018-12-31", "symposium", NULL); /* three are more than 2.5 */
    ck_text(short_of(db, NULL, NULL), "");
    ck_text(short_of(db, "2018-12-30", NULL), "visits.coverage|全体会员|-|-|25%|2/10|1 家");
    ck_ok(add_setting(db, "visits.coverage.kind.group", NULL, "100%")); /* a group of none */
    ck_text(short_of(db, NULL, NULL), "");
    ck_ok(add_setting(db, "visits.coverage", "2018-12-31", "30%"));
    ck_text(short_of(db, NULL, NULL), ""); /* reached exactly */
    ck_ok(add_setting(db, "visits.coverage", "2018-12-01", "31%"));
    ck_text(short_of(db, "2018-12-30", NULL), "visits.coverage|全体会员|-|-|31%|2/10|2 家");
    fixture_close(db);
}
END_TEST

START_TEST(test_answers)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    chamber_id enterprise = fixture_enterprise(db, "甲公司", NULL);
    static const struct {
        const char *raised_on, *urged_on, *answered_on;
    } requests[] = {
        {"2018-03-01", NULL, "2018-03-16"},         /* on the last day */
        {"2018-03-01", NULL, "2018-03-17"},         /* a day late */
        {"2018-03-01", "2018-03-05", "2018-04-30"}, /* urging is no answer */
        {"2018-11-01", NULL, NULL},                 /* none came */
        {"2018-12-15", NULL, NULL},                 /* its last day was yesterday */
        {"2018-12-16", NULL, NULL},                 /* its last day is today */
        {"2017-12-16", NULL, "2018-01-01"},         /* ran out on the first day of the year */
        {"2017-12-01", NULL, "2018-06-01"},         /* ran out the year before */
    };
    ck_ok(add_setting(db, "requests.answer_days", NULL, "15"));
    for (size_t i = 0; i < sizeof requests / sizeof *requests; i++) {
        chamber_id id = fixture_request(db, enterprise, requests[i].raised_on);
        struct chamber_request_step step = {.on = requests[i].urged_on};
        if (step.on)
            ck_ok(chamber_request_step(db, id, "urge", &step));
        step.on = requests[i].answered_on;
        if (step.on)
            ck_ok(chamber_request_step(db, id, i % 2 ? "withdraw" : "accept", &step));
    }
    const char *rule = "requests.answer_days|全部诉求|甲公司";
    char expected[800];
    snprintf(expected, sizeof expected,
             "%s|2017-001|15 天|16 天|1 天\n%s|2018-002|15 天|16 天|1 天\n"
             "%s|2018-003|15 天|60 天|45 天\n%s|2018-004|15 天|60 天未答复|45 天\n"
             "%s|2018-005|15 天|16 天未答复|1 天",
             rule, rule, rule, rule, rule);
    ck_text(short_of(db, NULL, NULL), expected);
    /* on the 17th the answer to the second had come; on the 16th nothing was late */
    ck_assert_ptr_nonnull(strstr(short_of(db, "2018-03-17", NULL), "2018-002|15 天|16 天|"));
    ck_assert_ptr_nonnull(strstr(lines, "2018-003|15 天|16 天未答复|1 天"));
    ck_assert_ptr_null(strstr(short_of(db, "2018-03-16", NULL), "2018-00"));
    ck_assert_ptr_nonnull(strstr(short_of(db, "2017-12-31", NULL), "2017-002|15 天|30 天未答复"));
    ck_assert_ptr_null(strstr(lines, "2017-001"));
    fixture_close(db);
}
END_TEST

/* --- random visits, counted by hand --- */
enum { ENTERPRISES = 12, VISITS = 80 };
struct call {
    int enterprise;
    char on[24];
    bool done, in_person;
};

static void random_call(struct chamber_db *db, const chamber_id *ids, struct call *call)
{
    static const char *const forms[] = {NULL,        "onsite", "interview",
                                        "symposium", "phone",  "online"};
    static const char *const states[] = {"done",    "done",      "done",
                                         "planned", "postponed", "cancelled"};
    int form = rand() % 6, state = rand() % 6;
    call->enterprise = rand() % ENTERPRISES;
    snprintf(call->on, sizeof call->on, "%d-%02d-%02d", 2017 + rand() % 2, 1 + rand() % 12,
             1 + rand() % 28);
    call->done = state < 3;
    call->in_person = form < 4;
    visit(db, ids[call->enterprise], call->on, forms[form], states[state]);
}

/* What the rules must say of these calls on a day. */
static void expect_calls(const struct call *calls, const char *as_of, int least, int percent,
                         char *expected, size_t size)
{
    int visited = 0, needed = (ENTERPRISES * percent + 99) / 100;
    *expected = '\0';
    for (int i = 0; i < ENTERPRISES; i++) {
        int contacts = 0, in_person = 0;
        for (int n = 0; n < VISITS; n++)
            if (calls[n].enterprise == i && calls[n].done && strcmp(calls[n].on, as_of) <= 0 &&
                strncmp(calls[n].on, as_of, 4) == 0) {
                contacts++;
                in_person += calls[n].in_person;
            }
        visited += in_person > 0;
        size_t used = strlen(expected);
        if (contacts < least)
            snprintf(expected + used, size - used,
                     "%svisits.contacts|全体会员|示例%d号公司|-|%d 次|%d 次|%d 次",
                     used ? "\n" : "", i, least, contacts, least - contacts);
    }
    size_t used = strlen(expected);
    if (visited < needed)
        snprintf(expected + used, size - used, "%svisits.coverage|全体会员|-|-|%d%%|%d/%d|%d 家",
                 used ? "\n" : "", percent, visited, ENTERPRISES, needed - visited);
}

START_TEST(test_random_visits)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    struct call calls[VISITS];
    chamber_id ids[ENTERPRISES];
    char text[40], expected[4000];
    srand(15);
    for (int i = 0; i < ENTERPRISES; i++) {
        snprintf(text, sizeof text, "示例%d号公司", i);
        ids[i] = member(db, text, NULL);
    }
    for (int i = 0; i < VISITS; i++)
        random_call(db, ids, &calls[i]);
    for (int month = 1; month <= 12; month++) {
        int least = rand() % 4, percent = 10 + rand() % 91;
        char from[24], as_of[24], value[24];
        snprintf(from, sizeof from, "2018-%02d-01", month);
        snprintf(as_of, sizeof as_of, "2018-%02d-%02d", month, 1 + rand() % 28);
        snprintf(value, sizeof value, "%d", least);
        ck_ok(add_setting(db, "visits.contacts", from, value));
        snprintf(value, sizeof value, "%d%%", percent);
        ck_ok(add_setting(db, "visits.coverage", from, value));
        expect_calls(calls, as_of, least, percent, expected, sizeof expected);
        ck_text(short_of(db, as_of, NULL), expected);
    }
    fixture_close(db);
}
END_TEST

/* --- follow-ups --- */
static size_t follow_ups(struct chamber_db *db)
{
    struct chamber_filter filter = {"follow_up_due", NULL};
    struct chamber_list list = {.filters = &filter, .filter_count = 1};
    return fixture_count(db, &chamber_visit_noun, &list);
}

START_TEST(test_follow_ups)
{
    struct chamber_db *db = fixture_open("2018-06-30");
    chamber_id a = member(db, "甲公司", NULL), b = member(db, "乙公司", NULL);
    struct chamber_visit record = {
        .enterprise = a, .visited_on = "2018-05-01", .follow_up_on = "2018-07-01"};
    ck_ok(chamber_visit_add(db, &record, NULL));
    ck_assert_uint_eq(follow_ups(db), 0); /* tomorrow */
    record.follow_up_on = "2018-06-30";
    ck_ok(chamber_visit_add(db, &record, NULL));
    ck_assert_uint_eq(follow_ups(db), 1);
    visit(db, b, "2018-06-01", NULL, NULL); /* another's */
    visit(db, a, "2018-05-01", NULL, NULL); /* the same day is not since */
    visit(db, a, "2018-06-01", NULL, "cancelled");
    visit(db, a, "2018-06-29", NULL, "postponed");
    visit(db, a, "2018-07-02", NULL, "planned");
    ck_assert_uint_eq(follow_ups(db), 1);
    record.state = "cancelled";
    ck_ok(chamber_visit_add(db, &record, NULL)); /* one that was not made has nothing to follow */
    ck_assert_uint_eq(follow_ups(db), 1);
    visit(db, a, "2018-06-02", "phone", NULL);
    ck_assert_uint_eq(follow_ups(db), 0);
    fixture_close(db);
}
END_TEST

/* A name that the chamber has had only since is not that of the figures of a year before. */
START_TEST(test_value_of_a_day)
{
    struct chamber_db *db = fixture_open("2019-03-01");
    const struct chamber_setting name = {
        .name = "chamber.name", .value = "新风路商会", .from_on = "2019-01-01"};
    struct chamber_stats *stats = NULL;
    char *value = NULL, *before = NULL;
    ck_ok(chamber_setting_add(db, &name, NULL));
    ck_fails(chamber_setting_value(db, "chamber.name", "2018-02-30", &value), CHAMBER_E_REFUSED,
             "no_such_day", NULL);
    ck_assert_ptr_null(value);
    ck_ok(chamber_setting_value(db, "chamber.name", "2018-12-31", &before));
    ck_ok(chamber_setting_value(db, "chamber.name", NULL, &value));
    ck_text(value, "新风路商会");
    ck_assert_str_ne(fixture_text(before), value);
    chamber_free(value);
    ck_ok(chamber_stats_compute(db, "2018", NULL, &stats));
    ck_ok(chamber_stats_name(db, stats, &value));
    ck_text(value, before);
    chamber_free(value);
    chamber_free(before);
    chamber_stats_free(stats);
    fixture_close(db);
}
END_TEST

SUITE_MAIN("rules", test_settings, test_goods, test_same_day, test_contacts, test_names_of_the_day,
           test_groups_of_the_day, test_coverage, test_answers, test_random_visits, test_follow_ups,
           test_value_of_a_day)
