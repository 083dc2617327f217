/* SPDX-License-Identifier: MIT */
/* The SQL that follows from a field table: the only SQL composed in C. Rows are read through the
 * source `t`, which has every single-valued field as a column, dated ones and past ones included;
 * it is a subquery that SQLite flattens into the table. Parameters of one statement are all named
 * or all numbered: SQLite would give :as_of the number of a ?1 that comes later. */
#ifndef RECORD_COMPOSE_H
#define RECORD_COMPOSE_H

#include "base/str.h"
#include "record/noun.h"
#include "store/stmt.h"

/* "SELECT t.id, <every field, a reference followed by its label> FROM <source> AS t". With `past`
 * as things stood on :as_of, records that did not exist then left out. */
void sql_select(struct str *out, const struct chamber_noun *noun, bool past);

/* The source alone: "(SELECT ...) AS t". */
void sql_source(struct str *out, const struct chamber_noun *noun, bool past);

/* The scalar subselect of what a record is called; `id` is the SQL of its id. */
void sql_label(struct str *out, const struct chamber_noun *noun, const char *id);

/* A stmt_composer of a noun alone looks at no field. */

/* The record :id as it stands, and as it stood: sql_select() with its condition. */
stmt_composer sql_row, sql_past_row;

/* "INSERT INTO noun (...) VALUES (?1, ...)" over the plain columns, in table order; sql_insert_as
 * with the id first. */
stmt_composer sql_insert, sql_insert_as;

/* "UPDATE noun SET ... WHERE id = ?1" over the plain columns in `fields`: ?2, ?3 in order. */
void sql_update(struct str *out, const struct chamber_noun *noun, uint64_t fields);

/* "DELETE FROM noun WHERE id = ?1". */
void sql_delete(struct str *out, const struct chamber_noun *noun);

/* Child tables of list fields: delete all of ?1; insert (?1, n ?2, value ?3). */
stmt_composer sql_list_delete, sql_list_insert;

/* Dated values: (from_on, value) of record ?1 and field ?2 in order; the upsert (?1, ?2, from_on
 * ?3, value ?4); delete the one from ?3 on; delete all of ?1 and ?2. */
void sql_facts_select(struct str *out, const struct chamber_noun *noun);
void sql_fact_put(struct str *out, const struct chamber_noun *noun);
void sql_fact_delete(struct str *out, const struct chamber_noun *noun);
void sql_facts_delete(struct str *out, const struct chamber_noun *noun);

/* "SELECT 1 FROM noun WHERE id = ?1". */
stmt_composer sql_exists;

/* What records can be named by: (id, value) of a single-valued field as of :as_of; of a list field;
 * of all past values of a dated field. Rows without a value are left out. */
stmt_composer sql_names, sql_past_names;

/* The ids of records whose field is :text as of :as_of, by the index of a unique or dated field. */
stmt_composer sql_called;

/* (id, values) of all fields of which names_column() says that they lie in the noun's own row. */
stmt_composer sql_column_names;
bool names_column(const struct chamber_field *field);

/* The same of a single-valued field of the record :id. */
stmt_composer sql_name_of;

/* What the record :id is called, as of :as_of. */
stmt_composer sql_label_of;

/* How many values of `field` are ?1: references to a record, uses of a word. Dated values of any
 * day count. */
void sql_count_uses(struct str *out, const struct chamber_noun *noun,
                    const struct chamber_field *field);

/* The ids of the noun's records whose `field` is ?1, whose list has it, or had it on some day. */
void sql_users(struct str *out, const struct chamber_noun *noun, const struct chamber_field *field);

/* The ids of other records than ?1 with the same value in each of the columns "a,b": ?2, ?3. */
void sql_same_key(struct str *out, const struct chamber_noun *noun, const char *fields);

/* The ids of a noun's records with `field` = ?1, ordered as events are: undated first, then by day
 * and id. */
void sql_children(struct str *out, const struct chamber_noun *noun, const char *field);

/* The first and last day of a partial date, for comparing with whole days. */
void sql_pdate_first(struct str *out, const char *column);
void sql_pdate_last(struct str *out, const char *column);

#endif
