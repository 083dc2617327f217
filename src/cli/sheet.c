/* SPDX-License-Identifier: MIT */
/* Numbers with the list they are about: "target", "visited", and who is left. */
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
    if (cli->json)
        return print_object(cli, sheet);
    int result = cli->csv ? CHAMBER_OK : print_numbers(cli, sheet->noun, sheet->numbers);
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
