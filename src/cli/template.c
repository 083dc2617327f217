/* SPDX-License-Identifier: MIT */
/* template: the empty form of a noun, as a workbook to fill in, as a CSV of headings or as a JSON
 * Schema; `chamber NOUN template` and `chamber template NOUN` are the same. */
#include <string.h>

#include "cli/cli.h"

static int print_headings(struct cli *cli, const struct chamber_noun *noun)
{
    const char *heads[64];
    size_t count;
    const struct chamber_field *fields = chamber_noun_fields(noun, &count);
    for (size_t i = 0; i < count; i++)
        heads[i] = field_title(cli, &fields[i]);
    int result = csv_begin(cli);
    return result == CHAMBER_OK ? csv_row(cli, heads, count) : result;
}

static int print_schema(struct cli *cli, const struct chamber_noun *noun)
{
    CLEAN_TEXT char *json = NULL;
    int result = chamber_noun_schema(noun, &json);
    if (result == CHAMBER_OK)
        fprintf(cli->out, "%s\n", json);
    return result;
}

static int print_template(struct cli *cli, const struct chamber_noun *noun)
{
    if (cli->format == FORMAT_XLSX)
        return chamber_book_template(cli->book, noun);
    return wants_json(cli) ? print_schema(cli, noun) : print_headings(cli, noun);
}

static int run_template(struct cli *cli)
{
    return print_template(cli, cli->noun);
}

/* The noun is an operand; its label does as well. */
static int run_template_of(struct cli *cli)
{
    const char *word = cli->operands[0];
    const struct chamber_noun *noun = noun_called(word);
    if (!noun)
        return unknown_command(cli, word);
    if (chamber_noun_is_event(noun))
        return unknown_verb(cli, noun, "template");
    return print_template(cli, noun);
}

#define TAKES_TEMPLATE (TAKES_OUTPUT | TAKES_CSV | TAKES_XLSX)

const struct command template_commands[] = {
    {"*", "template", .summary = "help_template", .takes = TAKES_TEMPLATE,
     .access = ACCESS_IF_THERE, .run = run_template, .example = "chamber NOUN template"},
    {NULL, "template", .summary = "help_template", .operands = "NOUN", .least = 1, .most = 1,
     .takes = TAKES_TEMPLATE, .access = ACCESS_IF_THERE, .run = run_template_of,
     .example = "chamber template enterprise"},
    {.verb = NULL},
};
