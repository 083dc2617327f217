/* SPDX-License-Identifier: MIT */
/* activities.*, education.*, meetings.*, services.*, honors.*, recommendations.*, notices.*,
 * tasks.* and fees.*. */
#include "figures.h"

static bool held(const struct activity *activity, const struct period *period)
{
    return activity->state == DONE && within(period, activity->day);
}

/* Who came to an activity; of which enterprises is noted in `came`. */
static int count_came(const struct town *town, int activity, bool came[ENTERPRISES + 1])
{
    int count = 0;
    for (int i = 1; i <= town->attendance_count; i++) {
        const struct attendance *attendance = &town->attendances[i];
        if (attendance->activity != activity || attendance->state != CAME)
            continue;
        count++;
        came[attendance->enterprise] = true;
    }
    return count;
}

static void put_activities(const struct town *town, const struct period *period,
                           struct figures *figures)
{
    int total = 0, headcount = 0, enterprises = 0, without = 0;
    int by_kind[20] = {0}, by_month[13] = {0}, educated[13] = {0}, bodies[BODIES + 1] = {0};
    bool came[ENTERPRISES + 1] = {false};
    for (int i = 1; i <= town->activity_count; i++) {
        const struct activity *activity = &town->activities[i];
        if (!held(activity, period))
            continue;
        int present = count_came(town, i, came);
        total++;
        headcount += activity->headcount ? activity->headcount : present;
        by_kind[activity->kind]++;
        by_month[month_of(activity->day)]++;
        educated[month_of(activity->day)] += activity->education;
        bodies[activity->body] += activity->kind == 10;
    }
    for (int number = 1; number <= ENTERPRISES; number++)
        enterprises += came[number];
    for (int month = month_of(period->from); month <= month_of(period->end); month++)
        without += educated[month] == 0;
    put(figures, "activities.total", total);
    put(figures, "activities.headcount", headcount);
    put(figures, "activities.enterprises", enterprises);
    put(figures, "education.months_without", without);
    put_words(figures, "activities.by_kind", activity_kinds, by_kind);
    put_months(figures, "activities.by_month", period, by_month);
    put_records(figures, "meetings.by_body", BODIES, bodies);
}

static bool given(const struct honor *honor, const struct period *period)
{
    return honor->first >= period->from && honor->last <= period->end;
}

static void put_title(const struct town *town, const struct period *period, int title, int level,
                      struct figures *figures)
{
    int value = 0, enterprises = 0, persons = 0, chamber = 0;
    bool seen_enterprise[ENTERPRISES + 1] = {false}, seen_person[PERSONS + 1] = {false};
    for (int i = 1; i <= HONORS; i++) {
        const struct honor *honor = &town->honors[i];
        if (!given(honor, period) || honor->title != title || honor->level != level)
            continue;
        value++;
        enterprises += honor->enterprise && !seen_enterprise[honor->enterprise];
        persons += honor->person && !seen_person[honor->person];
        chamber += honor->recipient == TO_CHAMBER;
        seen_enterprise[honor->enterprise] = seen_person[honor->person] = true;
    }
    if (title && value == 0)
        return;
    struct line *line = put_row(figures, "honors.by_title", honor_titles[title], value);
    line->level = levels[level];
    put_column(line, OF_ENTERPRISES, enterprises);
    put_column(line, OF_PERSONS, persons);
    put_column(line, OF_CHAMBER, chamber);
}

static void put_honors(const struct town *town, const struct period *period,
                       struct figures *figures)
{
    int total = 0, by_level[8] = {0};
    for (int i = 1; i <= HONORS; i++) {
        total += given(&town->honors[i], period);
        by_level[town->honors[i].level] += given(&town->honors[i], period);
    }
    put(figures, "honors.total", total);
    put_words(figures, "honors.by_level", levels, by_level);
    put_title(town, period, 0, 0, figures);
    for (int title = 1; honor_titles[title]; title++)
        for (int level = 0; levels[level]; level++)
            put_title(town, period, title, level, figures);
}

static void put_services(const struct town *town, const struct period *period,
                         struct figures *figures)
{
    int by_service[SERVICES + 1] = {0}, channels_of[8] = {0}, kinds_of[8] = {0};
    for (int i = 1; i <= DELIVERIES; i++)
        if (within(period, town->deliveries[i].day))
            by_service[town->deliveries[i].service]++;
    for (int i = 1; i <= NOTICES; i++)
        if (within(period, town->notices[i].day)) {
            channels_of[town->notices[i].channel]++;
            kinds_of[town->notices[i].kind]++;
        }
    put_records(figures, "services.by_service", SERVICES, by_service);
    put_words(figures, "notices.by_channel", notice_channels, channels_of);
    put_words(figures, "notices.by_kind", notice_kinds, kinds_of);
}

static void put_recommendations(const struct town *town, const struct period *period,
                                struct figures *figures)
{
    for (int organization = 0; organizations[organization]; organization++) {
        int recommended = 0, accepted = 0;
        for (int i = 1; i <= RECOMMENDATIONS; i++) {
            const struct recommendation *r = &town->recommendations[i];
            if (r->organization != organization || !within(period, r->day))
                continue;
            recommended++;
            accepted += r->result == 2 && r->result_on <= period->as_of;
        }
        struct line *line = put_row(figures, "recommendations.by_organization",
                                    organizations[organization], recommended);
        put_column(line, RECOMMENDED, recommended);
        put_column(line, ARE_ACCEPTED, accepted);
    }
}

static void put_tasks_and_fees(const struct town *town, const struct period *period,
                               struct figures *figures)
{
    int planned = 0, done = 0, year = year_of(period->from);
    long due = 0, paid = 0;
    for (int i = 1; i <= TASKS; i++) {
        planned += town->tasks[i].year == year;
        done += town->tasks[i].year == year && town->tasks[i].done <= period->as_of;
    }
    for (int i = 1; i <= town->fee_count; i++) {
        const struct fee *fee = &town->fees[i];
        if (fee->year != year)
            continue;
        due += fee->amount;
        paid += fee->paid_on <= period->as_of ? fee->paid : 0;
    }
    if (period->from == day_of(year, 1, 1) && period->until == day_of(year, 12, 31)) {
        put_rate(figures, "tasks.done", done, planned);
        put_rate(figures, "fees.paid", (double)paid / 100, (double)due / 100);
    } else {
        put_nothing(figures, "tasks.done");
        put_nothing(figures, "fees.paid");
    }
}

void figure_work(const struct town *town, const struct period *period, struct figures *figures)
{
    put_activities(town, period, figures);
    put_honors(town, period, figures);
    put_services(town, period, figures);
    put_recommendations(town, period, figures);
    put_tasks_and_fees(town, period, figures);
}
