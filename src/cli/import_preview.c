/* SPDX-License-Identifier: MIT */
/* What --dry_run shows of a file: where its headings are, how each column is read, what becomes of
 * its first rows, and which rows are no records. */
#include <inttypes.h>
#include <string.h>

#include "cli/import.h"

enum { FIRST_ROWS = 5 };

static const char *by_word(const struct cli *cli, enum chamber_import_by by)
{
    static const char *const ids[] = {
        [CHAMBER_BY_NAME] = "preview_by_name", [CHAMBER_BY_SYNONYM] = "preview_by_synonym",
        [CHAMBER_BY_MAP] = "preview_by_map",   [CHAMBER_BY_SAVED] = "preview_by_saved",
        [CHAMBER_BY_NOTHING] = NULL,
    };
    return ids[by] ? phrase(cli, ids[by]) : "";
}

static const char *by_code(enum chamber_import_by by)
{
    static const char *const codes[] = {
        [CHAMBER_BY_NAME] = "name",   [CHAMBER_BY_SYNONYM] = "synonym", [CHAMBER_BY_MAP] = "map",
        [CHAMBER_BY_SAVED] = "saved", [CHAMBER_BY_NOTHING] = NULL,
    };
    return codes[by];
}

static enum meaning fate_meaning(enum chamber_import_fate fate)
{
    return fate == CHAMBER_ROW_REJECTED ? MEANS_BAD
           : fate == CHAMBER_ROW_NEW    ? MEANS_GOOD
                                        : MEANS_NOTHING;
}

static const char *fate_id(enum chamber_import_fate fate)
{
    static const char *const ids[] = {
        [CHAMBER_ROW_NEW] = "preview_new",           [CHAMBER_ROW_CHANGED] = "preview_changed",
        [CHAMBER_ROW_SAME] = "preview_same",         [CHAMBER_ROW_REJECTED] = "preview_rejected",
        [CHAMBER_ROW_LEFT_OUT] = "preview_left_out",
    };
    return ids[fate];
}

/* --- begin and end --- */
static int begin_tables(struct preview *preview)
{
    static const char *const heads[] = {"preview_column", "preview_heading", "preview_field",
                                        "preview_by"};
    struct cli *cli = preview->cli;
    preview->columns = table_new(cli);
    preview->rows = table_new(cli);
    int result = preview->columns && preview->rows ? CHAMBER_OK : table_failed(cli);
    for (size_t i = 0; i < COUNT_OF(heads) && result == CHAMBER_OK; i++)
        result = table_column(preview->columns, phrase(cli, heads[i]), i ? FIT_WRAP : FIT_RIGHT);
    if (result == CHAMBER_OK)
        result = table_column(preview->rows, phrase(cli, "preview_line"), FIT_RIGHT);
    if (result == CHAMBER_OK)
        result = table_column(preview->rows, phrase(cli, "preview_fate"), FIT_WHOLE);
    return result;
}

int preview_begin(struct preview *preview, struct cli *cli)
{
    *preview = (struct preview){.cli = cli};
    if (!cli->dry_run)
        return CHAMBER_OK;
    preview->left_out = text_open(&preview->left_out_text, &preview->left_out_size);
    preview->list = text_open(&preview->list_text, &preview->list_size);
    preview->first = text_open(&preview->first_text, &preview->first_size);
    if (!preview->left_out || !preview->list || !preview->first)
        return preview->result = out_of_memory(cli);
    return begin_tables(preview);
}

static void close_stream(FILE *stream, char **text)
{
    if (stream)
        fclose(stream);
    free(*text);
}

void preview_free(struct preview *preview)
{
    close_stream(preview->left_out, &preview->left_out_text);
    close_stream(preview->list, &preview->list_text);
    close_stream(preview->first, &preview->first_text);
    table_free(&preview->columns);
    table_free(&preview->rows);
    *preview = (struct preview){.cli = preview->cli};
}

/* --- as the import goes --- */
static int column_row(struct preview *preview, const struct chamber_import_column *column)
{
    struct cli *cli = preview->cli;
    char number[24];
    const char *field = column->field ? field_title(cli, column->field)
                                      : phrase(cli, column->id ? "book_id" : "preview_not_read");
    snprintf(number, sizeof(number), "%zu", column->number);
    const char *const cells[] = {number, column->heading, field, by_word(cli, column->by)};
    int result = table_row(preview->columns);
    for (size_t i = 0; i < COUNT_OF(cells) && result == CHAMBER_OK; i++)
        result = table_cell(preview->columns, i, cells[i]);
    return result;
}

static void column_object(struct preview *preview, const struct chamber_import_column *column)
{
    fprintf(preview->list, "%s{\"column\":%zu,\"heading\":", column->number > 1 ? "," : "",
            column->number);
    json_text(preview->list, column->heading);
    fputs(",\"field\":", preview->list);
    json_text(preview->list, column->field ? column->field->name : column->id ? "id" : NULL);
    fputs(",\"by\":", preview->list);
    json_text(preview->list, by_code(column->by));
    fputc('}', preview->list);
}

void preview_column(struct preview *preview, const struct chamber_import_column *column)
{
    if (!preview->list || preview->result < 0)
        return;
    column_object(preview, column);
    preview->result = column_row(preview, column);
    if (preview->result < 0 || !column->field || preview->count == COUNT_OF(preview->fields))
        return;
    preview->fields[preview->count] = column->field;
    preview->numbers[preview->count++] = column->number;
    preview->result =
        table_column(preview->rows, field_title(preview->cli, column->field), FIT_WRAP);
}

/* A value as it would be stored; what a reference names has no number yet perhaps, and stands as in
 * the file. */
static int value_cell(struct preview *preview, const struct chamber_import_row *row, size_t i)
{
    const struct chamber_field *field = preview->fields[i];
    size_t at = preview->numbers[i] - 1;
    const char *cell = at < row->cell_count && row->cells[at] ? row->cells[at] : "";
    CLEAN_TEXT char *text = NULL;
    int result = CHAMBER_OK;
    if (field->kind != CHAMBER_REF && row->record)
        result = chamber_field_format(preview->cli->db, field, row->record, CHAMBER_WORDS, &text);
    return result < 0 ? result : table_cell(preview->rows, i + 2, text ? text : cell);
}

static int first_row(struct preview *preview, const struct chamber_import_row *row)
{
    char line[24];
    snprintf(line, sizeof(line), "%" PRId64, row->line);
    int result = table_row(preview->rows);
    if (result == CHAMBER_OK)
        result = table_cell(preview->rows, 0, line);
    if (result == CHAMBER_OK)
        result = table_cell(preview->rows, 1, phrase(preview->cli, fate_id(row->fate)));
    if (result == CHAMBER_OK)
        result = table_meaning(preview->rows, 1, fate_meaning(row->fate));
    for (size_t i = 0; i < preview->count && result == CHAMBER_OK; i++)
        result = value_cell(preview, row, i);
    return result;
}

static int first_object(struct preview *preview, const struct chamber_import_row *row)
{
    struct cli *cli = preview->cli;
    CLEAN_TEXT char *json = NULL;
    int result = row->record ? chamber_record_json(cli->db, cli->noun, row->record, &json) : 0;
    fprintf(preview->first, "%s{\"line\":%" PRId64 ",\"fate\":\"%s\",\"record\":%s}",
            preview->shown > 0 ? "," : "", row->line, fate_id(row->fate) + strlen("preview_"),
            json ? json : "null");
    return result;
}

void preview_row(struct preview *preview, const struct chamber_import_row *row)
{
    if (!preview->list || preview->result < 0)
        return;
    if (row->fate == CHAMBER_ROW_LEFT_OUT) {
        fprintf(preview->left_out, "%s%" PRId64, preview->left_out_count++ ? "," : "", row->line);
        return;
    }
    if (preview->shown == FIRST_ROWS)
        return;
    preview->result = first_row(preview, row);
    if (preview->result == CHAMBER_OK)
        preview->result = first_object(preview, row);
    preview->shown++;
}

/* --- all of it --- */
int preview_end(struct preview *preview)
{
    FILE *const streams[] = {preview->list, preview->first, preview->left_out};
    for (size_t i = 0; i < COUNT_OF(streams); i++)
        if (streams[i] && (fflush(streams[i]) != 0 || ferror(streams[i])) &&
            preview->result == CHAMBER_OK)
            preview->result = out_of_memory(preview->cli);
    return preview->result;
}

static void print_where(const struct preview *preview, const struct chamber_import_result *done)
{
    struct cli *cli = preview->cli;
    char line[24], last[24];
    snprintf(line, sizeof(line), "%" PRId64, done->heading_line);
    snprintf(last, sizeof(last), "%" PRId64, done->heading_last);
    bool two = done->heading_last > done->heading_line;
    CLEAN_FREE char *file = text_shown(cli, cli->operands[0]);
    CLEAN_TEXT char *where =
        words(cli, two ? "preview_headings" : "preview_heading_row", line, last);
    CLEAN_TEXT char *all =
        words(cli, *done->sheet ? "preview_sheet" : "preview_text", file ? file : "",
              *done->sheet ? done->sheet : done->encoding, where ? where : line);
    fprintf(cli->out, "%s\n", all ? all : line);
}

int preview_print(struct preview *preview, const struct chamber_import_result *done)
{
    struct cli *cli = preview->cli;
    if (!preview->list || done->heading_line == 0)
        return CHAMBER_OK;
    print_where(preview, done);
    int result = table_print(preview->columns);
    if (result == CHAMBER_OK && preview->shown > 0) {
        fputc('\n', cli->out);
        result = table_print(preview->rows);
    }
    fputc('\n', cli->out);
    if (preview->left_out_count > 0) {
        CLEAN_TEXT char *lines = words(cli, "preview_left_out_lines", preview->left_out_text);
        fprintf(cli->out, "%s\n", lines ? lines : preview->left_out_text);
    }
    return result;
}

void preview_json(const struct preview *preview, const struct chamber_import_result *done)
{
    FILE *out = preview->cli->out;
    if (!preview->list)
        return;
    fputs("\"dry_run\":true,\"file\":", out);
    json_text(out, preview->cli->operands[0]);
    fputs(",\"encoding\":", out);
    json_text(out, *done->encoding ? done->encoding : NULL);
    fputs(",\"sheet\":", out);
    json_text(out, *done->sheet ? done->sheet : NULL);
    fputs(",\"heading_rows\":[", out);
    if (done->heading_line > 0)
        fprintf(out, "%" PRId64, done->heading_line);
    if (done->heading_last > done->heading_line)
        fprintf(out, ",%" PRId64, done->heading_last);
    fprintf(out, "],\"columns\":[%s],\"left_out_lines\":[%s],\"first\":[%s],", preview->list_text,
            preview->left_out_text, preview->first_text);
}
