/* SPDX-License-Identifier: MIT */
/* What a write says it has written: the record's line, the step taken, the fields' values. */
#include <inttypes.h>
#include <string.h>

#include "cli/cli.h"

/* --- values --- */
/* A value as people read it, a day with its weekday (malloc); `typed`: it was parsed just now, and
 * what references are called is not in the record. */
static int value_text(struct cli *cli, const struct chamber_field *field, const void *record,
                      bool typed, char **shown)
{
    CLEAN_TEXT char *text = NULL;
    enum chamber_style style = typed && field->kind == CHAMBER_REF ? CHAMBER_NAMES : CHAMBER_WORDS;
    int result = chamber_field_format(cli->db, field, record, style, &text);
    if (result < 0)
        return result;
    CLEAN_FREE char *safe = text_shown(cli, text);
    const char *weekday = field->kind == CHAMBER_DATE ? weekday_id(text) : NULL;
    *shown = !safe     ? NULL
             : weekday ? text_format("%s %s", safe, phrase(cli, weekday))
                       : strdup(safe);
    return *shown ? CHAMBER_OK : out_of_memory(cli);
}

/* Whether a field is filled in. */
static int is_filled(struct cli *cli, const struct chamber_field *field, const void *record,
                     bool *filled)
{
    CLEAN_TEXT char *text = NULL;
    int result = chamber_field_format(cli->db, field, record, CHAMBER_CODES, &text);
    if (result == CHAMBER_OK)
        *filled = *text;
    return result;
}

/* What the library made of a new record: its number, its status. */
static int add_derived(struct cli *cli, const void *record, uint64_t *mask)
{
    size_t count;
    const struct chamber_field *fields = chamber_noun_fields(cli->noun, &count);
    for (size_t i = 0; i < count; i++) {
        bool filled = false;
        if (!(fields[i].flags & CHAMBER_DERIVED))
            continue;
        int result = is_filled(cli, &fields[i], record, &filled);
        if (result < 0)
            return result;
        *mask |= (uint64_t)filled << i;
    }
    return CHAMBER_OK;
}

/* --- steps --- */
const struct chamber_noun *event_noun(struct cli *cli)
{
    char name[64];
    snprintf(name, sizeof(name), "%s_event", chamber_noun_name(cli->noun));
    return chamber_noun_named(name);
}

int last_event(struct cli *cli, chamber_id id, chamber_id *last)
{
    const struct chamber_noun *noun = event_noun(cli);
    char ref[24];
    snprintf(ref, sizeof(ref), "#%" PRId64, id);
    struct chamber_filter filter = {chamber_noun_name(cli->noun), ref};
    struct chamber_list list = {&filter, .filter_count = 1};
    struct chamber_cursor *cursor;
    CLEAN_RECORD struct any_record record = {0};
    *last = 0;
    if (!noun)
        return CHAMBER_OK;
    int result = any_record_new(cli, noun, &record);
    if (result == CHAMBER_OK)
        result = chamber_cursor_open(cli->db, noun, &list, &cursor);
    if (result < 0)
        return result;
    while ((result = chamber_cursor_next(cursor, record.data)) == CHAMBER_ROW)
        *last = record_id(record.data) > *last ? record_id(record.data) : *last;
    chamber_cursor_close(cursor);
    return result;
}

/* Whether the line of a step names this field: not what is said by the record's own lines. */
static bool tells(const struct cli *cli, const struct chamber_field *field, uint64_t mask)
{
    static const char *const said[] = {"happened_on", "step", "status"};
    for (size_t i = 0; i < COUNT_OF(said); i++) {
        if (strcmp(field->name, said[i]) == 0)
            return false;
    }
    return strcmp(field->name, chamber_noun_name(cli->noun)) != 0 &&
           !(chamber_field_bit(cli->noun, field->name) & mask);
}

/* What else was said of the step, " · 备注 踏勘" each. */
static int add_told(struct cli *cli, const struct chamber_noun *noun, const void *record,
                    uint64_t mask, FILE *line)
{
    size_t count;
    const struct chamber_field *fields = chamber_noun_fields(noun, &count);
    for (size_t i = 0; i < count; i++) {
        CLEAN_FREE char *text = NULL;
        if (!tells(cli, &fields[i], mask))
            continue;
        int result = value_text(cli, &fields[i], record, false, &text);
        if (result < 0)
            return result;
        if (*text)
            fprintf(line, " · %s %s", field_title(cli, &fields[i]), text);
    }
    return CHAMBER_OK;
}

int event_line(struct cli *cli, chamber_id event, uint64_t mask, char **line)
{
    const struct chamber_noun *noun = event_noun(cli);
    CLEAN_FREE char *step = NULL;
    CLEAN_FREE char *day = NULL;
    CLEAN_RECORD struct any_record record = {0};
    int result = any_record_new(cli, noun, &record);
    if (result == CHAMBER_OK)
        result = chamber_record_get(cli->db, noun, event, record.data);
    if (result == CHAMBER_OK)
        result = value_text(cli, chamber_noun_field(noun, "step"), record.data, false, &step);
    if (result == CHAMBER_OK)
        result = value_text(cli, chamber_noun_field(noun, "happened_on"), record.data, false, &day);
    if (result < 0)
        return result;
    char *text = NULL;
    size_t size = 0;
    FILE *out = text_open(&text, &size);
    if (!out)
        return out_of_memory(cli);
    fprintf(out, "%s · %s", step, *day ? day : phrase(cli, "day_unknown"));
    result = add_told(cli, noun, record.data, mask, out);
    if (!text_close(out) && result == CHAMBER_OK)
        result = out_of_memory(cli);
    if (result == CHAMBER_OK)
        *line = text;
    else
        free(text);
    return result;
}

/* The step that was taken, or the one that is gone. */
static int print_event(struct cli *cli, const struct written *written, uint64_t mask)
{
    CLEAN_FREE char *line = NULL;
    int result = written->event > 0 ? event_line(cli, written->event, mask, &line) : CHAMBER_OK;
    if (line)
        fprintf(cli->out, "  %s\n", line);
    if (written->gone)
        fprintf(cli->out, "  %s %s\n", phrase(cli, "written_dropped"), written->gone);
    return result;
}

/* --- all of it --- */
static int print_values(struct cli *cli, const struct chamber_noun *noun, const void *record,
                        const struct written *written, uint64_t mask)
{
    size_t count;
    const struct chamber_field *fields = chamber_noun_fields(noun, &count);
    const char *weekday = written->since ? weekday_id(written->since) : NULL;
    CLEAN_TEXT char *since =
        weekday ? words(cli, "written_since", written->since, phrase(cli, weekday)) : NULL;
    for (size_t i = 0; i < count; i++) {
        CLEAN_FREE char *text = NULL;
        if (!(mask >> i & 1))
            continue;
        int result = value_text(cli, &fields[i], written->values ? written->values : record,
                                written->values, &text);
        if (result < 0)
            return result;
        fprintf(cli->out, "  %s  %s%s\n", field_title(cli, &fields[i]), *text ? text : "—",
                since ? since : "");
    }
    return CHAMBER_OK;
}

static int print_lines(struct cli *cli, const struct chamber_noun *noun, const void *record,
                       const struct written *written)
{
    CLEAN_FREE char *line = NULL;
    uint64_t mask = written->fields;
    int result = record_line(cli, noun, record, &line);
    if (result == CHAMBER_OK && written->added)
        result = add_derived(cli, record, &mask);
    if (result < 0)
        return result;
    print_mark(cli);
    if (written->before)
        fprintf(cli->out, "%s ", phrase(cli, written->before));
    fprintf(cli->out, "%s\n", line);
    result = print_event(cli, written, mask);
    return result == CHAMBER_OK ? print_values(cli, noun, record, written, mask) : result;
}

void print_mark(struct cli *cli)
{
    if (cli->dry_run)
        fprintf(cli->out, "%s · ", phrase(cli, "dry_run_mark"));
}

int print_written(struct cli *cli, const struct chamber_noun *noun, const struct written *written)
{
    CLEAN_RECORD struct any_record record = {0};
    int result = any_record_new(cli, noun, &record);
    if (result == CHAMBER_OK)
        result = chamber_record_get(cli->db, noun, written->id, record.data);
    if (result < 0)
        return result;
    if (!wants_json(cli))
        return print_lines(cli, noun, record.data, written);
    CLEAN_TEXT char *json = NULL;
    result = chamber_record_json(cli->db, noun, record.data, &json);
    if (result == CHAMBER_OK)
        fprintf(cli->out, "%s\n", json);
    return result;
}
