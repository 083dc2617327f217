/* SPDX-License-Identifier: MIT */
/* One enterprise on one screen. */
#include <chamber/enterprise.h>
#include <chamber/enterprise_event.h>
#include <chamber/honor.h>
#include <chamber/post.h>
#include <chamber/request.h>
#include <chamber/visit.h>

#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "record/record.h"
#include "record/value.h"
#include "record/view.h"

typedef const struct chamber_screen_subject *subject;

/* The records whose `field` is the enterprise. */
static int open_related(struct chamber_db *db, chamber_id id, const struct chamber_noun *noun,
                        const char *field, struct chamber_cursor **cursor)
{
    char ref[24];
    const struct chamber_filter filter = {field, ref};
    const struct chamber_list list = {&filter, .filter_count = 1};
    snprintf(ref, sizeof ref, "#%lld", (long long)id);
    return chamber_cursor_open(db, noun, &list, cursor);
}

/* The records whose numbers a query gives. */
static int open_query(struct chamber_db *db, chamber_id id, const struct chamber_noun *noun,
                      enum sql_name query, struct chamber_cursor **cursor)
{
    CLEAN_VIEW_ROWS struct view_rows rows = {.noun = noun};
    CLEAN_STMT struct stmt *st = stmt_named(db, query);
    int rc;
    stmt_bind_int(st, ":enterprise", id);
    stmt_bind_text(st, ":today", chamber_today(db));
    while ((rc = stmt_step(st)) == CHAMBER_ROW) {
        void *row = view_rows_add(&rows);
        rc = row ? chamber_record_get(db, noun, stmt_int(st, 0), row) : fail_memory(db);
        if (rc < 0)
            return rc;
    }
    return rc == CHAMBER_OK ? view_open_rows(db, &rows, cursor) : rc;
}

/* --- the parts --- */
static int open_last_visit(struct chamber_db *db, subject of, struct chamber_cursor **cursor)
{
    return open_query(db, of->id, &chamber_visit_noun, SQL_ENTERPRISE_LAST_VISIT, cursor);
}

static int open_promises(struct chamber_db *db, subject of, struct chamber_cursor **cursor)
{
    return open_related(db, of->id, &chamber_enterprise_promise_noun, "enterprise", cursor);
}

static int open_requests(struct chamber_db *db, subject of, struct chamber_cursor **cursor)
{
    return open_query(db, of->id, &chamber_request_noun, SQL_ENTERPRISE_OPEN_REQUESTS, cursor);
}

static int open_honors(struct chamber_db *db, subject of, struct chamber_cursor **cursor)
{
    return open_related(db, of->id, &chamber_honor_noun, "enterprise", cursor);
}

static int open_names(struct chamber_db *db, subject of, struct chamber_cursor **cursor)
{
    return open_related(db, of->id, &chamber_enterprise_held_name_noun, "enterprise", cursor);
}

static int open_events(struct chamber_db *db, subject of, struct chamber_cursor **cursor)
{
    return open_related(db, of->id, &chamber_enterprise_event_noun, "enterprise", cursor);
}

static int open_posts(struct chamber_db *db, subject of, struct chamber_cursor **cursor)
{
    return open_query(db, of->id, &chamber_post_noun, SQL_ENTERPRISE_POSTS, cursor);
}

static int open_introduced(struct chamber_db *db, subject of, struct chamber_cursor **cursor)
{
    return open_related(db, of->id, &chamber_enterprise_introduction_noun, "home", cursor);
}

/* --- former names: one row of all of them --- */
struct former_names {
    chamber_id id;
    struct chamber_texts former_names;
};

#define RECORD struct former_names
static const struct chamber_field former_names_fields[] = {
    TEXTS(former_names, "曾用名", 0),
};

static const struct chamber_noun former_names_noun = {
    .name = "former_names",
    .label = "曾用名",
    .english = "former names",
    NOUN_FIELDS(former_names_fields),
    .view = true,
};
#undef RECORD

static bool has_text(const struct chamber_texts *list, const char *text)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->items[i], text) == 0)
            return true;
    return false;
}

/* Those entered, then those it had in the register before it was renamed. */
static int add_names(struct chamber_db *db, const struct chamber_enterprise *enterprise,
                     struct chamber_texts *names)
{
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_ENTERPRISE_EARLIER_NAMES);
    int rc;
    stmt_bind_int(st, ":enterprise", enterprise->id);
    for (size_t i = 0; i < enterprise->former_names.count; i++) {
        const char *name = enterprise->former_names.items[i];
        if (!texts_add(names, name, strlen(name)))
            return fail_memory(db);
    }
    while ((rc = stmt_step(st)) == CHAMBER_ROW) {
        const char *name = stmt_text(st, 0);
        if (str_same(name, enterprise->name) || has_text(&enterprise->former_names, name))
            continue;
        if (!texts_add(names, name, strlen(name)))
            return fail_memory(db);
    }
    return rc;
}

static int open_former_names(struct chamber_db *db, subject of, struct chamber_cursor **cursor)
{
    CLEAN_VIEW_ROWS struct view_rows rows = {.noun = &former_names_noun};
    CLEAN_RECORD(enterprise, enterprise);
    int rc = chamber_enterprise_get(db, of->id, &enterprise);
    struct former_names *row = view_rows_add(&rows);
    if (rc == CHAMBER_OK)
        rc = row ? add_names(db, &enterprise, &row->former_names) : fail_memory(db);
    return rc == CHAMBER_OK ? view_open_rows(db, &rows, cursor) : rc;
}

/* --- the screen --- */
static const struct chamber_screen_part parts[] = {
    {.key = "last_visit",
     .heading = "brief_last_visit",
     .noun = &chamber_visit_noun,
     .single = true,
     .fields = "form,visitors,received_by,findings,follow_up_on",
     .open = open_last_visit},
    {.key = "promises",
     .heading = "brief_promises",
     .noun = &chamber_enterprise_promise_noun,
     .fields = "visited_on,promise",
     .bare = 2,
     .open = open_promises},
    {.key = "open_requests",
     .heading = "brief_open_requests",
     .noun = &chamber_request_noun,
     .fields = "status,department,due_on",
     .open = open_requests},
    {.key = "honors",
     .heading = "brief_honors",
     .noun = &chamber_honor_noun,
     .fields = "level",
     .open = open_honors},
    {.key = "names",
     .heading = "brief_names",
     .noun = &chamber_enterprise_held_name_noun,
     .alone = true,
     .fields = "name,from_on,until_on",
     .bare = 1,
     .open = open_names},
    {.key = "events",
     .heading = "brief_events",
     .noun = &chamber_enterprise_event_noun,
     .alone = true,
     .fields = "happened_on,step,reason,note",
     .bare = 2,
     .open = open_events},
    {.key = "posts",
     .heading = "brief_posts",
     .noun = &chamber_post_noun,
     .alone = true,
     .fields = "person,role,from_on,until_on",
     .bare = 2,
     .open = open_posts},
    {.key = "introduced",
     .heading = "brief_introduced",
     .noun = &chamber_enterprise_introduction_noun,
     .alone = true,
     .fields = "enterprise,person,status,joined_on",
     .bare = 1,
     .open = open_introduced},
    {.noun = &former_names_noun, .fields = "", .open = open_former_names},
};

const struct chamber_screen chamber_enterprise_screen = {
    .head = &chamber_enterprise_noun,
    .fields = "status,member_no,joined_on,left_on,former_names,kind,industry,size,place,address,"
              "contact,phone,priority,introducer,tags,confirmed_on,note",
    .parts = parts,
    .part_count = COUNT_OF(parts),
};
