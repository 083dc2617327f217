/* SPDX-License-Identifier: MIT */
/* undo: take a batch back, after showing what it wrote. */
#include <inttypes.h>
#include <string.h>

#include "cli/cli.h"

/* The batch that the operand names, else the last one of the same actor. */
static int find_batch(struct cli *cli, struct chamber_batch *batch)
{
    const char *text = cli->operand_count > 0 ? cli->operands[0] : NULL;
    int64_t wanted = text ? parse_count(text + (*text == '#')) : 0;
    if (text && wanted <= 0)
        return complain(cli, CHAMBER_E_USAGE, NULL, "undo_number", text);
    int result = chamber_batch_get(cli->db, wanted, batch);
    if (result == CHAMBER_E_NOT_FOUND)
        result = text ? complain(cli, CHAMBER_E_NOT_FOUND, NULL, "undo_no_batch", text)
                      : complain(cli, CHAMBER_E_NOT_FOUND, NULL, "undo_nothing", cli->actor);
    return result;
}

/* What it wrote is shown to someone who can still say no, and by a dry run. */
static int show_changes(struct cli *cli, const struct chamber_batch *batch)
{
    struct chamber_history *history;
    FILE *out = cli->out;
    if (cli->dry_run ? wants_json(cli) : cli->yes || !can_ask())
        return CHAMBER_OK;
    int result = chamber_batch_open(cli->db, batch->id, CHAMBER_WORDS, &history);
    if (result < 0)
        return result;
    cli->out = cli->dry_run ? out : stderr;
    result = history_table(cli, history);
    cli->out = out;
    chamber_history_close(history);
    return result;
}

static int agreed(struct cli *cli, const struct chamber_batch *batch)
{
    char number[24], changes[24];
    snprintf(number, sizeof(number), "%" PRId64, batch->id);
    snprintf(changes, sizeof(changes), "%" PRId64, batch->changes.value);
    CLEAN_TEXT char *question = words(cli, "undo_question", number, batch->verb, changes);
    return question ? confirm(cli, question) : out_of_memory(cli);
}

/* The batch that takes the other back: the newest. */
static int print_undone(struct cli *cli, const struct chamber_batch *undone)
{
    char number[24];
    struct chamber_cursor *cursor;
    CLEAN_RECORD struct any_record record = {0};
    CLEAN_TEXT char *text = NULL;
    snprintf(number, sizeof(number), "%" PRId64, undone->id);
    int result = any_record_new(cli, &chamber_batch_noun, &record);
    if (result == CHAMBER_OK)
        result = chamber_log_open(cli->db, 1, &cursor);
    if (result < 0)
        return result;
    result = chamber_cursor_next(cursor, record.data);
    chamber_cursor_close(cursor);
    if (result >= 0 && wants_json(cli))
        result = chamber_record_json(cli->db, &chamber_batch_noun, record.data, &text);
    else if (result >= 0)
        text = cli->dry_run ? words(cli, "undo_would", number, undone->verb)
                            : words(cli, "undo_done", number, undone->verb);
    if (result >= 0 && !wants_json(cli))
        print_mark(cli);
    if (result >= 0)
        fprintf(cli->out, "%s\n", text ? text : number);
    return result < 0 ? result : CHAMBER_OK;
}

static int try_undo(struct cli *cli, const struct chamber_batch *batch)
{
    int result = write_begin(cli);
    if (result < 0)
        return result;
    result = chamber_undo(cli->db, batch->id);
    if (result == CHAMBER_OK)
        result = print_undone(cli, batch);
    return write_end(cli, result);
}

/* Not inside a transaction of the command's own: SQLite keeps each page that an inner one changes,
 * and goes through all of them after every row. */
static int store_undo(struct cli *cli, const struct chamber_batch *batch)
{
    chamber_id before = chamber_last_batch(cli->db);
    int result = chamber_undo(cli->db, batch->id);
    if (result == CHAMBER_OK)
        result = print_undone(cli, batch);
    if (result == CHAMBER_OK)
        say_stored(cli, before);
    return result;
}

static int run_undo(struct cli *cli)
{
    CLEAN_RECORD struct any_record record = {0};
    int result = any_record_new(cli, &chamber_batch_noun, &record);
    struct chamber_batch *batch = record.data;
    if (result == CHAMBER_OK)
        result = find_batch(cli, batch);
    if (result == CHAMBER_OK)
        result = show_changes(cli, batch);
    if (result == CHAMBER_OK && !cli->dry_run)
        result = agreed(cli, batch);
    if (result < 0)
        return result;
    return cli->dry_run ? try_undo(cli, batch) : store_undo(cli, batch);
}

const struct command undo_commands[] = {
    {NULL, "undo", .summary = "help_undo", .operands = "[BATCH]", .most = 1,
     .takes = TAKES_DRY_RUN | TAKES_YES, .access = ACCESS_WRITE, .run = run_undo,
     .example = "chamber place add --name 示例新厦 && chamber undo --yes"},
    {.verb = NULL},
};
