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
    struct chamber_cursor *cursor;
    int result = given_day(cli, "as_of", &as_of);
    if (result == CHAMBER_OK)
        result = chamber_post_vacancies_open(cli->db, as_of, &cursor);
    if (result < 0)
        return result;
    result = print_cursor(cli, &chamber_vacancy_noun, cursor);
    chamber_cursor_close(cursor);
    return result;
}

/* --- brief --- */
static int print_leaders(struct cli *cli, const char *as_of)
{
    struct chamber_filter leading = {"leading", NULL};
    struct chamber_list list = {.filters = &leading, .filter_count = 1, .as_of = as_of};
    struct chamber_cursor *cursor;
    int result = chamber_post_open(cli->db, &list, &cursor);
    if (result < 0)
        return result;
    result = sheet_list(cli, "post_leaders", "leaders", &chamber_post_noun, cursor);
    chamber_cursor_close(cursor);
    return result;
}

static int print_vacancies(struct cli *cli, const char *as_of)
{
    struct chamber_cursor *cursor;
    int result = chamber_post_vacancies_open(cli->db, as_of, &cursor);
    if (result < 0)
        return result;
    result = sheet_list(cli, "post_vacancies", "vacancies", &chamber_vacancy_noun, cursor);
    chamber_cursor_close(cursor);
    return result;
}

static int print_endings(struct cli *cli, const char *as_of, int64_t months)
{
    struct chamber_cursor *cursor;
    int result = chamber_post_ending_open(cli->db, as_of, months, &cursor);
    if (result < 0)
        return result;
    result = sheet_list(cli, "post_endings", "ending", &chamber_ending_noun, cursor);
    chamber_cursor_close(cursor);
    return result;
}

static int print_brief(struct cli *cli, const char *as_of, int64_t months)
{
    const char *gap = cli->json ? "," : "\n";
    if (cli->json)
        fprintf(cli->out, "{\"as_of\":\"%s\",", as_of);
    else
        fprintf(cli->out, "%s %s\n\n", as_of, phrase(cli, weekday_id(as_of)));
    int result = print_leaders(cli, as_of);
    fputs(gap, cli->out);
    if (result == CHAMBER_OK)
        result = print_vacancies(cli, as_of);
    fputs(gap, cli->out);
    if (result == CHAMBER_OK)
        result = print_endings(cli, as_of, months);
    if (cli->json)
        fputs("}\n", cli->out);
    return result;
}

static int run_brief_of_posts(struct cli *cli)
{
    enum { USUAL_MONTHS = 6 };
    CLEAN_TEXT char *as_of = NULL;
    const char *text = given_value(cli, "months");
    int64_t months = text ? parse_count(text) : USUAL_MONTHS;
    if (months <= 0)
        return complain(cli, CHAMBER_E_USAGE, "months", "option_needs_number", "months", text);
    int result = given_day(cli, "as_of", &as_of);
    return result == CHAMBER_OK ? print_brief(cli, as_of ? as_of : chamber_today(cli->db), months)
                                : result;
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
     .takes = TAKES_OUTPUT | TAKES_TEXT | TAKES_AS_OF, .access = ACCESS_READ,
     .run = run_brief_of_posts, .example = "chamber post brief --as_of 2018-06-30"},
    {.verb = NULL},
};
