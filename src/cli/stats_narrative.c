/* SPDX-License-Identifier: MIT */
/* stats PERIOD --narrative: the report in words. */
#include "cli/stats.h"

int print_narrative(struct cli *cli, const struct chamber_stats *stats)
{
    CLEAN_TEXT char *text = NULL;
    if (cli->format != FORMAT_TABLE && cli->format != FORMAT_TEXT && !wants_json(cli))
        return complain(cli, CHAMBER_E_USAGE, "narrative", "stats_narrative_form");
    int result = wants_json(cli) ? chamber_stats_narrative_json(cli->db, stats, &text)
                                 : chamber_stats_narrative(cli->db, stats, &text);
    if (result == CHAMBER_OK)
        fprintf(cli->out, "%s\n", text);
    return result;
}
