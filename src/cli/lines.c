/* SPDX-License-Identifier: MIT */
/* Records as plain lines of text, ready to be sent to a chat group: no table, no numbers of
 * records. Names come first, all else follows in brackets; what does not speak for itself, a number
 * or another day than the noun's own, has its label. */
#include <inttypes.h>
#include <string.h>

#include "cli/cli.h"

const struct marks *marks_of(const struct cli *cli)
{
    static const struct marks zh = {"（", "）", "，", "："}, en = {" (", ")", ", ", ": "};
    return cli->language == CHAMBER_EN ? &en : &zh;
}

static bool is_name(const struct chamber_field *field)
{
    if (field->flags & CHAMBER_DAY && field->flags & CHAMBER_REQUIRED)
        return true;
    return !(field->flags & CHAMBER_LIST) &&
           (field->kind == CHAMBER_TEXT || field->kind == CHAMBER_REF);
}

static bool speaks_for_itself(const struct chamber_field *field)
{
    return is_name(field) || field->flags & CHAMBER_LIST || field->kind == CHAMBER_ENUM ||
           field->kind == CHAMBER_CHOICE;
}

/* On one line: a text may have several. */
static void print_flat(FILE *out, const char *text)
{
    while (*text) {
        size_t length = strcspn(text, "\r\n\t");
        fwrite(text, 1, length, out);
        text += length;
        text += strspn(text, "\r\n\t");
        if (length && *text)
            fputc(' ', out);
    }
}

static int print_value(struct cli *cli, const struct chamber_field *field, const char *text,
                       FILE *out)
{
    CLEAN_FREE char *shown = text_shown(cli, text);
    if (!shown)
        return out_of_memory(cli);
    if (!speaks_for_itself(field))
        fprintf(out, "%s%s", field_title(cli, field), marks_of(cli)->colon);
    print_flat(out, shown);
    return CHAMBER_OK;
}

/* The names of a line, or the rest of it; how many there were. */
static int print_parts(struct cli *cli, const struct columns *columns, const void *record,
                       bool names, FILE *out, size_t *count)
{
    const char *gap = names ? " " : marks_of(cli)->comma;
    int result = CHAMBER_OK;
    for (size_t i = 0; i < columns->count && result == CHAMBER_OK; i++) {
        CLEAN_TEXT char *text = NULL;
        if (is_name(columns->items[i]) != names)
            continue;
        result = chamber_field_format(cli->db, columns->items[i], record, CHAMBER_WORDS, &text);
        if (result < 0 || !*text)
            continue;
        fputs((*count)++ ? gap : "", out);
        result = print_value(cli, columns->items[i], text, out);
    }
    return result;
}

/* "走访 #12", where a record has nothing else. */
static int print_number(struct cli *cli, const struct chamber_noun *noun, const void *record)
{
    if (chamber_noun_is_view(noun))
        return CHAMBER_OK;
    fprintf(cli->out, "%s #%" PRId64, noun_title(cli, noun), record_id(record));
    return CHAMBER_OK;
}

static int print_line(struct cli *cli, const struct chamber_noun *noun,
                      const struct columns *columns, const void *record)
{
    const struct marks *marks = marks_of(cli);
    size_t names = 0, others = 0, size = 0;
    char *rest = NULL;
    FILE *out = text_open(&rest, &size);
    if (!out)
        return out_of_memory(cli);
    int result = print_parts(cli, columns, record, true, cli->out, &names);
    if (result == CHAMBER_OK)
        result = print_parts(cli, columns, record, false, out, &others);
    if (!text_close(out) && result == CHAMBER_OK)
        result = out_of_memory(cli);
    if (result == CHAMBER_OK && names && others)
        fprintf(cli->out, "%s%s%s", marks->open, rest, marks->close);
    else if (result == CHAMBER_OK && others)
        fputs(rest, cli->out);
    else if (result == CHAMBER_OK && !names)
        result = print_number(cli, noun, record);
    free(rest);
    fputc('\n', cli->out);
    return result;
}

int records_as_text(struct cli *cli, const struct chamber_noun *noun, const struct source *source,
                    void *record, int64_t *count)
{
    struct columns columns;
    int apart = 0;
    int result = columns_choose(cli, noun, &columns);
    while (result == CHAMBER_OK && (result = source->next(source->from, record)) == CHAMBER_ROW) {
        bool gap = false;
        result = begins_apart(cli, noun, record, &apart, &gap);
        if (result < 0)
            return result;
        fprintf(cli->out, "%s%" PRId64 ". ", gap ? "\n" : "", ++*count);
        result = print_line(cli, noun, &columns, record);
    }
    return result;
}

int fields_as_text(struct cli *cli, const struct chamber_noun *noun, const void *record)
{
    size_t count;
    const struct chamber_field *fields = chamber_noun_fields(noun, &count);
    int result = CHAMBER_OK;
    for (size_t i = 0; i < count && result == CHAMBER_OK; i++) {
        CLEAN_TEXT char *text = NULL;
        result = chamber_field_format(cli->db, &fields[i], record, CHAMBER_WORDS, &text);
        if (result < 0 || !*text)
            continue;
        CLEAN_FREE char *shown = text_shown(cli, text);
        if (!shown)
            return out_of_memory(cli);
        fprintf(cli->out, "%s%s%s\n", field_title(cli, &fields[i]), marks_of(cli)->colon, shown);
    }
    return result;
}
