/* SPDX-License-Identifier: MIT */
/* Two results side by side. */
#ifndef STATS_COMPARE_H
#define STATS_COMPARE_H

#include "stats/result.h"

struct chamber_comparison {
    const struct chamber_stats *stats;
    const struct chamber_stats *beside;
    struct chamber_compared_figure *figures;
    size_t figure_count;
    struct chamber_compared_table *tables;
    size_t table_count;
};

#endif
