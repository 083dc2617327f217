/* SPDX-License-Identifier: MIT */
/* import: a file of one noun, every row or none. */
#include <inttypes.h>
#include <string.h>

#include "cli/cli.h"

/* The bad rows, as they are met. With --json they are one object at the end: the first as "error",
 * all as "errors". */
struct problems {
    struct cli *cli;
    int64_t count;
    FILE *list; /* the objects so far, with --json */
    char *text;
    size_t size;
};

/* All that is told while a file is imported. */
struct told {
    struct problems problems;
    struct rejected rejected;
    struct hints hints;
    struct progress progress;
};

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

static void take_problem(void *payload, const struct chamber_error *error, const char *text)
{
    struct told *told = payload;
    struct problems *problems = &told->problems;
    progress_end(&told->progress);
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
static void problems_report(struct problems *problems)
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
        complain(cli, CHAMBER_E_DATA, NULL, "import_refused", number);
    }
}

/* --create person,place,choice */
static int read_create(struct cli *cli, struct chamber_import *how)
{
    CLEAN_FREE char *joined = given_joined(cli, "create");
    char *rest = joined;
    for (char *word; rest && (word = strsep(&rest, ",;"));) {
        if (strcmp(word, "person") == 0)
            how->create_persons = true;
        else if (strcmp(word, "place") == 0)
            how->create_places = true;
        else if (strcmp(word, "choice") == 0)
            how->create_choices = true;
        else
            return complain(cli, CHAMBER_E_USAGE, "create", "create_unknown", word);
    }
    return CHAMBER_OK;
}

static void print_result(struct cli *cli, const struct chamber_import_result *done)
{
    char rows[24], added[24], changed[24], same[24], created[24], left[24];
    if (wants_json(cli)) {
        fprintf(cli->out,
                "{\"rows\":%" PRId64 ",\"added\":%" PRId64 ",\"changed\":%" PRId64
                ",\"same\":%" PRId64 ",\"created\":%" PRId64 ",\"bad\":%" PRId64
                ",\"left_out\":%" PRId64 "}\n",
                done->rows, done->added, done->changed, done->same, done->created, done->bad,
                done->left_out);
        return;
    }
    snprintf(rows, sizeof(rows), "%" PRId64, done->rows);
    snprintf(added, sizeof(added), "%" PRId64, done->added);
    snprintf(changed, sizeof(changed), "%" PRId64, done->changed);
    snprintf(same, sizeof(same), "%" PRId64, done->same);
    snprintf(created, sizeof(created), "%" PRId64, done->created);
    snprintf(left, sizeof(left), "%" PRId64, done->left_out);
    CLEAN_TEXT char *text = words(cli, "import_done", rows, added, changed, same, created);
    CLEAN_TEXT char *more = done->left_out > 0 ? words(cli, "import_left_out", left) : NULL;
    print_mark(cli);
    fprintf(cli->out, "%s%s\n", text ? text : rows, more ? more : "");
}

/* Nothing new in the file is no batch. */
static void say_stored(struct cli *cli, chamber_id before)
{
    cli->stored = !cli->dry_run && chamber_last_batch(cli->db) != before;
    if (cli->dry_run)
        say(cli, "dry_run_done");
    else if (cli->stored)
        say_batch(cli);
    else
        say(cli, "nothing_changed");
}

static void take_column(void *payload, const struct chamber_import_column *column)
{
    struct told *told = payload;
    rejected_column(&told->rejected, column);
}

static void take_row(void *payload, const struct chamber_import_row *row)
{
    struct told *told = payload;
    progress_end(&told->progress);
    rejected_row(&told->rejected, row);
    hints_row(&told->hints, row);
}

static void take_progress(void *payload, int64_t done, int64_t total)
{
    struct told *told = payload;
    progress_show(&told->progress, done, total);
}

/* What is said of rows that were not taken. */
static void say_rejected(struct cli *cli, int result, const struct chamber_import_result *done)
{
    char number[24];
    snprintf(number, sizeof(number), "%" PRId64, done->bad);
    if (done->bad > 0 && result == CHAMBER_OK)
        say(cli, "import_partial", number);
    if (done->bad > 0 && !cli->json_errors && !given_value(cli, "rejected"))
        say(cli, given_switch(cli, "partial") ? "import_try_rejected" : "import_try_partial");
}

/* Import, and tell what became of each row. */
static int import_file(struct cli *cli, struct chamber_import *how, struct told *told,
                       struct chamber_import_result *done)
{
    struct problems *problems = &told->problems;
    if (wants_json(cli) && !(problems->list = open_memstream(&problems->text, &problems->size)))
        return out_of_memory(cli);
    progress_begin(&told->progress, cli);
    int result = chamber_import(cli->db, cli->noun, cli->operands[0], how, done);
    progress_end(&told->progress);
    if (result < 0 && problems->count > 0)
        problems_report(problems);
    if (problems->list)
        fclose(problems->list);
    free(problems->text);
    hints_end(&told->hints);
    say_rejected(cli, result, done);
    return result;
}

static int run_import(struct cli *cli)
{
    struct chamber_import_result done = {0};
    struct told told = {.problems = {.cli = cli}, .hints = {.cli = cli}};
    struct chamber_import how = {.update = given_switch(cli, "update"),
                                 .dry_run = cli->dry_run,
                                 .partial = given_switch(cli, "partial"),
                                 .encoding = given_value(cli, "encoding"),
                                 .sheet = given_value(cli, "sheet"),
                                 .problem = take_problem,
                                 .column = take_column,
                                 .row = take_row,
                                 .progress = take_progress,
                                 .payload = &told};
    chamber_id before = chamber_last_batch(cli->db);
    int result = read_create(cli, &how);
    if (result == CHAMBER_OK)
        result = rejected_open(cli, &told.rejected);
    if (result < 0)
        return result;
    result = import_file(cli, &how, &told, &done);
    int closed = rejected_close(&told.rejected);
    if (result < 0)
        return result;
    print_result(cli, &done);
    say_stored(cli, before);
    return closed;
}

static const struct option import_options[] = {
    {.name = "update", .kind = OPTION_SWITCH, .help = "option_update"},
    {.name = "partial", .kind = OPTION_SWITCH, .help = "option_partial"},
    {.name = "rejected", .value = "FILE", .help = "option_rejected"},
    {.name = "force", .kind = OPTION_SWITCH, .help = "option_force"},
    {.name = "create", .many = true, .value = "person,place,choice", .help = "option_create"},
    {.name = "encoding", .value = "NAME", .help = "option_encoding"},
    {.name = "sheet", .value = "NAME", .help = "option_sheet"},
    {NULL},
};

const struct command import_commands[] = {
    {"*", "import", .summary = "help_import", .operands = "FILE", .least = 1, .most = 1,
     .options = import_options, .takes = TAKES_DRY_RUN, .access = ACCESS_WRITE, .run = run_import,
     .example = "chamber NOUN export -o NOUN.csv && chamber NOUN import NOUN.csv"},
    {.verb = NULL},
};
