/* SPDX-License-Identifier: MIT */
/* --rejected: the rows of an import that were not taken, with the headings and cells of the file
 * and why, in a file that can be mended and imported again. */
#include <inttypes.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "cli/import.h"

/* The file that is read is not the one to write. */
static int check_apart(struct cli *cli, const char *path)
{
    struct stat in, out;
    const char *from = cli->operands[0];
    if (strcmp(from, "-") != 0 && stat(from, &in) == 0 && stat(path, &out) == 0 &&
        in.st_dev == out.st_dev && in.st_ino == out.st_ino)
        return complain(cli, CHAMBER_E_REFUSED, "rejected", "rejected_is_input", path);
    return CHAMBER_OK;
}

static bool is_workbook(const char *path)
{
    size_t length = strlen(path);
    return length > 5 && strcasecmp(path + length - 5, ".xlsx") == 0;
}

int rejected_open(struct cli *cli, struct rejected *rejected)
{
    const char *path = given_value(cli, "rejected");
    *rejected = (struct rejected){.cli = cli};
    if (!path)
        return CHAMBER_OK;
    rejected->workbook = is_workbook(path);
    int result = check_apart(cli, path);
    if (result == CHAMBER_OK)
        result = output_file_open(cli, &rejected->output, "rejected", path);
    if (result == CHAMBER_OK && rejected->workbook)
        result = chamber_book_open(cli->db, rejected->output.file, &rejected->book);
    return result < 0 ? output_file_close(cli, &rejected->output, result) : result;
}

/* A column of reasons that the file has itself, being of an earlier import. */
static bool is_reason(const char *heading)
{
    return strcmp(heading, chamber_message(CHAMBER_ZH, "rejected_reason")) == 0 ||
           strcasecmp(heading, chamber_message(CHAMBER_EN, "rejected_reason")) == 0;
}

void rejected_column(struct rejected *rejected, const struct chamber_import_column *column)
{
    if (!rejected->output.file || rejected->result < 0)
        return;
    char **grown = realloc(rejected->headings, (rejected->width + 1) * sizeof(*grown));
    char *heading = grown ? strdup(column->heading ? column->heading : "") : NULL;
    rejected->headings = grown ? grown : rejected->headings;
    if (!heading) {
        rejected->result = out_of_memory(rejected->cli);
        return;
    }
    if (is_reason(heading))
        rejected->reasons = rejected->width + 1;
    rejected->headings[rejected->width++] = heading;
}

/* The cells of a line, but for earlier reasons, then the reason; what the row has beyond its
 * headings comes last, so that it stays too long (a workbook's sheet is as wide as its headings: a
 * row of a CSV goes there without). */
static size_t arrange(const struct rejected *rejected, const char *const *cells, size_t count,
                      const char *reason, const char **line)
{
    size_t length = 0;
    for (size_t i = 0; i < rejected->width; i++)
        if (i + 1 != rejected->reasons)
            line[length++] = i < count ? cells[i] : NULL;
    line[length++] = reason;
    for (size_t i = rejected->width; i < count; i++)
        line[length++] = cells[i];
    return length;
}

static int begin_workbook(struct rejected *rejected, const char *const *headings, size_t count)
{
    struct cli *cli = rejected->cli;
    CLEAN_FREE struct chamber_book_column *columns = calloc(count, sizeof(*columns));
    if (!columns)
        return out_of_memory(cli);
    for (size_t i = 0; i < count; i++)
        columns[i].heading = headings[i];
    int result = chamber_book_sheet(rejected->book, noun_title(cli, cli->noun));
    return result == CHAMBER_OK ? chamber_book_table(rejected->book, columns, count) : result;
}

static int put_line(struct rejected *rejected, const char *const *line, size_t count)
{
    if (rejected->workbook)
        return chamber_book_row(rejected->book, line, count);
    return chamber_csv_row_as(rejected->output.file, CHAMBER_EXCEL_CSV, line, count);
}

static int begin(struct rejected *rejected, const char **line)
{
    const char *const *headings = (const char *const *)rejected->headings;
    size_t count = arrange(rejected, headings, rejected->width,
                           phrase(rejected->cli, "rejected_reason"), line);
    if (rejected->workbook)
        return begin_workbook(rejected, line, count);
    int result = chamber_csv_begin(rejected->output.file, CHAMBER_EXCEL_CSV);
    return result == CHAMBER_OK ? put_line(rejected, line, count) : result;
}

void rejected_row(struct rejected *rejected, const struct chamber_import_row *row)
{
    if (row->fate != CHAMBER_ROW_REJECTED || !rejected->output.file || rejected->result < 0)
        return;
    size_t room = (row->cell_count > rejected->width ? row->cell_count : rejected->width) + 1;
    CLEAN_FREE const char **line = calloc(room, sizeof(*line));
    if (!line) {
        rejected->result = out_of_memory(rejected->cli);
        return;
    }
    if (rejected->rows == 0)
        rejected->result = begin(rejected, line);
    if (rejected->result == CHAMBER_OK)
        rejected->result = put_line(
            rejected, line, arrange(rejected, row->cells, row->cell_count, row->reason, line));
    rejected->rows++;
}

/* The file appears if there are any rows to mend. */
int rejected_close(struct rejected *rejected)
{
    struct cli *cli = rejected->cli;
    char number[24];
    int result = rejected->result;
    const char *path = given_value(cli, "rejected");
    bool wanted = path && rejected->output.file && rejected->rows > 0;
    if (rejected->book && wanted && result == CHAMBER_OK)
        result = chamber_book_close(rejected->book);
    else if (rejected->book)
        chamber_book_discard(rejected->book);
    for (size_t i = 0; i < rejected->width; i++)
        free(rejected->headings[i]);
    free(rejected->headings);
    if (wanted)
        result = output_file_close(cli, &rejected->output, result);
    else
        (void)output_file_close(cli, &rejected->output, CHAMBER_E_DATA); /* leaves nothing */
    snprintf(number, sizeof(number), "%" PRId64, rejected->rows);
    if (wanted && result == CHAMBER_OK)
        say(cli, "rejected_written", number, path);
    return result;
}
