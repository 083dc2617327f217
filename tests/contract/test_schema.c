/* SPDX-License-Identifier: MIT */
/* The field tables, the named queries and the composed lists against the schema that the
 * migrations make. */
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "contract/database.h"
#include "record/compose.h"
#include "store/stmt.h"
#include "unit/suite.h"

static struct chamber_db *db;

/* Whether the query, with these texts for ?1 to ?3, has a row; its first column in *value. */
static bool has_row(const char *sql, const char *one, const char *two, const char *three,
                    char value[256])
{
    CLEAN_STMT struct stmt *st = stmt_sql(db, sql);
    const char *texts[] = {one, two, three};
    for (int i = 0; i < 3 && texts[i]; i++)
        stmt_bind_text_at(st, i + 1, texts[i]);
    int rc = stmt_step(st);
    ck_assert_msg(rc >= 0, "%s: %s", sql, chamber_error_text(db));
    if (rc == CHAMBER_ROW && value)
        snprintf(value, 256, "%s", stmt_text(st, 0) ? stmt_text(st, 0) : "");
    return rc == CHAMBER_ROW;
}

static bool has_table(const char *name)
{
    return has_row("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1", name, NULL,
                   NULL, NULL);
}

static bool has_column(const char *table, const char *column, char type[256])
{
    return has_row("SELECT type FROM pragma_table_info(?1) WHERE name = ?2", table, column, NULL,
                   type);
}

static bool refers(const char *table, const char *column, const char *to)
{
    return has_row("SELECT 1 FROM pragma_foreign_key_list(?1) WHERE \"from\" = ?2 AND "
                   "\"table\" = ?3 AND on_delete = 'NO ACTION'",
                   table, column, to, NULL);
}

/* Whether an index or the primary key of the table begins with the column. */
static bool indexed(const char *table, const char *column)
{
    return has_row("SELECT 1 FROM pragma_index_list(?1) AS l, pragma_index_info(l.name) AS i "
                   "WHERE i.seqno = 0 AND i.name = ?2",
                   table, column, NULL, NULL);
}

static const char *expected_type(const struct chamber_field *field)
{
    bool number = field->kind == CHAMBER_INT || field->kind == CHAMBER_MONEY ||
                  field->kind == CHAMBER_BOOL || field->kind == CHAMBER_REF;
    return number ? "INTEGER" : "TEXT";
}

static void check_list(const struct chamber_noun *noun, const struct chamber_field *field)
{
    char table[128];
    char type[256] = "";
    const char *name = chamber_noun_name(noun);
    snprintf(table, sizeof table, "%s_%s", name, field->name);
    ck_assert_msg(has_table(table), "no table %s", table);
    ck_assert_msg(refers(table, name, name), "%s does not refer to %s", table, name);
    ck_assert_msg(has_column(table, "n", NULL), "%s has no n", table);
    ck_assert_msg(has_column(table, "value", type), "%s has no value", table);
    ck_assert_str_eq(type, expected_type(field));
    if (field->kind == CHAMBER_REF) {
        ck_assert_msg(refers(table, "value", field->refers->name), "%s.value refers to nothing",
                      table);
        ck_assert_msg(indexed(table, "value"), "%s.value has no index", table);
    }
}

static void check_column(const struct chamber_noun *noun, const struct chamber_field *field)
{
    char value[256] = "";
    const char *name = chamber_noun_name(noun);
    ck_assert_msg(has_column(name, field->name, value), "no column %s.%s", name, field->name);
    ck_assert_msg(!strcmp(value, expected_type(field)), "%s.%s is %s", name, field->name, value);
    if (field->flags & CHAMBER_REQUIRED)
        ck_assert_msg(has_row("SELECT 1 FROM pragma_table_info(?1) WHERE name = ?2 AND "
                              "\"notnull\" = 1",
                              name, field->name, NULL, NULL),
                      "%s.%s may be NULL", name, field->name);
    if (field->flags & CHAMBER_UNIQUE)
        ck_assert_msg(
            has_row("SELECT 1 FROM pragma_index_list(?1) AS l, "
                    "pragma_index_info(l.name) AS i WHERE l.\"unique\" = 1 AND "
                    "i.name = ?2 AND (SELECT count(*) FROM pragma_index_info(l.name)) = 1",
                    name, field->name, NULL, NULL),
            "%s.%s is not UNIQUE", name, field->name);
    if (field->kind == CHAMBER_REF) {
        ck_assert_msg(refers(name, field->name, field->refers->name), "%s.%s refers to nothing",
                      name, field->name);
        ck_assert_msg(indexed(name, field->name), "%s.%s has no index", name, field->name);
    }
}

/* The words of an enum are those of its CHECK, in the order of the table. */
static void check_words(const struct chamber_noun *noun, const struct chamber_field *field)
{
    char list[1024] = "";
    size_t used = 0;
    for (const struct chamber_word *word = field->words; word->code; word++) {
        ck_assert_ptr_nonnull(word->zh);
        ck_assert_ptr_nonnull(word->en);
        used += (size_t)snprintf(list + used, sizeof list - used, "%s'%s'", used ? ", " : "",
                                 word->code);
    }
    char check[1200];
    snprintf(check, sizeof check, "CHECK (%s IN (%s))", field->name, list);
    ck_assert_msg(has_row("SELECT 1 FROM sqlite_schema WHERE name = ?1 AND instr(sql, ?2)",
                          chamber_noun_name(noun), check, NULL, NULL),
                  "%s: no %s", chamber_noun_name(noun), check);
}

START_TEST(test_fields_are_in_the_schema)
{
    db = database_make();
    size_t seen = 0;
    for (const struct chamber_noun *const *noun = chamber_nouns(); *noun; noun++) {
        size_t count;
        const struct chamber_field *fields = chamber_noun_fields(*noun, &count);
        ck_assert_msg(has_table((*noun)->name), "no table %s", (*noun)->name);
        ck_assert_uint_le(count, NOUN_FIELDS_MAX);
        for (size_t i = 0; i < count; i++, seen++) {
            if (fields[i].flags & CHAMBER_LIST)
                check_list(*noun, &fields[i]);
            else if (!(fields[i].flags & CHAMBER_DATED))
                check_column(*noun, &fields[i]);
            else
                ck_assert_msg(!has_column((*noun)->name, fields[i].name, NULL),
                              "%s.%s is dated and a column too", (*noun)->name, fields[i].name);
            if (fields[i].kind == CHAMBER_ENUM && !(fields[i].flags & CHAMBER_DATED))
                check_words(*noun, &fields[i]);
        }
    }
    ck_assert_uint_gt(seen, 100);
    database_remove(db);
}
END_TEST

static bool is_engine_table(const char *name)
{
    static const char *const tables[] = {"migration", "batch", "change", "request_counter",
                                         "enterprise_fact"};
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++)
        if (!strcmp(name, tables[i]))
            return true;
    return !strncmp(name, "sqlite_", strlen("sqlite_"));
}

/* Whether the table is NOUN_FIELD of a list. */
static bool is_list_table(const char *name)
{
    for (const struct chamber_noun *const *noun = chamber_nouns(); *noun; noun++) {
        size_t length = strlen((*noun)->name);
        if (strncmp(name, (*noun)->name, length) || name[length] != '_')
            continue;
        const struct chamber_field *field = chamber_noun_field(*noun, name + length + 1);
        if (field && field->flags & CHAMBER_LIST)
            return true;
    }
    return false;
}

START_TEST(test_schema_is_in_the_fields)
{
    db = database_make();
    CLEAN_STMT struct stmt *st =
        stmt_sql(db, "SELECT t.name, c.name FROM sqlite_schema AS t, pragma_table_info(t.name) "
                     "AS c WHERE t.type = 'table'");
    int rc;
    size_t seen = 0;
    while ((rc = stmt_step(st)) == CHAMBER_ROW) {
        const char *table = stmt_text(st, 0);
        const char *column = stmt_text(st, 1);
        if (is_engine_table(table) || is_list_table(table))
            continue;
        const struct chamber_noun *noun = chamber_noun_named(table);
        ck_assert_msg(noun != NULL, "table %s is of no noun", table);
        ck_assert_msg(!strcmp(column, "id") || chamber_noun_field(noun, column),
                      "%s.%s is no field", table, column);
        seen++;
    }
    ck_assert_int_eq(rc, CHAMBER_OK);
    ck_assert_uint_gt(seen, 100);
    stmt_done(st);
    st = NULL;
    ck_assert_msg(!has_row("SELECT name FROM sqlite_schema WHERE type IN ('trigger', 'view')", NULL,
                           NULL, NULL, NULL),
                  "the schema has a trigger or a view");
    database_remove(db);
}
END_TEST

START_TEST(test_no_name_is_a_keyword)
{
    ck_assert_int_ne(sqlite3_keyword_check("select", 6), 0);
    for (const struct chamber_noun *const *noun = chamber_nouns(); *noun; noun++) {
        size_t count;
        const struct chamber_field *fields = chamber_noun_fields(*noun, &count);
        ck_assert_msg(!sqlite3_keyword_check((*noun)->name, (int)strlen((*noun)->name)),
                      "noun %s is a keyword", (*noun)->name);
        for (size_t i = 0; i < count; i++)
            ck_assert_msg(!sqlite3_keyword_check(fields[i].name, (int)strlen(fields[i].name)),
                          "field %s.%s is a keyword", (*noun)->name, fields[i].name);
    }
}
END_TEST

/* Prepare the statement without running it. */
static void check_prepares(enum sql_name name, const char *sql)
{
    struct str text = {0};
    str_add(&text, "EXPLAIN ");
    str_add(&text, sql);
    ck_assert_msg(!text.failed, "out of memory");
    CLEAN_STMT struct stmt *st = stmt_sql(db, str_text(&text));
    int rc = stmt_step(st);
    ck_assert_msg(rc == CHAMBER_ROW, "query %d: %s: %s", (int)name, chamber_error_text(db), sql);
    stmt_done(st);
    st = NULL;
    str_free(&text);
}

/* Fragments are tried where the record engine puts them: `before` fragment `after`. */
static void check_fragment(bool known[SQL_COUNT], enum sql_name name, const char *before,
                           const char *after)
{
    struct str sql = {0};
    str_add(&sql, before);
    str_add(&sql, sql_text(name));
    str_add(&sql, after);
    known[name] = true;
    check_prepares(name, str_text(&sql));
    str_free(&sql);
}

/* Every column of a list, its conditions and its order. */
static void check_list_fragments(bool known[SQL_COUNT], const struct chamber_noun *noun)
{
    struct str source = {0};
    sql_select(&source, noun, false);
    size_t length = source.length;
    for (size_t i = 0; i < noun->condition_count; i++) {
        str_add(&source, " WHERE (");
        check_fragment(known, noun->condition_where[i].sql, str_text(&source), ")");
        source.length = length;
    }
    if (noun->order) {
        str_add(&source, " ORDER BY ");
        check_fragment(known, *noun->order, str_text(&source), "");
    }
    str_free(&source);
}

/* Every name in the list of what a record is called is a field. */
static void check_label_fields(const struct chamber_noun *noun)
{
    struct str sql = {0};
    const char *names = noun->label_fields;
    while (*names)
        ck_assert_msg(noun_next_field(noun, &names) != NULL, "%s: no field before \"%s\" in \"%s\"",
                      noun->name, names, noun->label_fields);
    sql_label_of(&sql, noun, NULL);
    check_prepares(SQL_COUNT, str_text(&sql));
    str_free(&sql);
}

static void check_noun_fragments(bool known[SQL_COUNT], const struct chamber_noun *noun)
{
    char after[128];
    snprintf(after, sizeof after, ") FROM %s AS r", noun->name);
    if (noun->label_fields)
        check_label_fields(noun);
    else
        check_fragment(known, noun->label_sql, "SELECT (", after);
    for (size_t i = 0; i < noun->past_count; i++)
        check_fragment(known, noun->past[i].sql, "SELECT (", after);
    if (noun->existed)
        check_fragment(known, *noun->existed, "SELECT (", after);
    check_list_fragments(known, noun);
}

/* What answers a question from a query is in no list of nouns: each is named here. */
static const struct chamber_noun *const views[] = {
    &chamber_post_ending_noun,          &chamber_service_guide_noun,
    &chamber_enterprise_held_name_noun, &chamber_enterprise_introduction_noun,
    &chamber_liaison_visits_noun,       &chamber_body_missed_noun,
    &chamber_notice_reach_noun,         &chamber_enterprise_promise_noun,
    &chamber_request_stay_noun,         &chamber_request_trace_noun,
    &chamber_activity_roster_row_noun,  &chamber_post_vacancy_noun,
    &chamber_request_waiting_noun,      &chamber_enterprise_fact_noun,
};

START_TEST(test_every_named_query_prepares)
{
    db = database_make();
    bool known[SQL_COUNT] = {false};
    for (size_t i = 0; i < COUNT_OF(views); i++)
        if (views[i]->source)
            check_list_fragments(known, views[i]);
    for (const struct chamber_noun *const *noun = chamber_nouns(); *noun; noun++)
        check_noun_fragments(known, *noun);
    check_noun_fragments(known, &chamber_batch_noun);
    for (int i = 0; i < SQL_COUNT; i++)
        if (!known[i])
            check_prepares((enum sql_name)i, sql_text((enum sql_name)i));
    database_remove(db);
}
END_TEST

/* An import takes it for granted: what a row says of its own noun may be in a later row, which is
 * found by its key. */
START_TEST(test_own_references_have_keys)
{
    int count = 0;
    for (const struct chamber_noun *const *noun = chamber_nouns(); *noun; noun++)
        for (size_t i = 0; i < (*noun)->field_count; i++) {
            const struct chamber_field *field = &(*noun)->fields[i];
            if (field->refers != *noun)
                continue;
            ck_assert_msg(!(field->flags & CHAMBER_LIST), "%s.%s", (*noun)->name, field->name);
            ck_assert_msg((*noun)->keys && (*noun)->keys[0], "%s", (*noun)->name);
            count++;
        }
    ck_assert_int_gt(count, 0);
}
END_TEST

/* So does it that keys are made of texts, numbers and references. */
START_TEST(test_what_keys_are_made_of)
{
    for (const struct chamber_noun *const *noun = chamber_nouns(); *noun; noun++)
        for (size_t n = 0; (*noun)->keys && (*noun)->keys[n]; n++) {
            char names[200];
            snprintf(names, sizeof names, "%s", (*noun)->keys[n]);
            for (char *rest = names, *name; (name = strsep(&rest, ","));) {
                const struct chamber_field *field = chamber_noun_field(*noun, name);
                ck_assert_msg(field && !(field->flags & CHAMBER_LIST) &&
                                  field->kind != CHAMBER_BOOL && field->kind != CHAMBER_MONEY,
                              "%s.%s", (*noun)->name, name);
            }
        }
}
END_TEST

SUITE_MAIN("schema", test_own_references_have_keys, test_what_keys_are_made_of,
           test_fields_are_in_the_schema, test_schema_is_in_the_fields, test_no_name_is_a_keyword,
           test_every_named_query_prepares)
