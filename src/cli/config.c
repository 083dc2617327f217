/* SPDX-License-Identifier: MIT */
/* config: every setting, its value, and where it comes from: the command line, the environment, the
 * configuration file, the database, or the program itself. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"

struct shown {
    struct cli *cli;
    struct table *table; /* NULL: JSON */
    bool begun;
};

static int put(struct shown *shown, const char *name, const char *value, const char *source)
{
    const char *const cells[] = {name, value ? value : "", source};
    if (!shown->table) {
        fputs(shown->begun ? ",\n{\"name\":" : "[{\"name\":", shown->cli->out);
        json_text(shown->cli->out, name);
        fputs(",\"value\":", shown->cli->out);
        json_text(shown->cli->out, value);
        fputs(",\"source\":", shown->cli->out);
        json_text(shown->cli->out, source);
        fputs("}", shown->cli->out);
        shown->begun = true;
        return CHAMBER_OK;
    }
    int result = table_row(shown->table);
    for (size_t i = 0; i < COUNT_OF(cells) && result == CHAMBER_OK; i++)
        result = table_cell(shown->table, i, cells[i]);
    return result;
}

/* Where a value that the program is given comes from: what was looked at first goes before. */
static const char *source_of(struct cli *cli, const char *option, const char *variable,
                             const char *key, const char *otherwise)
{
    const char *in_environment = variable ? getenv(variable) : NULL;
    CLEAN_FREE char *kept = NULL;
    if (key && !configured(key, &kept) && errno == ENOMEM)
        cli->starved = true;
    if (option && given_switch(cli, option))
        return phrase(cli, "config_option");
    if (in_environment && *in_environment)
        return phrase(cli, "config_environment");
    return phrase(cli, kept && *kept ? "config_file" : otherwise);
}

static int put_pager(struct shown *shown)
{
    const char *source;
    CLEAN_FREE char *pager = pager_command(shown->cli, &source);
    return pager ? put(shown, "pager", pager, phrase(shown->cli, source))
                 : out_of_memory(shown->cli);
}

static int put_program(struct shown *shown)
{
    struct cli *cli = shown->cli;
    const char *colour = given_value(cli, "color");
    errno = 0;
    CLEAN_FREE char *file = configuration_path();
    if (!file && errno == ENOMEM)
        return out_of_memory(cli);
    int result =
        put(shown, "db", cli->path, source_of(cli, "db", "CHAMBER_DB", "db", "config_default"));
    if (result == CHAMBER_OK)
        result =
            put(shown, "read_only", cli->read_only ? "yes" : "no",
                source_of(cli, "read_only", "CHAMBER_READ_ONLY", "read_only", "config_default"));
    if (result == CHAMBER_OK)
        result = put(shown, "lang", cli->language == CHAMBER_EN ? "en" : "zh",
                     source_of(cli, "lang", NULL, "lang", "config_default"));
    if (result == CHAMBER_OK)
        result = put(shown, "as", cli->actor, source_of(cli, "as", NULL, NULL, "config_login"));
    if (result == CHAMBER_OK)
        result = put(shown, "today", chamber_today(cli->db),
                     source_of(cli, NULL, "CHAMBER_TODAY", NULL, "config_clock"));
    if (result == CHAMBER_OK)
        result = put(shown, "color",
                     colour        ? colour
                     : cli->colour ? "always"
                                   : "never",
                     source_of(cli, "color", "NO_COLOR", NULL, "config_default"));
    if (result == CHAMBER_OK)
        result = put_pager(shown);
    bool there = file && access(file, R_OK) == 0;
    if (result == CHAMBER_OK)
        result = put(shown, "config", file, phrase(cli, there ? "config_found" : "config_none"));
    return result;
}

/* One that may be in force: of a name the last that has begun. */
struct kept {
    char *name, *value, *from;
};

static void kept_free(struct kept *kept)
{
    free(kept->name);
    free(kept->value);
    free(kept->from);
    *kept = (struct kept){0};
}

static int keep(struct cli *cli, const struct chamber_setting *setting, struct kept *kept)
{
    kept_free(kept);
    kept->name = strdup(setting->name);
    kept->value = strdup(setting->value);
    kept->from = strdup(setting->from_on ? setting->from_on : "");
    return kept->name && kept->value && kept->from ? CHAMBER_OK : out_of_memory(cli);
}

static int put_kept(struct shown *shown, const struct kept *kept)
{
    struct cli *cli = shown->cli;
    if (!kept->name)
        return CHAMBER_OK;
    CLEAN_TEXT char *source = *kept->from ? words(cli, "config_database_from", kept->from)
                                          : words(cli, "config_database");
    return source ? put(shown, kept->name, kept->value, source) : out_of_memory(cli);
}

/* Those in force today; they come by name and day. */
static int put_settings(struct shown *shown, struct chamber_cursor *cursor)
{
    struct cli *cli = shown->cli;
    struct chamber_setting setting = {0};
    CLEAN(kept_free) struct kept kept = {0};
    int result;
    while ((result = chamber_setting_next(cursor, &setting)) == CHAMBER_ROW) {
        if (setting.from_on && strcmp(setting.from_on, chamber_today(cli->db)) > 0)
            continue;
        result = CHAMBER_OK;
        if (kept.name && strcmp(kept.name, setting.name) != 0)
            result = put_kept(shown, &kept);
        if (result == CHAMBER_OK)
            result = keep(cli, &setting, &kept);
        if (result < 0)
            break;
    }
    chamber_setting_clear(&setting);
    return result < 0 ? result : put_kept(shown, &kept);
}

static int put_database(struct shown *shown)
{
    struct cli *cli = shown->cli;
    struct chamber_cursor *cursor = NULL;
    int result = chamber_open(cli->db, cli->path, reading_mode(cli));
    if (result == CHAMBER_OK)
        result = chamber_setting_open(cli->db, &(struct chamber_list){0}, &cursor);
    if (result == CHAMBER_OK)
        result = put_settings(shown, cursor);
    chamber_cursor_close(cursor);
    return result;
}

static int head(struct shown *shown)
{
    static const char *const heads[] = {"config_name", "config_value", "config_source"};
    int result = CHAMBER_OK;
    if (wants_json(shown->cli))
        return CHAMBER_OK;
    shown->table = table_new(shown->cli);
    if (!shown->table)
        return table_failed(shown->cli);
    for (size_t i = 0; i < COUNT_OF(heads) && result == CHAMBER_OK; i++)
        result = table_column(shown->table, phrase(shown->cli, heads[i]), FIT_WRAP);
    return result;
}

/* Without a database there are the program's own settings, and a word on how to make one. */
static int run_config(struct cli *cli)
{
    struct shown shown = {.cli = cli};
    int result = database_path(cli);
    if (result >= 0 && !cli->actor)
        result = set_actor(cli);
    if (result >= 0)
        result = head(&shown);
    if (result == CHAMBER_OK)
        result = put_program(&shown);
    bool there = access(cli->path, F_OK) == 0;
    if (result == CHAMBER_OK && there)
        result = put_database(&shown);
    if (result == CHAMBER_OK && shown.table)
        result = table_print(shown.table);
    else if (result == CHAMBER_OK)
        fputs("]\n", cli->out);
    if (result == CHAMBER_OK && !there)
        say(cli, "config_no_database");
    table_free(&shown.table);
    return result;
}

const struct command config_commands[] = {
    {NULL, "config", .summary = "help_config", .access = ACCESS_NONE, .run = run_config,
     .example = "chamber config"},
    {.verb = NULL},
};
