/* SPDX-License-Identifier: MIT */
/* The words on stderr: failures as one line or as one object, and what else is said. */
#include <inttypes.h>
#include <string.h>

#include "cli/cli.h"

int exit_code(int result)
{
    switch (result) {
    case CHAMBER_OK:
    case CHAMBER_ROW:
        return 0;
    case CHAMBER_E_USAGE:
        return 2;
    case CHAMBER_E_NOT_FOUND:
    case CHAMBER_E_AMBIGUOUS:
        return 3;
    case CHAMBER_E_BUSY:
    case CHAMBER_E_CONFLICT:
        return 4;
    case CHAMBER_E_DATA:
    case CHAMBER_E_DATABASE:
        return 5;
    case CHAMBER_E_INTERRUPTED:
        return signals_caught() ? 128 + signals_caught() : 130;
    default:
        return 1;
    }
}

static void error_object(FILE *out, const struct chamber_error *error, const char *text)
{
    fprintf(out, "{\"error\":{\"code\":\"%s\",\"message\":", chamber_result_name(error->result));
    json_text(out, text);
    fputs(",\"file\":", out);
    json_text(out, error->file);
    fputs(",\"line\":", out);
    if (error->line > 0)
        fprintf(out, "%" PRId64, error->line);
    else
        fputs("null", out);
    fputs(",\"field\":", out);
    json_text(out, error->field);
    fputs("}}\n", out);
}

static void show(struct cli *cli, const struct chamber_error *error, const char *text)
{
    if (cli->said)
        return;
    cli->said = true;
    struct chamber_error shown = *error;
    if (!shown.file && cli->file) {
        shown.file = cli->file;
        shown.line = cli->line;
    }
    if (cli->json_errors)
        error_object(pager_words(&cli->output), &shown, text);
    else
        fprintf(pager_words(&cli->output), "chamber: %s\n", text);
}

int complain_words(struct cli *cli, int result, const char *field, const char *const *words)
{
    CLEAN_TEXT char *text = format_words(cli, words);
    struct chamber_error error = {.result = result, .field = field};
    show(cli, &error, text ? text : words[0]);
    return result;
}

int complain_option(struct cli *cli, int result, const char *option)
{
    return complain_of(cli, cli->db, result, option);
}

int complain_of(struct cli *cli, struct chamber_db *db, int result, const char *option)
{
    const struct chamber_error *error = chamber_error(db);
    if (error->result == CHAMBER_OK || error->result == CHAMBER_E_NO_MEMORY)
        return result;
    const char *words[COUNT_OF(error->args) + 1] = {NULL};
    memcpy(words, error->args, sizeof(error->args));
    CLEAN_TEXT char *reason = chamber_message_format(cli->language, error->message, words);
    CLEAN_FREE char *text = reason ? text_format("--%s: %s", option, reason) : NULL;
    if (!text)
        return out_of_memory(cli);
    struct chamber_error shown = {.result = result, .field = option};
    show(cli, &shown, text);
    return result;
}

void report(struct cli *cli, int result)
{
    const struct chamber_error *error = chamber_error(cli->db);
    if (cli->said || result >= 0)
        return;
    if (result == CHAMBER_E_INTERRUPTED || signals_caught()) {
        complain(cli, CHAMBER_E_INTERRUPTED, NULL, "interrupted");
    } else if (error->result == CHAMBER_OK) {
        complain(cli, result, NULL, "cli_failed", chamber_result_name(result));
    } else if (cli->json_errors) {
        /* the text is made first: it may move what the failure borrows */
        CLEAN_FREE char *text = strdup(chamber_error_text(cli->db));
        show(cli, chamber_error(cli->db), text ? text : "");
    } else {
        show(cli, error, chamber_error_text(cli->db));
    }
}

int out_of_memory(struct cli *cli)
{
    struct chamber_error error = {.result = CHAMBER_E_NO_MEMORY};
    show(cli, &error, phrase(cli, "no_memory"));
    return CHAMBER_E_NO_MEMORY;
}

char *format_words(struct cli *cli, const char *const *words)
{
    char *text = chamber_message_format(cli->language, words[0], words + 1);
    cli->starved = cli->starved || !text;
    return text;
}

const char *phrase(const struct cli *cli, const char *id)
{
    return chamber_message(cli->language, id);
}

void say_words(struct cli *cli, const char *const *words)
{
    CLEAN_TEXT char *text = chamber_message_format(cli->language, words[0], words + 1);
    fprintf(pager_words(&cli->output), "%s\n", text ? text : words[0]);
}

void say_count(struct cli *cli, int64_t count)
{
    char number[24];
    snprintf(number, sizeof(number), "%" PRId64, count);
    say(cli, "count_line", number);
}

void say_warning(struct cli *cli)
{
    const char *text = chamber_warning_text(cli->db);
    if (!*text || (cli->warned && strcmp(cli->warned, text) == 0))
        return;
    fprintf(pager_words(&cli->output), "chamber: %s\n", text);
    free(cli->warned);
    cli->warned = strdup(text); /* without it the same may be said twice: no harm */
}

void say_stored(struct cli *cli, chamber_id before)
{
    if (cli->in_batch)
        return;
    cli->stored = chamber_last_batch(cli->db) != before;
    if (cli->stored)
        say_batch(cli);
    else
        say(cli, "nothing_changed");
}

/* No office writes on such a day: a machine whose clock lost its battery does. */
static void say_clock(struct cli *cli)
{
    const char *today = chamber_today(cli->db);
    if (strcmp(today, "2000") < 0 || strcmp(today, "2090") >= 0)
        say(cli, "clock_doubtful", today);
}

void say_batch(struct cli *cli)
{
    char number[24];
    snprintf(number, sizeof(number), "%" PRId64, chamber_last_batch(cli->db));
    say(cli, "undo_hint", number);
    say_clock(cli);
}
