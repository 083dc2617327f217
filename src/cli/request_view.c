/* SPDX-License-Identifier: MIT */
/* What is asked about requests: where they wait, and all about some of them. */
#include <string.h>

#include "cli/cli.h"

/* --- request waiting --- */
static int list_waiting(struct cli *cli, struct chamber_list *list, struct chamber_filter *filters)
{
    static const char *const names[] = {"overdue", "due_within", "department"};
    list->filters = filters;
    for (size_t i = 0; i < cli->given_count; i++) {
        const struct given *given = &cli->given[i];
        for (size_t n = 0; n < COUNT_OF(names); n++) {
            if (strcmp(given->option->name, names[n]) == 0)
                filters[list->filter_count++] = (struct chamber_filter){names[n], given->value};
        }
    }
    struct chamber_cursor *cursor = NULL;
    int result = chamber_request_waiting_open(cli->db, list, &cursor);
    return print_opened(cli, &chamber_request_waiting_noun, result, cursor);
}

static int run_waiting(struct cli *cli)
{
    CLEAN_TEXT char *as_of = NULL;
    int result = given_day(cli, "as_of", &as_of);
    if (result < 0)
        return result;
    struct chamber_list list = {.as_of = as_of};
    CLEAN_FREE struct chamber_filter *filters = calloc(cli->given_count + 1, sizeof(*filters));
    return filters ? list_waiting(cli, &list, filters) : out_of_memory(cli);
}

/* --- request brief --- */
static int run_brief(struct cli *cli)
{
    return run_screens(cli, &chamber_request_screen);
}

/* --- commands --- */
static const struct option waiting_options[] = {
    {.name = "overdue", .kind = OPTION_SWITCH, .help = "option_overdue"},
    {.name = "due_within", .value = "N", .help = "option_due_within"},
    {.name = "department", .many = true, .of = &chamber_request_noun},
    {NULL},
};

const struct command request_view_commands[] = {
    {"request", "waiting", .summary = "help_request_waiting", .options = waiting_options,
     .takes = TAKES_FILE | TAKES_AS_OF, .access = ACCESS_READ, .run = run_waiting,
     .example = "chamber request waiting --overdue --due_within 3"},
    {"request", "brief", .summary = "help_request_brief", .operands = "REF...", .least = 1,
     .most = SIZE_MAX, .takes = TAKES_SCREEN, .access = ACCESS_READ, .run = run_brief,
     .example = "chamber request brief '#1'"},
    {.verb = NULL},
};
