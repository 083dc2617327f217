/* SPDX-License-Identifier: MIT */
/* Records as a page of HTML: the columns of the table. */
#include <inttypes.h>

#include "cli/cli.h"

enum { CELLS_MOST = 65 };

static void put_headings(struct cli *cli, struct chamber_html *page, const struct columns *columns)
{
    const char *heads[CELLS_MOST] = {"#"};
    size_t count = columns->bare ? 0 : 1;
    for (size_t i = 0; i < columns->count; i++)
        heads[count++] = field_title(cli, columns->items[i]);
    chamber_html_table(page, heads, count, 0);
}

static int put_row(struct cli *cli, struct chamber_html *page, const struct columns *columns,
                   const void *record)
{
    char id[24];
    const char *cells[CELLS_MOST] = {id};
    char *texts[CELLS_MOST] = {NULL};
    size_t count = columns->bare ? 0 : 1;
    int result = CHAMBER_OK;
    snprintf(id, sizeof(id), "%" PRId64, record_id(record));
    for (size_t i = 0; i < columns->count && result == CHAMBER_OK; i++) {
        result = chamber_field_format(cli->db, columns->items[i], record, CHAMBER_WORDS, &texts[i]);
        cells[count++] = texts[i];
    }
    if (result == CHAMBER_OK)
        chamber_html_row(page, cells, count);
    for (size_t i = 0; i < columns->count; i++)
        chamber_free(texts[i]);
    return result;
}

int records_as_html(struct cli *cli, const struct chamber_noun *noun, const struct source *source,
                    void *record, int64_t *count)
{
    struct columns columns;
    struct chamber_html *page;
    int result = columns_choose(cli, noun, &columns);
    if (result == CHAMBER_OK)
        result = chamber_html_open(cli->db, noun_title(cli, noun), cli->out, &page);
    if (result < 0)
        return result;
    put_headings(cli, page, &columns);
    while (result == CHAMBER_OK && (result = source->next(source->from, record)) == CHAMBER_ROW) {
        result = put_row(cli, page, &columns, record);
        ++*count;
    }
    int closed = chamber_html_close(page);
    return result < 0 ? result : closed;
}
