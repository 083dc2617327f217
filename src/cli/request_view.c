/* SPDX-License-Identifier: MIT */
/* What is asked about requests: where they wait, and all about some of them. */
#include <inttypes.h>
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
    struct chamber_cursor *cursor;
    int result = chamber_request_waiting_open(cli->db, list, &cursor);
    if (result < 0)
        return result;
    result = print_cursor(cli, &chamber_waiting_noun, cursor);
    chamber_cursor_close(cursor);
    return result;
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
static int open_merged(struct chamber_db *db, chamber_id id, struct chamber_cursor **cursor)
{
    char ref[24];
    snprintf(ref, sizeof(ref), "#%" PRId64, id);
    struct chamber_filter filter = {"merged_into", ref};
    struct chamber_list list = {.filters = &filter, .filter_count = 1};
    return chamber_request_open(db, &list, cursor);
}

/* The lists of the screen. */
static const struct part {
    const char *heading, *key;
    const struct chamber_noun *noun;
    int (*open)(struct chamber_db *db, chamber_id id, struct chamber_cursor **cursor);
} parts[] = {
    {"brief_steps", "steps", &chamber_request_trace_noun, chamber_request_steps_open},
    {"brief_stays", "stays", &chamber_request_stay_noun, chamber_request_stays_open},
    {"brief_extensions", "extensions", &chamber_request_extension_noun,
     chamber_request_extensions_open},
    {"brief_merged_from", "merged_from", &chamber_request_noun, open_merged},
};

static int print_one(struct cli *cli, const struct part *part, chamber_id id)
{
    struct chamber_cursor *cursor;
    int result = part->open(cli->db, id, &cursor);
    if (result < 0)
        return result;
    fputs(cli->json ? "," : "\n", cli->out);
    result = sheet_list(cli, part->heading, part->key, part->noun, cursor);
    chamber_cursor_close(cursor);
    return result;
}

/* The request and its numbers: the beginning of the object, or the top of the screen. */
static int print_top(struct cli *cli, const struct chamber_request *request,
                     const struct chamber_request_counts *counts)
{
    CLEAN_TEXT char *json = NULL;
    CLEAN_TEXT char *numbers = NULL;
    int result = CHAMBER_OK;
    if (!cli->json) {
        result = print_fields(cli, &chamber_request_noun, request, NULL);
        return result == CHAMBER_OK ? print_numbers(cli, &chamber_request_counts_noun, counts)
                                    : result;
    }
    result = chamber_record_json(cli->db, &chamber_request_noun, request, &json);
    if (result == CHAMBER_OK)
        result = chamber_record_json(cli->db, &chamber_request_counts_noun, counts, &numbers);
    if (result == CHAMBER_OK) /* the members of the numbers, without their braces */
        fprintf(cli->out, "{\"request\":%s,%.*s", json, (int)strlen(numbers) - 2, numbers + 1);
    return result;
}

static int print_request(struct cli *cli, chamber_id id)
{
    CLEAN(chamber_request_clear) struct chamber_request request = {0};
    struct chamber_request_counts counts = {0};
    int result = chamber_request_get(cli->db, id, &request);
    if (result == CHAMBER_OK)
        result = chamber_request_count(cli->db, id, &counts);
    if (result == CHAMBER_OK)
        result = print_top(cli, &request, &counts);
    for (size_t i = 0; i < COUNT_OF(parts) && result == CHAMBER_OK; i++)
        result = print_one(cli, &parts[i], id);
    if (cli->json)
        fputs("}\n", cli->out);
    return result;
}

static int run_request_brief(struct cli *cli)
{
    bool array = cli->json && cli->operand_count > 1;
    CLEAN_FREE chamber_id *ids = calloc(cli->operand_count, sizeof(*ids));
    int result = ids ? CHAMBER_OK : out_of_memory(cli);
    for (size_t i = 0; i < cli->operand_count && result == CHAMBER_OK; i++)
        result = find_to_read(cli, cli->noun, cli->operands[i], &ids[i]);
    if (result < 0)
        return result;
    fputs(array ? "[" : "", cli->out);
    for (size_t i = 0; i < cli->operand_count && result == CHAMBER_OK; i++) {
        if (i > 0)
            fputs(array ? "," : "\n\n", cli->out);
        result = print_request(cli, ids[i]);
    }
    fputs(array ? "]\n" : "", cli->out);
    return result;
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
     .most = SIZE_MAX, .takes = TAKES_OUTPUT, .access = ACCESS_READ, .run = run_request_brief,
     .example = "chamber request brief '#1'"},
    {.verb = NULL},
};
