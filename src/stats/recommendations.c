/* SPDX-License-Identifier: MIT */
/* recommendations.*: a row for each person recommended in the period. */
#include "stats/pass.h"

/* Columns of recommendations_made. */
enum { ORGANIZATION = 1, ACCEPTED };

static void fill(const struct pass *pass, struct stmt *st, struct row *row)
{
    row->keys[KEY_ORGANIZATION] = pool_word(pass->pool, stmt_text(st, ORGANIZATION));
    if (stmt_int(st, ACCEPTED) != 0)
        row->facts |= RECOMMENDATION_ACCEPTED;
}

int recommendations_rows(struct pass *pass)
{
    return pass_query(pass, SQL_RECOMMENDATIONS_MADE, ROW_RECOMMENDATION, fill);
}

static const struct figure_column result_columns[] = {
    {"recommended", BOTH("推荐", "recommended"), 0, WHO_NONE},
    {"accepted", BOTH("通过", "accepted"), RECOMMENDATION_ACCEPTED, WHO_NONE},
    {0},
};

static const struct figure figures[] = {
    {.id = "recommendations.by_organization",
     .shape = FIGURE_TABLE,
     .rows = ROW_RECOMMENDATION,
     .key = KEY_ORGANIZATION,
     .words = {SQL_KEYS_OF_LIST, "recommendation.organization"},
     .columns = result_columns,
     .chart = CHAMBER_CHART_BARS,
     .unit = BOTH("人次", "recommendations"),
     .label = BOTH("推荐按组织", "Recommendations by organization"),
     .definition = BOTH("本期内推荐的人士及其中结果为通过、结果日期不晚于截止日的，按推荐组织；"
                        "未填结果日期的不计为通过",
                        "persons recommended in the period and those of them accepted by the as-of "
                        "day, by organization; without a day of the result none is accepted")},
};

const struct figure_list recommendations_figures = {BOTH("推荐", "Recommendations"), figures,
                                                    COUNT_OF(figures)};
