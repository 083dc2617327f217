/* SPDX-License-Identifier: MIT */
/* All that is kept of one person on one screen: every noun with a field that refers to persons has
 * its part, and within it all such fields count. */
#include <chamber/attendance.h>
#include <chamber/enterprise.h>
#include <chamber/honor.h>
#include <chamber/journal.h>
#include <chamber/liaison.h>
#include <chamber/person.h>
#include <chamber/post.h>
#include <chamber/recommendation.h>
#include <chamber/task.h>
#include <chamber/visit.h>

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "domain/person_trace.h"
#include "record/json.h"
#include "record/value.h"
#include "record/view.h"

typedef const struct chamber_screen_subject *subject;

/* --- records that refer to the person --- */
/* Whether a record is among the first rows. */
static bool is_among(const struct view_rows *rows, size_t count, chamber_id id)
{
    for (size_t i = 0; i < count; i++)
        if (record_id_of(view_row(rows, i)) == id)
            return true;
    return false;
}

/* Those that refer by one field and are not there yet. */
static int add_related(struct chamber_db *db, chamber_id person, const struct chamber_field *field,
                       struct view_rows *rows)
{
    char ref[24];
    const struct chamber_filter filter = {field->name, ref};
    const struct chamber_list list = {&filter, .filter_count = 1};
    struct view_rows found = {.noun = rows->noun};
    struct chamber_cursor *cursor = NULL;
    size_t before = rows->count;
    snprintf(ref, sizeof(ref), "#%" PRId64, person);
    int rc = chamber_cursor_open(db, rows->noun, &list, &cursor);
    if (rc == CHAMBER_OK)
        rc = view_rows_read(db, &found, cursor);
    for (size_t i = 0; i < found.count && rc == CHAMBER_OK; i++) {
        if (is_among(rows, before, record_id_of(view_row(&found, i))))
            continue;
        void *row = view_rows_add(rows);
        rc = row ? CHAMBER_OK : fail_memory(db);
        if (!row)
            break;
        memcpy(row, view_row(&found, i), rows->noun->size); /* taken over with what it owns */
        memset(view_row(&found, i), 0, rows->noun->size);
    }
    view_rows_clear(&found);
    return rc;
}

static int open_related(struct chamber_db *db, chamber_id person, const struct chamber_noun *noun,
                        struct chamber_cursor **cursor)
{
    CLEAN_VIEW_ROWS struct view_rows rows = {.noun = noun};
    int rc = CHAMBER_OK;
    for (size_t i = 0; i < noun->field_count && rc == CHAMBER_OK; i++)
        if (noun->fields[i].refers == &chamber_person_noun)
            rc = add_related(db, person, &noun->fields[i], &rows);
    return rc == CHAMBER_OK ? view_open_rows(db, &rows, cursor) : rc;
}

#define OPEN_RELATED(noun)                                                                         \
    static int open_##noun(struct chamber_db *db, subject of, struct chamber_cursor **cursor)      \
    {                                                                                              \
        return open_related(db, of->id, &chamber_##noun##_noun, cursor);                           \
    }
OPEN_RELATED(enterprise)
OPEN_RELATED(post)
OPEN_RELATED(liaison)
OPEN_RELATED(visit)
OPEN_RELATED(honor)
OPEN_RELATED(attendance)
OPEN_RELATED(recommendation)
OPEN_RELATED(task)

/* --- texts that name the person --- */
static int open_mentions(struct chamber_db *db, subject of, struct chamber_cursor **cursor)
{
    return chamber_person_mentions_open(db, of->id, cursor);
}

/* --- the journal --- */
struct tracing {
    struct trace *trace;
    struct view_rows rows;
};

/* The changes of the record itself. */
static int add_own_changes(struct tracing *tracing)
{
    struct chamber_db *db = tracing->trace->db;
    struct chamber_change change = {0};
    struct chamber_history *history = NULL;
    int rc = chamber_history_open(db, &chamber_person_noun, tracing->trace->person, CHAMBER_WORDS,
                                  &history);
    while (rc == CHAMBER_OK && (rc = chamber_history_next(history, &change)) == CHAMBER_ROW) {
        struct chamber_change *row = view_rows_add(&tracing->rows);
        rc = row ? CHAMBER_OK : fail_memory(db);
        if (!row)
            break;
        *row = change;
        change = (struct chamber_change){0};
    }
    chamber_history_close(history);
    chamber_record_clear(&chamber_change_noun, &change);
    return rc;
}

static int fill_change(struct chamber_db *db, const struct journal_row *row,
                       struct chamber_change *change)
{
    change->id = row->id;
    change->batch = (struct chamber_int){.given = true, .value = row->batch};
    change->record = (struct chamber_int){.given = true, .value = row->record};
    int rc = record_set_text(db, &change->made_at, row->made_at);
    if (rc == CHAMBER_OK)
        rc = record_set_text(db, &change->actor, row->actor);
    if (rc == CHAMBER_OK)
        rc = record_set_text(db, &change->verb, row->verb);
    if (rc == CHAMBER_OK)
        rc = record_set_text(db, &change->op, row->op);
    return rc == CHAMBER_OK ? record_set_text(db, &change->noun, row->noun->name) : rc;
}

/* Of a long text only those of its lines that name the person. */
static int shorten(struct trace *trace, const char **text)
{
    if (!*text || !strchr(*text, '\n') || match_find(&trace->match, *text) == MATCH_NONE)
        return CHAMBER_OK;
    CLEAN_FREE char *whole = str_copy(*text);
    int rc = whole ? record_set_text(trace->db, text, NULL) : fail_memory(trace->db);
    return rc == CHAMBER_OK ? trace_lines(trace, whole, text) : rc;
}

/* The fields in `mask` of one row. */
static int add_fields(struct tracing *tracing, const struct journal_row *row, uint64_t mask)
{
    struct chamber_db *db = tracing->trace->db;
    CLEAN(json_changes_close) struct json_changes changes = {0};
    int rc = json_changes_open(db, row->content, &changes);
    while (rc == CHAMBER_OK && json_changes_left(&changes)) {
        CLEAN_VIEW_ROWS struct view_rows one = {.noun = &chamber_change_noun};
        struct chamber_change *change = view_rows_add(&one);
        rc = change ? json_changes_next(db, &changes, row->noun, CHAMBER_WORDS, &change->field,
                                        &change->before, &change->after)
                    : fail_memory(db);
        if (rc < 0 || !(chamber_field_bit(row->noun, change->field) & mask))
            continue;
        struct chamber_change *kept = view_rows_add(&tracing->rows);
        if (!kept)
            return fail_memory(db);
        *kept = *change;
        *change = (struct chamber_change){0};
        rc = fill_change(db, row, kept);
        if (rc == CHAMBER_OK)
            rc = shorten(tracing->trace, &kept->before);
        if (rc == CHAMBER_OK)
            rc = shorten(tracing->trace, &kept->after);
    }
    return rc;
}

static int add_row(void *context, const struct journal_row *row)
{
    struct tracing *tracing = context;
    uint64_t names, refers;
    int rc = trace_row(tracing->trace, row, &names, &refers);
    return rc == CHAMBER_OK && (names | refers) ? add_fields(tracing, row, names | refers) : rc;
}

static int read_changes(struct tracing *tracing, chamber_id person)
{
    struct chamber_db *db = tracing->trace->db;
    int rc = store_begin(db, STORE_READ);
    if (rc < 0)
        return rc;
    rc = trace_begin(db, person, tracing->trace);
    if (rc == CHAMBER_OK)
        rc = add_own_changes(tracing);
    if (rc == CHAMBER_OK)
        rc = journal_each(db, add_row, tracing);
    return store_end(db, rc);
}

static int open_changes(struct chamber_db *db, subject of, struct chamber_cursor **cursor)
{
    CLEAN(trace_clear) struct trace trace = {.db = db};
    struct tracing tracing = {&trace, {.noun = &chamber_change_noun}};
    int rc = read_changes(&tracing, of->id);
    if (rc == CHAMBER_OK)
        rc = view_open_rows(db, &tracing.rows, cursor);
    view_rows_clear(&tracing.rows);
    return rc;
}

/* --- the screen --- */
#define RELATED(key_, heading_, noun_, fields_, bare_)                                             \
    {                                                                                              \
        .key = (key_), .heading = (heading_), .noun = &chamber_##noun_##_noun,                     \
        .fields = (fields_), .bare = (bare_), .open = open_##noun_                                 \
    }

static const struct chamber_screen_part parts[] = {
    RELATED("posts", "dossier_posts", post,
            "role,term,from_on,until_on,enterprise,title,duty,end_reason", 1),
    RELATED("liaisons", "dossier_liaisons", liaison, "enterprise,from_on,until_on", 1),
    RELATED("visits", "dossier_visits", visit, "visited_on,enterprise,form,state", 2),
    RELATED("attendances", "dossier_attendances", attendance, "activity,state,enterprise,note", 2),
    RELATED("honors", "dossier_honors", honor, "awarded_on,title,level,issuer,note", 2),
    RELATED("recommendations", "dossier_recommendations", recommendation,
            "recommended_on,organization,result,result_on,note", 2),
    RELATED("tasks", "dossier_tasks", task, "title,year,due_on,done_on", 1),
    RELATED("introduced", "dossier_introduced", enterprise, "name,status,joined_on", 1),
    {.key = "texts",
     .heading = "dossier_texts",
     .noun = &chamber_person_mention_noun,
     .fields = "place,text,shared",
     .bare = 2,
     .open = open_mentions},
    {.key = "changes",
     .heading = "dossier_changes",
     .noun = &chamber_change_noun,
     .fields = "batch,made_at,actor,verb,noun,record,field,before,after",
     .bare = 9,
     .open = open_changes},
};

const struct chamber_screen chamber_person_dossier_screen = {
    .head = &chamber_person_noun,
    .parts = parts,
    .part_count = COUNT_OF(parts),
};
