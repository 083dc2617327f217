/* SPDX-License-Identifier: MIT */
/* backup: a copy of the database, of the day or under a name. */
#include <string.h>

#include "cli/cli.h"

static void json_names(FILE *out, const char *key, char *const *names, size_t count)
{
    fprintf(out, ",\"%s\":[", key);
    for (size_t i = 0; i < count; i++) {
        fputs(i ? "," : "", out);
        json_text(out, names[i]);
    }
    fputc(']', out);
}

/* "保留的备份 2 份：chamber-2018-12-31.db、chamber-2018-11-30.db" */
static int print_names(struct cli *cli, const char *id, char *const *names, size_t count)
{
    CLEAN_FREE char *list = NULL;
    CLEAN_FREE char *number = text_format("%zu", count);
    if (!count)
        return CHAMBER_OK;
    for (size_t i = 0; i < count && number; i++) {
        char *longer =
            text_format("%s%s%s", list ? list : "", i ? marks_of(cli)->comma : "", names[i]);
        free(list);
        list = longer;
        if (!list)
            return out_of_memory(cli);
    }
    CLEAN_TEXT char *text = number ? words(cli, id, number, list) : NULL;
    if (!text)
        return out_of_memory(cli);
    fprintf(cli->out, "%s\n", text);
    return CHAMBER_OK;
}

static int print_backups(struct cli *cli, const struct chamber_backups *done)
{
    if (wants_json(cli)) {
        fputs("{\"backup\":", cli->out);
        json_text(cli->out, done->made);
        json_names(cli->out, "kept", done->kept, done->kept_count);
        json_names(cli->out, "removed", done->removed, done->removed_count);
        fputs("}\n", cli->out);
        return CHAMBER_OK;
    }
    int result = print_path(cli, "backup_done", "backup", done->made);
    if (result == CHAMBER_OK)
        result = print_names(cli, "backups_kept", done->kept, done->kept_count);
    if (result == CHAMBER_OK)
        result = print_names(cli, "backups_removed", done->removed, done->removed_count);
    return result;
}

static int run_backup(struct cli *cli)
{
    struct chamber_backups done = {0};
    if (cli->operand_count > 0) {
        int result = chamber_backup(cli->db, cli->operands[0]);
        return result < 0 ? result : print_path(cli, "backup_done", "backup", cli->operands[0]);
    }
    if (cli->read_only) /* it removes files too */
        return complain(cli, CHAMBER_E_REFUSED, NULL, "read_only_backup");
    int result = chamber_backup_dated(cli->db, &done);
    if (result == CHAMBER_OK)
        result = print_backups(cli, &done);
    chamber_backups_clear(&done);
    return result;
}

const struct command backup_commands[] = {
    {NULL, "backup", .summary = "help_backup", .operands = "[FILE]", .most = 1,
     .access = ACCESS_READ, .run = run_backup, .example = "chamber backup"},
    {.verb = NULL},
};
