/* SPDX-License-Identifier: MIT */
/* Numbers with the list they are about: "target", "visited", and who is left. */
#include <string.h>

#include "cli/cli.h"

static int print_object(struct cli *cli, const struct sheet *sheet)
{
    CLEAN_TEXT char *json = NULL;
    int64_t count = 0;
    int result = chamber_sheet_json(cli->db, sheet->noun, sheet->numbers, sheet->key,
                                    sheet->rows_noun, sheet->rows, &count, &json);
    if (result < 0)
        return result;
    fprintf(cli->out, "%s\n", json);
    result = output_flush(cli);
    if (result == CHAMBER_OK)
        say_count(cli, count);
    return result;
}

/* They are a line above the list. */
static int put_numbers(struct cli *cli, const struct sheet *sheet)
{
    char *line = NULL;
    size_t size = 0;
    FILE *out = cli->out;
    int result = chamber_book_sheet(cli->book, noun_title(cli, sheet->noun));
    cli->out = text_open(&line, &size);
    if (result == CHAMBER_OK)
        result = cli->out ? print_numbers(cli, sheet->noun, sheet->numbers) : out_of_memory(cli);
    if (cli->out && !text_close(cli->out) && result == CHAMBER_OK)
        result = out_of_memory(cli);
    cli->out = out;
    if (result == CHAMBER_OK) {
        line[strcspn(line, "\n")] = '\0';
        result = chamber_book_text(cli->book, line, true);
    }
    free(line);
    return result;
}

static int next_row(void *from, void *record)
{
    return chamber_cursor_next(from, record);
}

static int put_both(struct cli *cli, const struct sheet *sheet)
{
    struct columns columns;
    struct source source = {next_row, sheet->rows};
    int64_t count = 0;
    CLEAN_RECORD struct any_record record = {0};
    int result = any_record_new(cli, sheet->rows_noun, &record);
    if (result == CHAMBER_OK)
        result = columns_choose(cli, sheet->rows_noun, &columns);
    if (result == CHAMBER_OK)
        result = put_numbers(cli, sheet);
    if (result == CHAMBER_OK)
        result = book_rows(cli, &columns, &source, record.data, &count);
    if (result == CHAMBER_OK)
        result = output_flush(cli);
    if (result == CHAMBER_OK)
        say_count(cli, count);
    return result;
}

int print_numbers(struct cli *cli, const struct chamber_noun *noun, const void *numbers)
{
    size_t count;
    const struct chamber_field *fields = chamber_noun_fields(noun, &count);
    const char *gap = "";
    for (size_t i = 0; i < count; i++) {
        CLEAN_TEXT char *text = NULL;
        int result = chamber_field_format(cli->db, &fields[i], numbers, CHAMBER_WORDS, &text);
        if (result < 0)
            return result;
        if (!*text)
            continue;
        fprintf(cli->out, "%s%s %s", gap, field_title(cli, &fields[i]), text);
        gap = " · ";
    }
    fputs("\n", cli->out);
    return CHAMBER_OK;
}

static int print_both(struct cli *cli, const struct sheet *sheet)
{
    if (wants_json(cli))
        return print_object(cli, sheet);
    if (cli->format == FORMAT_XLSX)
        return put_both(cli, sheet);
    int result = wants_csv(cli) ? CHAMBER_OK : print_numbers(cli, sheet->noun, sheet->numbers);
    return result == CHAMBER_OK ? print_cursor(cli, sheet->rows_noun, sheet->rows) : result;
}

int sheet_opened(struct cli *cli, int result, const struct sheet *sheet)
{
    if (result < 0)
        return result;
    result = print_both(cli, sheet);
    chamber_cursor_close(sheet->rows);
    return result;
}
