/* SPDX-License-Identifier: MIT */
/* The persons, who holds which post, and which leader looks after which enterprises. */
#include "town.h"

#include <string.h>

enum { OF_ENTERPRISES = 150, NAMESAKES_FROM = 40, NAMESAKES = 3, NAMESAKE_STEP = 50, MOVED = 4 };

static bool is_taken(const struct town *town, int number)
{
    for (int i = 1; i < number; i++)
        if (strcmp(town->persons[i].name, town->persons[number].name) == 0)
            return true;
    return false;
}

static void make_person(struct town *town, int number)
{
    struct person *person = &town->persons[number];
    do
        person_name(town, person->name);
    while (is_taken(town, number));
    if (number <= OF_ENTERPRISES)
        person->enterprise = (number * 7) % 250 + 1;
    person->gender = chance(town, 3);
    person->politics = chance(town, 6);
    person->title = number <= OF_ENTERPRISES ? chance(town, 8) : 0;
    person->young = percent(town, 25);
    person->moved_on = NEVER;
}

static void make_persons(struct town *town)
{
    for (int number = 1; number <= PERSONS; number++)
        make_person(town, number);
    for (int i = 0; i < NAMESAKES; i++)
        memcpy(town->persons[NAMESAKES_FROM + NAMESAKE_STEP + i].name,
               town->persons[NAMESAKES_FROM + i].name, NAME_MAX_BYTES);
    for (int i = 0; i < MOVED; i++) {
        struct person *person = &town->persons[5 + 6 * i];
        person->moved_on = day_of(2018, 3 + i, 12);
        person->moved_to = 100 + 13 * i;
    }
    for (int number = 1; number <= BASE_ENTERPRISES; number++)
        if (number % 10 == 1)
            town->enterprises[number].introducer = between(town, 1, PERSONS);
}

static struct post *hold(struct town *town, int person, int role, int term)
{
    struct post *post = &town->posts[++town->post_count];
    *post = (struct post){.person = person,
                          .role = role,
                          .term = term,
                          .enterprise = town->persons[person].enterprise,
                          .title = town->persons[person].title,
                          .from = terms[term].from,
                          .until = term == 1 ? terms[term].until : NEVER,
                          .reason = term == 1};
    if (person % 9 == 4) { /* for another enterprise than the person's own */
        post->enterprise = person + 60;
        post->title = 1 + person % 7;
    }
    return post;
}

/* Persons one after another; the next one. */
static int hold_many(struct town *town, int first, int count, int role, int term)
{
    for (int i = 0; i < count; i++)
        hold(town, first + i, role, term);
    return first + count;
}

static void make_committee(struct town *town, int term)
{
    static const int counts[ROLES + 1] = {0, 1, 1, 2, 6, 1, 1, 1, 9, 18, 30, 2, 0, 0};
    int person = 1;
    for (int role = 1; role <= ROLES; role++)
        person = hold_many(town, term == 2 && role == 10 ? 30 : person, counts[role], role, term);
    if (term == 1) {
        struct post *honorary = hold(town, 80, 12, term);
        honorary->until = NEVER; /* nobody ended it */
        honorary->reason = 0;
    }
}

static void end_post(struct town *town, int person, int role, int until, int reason)
{
    for (int i = 1; i <= town->post_count; i++) {
        struct post *post = &town->posts[i];
        if (post->person == person && post->role == role && post->term == 2) {
            post->until = until;
            post->reason = reason;
        }
    }
}

/* What changed within the fifth term: resignations, refills, several posts at once. */
static void change_committee(struct town *town)
{
    hold(town, 1, 9, 2);
    hold(town, 12, 10, 2);
    end_post(town, 2, 2, day_of(2018, 5, 31), 2);
    end_post(town, 5, 4, day_of(2018, 6, 14), 3);
    hold(town, 5, 2, 2)->from = day_of(2018, 6, 15);
    hold(town, 90, 4, 2)->from = day_of(2018, 6, 15);
    end_post(town, 8, 4, day_of(2017, 11, 30), 2);
    end_post(town, 31, 9, day_of(2018, 9, 30), 2);
    end_post(town, 33, 9, day_of(2019, 2, 15), 3);
    end_post(town, 45, 10, day_of(2019, 1, 20), 2);
}

static void look_after(struct town *town, int person, int enterprise, int from, int until)
{
    town->liaisons[++town->liaison_count] = (struct liaison){person, enterprise, from, until};
}

static void make_liaisons(struct town *town)
{
    static const int leaders[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12};
    int start = day_of(2017, 4, 1), handover = day_of(2018, 6, 30), count = 11;
    for (int i = 0; i < 99; i++) {
        int leader = leaders[i % count];
        int until = leader == 2 ? handover : i % 17 == 3 ? day_of(2017, 10, 15) : NEVER;
        look_after(town, leader, 1 + i * 2, start, until);
    }
    for (int i = 0; i < 9; i++) /* two leaders look after one */
        look_after(town, leaders[(i + 4) % count], 1 + i * 22, day_of(2018, 3, 1), NEVER);
    for (int i = 0; i < 9; i++) /* those of the one who resigned */
        look_after(town, 90, 1 + (1 + 11 * i) * 2, handover + 1, NEVER);
}

void make_people(struct town *town)
{
    make_persons(town);
    make_committee(town, 1);
    make_committee(town, 2);
    change_committee(town);
    make_liaisons(town);
}
