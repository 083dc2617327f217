/* SPDX-License-Identifier: MIT */
/* help --man: the manual page (man(7)), made from the same tables as everything else. */
#include <string.h>

#include "cli/cli.h"

/* Text as it is: no line begins a request, no backslash or hyphen means anything. */
static void put_text(FILE *out, const char *text)
{
    fputs(*text == '.' || *text == '\'' ? "\\&" : "", out);
    for (; *text; text++) {
        if (*text == '\\')
            fputs("\\e", out);
        else if (*text == '-')
            fputs("\\-", out);
        else
            putc(*text, out);
    }
}

static void put_line(FILE *out, const char *text)
{
    put_text(out, text);
    putc('\n', out);
}

static void put_section(struct cli *cli, const char *title)
{
    fprintf(cli->out, ".SH \"%s\"\n", phrase(cli, title));
}

/* What is meant, in bold, and what it does. */
static void put_term(struct cli *cli, const char *term, const char *meaning)
{
    fputs(".TP\n.B ", cli->out);
    put_line(cli->out, term);
    put_line(cli->out, meaning);
}

static void put_command(struct cli *cli, const struct command *command,
                        const struct chamber_noun *noun)
{
    CLEAN_FREE char *term = text_format(
        "chamber %s%s%s%s%s", noun ? chamber_noun_name(noun) : "", noun ? " " : "", command->verb,
        command->operands ? " " : "", command->operands ? command->operands : "");
    cli->starved = cli->starved || !term;
    put_term(cli, term ? term : command->verb, phrase(cli, command->summary));
}

/* The commands that every noun has, once; then each noun's own. */
static void put_commands(struct cli *cli)
{
    struct command_place place = {0};
    put_section(cli, "man_every");
    for (const struct command *at; (at = command_next(&place));)
        if (at->noun && strcmp(at->noun, "*") == 0)
            put_term(cli, at->verb, phrase(cli, at->summary));
    put_section(cli, "man_nouns");
    for (size_t i = 0; chamber_nouns()[i]; i++) {
        const struct chamber_noun *noun = chamber_nouns()[i];
        place = (struct command_place){0};
        put_term(cli, chamber_noun_name(noun), chamber_noun_label(noun));
        for (const struct command *at; (at = command_next(&place));)
            if (at->noun && strcmp(at->noun, chamber_noun_name(noun)) == 0)
                put_command(cli, at, noun);
    }
    put_section(cli, "man_database");
    place = (struct command_place){0};
    for (const struct command *at; (at = command_next(&place));)
        if (!at->noun)
            put_command(cli, at, NULL);
}

static void put_options(struct cli *cli)
{
    CLEAN(options_free) struct options options = {0};
    if (options_build(cli, NULL, NULL, &options) < 0) {
        cli->starved = true;
        return;
    }
    put_section(cli, "man_options");
    for (size_t i = 0; i < options.count; i++) {
        const struct option *option = &options.items[i];
        CLEAN_FREE char *term =
            text_format("--%s%s%s", option->name, option->kind == OPTION_VALUE ? " " : "",
                        option->kind == OPTION_VALUE ? option->value : "");
        cli->starved = cli->starved || !term;
        put_term(cli, term ? term : option->name, option->help ? phrase(cli, option->help) : "");
    }
}

static void put_environment(struct cli *cli)
{
    static const char *const variables[][2] = {{"CHAMBER_DB", "man_chamber_db"},
                                               {"CHAMBER_READ_ONLY", "man_chamber_read_only"},
                                               {"CHAMBER_TODAY", "man_chamber_today"},
                                               {"CHAMBER_PAGER", "man_chamber_pager"},
                                               {"PAGER", "man_pager"},
                                               {"NO_COLOR", "man_no_color"},
                                               {"COLUMNS", "man_columns"}};
    put_section(cli, "man_environment");
    for (size_t i = 0; i < COUNT_OF(variables); i++)
        put_term(cli, variables[i][0], phrase(cli, variables[i][1]));
    put_section(cli, "man_files");
    put_term(cli, "~/.config/chamber/config", phrase(cli, "man_config"));
    put_term(cli, "~/.local/share/chamber/chamber.db", phrase(cli, "man_default_db"));
}

static void put_topic(struct cli *cli, const char *title, const char *const *lines)
{
    put_section(cli, title);
    for (; *lines; lines++) {
        fputs(".PP\n", cli->out);
        put_line(cli->out, phrase(cli, *lines));
    }
}

int help_manual(struct cli *cli)
{
    fprintf(cli->out, ".\\\" chamber help --man\n.TH CHAMBER 1 \"\" \"chamber %s\"\n.ad l\n.nh\n",
            chamber_version());
    put_section(cli, "man_name");
    fputs("chamber \\- ", cli->out);
    put_line(cli->out, phrase(cli, "man_what"));
    put_section(cli, "man_synopsis");
    fputs(".B chamber\n", cli->out);
    put_line(cli->out, "[--db FILE] NOUN VERB [REF...] [--FIELD VALUE]... [-o FILE]");
    put_commands(cli);
    put_options(cli);
    help_each_topic(cli, put_topic);
    put_environment(cli);
    return CHAMBER_OK;
}
