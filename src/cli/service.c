/* SPDX-License-Identifier: MIT */
/* The service guide: what the chamber offers, for paper, a chat group or a browser. */
#include <inttypes.h>
#include <string.h>

#include "cli/cli.h"

enum { COLUMNS = 3 };
static const char *const columns[COLUMNS] = {"service", "provider", "guide"};

/* "新华商会服务指南" (chamber_free()). */
static int guide_title(struct cli *cli, char **title)
{
    CLEAN_TEXT char *chamber = NULL;
    int result = chamber_setting_value(cli->db, "chamber.name", NULL, &chamber);
    if (result < 0)
        return result;
    *title = chamber ? words(cli, "guide_title_of", chamber) : words(cli, "guide_title");
    return *title ? CHAMBER_OK : out_of_memory(cli);
}

/* --- one service --- */
/* A text of several lines, each of them indented. */
static int print_indented(struct cli *cli, const char *indent, const char *text)
{
    CLEAN_FREE char *shown = text_shown(cli, text);
    if (!shown)
        return out_of_memory(cli);
    for (char *rest = shown, *line; (line = strsep(&rest, "\n"));)
        fprintf(cli->out, *line ? "%s%s\n" : "\n", indent, line);
    return CHAMBER_OK;
}

static int print_service(struct cli *cli, const char *const cells[COLUMNS], int64_t number)
{
    CLEAN_FREE char *line =
        text_format("%" PRId64 ". %s%s%s", number, cells[0], *cells[1] ? " · " : "", cells[1]);
    int result = line ? print_indented(cli, "  ", line) : out_of_memory(cli);
    return result == CHAMBER_OK && *cells[2] ? print_indented(cli, "     ", cells[2]) : result;
}

/* Its name, provider and guide into a row of the page, or lines of text. */
static int put_service(struct cli *cli, struct chamber_html *page,
                       const struct chamber_service_guide *row, int64_t number)
{
    CLEAN_TEXT char *provider = NULL;
    const struct chamber_field *field = chamber_noun_field(&chamber_service_guide_noun, "provider");
    int result = chamber_field_format(cli->db, field, row, CHAMBER_WORDS, &provider);
    if (result < 0)
        return result;
    const char *const cells[COLUMNS] = {row->service_name, provider, row->guide ? row->guide : ""};
    if (!page)
        return print_service(cli, cells, number);
    chamber_html_row(page, cells, COLUMNS);
    return CHAMBER_OK;
}

/* --- one category --- */
static int put_heading(struct cli *cli, struct chamber_html *page,
                       const struct chamber_service_guide *row)
{
    CLEAN_TEXT char *category = NULL;
    const struct chamber_field *field = chamber_noun_field(&chamber_service_guide_noun, "category");
    const char *heads[COLUMNS];
    int result = chamber_field_format(cli->db, field, row, CHAMBER_WORDS, &category);
    if (result < 0)
        return result;
    const char *heading = *category ? category : phrase(cli, "guide_no_category");
    if (!page) {
        fputc('\n', cli->out);
        return print_indented(cli, "", heading);
    }
    for (size_t i = 0; i < COLUMNS; i++)
        heads[i] = field_title(cli, chamber_noun_field(&chamber_service_guide_noun, columns[i]));
    chamber_html_section(page, heading);
    chamber_html_table(page, heads, COLUMNS, 0);
    return CHAMBER_OK;
}

static bool same_category(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "") == 0;
}

static int put_services(struct cli *cli, struct chamber_html *page, struct chamber_cursor *cursor,
                        int64_t *count)
{
    CLEAN_RECORD struct any_record record = {0};
    CLEAN_FREE char *category = NULL;
    int result = any_record_new(cli, &chamber_service_guide_noun, &record);
    while (result == CHAMBER_OK &&
           (result = chamber_cursor_next(cursor, record.data)) == CHAMBER_ROW) {
        const struct chamber_service_guide *row = record.data;
        if (++*count == 1 || !same_category(category, row->category)) {
            free(category);
            category = strdup(row->category ? row->category : "");
            result = category ? put_heading(cli, page, row) : out_of_memory(cli);
        }
        if (result >= 0)
            result = put_service(cli, page, row, *count);
    }
    return result;
}

/* --- the guide --- */
static int print_guide(struct cli *cli, struct chamber_cursor *cursor)
{
    struct chamber_html *page = NULL;
    int64_t count = 0;
    CLEAN_TEXT char *title = NULL;
    int result = guide_title(cli, &title);
    if (result < 0)
        return result;
    result = cli->format == FORMAT_HTML ? chamber_html_open(cli->db, title, cli->out, &page)
                                        : print_indented(cli, "", title);
    if (result == CHAMBER_OK)
        result = put_services(cli, page, cursor, &count);
    int closed = chamber_html_close(page);
    result = result < 0 ? result : closed;
    if (result == CHAMBER_OK)
        result = output_flush(cli);
    if (result == CHAMBER_OK)
        say_count(cli, count);
    return result;
}

static int run_guide(struct cli *cli)
{
    struct chamber_cursor *cursor = NULL;
    int result = chamber_service_guide_open(cli->db, given_value(cli, "category"), &cursor);
    bool words = cli->format == FORMAT_TABLE || cli->format == FORMAT_TEXT;
    if (result < 0 || (!words && cli->format != FORMAT_HTML))
        return print_opened(cli, &chamber_service_guide_noun, result, cursor);
    result = print_guide(cli, cursor);
    chamber_cursor_close(cursor);
    return result;
}

static const struct option guide_options[] = {
    {.name = "category", .of = &chamber_service_noun},
    {NULL},
};

const struct command service_commands[] = {
    {"service", "guide", .summary = "help_service_guide", .options = guide_options,
     .takes = TAKES_FILE | TAKES_HTML, .access = ACCESS_READ, .run = run_guide,
     .example = "chamber service guide --html -o 服务指南.html"},
    {.verb = NULL},
};
