/* SPDX-License-Identifier: MIT */
/* The bad rows of an import, as they are met. With --json they are one object at the end: the first
 * as "error", all as "errors". */
#include <inttypes.h>
#include <string.h>

#include "cli/import.h"

static void problem_object(FILE *out, const struct chamber_error *error, const char *text)
{
    fprintf(out, "{\"code\":\"%s\",\"message\":", chamber_result_name(error->result));
    json_text(out, text);
    fputs(",\"file\":", out);
    json_text(out, error->file);
    if (error->line > 0)
        fprintf(out, ",\"line\":%" PRId64, error->line);
    else
        fputs(",\"line\":null", out);
    fputs(",\"field\":", out);
    json_text(out, error->field);
    fputc('}', out);
}

int problems_begin(struct problems *problems, struct cli *cli)
{
    *problems = (struct problems){.cli = cli};
    if (!wants_json(cli))
        return CHAMBER_OK;
    problems->list = text_open(&problems->text, &problems->size);
    return problems->list ? CHAMBER_OK : out_of_memory(cli);
}

void problems_keep(struct problems *problems, const struct chamber_error *error, const char *text)
{
    if (signals_caught())
        return; /* what was cut short is not wrong */
    if (problems->list) {
        if (problems->count > 0)
            fputc(',', problems->list);
        problem_object(problems->list, error, text);
    } else {
        fprintf(stderr, "chamber: %s\n", text);
    }
    problems->count++;
}

/* The last word on an import that was refused. */
static void last_word(struct problems *problems)
{
    struct cli *cli = problems->cli;
    char number[24];
    snprintf(number, sizeof(number), "%" PRId64, problems->count);
    if (problems->list && fflush(problems->list) == 0) {
        const struct chamber_error *first = chamber_error(cli->db);
        CLEAN_FREE char *text = strdup(chamber_error_text(cli->db));
        fputs("{\"error\":", stderr);
        problem_object(stderr, first, text ? text : "");
        fprintf(stderr, ",\"errors\":[%s]}\n", problems->text);
        cli->said = true;
    } else {
        bool help =
            problems->bad > 0 && !given_value(cli, "rejected") && !given_switch(cli, "partial");
        complain(cli, CHAMBER_E_DATA, NULL, help ? "import_refused_rows" : "import_refused",
                 number);
    }
}

/* Some rows were not taken, though others were. */
static void say_bad(struct problems *problems)
{
    struct cli *cli = problems->cli;
    bool kept = given_value(cli, "rejected");
    char number[24];
    snprintf(number, sizeof(number), "%" PRId64, problems->bad);
    if (problems->list && fflush(problems->list) == 0)
        fprintf(stderr, "{\"errors\":[%s]}\n", problems->text);
    else
        say(cli, kept ? "import_partial" : "import_partial_rows", number);
}

void problems_end(struct problems *problems, int result)
{
    if (result < 0 && problems->count > 0)
        last_word(problems);
    else if (result == CHAMBER_OK && problems->bad > 0)
        say_bad(problems);
    if (problems->list)
        fclose(problems->list);
    free(problems->text);
    *problems = (struct problems){.cli = problems->cli, .count = problems->count};
}
