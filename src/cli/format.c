/* SPDX-License-Identifier: MIT */
/* How data is printed: as the options say, else as the name of the file says. */
#include <string.h>
#include <strings.h>

#include "cli/cli.h"

static const struct {
    const char *option;
    enum format format;
    const char *ending; /* of a file's name; NULL: none stands for it */
} formats[] = {
    {"json", FORMAT_JSON, ".json"}, {"jsonl", FORMAT_JSON_LINES, ".jsonl"},
    {"csv", FORMAT_CSV, ".csv"},    {"excel", FORMAT_EXCEL_CSV, NULL},
    {"xlsx", FORMAT_XLSX, ".xlsx"}, {"text", FORMAT_TEXT, NULL},
    {"html", FORMAT_HTML, ".html"},
};

/* Output has one form; --excel says which CSV. */
static int format_given(struct cli *cli)
{
    const char *first = NULL;
    for (size_t i = 0; i < COUNT_OF(formats); i++) {
        if (!given_switch(cli, formats[i].option))
            continue;
        if (first && !(cli->format == FORMAT_CSV && formats[i].format == FORMAT_EXCEL_CSV))
            return complain(cli, CHAMBER_E_USAGE, first, "options_conflict", first,
                            formats[i].option);
        first = formats[i].option;
        cli->format = formats[i].format;
    }
    return CHAMBER_OK;
}

static bool has_ending(const char *path, const char *ending)
{
    size_t length = strlen(path), end = strlen(ending);
    return length > end && strcasecmp(path + length - end, ending) == 0;
}

static int format_of_file(struct cli *cli, const char *path)
{
    for (size_t i = 0; i < COUNT_OF(formats); i++) {
        const char *name = formats[i].option;
        if (!formats[i].ending || !has_ending(path, formats[i].ending))
            continue;
        if (!options_find(&cli->options, name, strlen(name)))
            return complain(cli, CHAMBER_E_USAGE, "output", "output_ending", formats[i].ending,
                            path);
        cli->format = formats[i].format;
    }
    return CHAMBER_OK;
}

int format_choose(struct cli *cli)
{
    const char *path = given_value(cli, "output");
    cli->json_errors = cli->json_errors || given_switch(cli, "json") || given_switch(cli, "jsonl");
    cli->format = FORMAT_TABLE;
    int result = format_given(cli);
    if (result == CHAMBER_OK && cli->format == FORMAT_TABLE && path)
        result = format_of_file(cli, path);
    return result;
}
