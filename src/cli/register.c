/* SPDX-License-Identifier: MIT */
/* The register of enterprises: what is doubtful in it, duplicates merged, who was not visited, who
 * introduced whom. */
#include <inttypes.h>
#include <string.h>

#include "cli/cli.h"

/* --- duplicates, introductions, doubts --- */
static int run_duplicates(struct cli *cli)
{
    struct chamber_cursor *cursor = NULL;
    int result = chamber_enterprise_duplicates_open(cli->db, &cursor);
    return print_opened(cli, &chamber_enterprise_duplicate_noun, result, cursor);
}

static int run_introduced(struct cli *cli)
{
    struct chamber_cursor *cursor = NULL;
    int result = chamber_cursor_open(cli->db, &chamber_enterprise_introduction_noun, NULL, &cursor);
    return print_opened(cli, &chamber_enterprise_introduction_noun, result, cursor);
}

static int run_doubts(struct cli *cli)
{
    return print_screen(cli, &chamber_enterprise_doubts_screen,
                        &(struct chamber_screen_subject){0});
}

/* --- members not visited --- */
static int run_unvisited(struct cli *cli)
{
    int64_t months = 0;
    struct chamber_cursor *cursor = NULL;
    CLEAN_TEXT char *as_of = NULL;
    int result = given_number(cli, "months", &months);
    if (result == CHAMBER_OK)
        result = given_day(cli, "as_of", &as_of);
    if (result == CHAMBER_OK)
        result = chamber_enterprise_unvisited_open(cli->db, months, as_of, &cursor);
    return print_opened(cli, cli->noun, result, cursor);
}

/* --- merge --- */
/* How many records of a noun name the enterprise in a field. */
static int count_users(struct cli *cli, const struct chamber_noun *user, const char *field,
                       chamber_id id, int64_t *count)
{
    char ref[24];
    const struct chamber_filter filter = {field, ref};
    const struct chamber_list list = {&filter, .filter_count = 1};
    struct chamber_cursor *cursor;
    CLEAN_RECORD struct any_record record = {0};
    snprintf(ref, sizeof(ref), "#%" PRId64, id);
    int result = any_record_new(cli, user, &record);
    if (result == CHAMBER_OK)
        result = chamber_cursor_open(cli->db, user, &list, &cursor);
    if (result < 0)
        return result;
    while ((result = chamber_cursor_next(cursor, record.data)) == CHAMBER_ROW)
        ++*count;
    chamber_cursor_close(cursor);
    return result;
}

/* "走访 3、诉求 2" (malloc); NULL if nothing refers to the enterprise. */
static int list_users(struct cli *cli, chamber_id id, char **list)
{
    const char *gap = cli->language == CHAMBER_EN ? ", " : "、";
    for (const struct chamber_noun *const *user = chamber_nouns(); *user; user++) {
        size_t fields;
        int64_t count = 0;
        const struct chamber_field *field = chamber_noun_fields(*user, &fields);
        for (; fields > 0; field++, fields--) {
            if (field->refers != cli->noun)
                continue;
            int result = count_users(cli, *user, field->name, id, &count);
            if (result < 0)
                return result;
        }
        if (count == 0 || chamber_noun_is_event(*user))
            continue;
        char *longer = text_format("%s%s%s %" PRId64, *list ? *list : "", *list ? gap : "",
                                   noun_title(cli, *user), count);
        if (!longer)
            return out_of_memory(cli);
        free(*list);
        *list = longer;
    }
    return CHAMBER_OK;
}

static int enterprise_line(struct cli *cli, chamber_id id, char **line)
{
    CLEAN(chamber_enterprise_clear) struct chamber_enterprise enterprise = {0};
    int result = chamber_enterprise_get(cli->db, id, &enterprise);
    return result == CHAMBER_OK ? record_line(cli, cli->noun, &enterprise, line) : result;
}

/* What moves is said only to someone who can still say no. */
static int agree_to_merge(struct cli *cli, chamber_id keep, chamber_id drop)
{
    CLEAN_FREE char *stays = NULL;
    CLEAN_FREE char *goes = NULL;
    CLEAN_FREE char *users = NULL;
    int result = enterprise_line(cli, keep, &stays);
    if (result == CHAMBER_OK)
        result = enterprise_line(cli, drop, &goes);
    if (result == CHAMBER_OK)
        result = list_users(cli, drop, &users);
    if (result < 0)
        return result;
    if (users && (cli->dry_run || (can_ask() && !cli->yes)))
        say(cli, "merge_moves", goes, users);
    if (cli->dry_run)
        return CHAMBER_OK;
    CLEAN_TEXT char *question = words(cli, "merge_question", goes, stays);
    return question ? confirm(cli, question) : out_of_memory(cli);
}

static int merge(struct cli *cli, chamber_id id, void *payload)
{
    return chamber_enterprise_merge(cli->db, id, *(const chamber_id *)payload);
}

static int run_merge(struct cli *cli)
{
    chamber_id keep, drop;
    int result = find_to_write(cli, cli->noun, cli->operands[0], &keep);
    if (result == CHAMBER_OK)
        result = find_to_write(cli, cli->noun, cli->operands[1], &drop);
    if (result == CHAMBER_OK && keep != drop)
        result = agree_to_merge(cli, keep, drop);
    if (result < 0)
        return result;
    return write_change(cli, &(struct written){.id = keep}, merge, &drop);
}

/* --- commands --- */
static const struct option unvisited_options[] = {
    {.name = "months", .value = "N", .help = "option_months_back"}, {NULL}};

const struct command register_commands[] = {
    {"enterprise", "duplicates", .summary = "help_enterprise_duplicates", .takes = TAKES_FILE,
     .access = ACCESS_READ, .run = run_duplicates, .example = "chamber enterprise duplicates"},
    {"enterprise", "doubts", .summary = "help_enterprise_doubts", .takes = TAKES_SCREEN,
     .access = ACCESS_READ, .run = run_doubts, .example = "chamber enterprise doubts"},
    {"enterprise", "merge", .summary = "help_enterprise_merge", .operands = "KEEP DROP", .least = 2,
     .most = 2, .takes = TAKES_DRY_RUN | TAKES_YES, .access = ACCESS_WRITE, .run = run_merge,
     .example = "chamber enterprise merge '#1' '#2' --dry_run"},
    {"enterprise", "unvisited", .summary = "help_enterprise_unvisited",
     .options = unvisited_options, .takes = TAKES_FILE | TAKES_COLUMNS | TAKES_AS_OF,
     .access = ACCESS_READ, .run = run_unvisited,
     .example = "chamber enterprise unvisited --months 6"},
    {"enterprise", "introduced", .summary = "help_enterprise_introduced", .takes = TAKES_FILE,
     .access = ACCESS_READ, .run = run_introduced, .example = "chamber enterprise introduced"},
    {.verb = NULL},
};
