/* SPDX-License-Identifier: MIT */
/* Whom campaigns and leaders have not reached, the visits of the next day, and one more trip. */
#include "answers.h"

static bool is_target(const struct town *town, int campaign, int enterprise)
{
    const struct campaign *c = &town->campaigns[campaign];
    return c->listed ? c->targets[enterprise] : member_on(town, enterprise, c->from);
}

static bool is_reached(const struct town *town, int campaign, int enterprise)
{
    for (int i = 1; i <= town->visit_count; i++)
        if (town->visits[i].campaign == campaign && town->visits[i].enterprise == enterprise &&
            visit_counts(&town->visits[i], ALWAYS, town->today))
            return true;
    return false;
}

static void write_campaigns(const struct town *town, FILE *file)
{
    for (int campaign = 1; campaign <= CAMPAIGNS; campaign++) {
        int target = 0, reached = 0;
        for (int number = 1; number <= ENTERPRISES; number++)
            if (is_target(town, campaign, number)) {
                target++;
                reached += is_reached(town, campaign, number);
            }
        fprintf(file, "%d\t%d\t%d\n", campaign, target, reached);
    }
}

/* The target, with each leader who looks after it today. */
static void write_left(const struct town *town, int campaign, int enterprise, FILE *file)
{
    bool leads[PERSONS + 1] = {false};
    for (int i = 1; i <= town->liaison_count; i++) {
        const struct liaison *liaison = &town->liaisons[i];
        if (liaison->enterprise == enterprise && liaison->from <= town->today &&
            liaison->until >= town->today)
            leads[0] = leads[liaison->person] = true;
    }
    for (int person = 1; person <= PERSONS; person++)
        if (leads[person])
            fprintf(file, "%d\t%d\t%d\n", campaign, enterprise, person);
    if (!leads[0])
        fprintf(file, "%d\t%d\t\n", campaign, enterprise);
}

static void write_campaigns_left(const struct town *town, FILE *file)
{
    for (int campaign = 1; campaign <= CAMPAIGNS; campaign++)
        for (int number = 1; number <= ENTERPRISES; number++)
            if (is_target(town, campaign, number) && !is_reached(town, campaign, number))
                write_left(town, campaign, number, file);
}

/* A liaison within this year, with the visits meanwhile; prints a line unless `file` is NULL. */
static bool visit_during(const struct town *town, const struct liaison *liaison, FILE *file)
{
    int first = day_of(year_of(town->today), 1, 1), visits = 0, last = NEVER;
    int from = liaison->from > first ? liaison->from : first;
    int until = liaison->until < town->today ? liaison->until : town->today;
    bool joined = false;
    char day[16];
    for (int i = 1; i <= town->visit_count; i++) {
        const struct visit *visit = &town->visits[i];
        if (visit->enterprise != liaison->enterprise || !visit_counts(visit, from, until))
            continue;
        visits++;
        last = visit->day;
        joined = joined || is_among(visit->visitors, visit->visitor_total, liaison->person);
    }
    if (file) {
        fprintf(file, "%d\t%d\t%s", liaison->person, liaison->enterprise,
                day_text(liaison->from, day));
        fprintf(file, "\t%s\t%d", day_text(liaison->until, day), visits);
        fprintf(file, "\t%s\t%s\n", day_text(last, day), joined ? "true" : "false");
    }
    return visits > 0;
}

static bool is_this_year(const struct town *town, const struct liaison *liaison, int person)
{
    return liaison->person == person && liaison->from <= town->today &&
           liaison->until >= day_of(year_of(town->today), 1, 1);
}

static void write_leaders(const struct town *town, FILE *file)
{
    for (int person = 1; person <= PERSONS; person++) {
        int assigned = 0, visited = 0;
        for (int i = 1; i <= town->liaison_count; i++)
            if (is_this_year(town, &town->liaisons[i], person)) {
                assigned++;
                visited += visit_during(town, &town->liaisons[i], NULL);
            }
        if (assigned)
            fprintf(file, "%d\t%d\t%d\t%d\n", person, assigned, visited, assigned - visited);
    }
}

static void write_liaisons(const struct town *town, FILE *file)
{
    for (int person = 1; person <= PERSONS; person++)
        for (int i = 1; i <= town->liaison_count; i++)
            if (is_this_year(town, &town->liaisons[i], person))
                (void)visit_during(town, &town->liaisons[i], file);
}

/* Its day has come, and nobody called there since. */
static bool is_follow_up_due(const struct town *town, const struct visit *visit)
{
    for (int i = 1; i <= town->visit_count; i++)
        if (town->visits[i].enterprise == visit->enterprise &&
            visit_counts(&town->visits[i], visit->day + 1, town->today))
            return false;
    return visit->follow_up_on <= town->today;
}

static void write_follow_ups(const struct town *town, FILE *file)
{
    for (int i = 1; i <= town->visit_count; i++)
        if (is_follow_up_due(town, &town->visits[i]))
            fprintf(file, "%d\n", i);
}

static void write_requests_of(const struct town *town, int enterprise, FILE *file)
{
    char number[16];
    for (int i = 1; i <= town->request_count; i++) {
        const struct request *request = &town->requests[i];
        request_number(town, i, number);
        if (is_open(view_on(request, town->today).status) &&
            (request->enterprise == enterprise ||
             is_among(request->joint, request->joint_total, enterprise)))
            fprintf(file, "open\t%d\t%s\n", enterprise, number);
    }
}

static void write_visits_of(const struct town *town, int enterprise, FILE *file)
{
    char day[16];
    for (int i = 1; i <= town->visit_count; i++) {
        const struct visit *visit = &town->visits[i];
        if (visit->enterprise != enterprise || !visit_counts(visit, ALWAYS, town->today))
            continue;
        if (visit->promise)
            fprintf(file, "promise\t%d\t%s\t第%d号承诺\n", enterprise, day_text(visit->day, day),
                    visit->promise);
        if (is_follow_up_due(town, visit))
            fprintf(file, "follow\t%d\t%d\n", enterprise, i);
    }
}

/* The planned visits of the first trip, with what is open there and what was promised. */
static void write_tomorrow(const struct town *town, FILE *file)
{
    for (int i = 1; i <= town->visit_count; i++) {
        if (town->visits[i].day != day_of(2019, 1, 3))
            continue;
        fprintf(file, "visit\t%d\n", town->visits[i].enterprise);
        write_requests_of(town, town->visits[i].enterprise, file);
        write_visits_of(town, town->visits[i].enterprise, file);
    }
}

static bool is_seen(const struct town *town, int enterprise)
{
    for (int i = 1; i <= town->visit_count; i++)
        if (town->visits[i].enterprise == enterprise &&
            visit_counts(&town->visits[i], day_of(2018, 1, 1), town->today))
            return true;
    return false;
}

/* A member not visited this year, and one that was. */
static void write_trip(const struct town *town, FILE *file)
{
    int fresh = 0, known = 0;
    for (int number = 1; number <= 250; number++)
        if (status_on(&town->enterprises[number], town->today) == MEMBER) {
            fresh = is_seen(town, number) ? fresh : number;
            known = is_seen(town, number) ? number : known;
        }
    fprintf(file, "%d\t%d\n", fresh, known);
}

bool answer_visits(const struct town *town, const char *folder)
{
    static const struct sheet sheets[] = {
        {"campaigns.tsv", write_campaigns}, {"campaigns-left.tsv", write_campaigns_left},
        {"leaders.tsv", write_leaders},     {"liaisons.tsv", write_liaisons},
        {"tomorrow.tsv", write_tomorrow},   {"follow-ups.tsv", write_follow_ups},
        {"trip.tsv", write_trip},
    };
    return WRITE_SHEETS(town, folder, sheets);
}
