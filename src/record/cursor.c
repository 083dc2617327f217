/* SPDX-License-Identifier: MIT */
/* Passes over records. */
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "record/compose.h"
#include "record/cursor.h"
#include "record/filter.h"
#include "record/row.h"

struct chamber_cursor {
    struct chamber_db *db;
    const struct chamber_noun *noun;
    struct stmt *st;
    struct filter filter;
    int64_t left; /* how many more; negative: no limit */
    /* of a pass over an array: its records, those from `at` still owned */
    char *records;
    size_t count;
    size_t at;
};

static void add_order(struct str *sql, const struct chamber_noun *noun)
{
    const struct chamber_field *day = noun_day(noun);
    if (noun->order)
        str_addf(sql, " ORDER BY %s, t.id", sql_text(*noun->order));
    else if (day)
        str_addf(sql, " ORDER BY t.%s, t.id", day->name);
    else
        str_add(sql, " ORDER BY t.id");
}

/* The field whose name is most like the one typed. */
static const char *nearest_field(const struct chamber_noun *noun, const char *name)
{
    const char *nearest = "id";
    size_t least = utf8_distance(name, nearest, strlen(name));
    for (size_t i = 0; i < noun->field_count; i++) {
        size_t distance = utf8_distance(name, noun->fields[i].name, least);
        if (distance < least && !(noun->fields[i].flags & CHAMBER_LIST)) {
            least = distance;
            nearest = noun->fields[i].name;
        }
    }
    return nearest;
}

/* Whether what the field says begins with a surname. */
static bool is_of_persons(const struct chamber_noun *noun, const struct chamber_field *field)
{
    return field->kind == CHAMBER_REF ? field->refers->surnames
                                      : noun->surnames && noun_label_field(noun) == field;
}

/* By a field of one value; a reference by what it is called; texts as they are read; what is not
 * filled in comes last. */
static int add_sort(struct chamber_db *db, const struct chamber_noun *noun, const char *sort,
                    struct str *sql)
{
    bool down = *sort == '-';
    const struct chamber_field *field = chamber_noun_field(noun, sort + down);
    char id[80];
    if (strcmp(sort + down, "id") == 0) {
        str_addf(sql, " ORDER BY t.id%s", down ? " DESC" : "");
        return CHAMBER_OK;
    }
    if (!field || field->flags & CHAMBER_LIST)
        return fail(db, CHAMBER_E_USAGE, "unknown_sort", sort, record_noun_called(db, noun),
                    utf8_valid(sort, strlen(sort)) ? nearest_field(noun, sort + down) : "id");
    /* NULL is the least: downwards it is last anyway. An expression would keep SQLite from going
     * through an index, and make it sort all records to show the first. */
    bool filled = field->flags & CHAMBER_REQUIRED && !(field->flags & CHAMBER_DATED);
    str_add(sql, " ORDER BY ");
    if (!down && !filled)
        str_addf(sql, "t.%s IS NULL, ", field->name);
    snprintf(id, sizeof id, "t.%s", field->name);
    bool text = field->kind == CHAMBER_TEXT || field->kind == CHAMBER_REF;
    str_add(sql, text ? "reading_key(" : "");
    if (field->kind == CHAMBER_REF)
        sql_label(sql, field->refers, id);
    else
        str_add(sql, id);
    if (text)
        str_addf(sql, ", %d)", is_of_persons(noun, field));
    str_addf(sql, "%s, t.id%s", down ? " DESC" : "", down ? " DESC" : "");
    return CHAMBER_OK;
}

static int read_as_of(struct chamber_db *db, const struct chamber_noun *noun, const char *as_of,
                      const char **day)
{
    int rc = day_given(db, as_of, day);
    return rc < 0 || !as_of || chamber_noun_has_history(noun)
               ? rc
               : fail(db, CHAMBER_E_USAGE, "no_history", record_noun_called(db, noun));
}

static int prepare(struct chamber_db *db, const struct chamber_list *list,
                   struct chamber_cursor *cursor)
{
    struct str sql = {0};
    const char *day;
    int rc = read_as_of(db, cursor->noun, list->as_of, &day);
    if (rc == CHAMBER_OK)
        rc = filter_make(db, cursor->noun, list, &cursor->filter);
    if (rc < 0)
        return rc;
    sql_select(&sql, cursor->noun, list->as_of != NULL);
    if (cursor->filter.where.length)
        str_addf(&sql, " WHERE %s", str_text(&cursor->filter.where));
    if (list->sort)
        rc = add_sort(db, cursor->noun, list->sort, &sql);
    else
        add_order(&sql, cursor->noun);
    if (rc < 0) {
        str_free(&sql);
        return rc;
    }
    cursor->st = row_stmt(db, &sql);
    if (!cursor->st)
        return fail_memory(db);
    stmt_bind_text(cursor->st, ":as_of", day);
    filter_bind(&cursor->filter, cursor->st);
    return CHAMBER_OK;
}

int chamber_cursor_open(struct chamber_db *db, const struct chamber_noun *noun,
                        const struct chamber_list *list, struct chamber_cursor **cursor)
{
    static const struct chamber_list everything = {0};
    struct chamber_cursor *made = calloc(1, sizeof *made);
    if (!made)
        return fail_memory(db);
    list = list ? list : &everything;
    *made =
        (struct chamber_cursor){.db = db, .noun = noun, .left = list->limit > 0 ? list->limit : -1};
    int rc = prepare(db, list, made);
    if (rc < 0) {
        chamber_cursor_close(made);
        return rc;
    }
    *cursor = made;
    return CHAMBER_OK;
}

struct stmt *cursor_statement(struct chamber_cursor *cursor)
{
    return cursor->st;
}

static void free_records(const struct chamber_noun *noun, char *records, size_t at, size_t count)
{
    for (; at < count; at++)
        chamber_record_clear(noun, records + at * noun->size);
    free(records);
}

int cursor_of_records(struct chamber_db *db, const struct chamber_noun *noun, void *records,
                      size_t count, struct chamber_cursor **cursor)
{
    struct chamber_cursor *made = calloc(1, sizeof *made);
    if (!made) {
        free_records(noun, records, 0, count);
        return fail_memory(db);
    }
    *made = (struct chamber_cursor){
        .db = db, .noun = noun, .left = -1, .records = records, .count = count};
    *cursor = made;
    return CHAMBER_OK;
}

/* Hand the next record of the array over. */
static int next_of_records(struct chamber_cursor *cursor, void *record)
{
    size_t size = cursor->noun->size;
    chamber_record_clear(cursor->noun, record);
    if (cursor->at == cursor->count)
        return CHAMBER_OK;
    memcpy(record, cursor->records + cursor->at++ * size, size);
    return CHAMBER_ROW;
}

int chamber_cursor_next(struct chamber_cursor *cursor, void *record)
{
    int rc = CHAMBER_OK;
    if (!cursor->st)
        return next_of_records(cursor, record);
    if (cursor->left == 0)
        return CHAMBER_OK;
    while ((rc = stmt_step(cursor->st)) == CHAMBER_ROW) {
        rc = row_load(cursor->db, cursor->noun, cursor->st, record);
        if (rc == CHAMBER_OK)
            rc = filter_passes(cursor->db, cursor->noun, &cursor->filter, record);
        if (rc < 0)
            return rc;
        if (rc > 0)
            break;
    }
    if (rc > 0 && cursor->left > 0)
        cursor->left--;
    return rc > 0 ? CHAMBER_ROW : rc;
}

void chamber_cursor_close(struct chamber_cursor *cursor)
{
    if (!cursor)
        return;
    stmt_done(cursor->st);
    filter_free(&cursor->filter);
    free_records(cursor->noun, cursor->records, cursor->at, cursor->count);
    free(cursor);
}
