/* SPDX-License-Identifier: MIT */
/* Two results side by side, and the forms they are printed in. */
#ifndef CLI_STATS_COMPARE_H
#define CLI_STATS_COMPARE_H

#include "cli/stats.h"

struct compared {
    const struct chamber_stats *stats;
    const struct chamber_stats *other;
    enum chamber_compare_by by;
    const char *name; /* what the two are called: the periods, or the chambers */
    const char *other_name;
    const struct chamber_comparison *comparison;
};

bool compared_has_levels(const struct chamber_compared_table *table);

int compared_tables(struct cli *cli, const struct compared *compared);
int compared_text(struct cli *cli, const struct compared *compared);
int compared_csv(struct cli *cli, const struct compared *compared);
int compared_book(struct cli *cli, const struct compared *compared);

#endif
