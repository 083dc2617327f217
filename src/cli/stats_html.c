/* SPDX-License-Identifier: MIT */
/* stats PERIOD --html: the report as a page. It has no phone numbers, so that --mask has
 * nothing to hide. */
#include "cli/stats.h"

int print_report(struct cli *cli, const struct chamber_stats *stats)
{
    return chamber_stats_html(cli->db, stats, cli->out);
}
