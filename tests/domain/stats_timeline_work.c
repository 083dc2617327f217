/* SPDX-License-Identifier: MIT */
/* What a made-up office does beside its histories: activities, services, recommendations, notices,
 * the year's tasks and dues. */
#include <stdio.h>
#include <string.h>

#include "stats_model.h"
#include "stats_timeline.h"

static bool chance(struct timeline *timeline, int one_in)
{
    return model_chance(&timeline->seed, one_in) == 0;
}

/* Who came to an activity that was held today. */
static void add_attendances(struct timeline *timeline, chamber_id activity)
{
    static const char *const states[] = {"came", "came", "excused", "absent"};
    struct chamber_db *db = timeline->db;
    chamber_id id;
    for (int n = 0; n < timeline->persons.count; n++) {
        bool person = chance(timeline, 2);
        const struct chamber_attendance attendance = {
            .activity = activity,
            .person = person ? timeline->persons.ids[n] : 0,
            .guest = person || chance(timeline, 2) ? NULL : "来宾",
            .enterprise = list_any(timeline, &timeline->enterprises),
            .state = states[model_chance(&timeline->seed, 4)],
        };
        if (chance(timeline, 2))
            ck_ok(chamber_attendance_add(db, &attendance, &id));
    }
}

/* Held today, or planned for a later day. */
static void add_activity(struct timeline *timeline)
{
    static const char *const kinds[] = {"lecture", "tour", "meeting", "meeting", NULL};
    struct chamber_db *db = timeline->db;
    struct record_list *planned = &timeline->activities;
    chamber_id id;
    char on[16];
    int days = chance(timeline, 4) ? 1 + model_chance(&timeline->seed, 30) : 0;
    const struct chamber_activity activity = {
        .title = "讲坛",
        .held_on = model_day(timeline->day + days, on),
        .state = days > 0 ? "planned" : "done",
        .kind = any_word(timeline, kinds),
        .body = model_chance(&timeline->seed, 5),
        .education = chance(timeline, 3) ? CHAMBER_YES : CHAMBER_NO,
        .headcount = {chance(timeline, 2), model_chance(&timeline->seed, 50)},
    };
    ck_ok(chamber_activity_add(db, &activity, &id));
    if (days == 0)
        add_attendances(timeline, id);
    else if (planned->count < LIST_MAX)
        timeline->activity_days[planned->count] = timeline->day + days;
    if (days > 0)
        list_add(planned, id);
}

void timeline_keep_activities(struct timeline *timeline)
{
    struct chamber_db *db = timeline->db;
    for (int n = 0; n < timeline->activities.count; n++) {
        bool held = !chance(timeline, 4);
        const struct chamber_activity activity = {
            .id = timeline->activities.ids[n],
            .state = held ? "done" : "cancelled",
        };
        if (timeline->activity_days[n] != timeline->day)
            continue;
        ck_ok(chamber_activity_update(db, &activity,
                                      chamber_field_bit(&chamber_activity_noun, "state"), NULL));
        if (held)
            add_attendances(timeline, activity.id);
    }
}

static void deliver(struct timeline *timeline)
{
    struct chamber_db *db = timeline->db;
    chamber_id id;
    const struct chamber_delivery delivery = {
        .service = list_any(timeline, &timeline->services),
        .enterprise = list_any(timeline, &timeline->enterprises),
        .delivered_on = timeline->today,
    };
    ck_ok(chamber_delivery_add(db, &delivery, &id));
}

static void recommend(struct timeline *timeline)
{
    struct chamber_db *db = timeline->db;
    chamber_id id;
    const struct chamber_recommendation recommendation = {
        .person = list_any(timeline, &timeline->persons),
        .organization = chance(timeline, 2) ? "young" : "scholars",
        .recommended_on = timeline->today,
        .result = chance(timeline, 2) ? "pending" : NULL,
    };
    ck_ok(chamber_recommendation_add(db, &recommendation, &id));
    list_add(&timeline->recommendations, id);
}

/* The result of one arrives today. */
static void hear_result(struct timeline *timeline)
{
    struct chamber_db *db = timeline->db;
    const struct chamber_noun *noun = &chamber_recommendation_noun;
    const struct chamber_recommendation result = {
        .id = list_take(timeline, &timeline->recommendations),
        .result = chance(timeline, 3) ? "declined" : "accepted",
        .result_on = timeline->today,
    };
    if (result.id != 0)
        ck_ok(chamber_recommendation_update(
            db, &result, chamber_field_bit(noun, "result") | chamber_field_bit(noun, "result_on"),
            NULL));
}

static void post_notice(struct timeline *timeline)
{
    static const char *const channels[] = {"committee", "members", "street", NULL};
    static const char *const kinds[] = {"study", "policy", "case", NULL};
    struct chamber_db *db = timeline->db;
    chamber_id id;
    const struct chamber_notice notice = {
        .posted_on = timeline->today,
        .channel = any_word(timeline, channels),
        .kind = any_word(timeline, kinds),
        .title = "通知",
    };
    ck_ok(chamber_notice_add(db, &notice, &id));
}

static void do_task(struct timeline *timeline)
{
    struct chamber_db *db = timeline->db;
    const struct chamber_task task = {.id = list_take(timeline, &timeline->tasks),
                                      .done_on = timeline->today};
    if (task.id != 0)
        ck_ok(
            chamber_task_update(db, &task, chamber_field_bit(&chamber_task_noun, "done_on"), NULL));
}

static void pay_fee(struct timeline *timeline)
{
    struct chamber_db *db = timeline->db;
    const struct chamber_noun *noun = &chamber_fee_noun;
    const struct chamber_fee fee = {
        .id = list_take(timeline, &timeline->fees),
        .paid = {true, model_chance(&timeline->seed, 200000)},
        .paid_on = timeline->today,
    };
    if (fee.id != 0)
        ck_ok(chamber_fee_update(
            db, &fee, chamber_field_bit(noun, "paid") | chamber_field_bit(noun, "paid_on"), NULL));
}

/* A year's plan and dues have no day: they are there when it begins. */
void timeline_begin_year(struct timeline *timeline)
{
    struct chamber_db *db = timeline->db;
    chamber_id id;
    if (strcmp(timeline->today + strlen("YYYY"), "-01-01") != 0)
        return;
    const struct chamber_int year = {true, strtol(timeline->today, NULL, 10)};
    for (int i = 0; i < 8; i++) {
        const struct chamber_task task = {.year = year, .title = "走访会员"};
        ck_ok(chamber_task_add(db, &task, &id));
        list_add(&timeline->tasks, id);
    }
    for (int i = 0; i < timeline->enterprises.count; i++) {
        const struct chamber_fee fee = {.enterprise = timeline->enterprises.ids[i],
                                        .year = year,
                                        .amount = {true, 50 * (1 + i % 40)}};
        ck_ok(chamber_fee_add(db, &fee, &id));
        list_add(&timeline->fees, id);
    }
}

void timeline_work(struct timeline *timeline, int what)
{
    static void (*const works[TIMELINE_WORKS])(struct timeline *) = {
        add_activity, add_activity, deliver, recommend, hear_result,
        post_notice,  do_task,      pay_fee, pay_fee,
    };
    works[what](timeline);
}
