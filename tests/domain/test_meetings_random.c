/* SPDX-License-Identifier: MIT */
/* Rosters on random data, compared with a plain recount of what was entered: every meeting's
 * numbers, everybody's state, and how often each was absent at the meetings before. */
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "domain/fixture.h"

enum {
    PERSONS = 14,
    POSTS = 30,
    ENTERPRISES = 12,
    STEPS = 4,
    MEETINGS = 14,
    NOTES = 160,
    DAYS = 730
};
enum state { NOTHING, CAME, EXCUSED, ABSENT };

/* What was entered: days are counted from 2017-01-01, and indexes begin at 0. */
struct entered {
    chamber_id persons[PERSONS], enterprises[ENTERPRISES], meetings[MEETINGS];
    int post_person[POSTS], post_from[POSTS], post_until[POSTS]; /* until: -1 open */
    bool post_counts[POSTS];                                     /* its role is of the committee */
    int step_day[ENTERPRISES][STEPS];
    bool step_inside[ENTERPRISES][STEPS]; /* a member from that step on */
    int held_on[MEETINGS];
    bool congress[MEETINGS], done[MEETINGS];
    int note_meeting[NOTES], note_person[NOTES], note_enterprise[NOTES]; /* -1: none */
    enum state note_state[NOTES];
};

static unsigned seed;

static int below(int limit)
{
    seed = seed * 1103515245u + 12345u;
    return (int)((seed >> 16) % (unsigned)limit);
}

static const char *day_text(int day)
{
    static struct date days[4];
    static size_t next;
    struct date *out = &days[next++ % 4];
    date_add_days("2017-01-01", day, out);
    return out->text;
}

/* --- entering --- */
static void enter_posts(struct chamber_db *db, struct entered *in)
{
    static const char *const roles[] = {"会长", "副会长", "执委", "理事", "监事", "名誉会长"};
    for (int i = 0; i < PERSONS; i++) {
        char name[40];
        snprintf(name, sizeof name, "人士%02d", i);
        in->persons[i] = fixture_person(db, name, 0);
    }
    for (int i = 0; i < POSTS; i++) {
        int role = below(6);
        struct chamber_post post = {.person = in->persons[in->post_person[i] = below(PERSONS)]};
        in->post_counts[i] = role < 4;
        in->post_from[i] = below(DAYS);
        in->post_until[i] = below(3) ? in->post_from[i] + below(300) : -1;
        ck_ok(chamber_role_find(db, roles[role], CHAMBER_WHOLE, &post.role));
        post.from_on = day_text(in->post_from[i]);
        post.until_on = in->post_until[i] < 0 ? NULL : day_text(in->post_until[i]);
        ck_ok(chamber_post_add(db, &post, NULL));
    }
}

/* Admitted, and perhaps suspended, left, admitted again. */
static void enter_members(struct chamber_db *db, struct entered *in)
{
    static const char *const steps[STEPS] = {"admit", "suspend", "leave", "admit"};
    for (int i = 0; i < ENTERPRISES; i++) {
        char name[40];
        int day = 0;
        snprintf(name, sizeof name, "企业%02d", i);
        in->enterprises[i] = fixture_enterprise(db, name, NULL);
        for (int n = 0; n < STEPS; n++) {
            day += below(260);
            in->step_day[i][n] = day < DAYS ? day : DAYS;
            in->step_inside[i][n] = n != 2;
            if (day < DAYS)
                ck_ok(chamber_enterprise_step(
                    db, in->enterprises[i], steps[n],
                    &(struct chamber_enterprise_step){.on = day_text(day)}));
        }
    }
}

static void enter_meetings(struct chamber_db *db, struct entered *in)
{
    static const char *const states[] = {"done", "done", "done", "cancelled"};
    for (int i = 0; i < MEETINGS; i++) {
        int state = below(4);
        in->congress[i] = below(3) == 0;
        in->done[i] = state < 3;
        in->held_on[i] = i > 0 && below(5) == 0 ? in->held_on[i - 1] : below(DAYS);
        struct chamber_activity meeting = {
            .held_on = day_text(in->held_on[i]), .title = "会议", .state = states[state]};
        ck_ok(chamber_body_find(db, in->congress[i] ? "congress" : "committee", CHAMBER_WHOLE,
                                &meeting.body));
        ck_ok(chamber_activity_add(db, &meeting, &in->meetings[i]));
    }
}

static void enter_notes(struct chamber_db *db, struct entered *in)
{
    static const char *const states[] = {"", "came", "excused", "absent"};
    for (int i = 0; i < NOTES; i++) {
        int meeting = in->note_meeting[i] = below(MEETINGS);
        int person = in->note_person[i] = below(8) ? below(PERSONS) : -1;
        int enterprise = person < 0 || below(3) ? below(ENTERPRISES) : -1;
        in->note_enterprise[i] = enterprise;
        in->note_state[i] = (enum state)(1 + below(3));
        struct chamber_attendance note = {.activity = in->meetings[meeting],
                                          .person = person < 0 ? 0 : in->persons[person],
                                          .enterprise =
                                              enterprise < 0 ? 0 : in->enterprises[enterprise],
                                          .state = states[in->note_state[i]]};
        ck_ok(chamber_attendance_add(db, &note, NULL));
    }
}

/* --- recounting --- */
/* Whether the person, or at the congress the enterprise, number `who` is due at a meeting. */
static bool is_due(const struct entered *in, int meeting, int who)
{
    int day = in->held_on[meeting];
    bool due = false;
    if (in->congress[meeting]) {
        for (int n = 0; n < STEPS; n++)
            if (in->step_day[who][n] <= day && in->step_day[who][n] < DAYS)
                due = in->step_inside[who][n];
        return due;
    }
    for (int i = 0; i < POSTS; i++)
        due = due || (in->post_counts[i] && in->post_person[i] == who && in->post_from[i] <= day &&
                      (in->post_until[i] < 0 || in->post_until[i] >= day));
    return due;
}

static enum state state_of(const struct entered *in, int meeting, int who)
{
    enum state best = NOTHING;
    for (int i = 0; i < NOTES; i++) {
        const int *whose = in->congress[meeting] ? in->note_enterprise : in->note_person;
        if (in->note_meeting[i] == meeting && whose[i] == who &&
            (best == NOTHING || in->note_state[i] < best))
            best = in->note_state[i];
    }
    return best;
}

/* Absences at the last `last` done meetings of the same body before this one. */
static int missed(const struct entered *in, int meeting, int who, int last)
{
    int count = 0, day = in->held_on[meeting], place = meeting;
    for (; last > 0; last--) {
        int before = -1;
        for (int i = 0; i < MEETINGS; i++) {
            bool earlier = in->held_on[i] < day || (in->held_on[i] == day && i < place);
            bool later = before < 0 || in->held_on[i] >= in->held_on[before];
            if (in->done[i] && in->congress[i] == in->congress[meeting] && earlier && later)
                before = i;
        }
        if (before < 0)
            return count;
        count += is_due(in, before, who) && state_of(in, before, who) == ABSENT;
        day = in->held_on[before];
        place = before;
    }
    return count;
}

/* --- comparing --- */
static const char *const words[] = {"unknown", "came", "excused", "absent"};

static void check_row(const struct entered *in, int meeting,
                      const struct chamber_activity_roster_row *row, int last)
{
    const chamber_id *all = in->congress[meeting] ? in->enterprises : in->persons;
    chamber_id id = in->congress[meeting] ? row->enterprise : row->person;
    int who = 0;
    while (all[who] != id)
        who++;
    ck_assert(is_due(in, meeting, who));
    ck_assert_str_eq(row->state, words[state_of(in, meeting, who)]);
    ck_assert_int_eq(row->missed.value, missed(in, meeting, who, last));
}

static void check_numbers(const struct entered *in, int meeting,
                          const struct chamber_activity_roster *numbers)
{
    int due = 0, by_state[4] = {0};
    for (int who = 0; who < (in->congress[meeting] ? ENTERPRISES : PERSONS); who++)
        if (is_due(in, meeting, who)) {
            due++;
            by_state[state_of(in, meeting, who)]++;
        }
    ck_assert_int_eq(numbers->due.value, due);
    ck_assert_int_eq(numbers->unknown.value, by_state[NOTHING]);
    ck_assert_int_eq(numbers->came.value, by_state[CAME]);
    ck_assert_int_eq(numbers->excused.value, by_state[EXCUSED]);
    ck_assert_int_eq(numbers->absent.value, by_state[ABSENT]);
    if (due)
        ck_assert_int_eq(numbers->met == CHAMBER_YES, by_state[CAME] * 3 >= due * 2);
}

static int check_meeting(struct chamber_db *db, const struct entered *in, int meeting, int last)
{
    struct chamber_activity_roster numbers = {0};
    struct chamber_activity_roster_row row = {0};
    struct chamber_cursor *rows = NULL;
    int due = 0;
    ck_ok(chamber_activity_roster_open(db, in->meetings[meeting], last, &numbers, &rows));
    while (chamber_cursor_next(rows, &row) == CHAMBER_ROW) {
        if (row.due != CHAMBER_YES)
            continue;
        check_row(in, meeting, &row, last);
        due++;
    }
    check_numbers(in, meeting, &numbers);
    ck_assert_int_eq(numbers.due.value, due); /* so nobody is there twice */
    chamber_cursor_close(rows);
    chamber_record_clear(&chamber_activity_roster_row_noun, &row);
    chamber_record_clear(&chamber_activity_roster_noun, &numbers);
    return due;
}

START_TEST(test_random_rosters)
{
    static struct entered in;
    int seen = 0;
    for (unsigned run = 1; run <= 6; run++) {
        struct chamber_db *db = fixture_open("2018-12-31");
        seed = run;
        memset(&in, 0, sizeof in);
        ck_ok(chamber_begin(db, "test"));
        enter_posts(db, &in);
        enter_members(db, &in);
        enter_meetings(db, &in);
        enter_notes(db, &in);
        ck_ok(chamber_end(db, CHAMBER_OK));
        for (int meeting = 0; meeting < MEETINGS; meeting++)
            for (int last = 1; last <= 4; last++)
                seen += check_meeting(db, &in, meeting, last);
        fixture_close(db);
    }
    ck_assert_int_gt(seen, 1000);
}
END_TEST

SUITE_MAIN("meetings_random", test_random_rosters)
