/* SPDX-License-Identifier: MIT */
/* Posts: what is more than a change of fields. */
#include "cli/cli.h"

static int end_post(struct cli *cli, chamber_id id, void *payload)
{
    const struct chamber_post *post = payload;
    return chamber_post_end(cli->db, id, post->until_on, post->end_reason);
}

static int run_end(struct cli *cli)
{
    chamber_id id;
    CLEAN(chamber_post_clear) struct chamber_post post = {0};
    int result = find_to_write(cli, cli->noun, cli->operands[0], &id);
    if (result == CHAMBER_OK)
        result = fill_step(cli, cli->noun, &post);
    return result == CHAMBER_OK ? write_verb(cli, id, end_post, &post) : result;
}

static const struct option end_options[] = {
    {.name = "until_on", .alias = "on", .of = &chamber_post_noun},
    {.name = "end_reason", .alias = "reason", .of = &chamber_post_noun},
    {NULL},
};

const struct command post_commands[] = {
    {"post", "end", .summary = "help_post_end", .operands = "REF", .least = 1, .most = 1,
     .options = end_options, .takes = TAKES_DRY_RUN | TAKES_YES, .access = ACCESS_WRITE,
     .run = run_end, .example = "chamber post end '#5' --on 今天 --reason 调整"},
    {.verb = NULL},
};
