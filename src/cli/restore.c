/* SPDX-License-Identifier: MIT */
/* restore: the database becomes what a backup holds, after showing both. */
#include <inttypes.h>
#include <string.h>

#include "cli/cli.h"

/* "企业 3 家、走访 12 次、诉求 4 件；最后一批 #17（2018-12-31T02:03:04Z）" (malloc). */
static char *summary_text(struct cli *cli, const struct chamber_summary *summary)
{
    char enterprises[24], visits[24], requests[24], batch[24];
    snprintf(enterprises, sizeof(enterprises), "%" PRId64, summary->enterprises);
    snprintf(visits, sizeof(visits), "%" PRId64, summary->visits);
    snprintf(requests, sizeof(requests), "%" PRId64, summary->requests);
    snprintf(batch, sizeof(batch), "%" PRId64, summary->batch);
    return words(cli, "restore_holds", enterprises, visits, requests, batch, summary->made_at);
}

static int say_summary(struct cli *cli, const char *id, const char *path,
                       const struct chamber_summary *summary)
{
    CLEAN_TEXT char *text = summary_text(cli, summary);
    if (!text)
        return out_of_memory(cli);
    say(cli, id, path, text);
    return CHAMBER_OK;
}

/* Both, to someone who can still say no. */
static int show(struct cli *cli, const char *file, const struct chamber_restored *found)
{
    int result = CHAMBER_OK;
    if (found->present == CHAMBER_PRESENT_SOUND)
        result = say_summary(cli, "restore_replaces", cli->path, &found->before);
    else
        say(cli, found->present == CHAMBER_PRESENT_MISSING ? "restore_missing" : "restore_damaged",
            cli->path);
    return result == CHAMBER_OK ? say_summary(cli, "restore_with", file, &found->file) : result;
}

static int agreed(struct cli *cli, const char *file)
{
    CLEAN_TEXT char *question = words(cli, "restore_question", cli->path, file);
    return question ? confirm(cli, question) : out_of_memory(cli);
}

static void json_path(FILE *out, const char *key, const char *path)
{
    fprintf(out, ",\"%s\":", key);
    json_text(out, path);
}

static void print_json(struct cli *cli, const char *file, const struct chamber_restored *done)
{
    const struct chamber_summary *held = &done->file;
    fputs("{\"database\":", cli->out);
    json_text(cli->out, cli->path);
    json_path(cli->out, "restored", file);
    json_path(cli->out, "backup", done->backup);
    json_path(cli->out, "aside", done->aside);
    fprintf(cli->out,
            ",\"enterprises\":%" PRId64 ",\"visits\":%" PRId64 ",\"requests\":%" PRId64
            ",\"batch\":%" PRId64 "}\n",
            held->enterprises, held->visits, held->requests, done->batch);
}

static int print_line(struct cli *cli, const char *id, const char *first, const char *second)
{
    CLEAN_TEXT char *text = first ? words(cli, id, first, second) : NULL;
    if (first && !text)
        return out_of_memory(cli);
    if (text)
        fprintf(cli->out, "%s\n", text);
    return CHAMBER_OK;
}

static int print_done(struct cli *cli, const char *file, const struct chamber_restored *done)
{
    if (wants_json(cli)) {
        print_json(cli, file, done);
        return CHAMBER_OK;
    }
    CLEAN_TEXT char *held = summary_text(cli, &done->file);
    if (!held)
        return out_of_memory(cli);
    int result = print_line(cli, "restore_done", file, held);
    if (result == CHAMBER_OK)
        result = print_line(cli, "restore_backup", done->backup, NULL);
    if (result == CHAMBER_OK)
        result = print_line(cli, "restore_aside", done->aside, NULL);
    return result;
}

static void say_number(struct cli *cli, const char *id, int64_t count)
{
    char number[24];
    snprintf(number, sizeof(number), "%" PRId64, count);
    say(cli, id, number);
}

static int run_restore(struct cli *cli)
{
    const char *file = cli->operands[0];
    struct chamber_restored found = {0};
    int located = database_path(cli);
    if (located < 0)
        return located;
    int result = chamber_restore_look(cli->db, cli->path, file, &found);
    if (result == CHAMBER_OK) {
        say_warning(cli);
        result = cli->yes || !can_ask() ? CHAMBER_OK : show(cli, file, &found);
    }
    bool older = found.file.schema_number < chamber_schema_number();
    int64_t back = found.before.erasures - found.file.erasures;
    if (result == CHAMBER_OK)
        result = agreed(cli, file);
    if (result == CHAMBER_OK)
        result = chamber_restore(cli->db, cli->path, file, &found);
    if (result < 0)
        return result;
    cli->stored = true;
    result = print_done(cli, file, &found);
    if (older)
        say(cli, "restore_older");
    if (back > 0)
        say_number(cli, "restore_erased", back);
    chamber_restored_clear(&found);
    return result;
}

const struct command restore_commands[] = {
    {NULL, "restore", .summary = "help_restore", .operands = "FILE", .least = 1, .most = 1,
     .takes = TAKES_YES, .access = ACCESS_MAKES, .run = run_restore,
     .example = "chamber backup 备份.db && chamber restore 备份.db --yes"},
    {.verb = NULL},
};
