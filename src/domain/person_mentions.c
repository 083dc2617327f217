/* SPDX-License-Identifier: MIT */
/* The texts that name a person: of every noun, in every text of its table of fields, as they stand
 * and as the journal knows them. */
#include <chamber/attendance.h>
#include <chamber/person.h>

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "domain/person_trace.h"
#include "record/redact.h"
#include "record/value.h"
#include "record/view.h"

#define RECORD struct chamber_person_mention

static const struct chamber_field fields[] = {
    TEXT(place, "位置", 0),      TEXT(noun, "对象", 0),        INT(record, "记录号", 0),
    TEXT(field, "字段", 0),      TEXT(text, "内容", 0),        INT(changes, "变更记录数", 0),
    BOOL(shared, "另有同名", 0), BOOL(certain, "必定清除", 0), BOOL(fixed, "不能清除", 0),
};

const struct chamber_noun chamber_person_mention_noun = {
    .name = "mention",
    .label = "提及",
    .english = "mentions",
    NOUN_FIELDS(fields),
    .view = true,
};

/* Codes that other records and settings are kept by: they are never rewritten. */
static bool is_fixed(const struct chamber_noun *noun, const struct chamber_field *field)
{
    static const char *const codes[] = {"choice.list", "choice.code", "setting.name",
                                        "role.code",   "body.code",   "frozen.period"};
    char name[80];
    snprintf(name, sizeof(name), "%s.%s", noun->name, field->name);
    for (size_t i = 0; i < COUNT_OF(codes); i++)
        if (strcmp(codes[i], name) == 0)
            return true;
    return field->flags & CHAMBER_COMPACT;
}

/* The mention of that field, or a new one. */
static int mention_of(struct trace *trace, const char *noun, chamber_id record, const char *field,
                      struct mention **mention)
{
    char place[160];
    snprintf(place, sizeof(place), "%s#%" PRId64 ".%s", noun, record, field);
    for (size_t i = trace->count; i > 0; i--) {
        *mention = &trace->mentions[i - 1];
        if (strcmp((*mention)->shown.place, place) == 0)
            return CHAMBER_OK;
    }
    struct mention *grown =
        reallocarray(trace->mentions, trace->count + 1, sizeof(*trace->mentions));
    if (!grown)
        return fail_memory(trace->db);
    trace->mentions = grown;
    *mention = &grown[trace->count++];
    **mention = (struct mention){.shown.record = {.given = true, .value = record},
                                 .shown.shared = trace->shared ? CHAMBER_YES : CHAMBER_UNSET};
    int rc = record_set_text(trace->db, &(*mention)->shown.place, place);
    if (rc == CHAMBER_OK)
        rc = record_set_text(trace->db, &(*mention)->shown.noun, noun);
    return rc == CHAMBER_OK ? record_set_text(trace->db, &(*mention)->shown.field, field) : rc;
}

/* --- as they stand --- */
struct looking {
    struct trace *trace;
    const struct chamber_noun *noun;
    const struct chamber_field *field;
    chamber_id record;
};

static int look_at(void *context, const char *text)
{
    const struct looking *looking = context;
    struct trace *trace = looking->trace;
    struct mention *mention;
    enum match_found found = match_find(&trace->match, text);
    if (found == MATCH_FAILED)
        return fail_memory(trace->db);
    if (found == MATCH_NONE)
        return CHAMBER_OK;
    int rc =
        mention_of(trace, looking->noun->name, looking->record, looking->field->name, &mention);
    if (rc < 0)
        return rc;
    bool guest =
        looking->noun == &chamber_attendance_noun && strcmp(looking->field->name, "guest") == 0;
    if (guest && found == MATCH_WHOLE && !trace->shared)
        mention->shown.certain = CHAMBER_YES;
    if (is_fixed(looking->noun, looking->field))
        mention->shown.fixed = CHAMBER_YES;
    return trace_lines(trace, text, &mention->shown.text);
}

/* Another person of the same name is another person. */
static bool is_looked_at(const struct chamber_noun *noun, const struct chamber_field *field)
{
    return field->kind == CHAMBER_TEXT &&
           !(noun == &chamber_person_noun && strcmp(field->name, "name") == 0);
}

static int look_at_record(struct trace *trace, const struct chamber_noun *noun, const void *record)
{
    int rc = CHAMBER_OK;
    if (noun == &chamber_person_noun && record_id_of(record) == trace->person)
        return CHAMBER_OK;
    for (size_t i = 0; i < noun->field_count && rc == CHAMBER_OK; i++) {
        struct looking looking = {trace, noun, &noun->fields[i], record_id_of(record)};
        if (is_looked_at(noun, &noun->fields[i]))
            rc = redact_each(trace->db, noun, &noun->fields[i], record, look_at, &looking);
    }
    return rc;
}

static int look_at_noun(struct trace *trace, const struct chamber_noun *noun)
{
    struct chamber_cursor *cursor = NULL;
    CLEAN_FREE void *record = calloc(1, noun->size);
    int rc = record ? chamber_cursor_open(trace->db, noun, NULL, &cursor) : fail_memory(trace->db);
    while (rc == CHAMBER_OK && (rc = chamber_cursor_next(cursor, record)) == CHAMBER_ROW)
        rc = look_at_record(trace, noun, record);
    chamber_cursor_close(cursor);
    if (record)
        chamber_record_clear(noun, record);
    return rc;
}

/* --- as the journal knows them --- */
static int look_at_row(void *context, const struct journal_row *row)
{
    struct trace *trace = context;
    uint64_t names, refers;
    int rc = trace_row(trace, row, &names, &refers);
    for (size_t i = 0; rc == CHAMBER_OK && names >> i; i++) {
        struct mention *mention;
        if (!(names >> i & 1))
            continue;
        const struct chamber_field *field = &row->noun->fields[i];
        rc = mention_of(trace, row->noun->name, row->record, field->name, &mention);
        if (rc < 0)
            return rc;
        mention->shown.changes.given = true;
        mention->shown.changes.value++;
        if (is_fixed(row->noun, field))
            mention->shown.fixed = CHAMBER_YES;
        if (!ids_add(&mention->changes, row->id))
            return fail_memory(trace->db);
    }
    return rc;
}

static int look_at_label(void *context, chamber_id batch, const char *field, const char *text)
{
    struct trace *trace = context;
    struct mention *mention;
    enum match_found found = match_find(&trace->match, text);
    if (found == MATCH_FAILED)
        return fail_memory(trace->db);
    if (found == MATCH_NONE)
        return CHAMBER_OK;
    int rc = mention_of(trace, chamber_batch_noun.name, batch, field, &mention);
    if (rc < 0)
        return rc;
    mention->shown.fixed = CHAMBER_YES;
    return record_set_text(trace->db, &mention->shown.text, text);
}

int trace_mentions(struct trace *trace)
{
    int rc = CHAMBER_OK;
    for (const struct chamber_noun *const *noun = chamber_nouns(); *noun && rc == CHAMBER_OK;
         noun++)
        rc = look_at_noun(trace, *noun);
    if (rc == CHAMBER_OK)
        rc = journal_each(trace->db, look_at_row, trace);
    return rc == CHAMBER_OK ? journal_each_label(trace->db, look_at_label, trace) : rc;
}

/* --- the view --- */
static int open_mentions(struct chamber_db *db, struct trace *trace, struct chamber_cursor **cursor)
{
    CLEAN_VIEW_ROWS struct view_rows rows = {.noun = &chamber_person_mention_noun};
    for (size_t i = 0; i < trace->count; i++) {
        struct chamber_person_mention *row = view_rows_add(&rows);
        if (!row)
            return fail_memory(db);
        *row = trace->mentions[i].shown;
        trace->mentions[i].shown = (struct chamber_person_mention){0};
    }
    return view_open_rows(db, &rows, cursor);
}

int chamber_person_mentions_open(struct chamber_db *db, chamber_id id,
                                 struct chamber_cursor **cursor)
{
    CLEAN(trace_clear) struct trace trace = {0};
    int rc = store_begin(db, STORE_READ);
    if (rc < 0)
        return rc;
    rc = trace_begin(db, id, &trace);
    if (rc == CHAMBER_OK)
        rc = trace_mentions(&trace);
    rc = store_end(db, rc);
    return rc == CHAMBER_OK ? open_mentions(db, &trace, cursor) : rc;
}
