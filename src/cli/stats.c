/* SPDX-License-Identifier: MIT */
/* stats: the figures of a period as tables and JSON; CSV is in stats_csv.c, plain lines in
 * stats_text.c, the records behind a figure in evidence.c. */
#include <inttypes.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/stats.h"

const char *people_number(const struct chamber_figure *figure, struct chamber_number number,
                          char *text, size_t size)
{
    if (!number.given)
        snprintf(text, size, "—");
    else if (figure->kind == CHAMBER_FIGURE_RATE)
        snprintf(text, size, "%.1f%%", number.value * 100);
    else
        snprintf(text, size, "%.15g%s%s", number.value, *figure->unit ? " " : "", figure->unit);
    return text;
}

/* --- tables --- */
static int figure_row(struct cli *cli, struct table *table, const struct chamber_figure *figure)
{
    char value[48], previous[48], upper[32], lower[32], parts[72] = "";
    if (figure->denominator.given)
        snprintf(parts, sizeof(parts), "%s/%s", plain_number(figure->numerator, upper, 32),
                 plain_number(figure->denominator, lower, 32));
    const char *const cells[] = {
        figure->id,
        figure->label,
        people_number(figure, figure->value, value, sizeof(value)),
        parts,
        people_number(figure, figure->previous, previous, sizeof(previous)),
        figure->definition};
    size_t count = given_switch(cli, "definitions") ? 6 : 5;
    int result = table_row(table);
    for (size_t i = 0; i < count && result == CHAMBER_OK; i++)
        result = table_cell(table, i, cells[i]);
    return result;
}

static int figures_table(struct cli *cli, const struct part *part)
{
    static const char *const heads[] = {"stats_id",    "stats_figure",   "stats_value",
                                        "stats_parts", "stats_previous", "stats_definition"};
    size_t columns = given_switch(cli, "definitions") ? 6 : 5;
    CLEAN_TABLE struct table *table = table_new(cli);
    int result = table ? CHAMBER_OK : out_of_memory(cli);
    for (size_t i = 0; i < columns && result == CHAMBER_OK; i++)
        result = table_column(table, phrase(cli, heads[i]),
                              i >= 2 && i <= 4 ? FIT_RIGHT
                              : i == 0         ? FIT_WHOLE
                                               : FIT_WRAP);
    for (size_t i = 0; i < part->figure_count && result == CHAMBER_OK; i++)
        result = figure_row(cli, table, &part->figures[i]);
    return result == CHAMBER_OK ? table_print(table) : result;
}

int honor_level_text(struct cli *cli, const char *level, char **text)
{
    const struct chamber_noun *noun = &chamber_honor_noun;
    const struct chamber_honor honor = {.level = level};
    return chamber_field_format(cli->db, chamber_noun_field(noun, "level"), &honor, CHAMBER_WORDS,
                                text);
}

static int level_cell(struct cli *cli, struct table *table, size_t column, const char *level)
{
    CLEAN_TEXT char *text = NULL;
    int result = honor_level_text(cli, level, &text);
    return result < 0 ? result : table_cell(table, column, text);
}

const char *breakdown_column_title(const struct cli *cli, const char *name)
{
    static const char *const titles[][2] = {
        {"raised", "stats_raised"},           {"resolved", "stats_resolved"},
        {"assigned", "stats_assigned"},       {"visited", "stats_visited"},
        {"joined_in", "stats_joined_in"},     {"enterprises", "stats_enterprises"},
        {"persons", "stats_persons"},         {"chamber", "stats_chamber"},
        {"recommended", "stats_recommended"}, {"accepted", "stats_accepted"},
    };
    for (size_t i = 0; i < COUNT_OF(titles); i++) {
        if (strcmp(titles[i][0], name) == 0)
            return phrase(cli, titles[i][1]);
    }
    return name;
}

static int breakdown_row(struct cli *cli, struct table *table,
                         const struct chamber_breakdown *breakdown,
                         const struct chamber_breakdown_row *row)
{
    char number[24], earlier[24];
    size_t column = 1;
    bool levels = breakdown_has_levels(breakdown);
    int result = table_row(table);
    if (result == CHAMBER_OK)
        result = table_cell(table, 0, row->label ? row->label : "");
    if (result == CHAMBER_OK && levels)
        result = level_cell(cli, table, column++, row->level);
    snprintf(number, sizeof(number), "%" PRId64, row->value);
    if (result == CHAMBER_OK)
        result = table_cell(table, column++, number);
    const char *previous = plain_number(row->previous, earlier, sizeof(earlier));
    if (result == CHAMBER_OK)
        result = table_cell(table, column++, row->previous.given ? previous : "—");
    for (size_t i = 0; i < row->column_count && result == CHAMBER_OK; i++) {
        snprintf(number, sizeof(number), "%" PRId64, row->columns[i].value);
        result = table_cell(table, column++, number);
    }
    return result;
}

static int breakdown_table(struct cli *cli, const struct chamber_breakdown *breakdown)
{
    CLEAN_TABLE struct table *table = table_new(cli);
    int result = table ? table_column(table, breakdown->id, FIT_WRAP) : out_of_memory(cli);
    if (result == CHAMBER_OK && breakdown_has_levels(breakdown))
        result = table_column(table, phrase(cli, "stats_level"), FIT_WHOLE);
    if (result == CHAMBER_OK)
        result = table_column(table, phrase(cli, "stats_value"), FIT_RIGHT);
    if (result == CHAMBER_OK)
        result = table_column(table, phrase(cli, "stats_previous"), FIT_RIGHT);
    const struct chamber_breakdown_row *first = breakdown->rows;
    for (size_t i = 0; i < first->column_count && result == CHAMBER_OK; i++)
        result =
            table_column(table, breakdown_column_title(cli, first->columns[i].name), FIT_RIGHT);
    for (size_t i = 0; i < breakdown->row_count && result == CHAMBER_OK; i++)
        result = breakdown_row(cli, table, breakdown, &breakdown->rows[i]);
    if (result < 0)
        return result;
    fprintf(cli->out, "\n%s\n", breakdown->label);
    if (given_switch(cli, "definitions"))
        fprintf(cli->out, "%s\n", breakdown->definition);
    return table_print(table);
}

char *stats_heading(struct cli *cli, const struct chamber_stats *stats)
{
    return words(cli, "stats_heading", cli->operands[0], chamber_stats_from(stats),
                 chamber_stats_until(stats), chamber_stats_as_of(stats));
}

int print_heading(struct cli *cli, const struct chamber_stats *stats)
{
    CLEAN_TEXT char *heading = stats_heading(cli, stats);
    if (!heading)
        return out_of_memory(cli);
    fprintf(cli->out, "%s\n", heading);
    return CHAMBER_OK;
}

int print_part(struct cli *cli, const struct part *part)
{
    int result = CHAMBER_OK;
    if (cli->format == FORMAT_TEXT)
        return print_part_text(cli, part);
    if (part->figure_count > 0) {
        fputc('\n', cli->out);
        result = figures_table(cli, part);
    }
    for (size_t i = 0; i < part->table_count && result == CHAMBER_OK; i++)
        result = breakdown_table(cli, &part->tables[i]);
    return result;
}

static struct part all_of(const struct chamber_stats *stats)
{
    struct part part = {0};
    part.figures = chamber_stats_figures(stats, &part.figure_count);
    part.tables = chamber_stats_breakdowns(stats, &part.table_count);
    return part;
}

static int print_tables(struct cli *cli, const struct chamber_stats *stats)
{
    const struct part part = all_of(stats);
    int result = print_heading(cli, stats);
    return result == CHAMBER_OK ? print_part(cli, &part) : result;
}

static int print_csv(struct cli *cli, const struct chamber_stats *stats)
{
    const struct part part = all_of(stats);
    return print_parts_csv(cli, &part, 1);
}

static int print_book(struct cli *cli, const struct chamber_stats *stats)
{
    const struct part part = all_of(stats);
    CLEAN_TEXT char *heading = stats_heading(cli, stats);
    return heading ? print_sections_book(cli, heading, &part) : out_of_memory(cli);
}

/* --- JSON --- */
static int print_json(struct cli *cli, const struct chamber_stats *stats)
{
    CLEAN_TEXT char *json = NULL;
    int result = chamber_stats_json(cli->db, stats, &json);
    if (result == CHAMBER_OK)
        fprintf(cli->out, "%s\n", json);
    return result;
}

bool breakdown_has_levels(const struct chamber_breakdown *breakdown)
{
    for (size_t i = 0; i < breakdown->row_count; i++) {
        if (breakdown->rows[i].level)
            return true;
    }
    return false;
}

/* FIGURE, --section and --goods each ask for something else. */
static int check_choice(struct cli *cli)
{
    const char *section = given_value(cli, "section");
    bool goods = given_switch(cli, "goods");
    if ((cli->operand_count > 1) + (section != NULL) + goods > 1)
        return complain(cli, CHAMBER_E_USAGE, goods ? "goods" : "section", "stats_one_choice");
    if (cli->operand_count == 1 && given_value(cli, "key"))
        return complain(cli, CHAMBER_E_USAGE, "key", "stats_key_of_what");
    return CHAMBER_OK;
}

static int print_stats(struct cli *cli, struct chamber_stats *stats)
{
    const char *section = given_value(cli, "section");
    int result = section ? chamber_stats_keep(cli->db, stats, section) : CHAMBER_OK;
    if (result < 0)
        return result;
    if (given_switch(cli, "goods"))
        return print_goods(cli, stats);
    if (wants_json(cli))
        return print_json(cli, stats);
    if (cli->format == FORMAT_XLSX)
        return print_book(cli, stats);
    return wants_csv(cli) ? print_csv(cli, stats) : print_tables(cli, stats);
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
