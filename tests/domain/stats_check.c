/* SPDX-License-Identifier: MIT */
/* What figures must be, and the counts of what stats_model_work.c makes. */
#include "stats_check.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

bool in_month(int day, const char *month)
{
    char text[16];
    return strncmp(model_day(day, text), month, strlen("YYYY-MM")) == 0;
}

void expect(const struct chamber_stats *stats, const char *id, int value)
{
    ck_assert_msg(sample_value(stats, id) == value, "%s is %g, not %d", id, sample_value(stats, id),
                  value);
}

void expect_rate(const struct chamber_stats *stats, const char *id, int part, int whole)
{
    const struct chamber_figure *figure = chamber_stats_figure(stats, id);
    ck_assert_msg(figure->numerator.given && figure->numerator.value == part &&
                      figure->denominator.value == whole,
                  "%s is %g / %g, not %d / %d", id, figure->numerator.value,
                  figure->denominator.value, part, whole);
    ck_assert(figure->value.given == (whole > 0));
}

void expect_row(const struct chamber_stats *stats, const char *table, const char *key, int value)
{
    const struct chamber_breakdown_row *row = sample_row(stats, table, key);
    ck_assert_msg((row != NULL ? row->value : 0) == value, "%s %s is %lld, not %d", table,
                  key != NULL ? key : "(none)", row != NULL ? (long long)row->value : 0, value);
}

void expect_column(const struct chamber_stats *stats, const char *table, const char *key,
                   const char *column, int value)
{
    const struct chamber_breakdown_row *row = sample_row(stats, table, key);
    int64_t found = row != NULL ? sample_column(row, column) : 0;
    ck_assert_msg(found == value, "%s %s %s is %lld, not %d", table, key != NULL ? key : "(none)",
                  column, (long long)found, value);
}

/* The key of a record, by its number. */
static const char *key_of(int number, char *out)
{
    snprintf(out, 16, "%d", number);
    return number == 0 ? NULL : out;
}

/* Whether a liaison holds on that day. */
static bool holds(const struct m_liaison *liaison, int day)
{
    return day >= liaison->from && (liaison->until == NEVER || day <= liaison->until);
}

static bool took_part(const struct m_visit *visit, int person)
{
    for (int n = 0; n < visit->named; n++)
        if (1 + (visit->day + n) % PERSONS == person) /* as they are stored */
            return true;
    return false;
}

/* Whether its enterprise was visited while it held, by anyone or by the leader. */
static bool visited_during(const struct model *model, const struct days *days,
                           const struct m_liaison *liaison, bool by_leader)
{
    for (int v = 0; v < VISITS; v++) {
        const struct m_visit *visit = &model->visits[v];
        if (visit->enterprise == liaison->enterprise && counted_visit(days, visit) &&
            holds(liaison, visit->day) && (!by_leader || took_part(visit, liaison->person)))
            return true;
    }
    return false;
}

static void check_leader(const struct model *model, const struct days *days, int person,
                         const struct chamber_stats *stats)
{
    static const char id[] = "liaison.by_leader";
    char text[16];
    int assigned = 0, visited = 0, joined_in = 0;
    for (int i = 0; i < LIAISONS; i++) {
        const struct m_liaison *liaison = &model->liaisons[i];
        bool held = false;
        for (int day = days->from; day <= days->end; day++)
            held = held || holds(liaison, day);
        if (liaison->person != person || !held)
            continue;
        assigned++;
        visited += visited_during(model, days, liaison, false);
        joined_in += visited_during(model, days, liaison, true);
    }
    const char *key = key_of(person, text);
    expect_row(stats, id, key, assigned);
    expect_column(stats, id, key, "assigned", assigned);
    expect_column(stats, id, key, "visited", visited);
    expect_column(stats, id, key, "joined_in", joined_in);
}

static bool counted_activity(const struct days *days, const struct m_activity *activity)
{
    return activity->done && within(days, activity->day);
}

/* The head count given, or everyone who came: a person once. */
static int heads(const struct m_activity *activity)
{
    bool seen[PERSONS + 1] = {false};
    int count = 0;
    if (activity->headcount >= 0)
        return activity->headcount;
    for (int n = 0; n < activity->attendance_count; n++) {
        int person = activity->attendances[n].person;
        if (!activity->attendances[n].came || (person > 0 && seen[person]))
            continue;
        seen[person] = true;
        count++;
    }
    return count;
}

/* Months in which nobody was educated, looked for day by day. */
static int months_without(const struct model *model, const struct days *days)
{
    char month[16] = "", text[16];
    int without = 0;
    bool found = true;
    for (int day = days->from; day <= days->end; day++) {
        if (!in_month(day, month)) {
            without += !found;
            found = false;
            strcpy(month, model_day(day, text));
        }
        for (int a = 0; a < ACTIVITIES; a++)
            found = found || (model->activities[a].day == day && model->activities[a].done &&
                              model->activities[a].education);
    }
    return without + !found;
}

static void check_activities(const struct model *model, const struct days *days,
                             const struct chamber_stats *stats)
{
    int total = 0, headcount = 0, enterprises = 0, kinds[4] = {0}, bodies[BODIES + 1] = {0};
    bool came[ENTERPRISES + 1] = {false};
    char text[16];
    for (int a = 0; a < ACTIVITIES; a++) {
        const struct m_activity *activity = &model->activities[a];
        if (!counted_activity(days, activity))
            continue;
        total++;
        headcount += heads(activity);
        kinds[activity->kind]++;
        if (activity->kind == 2)
            bodies[activity->body]++;
        for (int n = 0; n < activity->attendance_count; n++)
            if (activity->attendances[n].came)
                came[activity->attendances[n].enterprise] = true;
    }
    for (int e = 1; e <= ENTERPRISES; e++)
        enterprises += came[e];
    expect(stats, "activities.total", total);
    expect(stats, "activities.headcount", headcount);
    expect(stats, "activities.enterprises", enterprises);
    expect(stats, "education.months_without", months_without(model, days));
    for (int w = 0; w < 4; w++)
        expect_row(stats, "activities.by_kind", model_kinds[w], kinds[w]);
    for (int b = 0; b <= BODIES; b++)
        expect_row(stats, "meetings.by_body", key_of(b, text), bodies[b]);
}

static void check_activity_months(const struct model *model, const struct days *days,
                                  const struct chamber_stats *stats)
{
    const struct chamber_breakdown *months = sample_table(stats, "activities.by_month");
    for (size_t i = 0; i < months->row_count; i++) {
        int count = 0;
        for (int a = 0; a < ACTIVITIES && months->rows[i].key != NULL; a++)
            count += counted_activity(days, &model->activities[a]) &&
                     in_month(model->activities[a].day, months->rows[i].key);
        ck_assert_int_eq(months->rows[i].value, count);
    }
}

static void check_services(const struct model *model, const struct days *days,
                           const struct chamber_stats *stats)
{
    char text[16];
    for (int s = 0; s <= SERVICES; s++) {
        int count = 0;
        for (int i = 0; i < DELIVERIES; i++)
            count += model->deliveries[i].service == s && within(days, model->deliveries[i].day);
        expect_row(stats, "services.by_service", key_of(s, text), count);
    }
}

static void check_recommendations(const struct model *model, const struct days *days,
                                  const struct chamber_stats *stats)
{
    static const char id[] = "recommendations.by_organization";
    for (int w = 0; w < 3; w++) {
        int count = 0, accepted = 0;
        for (int i = 0; i < RECOMMENDATIONS; i++) {
            const struct m_recommendation *one = &model->recommendations[i];
            if (one->organization != w || !within(days, one->day))
                continue;
            count++;
            accepted += one->accepted && one->result_on != NEVER && one->result_on <= days->as_of;
        }
        expect_row(stats, id, model_organizations[w], count);
        expect_column(stats, id, model_organizations[w], "recommended", count);
        expect_column(stats, id, model_organizations[w], "accepted", accepted);
    }
}

static void check_notices(const struct model *model, const struct days *days,
                          const struct chamber_stats *stats)
{
    for (int w = 0; w < 3; w++) {
        int of_channel = 0, of_kind = 0;
        for (int i = 0; i < NOTICES; i++) {
            const struct m_notice *notice = &model->notices[i];
            of_channel += notice->channel == w && within(days, notice->day);
            of_kind += notice->kind == w && within(days, notice->day);
        }
        expect_row(stats, "notices.by_channel", model_channels[w], of_channel);
        expect_row(stats, "notices.by_kind", model_notice_kinds[w], of_kind);
    }
}

/* Whether a year is one of the span, which is of whole years, and has begun by its end. */
static bool of_year(const struct days *days, int year)
{
    for (int day = days->from; day <= days->end; day++) {
        char text[16], first[16];
        snprintf(first, sizeof(first), "%04d-01-01", year);
        if (strcmp(model_day(day, text), first) == 0)
            return true;
    }
    return false;
}

static bool whole_years(const struct days *days)
{
    char from[16], until[16];
    return strcmp(model_day(days->from, from) + 4, "-01-01") == 0 &&
           strcmp(model_day(days->until, until) + 4, "-12-31") == 0;
}

static void expect_silence(const struct chamber_stats *stats, const char *id)
{
    const struct chamber_figure *figure = chamber_stats_figure(stats, id);
    ck_assert_msg(!figure->value.given && !figure->numerator.given && !figure->denominator.given &&
                      !figure->previous.given,
                  "%s is said of a part of a year", id);
}

static void check_years(const struct model *model, const struct days *days,
                        const struct chamber_stats *stats)
{
    int planned = 0, done = 0;
    double due = 0, paid = 0;
    for (int i = 0; i < TASKS; i++) {
        const struct m_task *task = &model->tasks[i];
        if (of_year(days, task->year)) {
            planned++;
            done += task->done_on != NEVER && task->done_on <= days->as_of;
        }
    }
    for (int i = 0; i < FEES; i++) {
        const struct m_fee *fee = &model->fees[i];
        if (of_year(days, fee->year)) {
            due += fee->amount;
            paid += fee->paid > 0 && fee->paid_on <= days->as_of ? fee->paid : 0;
        }
    }
    expect_rate(stats, "tasks.done", done, planned);
    const struct chamber_figure *fees = chamber_stats_figure(stats, "fees.paid");
    ck_assert_double_eq_tol(fees->numerator.value, paid / 100, 1e-6);
    ck_assert_double_eq_tol(fees->denominator.value, due / 100, 1e-6);
    ck_assert(fees->value.given == (due > 0));
}

void check_work(const struct model *model, const struct days *days,
                const struct chamber_stats *stats)
{
    for (int person = 1; person <= PERSONS; person++)
        check_leader(model, days, person, stats);
    check_activities(model, days, stats);
    check_activity_months(model, days, stats);
    check_services(model, days, stats);
    check_recommendations(model, days, stats);
    check_notices(model, days, stats);
    if (whole_years(days)) {
        check_years(model, days, stats);
    } else {
        expect_silence(stats, "tasks.done");
        expect_silence(stats, "fees.paid");
    }
}
