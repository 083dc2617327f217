/* SPDX-License-Identifier: MIT */
/* Rows of the database to records and back. */
#include "record/row.h"

#include <stdio.h>
#include <string.h>

#include "record/compose.h"
#include "record/value.h"

struct stmt *row_stmt(struct chamber_db *db, struct str *sql)
{
    struct stmt *st = NULL;
    if (sql->failed)
        (void)fail_memory(db);
    else
        st = stmt_sql(db, str_text(sql));
    str_free(sql);
    return st;
}

/* One field from column *column on; moves past it and its label. False: no memory. */
static bool load_field(const struct chamber_field *field, struct stmt *st, int *column,
                       void *record)
{
    int at = (*column)++;
    const char *text;
    switch (value_class(field)) {
    case VALUE_TEXT:
        text = stmt_text(st, at);
        *value_text(field, record) = str_copy(text);
        return !text || *value_text(field, record);
    case VALUE_INT:
        *value_int(field, record) =
            (struct chamber_int){.given = !stmt_is_null(st, at), .value = stmt_int(st, at)};
        return true;
    case VALUE_BOOL:
        *value_bool(field, record) = stmt_is_null(st, at) ? CHAMBER_UNSET
                                     : stmt_int(st, at)   ? CHAMBER_YES
                                                          : CHAMBER_NO;
        return true;
    case VALUE_ID:
        *value_id(field, record) = stmt_int(st, at);
        text = stmt_text(st, (*column)++);
        *label_text(field, record) = str_copy(text);
        return !text || *label_text(field, record);
    case VALUE_TEXTS:
        return texts_split(stmt_text(st, at), value_texts(field, record));
    case VALUE_IDS:
        break;
    }
    return references_split(stmt_text(st, at), value_ids(field, record),
                            label_texts(field, record));
}

int row_load(struct chamber_db *db, const struct chamber_noun *noun, struct stmt *st, void *record)
{
    int column = 1;
    chamber_record_clear(noun, record);
    *record_id(record) = stmt_int(st, 0);
    for (size_t i = 0; i < noun->field_count; i++)
        if (!load_field(&noun->fields[i], st, &column, record))
            return fail_memory(db);
    return CHAMBER_OK;
}

void row_bind(struct stmt *st, int n, const struct chamber_field *field, const void *record)
{
    if (record_empty(field, record))
        stmt_bind_null_at(st, n);
    else if (value_class(field) == VALUE_INT)
        stmt_bind_int_at(st, n, value_int_of(field, record)->value);
    else if (value_class(field) == VALUE_BOOL)
        stmt_bind_int_at(st, n, *value_bool_of(field, record) == CHAMBER_YES);
    else if (value_class(field) == VALUE_ID)
        stmt_bind_int_at(st, n, *value_id_of(field, record));
    else
        stmt_bind_text_at(st, n, *value_text_of(field, record));
}

static int not_found(struct chamber_db *db, const struct chamber_noun *noun, chamber_id id)
{
    char number[24];
    snprintf(number, sizeof number, "%lld", (long long)id);
    return fail(db, CHAMBER_E_NOT_FOUND, "no_such_id", record_noun_called(db, noun), number);
}

int row_get(struct chamber_db *db, const struct chamber_noun *noun, chamber_id id,
            const char *as_of, void *record)
{
    CLEAN_STMT struct stmt *st = stmt_composed(db, as_of ? sql_past_row : sql_row, noun, NULL);
    stmt_bind_int(st, ":id", id);
    stmt_bind_text(st, ":as_of", as_of ? as_of : chamber_today(db));
    int rc = stmt_step(st);
    if (rc == CHAMBER_OK)
        return not_found(db, noun, id);
    return rc == CHAMBER_ROW ? row_load(db, noun, st, record) : rc;
}

int row_exists(struct chamber_db *db, const struct chamber_noun *noun, chamber_id id, bool *exists)
{
    CLEAN_STMT struct stmt *st = stmt_composed(db, sql_exists, noun, NULL);
    stmt_bind_int_at(st, 1, id);
    int rc = stmt_step(st);
    if (rc < 0)
        return rc;
    *exists = rc == CHAMBER_ROW;
    return CHAMBER_OK;
}

int row_insert(struct chamber_db *db, const struct chamber_noun *noun, void *record)
{
    bool with_id = record_id_of(record) != 0;
    int n = 1;
    CLEAN_STMT struct stmt *st =
        stmt_composed(db, with_id ? sql_insert_as : sql_insert, noun, NULL);
    if (with_id)
        stmt_bind_int_at(st, n++, record_id_of(record));
    for (size_t i = 0; i < noun->field_count; i++)
        if (field_is_column(noun, &noun->fields[i]))
            row_bind(st, n++, &noun->fields[i], record);
    int rc = stmt_run(st);
    if (rc == CHAMBER_OK && !with_id)
        *record_id(record) = store_last_id(db);
    return rc;
}

int row_update(struct chamber_db *db, const struct chamber_noun *noun, const void *record,
               uint64_t fields)
{
    struct str sql = {0};
    int n = 2;
    sql_update(&sql, noun, fields);
    CLEAN_STMT struct stmt *st = row_stmt(db, &sql);
    stmt_bind_int_at(st, 1, record_id_of(record));
    for (size_t i = 0; i < noun->field_count; i++)
        if (fields >> i & 1 && field_is_column(noun, &noun->fields[i]))
            row_bind(st, n++, &noun->fields[i], record);
    return n > 2 ? stmt_run(st) : CHAMBER_OK;
}

/* Run a statement of one parameter, the record's id. */
static int run_with_id(struct chamber_db *db, struct str *sql, chamber_id id)
{
    CLEAN_STMT struct stmt *st = row_stmt(db, sql);
    stmt_bind_int_at(st, 1, id);
    return stmt_run(st);
}

static int clear_list(struct chamber_db *db, const struct chamber_noun *noun,
                      const struct chamber_field *field, chamber_id id)
{
    CLEAN_STMT struct stmt *st = stmt_composed(db, sql_list_delete, noun, field);
    stmt_bind_int_at(st, 1, id);
    return stmt_run(st);
}

int row_put_list(struct chamber_db *db, const struct chamber_noun *noun,
                 const struct chamber_field *field, const void *record, bool fresh)
{
    bool ids = field->kind == CHAMBER_REF;
    size_t count = ids ? value_ids_of(field, record)->count : value_texts_of(field, record)->count;
    int rc = fresh ? CHAMBER_OK : clear_list(db, noun, field, record_id_of(record));
    if (rc < 0 || count == 0)
        return rc;
    CLEAN_STMT struct stmt *st = stmt_composed(db, sql_list_insert, noun, field);
    for (size_t i = 0; i < count && rc == CHAMBER_OK; i++) {
        stmt_bind_int_at(st, 1, record_id_of(record));
        stmt_bind_int_at(st, 2, (int64_t)i + 1);
        if (ids)
            stmt_bind_int_at(st, 3, value_ids_of(field, record)->items[i]);
        else
            stmt_bind_text_at(st, 3, value_texts_of(field, record)->items[i]);
        rc = stmt_run(st);
    }
    return rc;
}

int row_delete_facts(struct chamber_db *db, const struct chamber_noun *noun,
                     const struct chamber_field *field, chamber_id id)
{
    struct str sql = {0};
    sql_facts_delete(&sql, noun);
    CLEAN_STMT struct stmt *st = row_stmt(db, &sql);
    stmt_bind_int_at(st, 1, id);
    stmt_bind_text_at(st, 2, field->name);
    return stmt_run(st);
}

int row_delete(struct chamber_db *db, const struct chamber_noun *noun, chamber_id id)
{
    struct str sql = {0};
    int rc = CHAMBER_OK;
    for (size_t i = 0; i < noun->field_count && rc == CHAMBER_OK; i++) {
        const struct chamber_field *field = &noun->fields[i];
        if (field->flags & CHAMBER_DATED) {
            rc = row_delete_facts(db, noun, field, id);
        } else if (field->flags & CHAMBER_LIST) {
            rc = clear_list(db, noun, field, id);
        }
    }
    if (rc < 0)
        return rc;
    sql_delete(&sql, noun);
    return run_with_id(db, &sql, id);
}
