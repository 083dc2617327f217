/* SPDX-License-Identifier: MIT */
/* enterprise brief: what one needs to know before calling on an enterprise, on one screen. */
#include <inttypes.h>
#include <string.h>

#include "cli/cli.h"

/* One list of the screen: the records of a noun that hang on the enterprise. */
struct section {
    const char *heading;
    const struct chamber_noun *noun;
    const char *refers;    /* its field that names the enterprise */
    const char *also;      /* a second such field, or NULL */
    const char *condition; /* of the noun, or NULL */
    const char *state;     /* what its field `state` must be, or NULL */
    const char *needs;     /* a field that must be filled in, or NULL */
    const char *sort;      /* or NULL */
    int64_t limit;
    const char *fields[6]; /* shown below each */
};

static const struct section sections[] = {
    {.heading = "brief_last_visit",
     .noun = &chamber_visit_noun,
     .refers = "enterprise",
     .state = "done",
     .sort = "-visited_on",
     .limit = 1,
     .fields = {"form", "visitors", "received_by", "findings", "follow_up_on"}},
    {.heading = "brief_promises",
     .noun = &chamber_visit_noun,
     .refers = "enterprise",
     .needs = "promise",
     .state = "done",
     .sort = "-visited_on",
     .fields = {"promise"}},
    {.heading = "brief_open_requests",
     .noun = &chamber_request_noun,
     .refers = "enterprise",
     .also = "enterprises",
     .condition = "open",
     .fields = {"status", "department", "due_on"}},
    {.heading = "brief_honors",
     .noun = &chamber_honor_noun,
     .refers = "enterprise",
     .fields = {"level"}},
};

/* A title and a text, which may have lines of its own: those are indented too. */
static int print_text(struct cli *cli, const char *indent, const char *title, const char *text)
{
    CLEAN_FREE char *shown = text_shown(cli, text);
    if (!shown)
        return out_of_memory(cli);
    fprintf(cli->out, "%s%s  ", indent, title);
    for (const char *at = shown; *at; at++) {
        fputc(*at, cli->out);
        if (*at == '\n')
            fprintf(cli->out, "%s    ", indent);
    }
    fputc('\n', cli->out);
    return CHAMBER_OK;
}

/* Those of the fields that are filled in, one to a line. */
static int print_some(struct cli *cli, const struct chamber_noun *noun, const void *record,
                      const char *const *names, size_t count, const char *indent)
{
    for (size_t i = 0; i < count && names[i]; i++) {
        const struct chamber_field *field = chamber_noun_field(noun, names[i]);
        CLEAN_TEXT char *text = NULL;
        int result = chamber_field_format(cli->db, field, record, CHAMBER_WORDS, &text);
        if (result < 0)
            return result;
        if (*text)
            result = print_text(cli, indent, field_title(cli, field), text);
        if (result < 0)
            return result;
    }
    return CHAMBER_OK;
}

static int is_filled(struct cli *cli, const struct section *section, const void *record,
                     bool *filled)
{
    *filled = true;
    if (!section->needs)
        return CHAMBER_OK;
    CLEAN_TEXT char *text = NULL;
    const struct chamber_field *field = chamber_noun_field(section->noun, section->needs);
    int result = chamber_field_format(cli->db, field, record, CHAMBER_CODES, &text);
    if (result == CHAMBER_OK)
        *filled = *text;
    return result;
}

static int print_one(struct cli *cli, const struct section *section, const void *record,
                     int64_t *count)
{
    bool filled;
    CLEAN_FREE char *line = NULL;
    int result = is_filled(cli, section, record, &filled);
    if (result < 0 || !filled)
        return result;
    ++*count;
    result = record_line(cli, section->noun, record, &line);
    if (result < 0)
        return result;
    fprintf(cli->out, "  %s\n", line);
    return print_some(cli, section->noun, record, section->fields, COUNT_OF(section->fields),
                      "    ");
}

static int print_pass(struct cli *cli, const struct section *section, const char *refers,
                      const char *ref, int64_t *count)
{
    struct chamber_filter filters[3] = {{refers, ref}};
    struct chamber_list list = {filters, .filter_count = 1, .sort = section->sort,
                                .limit = section->limit};
    struct chamber_cursor *cursor;
    CLEAN_RECORD struct any_record record = {0};
    if (section->condition)
        filters[list.filter_count++] = (struct chamber_filter){section->condition, NULL};
    if (section->state)
        filters[list.filter_count++] = (struct chamber_filter){"state", section->state};
    int result = any_record_new(cli, section->noun, &record);
    if (result == CHAMBER_OK)
        result = chamber_cursor_open(cli->db, section->noun, &list, &cursor);
    if (result < 0)
        return result;
    while (result == CHAMBER_OK &&
           (result = chamber_cursor_next(cursor, record.data)) == CHAMBER_ROW)
        result = print_one(cli, section, record.data, count);
    chamber_cursor_close(cursor);
    return result;
}

static int print_section(struct cli *cli, const struct section *section, const char *ref)
{
    int64_t count = 0;
    fprintf(cli->out, "\n%s\n", phrase(cli, section->heading));
    int result = print_pass(cli, section, section->refers, ref, &count);
    if (result == CHAMBER_OK && section->also)
        result = print_pass(cli, section, section->also, ref, &count);
    if (result == CHAMBER_OK && count == 0)
        fprintf(cli->out, "  %s\n", phrase(cli, "brief_none"));
    return result;
}

static int print_screen(struct cli *cli, chamber_id id)
{
    static const char *const shown[] = {"status",       "member_no", "joined_on",    "left_on",
                                        "former_names", "kind",      "industry",     "size",
                                        "place",        "address",   "contact",      "phone",
                                        "priority",     "tags",      "confirmed_on", "note"};
    char ref[24];
    CLEAN(chamber_enterprise_clear) struct chamber_enterprise enterprise = {0};
    int result = chamber_enterprise_get(cli->db, id, &enterprise);
    if (result < 0)
        return result;
    CLEAN_FREE char *name = text_shown(cli, enterprise.name);
    if (!name)
        return out_of_memory(cli);
    snprintf(ref, sizeof(ref), "#%" PRId64, id);
    fprintf(cli->out, "%s #%" PRId64 " · %s\n", noun_title(cli, &chamber_enterprise_noun), id,
            name);
    result = print_some(cli, &chamber_enterprise_noun, &enterprise, shown, COUNT_OF(shown), "  ");
    for (size_t i = 0; i < COUNT_OF(sections) && result == CHAMBER_OK; i++)
        result = print_section(cli, &sections[i], ref);
    return result;
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
        result = print_screen(cli, ids[i]);
    }
    return result;
}
