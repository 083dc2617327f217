/* SPDX-License-Identifier: MIT */
/* Screens as workbooks: a sheet for the record and its numbers, and one for each part. */
#include <string.h>

#include "cli/cli.h"

/* Those of the fields "a,b" that are filled in; NULL: of all. */
static int put_fields(struct cli *cli, const struct chamber_noun *noun, const char *names,
                      const void *record)
{
    size_t count;
    int result = CHAMBER_OK;
    const struct chamber_field *field, *fields = chamber_noun_fields(noun, &count);
    if (names) {
        while (result == CHAMBER_OK && (field = screen_field(noun, &names)))
            result = book_field(cli, field, record);
        return result;
    }
    for (size_t i = 0; i < count && result == CHAMBER_OK; i++)
        result = book_field(cli, &fields[i], record);
    return result;
}

/* --- parts --- */
static bool has_column(const struct columns *columns, const struct chamber_field *field)
{
    for (size_t i = 0; i < columns->count; i++) {
        if (columns->items[i] == field)
            return true;
    }
    return false;
}

/* Of records what a list shows of them, too. */
static int part_columns(struct cli *cli, const struct chamber_screen_part *part,
                        struct columns *columns)
{
    const struct chamber_field *field;
    const char *names = part->fields;
    int result = CHAMBER_OK;
    *columns = (struct columns){.bare = true};
    if (!names || !chamber_noun_is_view(part->noun))
        result = columns_choose(cli, part->noun, columns);
    while (result == CHAMBER_OK && names && (field = screen_field(part->noun, &names))) {
        if (!has_column(columns, field) && columns->count < COUNT_OF(columns->items))
            columns->items[columns->count++] = field;
    }
    return result;
}

static int next_row(void *from, void *record)
{
    return chamber_cursor_next(from, record);
}

/* Of a dated screen `day` stands above. */
static int put_rows(struct cli *cli, const struct chamber_screen_part *part, const char *day,
                    struct chamber_cursor *cursor, void *record)
{
    struct columns columns;
    struct source source = {next_row, cursor};
    int64_t count = 0;
    int result = part_columns(cli, part, &columns);
    if (result == CHAMBER_OK)
        result = chamber_book_sheet(cli->book, phrase(cli, part->heading));
    if (result == CHAMBER_OK && day)
        result = chamber_book_text(cli->book, day, true);
    return result == CHAMBER_OK ? book_rows(cli, &columns, &source, record, &count) : result;
}

static int put_numbers(struct cli *cli, const struct chamber_screen_part *part,
                       struct chamber_cursor *cursor, void *record)
{
    int result;
    while ((result = chamber_cursor_next(cursor, record)) == CHAMBER_ROW) {
        result = put_fields(cli, part->noun, NULL, record);
        if (result < 0)
            return result;
    }
    return result;
}

static int put_part(struct cli *cli, const struct chamber_screen_part *part, const char *day,
                    const struct chamber_screen_subject *subject)
{
    struct chamber_cursor *cursor;
    CLEAN_RECORD struct any_record record = {0};
    int result = any_record_new(cli, part->noun, &record);
    if (result == CHAMBER_OK)
        result = part->open(cli->db, subject, &cursor);
    if (result < 0)
        return result;
    result = part->key ? put_rows(cli, part, day, cursor, record.data)
                       : put_numbers(cli, part, cursor, record.data);
    chamber_cursor_close(cursor);
    return result;
}

/* The numbers belong to the sheet that comes first. */
static int put_parts(struct cli *cli, const struct chamber_screen *screen,
                     const struct chamber_screen_subject *subject, bool keyed, bool inner)
{
    int result = CHAMBER_OK;
    for (size_t i = 0; i < screen->part_count && result == CHAMBER_OK; i++) {
        const struct chamber_screen_part *part = &screen->parts[i];
        bool hidden = (part->fields && !*part->fields) || (inner && part->alone);
        if (!hidden && (part->key != NULL) == keyed)
            result = put_part(cli, part, screen->dated ? subject->as_of : NULL, subject);
    }
    return result;
}

/* --- a screen --- */
/* The sheet of the record itself and of its numbers. */
static int put_head(struct cli *cli, const struct chamber_screen *screen,
                    const struct chamber_screen_subject *subject, void *record)
{
    int result = chamber_book_sheet(cli->book, noun_title(cli, screen->head));
    if (result == CHAMBER_OK)
        result = book_fields_begin(cli);
    if (result == CHAMBER_OK)
        result = put_fields(cli, screen->head, screen->fields, record);
    return result == CHAMBER_OK ? put_parts(cli, screen, subject, false, false) : result;
}

static int put_screen(struct cli *cli, const struct chamber_screen *screen,
                      const struct chamber_screen_subject *subject, bool inner);

/* The screen that follows the record. */
static int put_inner(struct cli *cli, const struct chamber_screen *screen,
                     const struct chamber_screen_subject *subject, const void *record)
{
    struct chamber_screen_subject next = *subject;
    if (!screen->inner)
        return CHAMBER_OK;
    size_t offset = chamber_noun_field(screen->head, screen->through)->offset;
    memcpy(&next.id, (const char *)record + offset, sizeof(next.id));
    return put_screen(cli, screen->inner, &next, true);
}

static int put_screen(struct cli *cli, const struct chamber_screen *screen,
                      const struct chamber_screen_subject *subject, bool inner)
{
    CLEAN_RECORD struct any_record record = {0};
    int result = CHAMBER_OK;
    if (screen->head)
        result = any_record_new(cli, screen->head, &record);
    if (screen->head && result == CHAMBER_OK)
        result = chamber_record_get(cli->db, screen->head, subject->id, record.data);
    if (result == CHAMBER_OK && screen->head)
        result = put_head(cli, screen, subject, record.data);
    if (result == CHAMBER_OK)
        result = put_inner(cli, screen, subject, record.data);
    return result == CHAMBER_OK ? put_parts(cli, screen, subject, true, inner) : result;
}

int screen_as_book(struct cli *cli, const struct chamber_screen *screen,
                   const struct chamber_screen_subject *subject)
{
    return put_screen(cli, screen, subject, false);
}
