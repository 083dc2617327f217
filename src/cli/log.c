/* SPDX-License-Identifier: MIT */
/* What was written, when and by whom: log of all batches, history of one record. */
#include <inttypes.h>
#include <string.h>

#include "cli/cli.h"

static int run_log(struct cli *cli)
{
    struct chamber_cursor *cursor = NULL;
    const char *given = given_value(cli, "limit");
    int64_t limit = given ? parse_count(given) : 0;
    if (given && limit <= 0)
        return complain(cli, CHAMBER_E_USAGE, "limit", "option_needs_number", "limit", given);
    int result = chamber_log_open(cli->db, limit, &cursor);
    return print_opened(cli, &chamber_batch_noun, result, cursor);
}

static int next_change(void *from, void *record)
{
    return chamber_history_next(from, record);
}

/* What people call the field, where the noun still has it. */
static const char *changed_field(const struct cli *cli, const struct chamber_change *change)
{
    const struct chamber_noun *noun = change->noun ? chamber_noun_named(change->noun) : NULL;
    const struct chamber_field *field =
        noun && change->field ? chamber_noun_field(noun, change->field) : NULL;
    if (!change->field)
        return phrase(cli, "history_erased");
    return field ? field_title(cli, field) : change->field;
}

/* A row of the table, or of the workbook where there is no table. */
static int history_row(struct cli *cli, struct table *table, const struct chamber_change *change)
{
    const struct chamber_noun *noun = change->noun ? chamber_noun_named(change->noun) : NULL;
    CLEAN_FREE char *record = text_format(
        "%s #%" PRId64, noun ? noun_title(cli, noun) : change->noun, change->record.value);
    if (!record)
        return out_of_memory(cli);
    const char *const cells[] = {
        change->made_at, change->actor, change->verb, record, changed_field(cli, change),
        change->before,  change->after,
    };
    if (!table)
        return chamber_book_row(cli->book, cells, COUNT_OF(cells));
    int result = table_row(table);
    for (size_t i = 0; i < COUNT_OF(cells) && result == CHAMBER_OK; i++)
        result = table_cell(table, i, cells[i] ? cells[i] : "");
    return result;
}

/* The same words as in the log; noun and number of a record share a column. */
static const char *change_title(const struct cli *cli, const char *name)
{
    return strcmp(name, "record") == 0
               ? phrase(cli, "history_record")
               : field_title(cli, chamber_noun_field(&chamber_change_noun, name));
}

static int put_headings(struct cli *cli, struct table *table)
{
    static const char *const heads[] = {"made_at", "actor",  "verb", "record",
                                        "field",   "before", "after"};
    struct chamber_book_column columns[COUNT_OF(heads)] = {{0}};
    int result = CHAMBER_OK;
    for (size_t i = 0; i < COUNT_OF(heads) && result == CHAMBER_OK; i++) {
        columns[i].heading = change_title(cli, heads[i]);
        if (table)
            result = table_column(table, columns[i].heading, i < 3 ? FIT_WHOLE : FIT_WRAP);
    }
    if (table || result < 0)
        return result;
    result = chamber_book_sheet(cli->book, noun_title(cli, &chamber_change_noun));
    return result == CHAMBER_OK ? chamber_book_table(cli->book, columns, COUNT_OF(columns))
                                : result;
}

int history_table(struct cli *cli, struct chamber_history *history)
{
    struct chamber_change change = {0};
    int64_t count = 0;
    CLEAN_TABLE struct table *table = cli->book ? NULL : table_new(cli);
    int result = table || cli->book ? put_headings(cli, table) : table_failed(cli);
    while (result == CHAMBER_OK && (result = next_change(history, &change)) == CHAMBER_ROW) {
        result = history_row(cli, table, &change);
        count++;
    }
    chamber_record_clear(&chamber_change_noun, &change);
    if (result == CHAMBER_OK)
        result = table ? table_print(table) : output_flush(cli);
    if (result == CHAMBER_OK)
        say_count(cli, count);
    return result;
}

/* Whether a record of that number, though removed, has a history. */
static bool has_history(struct cli *cli, chamber_id id)
{
    struct chamber_history *history;
    struct chamber_change change = {0};
    if (id <= 0 || chamber_history_open(cli->db, cli->noun, id, CHAMBER_CODES, &history) < 0)
        return false;
    bool found = chamber_history_next(history, &change) == CHAMBER_ROW;
    chamber_record_clear(&chamber_change_noun, &change);
    chamber_history_close(history);
    return found;
}

/* A record that was removed is still known by its number. */
static int find_even_removed(struct cli *cli, const char *ref, chamber_id *id)
{
    int result = find_to_read(cli, cli->noun, ref, id);
    if (result != CHAMBER_E_NOT_FOUND)
        return result;
    chamber_id number = parse_count(ref + (*ref == '#'));
    if (!has_history(cli, number))
        return find_to_read(cli, cli->noun, ref, id); /* to say why again */
    *id = number;
    return CHAMBER_OK;
}

static int run_history(struct cli *cli)
{
    chamber_id id;
    struct chamber_history *history;
    enum chamber_style style = wants_json(cli) || wants_csv(cli) ? CHAMBER_CODES : CHAMBER_WORDS;
    int result = find_even_removed(cli, cli->operands[0], &id);
    if (result == CHAMBER_OK)
        result = chamber_history_open(cli->db, cli->noun, id, style, &history);
    if (result < 0)
        return result;
    struct source source = {next_change, history};
    result = wants_json(cli) || wants_csv(cli) ? print_records(cli, &chamber_change_noun, &source)
                                               : history_table(cli, history);
    chamber_history_close(history);
    return result;
}

static const struct option log_options[] = {
    {.name = "limit", .value = "N", .help = "option_limit"},
    {NULL},
};

const struct command log_commands[] = {
    {"*", "history", .summary = "help_history", .operands = "REF", .least = 1, .most = 1,
     .takes = TAKES_DATA, .access = ACCESS_READ, .of_events = true, .run = run_history,
     .example = "chamber NOUN history REF"},
    {NULL, "log", .summary = "help_log", .options = log_options, .takes = TAKES_FILE,
     .access = ACCESS_READ, .run = run_log, .example = "chamber log --limit 10"},
    {.verb = NULL},
};
