/* SPDX-License-Identifier: MIT */
/* What a command cannot do without: named all at once where nobody can be asked, asked for one by
 * one at a terminal. An answer counts as if it had been given on the command line. */
#include <inttypes.h>
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

/* Whether the library takes the answer; what it has against it is said. A record is also named by a
 * part, which is shown and confirmed: *answer becomes its number. */
static int try_answer(struct cli *cli, const struct option *option, char **answer)
{
    const struct chamber_noun *noun = option->of ? option->of : cli->noun;
    const struct chamber_field *field = field_of(cli, option);
    CLEAN_RECORD struct any_record record = {0};
    chamber_id id = 0;
    int result = any_record_new(cli, noun, &record);
    if (result < 0)
        return result;
    result = chamber_field_parse(cli->db, noun, field, *answer, CHAMBER_WHOLE, record.data);
    bool one = field->kind == CHAMBER_REF && !(field->flags & CHAMBER_LIST);
    if (one && (result == CHAMBER_E_NOT_FOUND || result == CHAMBER_E_AMBIGUOUS)) {
        result = find_to_write(cli, field->refers, *answer, &id);
        char *number = result == CHAMBER_OK ? text_format("#%" PRId64, id) : NULL;
        if (result == CHAMBER_OK && !number)
            return out_of_memory(cli);
        free(number ? *answer : NULL);
        *answer = number ? number : *answer;
    }
    if (result < 0 && result != CHAMBER_E_NO_MEMORY && !signals_caught() && !cli->said)
        fprintf(stderr, "%s\n", chamber_error_text(cli->db));
    cli->said = false; /* it is asked for again */
    return result;
}

/* --- words to choose from --- */
enum { WORDS_SHOWN_MOST = 40 };

struct choices {
    char *words[WORDS_SHOWN_MOST];
    size_t count;
};

static void choices_free(struct choices *choices)
{
    for (size_t i = 0; i < choices->count; i++)
        free(choices->words[i]);
    choices->count = 0;
}

static int take_word(void *context, const char *code, const char *word)
{
    struct choices *choices = context;
    (void)code;
    if (choices->count == WORDS_SHOWN_MOST)
        return CHAMBER_OK;
    char *copy = strdup(word ? word : "");
    if (!copy)
        return CHAMBER_E_NO_MEMORY;
    choices->words[choices->count++] = copy;
    return CHAMBER_OK;
}

static void show_words(const struct choices *choices)
{
    for (size_t i = 0; i < choices->count; i++)
        fprintf(stderr, "%s%zu %s", i % 6 ? "   " : i ? "\n  " : "  ", i + 1, choices->words[i]);
    fputs(choices->count ? "\n" : "", stderr);
}

/* A number of the list, or what only one of its words has; else what was typed. */
static int choose_word(struct cli *cli, const struct choices *choices, char **answer)
{
    int64_t number = parse_count(*answer);
    const char *only = NULL;
    size_t fits = 0;
    if (number >= 1 && (uint64_t)number <= choices->count) {
        only = choices->words[number - 1];
        fits = 1;
    }
    for (size_t i = 0; number < 0 && i < choices->count; i++) {
        if (strcmp(choices->words[i], *answer) == 0)
            return CHAMBER_OK;
        if (strstr(choices->words[i], *answer)) {
            only = choices->words[i];
            fits++;
        }
    }
    char *word = fits == 1 ? strdup(only) : NULL;
    if (fits == 1 && !word)
        return out_of_memory(cli);
    free(word ? *answer : NULL);
    *answer = word ? word : *answer;
    return CHAMBER_OK;
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

/* What is typed to go back to what was asked before. */
static const char back[] = "<";
enum { WENT_BACK = 1 };

/* One answer; an empty one takes the default. */
static int read_answer(struct cli *cli, const struct option *option, const char *usual,
                       char **answer)
{
    const struct chamber_field *field = field_of(cli, option);
    CLEAN_FREE char *prompt = *usual ? text_format("%s [%s]: ", field_title(cli, field), usual)
                                     : text_format("%s: ", field_title(cli, field));
    *answer = ask(prompt);
    if (!*answer)
        return unanswered(cli, option->name);
    if (**answer)
        return CHAMBER_OK;
    free(*answer);
    *answer = strdup(usual);
    return *answer ? CHAMBER_OK : out_of_memory(cli);
}

static bool is_question(const char *answer)
{
    return strcmp(answer, "?") == 0 || strcmp(answer, "？") == 0;
}

/* What may be answered. */
static void show_help(struct cli *cli, const struct choices *choices, bool optional)
{
    show_words(choices);
    say(cli, optional ? "ask_help_optional" : "ask_help");
}

/* Ask until the answer can be taken, or WENT_BACK. */
static int ask_one(struct cli *cli, const struct option *option, bool optional)
{
    const struct chamber_field *field = field_of(cli, option);
    const char *usual = field->flags & CHAMBER_DAY ? chamber_today(cli->db) : "";
    CLEAN(choices_free) struct choices choices = {.count = 0};
    int result = field_words(cli, field, take_word, &choices);
    show_words(&choices);
    while (result == CHAMBER_OK) {
        CLEAN_FREE char *answer = NULL;
        result = read_answer(cli, option, usual, &answer);
        if (result == CHAMBER_OK && (strcmp(answer, back) == 0 || (!*answer && optional)))
            return *answer ? WENT_BACK : CHAMBER_OK;
        if (result == CHAMBER_OK && (!*answer || is_question(answer))) {
            show_help(cli, &choices, optional);
            continue;
        }
        if (result == CHAMBER_OK)
            result = choose_word(cli, &choices, &answer);
        if (result < 0)
            return result;
        result = try_answer(cli, option, &answer);
        if (result == CHAMBER_OK)
            return keep_answer(cli, option, &answer);
        result = result == CHAMBER_E_NO_MEMORY || signals_caught() ? result : CHAMBER_OK;
    }
    return result;
}

/* Forget an answer, so that it is asked for again. */
static void forget_answer(struct cli *cli, const struct option *option)
{
    for (size_t i = 0; i < cli->given_count; i++) {
        struct given *given = &cli->given[i];
        if (given->option == option && given->typed) {
            free(given->typed);
            *given = (struct given){option, "", NULL};
        }
    }
}

/* Whether a new record can do without it. */
static bool is_optional(const struct cli *cli, const char *name)
{
    return !chamber_field_needed(cli->noun, chamber_noun_field(cli->noun, name));
}

/* Which of them were asked for, in order: < goes back to the one before. */
static int ask_all(struct cli *cli, const char *const *names, size_t count, bool may_lack)
{
    enum { ASKED_MOST = 32 };
    size_t asked[ASKED_MOST], asked_count = 0;
    int result = CHAMBER_OK;
    for (size_t i = 0; i < count && result == CHAMBER_OK;) {
        const struct option *option = option_named(cli, names[i]);
        if (!is_missing(cli, names[i])) {
            i++;
            continue;
        }
        result = ask_one(cli, option, may_lack && is_optional(cli, names[i]));
        if (result == WENT_BACK) {
            i = asked_count > 0 ? asked[--asked_count] : i;
            forget_answer(cli, option_named(cli, names[i]));
            result = CHAMBER_OK;
        } else if (result == CHAMBER_OK && asked_count < ASKED_MOST) {
            asked[asked_count++] = i++;
        }
    }
    return result;
}

int needs_ask(struct cli *cli, const char *const *names, size_t count)
{
    return ask_all(cli, names, count, false);
}

int fields_ask(struct cli *cli, const char *const *names, size_t count)
{
    return ask_all(cli, names, count, true);
}
