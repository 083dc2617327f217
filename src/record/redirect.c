/* SPDX-License-Identifier: MIT */
#include "record/redirect.h"

#include <string.h>

#include "record/compose.h"
#include "record/facts.h"
#include "record/json.h"
#include "record/json_text.h"
#include "record/row.h"
#include "record/undo.h"
#include "record/value.h"

/* What is to become what, and of which noun. */
struct redirection {
    const struct chamber_noun *noun;
    chamber_id from;
    chamber_id to;
};

static bool is_own_event(const struct chamber_noun *noun, const struct chamber_noun *user,
                         const struct chamber_field *field)
{
    return user == noun->events && strcmp(field->name, user->parent) == 0;
}

static bool has_id(const struct chamber_ids *ids, chamber_id id)
{
    for (size_t i = 0; i < ids->count; i++)
        if (ids->items[i] == id)
            return true;
    return false;
}

/* The records that refer to it in a field, each once in *ids. */
static int find_users(struct chamber_db *db, const struct chamber_noun *user,
                      const struct chamber_field *field, chamber_id id, struct chamber_ids *ids)
{
    struct str sql = {0};
    int rc;
    sql_users(&sql, user, field);
    CLEAN_STMT struct stmt *st = row_stmt(db, &sql);
    stmt_bind_int_at(st, 1, id);
    while ((rc = stmt_step(st)) == CHAMBER_ROW)
        if (!has_id(ids, stmt_int(st, 0)) && !ids_add(ids, stmt_int(st, 0)))
            return fail_memory(db);
    return rc;
}

/* Dated values as JSON with the one id in place of the other; what then holds already is no
 * change. */
static int redirect_dated(struct chamber_db *db, const struct redirection *r, const char *json,
                          char **redirected)
{
    CLEAN_STR struct str out = {0};
    CLEAN(json_dated_close) struct json_dated dated = {0};
    const char *from, *text;
    int64_t number = 0, last = -1;
    int rc = json_dated_open(db, json, &dated);
    if (rc < 0)
        return rc;
    while (json_dated_next(&dated, &from, &text, &number)) {
        int64_t value = number == r->from ? r->to : number;
        if (value == last)
            continue;
        str_add(&out, out.length ? ",[" : "[[");
        json_add_string(&out, from);
        if (value)
            str_addf(&out, ",%lld]", (long long)value);
        else
            str_add(&out, ",null]");
        last = value;
    }
    str_add(&out, "]");
    *redirected = str_take(&out);
    return *redirected ? CHAMBER_OK : fail_memory(db);
}

/* Whether a field of the record names it alone: then it need not be in a list beside it. */
static bool names_alone(const struct chamber_noun *user, const struct redirection *r,
                        const void *record)
{
    for (size_t i = 0; i < user->field_count; i++)
        if (user->fields[i].refers == r->noun && value_class(&user->fields[i]) == VALUE_ID &&
            !(user->fields[i].flags & CHAMBER_DATED) &&
            *value_id_of(&user->fields[i], record) == r->to)
            return true;
    return false;
}

static void redirect_list(struct chamber_ids *list, const struct redirection *r, bool named)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++) {
        chamber_id id = list->items[i] == r->from ? r->to : list->items[i];
        bool again = id == r->to && named;
        named |= id == r->to;
        if (!again)
            list->items[kept++] = id;
    }
    list->count = kept;
}

/* A copy of a record with its references redirected; dated values go into lists[n]. */
static int redirect_fields(struct chamber_db *db, const struct chamber_noun *user,
                           const struct redirection *r, void *after, uint64_t *fields, char **lists)
{
    int rc = CHAMBER_OK;
    for (size_t i = 0; i < user->field_count && rc == CHAMBER_OK; i++) {
        const struct chamber_field *field = &user->fields[i];
        if (field->refers != r->noun || is_own_event(r->noun, user, field))
            continue;
        *fields |= UINT64_C(1) << i;
        if (field->flags & CHAMBER_DATED) {
            CLEAN_FREE char *json = NULL;
            rc = facts_json(db, user, field, record_id_of(after), &json);
            if (rc == CHAMBER_OK && json)
                rc = redirect_dated(db, r, json, &lists[i]);
        } else if (value_class(field) == VALUE_ID && *value_id(field, after) == r->from) {
            *value_id(field, after) = r->to;
        }
    }
    bool named = names_alone(user, r, after);
    for (size_t i = 0; i < user->field_count; i++)
        if (*fields >> i & 1 && value_class(&user->fields[i]) == VALUE_IDS)
            redirect_list(value_ids(&user->fields[i], after), r, named);
    return rc;
}

static int redirect_record(struct chamber_db *db, const struct chamber_noun *user,
                           const struct redirection *r, chamber_id id)
{
    CLEAN_FREE void *before = calloc(1, user->size);
    CLEAN_FREE void *after = calloc(1, user->size);
    char *lists[NOUN_FIELDS_MAX] = {0};
    uint64_t fields = 0;
    if (!before || !after)
        return fail_memory(db);
    int rc = row_get(db, user, id, NULL, before);
    if (rc == CHAMBER_OK)
        rc = record_copy(db, user, before, after);
    if (rc == CHAMBER_OK)
        rc = redirect_fields(db, user, r, after, &fields, lists);
    if (rc == CHAMBER_OK)
        rc = record_restore(db, user, before, after, fields, lists);
    for (size_t i = 0; i < user->field_count; i++)
        free(lists[i]);
    chamber_record_clear(user, before);
    chamber_record_clear(user, after);
    return rc;
}

static int redirect_noun(struct chamber_db *db, const struct chamber_noun *user,
                         const struct redirection *r)
{
    CLEAN(ids_clear) struct chamber_ids ids = {0};
    int rc = CHAMBER_OK;
    for (size_t i = 0; i < user->field_count && rc == CHAMBER_OK; i++)
        if (user->fields[i].refers == r->noun && !is_own_event(r->noun, user, &user->fields[i]))
            rc = find_users(db, user, &user->fields[i], r->from, &ids);
    for (size_t i = 0; i < ids.count && rc == CHAMBER_OK; i++)
        rc = redirect_record(db, user, r, ids.items[i]);
    return rc;
}

int record_redirect(struct chamber_db *db, const struct chamber_noun *noun, chamber_id from,
                    chamber_id to)
{
    const struct redirection r = {noun, from, to};
    int rc = CHAMBER_OK;
    for (const struct chamber_noun *const *user = chamber_nouns(); *user && rc == CHAMBER_OK;
         user++)
        rc = redirect_noun(db, *user, &r);
    return rc;
}
