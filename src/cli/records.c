/* SPDX-License-Identifier: MIT */
/* The verbs that every noun has: add, edit, show, list, export, remove. */
#include <inttypes.h>
#include <string.h>

#include "cli/cli.h"

/* --- add --- */
/* The fields that a new record needs. */
static size_t required_fields(const struct cli *cli, const char **names)
{
    size_t all, count = 0;
    const struct chamber_field *fields = chamber_noun_fields(cli->noun, &all);
    for (size_t i = 0; i < all; i++)
        if (chamber_field_needed(cli->noun, &fields[i]))
            names[count++] = fields[i].name;
    return count;
}

enum { ASKED_MOST = 64 };

/* The fields to ask for, in the order of the noun's entry: those required, and, of a command
 * without any field, the usual ones too. `list` is a copy of the entry's and keeps the names. */
static size_t asked_fields(const struct cli *cli, char *list, const char *const *required,
                           size_t required_count, const char **names)
{
    size_t count = 0;
    bool bare = true;
    for (size_t i = 0; i < cli->given_count; i++)
        bare = bare && cli->given[i].option->of != cli->noun;
    for (char *name; (name = strsep(&list, ","));)
        if (bare || chamber_field_needed(cli->noun, chamber_noun_field(cli->noun, name)))
            names[count++] = name;
    size_t ordered = count;
    for (size_t i = 0; i < required_count; i++) {
        bool there = false;
        for (size_t j = 0; j < ordered; j++)
            there = there || strcmp(names[j], required[i]) == 0;
        if (!there)
            names[count++] = required[i];
    }
    return count;
}

static int ask_fields(struct cli *cli, const char *const *required, size_t count)
{
    const char *names[ASKED_MOST];
    const struct noun_entry *entry = noun_entry(cli->noun);
    if (!can_ask())
        return CHAMBER_OK; /* nothing is missing */
    if (!entry || !entry->asks)
        return fields_ask(cli, required, count);
    CLEAN_FREE char *list = strdup(entry->asks);
    if (!list)
        return out_of_memory(cli);
    return fields_ask(cli, names, asked_fields(cli, list, required, count, names));
}

static int store_new(struct cli *cli, const void *record, uint64_t given)
{
    chamber_id id;
    int result = write_begin(cli);
    if (result < 0)
        return result;
    result = chamber_record_add(cli->db, cli->noun, record, &id);
    if (result == CHAMBER_OK)
        result = print_written(cli, cli->noun,
                               &(struct written){.id = id, .fields = given, .added = true});
    return write_end(cli, result);
}

/* What was given is looked at before anything is asked for. */
static int run_add(struct cli *cli)
{
    uint64_t given = 0;
    const char *names[ASKED_MOST];
    size_t count = required_fields(cli, names);
    CLEAN_RECORD struct any_record record = {0};
    int result = needs_check(cli, names, count);
    if (result == CHAMBER_OK)
        result = any_record_new(cli, cli->noun, &record);
    if (result == CHAMBER_OK)
        result = fill_record(cli, cli->noun, record.data, &given);
    if (result == CHAMBER_OK)
        result = ask_fields(cli, names, count);
    if (result == CHAMBER_OK)
        result = fill_record(cli, cli->noun, record.data, &given);
    const struct noun_entry *entry = noun_entry(cli->noun);
    if (result == CHAMBER_OK && entry && entry->doubt)
        result = entry->doubt(cli, record.data);
    return result == CHAMBER_OK ? store_new(cli, record.data, given) : result;
}

/* --- edit --- */
static int store_changed(struct cli *cli, const void *record, uint64_t given, const char *since)
{
    int result = write_begin(cli);
    if (result < 0)
        return result;
    result = chamber_record_update(cli->db, cli->noun, record, given, since);
    if (result == CHAMBER_OK)
        result = print_written(cli, cli->noun,
                               &(struct written){.id = record_id(record),
                                                 .fields = given,
                                                 .values = since ? record : NULL,
                                                 .since = since});
    return write_end(cli, result);
}

static int run_edit(struct cli *cli)
{
    uint64_t given = 0;
    chamber_id id;
    CLEAN_TEXT char *since = NULL;
    CLEAN_RECORD struct any_record record = {0};
    int result = find_to_write(cli, cli->noun, cli->operands[0], &id);
    if (result == CHAMBER_OK)
        result = given_day(cli, "since", &since);
    if (result == CHAMBER_OK)
        result = any_record_new(cli, cli->noun, &record);
    if (result == CHAMBER_OK)
        result = fill_record(cli, cli->noun, record.data, &given);
    if (result == CHAMBER_OK && given == 0)
        result = complain(cli, CHAMBER_E_USAGE, NULL, "edit_what");
    if (result < 0)
        return result;
    *(chamber_id *)record.data = id;
    return store_changed(cli, record.data, given, since);
}

/* --- show --- */
struct named {
    struct cli *cli;
    chamber_id *ids;
    size_t count, at;
    const char *as_of; /* a day, or NULL */
};

static int next_named(void *from, void *record)
{
    struct named *named = from;
    if (named->at == named->count)
        return CHAMBER_OK;
    int result = chamber_record_get_as_of(named->cli->db, named->cli->noun, named->ids[named->at++],
                                          named->as_of, record);
    return result < 0 ? result : CHAMBER_ROW;
}

static int show_fields(struct cli *cli, struct named *named, void *record)
{
    int result;
    while ((result = next_named(named, record)) == CHAMBER_ROW) {
        if (named->at > 1)
            fputc('\n', cli->out);
        result = print_fields(cli, cli->noun, record, named->as_of);
        if (result < 0)
            return result;
    }
    return result;
}

static int show_object(struct cli *cli, struct named *named, void *record)
{
    CLEAN_TEXT char *json = NULL;
    int result = next_named(named, record);
    if (result == CHAMBER_ROW)
        result = chamber_record_json(cli->db, cli->noun, record, &json);
    if (result == CHAMBER_OK)
        fprintf(cli->out, "%s\n", json);
    return result;
}

static int run_show(struct cli *cli)
{
    CLEAN_FREE chamber_id *ids = calloc(cli->operand_count, sizeof(*ids));
    CLEAN_TEXT char *as_of = NULL;
    CLEAN_RECORD struct any_record record = {0};
    int result = ids ? any_record_new(cli, cli->noun, &record) : out_of_memory(cli);
    if (result == CHAMBER_OK)
        result = given_day(cli, "as_of", &as_of);
    for (size_t i = 0; i < cli->operand_count && result == CHAMBER_OK; i++)
        result = find_to_read(cli, cli->noun, cli->operands[i], &ids[i]);
    if (result < 0)
        return result;
    struct named named = {cli, ids, cli->operand_count, 0, as_of};
    struct source source = {next_named, &named};
    cli->as_is = true;
    bool many = named.count > 1 || cli->format == FORMAT_JSON_LINES;
    if (wants_csv(cli) || cli->format == FORMAT_XLSX || (wants_json(cli) && many))
        return print_records(cli, cli->noun, &source);
    return wants_json(cli) ? show_object(cli, &named, record.data)
                           : show_fields(cli, &named, record.data);
}

/* --- list and export --- */
static int run_list(struct cli *cli)
{
    CLEAN(asked_list_free) struct asked_list asked = {0};
    struct chamber_cursor *cursor = NULL;
    int result = ask_list(cli, &asked);
    if (result == CHAMBER_OK)
        result = chamber_cursor_open(cli->db, cli->noun, &asked.list, &cursor);
    return print_opened(cli, cli->noun, result, cursor);
}

static int run_export(struct cli *cli)
{
    cli->as_is = true;
    if (cli->format == FORMAT_TABLE)
        cli->format = FORMAT_CSV;
    return run_list(cli);
}

/* --- remove --- */
static int agreed(struct cli *cli, chamber_id id)
{
    CLEAN_RECORD struct any_record record = {0};
    CLEAN_FREE char *line = NULL;
    int result = any_record_new(cli, cli->noun, &record);
    if (result == CHAMBER_OK)
        result = chamber_record_get(cli->db, cli->noun, id, record.data);
    if (result == CHAMBER_OK)
        result = record_line(cli, cli->noun, record.data, &line);
    if (result < 0)
        return result;
    CLEAN_TEXT char *question = words(cli, "remove_question", line);
    return question ? confirm(cli, question) : out_of_memory(cli);
}

static int remove_one(struct cli *cli, chamber_id id)
{
    int result = write_begin(cli);
    if (result < 0)
        return result;
    result = print_written(
        cli, cli->noun,
        &(struct written){.id = id, .before = cli->dry_run ? "remove_would" : "remove_done"});
    if (result == CHAMBER_OK)
        result = chamber_record_remove(cli->db, cli->noun, id);
    return write_end(cli, result);
}

static int run_remove(struct cli *cli)
{
    chamber_id id;
    int result = find_to_write(cli, cli->noun, cli->operands[0], &id);
    if (result == CHAMBER_OK && !cli->dry_run)
        result = agreed(cli, id);
    return result == CHAMBER_OK ? remove_one(cli, id) : result;
}

const struct command record_commands[] = {
    {"*", "add", .summary = "help_add",
     .takes = TAKES_FIELDS | TAKES_DAY | TAKES_DRY_RUN | TAKES_YES, .access = ACCESS_WRITE,
     .run = run_add, .example = "chamber NOUN add ADD"},
    {"*", "edit", .summary = "help_edit", .operands = "REF", .least = 1, .most = 1,
     .takes = TAKES_FIELDS | TAKES_SINCE | TAKES_DRY_RUN | TAKES_YES, .access = ACCESS_WRITE,
     .run = run_edit, .example = "chamber NOUN edit REF EDIT"},
    {"*", "show", .summary = "help_show", .operands = "REF...", .least = 1, .most = SIZE_MAX,
     .takes = TAKES_FILE | TAKES_AS_OF, .access = ACCESS_READ, .of_events = true, .run = run_show,
     .example = "chamber NOUN show REF"},
    {"*", "list", .summary = "help_list",
     .takes = TAKES_FILTERS | TAKES_FILE | TAKES_COLUMNS | TAKES_HTML, .access = ACCESS_READ,
     .of_events = true, .run = run_list, .example = "chamber NOUN list"},
    {"*", "remove", .summary = "help_remove", .operands = "REF", .least = 1, .most = 1,
     .takes = TAKES_DRY_RUN | TAKES_YES, .access = ACCESS_WRITE, .run = run_remove,
     .example = "chamber NOUN add ADD && chamber NOUN remove REMOVE --yes"},
    {"frozen", "remove", .summary = "help_remove", .operands = "REF", .least = 1, .most = 1,
     .takes = TAKES_DRY_RUN | TAKES_YES, .access = ACCESS_WRITE, .of_events = true,
     .run = run_remove, .example = "chamber frozen remove 2018 --yes"},
    {"*", "export", .summary = "help_export", .takes = TAKES_FILTERS | TAKES_DATA,
     .access = ACCESS_READ, .of_events = true, .run = run_export,
     .example = "chamber NOUN export -o NOUN.csv"},
    {.verb = NULL},
};
