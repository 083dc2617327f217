/* SPDX-License-Identifier: MIT */
/* What is asked about visits: the sheet for those planned, and who falls short of the rules. */
#include <inttypes.h>
#include <string.h>

#include "cli/cli.h"

/* --- visit sheet --- */
static int print_follow_ups(struct cli *cli, chamber_id enterprise)
{
    char ref[24];
    struct chamber_cursor *cursor;
    snprintf(ref, sizeof(ref), "#%" PRId64, enterprise);
    struct chamber_filter filters[] = {{"enterprise", ref}, {"follow_up_due", NULL}};
    struct chamber_list list = {.filters = filters, .filter_count = COUNT_OF(filters)};
    int result = chamber_visit_open(cli->db, &list, &cursor);
    if (result < 0)
        return result;
    fputs(cli->json ? "," : "\n", cli->out);
    result = sheet_list(cli, "brief_follow_ups", "follow_ups", &chamber_visit_noun, cursor);
    chamber_cursor_close(cursor);
    return result;
}

/* The visit, then the members of the enterprise's own object. */
static int print_object(struct cli *cli, const struct chamber_visit *visit)
{
    CLEAN_TEXT char *planned = NULL;
    CLEAN_TEXT char *brief = NULL;
    int result = chamber_record_json(cli->db, &chamber_visit_noun, visit, &planned);
    if (result == CHAMBER_OK)
        result = chamber_enterprise_brief_json(cli->db, visit->enterprise, &brief);
    if (result < 0)
        return result;
    fprintf(cli->out, "{\"visit\":%s,%.*s", planned, (int)strlen(brief) - 2, brief + 1);
    result = print_follow_ups(cli, visit->enterprise);
    fputs("}", cli->out);
    return result;
}

static int print_words(struct cli *cli, const struct chamber_visit *visit)
{
    int result = print_fields(cli, &chamber_visit_noun, visit, NULL);
    fputs("\n", cli->out);
    if (result == CHAMBER_OK)
        result = print_enterprise(cli, visit->enterprise);
    return result == CHAMBER_OK ? print_follow_ups(cli, visit->enterprise) : result;
}

/* The visits of a list, apart from each other. */
static int print_visits(struct cli *cli, const struct chamber_list *list, size_t *count)
{
    struct chamber_cursor *cursor;
    CLEAN(chamber_visit_clear) struct chamber_visit visit = {0};
    int result = chamber_visit_open(cli->db, list, &cursor);
    if (result < 0)
        return result;
    while ((result = chamber_visit_next(cursor, &visit)) == CHAMBER_ROW) {
        if (*count > 0)
            fputs(cli->json ? ",\n" : "\n----------------------------------------\n\n", cli->out);
        ++*count;
        result = cli->json ? print_object(cli, &visit) : print_words(cli, &visit);
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
        result = chamber_day_after(cli->db, chamber_today(cli->db), 1, &day);
    if (result < 0)
        return result;
    struct chamber_filter planned = {"state", "planned"};
    struct chamber_list list = {.filters = &planned, .filter_count = 1, .from = day, .until = day};
    fputs(cli->json ? "[" : "", cli->out);
    result = print_visits(cli, &list, &count);
    fputs(cli->json ? "]\n" : "", cli->out);
    if (result == CHAMBER_OK && count == 0)
        say(cli, "sheet_no_visits", day, phrase(cli, weekday_id(day)));
    return result;
}

/* --- visit rules --- */
static int run_rules(struct cli *cli)
{
    size_t rules = 0;
    struct chamber_cursor *cursor;
    CLEAN_TEXT char *as_of = NULL;
    int result = given_day(cli, "as_of", &as_of);
    if (result == CHAMBER_OK)
        result = chamber_visit_rules_open(cli->db, as_of, &rules, &cursor);
    if (result < 0)
        return result;
    result = print_cursor(cli, &chamber_shortfall_noun, cursor);
    chamber_cursor_close(cursor);
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
     .takes = TAKES_OUTPUT, .access = ACCESS_READ, .run = run_sheet,
     .example = "chamber visit sheet --on 明天"},
    {"visit", "rules", .summary = "help_visit_rules", .options = rules_options, .takes = TAKES_FILE,
     .access = ACCESS_READ, .run = run_rules, .example = "chamber visit rules --as_of 2018-12-31"},
    {.verb = NULL},
};
