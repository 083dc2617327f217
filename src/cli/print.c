/* SPDX-License-Identifier: MIT */
/* Records as tables, JSON and CSV; lines.c has them as text, book.c as workbooks. */
#include <inttypes.h>
#include <string.h>

#include "cli/cli.h"

/* --- columns --- */
static const struct chamber_field *column_named(const struct chamber_noun *noun, const char *name,
                                                size_t length)
{
    size_t count;
    const struct chamber_field *fields = chamber_noun_fields(noun, &count);
    for (size_t i = 0; i < count; i++) {
        bool labelled =
            strlen(fields[i].label) == length && strncmp(fields[i].label, name, length) == 0;
        if (labelled || same_name(fields[i].name, name, length))
            return &fields[i];
    }
    return NULL;
}

static int columns_read(struct cli *cli, const struct chamber_noun *noun, const char *names,
                        struct columns *columns)
{
    while (*names) {
        size_t length = strcspn(names, ",;");
        const struct chamber_field *field = column_named(noun, names, length);
        CLEAN_FREE char *name = strndup(names, length);
        if (!name)
            return out_of_memory(cli);
        if (!field && length > 0 && strcmp(name, "id") != 0)
            return complain(cli, CHAMBER_E_USAGE, "columns", "column_unknown",
                            chamber_noun_name(noun), name);
        if (field && columns->count < COUNT_OF(columns->items))
            columns->items[columns->count++] = field;
        names += length + (names[length] ? 1 : 0);
    }
    return CHAMBER_OK;
}

/* Those asked for, else the noun's usual ones, else all. */
int columns_choose(struct cli *cli, const struct chamber_noun *noun, struct columns *columns)
{
    *columns = (struct columns){.bare = chamber_noun_is_view(noun)};
    const struct noun_entry *entry = noun_entry(noun);
    if (given_switch(cli, "columns")) {
        CLEAN_FREE char *names = given_joined(cli, "columns");
        return names ? columns_read(cli, noun, names, columns) : out_of_memory(cli);
    }
    if (entry)
        return columns_read(cli, noun, entry->columns, columns);
    const struct chamber_field *fields = chamber_noun_fields(noun, &columns->count);
    for (size_t i = 0; i < columns->count; i++)
        columns->items[i] = &fields[i];
    return CHAMBER_OK;
}

/* Dates, words and codes are short and are not broken. */
static enum fit field_fit(const struct chamber_field *field)
{
    if (field->kind == CHAMBER_INT || field->kind == CHAMBER_MONEY)
        return FIT_RIGHT;
    if (field->flags & (CHAMBER_LIST | CHAMBER_DATED))
        return FIT_WRAP;
    bool wraps = field->kind == CHAMBER_REF || field->kind == CHAMBER_CHOICE ||
                 (field->kind == CHAMBER_TEXT && !(field->flags & CHAMBER_UNIQUE));
    return wraps ? FIT_WRAP : FIT_WHOLE;
}

int columns_head(struct cli *cli, struct table *table, const struct columns *columns)
{
    int result = columns->bare ? CHAMBER_OK : table_column(table, "#", FIT_RIGHT);
    for (size_t i = 0; i < columns->count && result == CHAMBER_OK; i++)
        result =
            table_column(table, field_title(cli, columns->items[i]), field_fit(columns->items[i]));
    return result;
}

int columns_row(struct cli *cli, struct table *table, const struct columns *columns,
                const void *record)
{
    char id[24];
    snprintf(id, sizeof(id), "%" PRId64, record_id(record));
    int result = table_row(table);
    if (result == CHAMBER_OK && !columns->bare)
        result = table_cell(table, columns->before, id);
    for (size_t i = 0; i < columns->count && result == CHAMBER_OK; i++) {
        CLEAN_TEXT char *text = NULL;
        result = chamber_field_format(cli->db, columns->items[i], record, CHAMBER_WORDS, &text);
        if (result == CHAMBER_OK)
            result = table_cell(table, columns->before + i + !columns->bare, text);
        if (result == CHAMBER_OK)
            result = table_meaning(table, columns->before + i + !columns->bare,
                                   field_meaning(columns->items[i], text));
    }
    return result;
}

/* --- many records --- */
int begins_apart(struct cli *cli, const struct chamber_noun *noun, const void *record, int *apart,
                 bool *begins)
{
    const struct noun_entry *entry = noun_entry(noun);
    bool is_apart = false;
    if (!entry || !entry->apart || *apart == 2 || given_value(cli, "sort"))
        return CHAMBER_OK;
    int result = entry->apart(cli, record, &is_apart);
    *begins = is_apart && *apart == 1;
    *apart = is_apart ? 2 : 1;
    return result;
}

static int print_table(struct cli *cli, const struct chamber_noun *noun,
                       const struct source *source, void *record, int64_t *count)
{
    struct columns columns;
    int apart = 0;
    CLEAN_TABLE struct table *table = table_new(cli);
    if (!table)
        return table_failed(cli);
    int result = columns_choose(cli, noun, &columns);
    if (result == CHAMBER_OK)
        result = columns_head(cli, table, &columns);
    while (result == CHAMBER_OK && (result = source->next(source->from, record)) == CHAMBER_ROW) {
        bool gap = false;
        result = begins_apart(cli, noun, record, &apart, &gap);
        if (result == CHAMBER_OK && gap)
            result = table_row(table);
        if (result == CHAMBER_OK)
            result = columns_row(cli, table, &columns, record);
        ++*count;
    }
    return result == CHAMBER_OK ? table_print(table) : result;
}

static int print_written_file(struct cli *cli, const struct chamber_noun *noun,
                              const struct source *source, void *record, int64_t *count)
{
    struct chamber_writer *writer;
    static const enum chamber_format formats[] = {
        [FORMAT_JSON] = CHAMBER_JSON,
        [FORMAT_JSON_LINES] = CHAMBER_JSON_LINES,
        [FORMAT_CSV] = CHAMBER_CSV,
        [FORMAT_EXCEL_CSV] = CHAMBER_EXCEL_CSV,
    };
    int result = chamber_writer_open(cli->db, noun, formats[cli->format], cli->out, &writer);
    if (result < 0)
        return result;
    while (result == CHAMBER_OK && (result = source->next(source->from, record)) == CHAMBER_ROW) {
        result = chamber_writer_put(writer, record);
        ++*count;
    }
    int closed = chamber_writer_close(writer);
    return result < 0 ? result : closed;
}

int print_counted(struct cli *cli, const struct chamber_noun *noun, const struct source *source,
                  int64_t *count)
{
    CLEAN_RECORD struct any_record record = {0};
    if ((wants_json(cli) || wants_csv(cli)) && given_switch(cli, "columns"))
        return complain(cli, CHAMBER_E_USAGE, "columns", "columns_of_table");
    int result = any_record_new(cli, noun, &record);
    if (result < 0)
        return result;
    if (wants_json(cli) || wants_csv(cli))
        result = print_written_file(cli, noun, source, record.data, count);
    else if (cli->format == FORMAT_XLSX)
        result = records_as_book(cli, noun, source, record.data, count);
    else if (cli->format == FORMAT_TEXT)
        result = records_as_text(cli, noun, source, record.data, count);
    else if (cli->format == FORMAT_HTML)
        result = records_as_html(cli, noun, source, record.data, count);
    else
        result = print_table(cli, noun, source, record.data, count);
    return result;
}

int print_records(struct cli *cli, const struct chamber_noun *noun, const struct source *source)
{
    int64_t count = 0;
    int result = print_counted(cli, noun, source, &count);
    if (result == CHAMBER_OK)
        result = output_flush(cli);
    if (result == CHAMBER_OK)
        say_count(cli, count);
    return result;
}

static int next_of_cursor(void *from, void *record)
{
    return chamber_cursor_next(from, record);
}

int cursor_counted(struct cli *cli, const struct chamber_noun *noun, struct chamber_cursor *cursor,
                   int64_t *count)
{
    struct source source = {next_of_cursor, cursor};
    return print_counted(cli, noun, &source, count);
}

int print_cursor(struct cli *cli, const struct chamber_noun *noun, struct chamber_cursor *cursor)
{
    struct source source = {next_of_cursor, cursor};
    return print_records(cli, noun, &source);
}

int print_opened(struct cli *cli, const struct chamber_noun *noun, int result,
                 struct chamber_cursor *cursor)
{
    if (result < 0)
        return result;
    result = print_cursor(cli, noun, cursor);
    chamber_cursor_close(cursor);
    return result;
}

/* --- one record --- */
static int fields_table(struct cli *cli, const struct chamber_noun *noun, const void *record)
{
    CLEAN_TABLE struct table *table = table_new(cli);
    size_t count;
    const struct chamber_field *fields = chamber_noun_fields(noun, &count);
    int result = table ? table_column(table, "", FIT_WHOLE) : table_failed(cli);
    if (result == CHAMBER_OK)
        result = table_column(table, "", FIT_WRAP);
    for (size_t i = 0; i < count && result == CHAMBER_OK; i++) {
        CLEAN_TEXT char *text = NULL;
        result = chamber_field_format(cli->db, &fields[i], record, CHAMBER_WORDS, &text);
        if (result != CHAMBER_OK || !*text)
            continue;
        result = table_row(table);
        if (result == CHAMBER_OK)
            result = table_cell(table, 0, field_title(cli, &fields[i]));
        if (result == CHAMBER_OK)
            result = table_cell(table, 1, text);
    }
    if (result < 0)
        return result;
    table_bare(table);
    return table_print(table);
}

int print_fields(struct cli *cli, const struct chamber_noun *noun, const void *record,
                 const char *as_of)
{
    const char *weekday = as_of ? weekday_id(as_of) : NULL;
    CLEAN_TEXT char *then = weekday ? words(cli, "shown_as_of", as_of, phrase(cli, weekday)) : NULL;
    CLEAN_FREE char *line = NULL;
    int result = cli->format == FORMAT_TEXT ? CHAMBER_OK : record_line(cli, noun, record, &line);
    if (result < 0)
        return result;
    if (line || then)
        fprintf(cli->out, "%s%s\n", line ? line : "", then ? then : "");
    return cli->format == FORMAT_TEXT ? fields_as_text(cli, noun, record)
                                      : fields_table(cli, noun, record);
}

/* The day with its weekday; NULL if the noun has none or it is not filled in (malloc). */
static int day_text(struct cli *cli, const struct chamber_noun *noun, const void *record,
                    char **day, char **shown)
{
    size_t count;
    const struct chamber_field *fields = chamber_noun_fields(noun, &count);
    for (size_t i = 0; i < count; i++) {
        if (!(fields[i].flags & CHAMBER_DAY))
            continue;
        int result = chamber_field_format(cli->db, &fields[i], record, CHAMBER_CODES, day);
        if (result < 0 || !**day)
            return result;
        const char *weekday = weekday_id(*day);
        *shown = weekday ? text_format(" · %s %s", *day, phrase(cli, weekday))
                         : text_format(" · %s", *day);
        return *shown ? CHAMBER_OK : out_of_memory(cli);
    }
    return CHAMBER_OK;
}

int record_line(struct cli *cli, const struct chamber_noun *noun, const void *record, char **line)
{
    CLEAN_TEXT char *label = NULL;
    CLEAN_TEXT char *day = NULL;
    CLEAN_FREE char *shown = NULL;
    int result = chamber_record_label(cli->db, noun, record_id(record), &label);
    if (result == CHAMBER_OK)
        result = day_text(cli, noun, record, &day, &shown);
    if (result < 0)
        return result;
    const char *rest = label;
    if (day && *day && strncmp(rest, day, strlen(day)) == 0)
        rest += strlen(day);
    rest += strspn(rest, " ");
    CLEAN_FREE char *safe = text_shown(cli, rest);
    if (!safe)
        return out_of_memory(cli);
    *line = text_format("%s #%" PRId64 "%s%s%s", noun_title(cli, noun), record_id(record),
                        shown ? shown : "", *rest ? " · " : "", safe);
    return *line ? CHAMBER_OK : out_of_memory(cli);
}
