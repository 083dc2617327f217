/* SPDX-License-Identifier: MIT */
/* Seats on the committee: how many each role has, and how many are vacant. */
#include <chamber/post.h>
#include <chamber/role.h>

#include "record/view.h"

#define RECORD struct chamber_post_vacancy

static const struct chamber_field fields[] = {
    REF(role, "职务", 0, role),
    INT(seats, "职数", CHAMBER_ADDS),
    INT(held, "在任", CHAMBER_ADDS),
    INT(vacant, "空缺", CHAMBER_ADDS),
};

static const enum sql_name source = SQL_POST_VACANCIES;
static const enum sql_name order = SQL_POST_VACANCIES_ORDER;

const struct chamber_noun chamber_post_vacancy_noun = {
    .name = "vacancy",
    .label = "空缺",
    .english = "vacancies",
    NOUN_FIELDS(fields),
    .view = true,
    .source = &source,
    .order = &order,
};

int chamber_post_vacancies_open(struct chamber_db *db, const char *as_of,
                                struct chamber_cursor **cursor)
{
    const struct chamber_list list = {.as_of = as_of};
    return view_open_list(db, &chamber_post_vacancy_noun, &list, NULL, cursor);
}
