/* SPDX-License-Identifier: MIT */
/* Dated values: each value of a field with the day from which it held ("" is from ever). */
#include "record/facts.h"

#include <stdio.h>
#include <string.h>

#include "record/check.h"
#include "record/compose.h"
#include "record/json.h"
#include "record/json_text.h"
#include "record/row.h"
#include "record/value.h"

static struct stmt *select_facts(struct chamber_db *db, const struct chamber_noun *noun,
                                 const struct chamber_field *field, chamber_id id)
{
    struct str sql = {0};
    sql_facts_select(&sql, noun);
    struct stmt *st = row_stmt(db, &sql);
    stmt_bind_int_at(st, 1, id);
    stmt_bind_text_at(st, 2, field->name);
    return st;
}

int facts_json(struct chamber_db *db, const struct chamber_noun *noun,
               const struct chamber_field *field, chamber_id id, char **json)
{
    CLEAN_STR struct str out = {0};
    CLEAN_STMT struct stmt *st = select_facts(db, noun, field, id);
    int rc;
    while ((rc = stmt_step(st)) == CHAMBER_ROW) {
        str_add(&out, out.length ? ",[" : "[[");
        json_add_string(&out, stmt_text(st, 0));
        str_add_char(&out, ',');
        if (field->kind == CHAMBER_REF && !stmt_is_null(st, 1))
            str_add_int(&out, stmt_int(st, 1));
        else
            json_add_string(&out, stmt_text(st, 1));
        str_add_char(&out, ']');
    }
    if (rc < 0)
        return rc;
    bool any = out.length > 0;
    str_add(&out, any ? "]" : "");
    char *text = str_take(&out);
    if (!text)
        return fail_memory(db);
    if (!any) {
        free(text);
        text = NULL;
    }
    *json = text;
    return CHAMBER_OK;
}

static int put(struct chamber_db *db, const struct chamber_noun *noun,
               const struct chamber_field *field, const void *record, const char *from)
{
    struct str sql = {0};
    sql_fact_put(&sql, noun);
    CLEAN_STMT struct stmt *st = row_stmt(db, &sql);
    stmt_bind_int_at(st, 1, record_id_of(record));
    stmt_bind_text_at(st, 2, field->name);
    stmt_bind_text_at(st, 3, from);
    row_bind(st, 4, field, record);
    return stmt_run(st);
}

static bool holds(struct stmt *st, const struct chamber_field *field, const void *record)
{
    if (field->kind == CHAMBER_REF)
        return stmt_int(st, 1) == *value_id_of(field, record);
    return str_same(stmt_text(st, 1), *value_text_of(field, record));
}

/* What holds on a day: the stretch's first day into `from` ("" also where there is none), and
 * whether it is the record's value. */
static int value_on(struct chamber_db *db, const struct chamber_noun *noun,
                    const struct chamber_field *field, const void *record, const char *day,
                    char from[11], bool *same)
{
    CLEAN_STMT struct stmt *st = select_facts(db, noun, field, record_id_of(record));
    int rc;
    from[0] = '\0';
    *same = record_empty(field, record);
    while ((rc = stmt_step(st)) == CHAMBER_ROW && strcmp(stmt_text(st, 0), day) <= 0) {
        snprintf(from, 11, "%s", stmt_text(st, 0));
        *same = holds(st, field, record);
    }
    return rc < 0 ? rc : CHAMBER_OK;
}

/* The first day of a stretch that only goes on with the value before it (before the first: none);
 * "-" if there is none such. */
static int find_needless(struct chamber_db *db, const struct chamber_noun *noun,
                         const struct chamber_field *field, chamber_id id, char from[11])
{
    CLEAN_STMT struct stmt *st = select_facts(db, noun, field, id);
    CLEAN_FREE char *value = NULL;
    int rc;
    while ((rc = stmt_step(st)) == CHAMBER_ROW && !str_same(value, stmt_text(st, 1))) {
        free(value);
        value = str_copy(stmt_text(st, 1));
        if (!value && stmt_text(st, 1))
            return fail_memory(db);
    }
    snprintf(from, 11, "%s", rc == CHAMBER_ROW ? stmt_text(st, 0) : "-");
    return rc < 0 ? rc : CHAMBER_OK;
}

/* Stretches of one value become one again. */
static int join(struct chamber_db *db, const struct chamber_noun *noun,
                const struct chamber_field *field, chamber_id id)
{
    char from[11];
    int rc = find_needless(db, noun, field, id, from);
    while (rc == CHAMBER_OK && strcmp(from, "-") != 0) {
        struct str sql = {0};
        sql_fact_delete(&sql, noun);
        CLEAN_STMT struct stmt *st = row_stmt(db, &sql);
        stmt_bind_int_at(st, 1, id);
        stmt_bind_text_at(st, 2, field->name);
        stmt_bind_text_at(st, 3, from);
        rc = stmt_run(st);
        if (rc == CHAMBER_OK)
            rc = find_needless(db, noun, field, id, from);
    }
    return rc;
}

int facts_put(struct chamber_db *db, const struct chamber_noun *noun,
              const struct chamber_field *field, const void *record, const char *since)
{
    char from[11];
    bool same;
    int rc = value_on(db, noun, field, record, since ? since : chamber_today(db), from, &same);
    if (rc < 0 || same)
        return rc;
    rc = put(db, noun, field, record, since ? since : from);
    return rc == CHAMBER_OK ? join(db, noun, field, record_id_of(record)) : rc;
}

int facts_restore(struct chamber_db *db, const struct chamber_noun *noun,
                  const struct chamber_field *field, chamber_id id, const char *json)
{
    CLEAN(json_dated_close) struct json_dated dated = {0};
    const char *from, *text;
    int64_t number;
    int rc = row_delete_facts(db, noun, field, id);
    if (rc == CHAMBER_OK && json)
        rc = json_dated_open(db, json, &dated);
    while (rc == CHAMBER_OK && json_dated_next(&dated, &from, &text, &number)) {
        struct str sql = {0};
        rc = check_dated(db, noun, field, text, number);
        if (rc < 0)
            return rc;
        sql_fact_put(&sql, noun);
        CLEAN_STMT struct stmt *st = row_stmt(db, &sql);
        stmt_bind_int_at(st, 1, id);
        stmt_bind_text_at(st, 2, field->name);
        stmt_bind_text_at(st, 3, from);
        if (field->kind == CHAMBER_REF && number)
            stmt_bind_int_at(st, 4, number);
        else
            stmt_bind_text_at(st, 4, text);
        rc = stmt_run(st);
    }
    return rc;
}
