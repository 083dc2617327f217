/* SPDX-License-Identifier: MIT */
/* What dated fields of enterprises were: all values of a field together take the place of the one
 * that the enterprise's own sheet gives, which must be among them. */
#include "exchange/whole.h"

#include <chamber/enterprise.h>
#include <chamber/enterprise_fact.h>

#include <string.h>

#include "record/facts.h"
#include "record/json_text.h"
#include "record/record.h"
#include "record/undo.h"
#include "record/value.h"

static const struct chamber_noun *const owners = &chamber_enterprise_noun;

static const struct chamber_enterprise_fact *fact_of(const struct row *row)
{
    return row->record;
}

static const char *text_or_none(const char *text)
{
    return text ? text : "";
}

static int by_order(const void *a, const void *b)
{
    const struct row *one = *(struct row *const *)a, *other = *(struct row *const *)b;
    const struct chamber_enterprise_fact *fact = fact_of(one), *next = fact_of(other);
    if (fact->enterprise != next->enterprise)
        return fact->enterprise < next->enterprise ? -1 : 1;
    int order = strcmp(text_or_none(fact->field), text_or_none(next->field));
    if (order == 0)
        order = strcmp(text_or_none(fact->from_on), text_or_none(next->from_on));
    if (order != 0)
        return order;
    return one < other ? -1 : one > other;
}

static bool same_field(const struct row *a, const struct row *b)
{
    return fact_of(a)->enterprise == fact_of(b)->enterprise &&
           str_same(fact_of(a)->field, fact_of(b)->field);
}

/* The values of one field, oldest first, and what becomes of them. */
struct stretches {
    struct whole *whole;
    struct import *import;
    struct row **rows;
    size_t count;
    const struct chamber_field *field;
    void *before, *after; /* the enterprise */
    struct str json;
    bool says_so; /* one of them is the value that the enterprise has */
};

/* The value in the enterprise's field, and with its day at the end of the list. */
static int add_value(struct stretches *stretches, const struct row *row)
{
    struct chamber_db *db = stretches->whole->db;
    const struct chamber_field *field = stretches->field;
    const char *value = text_or_none(fact_of(row)->value);
    value_clear(field, stretches->after);
    int rc = *value ? chamber_field_parse(db, owners, field, value, CHAMBER_WHOLE, stretches->after)
                    : CHAMBER_OK;
    if (rc == CHAMBER_OK && !*value && field->flags & CHAMBER_REQUIRED)
        rc = record_fail(db, CHAMBER_E_USAGE, stretches->import->noun, "value", "field_missing");
    if (rc < 0)
        return rc;
    stretches->says_so |= record_same(field, stretches->after, stretches->before);
    str_add(&stretches->json, stretches->json.length ? ",[" : "[[");
    json_add_string(&stretches->json, text_or_none(fact_of(row)->from_on));
    str_add_char(&stretches->json, ',');
    if (record_empty(field, stretches->after))
        json_add_string(&stretches->json, NULL);
    else if (field->kind == CHAMBER_REF)
        str_add_int(&stretches->json, *value_id_of(field, stretches->after));
    else
        json_add_string(&stretches->json, *value_text_of(field, stretches->after));
    str_add_char(&stretches->json, ']');
    return CHAMBER_OK;
}

static int read_values(struct stretches *stretches)
{
    struct import *import = stretches->import;
    int rc = CHAMBER_OK;
    for (size_t i = 0; i < stretches->count && rc == CHAMBER_OK; i++) {
        struct row *row = stretches->rows[i];
        const struct row *earlier = i > 0 ? stretches->rows[i - 1] : NULL;
        if (earlier && str_same(fact_of(row)->from_on, fact_of(earlier)->from_on))
            rc = key_twice(import, earlier);
        else
            rc = add_value(stretches, row);
        if (problem_of_row(rc))
            rc = import_bad_row(import, row);
    }
    str_add_char(&stretches->json, ']');
    return rc == CHAMBER_OK && stretches->json.failed ? fail_memory(stretches->whole->db) : rc;
}

/* Store them all in place of what is there. */
static int store(struct stretches *stretches)
{
    char *lists[NOUN_FIELDS_MAX] = {0};
    size_t n = (size_t)(stretches->field - owners->fields);
    lists[n] = stretches->json.data;
    int rc = record_restore(stretches->whole->db, owners, stretches->before, stretches->after,
                            UINT64_C(1) << n, lists);
    stretches->import->result.changed += rc == CHAMBER_OK ? (int64_t)stretches->count : 0;
    return rc;
}

static int refuse_change(struct stretches *stretches)
{
    const struct chamber_enterprise *enterprise = stretches->before;
    bool english = chamber_get_language(stretches->whole->db) == CHAMBER_EN;
    return fail(stretches->whole->db, CHAMBER_E_CONFLICT, "import_would_change", enterprise->name,
                english ? stretches->field->name : stretches->field->label);
}

/* What is stored already stays; what an enterprise that was there before had is changed with leave.
 */
static int settle(struct stretches *stretches)
{
    struct whole *whole = stretches->whole;
    const struct whole_sheet *sheet = whole_sheet_of(whole, owners);
    chamber_id id = record_id_of(stretches->before);
    bool is_new = whole_added(sheet, id) != NULL;
    CLEAN_FREE char *stored = NULL;
    int rc = facts_json(whole->db, owners, stretches->field, id, &stored);
    if (rc < 0)
        return rc;
    if (str_same(stored, str_text(&stretches->json))) {
        stretches->import->result.same += (int64_t)stretches->count;
        return CHAMBER_OK;
    }
    if (sheet && !stretches->says_so && !record_empty(stretches->field, stretches->before))
        return fail(whole->db, CHAMBER_E_CONFLICT, "whole_fact_differs", stretches->field->label);
    return is_new || whole->how.update ? store(stretches) : refuse_change(stretches);
}

static int take(struct stretches *stretches)
{
    struct chamber_db *db = stretches->whole->db;
    const struct row *first = stretches->rows[0];
    size_t bad = stretches->import->problems.count;
    int rc = chamber_record_get(db, owners, fact_of(first)->enterprise, stretches->before);
    if (rc == CHAMBER_OK)
        rc = record_copy(db, owners, stretches->before, stretches->after);
    if (rc == CHAMBER_OK)
        rc = read_values(stretches);
    if (rc == CHAMBER_OK && stretches->import->problems.count == bad)
        rc = settle(stretches);
    return problem_of_row(rc) ? import_bad_row(stretches->import, stretches->rows[0]) : rc;
}

static int take_field(struct whole *whole, struct import *import, struct row **rows, size_t count)
{
    struct stretches stretches = {.whole = whole, .import = import, .rows = rows, .count = count};
    stretches.field = chamber_noun_field(owners, fact_of(rows[0])->field);
    stretches.before = calloc(1, owners->size);
    stretches.after = calloc(1, owners->size);
    int rc = stretches.before && stretches.after ? take(&stretches) : fail_memory(whole->db);
    if (stretches.before)
        chamber_record_clear(owners, stretches.before);
    if (stretches.after)
        chamber_record_clear(owners, stretches.after);
    free(stretches.before);
    free(stretches.after);
    str_free(&stretches.json);
    return rc;
}

/* A row must say of which field of which enterprise it is. */
static int check_complete(struct import *import, struct row *row)
{
    const char *missing = !fact_of(row)->enterprise             ? "enterprise"
                          : !*text_or_none(fact_of(row)->field) ? "field"
                                                                : NULL;
    if (!missing)
        return CHAMBER_OK;
    (void)record_fail(import->db, CHAMBER_E_USAGE, import->noun, missing, "field_missing");
    return import_bad_row(import, row);
}

int whole_facts(struct whole *whole, struct whole_sheet *sheet)
{
    struct import *import = sheet->import;
    CLEAN_FREE struct row **rows = calloc(import->row_count + 1, sizeof *rows);
    size_t count = 0;
    int rc = rows ? CHAMBER_OK : fail_memory(whole->db);
    for (size_t i = 0; i < import->row_count && rc == CHAMBER_OK; i++) {
        if (!import->rows[i].bad)
            rc = check_complete(import, &import->rows[i]);
        if (!import->rows[i].bad)
            rows[count++] = &import->rows[i];
    }
    if (rc == CHAMBER_OK)
        qsort(rows, count, sizeof *rows, by_order);
    for (size_t i = 0, next; i < count && rc == CHAMBER_OK; i = next) {
        for (next = i; next < count && same_field(rows[i], rows[next]);)
            next++;
        rc = take_field(whole, import, rows + i, next - i);
    }
    return rc;
}
