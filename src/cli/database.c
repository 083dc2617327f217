/* SPDX-License-Identifier: MIT */
/* The database itself: making it, bringing it up to date. */
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"

int print_path(struct cli *cli, const char *id, const char *key, const char *path)
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
    do {
        free(*answer);
        *answer = ask(prompt);
        if (!*answer)
            return unanswered(cli, NULL);
        if (strcmp(*answer, "?") == 0)
            say(cli, "init_name_help");
    } while (strcmp(*answer, "?") == 0);
    init->name = **answer ? *answer : NULL;
    return CHAMBER_OK;
}

static int run_init(struct cli *cli)
{
    struct chamber_init init = {given_value(cli, "name"), given_value(cli, "group")};
    CLEAN_FREE char *answer = NULL;
    int located = database_path(cli);
    if (located < 0)
        return located;
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
    int located = database_path(cli);
    if (located < 0)
        return located;
    int result = chamber_migrate(cli->db, cli->path, &backup);
    if (result < 0)
        return result;
    cli->stored = backup;
    return backup || wants_json(cli) ? print_path(cli, "migrate_done", "backup", backup)
                                     : print_path(cli, "migrate_current", "database", cli->path);
}

static const struct option init_options[] = {
    {.name = "name", .value = "NAME", .help = "option_init_name"},
    {.name = "group", .value = "GROUP", .help = "option_init_group"},
    {NULL},
};

const struct command database_commands[] = {
    {NULL, "init", .summary = "help_init", .options = init_options, .access = ACCESS_MAKES,
     .run = run_init, .example = "chamber --db chamber.db init --name 新华商会"},
    {NULL, "migrate", .summary = "help_migrate", .access = ACCESS_MAKES, .run = run_migrate,
     .example = "chamber migrate"},
    {.verb = NULL},
};
