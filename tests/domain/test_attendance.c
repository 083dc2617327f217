/* SPDX-License-Identifier: MIT */
/* What can be noted of an activity before its day and from then on. */
#include "domain/meetings_help.h"

static int note(struct chamber_db *db, chamber_id activity, const char *state, chamber_id *id)
{
    struct chamber_attendance record = {.activity = activity, .guest = "来宾", .state = state};
    return chamber_attendance_add(db, &record, id);
}

static int edit(struct chamber_db *db, struct chamber_attendance *given, const char *field)
{
    return chamber_attendance_update(db, given, chamber_field_bit(&chamber_attendance_noun, field),
                                     NULL);
}

static void check_state(struct chamber_db *db, chamber_id id, const char *state)
{
    struct chamber_attendance record = {0};
    ck_ok(chamber_attendance_get(db, id, &record));
    ck_assert_str_eq(record.state, state);
    chamber_attendance_clear(&record);
}

/* From its day on, who is noted came unless it is said otherwise. */
START_TEST(test_came_by_itself)
{
    static const char *const days[] = {"2018-03-01", "2018-12-31"};
    struct chamber_db *db = fixture_open("2018-12-31");
    for (size_t i = 0; i < 2; i++) {
        chamber_id id = 0, activity = meeting_held(db, "执委会", days[i], i ? "planned" : NULL);
        ck_ok(note(db, activity, NULL, &id));
        check_state(db, id, "came");
        ck_ok(note(db, activity, "absent", &id));
        check_state(db, id, "absent");
        ck_ok(edit(db, &(struct chamber_attendance){.id = id}, "state"));
        check_state(db, id, "came");
    }
    fixture_close(db);
}
END_TEST

/* Before it, to be noted at all is not to have come. */
START_TEST(test_before_the_day)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    const struct chamber_noun *noun = &chamber_attendance_noun;
    chamber_id id = 0, activity = meeting_held(db, "执委会", "2019-01-01", "planned");
    ck_fails(note(db, activity, NULL, NULL), CHAMBER_E_USAGE, "attendance_state_missing", "state");
    ck_fails(note(db, activity, "", NULL), CHAMBER_E_USAGE, "attendance_state_missing", "state");
    ck_fails(note(db, activity, "came", NULL), CHAMBER_E_REFUSED, "attendance_ahead", "state");
    ck_fails(note(db, activity, "absent", NULL), CHAMBER_E_REFUSED, "attendance_ahead", "state");
    ck_assert_uint_eq(fixture_count(db, noun, NULL), 0);
    ck_ok(note(db, activity, "excused", &id));
    ck_fails(edit(db, &(struct chamber_attendance){.id = id}, "state"), CHAMBER_E_USAGE,
             "attendance_state_missing", "state");
    ck_fails(edit(db, &(struct chamber_attendance){.id = id, .state = "came"}, "state"),
             CHAMBER_E_REFUSED, "attendance_ahead", "state");
    check_state(db, id, "excused");
    fixture_close(db);
}
END_TEST

/* Neither is a note carried over to a meeting ahead, nor a meeting put off that people came to; one
 * they were only excused from may be. */
START_TEST(test_moved)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    chamber_id id = 0, held = meeting_held(db, "执委会", "2018-03-01", NULL);
    chamber_id ahead = meeting_held(db, "执委会", "2019-01-01", "planned");
    ck_ok(note(db, held, NULL, &id));
    ck_fails(edit(db, &(struct chamber_attendance){.id = id, .activity = ahead}, "activity"),
             CHAMBER_E_REFUSED, "attendance_ahead", "state");
    struct chamber_activity put_off = {.id = held, .held_on = "2019-02-01", .state = "planned"};
    uint64_t fields = chamber_field_bit(&chamber_activity_noun, "held_on") |
                      chamber_field_bit(&chamber_activity_noun, "state");
    ck_fails(chamber_activity_update(db, &put_off, fields, NULL), CHAMBER_E_REFUSED,
             "activity_attended", "held_on");
    ck_ok(edit(db, &(struct chamber_attendance){.id = id, .state = "excused"}, "state"));
    ck_ok(chamber_activity_update(db, &put_off, fields, NULL));
    ck_ok(edit(db, &(struct chamber_attendance){.id = id, .note = "改期"}, "note"));
    fixture_close(db);
}
END_TEST

START_TEST(test_no_such_activity)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    ck_assert_int_lt(note(db, 99, NULL, NULL), 0);
    ck_assert_str_eq(chamber_error(db)->field, "activity");
    ck_assert_uint_eq(fixture_count(db, &chamber_attendance_noun, NULL), 0);
    fixture_close(db);
}
END_TEST

/* For whom they came is asked of the person, who may not be there. */
START_TEST(test_no_such_person)
{
    struct chamber_db *db = fixture_open("2018-12-31");
    chamber_id id = 0, activity = meeting_held(db, "执委会", "2018-03-01", NULL);
    const struct chamber_attendance record = {.activity = activity, .person = 99};
    ck_fails(chamber_attendance_add(db, &record, &id), CHAMBER_E_NOT_FOUND, "no_such_id", "person");
    ck_assert_int_eq(id, 0);
    ck_assert_uint_eq(fixture_count(db, &chamber_attendance_noun, NULL), 0);
    ck_ok(note(db, activity, NULL, &id));
    fixture_close(db);
}
END_TEST

SUITE_MAIN("attendance", test_came_by_itself, test_before_the_day, test_moved,
           test_no_such_activity, test_no_such_person)
