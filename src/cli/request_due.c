/* SPDX-License-Identifier: MIT */
/* A due date given as a number of days, or of working days, from the step's day on. */
#include <string.h>

#include "cli/cli.h"

/* The one way given to say when it is due, or NULL. */
static int chosen(struct cli *cli, const char **name)
{
    static const char *const ways[] = {"due_on", "due_days", "due_workdays"};
    *name = NULL;
    for (size_t i = 0; i < COUNT_OF(ways); i++) {
        if (!given_switch(cli, ways[i]))
            continue;
        if (*name)
            return complain(cli, CHAMBER_E_USAGE, ways[i], "options_conflict", *name, ways[i]);
        *name = ways[i];
    }
    return CHAMBER_OK;
}

int due_needs(struct cli *cli, const char *needs[STEP_NEEDS_MAX], size_t *count)
{
    const char *const *all = chamber_request_needs(cli->command->verb);
    const char *way;
    int result = chosen(cli, &way);
    for (; result == CHAMBER_OK && *all && *count < STEP_NEEDS_MAX; all++) {
        if (!way || strcmp(*all, "due_on") != 0 || strcmp(way, "due_on") == 0)
            needs[(*count)++] = *all;
    }
    return result;
}

int due_fill(struct cli *cli, struct chamber_request_event *event)
{
    const char *way;
    CLEAN_TEXT char *day = NULL;
    int result = chosen(cli, &way);
    if (result < 0 || !way || strcmp(way, "due_on") == 0)
        return result;
    const char *text = given_value(cli, way);
    int64_t count = parse_count(text);
    if (count < 1)
        return complain(cli, CHAMBER_E_USAGE, way, "option_needs_number", way, text);
    const char *from = event->happened_on ? event->happened_on : chamber_today(cli->db);
    result = strcmp(way, "due_days") == 0 ? chamber_day_after(cli->db, from, count, &day)
                                          : chamber_workday_after(cli->db, from, count, &day);
    if (result < 0)
        return complain_option(cli, result, way);
    return chamber_field_parse(cli->db, &chamber_request_event_noun,
                               chamber_noun_field(&chamber_request_event_noun, "due_on"), day,
                               CHAMBER_WHOLE, event);
}
