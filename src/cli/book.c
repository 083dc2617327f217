/* SPDX-License-Identifier: MIT */
/* Workbooks: the one that the command writes, and records and fields as its tables. */
#include <inttypes.h>
#include <string.h>

#include "cli/cli.h"

enum { CELLS_MOST = COUNT_OF(((struct columns *)0)->items) + 1 + BOOK_MORE_MAX };

/* --- the workbook --- */
int workbook_begin(struct cli *cli)
{
    return cli->format == FORMAT_XLSX ? chamber_book_open(cli->db, cli->out, &cli->book)
                                      : CHAMBER_OK;
}

int workbook_end(struct cli *cli, int result)
{
    char number[24];
    struct chamber_book *book = cli->book;
    cli->book = NULL;
    if (book && result >= 0) {
        snprintf(number, sizeof(number), "%" PRId64, chamber_book_stripped(book));
        result = chamber_book_close(book);
        if (result == CHAMBER_OK && strcmp(number, "0") != 0)
            say(cli, "book_stripped", number);
    } else {
        chamber_book_discard(book);
    }
    return result;
}

/* --- tables of records --- */
int book_columns(struct cli *cli, const struct columns *columns,
                 const struct chamber_book_column *more, size_t more_count)
{
    struct chamber_book_column all[CELLS_MOST];
    size_t count = 0;
    if (!columns->bare)
        all[count++] = chamber_book_column_of(cli->db, NULL);
    for (size_t i = 0; i < columns->count; i++)
        all[count++] = chamber_book_column_of(cli->db, columns->items[i]);
    for (size_t i = 0; i < more_count; i++)
        all[count++] = more[i];
    return chamber_book_table(cli->book, all, count);
}

int book_record(struct cli *cli, const struct columns *columns, const void *record,
                const char *const *more, size_t more_count)
{
    char id[24];
    const char *cells[CELLS_MOST] = {id};
    char *texts[CELLS_MOST] = {NULL};
    size_t count = columns->bare ? 0 : 1;
    int result = CHAMBER_OK;
    snprintf(id, sizeof(id), "%" PRId64, record_id(record));
    for (size_t i = 0; i < columns->count && result == CHAMBER_OK; i++) {
        result = chamber_field_format(cli->db, columns->items[i], record, CHAMBER_CELLS, &texts[i]);
        cells[count++] = texts[i];
    }
    for (size_t i = 0; i < more_count; i++)
        cells[count++] = more[i];
    if (result == CHAMBER_OK)
        result = chamber_book_row(cli->book, cells, count);
    for (size_t i = 0; i < columns->count; i++)
        chamber_free(texts[i]);
    return result;
}

int book_rows(struct cli *cli, const struct columns *columns, const struct source *source,
              void *record, int64_t *count)
{
    int result = book_columns(cli, columns, NULL, 0);
    while (result == CHAMBER_OK && (result = source->next(source->from, record)) == CHAMBER_ROW) {
        result = book_record(cli, columns, record, NULL, 0);
        ++*count;
    }
    return result == CHAMBER_OK && !cli->as_is ? chamber_book_totals(cli->book) : result;
}

/* --- all of it --- */
static int put_all(struct cli *cli, const struct chamber_noun *noun, const struct source *source,
                   void *record, int64_t *count)
{
    struct chamber_writer *writer;
    int result = chamber_book_records(cli->book, noun, !cli->as_is, &writer);
    if (result < 0)
        return result;
    while (result == CHAMBER_OK && (result = source->next(source->from, record)) == CHAMBER_ROW) {
        result = chamber_writer_put(writer, record);
        ++*count;
    }
    int closed = chamber_writer_close(writer);
    return result < 0 ? result : closed;
}

int records_as_book(struct cli *cli, const struct chamber_noun *noun, const struct source *source,
                    void *record, int64_t *count)
{
    struct columns columns;
    if (!given_switch(cli, "columns"))
        return put_all(cli, noun, source, record, count);
    int result = columns_choose(cli, noun, &columns);
    if (result == CHAMBER_OK)
        result = chamber_book_sheet(cli->book, noun_title(cli, noun));
    return result == CHAMBER_OK ? book_rows(cli, &columns, source, record, count) : result;
}

/* --- one record, a field below the other --- */
int book_fields_begin(struct cli *cli)
{
    const struct chamber_book_column columns[] = {{.heading = phrase(cli, "book_item")},
                                                  {.heading = phrase(cli, "book_content")}};
    return chamber_book_table(cli->book, columns, COUNT_OF(columns));
}

int book_field(struct cli *cli, const struct chamber_field *field, const void *record)
{
    CLEAN_TEXT char *text = NULL;
    int result = chamber_field_format(cli->db, field, record, CHAMBER_WORDS, &text);
    if (result < 0 || !*text)
        return result;
    const char *const cells[] = {field_title(cli, field), text};
    return chamber_book_row(cli->book, cells, COUNT_OF(cells));
}
