/* SPDX-License-Identifier: MIT */
/* liaison.*: a row for each liaison in force on any day of the period. */
#include "stats/pass.h"

/* Columns of liaisons_in_force. */
enum { PERSON = 1, VISITED, JOINED_IN };

static void fill(const struct pass *pass, struct stmt *st, struct row *row)
{
    row->keys[KEY_PERSON] = pool_word(pass->pool, stmt_text(st, PERSON));
    if (stmt_int(st, VISITED) != 0)
        row->facts |= LIAISON_VISITED;
    if (stmt_int(st, JOINED_IN) != 0)
        row->facts |= LIAISON_JOINED_IN;
}

int liaisons_rows(struct pass *pass)
{
    return pass_query(pass, SQL_LIAISONS_IN_FORCE, ROW_LIAISON, fill);
}

static const struct figure_column leader_columns[] = {
    {"assigned", BOTH("联系", "assigned"), 0, WHO_NONE},
    {"visited", BOTH("已走访", "visited"), LIAISON_VISITED, WHO_NONE},
    {"joined_in", BOTH("领导参加", "leader joined"), LIAISON_JOINED_IN, WHO_NONE},
    {0},
};

static const struct figure figures[] = {
    {.id = "liaison.by_leader",
     .shape = FIGURE_TABLE,
     .rows = ROW_LIAISON,
     .key = KEY_PERSON,
     .words = {SQL_KEYS_OF_LEADERS, NULL},
     .columns = leader_columns,
     .chart = CHAMBER_CHART_BARS,
     .unit = BOTH("项", "liaisons"),
     .label = BOTH("定向联系按领导", "Liaisons by leader"),
     .definition = BOTH("本期内任一日有效（首尾两日均含）的定向联系，按领导；其中联系与本期重叠的"
                        "日子里企业有已完成走访（不限形式）的，和领导参加了其中一次的",
                        "liaisons in force on any day of the period, both end days included, by "
                        "leader; those of an enterprise with a visit done, in any form, while they "
                        "were; and those with such a visit in which the leader took part")},
};

const struct figure_list liaisons_figures = {BOTH("联系", "Liaison"), figures, COUNT_OF(figures)};
