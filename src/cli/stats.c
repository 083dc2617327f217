/* SPDX-License-Identifier: MIT */
/* stats: the figures of a period. Tables are in stats_table.c, CSV in stats_csv.c, workbooks in
 * stats_book.c, plain lines in stats_text.c, the records behind a figure in evidence.c. */
#include "cli/cli.h"
#include "cli/stats.h"

static struct chamber_section all_of(const struct chamber_stats *stats)
{
    struct chamber_section part = {0};
    part.figures = chamber_stats_figures(stats, &part.figure_count);
    part.tables = chamber_stats_breakdowns(stats, &part.table_count);
    return part;
}

static int print_tables(struct cli *cli, const struct chamber_stats *stats)
{
    const struct chamber_section part = all_of(stats);
    int result = print_heading(cli, stats);
    return result == CHAMBER_OK ? print_part(cli, &part) : result;
}

static int print_csv(struct cli *cli, const struct chamber_stats *stats)
{
    const struct chamber_section part = all_of(stats);
    return print_parts_csv(cli, &part, 1, false);
}

static int print_book(struct cli *cli, const struct chamber_stats *stats)
{
    size_t count;
    const struct chamber_section *sections = chamber_stats_sections(stats, &count);
    CLEAN_TEXT char *heading = stats_heading(cli, stats);
    return heading ? print_parts_book(cli, heading, sections, count) : out_of_memory(cli);
}

static int print_json(struct cli *cli, const struct chamber_stats *stats)
{
    CLEAN_TEXT char *json = NULL;
    int result = chamber_stats_json(cli->db, stats, &json);
    if (result == CHAMBER_OK)
        fprintf(cli->out, "%s\n", json);
    return result;
}

static int print_all(struct cli *cli, const struct chamber_stats *stats)
{
    if (wants_json(cli))
        return print_json(cli, stats);
    if (cli->format == FORMAT_XLSX)
        return print_book(cli, stats);
    return wants_csv(cli) ? print_csv(cli, stats) : print_tables(cli, stats);
}

/* What else can be made of the figures: the option that asks for it, and what prints it. */
static const struct view {
    const char *option;
    int (*print)(struct cli *cli, const struct chamber_stats *stats);
} views[] = {
    {"goods", print_goods},
};

static const struct view *chosen_view(const struct cli *cli)
{
    for (size_t i = 0; i < COUNT_OF(views); i++) {
        if (given_switch(cli, views[i].option))
            return &views[i];
    }
    return NULL;
}

/* FIGURE, --section and each view ask for something else. */
static int check_choice(struct cli *cli)
{
    const struct view *view = chosen_view(cli);
    size_t asked = cli->operand_count > 1 ? 1 : 0;
    asked += given_switch(cli, "section") ? 1 : 0;
    for (size_t i = 0; i < COUNT_OF(views); i++)
        asked += given_switch(cli, views[i].option) ? 1 : 0;
    if (asked > 1)
        return complain(cli, CHAMBER_E_USAGE, view ? view->option : "section", "stats_one_choice");
    if (cli->operand_count == 1 && given_switch(cli, "key"))
        return complain(cli, CHAMBER_E_USAGE, "key", "stats_key_of_what");
    return CHAMBER_OK;
}

static int print_stats(struct cli *cli, struct chamber_stats *stats)
{
    const struct view *view = chosen_view(cli);
    const char *section = given_value(cli, "section");
    int result = section ? chamber_stats_keep(cli->db, stats, section) : CHAMBER_OK;
    if (result < 0)
        return result;
    return view ? view->print(cli, stats) : print_all(cli, stats);
}

static int run_stats(struct cli *cli)
{
    CLEAN_TEXT char *as_of = NULL;
    struct chamber_stats *stats;
    int result = check_choice(cli);
    if (result == CHAMBER_OK)
        result = given_day(cli, "as_of", &as_of);
    if (result == CHAMBER_OK && cli->operand_count > 1)
        return print_evidence(cli, as_of);
    if (result == CHAMBER_OK)
        result = chamber_stats_compute(cli->db, cli->operands[0], as_of, &stats);
    if (result < 0)
        return result;
    result = print_stats(cli, stats);
    chamber_stats_free(stats);
    return result;
}

static const struct option stats_options[] = {
    {.name = "as_of", .value = "DATE", .help = "option_stats_as_of"},
    {.name = "key", .value = "KEY", .help = "option_stats_key"},
    {.name = "section", .value = "SECTION", .help = "option_stats_section"},
    {.name = "goods", .kind = OPTION_SWITCH, .help = "option_stats_goods"},
    {.name = "definitions", .kind = OPTION_SWITCH, .help = "option_definitions"},
    {NULL},
};

const struct command stats_commands[] = {
    {NULL, "stats", .summary = "help_stats", .operands = "PERIOD [FIGURE]", .least = 1, .most = 2,
     .options = stats_options, .takes = TAKES_FILE, .access = ACCESS_READ, .run = run_stats,
     .example = "chamber stats 2018"},
    {.verb = NULL},
};
