/* SPDX-License-Identifier: MIT */
/* Who is due at a meeting, as of its day; who came; quorums. */
#include <stdio.h>
#include <string.h>

#include "domain/meetings_help.h"

/* "due came excused absent unknown guests quorum met reachable" */
static void check_numbers(struct chamber_db *db, chamber_id activity, const char *expected)
{
    struct chamber_activity_roster numbers = {0};
    struct chamber_cursor *rows = NULL;
    char text[120];
    ck_ok(chamber_activity_roster_open(db, activity, 0, &numbers, &rows));
    chamber_cursor_close(rows);
    snprintf(text, sizeof text, "%d %d %d %d %d %d %d %s %s", (int)meeting_number(numbers.due),
             (int)meeting_number(numbers.came), (int)meeting_number(numbers.excused),
             (int)meeting_number(numbers.absent), (int)meeting_number(numbers.unknown),
             (int)meeting_number(numbers.guests), (int)meeting_number(numbers.quorum),
             meeting_said(numbers.met), meeting_said(numbers.reachable));
    chamber_record_clear(&chamber_activity_roster_noun, &numbers);
    ck_assert_msg(strcmp(text, expected) == 0, "%s instead of %s", text, expected);
}

/* Both end days are in office; the roster is by rank, not by entry. */
START_TEST(test_roster_of_a_day)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    chamber_id member = meeting_holder(db, "执委甲", "执委", "2016-01-01", "2018-06-30");
    chamber_id president = meeting_holder(db, "会长甲", "会长", "2016-01-01", NULL);
    meeting_holder(db, "执委乙", "执委", "2018-06-30", NULL);
    meeting_holder(db, "名誉甲", "名誉会长", "2016-01-01", NULL);
    meeting_holder(db, "监事甲", "监事", "2016-01-01", NULL);
    chamber_id day = meeting_held(db, "执委会", "2018-06-30", NULL);
    chamber_id next = meeting_held(db, "执委会", "2018-07-01", NULL);
    chamber_id before = meeting_held(db, "执委会", "2015-12-31", NULL);
    meeting_note(db, day, president, "came");
    meeting_note(db, day, member, "excused");
    meeting_check_rows(
        db, day, 0,
        "会长甲 会长  yes came 0\n执委甲 执委  yes excused 0\n执委乙 执委  yes unknown 0");
    check_numbers(db, day, "3 1 1 0 1 0 2 no yes");
    meeting_check_rows(db, next, 0, "会长甲 会长  yes unknown 0\n执委乙 执委  yes unknown 0");
    meeting_check_rows(db, before, 0, "");
    check_numbers(db, before, "0 0 0 0 0 0 0 - -");
    fixture_close(db);
}
END_TEST

/* One person of several posts is due once, under the highest; an honorary role only if listed. */
START_TEST(test_several_posts)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    struct chamber_body changed = {0};
    chamber_id a = fixture_enterprise(db, "甲公司", NULL);
    chamber_id person = fixture_person(db, "张某", a);
    meeting_post(db, person, "执委", "2016-01-01", NULL);
    meeting_post(db, person, "秘书长", "2016-01-01", NULL);
    meeting_post(db, person, "执委", "2017-01-01", NULL); /* again, in the next term */
    meeting_post(db, person, "监事", "2016-01-01", NULL); /* not of this body */
    chamber_id honorary = meeting_holder(db, "名誉甲", "名誉会长", "2016-01-01", NULL);
    meeting_holder(db, "执委乙", "执委", "2016-01-01", NULL);
    chamber_id id = meeting_held(db, "执委会", "2018-03-01", NULL);
    meeting_note(db, id, honorary, "came");
    meeting_check_rows(db, id, 0,
                       "张某 秘书长+执委 甲公司 yes unknown 0\n执委乙 执委  yes unknown 0\n"
                       "名誉甲  no came");
    check_numbers(db, id, "2 0 0 0 2 1 2 no yes");
    ck_ok(chamber_body_get(db, meeting_body(db, "执委会"), &changed));
    chamber_id *more = calloc(changed.roles.count + 1, sizeof *more);
    ck_assert_ptr_nonnull(more);
    more[0] = meeting_role(db, "名誉会长");
    memcpy(more + 1, changed.roles.items, changed.roles.count * sizeof *more);
    struct chamber_body given = {.id = changed.id, .roles = {changed.roles.count + 1, more}};
    ck_ok(chamber_body_update(db, &given, chamber_field_bit(&chamber_body_noun, "roles"), NULL));
    meeting_check_rows(db, id, 0,
                       "张某 秘书长+执委 甲公司 yes unknown 0\n执委乙 执委  yes unknown 0\n"
                       "名誉甲 名誉会长  yes came 0");
    free(more);
    chamber_body_clear(&changed);
    fixture_close(db);
}
END_TEST

/* The one who fills a vacancy in mid-term is due from then on; what changes later changes nothing,
 * what is entered late does. */
START_TEST(test_refilled)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    chamber_id old = fixture_person(db, "旧会长", 0);
    chamber_id held = meeting_post(db, old, "会长", "2016-01-01", NULL);
    chamber_id spring = meeting_held(db, "班子会", "2018-03-01", NULL);
    chamber_id autumn = meeting_held(db, "班子会", "2018-09-01", NULL);
    meeting_check_rows(db, autumn, 0, "旧会长 会长  yes unknown 0");
    ck_ok(chamber_post_end(db, held, "2018-06-30", "resigned"));
    meeting_holder(db, "新会长", "会长", "2018-07-01", NULL);
    meeting_check_rows(db, spring, 0, "旧会长 会长  yes unknown 0");
    meeting_check_rows(db, autumn, 0, "新会长 会长  yes unknown 0");
    meeting_holder(db, "补录", "副会长", "2018-02-01", "2018-04-01");
    meeting_check_rows(db, spring, 0, "旧会长 会长  yes unknown 0\n补录 副会长  yes unknown 0");
    fixture_close(db);
}
END_TEST

/* A meeting to come has a roster of the posts whose end is not before it. */
START_TEST(test_planned)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    meeting_holder(db, "会长甲", "会长", "2016-01-01", NULL);
    chamber_id excused = meeting_holder(db, "执委甲", "执委", "2016-01-01", NULL);
    meeting_holder(db, "执委乙", "执委", "2016-01-01", "2019-01-31");
    meeting_holder(db, "执委丙", "执委", "2016-01-01", "2019-03-31");
    chamber_id id = meeting_held(db, "执委会", "2019-03-31", "planned");
    meeting_note(db, id, excused, "excused");
    meeting_check_rows(
        db, id, 0,
        "会长甲 会长  yes unknown 0\n执委甲 执委  yes excused 0\n执委丙 执委  yes unknown 0");
    check_numbers(db, id, "3 0 1 0 2 0 2 no yes");
    fixture_close(db);
}
END_TEST

/* At the congress the members and the suspended of that day are due, each once. */
START_TEST(test_congress)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    chamber_id a = fixture_enterprise(db, "甲公司", "2016-01-01"),
               b = fixture_enterprise(db, "乙公司", "2016-01-01");
    chamber_id c = fixture_enterprise(db, "丙公司", "2018-06-01"),
               d = fixture_enterprise(db, "丁公司", "2018-06-02");
    chamber_id outside = fixture_enterprise(db, "外公司", NULL);
    meeting_step(db, b, "suspend", "2018-01-01");
    chamber_id id = meeting_held(db, "会员大会", "2018-06-01", NULL);
    chamber_id first = fixture_person(db, "张某", a), second = fixture_person(db, "李某", a);
    meeting_note(db, id, first, "absent");
    meeting_note(db, id, second, "came");
    meeting_note(db, id, fixture_person(db, "王某", outside), "came");
    meeting_note(db, id, fixture_person(db, "赵某", d), "excused"); /* not yet a member */
    meeting_note_enterprise(db, id, c, "代表丙", "came");
    meeting_note_enterprise(db, id, 0, "领导", "came");
    meeting_check_rows(db, id, 0,
                       "李某 甲公司 yes came 0\n 乙公司 yes unknown 0\n代表丙 丙公司 yes came 0\n"
                       "王某 外公司 no came\n领导  no came\n赵某 丁公司 no excused");
    check_numbers(db, id, "3 2 0 0 1 2 2 yes yes");
    meeting_step(db, a, "leave", "2018-06-02");
    meeting_step(db, b, "leave", "2018-07-01");
    check_numbers(db, id, "3 2 0 0 1 2 2 yes yes"); /* later changes are later */
    meeting_step(db, c, "leave", "2018-06-01");
    check_numbers(db, id, "2 1 0 0 1 3 2 no yes"); /* but this is of that very day */
    chamber_id next = meeting_held(db, "会员大会", "2018-12-01", NULL);
    meeting_check_rows(db, next, 0, " 丁公司 yes unknown 0");
    fixture_close(db);
}
END_TEST

START_TEST(test_members_by_number)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    struct chamber_enterprise second = {
        .name = "二号", .member_no = "XH002", .joined_on = "2016-01-01"};
    struct chamber_enterprise first = {
        .name = "一号", .member_no = "XH001", .joined_on = "2016-01-01"};
    fixture_enterprise(db, "无号", "2016-01-01");
    ck_ok(chamber_enterprise_add(db, &second, NULL));
    ck_ok(chamber_enterprise_add(db, &first, NULL));
    meeting_check_rows(db, meeting_held(db, "会员大会", "2018-01-01", NULL), 0,
                       " 一号 yes unknown 0\n 二号 yes unknown 0\n 无号 yes unknown 0");
    fixture_close(db);
}
END_TEST

/* A share of those due, rounded up: worked out here by trying every number. */
static int64_t least(int64_t due, int64_t num, int64_t den)
{
    int64_t enough = 0;
    while (enough * den < due * num)
        enough++;
    return enough;
}

static void set_quorum(struct chamber_db *db, const char *name, struct chamber_int num,
                       struct chamber_int den)
{
    const struct chamber_noun *noun = &chamber_body_noun;
    struct chamber_body record = {
        .id = meeting_body(db, name), .quorum_num = num, .quorum_den = den};
    ck_ok(chamber_body_update(
        db, &record, chamber_field_bit(noun, "quorum_num") | chamber_field_bit(noun, "quorum_den"),
        NULL));
}

START_TEST(test_quorum)
{
    static const struct {
        int64_t num, den;
    } shares[] = {{2, 3}, {1, 2}, {1, 1}, {1, 9}, {3, 4}, {1, 3}};
    struct chamber_db *db = fixture_open("2018-12-31");
    chamber_id id = meeting_held(db, "执委会", "2018-03-01", NULL);
    char name[40], expected[80];
    for (int due = 1; due <= 9; due++) {
        snprintf(name, sizeof name, "执委%d", due);
        meeting_note(db, id, meeting_holder(db, name, "执委", "2016-01-01", NULL),
                     due <= 5 ? "came" : "absent");
        for (size_t i = 0; i < sizeof shares / sizeof shares[0]; i++) {
            int came = due <= 5 ? due : 5;
            int64_t quorum = least(due, shares[i].num, shares[i].den);
            const char *met = came >= quorum ? "yes" : "no";
            set_quorum(db, "执委会", (struct chamber_int){true, shares[i].num},
                       (struct chamber_int){true, shares[i].den});
            snprintf(expected, sizeof expected, "%d %d 0 %d 0 0 %d %s %s", due, came, due - came,
                     (int)quorum, met, met);
            check_numbers(db, id, expected);
        }
    }
    set_quorum(db, "执委会", (struct chamber_int){0}, (struct chamber_int){0});
    check_numbers(db, id, "9 5 0 4 0 0 -1 - -");
    fixture_close(db);
}
END_TEST

/* 2/3 of 7 are 5: with three excused there are too few left. */
START_TEST(test_quorum_out_of_reach)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    chamber_id id = meeting_held(db, "执委会", "2019-01-10", "planned"), persons[7];
    for (size_t i = 0; i < 7; i++)
        persons[i] = meeting_holder(db, "执委", "执委", "2016-01-01", NULL);
    check_numbers(db, id, "7 0 0 0 7 0 5 no yes");
    meeting_note(db, id, persons[0], "excused");
    meeting_note(db, id, persons[1], "excused");
    check_numbers(db, id, "7 0 2 0 5 0 5 no yes");
    meeting_note(db, id, persons[2], "excused");
    check_numbers(db, id, "7 0 3 0 4 0 5 no no");
    fixture_close(db);
}
END_TEST

/* Without a body nobody is due: the records are all there is. */
START_TEST(test_no_body)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    chamber_id a = fixture_enterprise(db, "甲公司", NULL);
    chamber_id id = meeting_held(db, NULL, "2018-03-01", NULL);
    check_numbers(db, id, "0 0 0 0 0 0 -1 - -");
    meeting_note(db, id, fixture_person(db, "张某", a), "came");
    meeting_note(db, id, fixture_person(db, "李某", a), "excused");
    meeting_note(db, id, fixture_person(db, "王某", 0), "absent");
    meeting_note_enterprise(db, id, a, NULL, "came");
    meeting_note_enterprise(db, id, a, NULL, "came"); /* the same enterprise again */
    meeting_note_enterprise(db, id, 0, "来宾", "came");
    meeting_note_enterprise(db, id, 0, "来宾", "came"); /* nobody knows whether it is the same */
    check_numbers(db, id, "0 2 1 1 0 2 -1 - -");
    meeting_check_rows(db, id, 0,
                       "张某 甲公司 no came\n 甲公司 no came\n来宾  no came\n来宾  no came\n"
                       "李某 甲公司 no excused\n王某  no absent");
    fixture_close(db);
}
END_TEST

/* Of several records of one person the best counts, in whatever order they came. */
START_TEST(test_noted_twice)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    chamber_id a = meeting_holder(db, "甲", "执委", "2016-01-01", NULL);
    chamber_id b = meeting_holder(db, "乙", "执委", "2016-01-02", NULL);
    chamber_id guest = fixture_person(db, "丙", 0);
    chamber_id id = meeting_held(db, "执委会", "2018-03-01", NULL);
    meeting_note(db, id, a, "absent");
    meeting_note(db, id, a, "came");
    meeting_note(db, id, b, "excused");
    meeting_note(db, id, b, "absent");
    meeting_note(db, id, guest, "came");
    meeting_note(db, id, guest, "came");
    meeting_check_rows(db, id, 0, "甲 执委  yes came 0\n乙 执委  yes excused 0\n丙  no came");
    check_numbers(db, id, "2 1 1 0 0 1 2 no no");
    fixture_close(db);
}
END_TEST

/* The roster of a day calls an enterprise as it was called then. */
START_TEST(test_names_of_the_day)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    chamber_id a = fixture_enterprise(db, "宏达机械厂", "2016-01-01");
    chamber_id guest = fixture_enterprise(db, "云端直播工作室", NULL);
    meeting_post(db, fixture_person(db, "张某", a), "执委", "2016-01-01", NULL);
    chamber_id may = meeting_held(db, "执委会", "2018-05-15", NULL);
    chamber_id june = meeting_held(db, "执委会", "2018-06-15", NULL);
    chamber_id congress = meeting_held(db, "会员大会", "2018-05-31", NULL);
    meeting_note_enterprise(db, may, guest, NULL, "came");
    meeting_note_enterprise(db, june, guest, NULL, "came");
    fixture_rename(db, a, "宏达智能装备公司", "2018-06-01");
    fixture_rename(db, guest, "云端传媒公司", "2018-06-01");
    meeting_check_rows(db, may, 0, "张某 执委 宏达机械厂 yes unknown 0\n 云端直播工作室 no came");
    meeting_check_rows(db, june, 0,
                       "张某 执委 宏达智能装备公司 yes unknown 0\n 云端传媒公司 no came");
    meeting_check_rows(db, congress, 0, " 宏达机械厂 yes unknown 0");
    fixture_close(db);
}
END_TEST

SUITE_MAIN("meetings", test_roster_of_a_day, test_several_posts, test_refilled, test_planned,
           test_congress, test_names_of_the_day, test_members_by_number, test_quorum,
           test_quorum_out_of_reach, test_no_body, test_noted_twice)
