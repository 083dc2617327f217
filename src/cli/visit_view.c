/* SPDX-License-Identifier: MIT */
/* What is asked about visits: the sheet for those planned, and who falls short of the rules. */
#include "cli/cli.h"

/* --- visit sheet --- */
/* The visits of a list, apart from each other. */
static int print_visits(struct cli *cli, const struct chamber_list *list, size_t *count)
{
    struct chamber_cursor *cursor;
    CLEAN(chamber_visit_clear) struct chamber_visit visit = {0};
    int result = chamber_visit_open(cli->db, list, &cursor);
    if (result < 0)
        return result;
    while ((result = chamber_visit_next(cursor, &visit)) == CHAMBER_ROW) {
        screen_gap(cli, *count, "\n----------------------------------------\n\n");
        ++*count;
        result = print_screen(cli, &chamber_visit_screen,
                              &(struct chamber_screen_subject){.id = visit.id});
        if (result < 0)
            break;
    }
    chamber_cursor_close(cursor);
    return result;
}

static int run_sheet(struct cli *cli)
{
    size_t count = 0;
    CLEAN_TEXT char *day = NULL;
    int result = given_day(cli, "on", &day);
    if (result == CHAMBER_OK && !day)
        result = chamber_day_after(cli->db, NULL, 1, &day);
    if (result < 0)
        return result;
    struct chamber_filter planned = {"state", "planned"};
    struct chamber_list list = {.filters = &planned, .filter_count = 1, .from = day, .until = day};
    fputs(cli->format == FORMAT_JSON ? "[" : "", cli->out);
    result = print_visits(cli, &list, &count);
    fputs(cli->format == FORMAT_JSON ? "]\n" : "", cli->out);
    if (result == CHAMBER_OK && count == 0)
        say(cli, "sheet_no_visits", day, phrase(cli, weekday_id(day)));
    return result;
}

/* --- visit rules --- */
static int run_rules(struct cli *cli)
{
    size_t rules = 0;
    struct chamber_cursor *cursor = NULL;
    CLEAN_TEXT char *as_of = NULL;
    int result = given_day(cli, "as_of", &as_of);
    if (result == CHAMBER_OK)
        result = chamber_visit_rules_open(cli->db, as_of, &rules, &cursor);
    result = print_opened(cli, &chamber_visit_shortfall_noun, result, cursor);
    if (result == CHAMBER_OK && rules == 0)
        say(cli, "rules_none");
    return result;
}

/* --- commands --- */
static const struct option sheet_options[] = {
    {.name = "on", .value = "DATE", .help = "option_sheet_on"},
    {NULL},
};

static const struct option rules_options[] = {
    {.name = "as_of", .value = "DATE", .help = "option_as_of"},
    {NULL},
};

const struct command visit_view_commands[] = {
    {"visit", "sheet", .summary = "help_visit_sheet", .options = sheet_options,
     .takes = TAKES_SCREEN, .access = ACCESS_READ, .run = run_sheet,
     .example = "chamber visit sheet --on 明天"},
    {"visit", "rules", .summary = "help_visit_rules", .options = rules_options, .takes = TAKES_FILE,
     .access = ACCESS_READ, .run = run_rules, .example = "chamber visit rules --as_of 2018-12-31"},
    {.verb = NULL},
};
