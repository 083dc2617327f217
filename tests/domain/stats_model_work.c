/* SPDX-License-Identifier: MIT */
/* The part of a chamber made up by chance that is no history: what it does and what it is paid. */
#include <check.h>
#include <stdio.h>

#include "stats_model.h"

const char *const model_kinds[4] = {NULL, "lecture", "meeting", "tour"};
const char *const model_organizations[3] = {NULL, "young", "scholars"};
const char *const model_channels[3] = {NULL, "committee", "members"};
const char *const model_notice_kinds[3] = {NULL, "study", "policy"};

/* Any day, mostly of the four years. */
static int some_day(uint32_t *seed)
{
    return model_chance(seed, LAST_DAY + 1);
}

/* A day on or after another, or NEVER. */
static int some_later(uint32_t *seed, int day, int never_in)
{
    return model_chance(seed, never_in) == 0 ? NEVER : day + model_chance(seed, 400);
}

static void make_liaison(struct m_liaison *liaison, uint32_t *seed, struct sample *sample)
{
    char from[32], until[32];
    liaison->person = 1 + model_chance(seed, PERSONS / 2);
    liaison->enterprise = 1 + model_chance(seed, ENTERPRISES);
    liaison->from = some_day(seed);
    liaison->until = some_later(seed, liaison->from, 3);
    model_run(sample,
              "INSERT INTO liaison (person, enterprise, from_on, until_on)"
              " VALUES (%d, %d, %s, %s)",
              liaison->person, liaison->enterprise, model_quoted_day(liaison->from, from),
              model_quoted_day(liaison->until, until));
}

/* A person, for an enterprise or none, or a guest, or an enterprise alone; a person may be entered
 * twice. */
static void make_attendance(struct m_activity *activity, int id, int n, uint32_t *seed,
                            struct sample *sample)
{
    static const char *const states[] = {"came", "came", "excused", "absent"};
    char person[32], enterprise[32], guest[32];
    int who = model_chance(seed, 4);
    int state = model_chance(seed, 4);
    activity->attendances[n].person = who < 2 ? 1 + model_chance(seed, PERSONS) : 0;
    activity->attendances[n].enterprise =
        who == 3 || model_chance(seed, 2) == 0 ? 1 + model_chance(seed, ENTERPRISES) : 0;
    activity->attendances[n].came = state < 2;
    model_run(sample,
              "INSERT INTO attendance (activity, person, enterprise, guest, state)"
              " VALUES (%d, %s, %s, %s, '%s')",
              id, model_ref(activity->attendances[n].person, person),
              model_ref(activity->attendances[n].enterprise, enterprise),
              model_quoted(who == 2 ? "来宾" : NULL, guest), states[state]);
}

static void make_activity(struct m_activity *activity, int id, uint32_t *seed,
                          struct sample *sample)
{
    char on[32], until[32], kind[32], body[32], education[32], headcount[32];
    activity->day = some_day(seed);
    activity->kind = model_chance(seed, 4);
    activity->body = activity->kind == 2 ? model_chance(seed, BODIES + 1) : 0;
    activity->headcount = model_chance(seed, 2) == 0 ? model_chance(seed, 60) : -1;
    activity->done = model_chance(seed, 5) > 0;
    activity->education = model_chance(seed, 3) == 0;
    activity->attendance_count = model_chance(seed, ATTENDANCES + 1);
    int last = model_chance(seed, 4) == 0 ? activity->day + model_chance(seed, 40) : NEVER;
    if (activity->headcount < 0)
        snprintf(headcount, sizeof(headcount), "NULL");
    else
        snprintf(headcount, sizeof(headcount), "%d", activity->headcount);
    snprintf(education, sizeof(education), "%s",
             activity->education          ? "1"
             : model_chance(seed, 2) == 0 ? "0"
                                          : "NULL");
    model_run(sample,
              "INSERT INTO activity (id, held_on, until_on, kind, title, education, headcount,"
              " body, state) VALUES (%d, %s, %s, %s, 't', %s, %s, %s, '%s')",
              id, model_quoted_day(activity->day, on), model_quoted_day(last, until),
              model_quoted(model_kinds[activity->kind], kind), education, headcount,
              model_ref(activity->body, body),
              activity->done               ? "done"
              : model_chance(seed, 2) == 0 ? "planned"
                                           : "cancelled");
    for (int n = 0; n < activity->attendance_count; n++)
        make_attendance(activity, id, n, seed, sample);
}

static void make_delivery(struct m_delivery *delivery, uint32_t *seed, struct sample *sample)
{
    char on[32];
    delivery->day = some_day(seed);
    delivery->service = 1 + model_chance(seed, SERVICES);
    model_run(sample,
              "INSERT INTO delivery (service, enterprise, delivered_on) VALUES (%d, %d, %s)",
              delivery->service, 1 + model_chance(seed, ENTERPRISES),
              model_quoted_day(delivery->day, on));
}

static void make_recommendation(struct m_recommendation *one, uint32_t *seed, struct sample *sample)
{
    static const char *const results[] = {"accepted", "accepted", "declined", "pending"};
    char on[32], result_on[32];
    int result = model_chance(seed, 4);
    one->day = some_day(seed);
    one->organization = 1 + model_chance(seed, 2);
    one->accepted = result < 2;
    one->result_on = some_later(seed, one->day, 4);
    model_run(sample,
              "INSERT INTO recommendation (person, organization, recommended_on, result, result_on)"
              " VALUES (%d, '%s', %s, '%s', %s)",
              1 + model_chance(seed, PERSONS), model_organizations[one->organization],
              model_quoted_day(one->day, on), results[result],
              model_quoted_day(one->result_on, result_on));
}

static void make_notice(struct m_notice *notice, uint32_t *seed, struct sample *sample)
{
    char on[32], channel[32], kind[32];
    notice->day = some_day(seed);
    notice->channel = model_chance(seed, 3);
    notice->kind = model_chance(seed, 3);
    model_run(
        sample, "INSERT INTO notice (posted_on, channel, kind, title) VALUES (%s, %s, %s, 't')",
        model_quoted_day(notice->day, on), model_quoted(model_channels[notice->channel], channel),
        model_quoted(model_notice_kinds[notice->kind], kind));
}

static void make_task(struct m_task *task, uint32_t *seed, struct sample *sample)
{
    char on[32];
    task->year = 2019 + model_chance(seed, 6);
    task->done_on = model_chance(seed, 3) == 0 ? NEVER : some_day(seed);
    model_run(sample, "INSERT INTO task (year, title, done_on) VALUES (%d, 't', %s)", task->year,
              model_quoted_day(task->done_on, on));
}

static void make_fee(struct m_fee *fee, uint32_t *seed, struct sample *sample)
{
    char on[32], paid[32];
    fee->year = 2019 + model_chance(seed, 6);
    fee->amount = model_chance(seed, 300001);
    fee->paid = model_chance(seed, 4) == 0 ? -1 : model_chance(seed, fee->amount + 2000);
    fee->paid_on = fee->paid < 0 || model_chance(seed, 5) == 0 ? NEVER : some_day(seed);
    snprintf(paid, sizeof(paid), "%d", fee->paid);
    model_run(sample,
              "INSERT INTO fee (enterprise, year, amount, paid, paid_on)"
              " VALUES (%d, %d, %d, %s, %s)",
              1 + model_chance(seed, ENTERPRISES), fee->year, fee->amount,
              fee->paid < 0 ? "NULL" : paid, model_quoted_day(fee->paid_on, on));
}

static void make_catalogues(struct sample *sample)
{
    for (int i = 1; i <= BODIES; i++)
        model_run(sample,
                  "INSERT INTO body (id, code, name, due) VALUES (%d, 'b%d', '会%d', 'members')", i,
                  i, i);
    for (int i = 1; i <= SERVICES; i++)
        model_run(sample, "INSERT INTO service (id, name) VALUES (%d, '服务%d')", i, i);
}

void model_make_work(struct model *model, uint32_t *seed, struct sample *sample)
{
    make_catalogues(sample);
    for (int i = 0; i < LIAISONS; i++)
        make_liaison(&model->liaisons[i], seed, sample);
    for (int i = 0; i < ACTIVITIES; i++)
        make_activity(&model->activities[i], i + 1, seed, sample);
    for (int i = 0; i < DELIVERIES; i++)
        make_delivery(&model->deliveries[i], seed, sample);
    for (int i = 0; i < RECOMMENDATIONS; i++)
        make_recommendation(&model->recommendations[i], seed, sample);
    for (int i = 0; i < NOTICES; i++)
        make_notice(&model->notices[i], seed, sample);
    for (int i = 0; i < TASKS; i++)
        make_task(&model->tasks[i], seed, sample);
    for (int i = 0; i < FEES; i++)
        make_fee(&model->fees[i], seed, sample);
}
