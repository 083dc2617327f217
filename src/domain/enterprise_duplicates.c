/* SPDX-License-Identifier: MIT */
/* Enterprises that may be the same: everything they could be told by is collected in one pass and
 * sorted; those next to each other belong together. */
#include <chamber/enterprise.h>

#include <string.h>

#include "base/utf8.h"
#include "domain/checks.h"
#include "domain/likeness.h"
#include "domain/membership.h"
#include "record/record.h"
#include "record/view.h"
#include "store/stmt.h"

#define RECORD struct chamber_enterprise_duplicate

enum reason { SAME_CODE, SAME_NAME, SAME_PHONE, REASONS };

static const struct chamber_word reasons[] = {
    {"code", "代码相同", "same code"},
    {"name", "名称相同", "same name"},
    {"phone", "电话相同", "same phone"},
    {NULL, NULL, NULL},
};

static const struct chamber_field fields[] = {
    ENUM(reason, "疑似重复", 0, reasons),
    INT(group_no, "组", 0),
    REF(enterprise, "企业", 0, enterprise),
    ENUM(status, "会员状态", 0, membership_statuses),
    TEXT(credit_code, "统一社会信用代码", CHAMBER_UNIQUE),
    TEXT(phone, "联系电话", CHAMBER_PRIVATE | CHAMBER_PHONE),
    DATE(joined_on, "入会日期", 0),
};

const struct chamber_noun chamber_enterprise_duplicate_noun = {
    .name = "duplicate",
    .label = "疑似重复",
    .english = "duplicates",
    NOUN_FIELDS(fields),
    .view = true,
};

/* Something an enterprise may be told by. */
struct mark {
    enum reason reason;
    char *text;
    size_t owner; /* which of the enterprises */
};

struct marks {
    const struct chamber_enterprise *owners; /* by number; those of the rows below */
    size_t owner_count;
    struct view_rows enterprises;
    struct mark *items;
    size_t count, capacity;
};

static void marks_clear(struct marks *marks)
{
    for (size_t i = 0; i < marks->count; i++)
        free(marks->items[i].text);
    free(marks->items);
    view_rows_clear(&marks->enterprises);
}

/* --- collecting --- */
/* Room for one more. */
static bool grow(struct marks *marks)
{
    if (marks->count < marks->capacity)
        return true;
    size_t capacity = marks->capacity ? marks->capacity * 2 : 64;
    struct mark *items = reallocarray(marks->items, capacity, sizeof *items);
    if (!items)
        return false;
    marks->items = items;
    marks->capacity = capacity;
    return true;
}

static int add_mark(struct chamber_db *db, struct marks *marks, size_t owner, enum reason reason,
                    struct str *text)
{
    if (!text->length && !text->failed)
        return CHAMBER_OK;
    char *taken = grow(marks) ? str_take(text) : NULL;
    if (!taken)
        return fail_memory(db);
    marks->items[marks->count++] = (struct mark){reason, taken, owner};
    return CHAMBER_OK;
}

static int add_name(struct chamber_db *db, struct marks *marks, size_t owner, const char *name)
{
    CLEAN_STR struct str text = {0};
    if (text_empty(name))
        return CHAMBER_OK;
    return likeness_of_name(&text, name) ? add_mark(db, marks, owner, SAME_NAME, &text)
                                         : fail_memory(db);
}

static int add_phones(struct chamber_db *db, struct marks *marks, size_t owner, const char *phone)
{
    CLEAN_FREE char *folded = utf8_folded(phone ? phone : "");
    CLEAN_STR struct str text = {0};
    const char *at = folded;
    int rc = folded ? CHAMBER_OK : fail_memory(db);
    while (rc == CHAMBER_OK && likeness_of_phone(&text, &at))
        rc = add_mark(db, marks, owner, SAME_PHONE, &text);
    return rc == CHAMBER_OK && text.failed ? fail_memory(db) : rc;
}

static int add_enterprise(struct chamber_db *db, struct marks *marks, size_t owner)
{
    const struct chamber_enterprise *enterprise = &marks->owners[owner];
    CLEAN_STR struct str code = {0};
    if (enterprise->credit_code)
        likeness_of_code(&code, enterprise->credit_code);
    int rc = add_mark(db, marks, owner, SAME_CODE, &code);
    if (rc == CHAMBER_OK)
        rc = add_name(db, marks, owner, enterprise->name);
    if (rc == CHAMBER_OK)
        rc = add_name(db, marks, owner, enterprise->short_name);
    for (size_t i = 0; i < enterprise->former_names.count && rc == CHAMBER_OK; i++)
        rc = add_name(db, marks, owner, enterprise->former_names.items[i]);
    return rc == CHAMBER_OK ? add_phones(db, marks, owner, enterprise->phone) : rc;
}

/* All enterprises, by number. */
static int read_owners(struct chamber_db *db, struct marks *marks)
{
    const struct chamber_list by_number = {.sort = "id"};
    struct chamber_cursor *cursor;
    int rc = chamber_enterprise_open(db, &by_number, &cursor);
    if (rc < 0)
        return rc;
    rc = view_rows_read(db, &marks->enterprises, cursor);
    marks->owners = marks->enterprises.items;
    marks->owner_count = marks->enterprises.count;
    for (size_t i = 0; i < marks->owner_count && rc == CHAMBER_OK; i++)
        rc = add_enterprise(db, marks, i);
    return rc;
}

static int by_id(const void *key, const void *item)
{
    const chamber_id *id = key;
    const struct chamber_enterprise *enterprise = item;
    return (*id > enterprise->id) - (*id < enterprise->id);
}

/* The names they had in the register before. */
static int read_past_names(struct chamber_db *db, struct marks *marks)
{
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_ENTERPRISE_PAST_NAMES);
    int rc;
    while ((rc = stmt_step(st)) == CHAMBER_ROW) {
        chamber_id id = stmt_int(st, 0);
        const struct chamber_enterprise *owner =
            bsearch(&id, marks->owners, marks->owner_count, sizeof *marks->owners, by_id);
        if (owner &&
            (rc = add_name(db, marks, (size_t)(owner - marks->owners), stmt_text(st, 1))) < 0)
            return rc;
    }
    return rc;
}

/* --- grouping --- */
static int by_text(const void *a, const void *b)
{
    const struct mark *x = a, *y = b;
    if (x->reason != y->reason)
        return (x->reason > y->reason) - (x->reason < y->reason);
    int order = strcmp(x->text, y->text);
    return order ? order : (x->owner > y->owner) - (x->owner < y->owner);
}

/* The first of those that belong together with an enterprise: each points at one before it. */
static size_t first_of(size_t *first, size_t owner)
{
    while (first[owner] != owner)
        owner = first[owner] = first[first[owner]];
    return owner;
}

/* Let those with the same mark for one reason belong together. */
static void unite(const struct marks *marks, enum reason reason, size_t *first)
{
    for (size_t i = 0; i < marks->owner_count; i++)
        first[i] = i;
    for (size_t i = 1; i < marks->count; i++) {
        const struct mark *a = &marks->items[i - 1], *b = &marks->items[i];
        if (a->reason != reason || b->reason != reason || strcmp(a->text, b->text) != 0)
            continue;
        size_t x = first_of(first, a->owner), y = first_of(first, b->owner);
        first[x > y ? x : y] = x > y ? y : x;
    }
}

/* The rows found so far. */
struct found {
    struct view_rows rows;
    int64_t groups;
};

static void found_clear(struct found *found)
{
    view_rows_clear(&found->rows);
}

static int add_row(struct chamber_db *db, struct found *found, enum reason reason, int64_t group,
                   const struct chamber_enterprise *enterprise)
{
    struct chamber_enterprise_duplicate *row = view_rows_add(&found->rows);
    if (!row)
        return fail_memory(db);
    *row = (struct chamber_enterprise_duplicate){
        .id = enterprise->id, .group_no = {true, group}, .enterprise = enterprise->id};
    int rc = record_set_text(db, &row->reason, reasons[reason].code);
    if (rc == CHAMBER_OK)
        rc = record_set_text(db, &row->enterprise_name, enterprise->name);
    if (rc == CHAMBER_OK)
        rc = record_set_text(db, &row->status, enterprise->status);
    if (rc == CHAMBER_OK)
        rc = record_set_text(db, &row->credit_code, enterprise->credit_code);
    if (rc == CHAMBER_OK)
        rc = record_set_text(db, &row->phone, enterprise->phone);
    return rc == CHAMBER_OK ? record_set_text(db, &row->joined_on, enterprise->joined_on) : rc;
}

/* An enterprise with the first of its group. */
struct member {
    size_t first;
    size_t owner;
};

static int by_group(const void *a, const void *b)
{
    const struct member *x = a, *y = b;
    if (x->first != y->first)
        return (x->first > y->first) - (x->first < y->first);
    return (x->owner > y->owner) - (x->owner < y->owner);
}

/* The groups of more than one. */
static int add_groups(struct chamber_db *db, const struct marks *marks, enum reason reason,
                      const struct member *members, struct found *found)
{
    int rc = CHAMBER_OK;
    for (size_t i = 0, next; i < marks->owner_count && rc == CHAMBER_OK; i = next) {
        for (next = i + 1; next < marks->owner_count && members[next].first == members[i].first;)
            next++;
        if (next == i + 1)
            continue;
        found->groups++;
        for (size_t n = i; n < next && rc == CHAMBER_OK; n++)
            rc = add_row(db, found, reason, found->groups, &marks->owners[members[n].owner]);
    }
    return rc;
}

static int group(struct chamber_db *db, const struct marks *marks, struct found *found)
{
    CLEAN_FREE size_t *first = calloc(marks->owner_count + 1, sizeof *first);
    CLEAN_FREE struct member *members = calloc(marks->owner_count + 1, sizeof *members);
    int rc = first && members ? CHAMBER_OK : fail_memory(db);
    if (rc == CHAMBER_OK && marks->count > 0)
        qsort(marks->items, marks->count, sizeof *marks->items, by_text);
    for (enum reason reason = 0; reason < REASONS && rc == CHAMBER_OK; reason++) {
        unite(marks, reason, first);
        for (size_t i = 0; i < marks->owner_count; i++)
            members[i] = (struct member){first_of(first, i), i};
        qsort(members, marks->owner_count, sizeof *members, by_group);
        rc = add_groups(db, marks, reason, members, found);
    }
    return rc;
}

static int find(struct chamber_db *db, struct found *found)
{
    CLEAN(marks_clear) struct marks marks = {.enterprises = {.noun = &chamber_enterprise_noun}};
    int rc = read_owners(db, &marks);
    if (rc == CHAMBER_OK)
        rc = read_past_names(db, &marks);
    return rc == CHAMBER_OK ? group(db, &marks, found) : rc;
}

int chamber_enterprise_duplicates_open(struct chamber_db *db, struct chamber_cursor **cursor)
{
    CLEAN(found_clear) struct found found = {.rows = {.noun = &chamber_enterprise_duplicate_noun}};
    int rc = store_begin(db, STORE_READ);
    if (rc < 0)
        return rc;
    rc = store_end(db, find(db, &found));
    return rc == CHAMBER_OK ? view_open_rows(db, &found.rows, cursor) : rc;
}
