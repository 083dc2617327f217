/* SPDX-License-Identifier: MIT */
/* Bodies that meet: who stayed away from the last meetings. */
#include "cli/cli.h"

static int run_missed(struct cli *cli)
{
    chamber_id id;
    int64_t last;
    struct chamber_cursor *cursor = NULL;
    int result = given_number(cli, "last", &last);
    if (result == CHAMBER_OK)
        result = find_to_read(cli, cli->noun, cli->operands[0], &id);
    if (result == CHAMBER_OK)
        result = chamber_body_missed_open(cli->db, id, last, &cursor);
    return print_opened(cli, &chamber_body_missed_noun, result, cursor);
}

static const struct option missed_options[] = {
    {.name = "last", .value = "N", .help = "option_last_meetings"},
    {NULL},
};

const struct command body_commands[] = {
    {"body", "missed", .summary = "help_body_missed", .operands = "REF", .least = 1, .most = 1,
     .options = missed_options, .takes = TAKES_FILE, .access = ACCESS_READ, .run = run_missed,
     .example = "chamber body missed 执委会"},
    {.verb = NULL},
};
