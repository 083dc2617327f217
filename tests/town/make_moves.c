/* SPDX-License-Identifier: MIT */
/* Who joined and left when: old members, those of the two years, prospects, applicants, some
 * suspended, refused, gone and come back. */
#include "town.h"

enum {
    OLD_MEMBERS = 200,
    JOINED_2017 = 225,
    JOINED_2018 = 250,
    APPLIED_FROM = 281,
    APPLIED_UNTIL = 288,
    APPLICANTS_FROM = 291,
    APPLICANTS_UNTIL = 298,
    DATED_APPLICANTS_FROM = 295,
    REFUSED_FROM = 297
};

static struct move *add(struct town *town, int number, int day, enum move_step step, bool by_verb)
{
    struct enterprise *enterprise = &town->enterprises[number];
    struct move *move = &enterprise->moves[enterprise->move_count++];
    *move = (struct move){.day = day, .step = step, .by_verb = by_verb};
    return move;
}

static int in_year(struct town *town, int year)
{
    return between(town, day_of(year, 1, 10), day_of(year, 11, 20));
}

static void join(struct town *town, int number)
{
    if (number <= OLD_MEMBERS)
        add(town, number,
            number % 20 == 7 ? ALWAYS : between(town, day_of(2008, 1, 1), day_of(2016, 12, 30)),
            ADMIT, false);
    else if (number <= JOINED_2018)
        add(town, number, in_year(town, number <= JOINED_2017 ? 2017 : 2018), ADMIT, false);
    else if (number >= APPLIED_FROM && number <= APPLIED_UNTIL) {
        int day = in_year(town, number % 2 ? 2017 : 2018);
        add(town, number, day, APPLY, true);
        add(town, number, day + between(town, 5, 30), ADMIT, true);
    }
}

static void apply(struct town *town, int number)
{
    bool dated = number >= DATED_APPLICANTS_FROM;
    int day = dated ? in_year(town, 2018) : ALWAYS;
    add(town, number, day, APPLY, dated);
    if (number >= REFUSED_FROM)
        add(town, number, day + 25, REJECT, true)->note = "资料不全，建议补充后再申请";
}

/* Long ago; of some not even the days are known. */
static void leave_early(struct town *town, int number)
{
    bool dated = number % 3 != 0;
    add(town, number, dated ? day_of(2010, 5, number % 28 + 1) : ALWAYS, ADMIT, false);
    add(town, number, dated ? day_of(2015, 6, number % 28 + 1) : ALWAYS, LEAVE, false);
}

static void leave(struct town *town, int number, int k)
{
    static const char *const notes[] = {"注册地迁往外区", "经营调整，不再参加", "连续两年未缴会费",
                                        "公司注销"};
    int year = k < 11 ? 2017 : 2018;
    int day = in_year(town, year);
    if (k % 5 == 2)
        add(town, number, day - 8, SUSPEND, true)->note = "经营异常";
    struct move *move = add(town, number, day, LEAVE, true);
    move->reason = k % 7;
    move->note = k % 3 ? notes[k % 4] : NULL;
    if (year == 2017 && k % 6 == 1)
        add(town, number, in_year(town, 2018), ADMIT, true);
}

void make_moves(struct town *town)
{
    for (int number = 1; number <= ENTERPRISES; number++) {
        add(town, number, ALWAYS, REGISTER, false);
        join(town, number);
        if (number >= APPLICANTS_FROM && number <= APPLICANTS_UNTIL)
            apply(town, number);
        if (number > APPLICANTS_UNTIL && number <= BASE_ENTERPRISES)
            leave_early(town, number);
    }
    for (int k = 0; k < 21; k++)
        leave(town, 4 + 9 * k, k);
    for (int k = 0; k < 6; k++) {
        add(town, 8 + 31 * k, in_year(town, 2017), SUSPEND, true);
        if (k % 2)
            add(town, 8 + 31 * k, in_year(town, 2018), RESUME, true);
    }
}
