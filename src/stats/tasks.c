/* SPDX-License-Identifier: MIT */
/* tasks.*: a row for each item of the plan of a whole year. */
#include "stats/pass.h"

static void fill(const struct pass *pass, struct stmt *st, struct row *row)
{
    (void)pass;
    if (stmt_int(st, 1) != 0)
        row->facts |= TASK_DONE;
}

int tasks_rows(struct pass *pass)
{
    if (!span_of_years(pass->span))
        return CHAMBER_OK;
    return pass_query(pass, SQL_TASKS_PLANNED, ROW_TASK, fill);
}

static const struct figure figures[] = {
    {.id = "tasks.done",
     .shape = FIGURE_RATE,
     .rows = ROW_TASK,
     .counts = TASK_DONE,
     .yearly = true,
     .unit = BOTH("", ""),
     .label = BOTH("计划完成率", "Tasks done"),
     .definition = BOTH("年度计划事项中截止日前（含当日）完成的／全部事项；只对整年统计，"
                        "截止日尚未开始的年度不计",
                        "of the items of the year's plan, those done by the as-of day; for whole "
                        "years only, without years that have not begun by then")},
};

const struct figure_list tasks_figures = {BOTH("计划事项", "Tasks"), figures, COUNT_OF(figures)};
