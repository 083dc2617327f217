/* SPDX-License-Identifier: MIT */
/* The campaigns and the visits of the two years, and those planned for the days after. */
#include "town.h"

#include <stdlib.h>
#include <string.h>

enum { VISITS_OF_TWO_YEARS = 1480 };

static void add_targets(struct town *town, struct campaign *campaign, int count, int most)
{
    campaign->listed = true;
    for (int i = 0; i < count; i++)
        campaign->targets[between(town, 1, most)] = true;
}

void make_campaigns(struct town *town)
{
    struct campaign *c = town->campaigns;
    c[1] =
        (struct campaign){"2017年送温暖", 2, day_of(2017, 1, 9), day_of(2017, 1, 26), false, {0}};
    c[2] =
        (struct campaign){"2017年送清凉", 1, day_of(2017, 7, 10), day_of(2017, 8, 31), false, {0}};
    c[3] =
        (struct campaign){"2017年大调研", 4, day_of(2017, 9, 11), day_of(2017, 12, 15), false, {0}};
    c[4] =
        (struct campaign){"2018年送温暖", 2, day_of(2018, 1, 22), day_of(2018, 2, 14), false, {0}};
    c[5] =
        (struct campaign){"2018年送清凉", 1, day_of(2018, 7, 9), day_of(2018, 8, 31), false, {0}};
    c[6] = (struct campaign){"访准会员", 0, day_of(2018, 10, 8), day_of(2018, 12, 21), false, {0}};
    add_targets(town, &c[2], 60, 240);
    add_targets(town, &c[4], 40, 240);
    add_targets(town, &c[6], 50, 290);
}

static int campaign_of(struct town *town, int day)
{
    for (int i = 1; i <= CAMPAIGNS; i++)
        if (day >= town->campaigns[i].from && day <= town->campaigns[i].until)
            return percent(town, 60) ? i : 0;
    return 0;
}

/* Of the targets where there are some, mostly; members more often than others. */
static int enterprise_for(struct town *town, int campaign)
{
    bool wanted = campaign && town->campaigns[campaign].listed && percent(town, 80);
    int number;
    do
        number = percent(town, 85) ? between(town, 1, 250) : between(town, 251, 300);
    while (wanted && !town->campaigns[campaign].targets[number]);
    return number;
}

/* A day on which its membership moved, or on which it was visited already. */
static bool is_busy(const struct town *town, int enterprise, int day)
{
    const struct enterprise *e = &town->enterprises[enterprise];
    for (int i = 0; i < e->move_count; i++)
        if (e->moves[i].day == day)
            return true;
    for (int i = 1; i <= town->visit_count; i++)
        if (town->visits[i].enterprise == enterprise && town->visits[i].day == day)
            return true;
    return false;
}

static void add_few(struct town *town, int items[FEW], int *count, int wanted, int most)
{
    while (*count < wanted) {
        int item = between(town, 1, most);
        if (!is_among(items, *count, item))
            items[(*count)++] = item;
    }
}

static void make_visitors(struct town *town, struct visit *visit)
{
    int named = between(town, 0, 4);
    for (int i = 1; i <= town->liaison_count && named > 0; i++)
        if (town->liaisons[i].enterprise == visit->enterprise && percent(town, 40) &&
            !is_among(visit->visitors, visit->visitor_total, town->liaisons[i].person))
            visit->visitors[visit->visitor_total++] = town->liaisons[i].person;
    if (visit->visitor_total < named)
        add_few(town, visit->visitors, &visit->visitor_total, named, PERSONS);
    visit->visitor_count = percent(town, 30) ? between(town, 1, 7) : 0;
    if (percent(town, 25))
        add_few(town, visit->partners, &visit->partner_total, between(town, 1, 2), 9);
}

static void make_visit(struct town *town, int day)
{
    static const int form_of[] = {0, 1, 1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5};
    int campaign = campaign_of(town, day);
    int enterprise = enterprise_for(town, campaign);
    if (is_busy(town, enterprise, day))
        return;
    struct visit *visit = &town->visits[++town->visit_count];
    *visit = (struct visit){
        .day = day, .enterprise = enterprise, .campaign = campaign, .follow_up_on = NEVER};
    int kind = chance(town, 100);
    visit->state = kind < 91 ? DONE : kind < 94 ? CANCELLED : kind < 97 ? POSTPONED : PLANNED;
    visit->form = form_of[chance(town, 13)];
    make_visitors(town, visit);
    visit->finding = percent(town, 60) ? town->visit_count : 0;
    visit->promise = percent(town, 18) ? town->visit_count : 0;
    if (visit->state == DONE && percent(town, 15))
        visit->follow_up_on = day + between(town, 5, 60);
}

static int by_number(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

static void plan(struct town *town, int enterprise, int day)
{
    struct visit *visit = &town->visits[++town->visit_count];
    *visit = (struct visit){
        .day = day, .enterprise = enterprise, .state = PLANNED, .form = 1, .follow_up_on = NEVER};
    add_few(town, visit->visitors, &visit->visitor_total, 2, 12);
}

void make_visits(struct town *town)
{
    int days[VISITS_OF_TWO_YEARS];
    for (int i = 0; i < VISITS_OF_TWO_YEARS; i++)
        days[i] = between(town, day_of(2017, 1, 3), day_of(2018, 12, 28));
    qsort(days, VISITS_OF_TWO_YEARS, sizeof(days[0]), by_number);
    for (int i = 0; i < VISITS_OF_TWO_YEARS; i++)
        make_visit(town, days[i]);
    for (int i = 0; i < 3; i++)
        plan(town, 20 + 31 * i, day_of(2019, 1, 3));
    plan(town, 77, day_of(2019, 1, 4));
}
