/* SPDX-License-Identifier: MIT */
/* import: a file of one noun, every row or none. */
#include <inttypes.h>
#include <string.h>

#include "cli/import.h"

/* All that is told while a file is imported. */
struct told {
    struct problems problems;
    struct rejected rejected;
    struct hints hints;
    struct preview preview;
    struct progress progress;
};

static void take_problem(void *payload, const struct chamber_error *error, const char *text)
{
    struct told *told = payload;
    progress_end(&told->progress);
    problems_keep(&told->problems, error, text);
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

static void print_result(struct cli *cli, struct preview *preview,
                         const struct chamber_import_result *done)
{
    char rows[24], added[24], changed[24], same[24], created[24], left[24], bad[24];
    if (wants_json(cli)) {
        fputc('{', cli->out);
        preview_json(preview, done);
        fprintf(cli->out,
                "\"rows\":%" PRId64 ",\"added\":%" PRId64 ",\"changed\":%" PRId64
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
    snprintf(bad, sizeof(bad), "%" PRId64, done->bad);
    CLEAN_TEXT char *wrong = done->bad > 0 ? words(cli, "import_bad", bad) : NULL;
    CLEAN_TEXT char *more = done->left_out > 0 ? words(cli, "import_left_out", left) : NULL;
    print_mark(cli);
    fprintf(cli->out, "%s%s%s\n", text ? text : rows, wrong ? wrong : "", more ? more : "");
}

int import_agreed(struct cli *cli, int64_t added, int64_t changed)
{
    char more[24], other[24];
    snprintf(more, sizeof(more), "%" PRId64, added);
    snprintf(other, sizeof(other), "%" PRId64, changed);
    if (added + changed <= 1)
        return CHAMBER_OK;
    CLEAN_TEXT char *question = words(cli, "import_question", more, other);
    return question ? confirm(cli, question) : out_of_memory(cli);
}

void say_imported(struct cli *cli, chamber_id before)
{
    if (cli->dry_run)
        say(cli, "dry_run_done");
    else
        say_stored(cli, before);
}

static void take_column(void *payload, const struct chamber_import_column *column)
{
    struct told *told = payload;
    rejected_column(&told->rejected, column);
    preview_column(&told->preview, column);
}

static void take_row(void *payload, const struct chamber_import_row *row)
{
    struct told *told = payload;
    progress_end(&told->progress);
    rejected_row(&told->rejected, row);
    hints_row(&told->hints, row);
    preview_row(&told->preview, row);
}

static void take_progress(void *payload, int64_t done, int64_t total)
{
    struct told *told = payload;
    progress_show(&told->progress, done, total);
}

/* Import, and tell what became of each row. */
static int import_file(struct cli *cli, struct chamber_import *how, struct told *told,
                       struct chamber_import_result *done)
{
    int result = problems_begin(&told->problems, cli);
    if (result < 0)
        return result;
    progress_begin(&told->progress, cli);
    result = chamber_import(cli->db, cli->noun, cli->operands[0], how, done);
    progress_end(&told->progress);
    told->problems.bad = done->bad;
    problems_end(&told->problems, result);
    hints_end(&told->hints);
    return result;
}

static void say_hidden(struct cli *cli, const struct chamber_import_result *done)
{
    char rows[24];
    snprintf(rows, sizeof(rows), "%" PRId64, done->hidden);
    if (done->hidden > 0)
        say(cli, "import_hidden", rows);
}

/* What the options say of how it is done. */
static struct chamber_import how_given(struct cli *cli, struct told *told, const struct maps *maps)
{
    return (struct chamber_import){.update = given_switch(cli, "update"),
                                   .dry_run = cli->dry_run,
                                   .partial = given_switch(cli, "partial"),
                                   .only_warned = !cli->dry_run && !given_value(cli, "rejected"),
                                   .save_maps = given_switch(cli, "save_map"),
                                   .maps = maps->items,
                                   .map_count = maps->count,
                                   .encoding = given_value(cli, "encoding"),
                                   .sheet = given_value(cli, "sheet"),
                                   .excel_dates = given_switch(cli, "excel_dates"),
                                   .problem = take_problem,
                                   .column = take_column,
                                   .row = take_row,
                                   .progress = take_progress,
                                   .payload = told};
}

/* A dry run shows what it found even where rows are bad. */
static int finish(struct cli *cli, struct told *told, const struct chamber_import_result *done,
                  int result)
{
    int shown = preview_end(&told->preview);
    if (shown < 0 ||
        (result < 0 && (result != CHAMBER_E_DATA || !cli->dry_run || done->heading_line == 0)))
        return result < 0 ? result : shown;
    if (!wants_json(cli))
        shown = preview_print(&told->preview, done);
    print_result(cli, &told->preview, done);
    cli->output.released = result < 0;
    return result < 0 ? result : shown;
}

/* Before many records change, a person at the terminal is told how many; what is wrong with the
 * rows, the import itself says. */
static int agreed(struct cli *cli, const struct chamber_import *how)
{
    struct chamber_import_result found = {0};
    struct chamber_import trial = *how;
    if (!can_ask() || cli->yes || cli->dry_run || strcmp(cli->operands[0], "-") == 0)
        return CHAMBER_OK;
    trial.dry_run = true;
    trial.problem = NULL;
    trial.column = NULL;
    trial.row = NULL;
    trial.progress = NULL;
    int result = chamber_import(cli->db, cli->noun, cli->operands[0], &trial, &found);
    if (result < 0)
        return result == CHAMBER_E_DATA ? CHAMBER_OK : result;
    return import_agreed(cli, found.added + found.created, found.changed);
}

static int run_import(struct cli *cli)
{
    struct chamber_import_result done = {0};
    struct told told = {.hints = {.cli = cli}};
    CLEAN(maps_free) struct maps maps = {0};
    chamber_id before = chamber_last_batch(cli->db);
    int result = maps_read(cli, &maps);
    struct chamber_import how = how_given(cli, &told, &maps);
    if (result == CHAMBER_OK)
        result = read_create(cli, &how);
    if (result == CHAMBER_OK)
        result = agreed(cli, &how);
    if (result == CHAMBER_OK)
        result = rejected_open(cli, &told.rejected);
    if (result < 0)
        return result;
    result = preview_begin(&told.preview, cli);
    if (result == CHAMBER_OK)
        result = import_file(cli, &how, &told, &done);
    int closed = rejected_close(&told.rejected);
    result = finish(cli, &told, &done, result);
    preview_free(&told.preview);
    if (result < 0)
        return result;
    say_hidden(cli, &done);
    if (done.rows == 0 && *done.sheet)
        say(cli, "import_no_rows");
    say_imported(cli, before);
    return closed;
}

static const struct option import_options[] = {
    {.name = "update", .kind = OPTION_SWITCH, .help = "option_update"},
    {.name = "partial", .kind = OPTION_SWITCH, .help = "option_partial"},
    {.name = "rejected", .value = "FILE", .help = "option_rejected"},
    {.name = "force", .kind = OPTION_SWITCH, .help = "option_force"},
    {.name = "create", .many = true, .value = "person,place,choice", .help = "option_create"},
    {.name = "map", .many = true, .value = "HEADING=FIELD", .help = "option_map"},
    {.name = "save_map", .kind = OPTION_SWITCH, .help = "option_save_map"},
    {.name = "encoding", .value = "utf-8|gb18030|utf-16|big5", .help = "option_encoding"},
    {.name = "sheet", .value = "NAME", .help = "option_sheet"},
    {.name = "excel_dates", .kind = OPTION_SWITCH, .help = "option_excel_dates"},
    {NULL},
};

const struct command import_commands[] = {
    {"*", "import", .summary = "help_import", .operands = "FILE", .least = 1, .most = 1,
     .options = import_options, .takes = TAKES_DRY_RUN | TAKES_YES, .access = ACCESS_WRITE,
     .run = run_import,
     .example = "chamber NOUN export -o NOUN.csv && chamber NOUN import NOUN.csv"},
    {.verb = NULL},
};
