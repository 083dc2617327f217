/* SPDX-License-Identifier: MIT */
/* Who missed the last meetings of a body, and what is not to miss one. */
#include <stdio.h>
#include <string.h>

#include "domain/meetings_help.h"

/* "NAME ENTERPRISE due missed excused unknown last", line by line. */
static void check_missed(struct chamber_db *db, const char *body_name, int64_t last,
                         const char *expected)
{
    struct chamber_body_missed row = {0};
    struct chamber_cursor *rows = NULL;
    char text[2000] = "";
    ck_ok(chamber_body_missed_open(db, meeting_body(db, body_name), last, &rows));
    while (chamber_cursor_next(rows, &row) == CHAMBER_ROW) {
        size_t used = strlen(text);
        snprintf(text + used, sizeof text - used, "%s%s %s %d %d %d %d %s", used ? "\n" : "",
                 fixture_text(row.person_name), fixture_text(row.enterprise_name),
                 (int)meeting_number(row.due), (int)meeting_number(row.missed),
                 (int)meeting_number(row.excused), (int)meeting_number(row.unknown),
                 row.last_came_on ? row.last_came_on : "-");
    }
    chamber_cursor_close(rows);
    chamber_record_clear(&chamber_body_missed_noun, &row);
    ck_assert_msg(strcmp(text, expected) == 0, "%s\ninstead of\n%s", text, expected);
}

/* Absent is missed; excused and without a record are not. Only done meetings of this body before
 * this one count, and only those at which one was due. */
START_TEST(test_missed)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    chamber_id a = meeting_holder(db, "甲", "执委", "2016-01-01", NULL);
    chamber_id b = meeting_holder(db, "乙", "执委", "2016-01-02", NULL);
    chamber_id c = meeting_holder(db, "丙", "执委", "2018-03-01", NULL);
    static const char *const days[] = {"2018-01-10", "2018-02-10", "2018-03-10", "2018-04-10"};
    chamber_id held[4];
    for (size_t i = 0; i < 4; i++) {
        held[i] = meeting_held(db, "执委会", days[i], NULL);
        meeting_note(db, held[i], a, i == 0 ? "came" : "absent");
        meeting_note(db, held[i], b, i == 3 ? "excused" : "came");
    }
    meeting_note(db, held[2], c, "absent");
    chamber_id other = meeting_held(db, "班子会", "2018-05-01", NULL);
    chamber_id off = meeting_held(db, "执委会", "2018-05-02", "cancelled");
    meeting_note(db, other, a, "absent");
    meeting_note(db, off, a, "absent");
    chamber_id next = meeting_held(db, "执委会", "2019-01-10", "planned");
    meeting_check_rows(db, next, 0,
                       "甲 执委  yes unknown 3\n乙 执委  yes unknown 0\n丙 执委  yes unknown 1");
    meeting_check_rows(db, next, 2,
                       "甲 执委  yes unknown 2\n乙 执委  yes unknown 0\n丙 执委  yes unknown 1");
    meeting_check_rows(db, next, 1,
                       "甲 执委  yes unknown 1\n乙 执委  yes unknown 0\n丙 执委  yes unknown 0");
    meeting_check_rows(db, next, 99,
                       "甲 执委  yes unknown 3\n乙 执委  yes unknown 0\n丙 执委  yes unknown 1");
    meeting_check_rows(db, held[3], 0,
                       "甲 执委  yes absent 2\n乙 执委  yes excused 0\n丙 执委  yes unknown 1");
    check_missed(db, "执委会", 0, "甲  3 3 0 0 2018-01-10\n丙  2 1 0 1 -\n乙  3 0 1 0 2018-03-10");
    check_missed(db, "执委会", 1, "甲  1 1 0 0 2018-01-10\n乙  1 0 1 0 2018-03-10\n丙  1 0 0 1 -");
    check_missed(db, "班子会", 0, "");
    meeting_note(db, held[3], a, "came");
    check_missed(db, "执委会", 1, "乙  1 0 1 0 2018-03-10\n丙  1 0 0 1 -");
    fixture_close(db);
}
END_TEST

/* Two meetings on one day: the one entered first is the earlier one. */
START_TEST(test_missed_on_one_day)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    chamber_id a = meeting_holder(db, "甲", "执委", "2016-01-01", NULL);
    chamber_id morning = meeting_held(db, "执委会", "2018-03-01", NULL);
    chamber_id evening = meeting_held(db, "执委会", "2018-03-01", NULL);
    meeting_note(db, morning, a, "absent");
    meeting_note(db, evening, a, "came");
    meeting_check_rows(db, morning, 0, "甲 执委  yes absent 0");
    meeting_check_rows(db, evening, 0, "甲 执委  yes came 1");
    fixture_close(db);
}
END_TEST

/* Among those due today: who left is not asked for, and nobody for meetings before they joined. */
START_TEST(test_missed_of_members)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    chamber_id a = fixture_enterprise(db, "甲公司", "2016-01-01"),
               b = fixture_enterprise(db, "乙公司", "2016-01-01");
    chamber_id c = fixture_enterprise(db, "丙公司", "2017-06-01"),
               gone = fixture_enterprise(db, "退公司", "2016-01-01");
    chamber_id first = meeting_held(db, "会员大会", "2017-03-01", NULL);
    chamber_id second = meeting_held(db, "会员大会", "2018-03-01", NULL);
    meeting_note_enterprise(db, first, a, NULL, "absent");
    meeting_note_enterprise(db, first, b, NULL, "came");
    meeting_note_enterprise(db, first, gone, NULL, "absent");
    meeting_note(db, second, fixture_person(db, "张某", a), "absent");
    meeting_note(db, second, fixture_person(db, "李某", b), "came");
    meeting_note(db, second, fixture_person(db, "王某", c), "absent");
    meeting_step(db, gone, "leave", "2018-06-01");
    check_missed(db, "会员大会", 0, " 甲公司 2 2 0 0 -\n 丙公司 1 1 0 0 -");
    chamber_id next = meeting_held(db, "会员大会", "2019-03-01", "planned");
    meeting_check_rows(db, next, 0,
                       " 甲公司 yes unknown 2\n 乙公司 yes unknown 0\n 丙公司 yes unknown 1");
    fixture_close(db);
}
END_TEST

START_TEST(test_nothing_there)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    struct chamber_activity_roster numbers = {0};
    struct chamber_cursor *rows = NULL;
    ck_assert_int_eq(chamber_activity_roster_open(db, 9, 0, &numbers, &rows), CHAMBER_E_NOT_FOUND);
    ck_assert_ptr_null(rows);
    ck_assert_int_eq(numbers.activity, 0);
    ck_assert_int_eq(chamber_body_missed_open(db, 99, 0, &rows), CHAMBER_E_NOT_FOUND);
    ck_assert_ptr_null(rows);
    fixture_close(db);
}
END_TEST

SUITE_MAIN("missed", test_missed, test_missed_on_one_day, test_missed_of_members,
           test_nothing_there)
