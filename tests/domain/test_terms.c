/* SPDX-License-Identifier: MIT */
/* How a term ends with its posts, what ends soon, and who was counted in office on the way. */
#include <stdio.h>
#include <string.h>

#include "domain/fixture.h"

static struct chamber_db *db;
static char lines[2000];

static chamber_id term(int64_t number, const char *from_on, const char *until_on)
{
    struct chamber_term record = {
        .number = {true, number}, .from_on = from_on, .until_on = until_on};
    chamber_id id = 0;
    ck_ok(chamber_term_add(db, &record, &id));
    return id;
}

static chamber_id post(chamber_id person, const char *role, chamber_id of_term, const char *from_on,
                       const char *until_on)
{
    struct chamber_post record = {
        .person = person, .term = of_term, .from_on = from_on, .until_on = until_on};
    chamber_id id = 0;
    ck_ok(chamber_role_find(db, role, CHAMBER_WHOLE, &record.role));
    ck_ok(chamber_post_add(db, &record, &id));
    return id;
}

static chamber_id person(const char *name)
{
    return fixture_person(db, name, 0);
}

static void check_post(chamber_id id, const char *until_on, const char *reason)
{
    struct chamber_post stored = {0};
    ck_ok(chamber_post_get(db, id, &stored));
    ck_text(stored.until_on, until_on);
    ck_text(stored.end_reason, reason);
    chamber_post_clear(&stored);
}

static void check_term(chamber_id id, const char *until_on)
{
    struct chamber_term stored = {0};
    ck_ok(chamber_term_get(db, id, &stored));
    ck_text(stored.until_on, until_on);
    chamber_term_clear(&stored);
}

static void say(const char *text)
{
    size_t used = strlen(lines);
    snprintf(lines + used, sizeof(lines) - used, "%s%s", used ? " " : "", text);
}

/* --- term end --- */
START_TEST(test_ends_its_posts)
{
    int64_t count = 0;
    db = fixture_open("2018-12-31");
    chamber_id fifth = term(5, "2013-06-01", "2018-05-31");
    chamber_id other = term(4, "2008-06-01", NULL);
    chamber_id open = post(person("甲"), "会长", fifth, "2013-06-01", NULL);
    chamber_id longer = post(person("乙"), "副会长", fifth, "2013-06-01", "2019-12-31");
    chamber_id same = post(person("丙"), "理事", fifth, "2013-06-01", "2018-09-30");
    chamber_id ended = post(person("丁"), "秘书长", fifth, "2013-06-01", "2016-01-01");
    chamber_id last_day = post(person("戊"), "秘书长", fifth, "2018-09-30", NULL);
    chamber_id elsewhere = post(person("己"), "监事", other, "2008-06-01", NULL);
    chamber_id without = post(person("庚"), "监事", 0, "2008-06-01", NULL);
    ck_ok(chamber_term_end_count(db, fifth, "2018-09-30", &count));
    ck_assert_int_eq(count, 3);
    check_term(fifth, "2018-05-31");
    ck_ok(chamber_term_end(db, fifth, "2018-09-30", NULL, &count));
    ck_assert_int_eq(count, 3);
    check_term(fifth, "2018-09-30");
    check_post(open, "2018-09-30", "expired");
    check_post(longer, "2018-09-30", "expired");
    check_post(last_day, "2018-09-30", "expired");
    check_post(same, "2018-09-30", NULL);
    check_post(ended, "2016-01-01", NULL);
    check_post(elsewhere, NULL, NULL);
    check_post(without, NULL, NULL);
    chamber_id batch = chamber_last_batch(db);
    ck_ok(chamber_term_end(db, fifth, "2018-09-30", NULL, &count)); /* nothing is left to end */
    ck_assert_int_eq(count, 0);
    ck_assert_int_eq(chamber_last_batch(db), batch);
    ck_ok(chamber_undo(db, batch));
    check_term(fifth, "2018-05-31");
    check_post(open, NULL, NULL);
    check_post(longer, "2019-12-31", NULL);
    fixture_close(db);
}
END_TEST

START_TEST(test_ends_when_it_is_said)
{
    db = fixture_open("2018-12-31");
    chamber_id fifth = term(5, "2013-06-01", NULL);
    chamber_id held = post(person("甲"), "会长", fifth, "2013-06-01", NULL);
    ck_ok(chamber_term_end(db, fifth, NULL, "adjusted", NULL)); /* today */
    check_term(fifth, "2018-12-31");
    check_post(held, "2018-12-31", "adjusted");
    ck_ok(chamber_term_end(db, fifth, "2018-06-30", NULL, NULL)); /* earlier after all */
    check_term(fifth, "2018-06-30");
    check_post(held, "2018-06-30", "expired");
    ck_ok(chamber_term_end(db, fifth, "2019-03-31", NULL, NULL)); /* later: who is gone is gone */
    check_term(fifth, "2019-03-31");
    check_post(held, "2018-06-30", "expired");
    fixture_close(db);
}
END_TEST

START_TEST(test_refusals_store_nothing)
{
    int64_t count = 77;
    db = fixture_open("2018-12-31");
    chamber_id fifth = term(5, "2013-06-01", NULL);
    chamber_id held = post(person("甲"), "会长", fifth, "2013-06-01", NULL);
    chamber_id batch = chamber_last_batch(db);
    ck_fails(chamber_term_end(db, fifth, "2013-05-31", NULL, &count), CHAMBER_E_REFUSED,
             "end_before_start", "until_on");
    ck_fails(chamber_term_end(db, fifth, "2018-02-30", NULL, &count), CHAMBER_E_REFUSED,
             "no_such_day", "until_on");
    ck_fails(chamber_term_end(db, fifth, "2018-06-30", "tired", &count), CHAMBER_E_REFUSED,
             "unknown_code", "end_reason");
    ck_assert_int_eq(chamber_term_end(db, 99, NULL, NULL, &count), CHAMBER_E_NOT_FOUND);
    ck_assert_int_eq(chamber_term_end_count(db, 99, NULL, &count), CHAMBER_E_NOT_FOUND);
    ck_fails(chamber_term_end_count(db, fifth, "rubbish", &count), CHAMBER_E_REFUSED, "no_such_day",
             "until_on");
    ck_fails(chamber_term_end_count(db, fifth, "2018-02-30", &count), CHAMBER_E_REFUSED,
             "no_such_day", "until_on");
    ck_fails(chamber_term_end_count(db, fifth, "2018-06", &count), CHAMBER_E_REFUSED, "no_such_day",
             "until_on");
    ck_assert_int_eq(count, 77);
    ck_assert_int_eq(chamber_last_batch(db), batch);
    post(person("乙"), "会长", fifth, "2018-07-01", NULL);
    ck_fails(chamber_term_end(db, fifth, "2018-06-30", NULL, NULL), CHAMBER_E_REFUSED,
             "term_post_later", "until_on");
    ck_fails(chamber_term_end_count(db, fifth, "2018-06-30", &count), CHAMBER_E_REFUSED,
             "term_post_later", "until_on");
    check_term(fifth, NULL);
    check_post(held, NULL, NULL);
    ck_ok(chamber_term_end(db, fifth, "2018-07-01", NULL, &count)); /* one day in office */
    ck_assert_int_eq(count, 2);
    fixture_close(db);
}
END_TEST

/* --- what ends soon --- */
static const char *posts_ending(const char *as_of, const char *months)
{
    const struct chamber_filter filter = {"ending_within", months};
    const struct chamber_list list = {.filters = &filter, .filter_count = 1, .as_of = as_of};
    struct chamber_cursor *cursor = NULL;
    struct chamber_post stored = {0};
    lines[0] = '\0';
    ck_ok(chamber_post_open(db, &list, &cursor));
    while (chamber_post_next(cursor, &stored) == CHAMBER_ROW)
        say(stored.person_name);
    chamber_cursor_close(cursor);
    chamber_post_clear(&stored);
    return lines;
}

static const char *terms_ending(const char *months)
{
    const struct chamber_filter filter = {"ending_within", months};
    const struct chamber_list list = {.filters = &filter, .filter_count = 1};
    struct chamber_cursor *cursor = NULL;
    struct chamber_term stored = {0};
    char number[24];
    lines[0] = '\0';
    ck_ok(chamber_term_open(db, &list, &cursor));
    while (chamber_term_next(cursor, &stored) == CHAMBER_ROW) {
        snprintf(number, sizeof(number), "%d", (int)stored.number.value);
        say(number);
    }
    chamber_cursor_close(cursor);
    chamber_term_clear(&stored);
    return lines;
}

/* "5! 5/甲 会长!": the term, then its post, both overdue. */
static const char *endings(const char *as_of, int64_t months)
{
    struct chamber_cursor *cursor = NULL;
    struct chamber_post_ending ending = {0};
    char text[200];
    lines[0] = '\0';
    ck_ok(chamber_post_ending_open(db, as_of, months, &cursor));
    while (chamber_cursor_next(cursor, &ending) == CHAMBER_ROW) {
        snprintf(text, sizeof(text), "%s%s%s%s", fixture_text(ending.term_name),
                 ending.post ? "/" : "", fixture_text(ending.post_name),
                 ending.overdue == CHAMBER_YES ? "!" : "");
        say(text);
    }
    chamber_cursor_close(cursor);
    chamber_record_clear(&chamber_post_ending_noun, &ending);
    return lines;
}

START_TEST(test_calendar_months)
{
    db = fixture_open("2018-08-31");
    post(person("甲"), "会长", 0, "2013-01-01", "2019-02-28");
    post(person("乙"), "会长", 0, "2013-01-01", "2019-03-01");
    post(person("丙"), "会长", 0, "2013-01-01", "2018-08-31");
    post(person("丁"), "会长", 0, "2013-01-01", "2018-08-30"); /* was yesterday */
    post(person("戊"), "会长", 0, "2018-09-01", "2018-09-30"); /* begins tomorrow */
    post(person("己"), "会长", 0, "2013-01-01", NULL);         /* nobody knows */
    ck_assert_str_eq(posts_ending(NULL, "0"), "丙");
    ck_assert_str_eq(posts_ending(NULL, "5"), "丙");
    ck_assert_str_eq(posts_ending(NULL, "6"), "甲 丙"); /* August 31 and six months: February 28 */
    ck_assert_str_eq(posts_ending(NULL, "7"), "甲 乙 丙");
    ck_assert_str_eq(posts_ending(NULL, "999999"), "甲 乙 丙");
    ck_assert_str_eq(posts_ending("2018-08-30", "0"), "丁");
    ck_assert_str_eq(posts_ending("2018-09-01", "1"), "戊");
    ck_assert_str_eq(posts_ending("2012-12-31", "999"), "");
    ck_assert_str_eq(endings(NULL, 6), "/丙 会长 /甲 会长");
    ck_assert_str_eq(endings("2018-09-01", 0), "");
    fixture_close(db);
}
END_TEST

START_TEST(test_overdue_term)
{
    db = fixture_open("2018-12-31");
    chamber_id fourth = term(4, "2008-06-01", "2013-05-31");
    chamber_id fifth = term(5, "2013-06-01", "2018-05-31");
    term(6, "2019-06-01", "2019-07-01"); /* has not begun */
    post(person("前任"), "会长", fourth, "2008-06-01", "2013-05-31");
    chamber_id ended = post(person("离任"), "会长", fifth, "2013-06-01", "2017-12-31");
    post(person("名誉"), "名誉会长", fifth, "2013-06-01", NULL);
    post(person("理事"), "理事", fifth, "2013-06-01", NULL);
    post(person("会长"), "会长", fifth, "2018-01-01", NULL);
    post(person("短期"), "理事", fifth, "2018-01-01", "2019-01-31");
    ck_assert_str_eq(terms_ending("0"), "5");
    ck_assert_str_eq(posts_ending(NULL, "0"), "会长 理事 名誉");
    ck_assert_str_eq(posts_ending(NULL, "1"), "会长 理事 短期 名誉");
    ck_assert_str_eq(endings(NULL, 1), "5! 5/会长 会长! 5/理事 理事! 5/名誉 名誉会长! 5/短期 理事");
    ck_assert_str_eq(endings("2013-01-31", 3), "");
    ck_assert_str_eq(endings("2013-01-31", 4), "4 4/前任 会长");
    ck_assert_str_eq(endings("2017-12-01", 5), "5/离任 会长"); /* 2018-05-01 */
    check_post(ended, "2017-12-31", NULL);                     /* asking ends nothing */
    ck_ok(chamber_term_end(db, fifth, "2018-12-30", NULL, NULL));
    ck_assert_str_eq(terms_ending("0"), "");
    ck_assert_str_eq(posts_ending(NULL, "12"), "");
    ck_fails(chamber_post_ending_open(db, "2018-02-30", 6, NULL), CHAMBER_E_REFUSED, "no_such_day",
             NULL);
    fixture_close(db);
}
END_TEST

/* --- the roster, and how it is counted --- */
static const char *roster(const char *day, bool leading)
{
    const struct chamber_filter filter = {"leading", NULL};
    const struct chamber_list list = {.filters = &filter, .filter_count = leading, .as_of = day};
    struct chamber_cursor *cursor = NULL;
    struct chamber_post stored = {0};
    char text[200];
    lines[0] = '\0';
    ck_ok(chamber_post_open(db, &list, &cursor));
    while (chamber_post_next(cursor, &stored) == CHAMBER_ROW) {
        snprintf(text, sizeof(text), "%s/%s/%s", stored.role_name, stored.person_name,
                 fixture_text(stored.title));
        say(text);
    }
    chamber_cursor_close(cursor);
    chamber_post_clear(&stored);
    return lines;
}

/* "persons: role=n ..." of the roles that are held. */
static const char *counted(const char *as_of)
{
    struct chamber_stats *stats = NULL;
    char text[80];
    size_t count;
    lines[0] = '\0';
    ck_ok(chamber_stats_compute(db, "2018", as_of, &stats));
    snprintf(text, sizeof(text),
             "%d:", (int)chamber_stats_figure(stats, "committee.persons")->value.value);
    say(text);
    const struct chamber_breakdown *tables = chamber_stats_breakdowns(stats, &count);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(tables[i].id, "committee.by_role") != 0)
            continue;
        for (size_t n = 0; n < tables[i].row_count; n++) {
            if (tables[i].rows[n].value == 0)
                continue;
            snprintf(text, sizeof(text), "%s=%d", tables[i].rows[n].label,
                     (int)tables[i].rows[n].value);
            say(text);
        }
    }
    chamber_stats_free(stats);
    return lines;
}

/* 甲 holds two posts and is followed in one of them in mid-term; 乙 holds one role in two terms at
 * once; the honorary role counts, and stands last. */
START_TEST(test_refill_in_mid_term)
{
    db = fixture_open("2018-12-31");
    chamber_id fourth = term(4, "2008-06-01", "2018-05-31");
    chamber_id fifth = term(5, "2016-01-01", NULL);
    struct chamber_person first = {.name = "甲", .title = "董事长"};
    ck_ok(chamber_person_add(db, &first, &first.id));
    chamber_id second = person("乙");
    chamber_id secretary = post(first.id, "秘书长", fifth, "2016-01-01", NULL);
    post(first.id, "副会长", fifth, "2016-01-01", NULL);
    post(second, "理事", fourth, "2008-06-01", NULL);
    post(second, "理事", fifth, "2016-01-01", NULL);
    post(person("丙"), "名誉会长", fifth, "2016-01-01", NULL);
    ck_ok(chamber_post_end(db, secretary, "2018-06-30", "adjusted"));
    first.title = "顾问";
    ck_ok(
        chamber_person_update(db, &first, chamber_field_bit(&chamber_person_noun, "title"), NULL));
    post(person("丁"), "秘书长", fifth, "2018-07-01", NULL);
    ck_assert_str_eq(roster("2018-06-30", false),
                     "副会长/甲/董事长 秘书长/甲/董事长 理事/乙/ 理事/乙/ 名誉会长/丙/");
    ck_assert_str_eq(roster("2018-07-01", false),
                     "副会长/甲/董事长 秘书长/丁/ 理事/乙/ 理事/乙/ 名誉会长/丙/");
    ck_assert_str_eq(roster("2018-07-01", true), "副会长/甲/董事长 秘书长/丁/");
    ck_assert_str_eq(roster("2007-01-01", true), "");
    ck_assert_str_eq(counted("2018-06-30"), "3: 副会长=1 秘书长=1 理事=1 名誉会长=1");
    ck_assert_str_eq(counted("2018-12-31"), "4: 副会长=1 秘书长=1 理事=1 名誉会长=1");
    ck_ok(chamber_term_end(db, fifth, "2018-09-30", NULL, NULL));
    ck_assert_str_eq(roster("2018-10-01", false), "理事/乙/"); /* the fourth has never ended */
    ck_assert_str_eq(counted("2018-10-01"), "1: 理事=1");
    ck_assert_str_eq(counted("2018-09-30"), "4: 副会长=1 秘书长=1 理事=1 名誉会长=1");
    fixture_close(db);
}
END_TEST

/* An enterprise is shown by the name it had that day, and the one of that day stays. */
START_TEST(test_names_of_that_time)
{
    db = fixture_open("2018-12-31");
    struct chamber_list list = {.as_of = "2018-06-30"};
    struct chamber_cursor *cursor = NULL;
    struct chamber_post stored = {0};
    struct chamber_enterprise renamed = {.id = fixture_enterprise(db, "甲公司", "2015-01-01"),
                                         .name = "甲集团"};
    chamber_id of_then = renamed.id;
    struct chamber_person who = {.name = "张某", .enterprise = of_then};
    ck_ok(chamber_person_add(db, &who, &who.id));
    post(who.id, "会长", 0, "2016-01-01", NULL);
    ck_ok(chamber_enterprise_update(
        db, &renamed, chamber_field_bit(&chamber_enterprise_noun, "name"), "2018-07-01"));
    who.enterprise = fixture_enterprise(db, "乙公司", NULL);
    ck_ok(chamber_person_update(db, &who, chamber_field_bit(&chamber_person_noun, "enterprise"),
                                NULL));
    for (int i = 0; i < 2; i++) {
        ck_ok(chamber_post_open(db, &list, &cursor));
        ck_assert_int_eq(chamber_post_next(cursor, &stored), CHAMBER_ROW);
        ck_assert_int_eq(stored.enterprise, of_then);
        ck_assert_str_eq(stored.enterprise_name, i == 0 ? "甲公司" : "甲集团");
        chamber_cursor_close(cursor);
        list.as_of = "2018-07-01";
    }
    chamber_post_clear(&stored);
    fixture_close(db);
}
END_TEST

/* Seats are counted by persons, and one who holds a role in two terms takes one. */
START_TEST(test_vacancies)
{
    db = fixture_open("2018-12-31");
    struct chamber_cursor *cursor = NULL;
    struct chamber_post_vacancy vacancy = {0};
    struct chamber_role role = {.seats = {true, 3}};
    char text[80];
    ck_ok(chamber_role_find(db, "理事", CHAMBER_WHOLE, &role.id));
    ck_ok(chamber_role_update(db, &role, chamber_field_bit(&chamber_role_noun, "seats"), NULL));
    chamber_id fourth = term(4, "2008-06-01", NULL);
    chamber_id fifth = term(5, "2016-01-01", NULL);
    chamber_id first = person("甲");
    post(first, "理事", fourth, "2008-06-01", NULL);
    post(first, "理事", fifth, "2016-01-01", NULL);
    post(person("乙"), "理事", fifth, "2016-01-01", "2018-06-30");
    static const struct {
        const char *day, *expected;
    } days[] = {{"2008-05-31", "3-0=3"}, {"2018-06-30", "3-2=1"}, {"2018-07-01", "3-1=2"}};
    for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++) {
        ck_ok(chamber_post_vacancies_open(db, days[i].day, &cursor));
        while (chamber_cursor_next(cursor, &vacancy) == CHAMBER_ROW) {
            if (vacancy.role != role.id)
                continue;
            snprintf(text, sizeof(text), "%d-%d=%d", (int)vacancy.seats.value,
                     (int)vacancy.held.value, (int)vacancy.vacant.value);
            ck_assert_str_eq(text, days[i].expected);
        }
        chamber_cursor_close(cursor);
        chamber_record_clear(&chamber_post_vacancy_noun, &vacancy);
    }
    fixture_close(db);
}
END_TEST

SUITE_MAIN("terms", test_ends_its_posts, test_ends_when_it_is_said, test_refusals_store_nothing,
           test_calendar_months, test_overdue_term, test_refill_in_mid_term,
           test_names_of_that_time, test_vacancies)
