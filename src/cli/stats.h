/* SPDX-License-Identifier: MIT */
/* What the two files of stats share. */
#ifndef CLI_STATS_H
#define CLI_STATS_H

#include "cli/cli.h"

/* The records behind the figure that the second operand names. */
int print_evidence(struct cli *cli, const char *as_of);

bool breakdown_has_levels(const struct chamber_breakdown *breakdown);

#endif
