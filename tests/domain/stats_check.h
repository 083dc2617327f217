/* SPDX-License-Identifier: MIT */
/* Holding figures to counts made a second time, over the chamber of stats_model.h. */
#ifndef TESTS_DOMAIN_STATS_CHECK_H
#define TESTS_DOMAIN_STATS_CHECK_H

#include "stats_model.h"

/* A span in days. */
struct days {
    int from, until, as_of, end;
};

static inline bool within(const struct days *days, int day)
{
    return day != NEVER && day >= days->from && day <= days->end;
}

/* A visit that is done and of the span. */
static inline bool counted_visit(const struct days *days, const struct m_visit *visit)
{
    return visit->done && within(days, visit->day);
}

/* Whether a day is of the month "2021-07". */
bool in_month(int day, const char *month);

/* A figure's value, a rate's parts, the value of a row (0 if there is no such row) and, if
 * `column` is a name, its column of that name. */
void expect(const struct chamber_stats *stats, const char *id, int value);
void expect_rate(const struct chamber_stats *stats, const char *id, int part, int whole);
void expect_row(const struct chamber_stats *stats, const char *table, const char *key, int value);
void expect_column(const struct chamber_stats *stats, const char *table, const char *key,
                   const char *column, int value);

/* The same days a year earlier, as the figures of the year before are of these. */
void days_earlier(const struct days *days, struct days *out);

/* Each figure and each row of a span must have beside it what that of a year earlier says. */
void check_previous(const struct chamber_stats *stats, const struct chamber_stats *earlier);

/* The figures of liaisons, activities, services, recommendations, notices, tasks and fees. */
void check_work(const struct model *model, const struct days *days,
                const struct chamber_stats *stats);

#endif
