/* SPDX-License-Identifier: MIT */
/* What the files of stats share. */
#ifndef CLI_STATS_H
#define CLI_STATS_H

#include "cli/cli.h"

/* The records behind the figure that the second operand names. */
int print_evidence(struct cli *cli, const char *as_of);

/* A number for programs, the shortest that says it; "" where there is none. */
const char *plain_number(struct chamber_number number, char *text, size_t size);

int print_stats_csv(struct cli *cli, const struct chamber_stats *stats);

bool breakdown_has_levels(const struct chamber_breakdown *breakdown);

#endif
