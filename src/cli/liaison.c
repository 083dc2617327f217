/* SPDX-License-Identifier: MIT */
/* Liaisons: which of the enterprises that the leaders look after were visited. */
#include <string.h>

#include "cli/cli.h"

static int open_progress(struct cli *cli, struct chamber_liaison_progress *numbers,
                         struct chamber_cursor **rows)
{
    chamber_id person = 0;
    const char *ref = given_value(cli, "person");
    if (ref) {
        int result = find_to_read(cli, &chamber_person_noun, ref, &person);
        if (result < 0)
            return complain_option(cli, result, "person");
    }
    int result = chamber_liaison_progress_open(cli->db, person, given_value(cli, "from"),
                                               given_value(cli, "until"), numbers, rows);
    const char *field = result < 0 ? chamber_error(cli->db)->field : NULL;
    if (!field)
        return result;
    return complain_option(cli, result, strcmp(field, "from_on") == 0 ? "from" : "until");
}

static int run_progress(struct cli *cli)
{
    struct chamber_liaison_progress numbers;
    struct chamber_cursor *rows = NULL;
    int result = open_progress(cli, &numbers, &rows);
    const struct sheet sheet = {.noun = &chamber_liaison_progress_noun,
                                .numbers = &numbers,
                                .key = "liaisons",
                                .rows_noun = &chamber_liaison_visits_noun,
                                .rows = rows};
    return sheet_opened(cli, result, &sheet);
}

static const struct option progress_options[] = {
    {.name = "person", .of = &chamber_liaison_noun},
    {.name = "from", .value = "DATE", .help = "option_from"},
    {.name = "until", .value = "DATE", .help = "option_until"},
    {NULL},
};

const struct command liaison_commands[] = {
    {"liaison", "progress", .summary = "help_liaison_progress", .options = progress_options,
     .takes = TAKES_FILE, .access = ACCESS_READ, .run = run_progress,
     .example = "chamber liaison progress --from 2018 --until 2018"},
    {.verb = NULL},
};
