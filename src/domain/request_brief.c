/* SPDX-License-Identifier: MIT */
/* All about one request: its steps and who entered them, where it was and for how long, how its due
 * date moved. */
#include <chamber/request.h>
#include <chamber/request_brief.h>

#include <string.h>

#include "base/date.h"
#include "domain/checks.h"
#include "domain/handling.h"
#include "domain/request_history.h"
#include "record/view.h"

/* --- steps --- */
#define RECORD struct chamber_request_trace
static const struct chamber_field trace_fields[] = {
    INT(event, "步骤编号", 0),
    DATE(happened_on, "日期", 0),
    ENUM(step, "步骤", 0, handling_steps),
    ENUM(status, "状态", 0, handling_statuses),
    CHOICE(department, "承办部门", 0, "department"),
    DATE(due_on, "办理期限", 0),
    ENUM(satisfaction, "满意度", 0, handling_satisfactions),
    REF(merged_into, "并入", 0, request),
    TEXT(note, "备注", 0),
    TEXT(actor, "经办人", 0),
};
static const enum sql_name trace_source = SQL_REQUEST_BRIEF_STEPS;
static const enum sql_name trace_order = SQL_REQUEST_BRIEF_ORDER;

const struct chamber_noun chamber_request_trace_noun = {
    .name = "request_trace",
    .label = "办理过程",
    .english = "steps",
    NOUN_FIELDS(trace_fields),
    .view = true,
    .source = &trace_source,
    .order = &trace_order,
};
#undef RECORD

int chamber_request_steps_open(struct chamber_db *db, chamber_id id, struct chamber_cursor **cursor)
{
    const struct view_value values[] = {{":request", NULL, id}, {NULL, NULL, 0}};
    CLEAN_RECORD(request, request);
    int rc = chamber_request_get(db, id, &request);
    if (rc < 0)
        return rc;
    return view_open_list(db, &chamber_request_trace_noun, NULL, values, cursor);
}

/* --- where it was --- */
#define RECORD struct chamber_request_stay
static const struct chamber_field stay_fields[] = {
    CHOICE(department, "承办部门", 0, "department"),
    DATE(from_on, "到达日期", 0),
    DATE(until_on, "离开日期", 0),
    INT(days, "天数", 0),
};

const struct chamber_noun chamber_request_stay_noun = {
    .name = "request_stay",
    .label = "经过部门",
    .english = "stays",
    NOUN_FIELDS(stay_fields),
    .view = true,
};
#undef RECORD

static int load(struct chamber_db *db, chamber_id id, struct history *history)
{
    CLEAN_RECORD(request, request);
    int rc = chamber_request_get(db, id, &request);
    return rc == CHAMBER_OK ? history_load(db, &request_history, id, history) : rc;
}

static int stay_begin(struct chamber_db *db, struct chamber_request_stay *stay,
                      const struct chamber_request_event *event)
{
    int rc = record_set_text(db, &stay->department, event->department);
    return rc == CHAMBER_OK ? record_set_text(db, &stay->from_on, event->happened_on) : rc;
}

/* NULL: it is there still. */
static int stay_end(struct chamber_db *db, struct chamber_request_stay *stay, const char *day)
{
    const char *end = day ? day : chamber_today(db);
    stay->days = (struct chamber_int){true, date_days_between(stay->from_on, end)};
    return record_set_text(db, &stay->until_on, day);
}

/* Before it was handed on it may have been nowhere for not even a day: that is no stay. */
static bool is_nothing(const struct chamber_request_stay *stay, const char *day)
{
    return text_empty(stay->department) && strcmp(stay->from_on, day) == 0;
}

static int make_stays(struct chamber_db *db, const struct history *history, struct view_rows *rows)
{
    const struct chamber_request_event *events = history->events.items;
    struct handling handling = handling_of(events, history->events.count);
    int rc = CHAMBER_OK;
    for (size_t i = 0; i < history->events.count && rc == CHAMBER_OK; i++) {
        struct chamber_request_stay *last = rows->count ? view_row(rows, rows->count - 1) : NULL;
        const struct chamber_request_event *event = &events[i];
        if (last &&
            (text_empty(event->department) || str_same(event->department, last->department)))
            continue;
        if (last && !is_nothing(last, event->happened_on))
            rc = stay_end(db, last, event->happened_on);
        if (!last || !is_nothing(last, event->happened_on))
            last = view_rows_add(rows);
        if (!last)
            return fail_memory(db);
        last->id = (chamber_id)rows->count;
        if (rc == CHAMBER_OK)
            rc = stay_begin(db, last, event);
    }
    if (rc == CHAMBER_OK && rows->count)
        rc = stay_end(db, view_row(rows, rows->count - 1), handling.ended_on);
    return rc;
}

/* Make the rows of a view from the events of a request. */
static int open_made(struct chamber_db *db, chamber_id id, const struct chamber_noun *noun,
                     int (*make)(struct chamber_db *, const struct history *, struct view_rows *),
                     struct chamber_cursor **cursor)
{
    CLEAN_HISTORY struct history history = {0};
    CLEAN_VIEW_ROWS struct view_rows rows = {.noun = noun};
    int rc = load(db, id, &history);
    if (rc < 0)
        return rc;
    rc = make(db, &history, &rows);
    return rc == CHAMBER_OK ? view_open_rows(db, &rows, cursor) : rc;
}

int chamber_request_stays_open(struct chamber_db *db, chamber_id id, struct chamber_cursor **cursor)
{
    return open_made(db, id, &chamber_request_stay_noun, make_stays, cursor);
}

/* --- how its due date moved --- */
#define RECORD struct chamber_request_extension
static const struct chamber_field extension_fields[] = {
    DATE(happened_on, "日期", 0),
    DATE(due_before, "原期限", 0),
    DATE(due_on, "新期限", 0),
    TEXT(note, "原因", 0),
};

const struct chamber_noun chamber_request_extension_noun = {
    .name = "request_extension",
    .label = "延期",
    .english = "extensions",
    NOUN_FIELDS(extension_fields),
    .view = true,
};
#undef RECORD

static int fill_extension(struct chamber_db *db, const struct chamber_request_event *event,
                          const char *due_before, struct chamber_request_extension *extension)
{
    extension->id = event->id;
    int rc = record_set_text(db, &extension->happened_on, event->happened_on);
    if (rc == CHAMBER_OK)
        rc = record_set_text(db, &extension->due_before, due_before);
    if (rc == CHAMBER_OK)
        rc = record_set_text(db, &extension->due_on, event->due_on);
    return rc == CHAMBER_OK ? record_set_text(db, &extension->note, event->note) : rc;
}

static int make_extensions(struct chamber_db *db, const struct history *history,
                           struct view_rows *rows)
{
    const struct chamber_request_event *events = history->events.items;
    const char *due = NULL;
    int rc = CHAMBER_OK;
    for (size_t i = 0; i < history->events.count && rc == CHAMBER_OK; i++) {
        if (strcmp(events[i].step, "extend") == 0) {
            struct chamber_request_extension *row = view_rows_add(rows);
            rc = row ? fill_extension(db, &events[i], due, row) : fail_memory(db);
        }
        if (!text_empty(events[i].due_on))
            due = events[i].due_on;
    }
    return rc;
}

int chamber_request_extensions_open(struct chamber_db *db, chamber_id id,
                                    struct chamber_cursor **cursor)
{
    return open_made(db, id, &chamber_request_extension_noun, make_extensions, cursor);
}

/* --- how often --- */
#define RECORD struct chamber_request_counts
static const struct chamber_field count_fields[] = {
    INT(urged, "催办次数", 0),
    INT(reopened, "重新办理次数", 0),
};

const struct chamber_noun chamber_request_counts_noun = {
    .name = "request_counts",
    .label = "次数",
    .english = "counts",
    NOUN_FIELDS(count_fields),
    .view = true,
};
#undef RECORD

int chamber_request_count(struct chamber_db *db, chamber_id id,
                          struct chamber_request_counts *counts)
{
    CLEAN_HISTORY struct history history = {0};
    struct chamber_request_counts made = {id, {true, 0}, {true, 0}};
    int rc = load(db, id, &history);
    if (rc < 0)
        return rc;
    for (size_t i = 0; i < history.events.count; i++) {
        made.urged.value += strcmp(history_text(&history, i, "step"), "urge") == 0;
        made.reopened.value += strcmp(history_text(&history, i, "step"), "reopen") == 0;
    }
    *counts = made;
    return CHAMBER_OK;
}
