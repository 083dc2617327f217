/* SPDX-License-Identifier: MIT */
/* enterprise brief: what one needs to know before calling on an enterprise, on one screen. */
#include <inttypes.h>
#include <string.h>

#include "cli/cli.h"

/* How a part is shown: a line for each record, and below it those of the fields that are filled in;
 * or with `bare` one line of fields, the first so many without their titles. */
static const struct shown {
    const char *part;
    const char *heading;
    size_t bare;
    const char *fields[6];
} shown[] = {
    {"last_visit",
     "brief_last_visit",
     0,
     {"form", "visitors", "received_by", "findings", "follow_up_on"}},
    {"promises", "brief_promises", 2, {"visited_on", "promise"}},
    {"open_requests", "brief_open_requests", 0, {"status", "department", "due_on"}},
    {"honors", "brief_honors", 0, {"level"}},
    {"names", "brief_names", 1, {"name", "from_on", "until_on"}},
    {"events", "brief_events", 2, {"happened_on", "step", "reason", "note"}},
    {"posts", "brief_posts", 2, {"person", "role", "from_on", "until_on"}},
    {"introduced", "brief_introduced", 1, {"enterprise", "person", "status", "joined_on"}},
};

static const struct shown *shown_as(const char *part)
{
    for (size_t i = 0; i < COUNT_OF(shown); i++) {
        if (strcmp(shown[i].part, part) == 0)
            return &shown[i];
    }
    return NULL;
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
                       const char *const *names, size_t count, const char *indent)
{
    for (size_t i = 0; i < count && names[i]; i++) {
        const struct chamber_field *field = chamber_noun_field(noun, names[i]);
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
static int print_beside(struct cli *cli, const struct chamber_noun *noun, const void *record,
                        const struct shown *as)
{
    for (size_t i = 0; i < COUNT_OF(as->fields) && as->fields[i]; i++) {
        const struct chamber_field *field = chamber_noun_field(noun, as->fields[i]);
        CLEAN_TEXT char *text = NULL;
        int result = chamber_field_format(cli->db, field, record, CHAMBER_WORDS, &text);
        if (result < 0)
            return result;
        if (!*text)
            continue;
        fprintf(cli->out, "  %s%s", i < as->bare ? "" : field_title(cli, field),
                i < as->bare ? "" : " ");
        result = print_text(cli, "", text);
        if (result < 0)
            return result;
    }
    fputc('\n', cli->out);
    return CHAMBER_OK;
}

static int print_one(struct cli *cli, const struct chamber_noun *noun, const void *record,
                     const struct shown *as)
{
    CLEAN_FREE char *line = NULL;
    if (as->bare > 0)
        return print_beside(cli, noun, record, as);
    int result = record_line(cli, noun, record, &line);
    if (result < 0)
        return result;
    fprintf(cli->out, "  %s\n", line);
    return print_below(cli, noun, record, as->fields, COUNT_OF(as->fields), "    ");
}

static int print_rows(struct cli *cli, const struct chamber_part *part, const struct shown *as,
                      struct chamber_cursor *cursor, int64_t *count)
{
    CLEAN_RECORD struct any_record record = {0};
    int result = any_record_new(cli, part->noun, &record);
    while (result == CHAMBER_OK &&
           (result = chamber_cursor_next(cursor, record.data)) == CHAMBER_ROW) {
        ++*count;
        result = print_one(cli, part->noun, record.data, as);
    }
    return result;
}

static int print_part(struct cli *cli, const struct chamber_part *part, chamber_id id)
{
    const struct shown *as = shown_as(part->name);
    int64_t count = 0;
    struct chamber_cursor *cursor;
    if (!as)
        return CHAMBER_OK;
    int result = chamber_enterprise_part_open(cli->db, id, part, &cursor);
    if (result < 0)
        return result;
    fprintf(cli->out, "\n%s\n", phrase(cli, as->heading));
    result = print_rows(cli, part, as, cursor, &count);
    chamber_cursor_close(cursor);
    if (result == CHAMBER_OK && count == 0)
        fprintf(cli->out, "  %s\n", phrase(cli, "brief_none"));
    return result;
}

/* The first so many parts; the last ones are its whole life. */
static int print_screen(struct cli *cli, chamber_id id, size_t most)
{
    static const char *const fields[] = {
        "status",   "member_no",  "joined_on", "left_on",      "former_names", "kind",
        "industry", "size",       "place",     "address",      "contact",      "phone",
        "priority", "introducer", "tags",      "confirmed_on", "note"};
    size_t count;
    const struct chamber_part *parts = chamber_enterprise_parts(&count);
    CLEAN(chamber_enterprise_clear) struct chamber_enterprise enterprise = {0};
    int result = chamber_enterprise_get(cli->db, id, &enterprise);
    if (result < 0)
        return result;
    CLEAN_FREE char *name = text_shown(cli, enterprise.name);
    if (!name)
        return out_of_memory(cli);
    fprintf(cli->out, "%s #%" PRId64 " · %s\n", noun_title(cli, &chamber_enterprise_noun), id,
            name);
    result =
        print_below(cli, &chamber_enterprise_noun, &enterprise, fields, COUNT_OF(fields), "  ");
    for (size_t i = 0; i < count && i < most && result == CHAMBER_OK; i++)
        result = print_part(cli, &parts[i], id);
    return result;
}

int print_enterprise(struct cli *cli, chamber_id id)
{
    enum { BEFORE_A_VISIT = 4 };
    return print_screen(cli, id, BEFORE_A_VISIT);
}

/* One object, or an array of several. */
static int print_json(struct cli *cli, const chamber_id *ids, size_t count)
{
    fputs(count > 1 ? "[" : "", cli->out);
    for (size_t i = 0; i < count; i++) {
        CLEAN_TEXT char *json = NULL;
        int result = chamber_enterprise_brief_json(cli->db, ids[i], &json);
        if (result < 0)
            return result;
        fprintf(cli->out, "%s%s", i > 0 ? ",\n" : "", json);
    }
    fputs(count > 1 ? "]\n" : "\n", cli->out);
    return CHAMBER_OK;
}

int run_brief(struct cli *cli)
{
    CLEAN_FREE chamber_id *ids = calloc(cli->operand_count, sizeof(*ids));
    int result = ids ? CHAMBER_OK : out_of_memory(cli);
    for (size_t i = 0; i < cli->operand_count && result == CHAMBER_OK; i++)
        result = find_to_read(cli, cli->noun, cli->operands[i], &ids[i]);
    if (result == CHAMBER_OK && cli->json)
        return print_json(cli, ids, cli->operand_count);
    for (size_t i = 0; i < cli->operand_count && result == CHAMBER_OK; i++) {
        if (i > 0)
            fputc('\n', cli->out);
        result = print_screen(cli, ids[i], SIZE_MAX);
    }
    return result;
}
