/* SPDX-License-Identifier: MIT */
/* An office made up by chance, day after day through the library: what happens is entered on the
 * day it happens, and never put right afterwards. */
#ifndef TESTS_DOMAIN_STATS_TIMELINE_H
#define TESTS_DOMAIN_STATS_TIMELINE_H

#include "domain/fixture.h"

enum { TIMELINE_DAYS = 731, LIST_MAX = 300 }; /* 2020 and 2021 */

/* Records of one noun; when it is full no more are kept. */
struct record_list {
    chamber_id ids[LIST_MAX];
    int count;
};

struct timeline {
    struct chamber_db *db;
    uint32_t seed;
    int day; /* from 2020-01-01, day 0 */
    char today[16];
    int made; /* for names that must differ */
    struct record_list enterprises, persons, places, campaigns, services, requests;
    struct record_list posts, liaisons, recommendations, tasks, fees; /* that still go on */
    struct record_list visits, activities;                            /* planned, */
    int visit_days[LIST_MAX], activity_days[LIST_MAX];                /* for which day */
};

/* Begin on the first day with a few records; the database is the caller's. */
void timeline_begin(struct timeline *timeline, struct chamber_db *db, uint32_t seed);

/* Let one day pass: what was planned for it, what a year begins with, and a few things more. Then
 * it is the next day, but the handle's today stays. */
void timeline_pass(struct timeline *timeline);

/* What is done to meetings and services, the other half of stats_timeline.c. */
void timeline_work(struct timeline *timeline, int what);
enum { TIMELINE_WORKS = 9 };
void timeline_keep_activities(struct timeline *timeline);
void timeline_begin_year(struct timeline *timeline);

/* Short forms: a record kept; one of a list by chance (0: it is empty); one taken out of it; a day
 * after today, into a buffer of 16; a word of a list that ends with NULL, which is none. */
void list_add(struct record_list *list, chamber_id id);
chamber_id list_any(struct timeline *timeline, const struct record_list *list);
chamber_id list_take(struct timeline *timeline, struct record_list *list);
const char *day_after_today(struct timeline *timeline, int within, char *out);
const char *any_word(struct timeline *timeline, const char *const *words);

#endif
