/* SPDX-License-Identifier: MIT */
/* What to look for when a person's traces are followed, and looking for it in the journal. */
#include "domain/person_trace.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "record/json.h"
#include "record/row.h"
#include "record/value.h"

void trace_erased_name(chamber_id person, char name[ERASED_NAME_SIZE])
{
    snprintf(name, ERASED_NAME_SIZE, "已删除人士 #%" PRId64, person);
}

static void mention_clear(struct mention *mention)
{
    chamber_record_clear(&chamber_person_mention_noun, &mention->shown);
    ids_clear(&mention->changes);
}

void trace_clear(struct trace *trace)
{
    for (size_t i = 0; i < trace->count; i++)
        mention_clear(&trace->mentions[i]);
    free(trace->mentions);
    ids_clear(&trace->changes);
    match_clear(&trace->match);
    *trace = (struct trace){0};
}

/* --- what to look for --- */
static int add_text(struct trace *trace, const struct chamber_field *field, const char *text)
{
    char erased[ERASED_NAME_SIZE];
    bool ok = true;
    trace_erased_name(trace->person, erased);
    if (text && field->flags & CHAMBER_FINDS && strcmp(text, erased) != 0)
        ok = match_add_name(&trace->match, text);
    else if (text && field->flags & CHAMBER_PHONE)
        ok = match_add_phones(&trace->match, text);
    return ok ? CHAMBER_OK : fail_memory(trace->db);
}

static int add_value(void *context, const struct json_value *value)
{
    const struct chamber_field *field = chamber_noun_field(&chamber_person_noun, value->field);
    return field ? add_text(context, field, value->text) : CHAMBER_OK;
}

static bool is_own(const struct trace *trace, const struct journal_row *row)
{
    return row->noun == &chamber_person_noun && row->record == trace->person;
}

static int add_own_row(void *context, const struct journal_row *row)
{
    struct trace *trace = context;
    if (!is_own(trace, row))
        return CHAMBER_OK;
    if (!ids_add(&trace->changes, row->id))
        return fail_memory(trace->db);
    return json_each_value(trace->db, row->content, add_value, trace);
}

static int add_own_record(struct trace *trace)
{
    CLEAN_RECORD(person, person);
    int rc = row_exists(trace->db, &chamber_person_noun, trace->person, &trace->stored);
    if (rc == CHAMBER_OK && trace->stored)
        rc = chamber_person_get(trace->db, trace->person, &person);
    for (size_t i = 0; i < chamber_person_noun.field_count && rc == CHAMBER_OK && trace->stored;
         i++) {
        const struct chamber_field *field = &chamber_person_noun.fields[i];
        if (value_class(field) == VALUE_TEXT)
            rc = add_text(trace, field, *value_text_of(field, &person));
    }
    return rc;
}

/* Names of other persons: the same one, or longer ones that it is a part of. */
static int add_others(struct trace *trace)
{
    CLEAN_RECORD(person, person);
    struct chamber_cursor *cursor = NULL;
    int rc = chamber_person_open(trace->db, NULL, &cursor);
    while (rc == CHAMBER_OK && (rc = chamber_person_next(cursor, &person)) == CHAMBER_ROW) {
        bool same = false;
        bool ok = person.id == trace->person || match_add_other(&trace->match, person.name, &same);
        trace->shared = trace->shared || same;
        rc = ok ? CHAMBER_OK : fail_memory(trace->db);
    }
    chamber_cursor_close(cursor);
    return rc;
}

static int not_known(struct trace *trace)
{
    char number[24];
    snprintf(number, sizeof(number), "%" PRId64, trace->person);
    return fail(trace->db, CHAMBER_E_NOT_FOUND, "no_such_id",
                record_noun_called(trace->db, &chamber_person_noun), number);
}

int trace_begin(struct chamber_db *db, chamber_id person, struct trace *trace)
{
    trace->db = db;
    trace->person = person;
    int rc = add_own_record(trace);
    if (rc == CHAMBER_OK)
        rc = journal_each(db, add_own_row, trace);
    if (rc == CHAMBER_OK && !trace->stored && trace->changes.count == 0)
        rc = not_known(trace);
    return rc == CHAMBER_OK ? add_others(trace) : rc;
}

/* --- the journal --- */
struct row_trace {
    struct trace *trace;
    const struct journal_row *row;
    uint64_t names, refers;
};

static int trace_value(void *context, const struct json_value *value)
{
    struct row_trace *found = context;
    const struct chamber_noun *noun = found->row->noun;
    const struct chamber_field *field = chamber_noun_field(noun, value->field);
    uint64_t bit = field ? UINT64_C(1) << (field - noun->fields) : 0;
    if (!field)
        return CHAMBER_OK;
    if (field->refers == &chamber_person_noun && value->number == found->trace->person)
        found->refers |= bit;
    if (field->kind != CHAMBER_TEXT || !value->text || found->names & bit)
        return CHAMBER_OK;
    enum match_found match = match_find(&found->trace->match, value->text);
    if (match == MATCH_FAILED)
        return fail_memory(found->trace->db);
    found->names |= match == MATCH_NONE ? 0 : bit;
    return CHAMBER_OK;
}

int trace_row(struct trace *trace, const struct journal_row *row, uint64_t *names, uint64_t *refers)
{
    struct row_trace found = {trace, row, 0, 0};
    int rc = CHAMBER_OK;
    if (row->noun && !is_own(trace, row))
        rc = json_each_value(trace->db, row->content, trace_value, &found);
    if (rc == CHAMBER_OK && row->noun == &chamber_person_noun)
        found.names &= ~chamber_field_bit(row->noun, "name"); /* another person of that name */
    *names = found.names;
    *refers = found.refers;
    return rc;
}

int trace_lines(struct trace *trace, const char *text, const char **lines)
{
    CLEAN_STR struct str found = {0};
    CLEAN_FREE char *copy = str_copy(text);
    str_add(&found, *lines);
    for (char *rest = copy, *line; (line = strsep(&rest, "\n"));) {
        enum match_found match = match_find(&trace->match, line);
        if (match == MATCH_FAILED)
            return fail_memory(trace->db);
        if (match != MATCH_NONE && found.length)
            str_add_char(&found, '\n');
        str_add(&found, match == MATCH_NONE ? NULL : line);
    }
    if (!copy || found.failed)
        return fail_memory(trace->db);
    return record_set_text(trace->db, lines, found.length ? str_text(&found) : text);
}
