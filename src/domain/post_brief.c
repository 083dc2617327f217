/* SPDX-License-Identifier: MIT */
/* The committee on a day, on one screen: who leads, which seats are vacant, what ends soon. */
#include <chamber/post.h>

#include "base/cleanup.h"

enum { USUAL_MONTHS = 6 };

static int open_leaders(struct chamber_db *db, const struct chamber_screen_subject *subject,
                        struct chamber_cursor **cursor)
{
    const struct chamber_filter leading = {"leading", NULL};
    const struct chamber_list list = {&leading, .filter_count = 1, .as_of = subject->as_of};
    return chamber_post_open(db, &list, cursor);
}

static int open_vacancies(struct chamber_db *db, const struct chamber_screen_subject *subject,
                          struct chamber_cursor **cursor)
{
    return chamber_post_vacancies_open(db, subject->as_of, cursor);
}

static int open_endings(struct chamber_db *db, const struct chamber_screen_subject *subject,
                        struct chamber_cursor **cursor)
{
    int64_t months = subject->months ? subject->months : USUAL_MONTHS;
    return chamber_post_ending_open(db, subject->as_of, months, cursor);
}

static const struct chamber_screen_part parts[] = {
    {.key = "leaders", .heading = "post_leaders", .noun = &chamber_post_noun, .open = open_leaders},
    {.key = "vacancies",
     .heading = "post_vacancies",
     .noun = &chamber_post_vacancy_noun,
     .open = open_vacancies},
    {.key = "ending",
     .heading = "post_endings",
     .noun = &chamber_post_ending_noun,
     .open = open_endings},
};

const struct chamber_screen chamber_post_screen = {
    .dated = true,
    .parts = parts,
    .part_count = COUNT_OF(parts),
};
