/* SPDX-License-Identifier: MIT */
/* members.*, committee.*, visits.*, prospects.* and liaison.*. */
#include "figures.h"

static bool visited(const struct town *town, const struct period *period, int enterprise,
                    bool in_person)
{
    for (int i = 1; i <= town->visit_count; i++) {
        const struct visit *visit = &town->visits[i];
        if (visit->enterprise == enterprise && visit_counts(visit, period->from, period->end) &&
            (!in_person || counts_in_person(visit->form)))
            return true;
    }
    return false;
}

static int moved(const struct enterprise *enterprise, const struct period *period,
                 enum move_step step)
{
    int count = 0;
    for (int i = 0; i < enterprise->move_count; i++)
        count += enterprise->moves[i].step == step && within(period, enterprise->moves[i].day);
    return count;
}

static void put_members_by(const struct town *town, const struct period *period,
                           struct figures *figures)
{
    int counts[FACTS][20] = {{0}};
    for (int number = 1; number <= ENTERPRISES; number++)
        for (int fact = 0; member_on(town, number, period->as_of) && fact < FACTS; fact++)
            counts[fact][fact_on(&town->enterprises[number], (enum fact)fact, period->as_of)]++;
    put_words(figures, "members.by_kind", kinds, counts[KIND]);
    put_words(figures, "members.by_industry", industries, counts[INDUSTRY]);
    put_words(figures, "members.by_size", sizes, counts[SIZE]);
    put_records(figures, "members.by_place", PLACES, counts[PLACE]);
}

/* The day it was first visited while no member yet; NEVER. */
static int courted_on(const struct town *town, const struct period *period, int enterprise)
{
    for (int i = 1; i <= town->visit_count; i++) {
        const struct visit *visit = &town->visits[i];
        enum membership status = status_on(&town->enterprises[enterprise], visit->day);
        if (visit->enterprise == enterprise && visit_counts(visit, period->from, period->end) &&
            (status == PROSPECT || status == APPLICANT))
            return visit->day;
    }
    return NEVER;
}

static bool won(const struct enterprise *enterprise, const struct period *period, int courted)
{
    for (int i = 0; i < enterprise->move_count; i++)
        if (enterprise->moves[i].step == ADMIT && within(period, enterprise->moves[i].day) &&
            courted != NEVER && enterprise->moves[i].day > courted)
            return true;
    return false;
}

void figure_members(const struct town *town, const struct period *period, struct figures *figures)
{
    int total = 0, suspended = 0, joined = 0, left = 0, party = 0, covered = 0, seen = 0;
    int courted = 0, admitted = 0;
    for (int number = 1; number <= ENTERPRISES; number++) {
        const struct enterprise *enterprise = &town->enterprises[number];
        bool member = member_on(town, number, period->as_of);
        int party_state = fact_on(enterprise, PARTY, period->as_of);
        int on = courted_on(town, period, number);
        total += member;
        suspended += status_on(enterprise, period->as_of) == SUSPENDED;
        joined += moved(enterprise, period, ADMIT);
        left += moved(enterprise, period, LEAVE);
        party += member && (party_state == 1 || party_state == 2);
        covered += member && visited(town, period, number, true);
        seen += visited(town, period, number, false);
        courted += on != NEVER;
        admitted += won(enterprise, period, on);
    }
    put(figures, "members.total", total);
    put(figures, "members.suspended", suspended);
    put(figures, "members.joined", joined);
    put(figures, "members.left", left);
    put_rate(figures, "members.party", party, total);
    put_rate(figures, "visits.coverage", covered, total);
    put(figures, "visits.unvisited", total - covered);
    put(figures, "visits.enterprises", seen);
    put(figures, "prospects.visited", courted);
    put(figures, "prospects.admitted", admitted);
    put_members_by(town, period, figures);
}

/* Liaisons of the period, and what the visits during them were. */
static void put_leader(const struct town *town, const struct period *period, int person,
                       struct figures *figures)
{
    int assigned = 0, seen = 0, joined = 0;
    for (int n = 1; n <= town->liaison_count; n++) {
        const struct liaison *liaison = &town->liaisons[n];
        int from = liaison->from > period->from ? liaison->from : period->from;
        int until = liaison->until < period->end ? liaison->until : period->end;
        bool was = false, with = false;
        if (liaison->person != person || from > until)
            continue;
        for (int i = 1; i <= town->visit_count; i++) {
            const struct visit *visit = &town->visits[i];
            bool here =
                visit->enterprise == liaison->enterprise && visit_counts(visit, from, until);
            was = was || here;
            with = with || (here && is_among(visit->visitors, visit->visitor_total, person));
        }
        assigned++;
        seen += was;
        joined += with;
    }
    struct line *line = put_number(figures, "liaison.by_leader", person, assigned);
    put_column(line, ARE_ASSIGNED, assigned);
    put_column(line, VISITED, seen);
    put_column(line, JOINED_IN, joined);
}

static void put_committee(const struct town *town, const struct period *period,
                          struct figures *figures)
{
    int persons = 0, by_role[ROLES + 1] = {0};
    for (int person = 1; person <= PERSONS; person++) {
        bool holds[ROLES + 1] = {false};
        for (int i = 1; i <= town->post_count; i++)
            if (town->posts[i].person == person && in_office(&town->posts[i], period->as_of))
                holds[0] = holds[town->posts[i].role] = true;
        persons += holds[0];
        for (int role = 1; role <= ROLES; role++)
            by_role[role] += holds[role];
    }
    put(figures, "committee.persons", persons);
    put_records(figures, "committee.by_role", ROLES, by_role);
}

/* What is counted visit by visit. */
struct visits {
    int total, in_person, participations, joint;
    int months[13], forms[8], campaigns[CAMPAIGNS + 1], industries[20];
};

static void count_visit(const struct town *town, const struct period *period,
                        const struct visit *visit, struct visits *count)
{
    int named = visit->visitor_total;
    count->total++;
    count->in_person += counts_in_person(visit->form);
    count->participations += visit->visitor_count > named ? visit->visitor_count : named;
    count->joint += visit->partner_total > 0;
    count->months[month_of(visit->day)]++;
    count->forms[visit->form]++;
    count->campaigns[visit->campaign]++;
    count->industries[fact_on(&town->enterprises[visit->enterprise], INDUSTRY, period->as_of)]++;
}

void figure_visits(const struct town *town, const struct period *period, struct figures *figures)
{
    struct visits count = {0};
    for (int i = 1; i <= town->visit_count; i++)
        if (visit_counts(&town->visits[i], period->from, period->end))
            count_visit(town, period, &town->visits[i], &count);
    put(figures, "visits.total", count.total);
    put(figures, "visits.in_person", count.in_person);
    put(figures, "visits.participations", count.participations);
    put(figures, "visits.joint", count.joint);
    put_months(figures, "visits.by_month", period, count.months);
    put_words(figures, "visits.by_form", forms, count.forms);
    put_records(figures, "visits.by_campaign", CAMPAIGNS, count.campaigns);
    put_words(figures, "visits.by_industry", industries, count.industries);
    for (int person = 0; person <= PERSONS; person++)
        put_leader(town, period, person, figures);
    put_committee(town, period, figures);
}
