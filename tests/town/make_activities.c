/* SPDX-License-Identifier: MIT */
/* Lectures, tours and meetings of two years, and who came, was excused, stayed away or has no
 * record. */
#include "town.h"

enum { MONTHS = 24, MEETING = 10 };

static struct activity *add(struct town *town, int day, int kind)
{
    struct activity *activity = &town->activities[++town->activity_count];
    *activity = (struct activity){.day = day, .kind = kind, .state = DONE};
    return activity;
}

static struct attendance *attend(struct town *town, enum attendance_state state)
{
    struct attendance *attendance = &town->attendances[++town->attendance_count];
    *attendance = (struct attendance){.activity = town->activity_count, .state = state};
    return attendance;
}

static void attend_person(struct town *town, int person, enum attendance_state state)
{
    struct attendance *attendance = attend(town, state);
    attendance->person = person;
    attendance->represents = percent(town, 6); /* another enterprise than their own */
    attendance->enterprise =
        attendance->represents ? between(town, 1, 290) : town->persons[person].enterprise;
}

static void attend_enterprise(struct town *town, int enterprise, enum attendance_state state)
{
    struct attendance *attendance = attend(town, state);
    attendance->enterprise = enterprise;
    attendance->represents = true;
}

static void attend_guests(struct town *town, int count, bool for_someone)
{
    for (int i = 0; i < count; i++) {
        struct attendance *attendance = attend(town, CAME);
        attendance->guest = true;
        attendance->represents = for_someone && percent(town, 40);
        attendance->enterprise = attendance->represents ? between(town, 1, 290) : 0;
    }
}

/* What is noted of someone who is due; 0: nothing. */
static enum attendance_state noted(struct town *town)
{
    int share = chance(town, 100);
    return share < 68 ? CAME : share < 80 ? EXCUSED : share < 88 ? ABSENT : 0;
}

static void attend_open(struct town *town)
{
    int persons = between(town, 4, 18), seen = 0;
    for (int person = 1; person <= PERSONS && seen < persons; person++)
        if (percent(town, 15)) {
            attend_person(town, person, percent(town, 92) ? CAME : EXCUSED);
            seen++;
        }
    for (int i = between(town, 0, 4); i > 0; i--)
        attend_enterprise(town, between(town, 1, 290), CAME);
    attend_guests(town, between(town, 0, 3), true);
}

static bool is_due(const struct town *town, const struct activity *activity, int person)
{
    for (int i = 1; i <= town->post_count; i++)
        if (town->posts[i].person == person && in_office(&town->posts[i], activity->day) &&
            body_roles[activity->body][town->posts[i].role])
            return true;
    return false;
}

static void attend_body(struct town *town, const struct activity *activity)
{
    for (int number = 1; activity->body == CONGRESS && number <= ENTERPRISES; number++) {
        enum attendance_state state = noted(town);
        if (member_on(town, number, activity->day) && state)
            attend_enterprise(town, number, state);
    }
    for (int person = 1; activity->body != CONGRESS && person <= PERSONS; person++) {
        enum attendance_state state = noted(town);
        if (is_due(town, activity, person) ? state != 0 : percent(town, 1))
            attend_person(town, person, state ? state : CAME);
    }
    attend_guests(town, 1, activity->body != CONGRESS);
}

static void meet(struct town *town, int day, int body, int session)
{
    struct activity *activity = add(town, day, MEETING);
    activity->body = body;
    activity->term = day < terms[2].from ? 1 : 2;
    activity->session = session;
    activity->headcount = percent(town, 30) ? between(town, 10, 60) : 0;
    attend_body(town, activity);
}

static void educate(struct town *town, int first)
{
    struct activity *activity = add(town, first + between(town, 1, 6), between(town, 1, 4));
    activity->education = true;
    activity->headcount = percent(town, 50) ? between(town, 20, 120) : 0;
    activity->place = between(town, 1, PLACES);
    if (percent(town, 40))
        activity->partners[activity->partner_total++] = between(town, 1, 9);
    activity->state = percent(town, 92) ? DONE : CANCELLED;
    if (activity->state == DONE)
        attend_open(town);
}

static void make_month(struct town *town, int n)
{
    int first = months_later(day_of(2017, 1, 1), n);
    if (percent(town, 82))
        educate(town, first);
    struct activity *other = add(town, first + between(town, 8, 12), chance(town, MEETING));
    other->headcount = percent(town, 40) ? between(town, 10, 80) : 0;
    other->state = n % 11 == 5 ? CANCELLED : DONE;
    if (other->state == DONE)
        attend_open(town);
    if (n % 3 == 1)
        meet(town, first + 15, COMMITTEE, n / 3 + 1);
    if (n % 2 == 0)
        meet(town, first + 18, LEADERS, 0);
    if (n % 12 == 2)
        meet(town, first + 24, CONGRESS, n / 12 + 1);
    if (n % 6 == 4)
        meet(town, first + 26, SUPERVISORS, 0);
    if (n % 12 == 9)
        meet(town, first + 27, 0, 0);
}

/* The next one: some have excused themselves already. */
static void plan_next(struct town *town)
{
    struct activity *activity = add(town, day_of(2019, 1, 10), MEETING);
    activity->body = COMMITTEE;
    activity->term = 2;
    activity->state = PLANNED;
    attend_person(town, 4, EXCUSED);
    attend_person(town, 17, EXCUSED);
    attend_person(town, 36, EXCUSED);
}

void make_activities(struct town *town)
{
    for (int n = 0; n < MONTHS; n++)
        make_month(town, n);
    plan_next(town);
}
