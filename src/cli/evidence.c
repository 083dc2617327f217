/* SPDX-License-Identifier: MIT */
/* stats PERIOD FIGURE: the records behind one figure, each as it stood on the day asked for. Of a
 * rate they are those of the denominator, and `counted` says which are in the numerator; of a sum
 * `value` says what each gives. */
#include <inttypes.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/stats.h"

struct behind {
    struct cli *cli;
    struct chamber_evidence evidence;
    char as_of[16];
};

/* The day as of which the figures count: only the library knows which it is where none is given. */
static int find_day(struct behind *behind, const char *as_of)
{
    struct cli *cli = behind->cli;
    struct chamber_stats *stats;
    if (as_of) {
        snprintf(behind->as_of, sizeof(behind->as_of), "%s", as_of);
        return CHAMBER_OK;
    }
    int result = chamber_stats_compute(cli->db, cli->operands[0], NULL, &stats);
    if (result < 0)
        return result;
    snprintf(behind->as_of, sizeof(behind->as_of), "%s", chamber_stats_as_of(stats));
    chamber_stats_free(stats);
    return CHAMBER_OK;
}

/* As of the day; one that was over by then, as a liaison may be, as it is. */
static int read_record(const struct behind *behind, size_t i, void *record)
{
    const struct chamber_evidence *evidence = &behind->evidence;
    struct chamber_db *db = behind->cli->db;
    int result = CHAMBER_E_NOT_FOUND;
    if (chamber_noun_has_history(evidence->noun))
        result =
            chamber_record_get_as_of(db, evidence->noun, evidence->ids[i], behind->as_of, record);
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
    if (evidence->counted)
        fprintf(cli->out, ",\"counted\":%s", evidence->counted[i] ? "true" : "false");
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

/* --- CSV: every field, then `counted` and `value` where there is one --- */
static int put_csv(const struct behind *behind, size_t i, const void *record)
{
    struct cli *cli = behind->cli;
    const struct chamber_evidence *evidence = &behind->evidence;
    char *cells[64 + 3] = {NULL};
    char id[24], value[32], yes[] = "true", no[] = "false";
    size_t count, at = 0;
    const struct chamber_field *fields = chamber_noun_fields(evidence->noun, &count);
    int result = CHAMBER_OK;
    snprintf(id, sizeof(id), "%" PRId64, record_id(record));
    cells[at++] = id;
    for (; at <= count && result == CHAMBER_OK; at++)
        result = chamber_field_format(cli->db, &fields[at - 1], record, CHAMBER_NAMES, &cells[at]);
    if (evidence->counted)
        cells[at++] = evidence->counted[i] ? yes : no;
    if (evidence->values) {
        snprintf(value, sizeof(value), "%.15g", evidence->values[i]);
        cells[at++] = value;
    }
    if (result == CHAMBER_OK)
        result = csv_row(cli, (const char *const *)cells, at);
    for (size_t n = 1; n <= count; n++)
        chamber_free(cells[n]);
    return result;
}

static int print_csv(const struct behind *behind, void *record)
{
    const struct chamber_evidence *evidence = &behind->evidence;
    const char *heads[64 + 3] = {"id"};
    size_t count, at = 1;
    const struct chamber_field *fields = chamber_noun_fields(evidence->noun, &count);
    for (; at <= count; at++)
        heads[at] = fields[at - 1].name;
    if (evidence->counted)
        heads[at++] = "counted";
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

/* --- table --- */
static int put_row(const struct behind *behind, struct table *table, const struct columns *columns,
                   size_t i, const void *record)
{
    const struct chamber_evidence *evidence = &behind->evidence;
    char value[32];
    size_t at = columns->count + 1;
    int result = columns_row(behind->cli, table, columns, record);
    if (result == CHAMBER_OK && evidence->counted)
        result = table_cell(table, at++, evidence->counted[i] ? "√" : "");
    if (result == CHAMBER_OK && evidence->values) {
        snprintf(value, sizeof(value), "%.15g", evidence->values[i]);
        result = table_cell(table, at, value);
    }
    return result;
}

static int print_rows(const struct behind *behind, void *record)
{
    struct cli *cli = behind->cli;
    const struct chamber_evidence *evidence = &behind->evidence;
    struct columns columns;
    CLEAN_TABLE struct table *table = table_new(cli);
    int result = table ? columns_choose(cli, evidence->noun, &columns) : out_of_memory(cli);
    if (result == CHAMBER_OK)
        result = columns_head(cli, table, &columns);
    if (result == CHAMBER_OK && evidence->counted)
        result = table_column(table, phrase(cli, "stats_counted"), FIT_WHOLE);
    if (result == CHAMBER_OK && evidence->values)
        result = table_column(table, phrase(cli, "stats_value"), FIT_RIGHT);
    for (size_t i = 0; i < evidence->count && result == CHAMBER_OK; i++) {
        result = read_record(behind, i, record);
        if (result == CHAMBER_OK)
            result = put_row(behind, table, &columns, i, record);
    }
    return result == CHAMBER_OK ? table_print(table) : result;
}

/* --- a sheet: every field, then these --- */
static int put_cells(const struct behind *behind, const struct columns *columns, size_t i,
                     const void *record)
{
    const struct chamber_evidence *evidence = &behind->evidence;
    const char *more[BOOK_MORE_MAX] = {NULL};
    char value[32];
    size_t count = 0;
    if (evidence->counted)
        more[count++] = phrase(behind->cli, evidence->counted[i] ? "word_yes" : "word_no");
    if (evidence->values) {
        snprintf(value, sizeof(value), "%.15g", evidence->values[i]);
        more[count++] = value;
    }
    return book_record(behind->cli, columns, record, more, count);
}

static int print_sheet(const struct behind *behind, void *record)
{
    struct cli *cli = behind->cli;
    const struct chamber_evidence *evidence = &behind->evidence;
    struct chamber_book_column more[BOOK_MORE_MAX] = {{0}};
    struct columns columns = {0};
    size_t count = 0;
    const struct chamber_field *fields = chamber_noun_fields(evidence->noun, &columns.count);
    for (size_t i = 0; i < columns.count; i++)
        columns.items[i] = &fields[i];
    if (evidence->counted)
        more[count++].heading = phrase(cli, "stats_counted");
    if (evidence->values)
        more[count++] = (struct chamber_book_column){
            .heading = phrase(cli, "stats_value"), .kind = CHAMBER_BOOK_NUMBER, .adds = true};
    int result = chamber_book_sheet(cli->book, noun_title(cli, evidence->noun));
    if (result == CHAMBER_OK)
        result = book_columns(cli, &columns, more, count);
    for (size_t i = 0; i < evidence->count && result == CHAMBER_OK; i++) {
        result = read_record(behind, i, record);
        if (result == CHAMBER_OK)
            result = put_cells(behind, &columns, i, record);
    }
    return result == CHAMBER_OK ? chamber_book_totals(cli->book) : result;
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

int print_evidence(struct cli *cli, const char *as_of)
{
    struct behind behind = {.cli = cli};
    CLEAN_RECORD struct any_record record = {0};
    int result = chamber_stats_evidence(cli->db, cli->operands[0], as_of, cli->operands[1],
                                        given_value(cli, "key"), &behind.evidence);
    if (result < 0)
        return result;
    result = find_day(&behind, as_of);
    if (result == CHAMBER_OK)
        result = any_record_new(cli, behind.evidence.noun, &record);
    if (result == CHAMBER_OK)
        result = print_behind(&behind, record.data);
    if (result == CHAMBER_OK && cli->format != FORMAT_TEXT)
        say_count(cli, (int64_t)behind.evidence.count);
    chamber_evidence_clear(&behind.evidence);
    return result;
}
