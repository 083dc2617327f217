/* SPDX-License-Identifier: MIT */
/* Notices: their text for a chat group, and whom they reached. */
#include "cli/cli.h"

static int run_text(struct cli *cli)
{
    chamber_id id;
    CLEAN_TEXT char *text = NULL;
    CLEAN_FREE char *shown = NULL;
    int result = find_to_read(cli, cli->noun, cli->operands[0], &id);
    if (result == CHAMBER_OK)
        result = chamber_notice_text(cli->db, id, &text);
    if (result < 0)
        return result;
    if (wants_json(cli)) {
        fputs("{\"text\":", cli->out);
        json_text(cli->out, text);
        fputs("}\n", cli->out);
        return CHAMBER_OK;
    }
    shown = text_shown(cli, text);
    if (!shown)
        return out_of_memory(cli);
    fputs(shown, cli->out);
    return CHAMBER_OK;
}

static int run_reach(struct cli *cli)
{
    chamber_id id;
    struct chamber_cursor *cursor = NULL;
    int result = find_to_read(cli, cli->noun, cli->operands[0], &id);
    if (result == CHAMBER_OK)
        result = chamber_notice_reach_open(cli->db, id, &cursor);
    return print_opened(cli, &chamber_notice_reach_noun, result, cursor);
}

const struct command notice_commands[] = {
    {"notice", "text", .summary = "help_notice_text", .operands = "REF", .least = 1, .most = 1,
     .takes = TAKES_OUTPUT, .access = ACCESS_READ, .run = run_text,
     .example = "chamber notice text '#1'"},
    {"notice", "reach", .summary = "help_notice_reach", .operands = "REF", .least = 1, .most = 1,
     .takes = TAKES_FILE, .access = ACCESS_READ, .run = run_reach,
     .example = "chamber notice reach '#5'"},
    {.verb = NULL},
};
