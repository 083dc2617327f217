/* SPDX-License-Identifier: MIT */
/* Terms: how one ends, with its posts. */
#include <inttypes.h>

#include "cli/cli.h"

/* Many posts end at once: the person is told how many before it happens. */
static int agreed(struct cli *cli, chamber_id id, const char *on)
{
    char number[24];
    int64_t posts = 0;
    CLEAN_TEXT char *label = NULL;
    int result = chamber_term_end_count(cli->db, id, on, &posts);
    if (result == CHAMBER_OK)
        result = chamber_record_label(cli->db, cli->noun, id, &label);
    if (result < 0)
        return result;
    snprintf(number, sizeof(number), "%" PRId64, posts);
    CLEAN_TEXT char *question = words(cli, "term_end_question", label, on, number);
    return question ? confirm(cli, question) : out_of_memory(cli);
}

static int end_term(struct cli *cli, chamber_id id, const char *on, const char *reason)
{
    char number[24];
    int64_t posts = 0;
    struct written written = {.id = id, .fields = chamber_field_bit(cli->noun, "until_on")};
    int result = write_begin(cli);
    if (result < 0)
        return result;
    result = chamber_term_end(cli->db, id, on, reason, &posts);
    if (result == CHAMBER_OK)
        result = print_written(cli, cli->noun, &written);
    snprintf(number, sizeof(number), "%" PRId64, posts);
    CLEAN_TEXT char *line = words(cli, "term_end_posts", number);
    if (result == CHAMBER_OK && !wants_json(cli))
        fprintf(cli->out, "  %s\n", line ? line : number);
    return write_end(cli, result);
}

static int run_end(struct cli *cli)
{
    chamber_id id;
    CLEAN(chamber_term_clear) struct chamber_term term = {0};
    CLEAN(chamber_post_clear) struct chamber_post post = {0};
    int result = find_to_write(cli, cli->noun, cli->operands[0], &id);
    if (result == CHAMBER_OK)
        result = fill_step(cli, cli->noun, &term);
    if (result == CHAMBER_OK)
        result = fill_step(cli, &chamber_post_noun, &post);
    const char *on = term.until_on ? term.until_on : chamber_today(cli->db);
    if (result == CHAMBER_OK && !cli->dry_run)
        result = agreed(cli, id, on);
    return result == CHAMBER_OK ? end_term(cli, id, on, post.end_reason) : result;
}

static const struct option end_options[] = {
    {.name = "until_on", .alias = "on", .of = &chamber_term_noun},
    {.name = "end_reason", .alias = "reason", .of = &chamber_post_noun},
    {NULL},
};

const struct command term_commands[] = {
    {"term", "end", .summary = "help_term_end", .operands = "REF", .least = 1, .most = 1,
     .options = end_options, .takes = TAKES_DRY_RUN | TAKES_YES, .access = ACCESS_WRITE,
     .run = run_end, .example = "chamber term end '#1' --on 2018-12-31 --dry_run"},
    {.verb = NULL},
};
