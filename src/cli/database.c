/* SPDX-License-Identifier: MIT */
/* The database itself: making it, bringing it up to date, copying it. */
#include <stdlib.h>
#include <sys/stat.h>

#include "cli/cli.h"

/* A path in words, or as the value of a JSON key. */
static int print_path(struct cli *cli, const char *id, const char *key, const char *path)
{
    if (wants_json(cli)) {
        fprintf(cli->out, "{\"%s\":", key);
        json_text(cli->out, path);
        fputs("}\n", cli->out);
        return CHAMBER_OK;
    }
    CLEAN_TEXT char *text = words(cli, id, path);
    if (!text)
        return out_of_memory(cli);
    fprintf(cli->out, "%s\n", text);
    return CHAMBER_OK;
}

/* At a terminal the chamber's name is asked for; it may be left out. */
static int ask_name(struct cli *cli, struct chamber_init *init, char **answer)
{
    if (init->name || !can_ask())
        return CHAMBER_OK;
    CLEAN_FREE char *prompt = text_format("%s: ", phrase(cli, "init_name"));
    *answer = prompt ? ask(prompt) : NULL;
    if (!*answer)
        return complain(cli, CHAMBER_E_INTERRUPTED, NULL, "interrupted");
    init->name = **answer ? *answer : NULL;
    return CHAMBER_OK;
}

static int run_init(struct cli *cli)
{
    struct chamber_init init = {given_value(cli, "name"), given_value(cli, "group")};
    CLEAN_FREE char *answer = NULL;
    cli->path = database_path(cli);
    if (!cli->path)
        return CHAMBER_E_USAGE;
    int result = ask_name(cli, &init, &answer);
    if (result == CHAMBER_OK)
        result = chamber_init(cli->db, cli->path, &init);
    if (result < 0)
        return result;
    cli->stored = true;
    return print_path(cli, "init_done", "database", cli->path);
}

static int run_migrate(struct cli *cli)
{
    CLEAN_TEXT char *backup = NULL;
    cli->path = database_path(cli);
    if (!cli->path)
        return CHAMBER_E_USAGE;
    int result = chamber_migrate(cli->db, cli->path, &backup);
    if (result < 0)
        return result;
    cli->stored = backup;
    return backup || wants_json(cli) ? print_path(cli, "migrate_done", "backup", backup)
                                     : print_path(cli, "migrate_current", "database", cli->path);
}

/* Beside the database, by the day; a second of a day gets a number. */
static char *backup_path(struct cli *cli)
{
    char *path = text_format("%s-%s.backup", cli->path, chamber_today(cli->db));
    struct stat found;
    for (int i = 2; path && i < 1000 && lstat(path, &found) == 0; i++) {
        free(path);
        path = text_format("%s-%s-%d.backup", cli->path, chamber_today(cli->db), i);
    }
    return path;
}

static int run_backup(struct cli *cli)
{
    CLEAN_FREE char *beside = cli->operand_count == 0 ? backup_path(cli) : NULL;
    const char *path = cli->operand_count > 0 ? cli->operands[0] : beside;
    if (!path)
        return out_of_memory(cli);
    int result = chamber_backup(cli->db, path);
    return result < 0 ? result : print_path(cli, "backup_done", "backup", path);
}

static const struct option init_options[] = {
    {.name = "name", .value = "NAME", .help = "option_init_name"},
    {.name = "group", .value = "GROUP", .help = "option_init_group"},
    {NULL},
};

const struct command database_commands[] = {
    {NULL, "init", .summary = "help_init", .options = init_options, .access = ACCESS_NONE,
     .run = run_init, .example = "chamber --db chamber.db init --name 新华商会"},
    {NULL, "migrate", .summary = "help_migrate", .access = ACCESS_NONE, .run = run_migrate,
     .example = "chamber migrate"},
    {NULL, "backup", .summary = "help_backup", .operands = "[FILE]", .most = 1,
     .access = ACCESS_READ, .run = run_backup, .example = "chamber backup"},
    {.verb = NULL},
};
