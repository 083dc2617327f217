/* SPDX-License-Identifier: MIT */
/* Numbers with the list they are about: "target", "visited", and who is left. */
#include <string.h>

#include "cli/cli.h"

/* The object of the numbers, with the rows as its last member. */
static int print_object(struct cli *cli, const struct sheet *sheet)
{
    CLEAN_TEXT char *json = NULL;
    int result = chamber_record_json(cli->db, sheet->noun, sheet->numbers, &json);
    if (result < 0)
        return result;
    fprintf(cli->out, "%.*s,\"%s\":", (int)strlen(json) - 1, json, sheet->key);
    result = print_cursor(cli, sheet->rows_noun, sheet->rows);
    if (result == CHAMBER_OK)
        fputs("}\n", cli->out);
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

int print_sheet(struct cli *cli, const struct sheet *sheet)
{
    if (cli->json)
        return print_object(cli, sheet);
    int result = cli->csv ? CHAMBER_OK : print_numbers(cli, sheet->noun, sheet->numbers);
    return result == CHAMBER_OK ? print_cursor(cli, sheet->rows_noun, sheet->rows) : result;
}

int sheet_list(struct cli *cli, const char *heading, const char *key,
               const struct chamber_noun *noun, struct chamber_cursor *rows)
{
    int64_t count = 0;
    if (cli->json)
        fprintf(cli->out, "\"%s\":", key);
    else
        fprintf(cli->out, "%s\n", phrase(cli, heading));
    int result = cursor_counted(cli, noun, rows, &count);
    if (result == CHAMBER_OK && !cli->json && count == 0)
        fprintf(cli->out, "%s\n", phrase(cli, "brief_none"));
    return result;
}
