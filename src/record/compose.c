/* SPDX-License-Identifier: MIT */
/* Composes SQL from field tables. Only names of nouns and fields, constants of the program, ever
 * become part of it; values are always bound. */
#include "record/compose.h"

#include <stdio.h>
#include <string.h>

#include "store/stmt.h"

/* As it is: SQLite would copy what char(31) makes for every item. */
#define UNIT_SEPARATOR "\x1f"

/* The value of a dated field of the row whose id is `id`, as it held on :as_of. */
static void dated_value(struct str *out, const struct chamber_noun *noun, const char *field,
                        const char *id)
{
    str_addf(out,
             "(SELECT f.value FROM %s_fact AS f WHERE f.%s = %s AND f.field = '%s'"
             " AND f.from_on <= :as_of ORDER BY f.from_on DESC LIMIT 1)",
             noun->name, noun->name, id, field);
}

static void source_column(struct str *out, const struct chamber_noun *noun,
                          const struct chamber_field *field, bool past)
{
    const struct noun_past *was = noun_past_of(noun, field->name);
    if (field->flags & CHAMBER_LIST)
        return;
    str_add(out, ", ");
    if (field->flags & CHAMBER_DATED)
        dated_value(out, noun, field->name, "r.id");
    else if (was && (past || was->always))
        str_addf(out, "(%s)", sql_text(was->sql));
    else
        str_addf(out, "r.%s", field->name);
    str_addf(out, " AS %s", field->name);
}

void sql_source(struct str *out, const struct chamber_noun *noun, bool past)
{
    str_add(out, "(SELECT r.id AS id");
    for (size_t i = 0; i < noun->field_count; i++)
        source_column(out, noun, &noun->fields[i], past);
    if (noun->source)
        str_addf(out, " FROM (%s) AS r", sql_text(*noun->source));
    else
        str_addf(out, " FROM %s AS r", noun->name);
    if (past && noun->existed)
        str_addf(out, " WHERE (%s)", sql_text(*noun->existed));
    str_add(out, ") AS t");
}

/* A field of a row of its table, as a label has it. */
static void label_part(struct str *out, const struct chamber_noun *noun,
                       const struct chamber_field *field)
{
    char id[80], column[80];
    snprintf(id, sizeof id, "%s.id", noun->name);
    snprintf(column, sizeof column, "%s.%s", noun->name, field->name);
    if (field->flags & CHAMBER_DATED)
        dated_value(out, noun, field->name, id);
    else if (field->kind == CHAMBER_REF)
        sql_label(out, field->refers, column);
    else if (field->kind == CHAMBER_CHOICE)
        str_addf(out,
                 "coalesce((SELECT c.zh FROM choice AS c WHERE c.list = '%s' AND c.code = %s), %s)",
                 field->list, column, column);
    else
        str_add(out, column);
}

/* Several with blanks between them; what is empty leaves none. */
static void label_parts(struct str *out, const struct chamber_noun *noun)
{
    const struct chamber_field *field;
    const char *names = noun->label_fields;
    str_add(out, "nullif(rtrim(");
    for (bool first = true; (field = noun_next_field(noun, &names)) != NULL; first = false) {
        str_add(out, first ? "coalesce(" : " || coalesce(");
        label_part(out, noun, field);
        str_add(out, " || ' ', '')");
    }
    str_add(out, "), '')");
}

/* Whether a noun's label is made of its own row's columns. */
static bool label_in_row(const struct chamber_noun *noun)
{
    const struct chamber_field *only = noun_label_field(noun);
    return noun->label_fields && !(only && only->flags & CHAMBER_DATED);
}

/* The label of a row of its table, which the query reads by that name. */
static void label_of_row(struct str *out, const struct chamber_noun *noun)
{
    const struct chamber_field *only = noun_label_field(noun);
    if (only)
        label_part(out, noun, only);
    else
        label_parts(out, noun);
}

void sql_label(struct str *out, const struct chamber_noun *noun, const char *id)
{
    if (!noun->label_fields) {
        str_addf(out, "(SELECT %s FROM %s AS r WHERE r.id = %s)", sql_text(noun->label_sql),
                 noun->name, id);
    } else if (!label_in_row(noun)) {
        dated_value(out, noun, noun_label_field(noun)->name, id);
    } else {
        str_add(out, "(SELECT ");
        label_of_row(out, noun);
        str_addf(out, " FROM %s WHERE %s.id = %s)", noun->name, noun->name, id);
    }
}

/* A list as one text, joined by the unit separator; a reference is followed by what it is called,
 * also behind one. To join what is referred to takes less than to ask for each label. */
static void select_list(struct str *out, const struct chamber_noun *noun,
                        const struct chamber_field *field)
{
    const struct chamber_noun *refers = field->kind == CHAMBER_REF ? field->refers : NULL;
    bool joined = refers && label_in_row(refers);
    str_add(out, ", (SELECT group_concat(x, '" UNIT_SEPARATOR "') FROM (SELECT v.value");
    str_add(out, refers ? " || '" UNIT_SEPARATOR "' || coalesce(" : "");
    if (joined)
        label_of_row(out, refers);
    else if (refers)
        sql_label(out, refers, "v.value");
    str_add(out, refers ? ", '')" : "");
    str_addf(out, " AS x FROM %s_%s AS v", noun->name, field->name);
    if (joined)
        str_addf(out, " LEFT JOIN %s ON %s.id = v.value", refers->name, refers->name);
    str_addf(out, " WHERE v.%s = t.id ORDER BY v.n))", noun->name);
}

static void select_field(struct str *out, const struct chamber_noun *noun,
                         const struct chamber_field *field)
{
    char id[80];
    if (field->flags & CHAMBER_LIST) {
        select_list(out, noun, field);
        return;
    }
    str_addf(out, ", t.%s", field->name);
    if (field->kind == CHAMBER_REF) {
        snprintf(id, sizeof id, "t.%s", field->name);
        str_add(out, ", ");
        sql_label(out, field->refers, id);
    }
}

void sql_select(struct str *out, const struct chamber_noun *noun, bool past)
{
    str_add(out, "SELECT t.id");
    for (size_t i = 0; i < noun->field_count; i++)
        select_field(out, noun, &noun->fields[i]);
    str_add(out, " FROM ");
    sql_source(out, noun, past);
}

void sql_row(struct str *out, const struct chamber_noun *noun, const struct chamber_field *field)
{
    (void)field;
    sql_select(out, noun, false);
    str_add(out, " WHERE t.id = :id");
}

void sql_past_row(struct str *out, const struct chamber_noun *noun,
                  const struct chamber_field *field)
{
    (void)field;
    sql_select(out, noun, true);
    str_add(out, " WHERE t.id = :id");
}

static void add_insert(struct str *out, const struct chamber_noun *noun, bool with_id)
{
    int columns = with_id ? 1 : 0;
    str_addf(out, "INSERT INTO %s (%s", noun->name, with_id ? "id" : "");
    for (size_t i = 0; i < noun->field_count; i++)
        if (field_is_column(noun, &noun->fields[i]))
            str_addf(out, "%s%s", columns++ ? ", " : "", noun->fields[i].name);
    str_add(out, ") VALUES (");
    for (int n = 1; n <= columns; n++)
        str_addf(out, "%s?%d", n > 1 ? ", " : "", n);
    str_add(out, ")");
}

void sql_insert(struct str *out, const struct chamber_noun *noun, const struct chamber_field *field)
{
    (void)field;
    add_insert(out, noun, false);
}

void sql_insert_as(struct str *out, const struct chamber_noun *noun,
                   const struct chamber_field *field)
{
    (void)field;
    add_insert(out, noun, true);
}

void sql_update(struct str *out, const struct chamber_noun *noun, uint64_t fields)
{
    int n = 1;
    str_addf(out, "UPDATE %s SET ", noun->name);
    for (size_t i = 0; i < noun->field_count; i++)
        if (fields >> i & 1 && field_is_column(noun, &noun->fields[i])) {
            str_addf(out, "%s%s = ?%d", n > 1 ? ", " : "", noun->fields[i].name, n + 1);
            n++;
        }
    str_add(out, " WHERE id = ?1");
}

void sql_delete(struct str *out, const struct chamber_noun *noun)
{
    str_addf(out, "DELETE FROM %s WHERE id = ?1", noun->name);
}

void sql_list_delete(struct str *out, const struct chamber_noun *noun,
                     const struct chamber_field *field)
{
    str_addf(out, "DELETE FROM %s_%s WHERE %s = ?1", noun->name, field->name, noun->name);
}

void sql_list_insert(struct str *out, const struct chamber_noun *noun,
                     const struct chamber_field *field)
{
    str_addf(out, "INSERT INTO %s_%s (%s, n, value) VALUES (?1, ?2, ?3)", noun->name, field->name,
             noun->name);
}

void sql_facts_select(struct str *out, const struct chamber_noun *noun)
{
    str_addf(out,
             "SELECT from_on, value FROM %s_fact WHERE %s = ?1 AND field = ?2 ORDER BY from_on",
             noun->name, noun->name);
}

void sql_fact_put(struct str *out, const struct chamber_noun *noun)
{
    str_addf(out,
             "INSERT INTO %s_fact (%s, field, from_on, value) VALUES (?1, ?2, ?3, ?4)"
             " ON CONFLICT DO UPDATE SET value = excluded.value",
             noun->name, noun->name);
}

void sql_fact_delete(struct str *out, const struct chamber_noun *noun)
{
    str_addf(out, "DELETE FROM %s_fact WHERE %s = ?1 AND field = ?2 AND from_on = ?3", noun->name,
             noun->name);
}

void sql_facts_delete(struct str *out, const struct chamber_noun *noun)
{
    str_addf(out, "DELETE FROM %s_fact WHERE %s = ?1 AND field = ?2", noun->name, noun->name);
}

void sql_exists(struct str *out, const struct chamber_noun *noun, const struct chamber_field *field)
{
    (void)field;
    str_addf(out, "SELECT 1 FROM %s WHERE id = ?1", noun->name);
}

void sql_names(struct str *out, const struct chamber_noun *noun, const struct chamber_field *field)
{
    if (field->flags & CHAMBER_LIST) {
        str_addf(out, "SELECT %s, value FROM %s_%s", noun->name, noun->name, field->name);
        return;
    }
    str_addf(out, "SELECT t.id, t.%s FROM ", field->name);
    sql_source(out, noun, false);
    str_addf(out, " WHERE t.%s IS NOT NULL", field->name);
}

void sql_called(struct str *out, const struct chamber_noun *noun, const struct chamber_field *field)
{
    if (!(field->flags & CHAMBER_DATED)) {
        str_addf(out, "SELECT id FROM %s WHERE %s = :text", noun->name, field->name);
        return;
    }
    char id[80];
    snprintf(id, sizeof id, "n.%s", noun->name);
    str_addf(out,
             "SELECT DISTINCT %s FROM %s_fact AS n WHERE n.field = '%s' AND n.value = :text AND ",
             id, noun->name, field->name);
    dated_value(out, noun, field->name, id);
    str_add(out, " = :text");
}

bool names_column(const struct chamber_field *field)
{
    return field->flags & (CHAMBER_FINDS | CHAMBER_TAIL) &&
           !(field->flags & (CHAMBER_LIST | CHAMBER_DATED));
}

void sql_column_names(struct str *out, const struct chamber_noun *noun,
                      const struct chamber_field *field)
{
    (void)field;
    str_add(out, "SELECT t.id");
    for (size_t i = 0; i < noun->field_count; i++)
        if (names_column(&noun->fields[i]))
            str_addf(out, ", t.%s", noun->fields[i].name);
    str_add(out, " FROM ");
    sql_source(out, noun, false);
}

void sql_name_of(struct str *out, const struct chamber_noun *noun,
                 const struct chamber_field *field)
{
    sql_names(out, noun, field);
    str_add(out, " AND t.id = :id");
}

void sql_past_names(struct str *out, const struct chamber_noun *noun,
                    const struct chamber_field *field)
{
    str_addf(out, "SELECT %s, value FROM %s_fact WHERE field = '%s' AND value IS NOT NULL",
             noun->name, noun->name, field->name);
}

void sql_label_of(struct str *out, const struct chamber_noun *noun,
                  const struct chamber_field *field)
{
    (void)field;
    str_add(out, "SELECT ");
    sql_label(out, noun, ":id");
}

void sql_count_uses(struct str *out, const struct chamber_noun *noun,
                    const struct chamber_field *field)
{
    if (field->flags & CHAMBER_DATED)
        str_addf(out, "SELECT count(*) FROM %s_fact WHERE field = '%s' AND value = ?1", noun->name,
                 field->name);
    else if (field->flags & CHAMBER_LIST)
        str_addf(out, "SELECT count(*) FROM %s_%s WHERE value = ?1", noun->name, field->name);
    else
        str_addf(out, "SELECT count(*) FROM %s WHERE %s = ?1", noun->name, field->name);
}

void sql_users(struct str *out, const struct chamber_noun *noun, const struct chamber_field *field)
{
    if (field->flags & CHAMBER_DATED)
        str_addf(out, "SELECT DISTINCT %s FROM %s_fact WHERE field = '%s' AND value = ?1",
                 noun->name, noun->name, field->name);
    else if (field->flags & CHAMBER_LIST)
        str_addf(out, "SELECT DISTINCT %s FROM %s_%s WHERE value = ?1", noun->name, noun->name,
                 field->name);
    else
        str_addf(out, "SELECT id FROM %s WHERE %s = ?1", noun->name, field->name);
}

void sql_same_key(struct str *out, const struct chamber_noun *noun, const char *fields)
{
    int n = 2;
    str_addf(out, "SELECT t.id FROM %s AS t WHERE t.id <> ?1", noun->name);
    while (*fields) {
        size_t length = strcspn(fields, ",");
        str_addf(out, " AND t.%.*s IS ?%d", (int)length, fields, n++);
        fields += length + (fields[length] != '\0');
    }
}

void sql_children(struct str *out, const struct chamber_noun *noun, const char *field)
{
    const struct chamber_field *day = noun_day(noun);
    str_addf(out, "SELECT id FROM %s WHERE %s = ?1 ORDER BY %s%sid", noun->name, field,
             day ? day->name : "", day ? ", " : "");
}

void sql_pdate_first(struct str *out, const char *column)
{
    str_addf(out, "(%s || substr('-01-01', length(%s) - 3))", column, column);
}

void sql_pdate_last(struct str *out, const char *column)
{
    str_addf(out,
             "(CASE length(%s) WHEN 4 THEN %s || '-12-31'"
             " WHEN 7 THEN date(%s || '-01', '+1 month', '-1 day') ELSE %s END)",
             column, column, column, column);
}
