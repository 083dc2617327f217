/* SPDX-License-Identifier: MIT */
/* Whether a list makes the figure it is behind: as many records, or as much. */
#ifndef TESTS_DOMAIN_STATS_EVIDENCE_H
#define TESTS_DOMAIN_STATS_EVIDENCE_H

#include "stats_sample.h"

/* Fail the test unless the records behind a figure make what it says. */
void evidence_check_figure(struct sample *sample, const struct chamber_stats *stats,
                           const struct chamber_figure *figure, const char *period);

/* The same of each row of a breakdown and of its further numbers, whether asked for by its key or
 * by what it is called; and of all rows together. */
void evidence_check_table(struct sample *sample, const struct chamber_stats *stats,
                          const struct chamber_breakdown *table, const char *period);

#endif
