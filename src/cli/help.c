/* SPDX-License-Identifier: MIT */
/* help: made from the same tables that parse. Every page begins with an example. */
#include <string.h>

#include "cli/cli.h"

/* A name of one or two words ("": one), and blanks up to where meanings begin. Names are ASCII. */
static void print_name(FILE *out, const char *first, const char *second)
{
    enum { COLUMN = 34, LEAST = 2 };
    static const char blanks[COLUMN + 1] = "                                  ";
    size_t width = LEAST + strlen(first) + (*second ? 1 + strlen(second) : 0);
    fputs(blanks + COLUMN - LEAST, out);
    fputs(first, out);
    fputs(*second ? " " : "", out);
    fputs(second, out);
    fputs(blanks + (width + LEAST < COLUMN ? width : COLUMN - LEAST), out);
}

static void print_pair(FILE *out, const char *name, const char *meaning)
{
    print_name(out, name, "");
    fputs(meaning, out);
    fputs("\n", out);
}

/* An example with the noun's own words in it. */
static void print_example(struct cli *cli, const struct command *command,
                          const struct chamber_noun *noun)
{
    const struct noun_entry *entry = noun ? noun_entry(noun) : NULL;
    const struct {
        const char *stands, *for_it;
    } tokens[] = {{"NOUN", noun ? chamber_noun_name(noun) : ""},
                  {"REF", entry ? entry->ref : ""},
                  {"ADD", entry ? entry->add : ""},
                  {"EDIT", entry ? entry->edit : ""},
                  {"REMOVE", entry ? entry->remove : ""}};
    for (const char *at = command->example; *at;) {
        size_t i = 0, length = strspn(at, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
        while (i < COUNT_OF(tokens) &&
               (strlen(tokens[i].stands) != length || strncmp(at, tokens[i].stands, length) != 0))
            i++;
        if (i < COUNT_OF(tokens))
            fputs(tokens[i].for_it ? tokens[i].for_it : "", cli->out);
        else
            fprintf(cli->out, "%.*s", (int)(length ? length : 1), at);
        at += length ? length : 1;
    }
    fputs("\n", cli->out);
}

static const char *flag_word(struct cli *cli, const struct option *option,
                             const struct command *command)
{
    if ((option->field->flags & CHAMBER_REQUIRED) && strcmp(command->verb, "add") == 0)
        return phrase(cli, "help_required");
    if ((option->field->flags & CHAMBER_LIST) && !(command->takes & TAKES_FILTERS))
        return phrase(cli, "help_several");
    return "";
}

static void print_words(const struct cli *cli, FILE *out, const struct chamber_field *field)
{
    for (const struct chamber_word *word = field->words; word && word->code; word++)
        fprintf(out, "%s%s%s%s", word == field->words ? "  " : " | ", word->code,
                cli->language == CHAMBER_ZH ? " " : "",
                cli->language == CHAMBER_ZH ? word->zh : "");
    if (field->kind == CHAMBER_CHOICE)
        fprintf(out, "  choice %s", field->list);
    if (field->kind == CHAMBER_REF)
        fprintf(out, "  %s", chamber_noun_name(field->refers));
}

static const char *condition_title(const struct cli *cli, const struct chamber_condition *condition)
{
    return cli->language == CHAMBER_EN ? condition->english : condition->label;
}

static void print_option(struct cli *cli, const struct option *option,
                         const struct command *command)
{
    const char *meaning = option->help ? phrase(cli, option->help) : "";
    char *words = NULL;
    size_t size = 0;
    CLEAN_FREE char *name = text_format(
        "%s--%s%s%s%s%s", option->letter ? "-o, " : "", option->name, option->alias ? ", --" : "",
        option->alias ? option->alias : "", option->kind == OPTION_VALUE ? " " : "",
        option->kind == OPTION_VALUE ? option->value : "");
    FILE *out = text_open(&words, &size);
    if (out && option->field) {
        const char *flag = flag_word(cli, option, command);
        fprintf(out, "%s%s%s", field_title(cli, option->field), *flag ? " · " : "", flag);
        fputs(*meaning ? " · " : "", out);
        fputs(meaning, out);
        print_words(cli, out, option->field);
    } else if (out) {
        fputs(option->condition ? condition_title(cli, option->condition) : meaning, out);
        if (option->condition && option->condition->refers)
            fprintf(out, "  %s", chamber_noun_name(option->condition->refers));
    }
    if (out && text_close(out) && name)
        print_pair(cli->out, name, words);
    else
        cli->starved = true;
    free(words);
}

int help_command(struct cli *cli, const struct command *command, const struct chamber_noun *noun)
{
    CLEAN(options_free) struct options options = {0};
    int result = options_build(cli, command, noun, &options);
    if (result < 0)
        return result;
    print_example(cli, command, noun);
    fprintf(cli->out, "\n%s\n\n", phrase(cli, command->summary));
    fprintf(cli->out, "%s chamber %s%s%s%s%s%s\n\n", phrase(cli, "help_usage"),
            noun ? chamber_noun_name(noun) : "", noun ? " " : "", command->verb,
            command->operands ? " " : "", command->operands ? command->operands : "",
            phrase(cli, "help_usage_options"));
    for (size_t i = 0; i < options.count; i++)
        print_option(cli, &options.items[i], command);
    return CHAMBER_OK;
}

static void print_verbs(struct cli *cli, const struct chamber_noun *noun)
{
    struct command_place place = {0};
    for (const struct command *at; (at = command_next(&place));) {
        if (!command_fits(at, noun))
            continue;
        print_name(cli->out, at->verb, at->operands ? at->operands : "");
        fputs(phrase(cli, at->summary), cli->out);
        fputs("\n", cli->out);
    }
}

int help_noun(struct cli *cli, const struct chamber_noun *noun)
{
    size_t count;
    const struct chamber_field *fields = chamber_noun_fields(noun, &count);
    fprintf(cli->out, "chamber %s list\n\n%s %s\n\n%s\n", chamber_noun_name(noun),
            chamber_noun_name(noun), chamber_noun_label(noun), phrase(cli, "help_verbs"));
    print_verbs(cli, noun);
    fprintf(cli->out, "\n%s\n", phrase(cli, "help_fields"));
    for (size_t i = 0; i < count; i++)
        print_pair(cli->out, fields[i].name, fields[i].label);
    fprintf(cli->out, "\n%s\n", phrase(cli, "help_more"));
    return CHAMBER_OK;
}

/* What is done most, by what it is done for. Each is described by its own command. */
static const struct job {
    const char *title; /* a message's id */
    struct {
        const struct chamber_noun *noun; /* NULL: of the database */
        const char *verb;
    } commands[6];
} jobs[] = {
    {"job_daily",
     {{&chamber_visit_noun, "log"},
      {&chamber_visit_noun, "add"},
      {&chamber_request_noun, "add"},
      {&chamber_activity_noun, "add"}}},
    {"job_requests",
     {{&chamber_request_noun, "list"},
      {&chamber_request_noun, "assign"},
      {&chamber_request_noun, "resolve"},
      {&chamber_request_noun, "waiting"},
      {&chamber_request_noun, "brief"}}},
    {"job_members",
     {{&chamber_enterprise_noun, "brief"},
      {&chamber_enterprise_noun, "list"},
      {&chamber_enterprise_noun, "admit"},
      {&chamber_enterprise_noun, "unvisited"},
      {&chamber_campaign_noun, "progress"}}},
    {"job_committee",
     {{&chamber_post_noun, "list"},
      {&chamber_post_noun, "brief"},
      {&chamber_activity_noun, "roster"},
      {&chamber_body_noun, "missed"}}},
    {"job_year", {{NULL, "stats"}, {&chamber_fee_noun, "list"}, {&chamber_honor_noun, "list"}}},
    {"job_files", {{NULL, "import"}, {NULL, "export"}, {NULL, "undo"}, {NULL, "log"}}},
};

static void print_job(struct cli *cli, const struct chamber_noun *noun, const char *verb)
{
    const struct command *command = command_find(noun, verb);
    print_name(cli->out, noun ? chamber_noun_name(noun) : verb, noun ? verb : "");
    if (command->noun && strcmp(command->noun, "*") == 0) { /* it says nothing of the noun */
        fputs(noun_title(cli, noun), cli->out);
        fputs(marks_of(cli)->colon, cli->out);
    }
    fputs(phrase(cli, command->summary), cli->out);
    fputs("\n", cli->out);
}

static void print_jobs(struct cli *cli)
{
    for (size_t i = 0; i < COUNT_OF(jobs); i++) {
        fprintf(cli->out, "\n%s\n", phrase(cli, jobs[i].title));
        for (size_t n = 0; n < COUNT_OF(jobs[i].commands) && jobs[i].commands[n].verb; n++)
            print_job(cli, jobs[i].commands[n].noun, jobs[i].commands[n].verb);
    }
}

int help_all(struct cli *cli, FILE *out)
{
    FILE *before = cli->out;
    cli->out = out;
    fprintf(out, "chamber stats 2018\n\n%s chamber [--db FILE] NOUN VERB [REF...]%s\n",
            phrase(cli, "help_usage"), phrase(cli, "help_usage_options"));
    print_jobs(cli);
    fprintf(out, "\n%s\n", phrase(cli, "help_nouns"));
    for (size_t i = 0; chamber_nouns()[i]; i++)
        print_pair(out, chamber_noun_name(chamber_nouns()[i]),
                   chamber_noun_label(chamber_nouns()[i]));
    fprintf(out, "\n%s\n", phrase(cli, "help_database"));
    print_verbs(cli, NULL);
    fprintf(out, "\n%s\n", phrase(cli, "help_topics"));
    help_topics(cli, print_pair);
    fprintf(out, "\n%s\n", phrase(cli, "help_more"));
    cli->out = before;
    return CHAMBER_OK;
}

/* The words as one: "exit codes" is exit_codes. */
static const struct topic *asked_topic(const struct cli *cli)
{
    CLEAN_FREE char *both =
        cli->operand_count > 1 ? text_format("%s_%s", cli->operands[0], cli->operands[1]) : NULL;
    return topic_named(both ? both : cli->operands[0]);
}

static int help_on_noun(struct cli *cli, const struct chamber_noun *noun)
{
    if (cli->operand_count == 1)
        return help_noun(cli, noun);
    const struct command *command = command_find(noun, cli->operands[1]);
    return command ? help_command(cli, command, noun) : unknown_verb(cli, noun, cli->operands[1]);
}

/* A command may have a topic of its name. */
static int run_help(struct cli *cli)
{
    if (given_switch(cli, "man"))
        return help_manual(cli);
    if (cli->operand_count == 0)
        return help_all(cli, cli->out);
    const struct command *command =
        cli->operand_count == 1 ? command_find(NULL, cli->operands[0]) : NULL;
    const struct chamber_noun *noun = noun_called(cli->operands[0]);
    const struct topic *topic = asked_topic(cli);
    int result = CHAMBER_OK;
    if (command)
        result = help_command(cli, command, NULL);
    if (command && topic && result == CHAMBER_OK)
        fputs("\n", cli->out);
    if (topic && result == CHAMBER_OK)
        return help_topic(cli, topic);
    if (command)
        return result;
    return noun ? help_on_noun(cli, noun) : unknown_command(cli, cli->operands[0]);
}

static const struct option help_options[] = {
    {.name = "man", .kind = OPTION_SWITCH, .help = "option_man"},
    {NULL},
};

const struct command help_commands[] = {
    {NULL, "help", .summary = "help_help", .operands = "[NOUN [VERB]|TOPIC]", .most = 2,
     .options = help_options, .access = ACCESS_NONE, .run = run_help,
     .example = "chamber help visit log"},
    {.verb = NULL},
};
