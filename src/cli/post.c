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

static int run_vacancies(struct cli *cli)
{
    CLEAN_TEXT char *as_of = NULL;
    struct chamber_cursor *cursor = NULL;
    int result = given_day(cli, "as_of", &as_of);
    if (result == CHAMBER_OK)
        result = chamber_post_vacancies_open(cli->db, as_of, &cursor);
    return print_opened(cli, &chamber_post_vacancy_noun, result, cursor);
}

/* --- brief --- */
static int run_brief(struct cli *cli)
{
    struct chamber_screen_subject subject = {0};
    CLEAN_TEXT char *as_of = NULL;
    int result = given_number(cli, "months", &subject.months);
    if (result == CHAMBER_OK)
        result = given_day(cli, "as_of", &as_of);
    subject.as_of = as_of;
    return result == CHAMBER_OK ? print_screen(cli, &chamber_post_screen, &subject) : result;
}

/* --- a table of posts --- */
int post_honorary(struct cli *cli, const void *record, bool *honorary)
{
    const struct chamber_post *post = record;
    CLEAN(chamber_role_clear) struct chamber_role role = {0};
    int result = chamber_role_get(cli->db, post->role, &role);
    if (result == CHAMBER_OK)
        *honorary = role.honorary == CHAMBER_YES;
    return result;
}

/* --- commands --- */
static const struct option end_options[] = {
    {.name = "until_on", .alias = "on", .of = &chamber_post_noun},
    {.name = "end_reason", .alias = "reason", .of = &chamber_post_noun},
    {NULL},
};

static const struct option brief_options[] = {
    {.name = "months", .value = "N", .help = "option_months_ahead"},
    {NULL},
};

const struct command post_commands[] = {
    {"post", "end", .summary = "help_post_end", .operands = "REF", .least = 1, .most = 1,
     .options = end_options, .takes = TAKES_DRY_RUN | TAKES_YES, .access = ACCESS_WRITE,
     .run = run_end, .example = "chamber post end '#5' --on 今天 --reason 调整"},
    {"post", "vacancies", .summary = "help_post_vacancies", .takes = TAKES_FILE | TAKES_AS_OF,
     .access = ACCESS_READ, .run = run_vacancies, .example = "chamber post vacancies"},
    {"post", "brief", .summary = "help_post_brief", .options = brief_options,
     .takes = TAKES_SCREEN | TAKES_AS_OF, .access = ACCESS_READ, .run = run_brief,
     .example = "chamber post brief --as_of 2018-06-30"},
    {.verb = NULL},
};
