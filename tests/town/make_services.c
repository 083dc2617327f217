/* SPDX-License-Identifier: MIT */
/* What was delivered, who was recommended, the year's tasks, what was posted, and the dues. */
#include "town.h"

static int day_of_two_years(struct town *town)
{
    return between(town, day_of(2017, 1, 5), day_of(2018, 12, 20));
}

static void make_deliveries(struct town *town)
{
    for (int i = 1; i <= DELIVERIES; i++) {
        struct delivery *delivery = &town->deliveries[i];
        delivery->service = between(town, 1, SERVICES - 1); /* the last one was never asked for */
        delivery->enterprise = between(town, 1, 280);
        delivery->day = day_of_two_years(town);
    }
}

static void make_recommendations(struct town *town)
{
    for (int i = 1; i <= RECOMMENDATIONS; i++) {
        struct recommendation *r = &town->recommendations[i];
        *r = (struct recommendation){.person = i * 5,
                                     .organization = 1 + i % 3,
                                     .day = day_of_two_years(town),
                                     .result = chance(town, 4),
                                     .result_on = NEVER};
        if (r->result >= 2)
            r->result_on = r->day + between(town, 5, 90);
        if (r->result_on != NEVER && r->result_on > day_of(2018, 12, 31)) {
            r->result = 1;
            r->result_on = NEVER;
        }
    }
}

static void make_tasks(struct town *town)
{
    for (int i = 1; i <= TASKS; i++) {
        struct task *task = &town->tasks[i];
        task->year = i <= TASKS / 2 ? 2017 : 2018;
        task->owner = percent(town, 60) ? between(town, 1, 20) : 0;
        task->due = percent(town, 70) ? day_of(task->year, between(town, 2, 12), 20) : NEVER;
        task->done = percent(town, 70) ? day_of(task->year, between(town, 2, 12), 11) : NEVER;
        if (i % 9 == 4 && task->year == 2017)
            task->done = day_of(2018, 1, 25); /* of last year, done in this one */
    }
}

static void make_notices(struct town *town)
{
    for (int i = 1; i <= NOTICES; i++) {
        struct notice *notice = &town->notices[i];
        notice->day = day_of(2017, 1, 10) + i * 23;
        notice->channel = chance(town, 4);
        notice->kind = chance(town, 5);
        notice->listed = percent(town, 50);
        for (int n = 1; notice->listed && n <= BASE_ENTERPRISES; n++)
            notice->enterprises[n] = percent(town, 12);
    }
}

/* Dues of who was a member at the beginning of the year: paid, half paid, paid late or not. */
static void make_fees(struct town *town, int year)
{
    for (int number = 1; number <= ENTERPRISES && town->fee_count < FEES_MAX; number++) {
        if (!member_on(town, number, day_of(year - 1, 12, 31)))
            continue;
        struct fee *fee = &town->fees[++town->fee_count];
        *fee = (struct fee){.enterprise = number, .year = year, .paid_on = NEVER};
        fee->amount = between(town, 1, 5) * 60000L;
        int share = chance(town, 100);
        if (share < 75)
            fee->paid = fee->amount;
        else if (share < 82)
            fee->paid = fee->amount / 2 + 50;
        if (fee->paid)
            fee->paid_on = day_of(year, between(town, 1, 12), between(town, 1, 28));
        if (fee->paid && year == 2017 && number % 14 == 3)
            fee->paid_on = day_of(2018, 2, 9);
    }
}

void make_services(struct town *town)
{
    make_deliveries(town);
    make_recommendations(town);
    make_tasks(town);
    make_notices(town);
    make_fees(town, 2017);
    make_fees(town, 2018);
}
