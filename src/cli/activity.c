/* SPDX-License-Identifier: MIT */
/* Activities: who is due and who came; the sheet to sign in on is in sign_in.c. */
#include "cli/cli.h"

void roster_numbers_clear(struct chamber_activity_roster *numbers)
{
    chamber_record_clear(&chamber_activity_roster_noun, numbers);
}

int roster_opened(struct cli *cli, int result, const struct chamber_activity_roster *numbers,
                  struct chamber_cursor *rows)
{
    const struct sheet sheet = {&chamber_activity_roster_noun, numbers, "rows",
                                &chamber_activity_roster_row_noun, rows};
    return sheet_opened(cli, result, &sheet);
}

static int run_roster(struct cli *cli)
{
    chamber_id id;
    int64_t last;
    CLEAN(roster_numbers_clear) struct chamber_activity_roster numbers = {0};
    struct chamber_cursor *rows = NULL;
    int result = given_number(cli, "last", &last);
    if (result == CHAMBER_OK)
        result = find_to_read(cli, cli->noun, cli->operands[0], &id);
    if (result == CHAMBER_OK)
        result = chamber_activity_roster_open(cli->db, id, last, &numbers, &rows);
    return roster_opened(cli, result, &numbers, rows);
}

static const struct option roster_options[] = {
    {.name = "last", .value = "N", .help = "option_last_meetings"},
    {NULL},
};

static const struct option sheet_options[] = {
    {.name = "lines", .value = "N", .help = "option_sign_in_lines"},
    {NULL},
};

const struct command activity_commands[] = {
    {"activity", "roster", .summary = "help_activity_roster", .operands = "REF", .least = 1,
     .most = 1, .options = roster_options, .takes = TAKES_FILE, .access = ACCESS_READ,
     .run = run_roster, .example = "chamber activity roster '#1'"},
    {"activity", "sheet", .summary = "help_activity_sheet", .operands = "REF", .least = 1,
     .most = 1, .options = sheet_options, .takes = TAKES_OUTPUT | TAKES_HTML, .access = ACCESS_READ,
     .run = run_sign_in, .example = "chamber activity sheet '#1' --html -o 签到表.html"},
    {.verb = NULL},
};
