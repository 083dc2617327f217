/* SPDX-License-Identifier: MIT */
/* The journal's rows as records: batches, and the fields that changed in a record. */
#define RECORD struct chamber_batch
#include <stdio.h>
#include <string.h>

#include "record/json.h"
#include "record/record.h"
#include "record/undo.h"
#include "record/value.h"
#include "store/stmt.h"

static const struct chamber_field batch_fields[] = {
    TEXT(made_at, "时间（UTC）", 0),
    TEXT(actor, "经办人", 0),
    TEXT(verb, "操作", 0),
    INT(changes, "记录数", 0),
    TEXT(file_name, "文件", 0),
    TEXT(file_sha256, "文件指纹", 0),
    {FIELD(undoes, CHAMBER_INT, "撤销批次", 0, struct chamber_int)},
};

static const struct noun_past batch_past[] = {{"changes", SQL_BATCH_CHANGES, true}};
static const enum sql_name batch_order = SQL_BATCH_ORDER;

const struct chamber_noun chamber_batch_noun = {
    .name = "batch",
    .label = "批次",
    .english = "batches",
    NOUN_FIELDS(batch_fields),
    .label_sql = SQL_BATCH_LABEL,
    .order = &batch_order,
    .past = batch_past,
    .past_count = COUNT_OF(batch_past),
    .output_only = true,
};

int chamber_log_open(struct chamber_db *db, int64_t limit, struct chamber_cursor **cursor)
{
    const struct chamber_list list = {.limit = limit};
    return chamber_cursor_open(db, &chamber_batch_noun, &list, cursor);
}

int log_last(struct chamber_db *db, chamber_id *batch)
{
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_UNDO_LAST);
    stmt_bind_text(st, ":actor", store_actor(db));
    int rc = stmt_step(st);
    if (rc == CHAMBER_ROW)
        *batch = stmt_int(st, 0);
    return rc < 0 ? rc : CHAMBER_OK;
}

int chamber_batch_get(struct chamber_db *db, chamber_id id, struct chamber_batch *batch)
{
    int rc = id ? CHAMBER_OK : log_last(db, &id);
    return rc == CHAMBER_OK ? chamber_record_get(db, &chamber_batch_noun, id, batch) : rc;
}

#undef RECORD
#define RECORD struct chamber_change

static const struct chamber_field change_fields[] = {
    INT(batch, "批次", 0),     TEXT(made_at, "时间（UTC）", 0),
    TEXT(actor, "经办人", 0),  TEXT(verb, "操作", 0),
    TEXT(op, "动作", 0),       TEXT(noun, "对象", 0),
    INT(record, "记录号", 0),  TEXT(field, "字段", 0),
    TEXT(before, "修改前", 0), TEXT(after, "修改后", 0),
};

const struct chamber_noun chamber_change_noun = {
    .name = "change",
    .label = "变更",
    .english = "changes",
    NOUN_FIELDS(change_fields),
    .output_only = true,
};

struct chamber_history {
    struct chamber_db *db;
    struct stmt *st;
    enum chamber_style style;
    struct json_changes fields; /* of the change under way */
};

int chamber_history_open(struct chamber_db *db, const struct chamber_noun *noun, chamber_id id,
                         enum chamber_style style, struct chamber_history **history)
{
    char path[80] = "";
    struct chamber_history *made = calloc(1, sizeof *made);
    if (!made)
        return fail_memory(db);
    made->db = db;
    made->style = style;
    made->st = stmt_named(db, SQL_JOURNAL_OF_RECORD);
    if (noun->events)
        snprintf(path, sizeof path, "$.%s[1]", noun->events->parent);
    stmt_bind_text(made->st, ":noun", noun->name);
    stmt_bind_int(made->st, ":record", id);
    stmt_bind_text(made->st, ":event_noun", noun->events ? noun->events->name : NULL);
    stmt_bind_text(made->st, ":parent", path);
    *history = made;
    return CHAMBER_OK;
}

int chamber_batch_open(struct chamber_db *db, chamber_id batch, enum chamber_style style,
                       struct chamber_history **history)
{
    struct chamber_history *made = calloc(1, sizeof *made);
    if (!made)
        return fail_memory(db);
    made->db = db;
    made->style = style;
    made->st = stmt_named(db, SQL_JOURNAL_OF_BATCH);
    stmt_bind_int(made->st, ":batch", batch);
    *history = made;
    return CHAMBER_OK;
}

/* What the row says of the change as a whole. */
static int load_change(struct chamber_history *history, struct chamber_change *change)
{
    struct stmt *st = history->st;
    int rc = record_set_text(history->db, &change->made_at, stmt_text(st, 2));
    if (rc == CHAMBER_OK)
        rc = record_set_text(history->db, &change->actor, stmt_text(st, 3));
    if (rc == CHAMBER_OK)
        rc = record_set_text(history->db, &change->verb, stmt_text(st, 4));
    if (rc == CHAMBER_OK)
        rc = record_set_text(history->db, &change->op, stmt_text(st, 5));
    if (rc == CHAMBER_OK)
        rc = record_set_text(history->db, &change->noun, stmt_text(st, 6));
    change->id = stmt_int(st, 0);
    change->batch = (struct chamber_int){.given = true, .value = stmt_int(st, 1)};
    change->record = (struct chamber_int){.given = true, .value = stmt_int(st, 7)};
    return rc;
}

/* What it changed is not known any more. */
static int load_erased(struct chamber_history *history, struct chamber_change *change)
{
    chamber_record_clear(&chamber_change_noun, change);
    int rc = load_change(history, change);
    return rc == CHAMBER_OK ? CHAMBER_ROW : rc;
}

int chamber_history_next(struct chamber_history *history, struct chamber_change *change)
{
    int rc = CHAMBER_OK;
    while (!json_changes_left(&history->fields)) {
        json_changes_close(&history->fields);
        rc = stmt_step(history->st);
        if (rc != CHAMBER_ROW)
            return rc;
        if (stmt_is_null(history->st, 8))
            return load_erased(history, change);
        rc = json_changes_open(history->db, stmt_text(history->st, 8), &history->fields);
        if (rc < 0)
            return rc;
    }
    chamber_record_clear(&chamber_change_noun, change);
    rc = load_change(history, change);
    const struct chamber_noun *noun = chamber_noun_named(stmt_text(history->st, 6));
    if (rc == CHAMBER_OK)
        rc = json_changes_next(history->db, &history->fields, noun, history->style, &change->field,
                               &change->before, &change->after);
    return rc == CHAMBER_OK ? CHAMBER_ROW : rc;
}

void chamber_history_close(struct chamber_history *history)
{
    if (!history)
        return;
    json_changes_close(&history->fields);
    stmt_done(history->st);
    free(history);
}
