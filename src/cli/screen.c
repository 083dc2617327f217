/* SPDX-License-Identifier: MIT */
/* Screens: all there is to know of one thing, part by part. */
#include <inttypes.h>
#include <string.h>

#include "cli/cli.h"

const struct chamber_field *screen_field(const struct chamber_noun *noun, const char **names)
{
    char name[64];
    size_t length = strcspn(*names, ",");
    if (length == 0)
        return NULL;
    snprintf(name, sizeof(name), "%.*s", (int)length, *names);
    *names += length + ((*names)[length] == ',');
    return chamber_noun_field(noun, name);
}

/* A text that may have lines of its own: those are indented too. */
static int print_text(struct cli *cli, const char *indent, const char *text)
{
    CLEAN_FREE char *safe = text_shown(cli, text);
    if (!safe)
        return out_of_memory(cli);
    for (const char *at = safe; *at; at++) {
        fputc(*at, cli->out);
        if (*at == '\n')
            fprintf(cli->out, "%s    ", indent);
    }
    return CHAMBER_OK;
}

/* Those of the fields that are filled in, one to a line. */
static int print_below(struct cli *cli, const struct chamber_noun *noun, const void *record,
                       const char *names, const char *indent)
{
    const struct chamber_field *field;
    while ((field = screen_field(noun, &names))) {
        CLEAN_TEXT char *text = NULL;
        int result = chamber_field_format(cli->db, field, record, CHAMBER_WORDS, &text);
        if (result < 0)
            return result;
        if (!*text)
            continue;
        fprintf(cli->out, "%s%s  ", indent, field_title(cli, field));
        result = print_text(cli, indent, text);
        fputc('\n', cli->out);
        if (result < 0)
            return result;
    }
    return CHAMBER_OK;
}

/* Those of the fields that are filled in, on one line. */
static int print_beside(struct cli *cli, const struct chamber_screen_part *part, const void *record)
{
    const char *names = part->fields;
    const struct chamber_field *field;
    for (size_t i = 0; (field = screen_field(part->noun, &names)); i++) {
        CLEAN_TEXT char *text = NULL;
        int result = chamber_field_format(cli->db, field, record, CHAMBER_WORDS, &text);
        if (result < 0)
            return result;
        if (!*text)
            continue;
        fprintf(cli->out, "  %s%s", i < part->bare ? "" : field_title(cli, field),
                i < part->bare ? "" : " ");
        result = print_text(cli, "", text);
        if (result < 0)
            return result;
    }
    fputc('\n', cli->out);
    return CHAMBER_OK;
}

/* --- a part --- */
static int print_row(struct cli *cli, const struct chamber_screen_part *part, const void *record)
{
    CLEAN_FREE char *line = NULL;
    if (!part->key)
        return print_numbers(cli, part->noun, record);
    if (part->bare > 0)
        return print_beside(cli, part, record);
    int result = record_line(cli, part->noun, record, &line);
    if (result < 0)
        return result;
    fprintf(cli->out, "  %s\n", line);
    return print_below(cli, part->noun, record, part->fields, "    ");
}

static int print_rows(struct cli *cli, const struct chamber_screen_part *part,
                      struct chamber_cursor *cursor, int64_t *count)
{
    CLEAN_RECORD struct any_record record = {0};
    int result = any_record_new(cli, part->noun, &record);
    while (result == CHAMBER_OK &&
           (result = chamber_cursor_next(cursor, record.data)) == CHAMBER_ROW) {
        ++*count;
        result = print_row(cli, part, record.data);
    }
    return result;
}

/* A list below its heading; what has no key is a line of numbers. */
static int print_part(struct cli *cli, const struct chamber_screen_part *part,
                      const struct chamber_screen_subject *subject, bool gap)
{
    struct chamber_cursor *cursor;
    int64_t count = 0;
    bool table = part->key && !part->fields;
    int result = part->open(cli->db, subject, &cursor);
    if (result < 0)
        return result;
    if (part->key)
        fprintf(cli->out, "%s%s\n", gap ? "\n" : "", phrase(cli, part->heading));
    result = table ? cursor_counted(cli, part->noun, cursor, &count)
                   : print_rows(cli, part, cursor, &count);
    chamber_cursor_close(cursor);
    if (result == CHAMBER_OK && count == 0)
        fprintf(cli->out, "%s%s\n", table ? "" : "  ", phrase(cli, "brief_none"));
    return result;
}

/* --- a screen --- */
static int print_head(struct cli *cli, const struct chamber_screen *screen, const void *record)
{
    CLEAN_TEXT char *label = NULL;
    if (!screen->fields)
        return print_fields(cli, screen->head, record, NULL);
    int result = chamber_record_label(cli->db, screen->head, record_id(record), &label);
    if (result < 0)
        return result;
    CLEAN_FREE char *name = text_shown(cli, label);
    if (!name)
        return out_of_memory(cli);
    fprintf(cli->out, "%s #%" PRId64 " · %s\n", noun_title(cli, screen->head), record_id(record),
            name);
    return print_below(cli, screen->head, record, screen->fields, "  ");
}

static int print_words(struct cli *cli, const struct chamber_screen *screen,
                       const struct chamber_screen_subject *subject, bool inner);

/* The record that the screen is about, and the screen that follows it. */
static int print_top(struct cli *cli, const struct chamber_screen *screen,
                     const struct chamber_screen_subject *subject)
{
    CLEAN_RECORD struct any_record record = {0};
    struct chamber_screen_subject next = *subject;
    int result = any_record_new(cli, screen->head, &record);
    if (result == CHAMBER_OK)
        result = chamber_record_get(cli->db, screen->head, subject->id, record.data);
    if (result == CHAMBER_OK)
        result = print_head(cli, screen, record.data);
    if (result < 0 || !screen->inner)
        return result;
    size_t offset = chamber_noun_field(screen->head, screen->through)->offset;
    memcpy(&next.id, (const char *)record.data + offset, sizeof(next.id));
    fputc('\n', cli->out);
    return print_words(cli, screen->inner, &next, true);
}

static int print_words(struct cli *cli, const struct chamber_screen *screen,
                       const struct chamber_screen_subject *subject, bool inner)
{
    int result = CHAMBER_OK;
    bool gap = screen->dated || screen->head;
    if (screen->dated)
        fprintf(cli->out, "%s %s\n", subject->as_of, phrase(cli, weekday_id(subject->as_of)));
    if (screen->head)
        result = print_top(cli, screen, subject);
    for (size_t i = 0; i < screen->part_count && result == CHAMBER_OK; i++) {
        const struct chamber_screen_part *part = &screen->parts[i];
        if ((part->fields && !*part->fields) || (inner && part->alone))
            continue;
        result = print_part(cli, part, subject, gap);
        gap = true;
    }
    return result;
}

int print_screen(struct cli *cli, const struct chamber_screen *screen,
                 const struct chamber_screen_subject *subject)
{
    CLEAN_TEXT char *json = NULL;
    struct chamber_screen_subject asked = *subject;
    if (!asked.as_of)
        asked.as_of = chamber_today(cli->db);
    if (cli->format == FORMAT_XLSX)
        return screen_as_book(cli, screen, &asked);
    if (!wants_json(cli))
        return print_words(cli, screen, &asked, false);
    int result = chamber_screen_json(cli->db, screen, &asked, &json);
    if (result == CHAMBER_OK)
        fprintf(cli->out, "%s\n", json);
    return result;
}

void screen_gap(struct cli *cli, size_t before, const char *words)
{
    if (before > 0 && cli->format != FORMAT_JSON_LINES && cli->format != FORMAT_XLSX)
        fputs(wants_json(cli) ? "," : words, cli->out);
}

int run_screens(struct cli *cli, const struct chamber_screen *screen)
{
    bool array = cli->format == FORMAT_JSON && cli->operand_count > 1;
    CLEAN_FREE chamber_id *ids = calloc(cli->operand_count, sizeof(*ids));
    int result = ids ? CHAMBER_OK : out_of_memory(cli);
    for (size_t i = 0; i < cli->operand_count && result == CHAMBER_OK; i++)
        result = find_to_read(cli, cli->noun, cli->operands[i], &ids[i]);
    if (result < 0)
        return result;
    fputs(array ? "[" : "", cli->out);
    for (size_t i = 0; i < cli->operand_count && result == CHAMBER_OK; i++) {
        screen_gap(cli, i, "\n");
        result = print_screen(cli, screen, &(struct chamber_screen_subject){.id = ids[i]});
    }
    fputs(array ? "]\n" : "", cli->out);
    return result;
}
