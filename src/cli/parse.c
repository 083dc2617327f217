/* SPDX-License-Identifier: MIT */
/* The command line into a command, its operands and its options. The names of the command come
 * first to light, because only they say which options there are. */
#include <string.h>

#include "cli/cli.h"

/* Where the words stand that name the command; 0: not there. */
struct names {
    int noun, verb;
};

static bool is_option(const char *argument)
{
    return argument[0] == '-' && argument[1];
}

/* The next operand from argv[i] on, skipping options and their values; 0 if there is none. */
static int next_operand(int argc, char **argv, int i)
{
    for (; i < argc; i++) {
        if (!is_option(argv[i]))
            return i;
        if (strcmp(argv[i], "--") == 0)
            return i + 1 < argc ? i + 1 : 0;
        bool is_long = argv[i][1] == '-';
        bool has_value = is_long ? strchr(argv[i], '=') != NULL : argv[i][2] != '\0';
        bool takes_value =
            is_long ? option_takes_value(argv[i] + 2, strlen(argv[i] + 2)) : argv[i][1] == 'o';
        if (!has_value && takes_value)
            i++;
    }
    return 0;
}

void parse_first(struct cli *cli, int argc, char **argv)
{
    const char *language = NULL;
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        if (strcmp(argv[i], "--json") == 0 || strcmp(argv[i], "--jsonl") == 0)
            cli->json_errors = true;
        else if (strcmp(argv[i], "--help") == 0)
            cli->help = true;
        else if (strcmp(argv[i], "--lang") == 0 && i + 1 < argc)
            language = argv[++i];
        else if (strncmp(argv[i], "--lang=", 7) == 0)
            language = argv[i] + 7;
    }
    CLEAN_FREE char *kept = NULL;
    if (!language)
        (void)!configured("lang", &kept); /* said again where it matters more */
    language = language ? language : kept;
    cli->language = language && strcmp(language, "en") == 0 ? CHAMBER_EN : CHAMBER_ZH;
    chamber_set_language(cli->db, cli->language);
}

/* Find noun, verb and command. */
static int find_command(struct cli *cli, int argc, char **argv, struct names *names)
{
    names->noun = next_operand(argc, argv, 1);
    if (!names->noun)
        return CHAMBER_OK;
    const char *word = argv[names->noun];
    cli->command = command_find(NULL, word);
    if (cli->command)
        return CHAMBER_OK;
    cli->noun = noun_called(word);
    if (!cli->noun)
        return unknown_command(cli, word);
    names->verb = next_operand(argc, argv, names->noun + 1);
    if (!names->verb)
        return CHAMBER_OK;
    cli->command = command_find(cli->noun, argv[names->verb]);
    return cli->command ? CHAMBER_OK : unknown_verb(cli, cli->noun, argv[names->verb]);
}

/* --- options --- */
static bool yes_or_no(const char *text, bool digits)
{
    static const char *const answers[] = {"", "是", "否", "true", "false", "yes", "no", "√"};
    for (size_t i = 0; i < COUNT_OF(answers); i++) {
        if (strcmp(text, answers[i]) == 0)
            return true;
    }
    return digits && (strcmp(text, "1") == 0 || strcmp(text, "0") == 0);
}

static int keep(struct cli *cli, const struct option *option, const char *value)
{
    for (size_t i = 0; i < cli->given_count && !option->many; i++) {
        const struct given *given = &cli->given[i];
        if (given->option == option && value && strcmp(given->value, value) != 0)
            return complain(cli, CHAMBER_E_USAGE, option->name, "option_twice", option->name);
    }
    cli->given[cli->given_count++] = (struct given){option, value, NULL};
    return CHAMBER_OK;
}

/* A value in an argument of its own: not the name of the command, not another option. */
static const char *own_value(struct cli *cli, char **argv, int next, const struct names *names,
                             const struct option *option)
{
    const char *value = argv[next];
    if (!value || next == names->noun || next == names->verb)
        return NULL;
    if (option->kind == OPTION_YESNO)
        return yes_or_no(value, cli->command && cli->command->most == 0) ? value : NULL;
    return value[0] == '-' && value[1] == '-' ? NULL : value;
}

static int take_value(struct cli *cli, const struct option *option, const char *value, char **argv,
                      int *i, const struct names *names)
{
    if (option->kind == OPTION_SWITCH)
        return value ? complain(cli, CHAMBER_E_USAGE, option->name, "option_no_value", option->name)
                     : keep(cli, option, NULL);
    if (!value) {
        value = own_value(cli, argv, *i + 1, names, option);
        *i += value ? 1 : 0;
    }
    if (!value && option->kind == OPTION_YESNO)
        value = "true";
    if (!value)
        return complain(cli, CHAMBER_E_USAGE, option->name, "option_needs_value", option->name);
    return keep(cli, option, value);
}

static int take_option(struct cli *cli, char **argv, int *i, const struct names *names)
{
    const char *name = argv[*i] + (argv[*i][1] == '-' ? 2 : 1);
    if (argv[*i][1] != '-') {
        for (size_t n = 0; n < cli->options.count; n++) {
            const struct option *option = &cli->options.items[n];
            if (option->letter == name[0])
                return take_value(cli, option, name[1] ? name + 1 : NULL, argv, i, names);
        }
        return complain(cli, CHAMBER_E_USAGE, NULL, "option_letter", argv[*i]);
    }
    size_t length = strcspn(name, "=");
    const char *value = name[length] ? name + length + 1 : NULL;
    const struct option *option = options_find(&cli->options, name, length);
    if (option)
        return take_value(cli, option, value, argv, i, names);
    if (length > 3 && strncmp(name, "no", 2) == 0 && (name[2] == '_' || name[2] == '-'))
        option = options_find(&cli->options, name + 3, length - 3);
    if (option && option->kind == OPTION_YESNO && !value)
        return keep(cli, option, "false");
    return unknown_option(cli, name, length);
}

static int take_operand(struct cli *cli, const char *text)
{
    if (!*text)
        return complain(cli, CHAMBER_E_USAGE, NULL, "operand_empty");
    cli->operands[cli->operand_count++] = text;
    return CHAMBER_OK;
}

static int take_all(struct cli *cli, int argc, char **argv, const struct names *names)
{
    bool only_operands = false;
    for (int i = 1; i < argc; i++) {
        int result = CHAMBER_OK;
        if (i == names->noun || i == names->verb)
            continue;
        if (only_operands || !is_option(argv[i]))
            result = take_operand(cli, argv[i]);
        else if (strcmp(argv[i], "--") == 0)
            only_operands = true;
        else
            result = take_option(cli, argv, &i, names);
        if (result < 0)
            return result;
    }
    return CHAMBER_OK;
}

/* The options every command has, and how many operands there may be. */
static int check(struct cli *cli)
{
    const struct command *command = cli->command;
    const char *language = given_value(cli, "lang");
    const char *colour = given_value(cli, "color");
    if (language && strcmp(language, "zh") != 0 && strcmp(language, "en") != 0)
        return complain(cli, CHAMBER_E_USAGE, "lang", "language_unknown", language);
    if (colour && strcmp(colour, "auto") != 0 && strcmp(colour, "always") != 0 &&
        strcmp(colour, "never") != 0)
        return complain(cli, CHAMBER_E_USAGE, "color", "color_unknown", colour);
    cli->yes = given_switch(cli, "yes");
    cli->dry_run = given_switch(cli, "dry_run");
    cli->force = given_switch(cli, "force");
    cli->help = given_switch(cli, "help");
    int result = format_choose(cli);
    if (result < 0)
        return result;
    if (!command || cli->help)
        return CHAMBER_OK;
    if (cli->operand_count > command->most)
        return complain(cli, CHAMBER_E_USAGE, NULL, "operand_extra", cli->operands[command->most]);
    if (cli->operand_count < command->least)
        return complain(cli, CHAMBER_E_USAGE, NULL, "operand_missing", command->operands);
    return CHAMBER_OK;
}

int parse(struct cli *cli, int argc, char **argv)
{
    struct names names = {0};
    for (int i = 1; i < argc; i++) {
        if (!valid_utf8(argv[i]))
            return complain(cli, CHAMBER_E_USAGE, NULL, "argument_not_utf8", argv[i]);
    }
    cli->given = calloc((size_t)argc + 1, sizeof(*cli->given));
    cli->operands = calloc((size_t)argc + 1, sizeof(*cli->operands));
    if (!cli->given || !cli->operands)
        return out_of_memory(cli);
    int result = find_command(cli, argc, argv, &names);
    if (result == CHAMBER_OK)
        result = options_build(cli, cli->command, cli->noun, &cli->options);
    if (result == CHAMBER_OK)
        result = take_all(cli, argc, argv, &names);
    return result == CHAMBER_OK ? check(cli) : result;
}

void parse_free(struct cli *cli)
{
    options_free(&cli->options);
    for (size_t i = 0; i < cli->given_count; i++)
        free(cli->given[i].typed);
    free(cli->given);
    free(cli->operands);
    free(cli->path);
    free(cli->warned);
    free(cli->doubt);
    free(cli->actor);
}

/* --- what was given --- */
const char *given_value(const struct cli *cli, const char *name)
{
    for (size_t i = cli->given_count; i > 0; i--) {
        if (strcmp(cli->given[i - 1].option->name, name) == 0)
            return cli->given[i - 1].value;
    }
    return NULL;
}

bool given_switch(const struct cli *cli, const char *name)
{
    for (size_t i = 0; i < cli->given_count; i++) {
        if (strcmp(cli->given[i].option->name, name) == 0)
            return true;
    }
    return false;
}

bool command_writes(const struct cli *cli)
{
    const struct command *command = cli->command;
    return command->access == ACCESS_WRITE ||
           (command->writes && given_switch(cli, command->writes));
}

char *given_joined(const struct cli *cli, const char *name)
{
    char *joined = NULL;
    for (size_t i = 0; i < cli->given_count; i++) {
        const struct given *given = &cli->given[i];
        if (strcmp(given->option->name, name) != 0 || !given->value)
            continue;
        char *longer = joined ? text_format("%s;%s", joined, given->value) : strdup(given->value);
        free(joined);
        joined = longer;
        if (!joined)
            return NULL;
    }
    return joined;
}
