/* SPDX-License-Identifier: MIT */
/* completion: a script for a shell, which asks back what could stand where the cursor is. All of it
 * comes from the tables that parse, and from the database where there is one. */
#include <string.h>

#include "cli/cli.h"

enum { OFFERED_MOST = 50 };

/* --- the scripts --- */
static const struct {
    const char *shell, *script;
} scripts[] = {
    /* %q: a name from the database may hold anything */
    {"bash", "_chamber() {\n"
             "    local line\n"
             "    COMPREPLY=()\n"
             "    while IFS= read -r line; do\n"
             "        COMPREPLY+=(\"$(printf %q \"$line\")\")\n"
             "    done < <(chamber completion bash --current=\"${COMP_WORDS[COMP_CWORD]}\" -- \\\n"
             "        \"${COMP_WORDS[@]:1:COMP_CWORD-1}\" 2>/dev/null)\n"
             "}\n"
             "complete -o default -F _chamber chamber\n"},
    {"zsh",
     "#compdef chamber\n"
     "_chamber() {\n"
     "    local -a found\n"
     "    found=(\"${(@f)$(chamber completion zsh --current=\"${words[CURRENT]}\" -- \\\n"
     "        \"${(@)words[2,CURRENT-1]}\" 2>/dev/null)}\")\n"
     "    if [[ -n $found ]]; then compadd -U -- $found; else _files; fi\n"
     "}\n"
     "if [[ $funcstack[1] = _chamber ]]; then _chamber; else compdef _chamber chamber; fi\n"},
    {"fish", "complete -c chamber -a '(chamber completion fish --current=(commandline -ct) -- \\\n"
             "    (commandline -opc)[2..-1] 2>/dev/null)'\n"},
};

/* --- what is offered --- */
struct offer {
    struct cli *cli;
    const char *current; /* what is typed so far of the word */
    const char *db;      /* the file that the command line names, or NULL */
    const struct chamber_noun *noun;
    const struct command *command;
    const struct option *option; /* whose value is due, or NULL */
    struct options options;
};

static bool begins(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

static void put(const struct offer *offer, const char *word)
{
    if (word && *word && begins(word, offer->current) && !strpbrk(word, "\n"))
        fprintf(offer->cli->out, "%s\n", word);
}

/* Nothing is said if it cannot be opened: there is nothing to offer, then. */
static bool open_database(struct offer *offer)
{
    struct cli *cli = offer->cli;
    if (offer->db)
        cli->path = strdup(offer->db);
    else
        (void)database_path(cli);
    cli->said = false;
    return cli->path && chamber_open(cli->db, cli->path, reading_mode(cli)) == CHAMBER_OK;
}

/* A record by its number where it has one, else by what it is called. */
static void put_record(struct offer *offer, const struct chamber_noun *noun, chamber_id id)
{
    struct cli *cli = offer->cli;
    CLEAN_TEXT char *text = NULL;
    const struct chamber_field *number = chamber_noun_field(noun, "number");
    CLEAN_RECORD struct any_record record = {0};
    int result = number ? any_record_new(cli, noun, &record) : CHAMBER_OK;
    if (result == CHAMBER_OK && number)
        result = chamber_record_get(cli->db, noun, id, record.data);
    if (result == CHAMBER_OK)
        result = number ? chamber_field_format(cli->db, number, record.data, CHAMBER_CODES, &text)
                        : chamber_record_label(cli->db, noun, id, &text);
    if (result == CHAMBER_OK && *text && !strpbrk(text, "\n"))
        fprintf(cli->out, "%s\n", text);
}

/* Names that fit what is typed, in whatever way a record is named; of nothing typed the first. */
static void put_records(struct offer *offer, const struct chamber_noun *noun)
{
    chamber_id *ids = NULL;
    size_t count = 0;
    if (!open_database(offer))
        return;
    if (*offer->current) {
        if (chamber_record_candidates(offer->cli->db, noun, offer->current, CHAMBER_PART, &ids,
                                      &count) == CHAMBER_OK)
            for (size_t i = 0; i < count && i < OFFERED_MOST; i++)
                put_record(offer, noun, ids[i]);
        chamber_free(ids);
        return;
    }
    const struct chamber_list list = {.limit = OFFERED_MOST};
    struct chamber_cursor *cursor = NULL;
    CLEAN_RECORD struct any_record record = {0};
    if (any_record_new(offer->cli, noun, &record) == CHAMBER_OK &&
        chamber_cursor_open(offer->cli->db, noun, &list, &cursor) == CHAMBER_OK)
        while (chamber_cursor_next(cursor, record.data) == CHAMBER_ROW)
            put_record(offer, noun, record_id(record.data));
    chamber_cursor_close(cursor);
}

static int put_word(void *context, const char *code, const char *word)
{
    const struct offer *offer = context;
    put(offer, word);
    put(offer, code);
    return CHAMBER_OK;
}

/* A list has no place in an order. */
static void put_fields(const struct offer *offer)
{
    bool sorting = strcmp(offer->option->name, "sort") == 0;
    size_t count = 0;
    const struct chamber_field *fields =
        offer->noun ? chamber_noun_fields(offer->noun, &count) : NULL;
    for (size_t i = 0; i < count; i++)
        if (!sorting || !(fields[i].flags & CHAMBER_LIST))
            put(offer, fields[i].name);
}

/* "zh|en": each. */
static void put_alternatives(const struct offer *offer, const char *words)
{
    while (*words) {
        size_t length = strcspn(words, "|");
        CLEAN_FREE char *word = strndup(words, length);
        put(offer, word);
        words += length + (words[length] == '|');
    }
}

static void put_values(struct offer *offer)
{
    const struct chamber_field *field = offer->option->field;
    if (!field && strchr(offer->option->value, '|'))
        put_alternatives(offer, offer->option->value);
    else if (!field && begins(offer->option->value, "FIELD"))
        put_fields(offer);
    if (!field && offer->option->condition && offer->option->condition->refers)
        put_records(offer, offer->option->condition->refers);
    if (!field)
        return;
    if (field->kind == CHAMBER_ENUM || (field->kind == CHAMBER_CHOICE && open_database(offer)))
        (void)field_words(offer->cli, field, put_word, offer);
    if (field->kind == CHAMBER_REF)
        put_records(offer, field->refers);
}

static void put_option(const struct offer *offer, const char *option)
{
    CLEAN_FREE char *name = option ? text_format("--%s", option) : NULL;
    put(offer, name);
}

static void put_options(const struct offer *offer)
{
    for (size_t i = 0; i < offer->options.count; i++) {
        put_option(offer, offer->options.items[i].name);
        put_option(offer, offer->options.items[i].alias);
    }
}

static void put_commands(const struct offer *offer)
{
    struct command_place place = {0};
    for (const struct command *at; (at = command_next(&place));)
        if (command_fits(at, offer->noun))
            put(offer, at->verb);
    for (size_t i = 0; !offer->noun && chamber_nouns()[i]; i++)
        put(offer, chamber_noun_name(chamber_nouns()[i]));
}

static void put_shells(const struct offer *offer)
{
    for (size_t i = 0; i < COUNT_OF(scripts); i++)
        put(offer, scripts[i].shell);
}

/* What the operands of a command are. */
static void put_operands(struct offer *offer)
{
    const char *operands = offer->command->operands;
    if (operands && offer->noun && (strstr(operands, "REF") || strstr(operands, "KEEP")))
        put_records(offer, offer->noun);
    else if (operands && strstr(operands, "SHELL"))
        put_shells(offer);
    else if (operands && strstr(operands, "NOUN"))
        for (size_t i = 0; chamber_nouns()[i]; i++)
            put(offer, chamber_noun_name(chamber_nouns()[i]));
}

/* --- the command line so far --- */
/* The option that a word is, which may be written --name=value; NULL: it is none. */
static const struct option *option_of(const struct offer *offer, const char *word)
{
    if (strcmp(word, "-o") == 0)
        word = "--output";
    return begins(word, "--") ? options_find(&offer->options, word + 2, strcspn(word + 2, "="))
                              : NULL;
}

/* One word before the current one. */
static int read_word(struct offer *offer, const char *word)
{
    const struct option *option = offer->option;
    offer->option = NULL;
    if (option) {
        if (strcmp(option->name, "db") == 0)
            offer->db = word;
        return CHAMBER_OK;
    }
    if (*word == '-') {
        option = option_of(offer, word);
        if (option && option->kind == OPTION_VALUE && !strchr(word, '='))
            offer->option = option;
        return CHAMBER_OK;
    }
    if (offer->command)
        return CHAMBER_OK;
    if (!offer->noun && !(offer->command = command_find(NULL, word)))
        offer->noun = noun_called(word);
    else if (offer->noun)
        offer->command = command_find(offer->noun, word);
    options_free(&offer->options);
    return options_build(offer->cli, offer->command, offer->noun, &offer->options);
}

static int offer_words(struct cli *cli, const char *current)
{
    struct offer offer = {.cli = cli, .current = current};
    int result = options_build(cli, NULL, NULL, &offer.options);
    for (size_t i = 1; i < cli->operand_count && result == CHAMBER_OK; i++)
        result = read_word(&offer, cli->operands[i]);
    if (result == CHAMBER_OK && offer.option)
        put_values(&offer);
    else if (result == CHAMBER_OK && *current == '-')
        put_options(&offer);
    else if (result == CHAMBER_OK && offer.command)
        put_operands(&offer);
    else if (result == CHAMBER_OK)
        put_commands(&offer);
    options_free(&offer.options);
    return result;
}

static int run_completion(struct cli *cli)
{
    const char *shell = cli->operands[0];
    size_t i = 0;
    while (i < COUNT_OF(scripts) && strcmp(scripts[i].shell, shell) != 0)
        i++;
    if (i == COUNT_OF(scripts))
        return complain(cli, CHAMBER_E_USAGE, NULL, "shell_unknown", shell);
    const char *current = given_value(cli, "current");
    if (current)
        return offer_words(cli, current);
    fputs(scripts[i].script, cli->out);
    return CHAMBER_OK;
}

static const struct option completion_options[] = {
    {.name = "current", .value = "TEXT", .help = "option_current"},
    {NULL},
};

const struct command completion_commands[] = {
    {NULL, "completion", .summary = "help_completion", .operands = "SHELL [WORD...]", .least = 1,
     .most = SIZE_MAX, .options = completion_options, .access = ACCESS_NONE, .run = run_completion,
     .example = "chamber completion bash"},
    {.verb = NULL},
};
