/* SPDX-License-Identifier: MIT */
/* stats PERIOD FIGURE: the records behind one figure, each as it stood on the day asked for. Of a
 * rate they are those of the denominator, and `counted` says which are in the numerator; of a sum
 * `value` says what each gives; of a breakdown with further numbers each of these says which it
 * counts. */
#include <inttypes.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/stats.h"

enum { MARKS_MAX = CHAMBER_EVIDENCE_MARKS + 1, CELLS_MAX = 64 + 2 + MARKS_MAX };

/* What is said of each record: whether it counts in something. */
struct mark {
    const char *name, *heading;
    const bool *counted;
};

struct behind {
    struct cli *cli;
    struct chamber_evidence evidence;
    struct mark marks[MARKS_MAX];
    size_t mark_count;
    char *value; /* the heading of what each gives; NULL: there is none */
};

static int find_headings(struct behind *behind)
{
    const struct chamber_evidence *evidence = &behind->evidence;
    struct cli *cli = behind->cli;
    if (evidence->counted)
        behind->marks[behind->mark_count++] =
            (struct mark){"counted", phrase(cli, "stats_counted"), evidence->counted};
    for (size_t i = 0; i < evidence->mark_count; i++)
        behind->marks[behind->mark_count++] = (struct mark){
            evidence->marks[i].name, evidence->marks[i].label, evidence->marks[i].counted};
    if (!evidence->values)
        return CHAMBER_OK;
    behind->value = words(cli, "stats_value_of", evidence->unit);
    return behind->value ? CHAMBER_OK : out_of_memory(cli);
}

static const char *value_text(const struct behind *behind, size_t i, char *text, size_t size)
{
    snprintf(text, size, "%.15g", behind->evidence.values[i]);
    return text;
}

/* As of the day; one that was over by then, as a liaison may be, as it is. */
static int read_record(const struct behind *behind, size_t i, void *record)
{
    const struct chamber_evidence *evidence = &behind->evidence;
    struct chamber_db *db = behind->cli->db;
    int result = CHAMBER_E_NOT_FOUND;
    if (chamber_noun_has_history(evidence->noun))
        result =
            chamber_record_get_as_of(db, evidence->noun, evidence->ids[i], evidence->as_of, record);
    if (result == CHAMBER_E_NOT_FOUND)
        result = chamber_record_get(db, evidence->noun, evidence->ids[i], record);
    return result;
}

/* --- JSON: the object with what it counts as at its end --- */
static int put_object(const struct behind *behind, size_t i, const void *record)
{
    struct cli *cli = behind->cli;
    const struct chamber_evidence *evidence = &behind->evidence;
    CLEAN_TEXT char *json = NULL;
    int result = chamber_record_json(cli->db, evidence->noun, record, &json);
    if (result < 0)
        return result;
    size_t length = strlen(json);
    bool object = length > 0 && json[length - 1] == '}';
    fprintf(cli->out, "%.*s", (int)(object ? length - 1 : length), json);
    for (size_t m = 0; m < behind->mark_count; m++)
        fprintf(cli->out, ",\"%s\":%s", behind->marks[m].name,
                behind->marks[m].counted[i] ? "true" : "false");
    if (evidence->values)
        fprintf(cli->out, ",\"value\":%.15g", evidence->values[i]);
    fputs(object ? "}" : "", cli->out);
    return CHAMBER_OK;
}

static int print_objects(const struct behind *behind, void *record)
{
    bool lines = behind->cli->format == FORMAT_JSON_LINES;
    fputs(lines ? "" : "[", behind->cli->out);
    for (size_t i = 0; i < behind->evidence.count; i++) {
        int result = read_record(behind, i, record);
        if (result == CHAMBER_OK)
            result = put_object(behind, i, record);
        if (result < 0)
            return result;
        fputs(lines ? "\n" : i + 1 < behind->evidence.count ? ",\n" : "", behind->cli->out);
    }
    fputs(lines ? "" : "]\n", behind->cli->out);
    return CHAMBER_OK;
}

/* --- CSV: every field, then what is said of each record --- */
static int put_csv(const struct behind *behind, size_t i, const void *record)
{
    struct cli *cli = behind->cli;
    const struct chamber_evidence *evidence = &behind->evidence;
    const char *cells[CELLS_MAX] = {NULL};
    char *texts[CELLS_MAX] = {NULL};
    char id[24], value[32];
    size_t count, at = 0;
    const struct chamber_field *fields = chamber_noun_fields(evidence->noun, &count);
    int result = CHAMBER_OK;
    snprintf(id, sizeof(id), "%" PRId64, record_id(record));
    cells[at++] = id;
    for (; at <= count && result == CHAMBER_OK; at++) {
        result = chamber_field_format(cli->db, &fields[at - 1], record, CHAMBER_NAMES, &texts[at]);
        cells[at] = texts[at];
    }
    for (size_t m = 0; m < behind->mark_count; m++)
        cells[at++] = behind->marks[m].counted[i] ? "true" : "false";
    if (evidence->values)
        cells[at++] = value_text(behind, i, value, sizeof(value));
    if (result == CHAMBER_OK)
        result = csv_row(cli, cells, at);
    for (size_t n = 1; n <= count; n++)
        chamber_free(texts[n]);
    return result;
}

static int print_csv(const struct behind *behind, void *record)
{
    const struct chamber_evidence *evidence = &behind->evidence;
    const char *heads[CELLS_MAX] = {"id"};
    size_t count, at = 1;
    const struct chamber_field *fields = chamber_noun_fields(evidence->noun, &count);
    for (; at <= count; at++)
        heads[at] = fields[at - 1].name;
    for (size_t m = 0; m < behind->mark_count; m++)
        heads[at++] = behind->marks[m].name;
    if (evidence->values)
        heads[at++] = "value";
    int result = csv_begin(behind->cli);
    if (result == CHAMBER_OK)
        result = csv_row(behind->cli, heads, at);
    for (size_t i = 0; i < evidence->count && result == CHAMBER_OK; i++) {
        result = read_record(behind, i, record);
        if (result == CHAMBER_OK)
            result = put_csv(behind, i, record);
    }
    return result;
}

/* --- table: what is said of each record comes first, where no terminal is too narrow --- */
static int put_row(const struct behind *behind, struct table *table, const struct columns *columns,
                   size_t i, const void *record)
{
    char value[32];
    size_t at = 0;
    int result = columns_row(behind->cli, table, columns, record);
    for (size_t m = 0; m < behind->mark_count && result == CHAMBER_OK; m++)
        result = table_cell(table, at++, behind->marks[m].counted[i] ? "√" : "");
    if (result == CHAMBER_OK && behind->value)
        result = table_cell(table, at, value_text(behind, i, value, sizeof(value)));
    return result;
}

static int head_row(const struct behind *behind, struct table *table, struct columns *columns)
{
    int result = columns_choose(behind->cli, behind->evidence.noun, columns);
    columns->before = behind->mark_count + (behind->value ? 1 : 0);
    for (size_t m = 0; m < behind->mark_count && result == CHAMBER_OK; m++)
        result = table_column(table, behind->marks[m].heading, FIT_WHOLE);
    if (result == CHAMBER_OK && behind->value)
        result = table_column(table, behind->value, FIT_RIGHT);
    return result == CHAMBER_OK ? columns_head(behind->cli, table, columns) : result;
}

static int print_rows(const struct behind *behind, void *record)
{
    struct columns columns;
    CLEAN_TABLE struct table *table = table_new(behind->cli);
    int result = table ? head_row(behind, table, &columns) : table_failed(behind->cli);
    for (size_t i = 0; i < behind->evidence.count && result == CHAMBER_OK; i++) {
        result = read_record(behind, i, record);
        if (result == CHAMBER_OK)
            result = put_row(behind, table, &columns, i, record);
    }
    return result == CHAMBER_OK ? table_print(table) : result;
}

/* --- a sheet: what the figure means, and every field of its records, then these --- */
static int put_cells(const struct behind *behind, const struct columns *columns, size_t i,
                     const void *record)
{
    const char *more[BOOK_MORE_MAX] = {NULL};
    char value[32];
    size_t count = 0;
    for (size_t m = 0; m < behind->mark_count; m++)
        more[count++] = phrase(behind->cli, behind->marks[m].counted[i] ? "word_yes" : "word_no");
    if (behind->value)
        more[count++] = value_text(behind, i, value, sizeof(value));
    return book_record(behind->cli, columns, record, more, count);
}

static int begin_sheet(const struct behind *behind, struct columns *columns)
{
    struct cli *cli = behind->cli;
    const struct chamber_evidence *evidence = &behind->evidence;
    struct chamber_book_column more[BOOK_MORE_MAX] = {{0}};
    size_t count = 0;
    const struct chamber_field *fields = chamber_noun_fields(evidence->noun, &columns->count);
    for (size_t i = 0; i < columns->count; i++)
        columns->items[i] = &fields[i];
    for (size_t m = 0; m < behind->mark_count; m++)
        more[count++].heading = behind->marks[m].heading;
    if (behind->value)
        more[count++] = (struct chamber_book_column){
            .heading = behind->value, .kind = CHAMBER_BOOK_NUMBER, .adds = true};
    int result = chamber_book_sheet(cli->book, noun_title(cli, evidence->noun));
    if (result == CHAMBER_OK)
        result = chamber_book_text(cli->book, evidence->label, true);
    if (result == CHAMBER_OK)
        result = chamber_book_text(cli->book, evidence->definition, false);
    return result == CHAMBER_OK ? book_columns(cli, columns, more, count) : result;
}

static int print_sheet(const struct behind *behind, void *record)
{
    struct columns columns = {0};
    int result = begin_sheet(behind, &columns);
    for (size_t i = 0; i < behind->evidence.count && result == CHAMBER_OK; i++) {
        result = read_record(behind, i, record);
        if (result == CHAMBER_OK)
            result = put_cells(behind, &columns, i, record);
    }
    return result == CHAMBER_OK ? chamber_book_totals(behind->cli->book) : result;
}

/* --- plain lines --- */
struct pass {
    const struct behind *behind;
    size_t at;
};

static int next_behind(void *from, void *record)
{
    struct pass *pass = from;
    if (pass->at == pass->behind->evidence.count)
        return CHAMBER_OK;
    int result = read_record(pass->behind, pass->at++, record);
    return result < 0 ? result : CHAMBER_ROW;
}

static int print_lines(const struct behind *behind)
{
    struct pass pass = {behind, 0};
    const struct source source = {next_behind, &pass};
    return print_records(behind->cli, behind->evidence.noun, &source);
}

static int print_behind(const struct behind *behind, void *record)
{
    const struct cli *cli = behind->cli;
    if (wants_json(cli))
        return print_objects(behind, record);
    if (wants_csv(cli))
        return print_csv(behind, record);
    if (cli->format == FORMAT_XLSX)
        return print_sheet(behind, record);
    return cli->format == FORMAT_TEXT ? print_lines(behind) : print_rows(behind, record);
}

static int print_found(struct behind *behind)
{
    struct cli *cli = behind->cli;
    CLEAN_RECORD struct any_record record = {0};
    int result = find_headings(behind);
    if (result == CHAMBER_OK)
        result = any_record_new(cli, behind->evidence.noun, &record);
    if (result == CHAMBER_OK)
        result = print_behind(behind, record.data);
    if (result == CHAMBER_OK && cli->format != FORMAT_TEXT)
        say_count(cli, (int64_t)behind->evidence.count);
    return result;
}

int print_evidence(struct cli *cli, const char *as_of)
{
    struct behind behind = {.cli = cli};
    const struct chamber_evidence_of of = {.figure = cli->operands[1],
                                           .key = given_value(cli, "key"),
                                           .level = given_value(cli, "level")};
    int result = chamber_stats_evidence_of(cli->db, cli->operands[0], as_of, &of, &behind.evidence);
    if (result < 0)
        return result;
    result = print_found(&behind);
    chamber_free(behind.value);
    chamber_evidence_clear(&behind.evidence);
    return result;
}
