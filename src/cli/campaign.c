/* SPDX-License-Identifier: MIT */
/* Campaigns: how far one has come, and who should go where. */
#include "cli/cli.h"

static int run_progress(struct cli *cli)
{
    chamber_id id;
    struct chamber_campaign_progress numbers;
    struct chamber_cursor *left = NULL;
    int result = find_to_read(cli, cli->noun, cli->operands[0], &id);
    if (result == CHAMBER_OK)
        result = chamber_campaign_progress_open(cli->db, id, &numbers, &left);
    const struct sheet sheet = {.noun = &chamber_campaign_progress_noun,
                                .numbers = &numbers,
                                .key = "left",
                                .rows_noun = &chamber_campaign_left_noun,
                                .rows = left};
    return sheet_opened(cli, result, &sheet);
}

const struct command campaign_commands[] = {
    {"campaign", "progress", .summary = "help_campaign_progress", .operands = "REF", .least = 1,
     .most = 1, .takes = TAKES_FILE, .access = ACCESS_READ, .run = run_progress,
     .example = "chamber campaign progress '#1'"},
    {.verb = NULL},
};
