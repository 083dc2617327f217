/* SPDX-License-Identifier: MIT */
/* The sheet on which those who come to an activity sign: a table of text, or a page to print. */
#include <inttypes.h>
#include <string.h>

#include "cli/cli.h"

enum { COLUMNS = 5, LINES = 5, LINES_ALONE = 20 };

/* Where the sheet goes: one of the two. */
struct sign_in {
    struct cli *cli;
    struct table *table;
    struct chamber_html *page;
    int64_t count;
};

static int put_line(struct sign_in *sheet, const char *const cells[COLUMNS])
{
    if (sheet->page) {
        chamber_html_row(sheet->page, cells, COLUMNS);
        return CHAMBER_OK;
    }
    int result = table_row(sheet->table);
    for (size_t i = 0; i < COLUMNS && result == CHAMBER_OK; i++)
        result = table_cell(sheet->table, i, cells[i]);
    return result;
}

/* `said`: what stands where one would sign. */
static int put_one(struct sign_in *sheet, const char *name, const char *roles,
                   const char *enterprise, const char *said)
{
    char number[24];
    const char *line = sheet->page ? "" : "____________";
    snprintf(number, sizeof(number), "%" PRId64, ++sheet->count);
    return put_line(
        sheet, (const char *const[COLUMNS]){number, name, roles, enterprise, *said ? said : line});
}

static int put_row(struct sign_in *sheet, const struct chamber_activity_roster_row *row)
{
    const struct chamber_noun *noun = &chamber_activity_roster_row_noun;
    struct chamber_db *db = sheet->cli->db;
    CLEAN_TEXT char *roles = NULL;
    CLEAN_TEXT char *state = NULL;
    int result =
        chamber_field_format(db, chamber_noun_field(noun, "roles"), row, CHAMBER_WORDS, &roles);
    if (result == CHAMBER_OK)
        result =
            chamber_field_format(db, chamber_noun_field(noun, "state"), row, CHAMBER_WORDS, &state);
    if (result < 0)
        return result;
    const char *name = row->person_name ? row->person_name : row->guest ? row->guest : "";
    return put_one(sheet, name, roles, row->enterprise_name ? row->enterprise_name : "",
                   strcmp(row->state, "excused") == 0 ? state : "");
}

/* Those on the roster, then lines for others. */
static int put_rows(struct sign_in *sheet, struct chamber_cursor *rows, int64_t lines)
{
    CLEAN_RECORD struct any_record row = {0};
    int result = any_record_new(sheet->cli, &chamber_activity_roster_row_noun, &row);
    while (result == CHAMBER_OK && (result = chamber_cursor_next(rows, row.data)) == CHAMBER_ROW)
        result = put_row(sheet, row.data);
    if (lines == 0)
        lines = sheet->count > 0 ? LINES : LINES_ALONE;
    for (; lines > 0 && result == CHAMBER_OK; lines--)
        result = put_one(sheet, "", "", "", "");
    return result;
}

/* --- what stands above --- */
static int put_text(struct sign_in *sheet, const char *text)
{
    if (sheet->page) {
        chamber_html_text(sheet->page, text);
        return CHAMBER_OK;
    }
    CLEAN_FREE char *shown = text_shown(sheet->cli, text);
    if (!shown)
        return out_of_memory(sheet->cli);
    fprintf(sheet->cli->out, "%s\n", shown);
    return CHAMBER_OK;
}

/* A field of the record with its name; nothing if it is empty. */
static int put_field(struct sign_in *sheet, const struct chamber_noun *noun, const char *name,
                     const void *record)
{
    const struct chamber_field *field = chamber_noun_field(noun, name);
    CLEAN_TEXT char *text = NULL;
    int result = chamber_field_format(sheet->cli->db, field, record, CHAMBER_WORDS, &text);
    if (result < 0 || !*text)
        return result;
    const char *weekday = field->kind == CHAMBER_DATE ? weekday_id(text) : NULL;
    CLEAN_FREE char *line =
        text_format("%s  %s%s%s", field_title(sheet->cli, field), text, weekday ? " " : "",
                    weekday ? phrase(sheet->cli, weekday) : "");
    return line ? put_text(sheet, line) : out_of_memory(sheet->cli);
}

static int put_head(struct sign_in *sheet, const struct chamber_activity *activity,
                    const struct chamber_activity_roster *numbers)
{
    static const char *const named[] = {"held_on", "until_on", "place", "body"};
    static const char *const counted[] = {"due", "quorum"};
    int result = CHAMBER_OK;
    for (size_t i = 0; i < COUNT_OF(named) && result == CHAMBER_OK; i++)
        result = put_field(sheet, &chamber_activity_noun, named[i], activity);
    for (size_t i = 0; i < COUNT_OF(counted) && activity->body && result == CHAMBER_OK; i++)
        result = put_field(sheet, &chamber_activity_roster_noun, counted[i], numbers);
    return result;
}

/* --- the two kinds --- */
static void headings(const struct cli *cli, const char *heads[COLUMNS])
{
    static const char *const fields[] = {"person", "roles", "enterprise"};
    heads[0] = phrase(cli, "sign_in_number");
    for (size_t i = 0; i < COUNT_OF(fields); i++)
        heads[i + 1] =
            field_title(cli, chamber_noun_field(&chamber_activity_roster_row_noun, fields[i]));
    heads[COLUMNS - 1] = phrase(cli, "sign_in_here");
}

static int print_page(struct cli *cli, const char *title, const struct chamber_activity *activity,
                      const struct chamber_activity_roster *numbers, struct chamber_cursor *rows,
                      int64_t lines)
{
    struct sign_in sheet = {.cli = cli};
    const char *heads[COLUMNS];
    int result = chamber_html_open(cli->db, title, cli->out, &sheet.page);
    if (result < 0)
        return result;
    headings(cli, heads);
    result = put_head(&sheet, activity, numbers);
    chamber_html_table(sheet.page, heads, COLUMNS, COLUMNS);
    if (result == CHAMBER_OK)
        result = put_rows(&sheet, rows, lines);
    int closed = chamber_html_close(sheet.page);
    return result < 0 ? result : closed;
}

static int print_text(struct cli *cli, const char *title, const struct chamber_activity *activity,
                      const struct chamber_activity_roster *numbers, struct chamber_cursor *rows,
                      int64_t lines)
{
    static const enum fit fits[COLUMNS] = {FIT_RIGHT, FIT_WHOLE, FIT_WRAP, FIT_WRAP, FIT_WHOLE};
    const char *heads[COLUMNS];
    CLEAN_TABLE struct table *table = table_new(cli);
    struct sign_in sheet = {.cli = cli, .table = table};
    int result = table ? put_text(&sheet, title) : table_failed(cli);
    if (result == CHAMBER_OK)
        result = put_head(&sheet, activity, numbers);
    headings(cli, heads);
    for (size_t i = 0; i < COLUMNS && result == CHAMBER_OK; i++)
        result = table_column(table, heads[i], fits[i]);
    if (result == CHAMBER_OK)
        result = put_rows(&sheet, rows, lines);
    if (result < 0)
        return result;
    fputc('\n', cli->out);
    return table_print(table);
}

static int print_kind(struct cli *cli, const struct chamber_activity_roster *numbers,
                      struct chamber_cursor *rows, int64_t lines)
{
    CLEAN(chamber_activity_clear) struct chamber_activity activity = {0};
    int result = chamber_activity_get(cli->db, numbers->activity, &activity);
    if (result < 0)
        return result;
    CLEAN_TEXT char *title = words(cli, "sign_in_title", activity.title);
    if (!title)
        return out_of_memory(cli);
    return cli->format == FORMAT_HTML ? print_page(cli, title, &activity, numbers, rows, lines)
                                      : print_text(cli, title, &activity, numbers, rows, lines);
}

int run_sign_in(struct cli *cli)
{
    chamber_id id;
    int64_t lines;
    CLEAN(roster_numbers_clear) struct chamber_activity_roster numbers = {0};
    struct chamber_cursor *rows = NULL;
    int result = given_number(cli, "lines", &lines);
    if (result == CHAMBER_OK)
        result = find_to_read(cli, cli->noun, cli->operands[0], &id);
    if (result == CHAMBER_OK)
        result = chamber_activity_roster_open(cli->db, id, 0, &numbers, &rows);
    if (result < 0 || wants_json(cli))
        return roster_opened(cli, result, &numbers, rows);
    result = print_kind(cli, &numbers, rows, lines);
    chamber_cursor_close(rows);
    return result;
}
