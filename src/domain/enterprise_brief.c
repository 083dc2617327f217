/* SPDX-License-Identifier: MIT */
/* One enterprise on one screen: its parts, each a pass over records, and all of them as JSON. */
#include <chamber/enterprise.h>
#include <chamber/enterprise_event.h>
#include <chamber/honor.h>
#include <chamber/post.h>
#include <chamber/request.h>
#include <chamber/visit.h>

#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "record/json_text.h"
#include "record/record.h"
#include "record/value.h"
#include "record/view.h"
#include "store/stmt.h"

static const struct chamber_part parts[] = {
    {"last_visit", &chamber_visit_noun, true},
    {"promises", &chamber_promise_noun, false},
    {"open_requests", &chamber_request_noun, false},
    {"honors", &chamber_honor_noun, false},
    {"names", &chamber_held_name_noun, false},
    {"events", &chamber_enterprise_event_noun, false},
    {"posts", &chamber_post_noun, false},
    {"introduced", &chamber_introduction_noun, false},
};

/* Where each part comes from: the records whose `field` is the enterprise, or if that is NULL those
 * whose numbers a query gives. */
static const struct {
    const char *field;
    enum sql_name ids;
} sources[COUNT_OF(parts)] = {
    {.ids = SQL_ENTERPRISE_LAST_VISIT},
    {.field = "enterprise"},
    {.ids = SQL_ENTERPRISE_OPEN_REQUESTS},
    {.field = "enterprise"},
    {.field = "enterprise"},
    {.field = "enterprise"},
    {.ids = SQL_ENTERPRISE_POSTS},
    {.field = "home"},
};

const struct chamber_part *chamber_enterprise_parts(size_t *count)
{
    *count = COUNT_OF(parts);
    return parts;
}

static int open_related(struct chamber_db *db, chamber_id id, const struct chamber_noun *noun,
                        const char *field, struct chamber_cursor **cursor)
{
    char ref[24];
    const struct chamber_filter filter = {field, ref};
    const struct chamber_list list = {&filter, .filter_count = 1};
    snprintf(ref, sizeof ref, "#%lld", (long long)id);
    return chamber_cursor_open(db, noun, &list, cursor);
}

static int query_ids(struct chamber_db *db, enum sql_name query, chamber_id enterprise,
                     struct chamber_ids *ids)
{
    CLEAN_STMT struct stmt *st = stmt_named(db, query);
    int rc;
    stmt_bind_int(st, ":enterprise", enterprise);
    stmt_bind_text(st, ":today", chamber_today(db));
    while ((rc = stmt_step(st)) == CHAMBER_ROW)
        if (!ids_add(ids, stmt_int(st, 0)))
            return fail_memory(db);
    return rc;
}

static int open_query(struct chamber_db *db, chamber_id id, const struct chamber_noun *noun,
                      enum sql_name query, struct chamber_cursor **cursor)
{
    CLEAN(ids_clear) struct chamber_ids ids = {0};
    size_t size = noun->size, read = 0;
    int rc = query_ids(db, query, id, &ids);
    char *records = rc == CHAMBER_OK ? calloc(ids.count + 1, size) : NULL;
    if (!records)
        return rc < 0 ? rc : fail_memory(db);
    for (; read < ids.count && rc == CHAMBER_OK; read++)
        rc = chamber_record_get(db, noun, ids.items[read], records + read * size);
    if (rc == CHAMBER_OK)
        return view_open_records(db, noun, records, ids.count, cursor);
    while (read > 0)
        chamber_record_clear(noun, records + --read * size);
    free(records);
    return rc;
}

int chamber_enterprise_part_open(struct chamber_db *db, chamber_id id,
                                 const struct chamber_part *part, struct chamber_cursor **cursor)
{
    size_t n = (size_t)(part - parts);
    return sources[n].field ? open_related(db, id, part->noun, sources[n].field, cursor)
                            : open_query(db, id, part->noun, sources[n].ids, cursor);
}

/* --- as JSON --- */
/* Append the records of a pass, separated by commas. */
static int add_records(struct chamber_db *db, struct str *out, const struct chamber_noun *noun,
                       struct chamber_cursor *cursor)
{
    CLEAN_FREE void *record = calloc(1, noun->size);
    size_t start = out->length;
    int rc = record ? CHAMBER_OK : fail_memory(db);
    while (rc == CHAMBER_OK && (rc = chamber_cursor_next(cursor, record)) == CHAMBER_ROW) {
        CLEAN_FREE char *json = NULL;
        rc = chamber_record_json(db, noun, record, &json);
        str_add(out, out->length > start ? "," : "");
        str_add(out, json);
    }
    if (record)
        chamber_record_clear(noun, record);
    return rc;
}

static int add_part(struct chamber_db *db, struct str *out, const struct chamber_part *part,
                    chamber_id id)
{
    struct chamber_cursor *cursor;
    int rc = chamber_enterprise_part_open(db, id, part, &cursor);
    if (rc < 0)
        return rc;
    str_addf(out, ",\"%s\":%s", part->name, part->single ? "" : "[");
    size_t start = out->length;
    rc = add_records(db, out, part->noun, cursor);
    chamber_cursor_close(cursor);
    if (part->single)
        str_add(out, out->length == start ? "null" : "");
    else
        str_add(out, "]");
    return rc;
}

static bool has_text(const struct chamber_texts *list, const char *text)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->items[i], text) == 0)
            return true;
    return false;
}

/* The former names entered, then those it had in the register before it was renamed. */
static int add_former_names(struct chamber_db *db, struct str *out,
                            const struct chamber_enterprise *enterprise)
{
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_ENTERPRISE_EARLIER_NAMES);
    const char *separator = "";
    int rc;
    str_add(out, ",\"former_names\":[");
    stmt_bind_int(st, ":enterprise", enterprise->id);
    for (size_t i = 0; i < enterprise->former_names.count; i++) {
        str_add(out, separator);
        json_add_string(out, enterprise->former_names.items[i]);
        separator = ",";
    }
    while ((rc = stmt_step(st)) == CHAMBER_ROW) {
        const char *name = stmt_text(st, 0);
        if (str_same(name, enterprise->name) || has_text(&enterprise->former_names, name))
            continue;
        str_add(out, separator);
        json_add_string(out, name);
        separator = ",";
    }
    str_add(out, "]");
    return rc;
}

static int compose(struct chamber_db *db, struct str *out, chamber_id id)
{
    CLEAN_RECORD(enterprise, enterprise);
    CLEAN_FREE char *json = NULL;
    int rc = chamber_enterprise_get(db, id, &enterprise);
    if (rc == CHAMBER_OK)
        rc = chamber_record_json(db, &chamber_enterprise_noun, &enterprise, &json);
    str_add(out, "{\"enterprise\":");
    str_add(out, json);
    for (size_t i = 0; i < COUNT_OF(parts) && rc == CHAMBER_OK; i++)
        rc = add_part(db, out, &parts[i], id);
    if (rc == CHAMBER_OK)
        rc = add_former_names(db, out, &enterprise);
    str_add(out, "}");
    return rc;
}

int chamber_enterprise_brief_json(struct chamber_db *db, chamber_id id, char **json)
{
    CLEAN_STR struct str out = {0};
    int rc = store_begin(db, STORE_READ);
    if (rc < 0)
        return rc;
    rc = store_end(db, compose(db, &out, id));
    if (rc < 0)
        return rc;
    char *text = str_take(&out);
    if (!text)
        return fail_memory(db);
    *json = text;
    return CHAMBER_OK;
}
