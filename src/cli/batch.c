/* SPDX-License-Identifier: MIT */
/* batch: commands from a file or standard input, a line each, as one transaction and one undo. */
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"

enum { WORDS_MOST = 512 };

/* --- a line's words --- */
struct words {
    char *items[WORDS_MOST];
    size_t count;
};

/* The next word, unquoted in place: blanks part words; '...' and "..." keep them; a backslash
 * outside '...' takes the next character as it is. NULL: a quote is open. */
static char *next_word(char **at)
{
    char *word = *at, *out = *at, quote = '\0';
    for (; **at && (quote || !strchr(" \t", **at)); ++*at) {
        if (quote ? **at == quote : **at == '\'' || **at == '"') {
            quote = quote ? '\0' : **at;
            continue;
        }
        if (**at == '\\' && quote != '\'' && (*at)[1])
            ++*at;
        *out++ = **at;
    }
    if (quote)
        return NULL;
    *at += **at != '\0';
    *out = '\0';
    return word;
}

/* The words of a line, which begin with "chamber" whether it says so or not. */
static bool split(char *line, struct words *words)
{
    static char name[] = "chamber";
    words->count = 0;
    words->items[words->count++] = name;
    for (char *at = line + strspn(line, " \t"); *at; at += strspn(at, " \t")) {
        char *word = next_word(&at);
        if (!word || words->count == WORDS_MOST - 1)
            return false;
        if (words->count > 1 || strcmp(word, name) != 0)
            words->items[words->count++] = word;
    }
    words->items[words->count] = NULL;
    return true;
}

/* --- a line --- */
/* What would leave the transaction, or what it prints into, is no part of it. */
static int check_line(struct cli *line)
{
    const struct command *command = line->command;
    if (!command || line->help ||
        (command->access != ACCESS_READ && command->access != ACCESS_WRITE) ||
        strcmp(command->verb, "batch") == 0 || strcmp(command->verb, "undo") == 0 ||
        strcmp(command->verb, "backup") == 0)
        return complain(line, CHAMBER_E_USAGE, NULL, "batch_command");
    if (given_switch(line, "output") || given_switch(line, "db") || given_switch(line, "as") ||
        given_switch(line, "read_only"))
        return complain(line, CHAMBER_E_USAGE, NULL, "batch_option");
    if (line->format == FORMAT_XLSX)
        return complain(line, CHAMBER_E_USAGE, "xlsx", "batch_option");
    return CHAMBER_OK;
}

static int run_words(struct cli *cli, struct words *words, int64_t number)
{
    struct cli line = {.db = cli->db,
                       .language = cli->language,
                       .path = cli->path,
                       .actor = cli->actor,
                       .has_stdout = true,
                       .json_errors = cli->json_errors,
                       .in_batch = true,
                       .file = cli->operand_count > 0 ? cli->operands[0] : "-",
                       .line = number,
                       .out = cli->out};
    int result = parse(&line, (int)words->count, words->items);
    if (wants_json(cli) && line.format == FORMAT_TABLE)
        line.format = FORMAT_JSON;
    if (result == CHAMBER_OK)
        result = check_line(&line);
    if (result == CHAMBER_OK)
        result = line.command->run(&line);
    report(&line, result);
    cli->said = cli->said || line.said;
    cli->starved = cli->starved || line.starved;
    line.path = line.actor = NULL; /* borrowed */
    parse_free(&line);
    return result;
}

static int run_line(struct cli *cli, char *text, int64_t number)
{
    struct words words;
    char place[24];
    int result = CHAMBER_OK;
    text[strcspn(text, "\r\n")] = '\0';
    text += strspn(text, " \t");
    if (!*text || *text == '#')
        return CHAMBER_OK;
    if (!split(text, &words))
        result = complain(cli, CHAMBER_E_USAGE, NULL, "batch_quote");
    if (result == CHAMBER_OK)
        result = run_words(cli, &words, number);
    snprintf(place, sizeof(place), "%" PRId64, number);
    if (result < 0 && !cli->json_errors) /* the object has the line */
        say(cli, "batch_failed", place);
    return result;
}

static int run_lines(struct cli *cli, FILE *file)
{
    CLEAN_FREE char *line = NULL;
    size_t size = 0;
    int64_t number = 0;
    int result = CHAMBER_OK;
    while (result == CHAMBER_OK && getline(&line, &size, file) > 0)
        result = run_line(cli, line, ++number);
    if (result == CHAMBER_OK && !feof(file)) /* getline may have found no memory */
        result = complain(cli, CHAMBER_E_IO, NULL, "batch_unreadable", cli->operands[0]);
    return result;
}

/* All of it, before the database is held: nobody waits for a person, or a slow program. */
static int read_all(struct cli *cli, const char *path, char **text, FILE **file)
{
    size_t size = 0;
    char piece[4096];
    FILE *from = strcmp(path, "-") == 0 ? stdin : fopen(path, "re");
    FILE *out = from ? text_open(text, &size) : NULL;
    size_t count;
    while (out && !ferror(from) && (count = fread(piece, 1, sizeof(piece), from)) > 0)
        fwrite(piece, 1, count, out);
    bool ok = out && !ferror(from);
    ok = out && text_close(out) && ok;
    if (from && from != stdin)
        fclose(from);
    if (signals_caught()) /* which ends the reading */
        return complain(cli, CHAMBER_E_INTERRUPTED, NULL, "interrupted");
    if (!ok)
        return complain(cli, CHAMBER_E_IO, NULL, "batch_unreadable", path);
    *file = size ? fmemopen(*text, size, "r") : fopen("/dev/null", "re");
    return *file ? CHAMBER_OK : out_of_memory(cli);
}

/* A person at the terminal is told how many commands a file has. */
static int agreed(struct cli *cli, const char *path, const char *text)
{
    char number[24];
    int64_t count = 0;
    if (!can_ask() || cli->yes || strcmp(path, "-") == 0)
        return CHAMBER_OK;
    for (const char *at = text; at && *at; at = strchr(at, '\n')) {
        at += strspn(at, " \t\r\n");
        count += *at && *at != '#';
    }
    snprintf(number, sizeof(number), "%" PRId64, count);
    CLEAN_TEXT char *question = words(cli, "batch_question", number);
    return !question ? out_of_memory(cli) : count > 1 ? confirm(cli, question) : CHAMBER_OK;
}

static int run_batch(struct cli *cli)
{
    const char *path = cli->operand_count > 0 ? cli->operands[0] : "-";
    CLEAN_FREE char *text = NULL;
    FILE *file = NULL;
    int result = read_all(cli, path, &text, &file);
    if (result < 0)
        return result;
    result = agreed(cli, path, text);
    if (result < 0) {
        fclose(file);
        return result;
    }
    chamber_id before = chamber_last_batch(cli->db);
    if (!freopen("/dev/null", "r", stdin)) { /* no line of it asks anything */
        fclose(file);
        return out_of_memory(cli);
    }
    result = chamber_begin(cli->db, "batch");
    if (result == CHAMBER_OK)
        result = chamber_end(cli->db, run_lines(cli, file));
    fclose(file);
    if (result < 0)
        return result;
    say_stored(cli, before);
    return CHAMBER_OK;
}

const struct command batch_commands[] = {
    {NULL, "batch", .summary = "help_batch", .operands = "[FILE]", .most = 1, .takes = TAKES_YES,
     .access = ACCESS_WRITE, .run = run_batch, .example = "chamber batch 命令.txt"},
    {.verb = NULL},
};
