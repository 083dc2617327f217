/* SPDX-License-Identifier: MIT */
/* stats: the figures of a period, as they are or as they were frozen. Tables are in stats_table.c,
 * CSV in stats_csv.c, workbooks in stats_book.c, the page in stats_html.c, plain lines in
 * stats_text.c, the records behind a figure in evidence.c. */
#include <string.h>

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

/* With what differs from the frozen period at its end, if it is frozen. */
static int print_json(struct cli *cli, const struct chamber_stats *stats,
                      const struct chamber_differences *differences)
{
    CLEAN_TEXT char *json = NULL;
    CLEAN_TEXT char *frozen = NULL;
    int result = chamber_stats_json(cli->db, stats, &json);
    if (result == CHAMBER_OK && differences && differences->id)
        result = chamber_differences_json(cli->db, differences, &frozen);
    if (result < 0)
        return result;
    fprintf(cli->out, "%.*s", (int)strlen(json) - (frozen ? 1 : 0), json);
    fprintf(cli->out, "%s%s%s\n", frozen ? ",\"frozen\":" : "", frozen ? frozen : "",
            frozen ? "}" : "");
    return CHAMBER_OK;
}

static int print_all(struct cli *cli, const struct chamber_stats *stats,
                     const struct chamber_differences *differences)
{
    if (wants_json(cli))
        return print_json(cli, stats, differences);
    if (cli->format == FORMAT_XLSX)
        return print_report_book(cli, stats);
    if (cli->format == FORMAT_HTML)
        return print_report(cli, stats);
    return wants_csv(cli) ? print_csv(cli, stats) : print_tables(cli, stats);
}

/* What else can be made of the figures: the option that asks for it, and what prints it. */
static const struct view {
    const char *option;
    int (*print)(struct cli *cli, const struct chamber_stats *stats);
} views[] = {
    {"goods", print_goods},
    {"narrative", print_narrative},
    {"compare", print_comparison},
    {"compare_db", print_comparison_db},
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
    if (cli->format == FORMAT_HTML && (cli->operand_count > 1 || view))
        return complain(cli, CHAMBER_E_USAGE, "html", "stats_page_of_all");
    if (given_switch(cli, "freeze") && (asked > 0 || given_switch(cli, "frozen")))
        return complain(cli, CHAMBER_E_USAGE, "freeze", "stats_freeze_alone");
    if (given_switch(cli, "frozen") && (cli->operand_count > 1 || given_switch(cli, "as_of")))
        return complain(cli, CHAMBER_E_USAGE, "frozen", "stats_frozen_alone");
    if (cli->operand_count == 1 && given_switch(cli, "key"))
        return complain(cli, CHAMBER_E_USAGE, "key", "stats_key_of_what", "--key");
    if (cli->operand_count == 1 && given_switch(cli, "level"))
        return complain(cli, CHAMBER_E_USAGE, "level", "stats_key_of_what", "--level");
    return CHAMBER_OK;
}

static int print_stats(struct cli *cli, struct chamber_stats *stats,
                       const struct chamber_differences *differences)
{
    const struct view *view = chosen_view(cli);
    const char *section = given_value(cli, "section");
    int result = section ? chamber_stats_keep(cli->db, stats, section) : CHAMBER_OK;
    if (result == CHAMBER_OK)
        result = view ? view->print(cli, stats) : print_all(cli, stats, differences);
    return result == CHAMBER_OK && differences ? say_differences(cli, stats, differences) : result;
}

/* As they are now, and what of them was frozen otherwise. */
static int print_live(struct cli *cli, const char *as_of)
{
    struct chamber_stats *stats = NULL;
    struct chamber_differences *differences = NULL;
    int result = chamber_stats_compute(cli->db, cli->operands[0], as_of, &stats);
    if (result == CHAMBER_OK && !chosen_view(cli))
        result = chamber_stats_differences(cli->db, cli->operands[0], &differences);
    if (result == CHAMBER_OK)
        result = print_stats(cli, stats, differences);
    chamber_differences_free(differences);
    chamber_stats_free(stats);
    return result;
}

static int print_frozen(struct cli *cli)
{
    struct chamber_stats *stats = NULL;
    int result = chamber_stats_frozen(cli->db, cli->operands[0], &stats);
    if (result == CHAMBER_OK)
        result = print_stats(cli, stats, NULL);
    chamber_stats_free(stats);
    return result;
}

static int run_stats(struct cli *cli)
{
    CLEAN_TEXT char *as_of = NULL;
    int result = check_choice(cli);
    if (result == CHAMBER_OK)
        result = given_day(cli, "as_of", &as_of);
    if (result < 0)
        return result;
    if (given_switch(cli, "freeze"))
        return freeze_stats(cli, as_of);
    if (given_switch(cli, "frozen"))
        return print_frozen(cli);
    return cli->operand_count > 1 ? print_evidence(cli, as_of) : print_live(cli, as_of);
}

static const struct option stats_options[] = {
    {.name = "as_of", .value = "DATE", .help = "option_stats_as_of"},
    {.name = "key", .value = "KEY", .help = "option_stats_key"},
    {.name = "level", .value = "LEVEL", .help = "option_stats_level"},
    {.name = "section", .value = "SECTION", .help = "option_stats_section"},
    {.name = "goods", .kind = OPTION_SWITCH, .help = "option_stats_goods"},
    {.name = "narrative", .kind = OPTION_SWITCH, .help = "option_stats_narrative"},
    {.name = "compare", .value = "PERIOD", .help = "option_stats_compare"},
    {.name = "compare_db", .value = "FILE", .help = "option_stats_compare_db"},
    {.name = "freeze", .kind = OPTION_SWITCH, .help = "option_freeze"},
    {.name = "frozen", .kind = OPTION_SWITCH, .help = "option_frozen"},
    {.name = "definitions", .kind = OPTION_SWITCH, .help = "option_definitions"},
    {NULL},
};

const struct command stats_commands[] = {
    {NULL, "stats", .summary = "help_stats", .operands = "PERIOD [FIGURE]", .least = 1, .most = 2,
     .options = stats_options, .takes = TAKES_FILE | TAKES_HTML, .access = ACCESS_READ,
     .writes = "freeze", .run = run_stats, .example = "chamber stats 2018"},
    {.verb = NULL},
};
