/* SPDX-License-Identifier: MIT */
/* fees.*: a row for each enterprise's dues of a whole year. */
#include "stats/pass.h"

/* Columns of fees_due. */
enum { AMOUNT = 1, PAID };

static void fill(const struct pass *pass, struct stmt *st, struct row *row)
{
    (void)pass;
    row->whole = stmt_int(st, AMOUNT);
    row->number = stmt_int(st, PAID);
}

int fees_rows(struct pass *pass)
{
    if (!span_of_years(pass->span))
        return CHAMBER_OK;
    return pass_query(pass, SQL_FEES_DUE, ROW_FEE, fill);
}

static const struct figure figures[] = {
    {.id = "fees.paid",
     .shape = FIGURE_SHARE,
     .rows = ROW_FEE,
     .yearly = true,
     .unit = BOTH("", ""),
     .label = BOTH("会费收缴率", "Fees paid"),
     .definition =
         BOTH("年度会费中截止日前（含当日）实缴的金额／应缴的金额（元），缴费日期不详的"
              "计为已缴；只对整年统计，截止日尚未开始的年度不计",
              "of the year's dues the money paid by the as-of day (on a day unknown too), "
              "of the money due, in yuan; for whole years only, without years that have "
              "not begun by then")},
};

const struct figure_list fees_figures = {BOTH("会费", "Fees"), figures, COUNT_OF(figures)};
