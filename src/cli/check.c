/* SPDX-License-Identifier: MIT */
/* check: whether the database is sound, and what to do where it is not. */
#include <inttypes.h>

#include "cli/import.h"

static void take_progress(void *payload, int64_t done, int64_t total)
{
    progress_show(payload, done, total);
}

static int look(struct cli *cli, struct chamber_checked *checked, struct chamber_cursor **findings)
{
    struct progress progress;
    progress_begin(&progress, cli);
    const struct chamber_check how = {
        .anchor = given_value(cli, "anchor"), .progress = take_progress, .payload = &progress};
    int result = chamber_check(cli->db, &how, checked, findings);
    progress_end(&progress);
    return result;
}

/* What was looked at, where nothing was found. */
static void print_sound(struct cli *cli, const struct chamber_checked *checked)
{
    char records[24], batches[24], changes[24];
    snprintf(records, sizeof(records), "%" PRId64, checked->records.value);
    snprintf(batches, sizeof(batches), "%" PRId64, checked->batches.value);
    snprintf(changes, sizeof(changes), "%" PRId64, checked->changes.value);
    CLEAN_TEXT char *text = words(cli, "check_sound", records, batches, changes);
    fprintf(cli->out, "%s\n", text ? text : "");
}

/* A person sees one line, or what was found; programs get the same either way. */
static int print_findings(struct cli *cli, const struct chamber_checked *checked,
                          struct chamber_cursor *findings)
{
    const struct sheet sheet = {.noun = &chamber_checked_noun,
                                .numbers = checked,
                                .key = "found",
                                .rows_noun = &chamber_finding_noun,
                                .rows = findings};
    bool line = cli->format == FORMAT_TABLE || cli->format == FORMAT_TEXT;
    if (!line || checked->findings.value > 0)
        return sheet_opened(cli, CHAMBER_OK, &sheet);
    print_sound(cli, checked);
    chamber_cursor_close(findings);
    return output_flush(cli);
}

/* What was found is no failure of the command, whose output stays, but of the database. */
static int print_check(struct cli *cli, const struct chamber_checked *checked,
                       struct chamber_cursor *findings)
{
    char count[24];
    int result = print_findings(cli, checked, findings);
    if (result < 0)
        return result;
    if (checked->anchor)
        say(cli, "check_limits", checked->anchor);
    cli->unsound = checked->findings.value > 0;
    snprintf(count, sizeof(count), "%" PRId64, checked->findings.value);
    if (cli->unsound)
        (void)complain(cli, CHAMBER_E_DATABASE, NULL, "check_found", count);
    return CHAMBER_OK;
}

static int run_check(struct cli *cli)
{
    struct chamber_checked checked = {0};
    struct chamber_cursor *findings = NULL;
    int result = look(cli, &checked, &findings);
    if (result == CHAMBER_OK)
        result = print_check(cli, &checked, findings);
    chamber_record_clear(&chamber_checked_noun, &checked);
    return result;
}

static const struct option check_options[] = {
    {.name = "anchor", .value = "ROWS:LINK", .help = "option_check_anchor"},
    {NULL},
};

const struct command check_commands[] = {
    {NULL, "check", .summary = "help_check", .options = check_options, .takes = TAKES_FILE,
     .access = ACCESS_READ, .run = run_check, .example = "chamber check"},
    {.verb = NULL},
};
