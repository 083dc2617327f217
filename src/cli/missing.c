/* SPDX-License-Identifier: MIT */
/* What a command cannot do without: named all at once where nobody can be asked, asked for one by
 * one at a terminal. An answer counts as if it had been given on the command line. */
#include <string.h>

#include "cli/cli.h"

static bool is_missing(const struct cli *cli, const char *name)
{
    const char *value = given_value(cli, name);
    return !value || !*value;
}

/* An option may mean more than the field whose name it has. */
static const struct chamber_field *field_of(const struct cli *cli, const struct option *option)
{
    return option->field ? option->field : chamber_noun_field(cli->noun, option->name);
}

static const struct option *option_named(const struct cli *cli, const char *name)
{
    return options_find(&cli->options, name, strlen(name));
}

int needs_check(struct cli *cli, const char *const *names, size_t count)
{
    const char *first = NULL;
    CLEAN_FREE char *missing = NULL;
    if (can_ask())
        return CHAMBER_OK;
    for (size_t i = 0; i < count; i++) {
        if (!is_missing(cli, names[i]))
            continue;
        const char *label = field_of(cli, option_named(cli, names[i]))->label;
        char *longer =
            cli->language == CHAMBER_ZH
                ? text_format("%s%s--%s(%s)", missing ? missing : "", missing ? "、" : "", names[i],
                              label)
                : text_format("%s%s--%s", missing ? missing : "", missing ? ", " : "", names[i]);
        free(missing);
        missing = longer;
        if (!missing)
            return out_of_memory(cli);
        first = first ? first : names[i];
    }
    return missing ? complain(cli, CHAMBER_E_USAGE, first, "fields_missing", missing) : CHAMBER_OK;
}

/* Whether the library takes the answer; what it has against it is said. */
static int try_answer(struct cli *cli, const struct option *option, const char *answer)
{
    const struct chamber_noun *noun = option->of ? option->of : cli->noun;
    CLEAN_RECORD struct any_record record = {0};
    int result = any_record_new(cli, noun, &record);
    if (result < 0)
        return result;
    result = chamber_field_parse(cli->db, noun, field_of(cli, option), answer, CHAMBER_WHOLE,
                                 record.data);
    if (result < 0 && result != CHAMBER_E_NO_MEMORY && !signals_caught())
        fprintf(stderr, "%s\n", chamber_error_text(cli->db));
    return result;
}

/* Instead of an empty value, or after all that was given. */
static int keep_answer(struct cli *cli, const struct option *option, char **answer)
{
    struct given *given = NULL;
    for (size_t i = 0; i < cli->given_count && !given; i++)
        given = cli->given[i].option == option ? &cli->given[i] : NULL;
    if (!given) {
        struct given *longer = reallocarray(cli->given, cli->given_count + 1, sizeof(*cli->given));
        if (!longer)
            return out_of_memory(cli);
        cli->given = longer;
        given = &longer[cli->given_count++];
    }
    *given = (struct given){option, *answer, *answer};
    *answer = NULL;
    return CHAMBER_OK;
}

/* Ask until the answer can be taken; an empty answer takes the default or ends. */
static int ask_one(struct cli *cli, const struct option *option)
{
    const struct chamber_field *field = field_of(cli, option);
    const char *usual = field->flags & CHAMBER_DAY ? chamber_today(cli->db) : "";
    CLEAN_FREE char *prompt = *usual ? text_format("%s [%s]: ", field_title(cli, field), usual)
                                     : text_format("%s: ", field_title(cli, field));
    for (;;) {
        CLEAN_FREE char *answer = prompt ? ask(prompt) : NULL;
        if (!answer)
            return complain(cli, CHAMBER_E_INTERRUPTED, option->name, "interrupted");
        if (!*answer && !*usual)
            return complain(cli, CHAMBER_E_USAGE, option->name, "fields_missing", option->name);
        if (!*answer) {
            free(answer);
            answer = strdup(usual);
        }
        int result = answer ? try_answer(cli, option, answer) : out_of_memory(cli);
        if (result == CHAMBER_OK)
            return keep_answer(cli, option, &answer);
        if (result == CHAMBER_E_NO_MEMORY)
            return result;
    }
}

int needs_ask(struct cli *cli, const char *const *names, size_t count)
{
    int result = CHAMBER_OK;
    for (size_t i = 0; i < count && result == CHAMBER_OK; i++) {
        if (is_missing(cli, names[i]))
            result = ask_one(cli, option_named(cli, names[i]));
    }
    return result;
}
