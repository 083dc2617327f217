/* SPDX-License-Identifier: MIT */
/* A whole database: out into one file, and in from one. */
#include <inttypes.h>
#include <string.h>

#include "cli/import.h"

/* --- export --- */
static int run_export_all(struct cli *cli)
{
    if (cli->format == FORMAT_XLSX)
        return chamber_export_all(cli->db, cli->book);
    if (wants_json(cli))
        return chamber_export_all_json(cli->db, cli->out);
    return complain(cli, CHAMBER_E_USAGE, "output", "whole_needs_file");
}

/* --- import --- */
/* What was done with each sheet; with --json an array of objects. */
struct sheets {
    struct cli *cli;
    struct problems problems;
    int64_t count;
};

static void take_problem(void *payload, const struct chamber_error *error, const char *text)
{
    struct sheets *sheets = payload;
    problems_keep(&sheets->problems, error, text);
}

static void print_object(struct sheets *sheets, const struct chamber_noun *noun, const char *name,
                         const struct chamber_import_result *done)
{
    FILE *out = sheets->cli->out;
    fputs(sheets->count++ > 0 ? ",\n{\"sheet\":" : "[{\"sheet\":", out);
    json_text(out, name);
    fputs(",\"noun\":", out);
    json_text(out, noun ? chamber_noun_name(noun) : NULL);
    if (noun)
        fprintf(out,
                ",\"rows\":%" PRId64 ",\"added\":%" PRId64 ",\"changed\":%" PRId64
                ",\"same\":%" PRId64,
                done->rows, done->added, done->changed, done->same);
    fputc('}', out);
}

static void take_sheet(void *payload, const char *name, const struct chamber_noun *noun,
                       const struct chamber_import_result *done)
{
    struct sheets *sheets = payload;
    struct cli *cli = sheets->cli;
    char rows[24], added[24], changed[24], same[24];
    if (wants_json(cli)) {
        print_object(sheets, noun, name, done);
        return;
    }
    if (!noun) {
        say(cli, "whole_left_out", name);
        return;
    }
    snprintf(rows, sizeof(rows), "%" PRId64, done->rows);
    snprintf(added, sizeof(added), "%" PRId64, done->added);
    snprintf(changed, sizeof(changed), "%" PRId64, done->changed);
    snprintf(same, sizeof(same), "%" PRId64, done->same);
    CLEAN_TEXT char *text = words(cli, "whole_sheet", name, rows, added, changed, same);
    fprintf(cli->out, "%s\n", text ? text : name);
}

struct counts {
    int64_t added, changed;
};

static void count_sheet(void *payload, const char *name, const struct chamber_noun *noun,
                        const struct chamber_import_result *done)
{
    struct counts *counts = payload;
    (void)name;
    if (!noun)
        return;
    counts->added += done->added;
    counts->changed += done->changed;
}

/* Before many records change, a person at the terminal is told how many. */
static int agreed(struct cli *cli, const struct chamber_import_all *how)
{
    struct counts counts = {0};
    struct chamber_import_all trial = *how;
    if (!can_ask() || cli->yes || cli->dry_run || strcmp(cli->operands[0], "-") == 0)
        return CHAMBER_OK;
    trial.dry_run = true;
    trial.problem = NULL;
    trial.sheet = count_sheet;
    trial.payload = &counts;
    int result = chamber_import_all(cli->db, cli->operands[0], &trial);
    if (result < 0) /* what is wrong with the rows, the import itself says */
        return result == CHAMBER_E_DATA ? CHAMBER_OK : result;
    return import_agreed(cli, counts.added, counts.changed);
}

static int run_import_all(struct cli *cli)
{
    struct sheets sheets = {.cli = cli};
    const struct chamber_import_all how = {.update = given_switch(cli, "update"),
                                           .dry_run = cli->dry_run,
                                           .encoding = given_value(cli, "encoding"),
                                           .problem = take_problem,
                                           .sheet = take_sheet,
                                           .payload = &sheets};
    chamber_id before = chamber_last_batch(cli->db);
    int result = agreed(cli, &how);
    if (result == CHAMBER_OK)
        result = problems_begin(&sheets.problems, cli);
    if (result < 0)
        return result;
    result = chamber_import_all(cli->db, cli->operands[0], &how);
    problems_end(&sheets.problems, result);
    if (result < 0)
        return result;
    if (wants_json(cli))
        fputs("]\n", cli->out);
    say_imported(cli, before);
    return CHAMBER_OK;
}

static const struct option import_options[] = {
    {.name = "update", .kind = OPTION_SWITCH, .help = "option_update"},
    {.name = "encoding", .value = "NAME", .help = "option_encoding"},
    {NULL},
};

const struct command whole_commands[] = {
    {NULL, "export", .summary = "help_export_all", .takes = TAKES_OUTPUT | TAKES_XLSX | TAKES_MASK,
     .access = ACCESS_READ, .run = run_export_all, .example = "chamber export -o all.json"},
    {NULL, "import", .summary = "help_import_all", .operands = "FILE", .least = 1, .most = 1,
     .options = import_options, .takes = TAKES_DRY_RUN | TAKES_YES, .access = ACCESS_WRITE,
     .run = run_import_all, .example = "chamber export -o all.json && chamber import all.json"},
    {.verb = NULL},
};
