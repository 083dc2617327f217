/* SPDX-License-Identifier: MIT */
/* Understanding what a list asks for. Filters of one name are alternatives; of different names, all
 * must hold. */
#include "record/filter.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/utf8.h"
#include "record/compose.h"
#include "record/find.h"
#include "record/value.h"

static int add_value(struct chamber_db *db, struct filter *filter, struct filter_value value)
{
    struct filter_value *grown =
        reallocarray(filter->values, filter->value_count + 1, sizeof *grown);
    if (!grown) {
        free(value.text);
        return fail_memory(db);
    }
    filter->values = grown;
    grown[filter->value_count++] = value;
    return CHAMBER_OK;
}

static int add_text(struct chamber_db *db, struct filter *filter, const char *text)
{
    struct filter_value value = {.text = str_copy(text)};
    return value.text ? add_value(db, filter, value) : fail_memory(db);
}

/* The next part of a conjunction or alternative begins. */
static void glue(struct str *where, const char *word)
{
    if (where->length)
        str_add(where, word);
}

/* --- filters on fields --- */

/* A period against a date (or partial date) column: its whole span lies within. */
static int date_condition(struct chamber_db *db, const struct chamber_field *field,
                          const struct period *period, struct str *any, struct filter *filter)
{
    struct str first = {0}, last = {0};
    char column[80];
    int rc = CHAMBER_OK;
    snprintf(column, sizeof column, "t.%s", field->name);
    if (field->kind == CHAMBER_PDATE) {
        sql_pdate_first(&first, column);
        sql_pdate_last(&last, column);
    } else {
        str_add(&first, column);
        str_add(&last, column);
    }
    glue(any, " OR ");
    str_add(any, "(1");
    if (*period->from.text) {
        str_addf(any, " AND %s >= :p%zu", str_text(&first), filter->value_count);
        rc = add_text(db, filter, period->from.text);
    }
    if (rc == CHAMBER_OK && *period->until.text) {
        str_addf(any, " AND %s <= :p%zu", str_text(&last), filter->value_count);
        rc = add_text(db, filter, period->until.text);
    }
    str_add_char(any, ')');
    bool failed = first.failed || last.failed;
    str_free(&first);
    str_free(&last);
    return failed ? fail_memory(db) : rc;
}

static int period_filter(struct chamber_db *db, const struct chamber_noun *noun,
                         const struct chamber_field *field, const char *text, struct str *any,
                         struct filter *filter)
{
    struct period period;
    enum date_result result = period_parse(text, chamber_today(db), &period);
    if (result != DATE_OK)
        return field_date_fail(db, noun, field, result, text);
    return date_condition(db, field, &period, any, filter);
}

static void empty_condition(const struct chamber_noun *noun, const struct chamber_field *field,
                            struct str *any)
{
    glue(any, " OR ");
    if (field->flags & CHAMBER_LIST)
        str_addf(any, "NOT EXISTS (SELECT 1 FROM %s_%s AS v WHERE v.%s = t.id)", noun->name,
                 field->name, noun->name);
    else
        str_addf(any, "t.%s IS NULL", field->name);
}

/* Another alternative: the field has the value. */
static int value_condition(struct chamber_db *db, const struct chamber_noun *noun,
                           const struct chamber_field *field, struct filter_value value,
                           struct str *any, struct filter *filter)
{
    glue(any, " OR ");
    if (field->flags & CHAMBER_LIST)
        str_addf(any, "EXISTS (SELECT 1 FROM %s_%s AS v WHERE v.%s = t.id AND v.value = :p%zu)",
                 noun->name, field->name, noun->name, filter->value_count);
    else
        str_addf(any, "t.%s = :p%zu", field->name, filter->value_count);
    return add_value(db, filter, value);
}

static int text_condition(struct chamber_db *db, const struct chamber_noun *noun,
                          const struct chamber_field *field, const char *text, struct str *any,
                          struct filter *filter)
{
    struct filter_value value = {.text = str_copy(text)};
    return value.text ? value_condition(db, noun, field, value, any, filter) : fail_memory(db);
}

static int number_condition(struct chamber_db *db, const struct chamber_noun *noun,
                            const struct chamber_field *field, int64_t number, struct str *any,
                            struct filter *filter)
{
    struct filter_value value = {.is_int = true, .number = number};
    return value_condition(db, noun, field, value, any, filter);
}

/* The parsed value's conditions: one, or one for each element of a list. */
static int record_conditions(struct chamber_db *db, const struct chamber_noun *noun,
                             const struct chamber_field *field, const void *record, struct str *any,
                             struct filter *filter)
{
    int rc = CHAMBER_OK;
    switch (value_class(field)) {
    case VALUE_INT:
        return number_condition(db, noun, field, value_int_of(field, record)->value, any, filter);
    case VALUE_BOOL:
        return number_condition(db, noun, field, *value_bool_of(field, record) == CHAMBER_YES, any,
                                filter);
    case VALUE_ID:
        return number_condition(db, noun, field, *value_id_of(field, record), any, filter);
    case VALUE_TEXT:
        return text_condition(db, noun, field, *value_text_of(field, record), any, filter);
    case VALUE_IDS:
        for (size_t i = 0; i < value_ids_of(field, record)->count && rc == CHAMBER_OK; i++)
            rc = number_condition(db, noun, field, value_ids_of(field, record)->items[i], any,
                                  filter);
        return rc;
    case VALUE_TEXTS:
        for (size_t i = 0; i < value_texts_of(field, record)->count && rc == CHAMBER_OK; i++)
            rc = text_condition(db, noun, field, value_texts_of(field, record)->items[i], any,
                                filter);
        return rc;
    }
    return rc;
}

static int value_filter(struct chamber_db *db, const struct chamber_noun *noun,
                        const struct chamber_field *field, const char *text, struct str *any,
                        struct filter *filter)
{
    CLEAN_FREE void *record = calloc(1, noun->size);
    if (!record)
        return fail_memory(db);
    int rc = chamber_field_parse(db, noun, field, text, CHAMBER_PART, record);
    if (rc == CHAMBER_OK)
        rc = record_conditions(db, noun, field, record, any, filter);
    chamber_record_clear(noun, record);
    return rc;
}

/* A text field is matched in C, folded. */
static int text_filter(struct chamber_db *db, const struct chamber_field *field, const char *text,
                       struct filter *filter)
{
    CLEAN_FREE char *folded = utf8_folded(text);
    struct filter_text *last = filter->text_count ? &filter->texts[filter->text_count - 1] : NULL;
    if (!folded)
        return fail_memory(db);
    if (!last || last->field != field) {
        last = reallocarray(filter->texts, filter->text_count + 1, sizeof *last);
        if (!last)
            return fail_memory(db);
        filter->texts = last;
        last += filter->text_count++;
        *last = (struct filter_text){.field = field};
    }
    return texts_add(&last->parts, folded, strlen(folded)) ? CHAMBER_OK : fail_memory(db);
}

static int field_filter(struct chamber_db *db, const struct chamber_noun *noun,
                        const struct chamber_field *field, const char *text, struct str *any,
                        struct filter *filter)
{
    if (!utf8_valid(text, strlen(text)))
        return record_fail(db, CHAMBER_E_REFUSED, noun, field->name, "not_utf8");
    if (field->kind == CHAMBER_TEXT)
        return text_filter(db, field, text, filter);
    if (!*text) {
        empty_condition(noun, field, any);
        return CHAMBER_OK;
    }
    if (field->kind == CHAMBER_DATE || field->kind == CHAMBER_PDATE)
        return period_filter(db, noun, field, text, any, filter);
    return value_filter(db, noun, field, text, any, filter);
}

/* --- conditions of the noun --- */

static int condition_number(struct chamber_db *db, const struct chamber_condition *condition,
                            const char *text, struct filter *filter)
{
    if (!condition->takes_number)
        return CHAMBER_OK;
    CLEAN_FREE char *folded = utf8_folded(text ? text : "");
    if (!folded)
        return fail_memory(db);
    size_t length = strspn(folded, "0123456789");
    if (!length || length > 6 || folded[length])
        return fail(db, CHAMBER_E_USAGE, "condition_number", condition->name, text);
    filter->number = strtoll(folded, NULL, 10);
    return CHAMBER_OK;
}

/* Conditions marked `either` gather in `either`, the others join the conjunction. */
static int condition_filter(struct chamber_db *db, const struct chamber_noun *noun, size_t n,
                            const char *text, struct str *either, struct filter *filter)
{
    const struct noun_where *where = &noun->condition_where[n];
    struct str *to = where->either ? either : &filter->where;
    glue(to, where->either ? " OR " : " AND ");
    str_addf(to, "(%s)", sql_text(where->sql));
    return condition_number(db, &noun->conditions[n], text, filter);
}

static bool find_condition(const struct chamber_noun *noun, const char *name, size_t *n)
{
    for (*n = 0; *n < noun->condition_count; (*n)++)
        if (strcmp(noun->conditions[*n].name, name) == 0)
            return true;
    return false;
}

/* --- the whole --- */

static bool seen_before(const struct chamber_list *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(list->filters[i].name, list->filters[n].name) == 0)
            return true;
    return false;
}

/* All filters of the name of filters[n] as one alternative. */
static int one_name(struct chamber_db *db, const struct chamber_noun *noun,
                    const struct chamber_list *list, size_t n, struct str *either,
                    struct filter *filter)
{
    CLEAN_STR struct str any = {0};
    const char *name = list->filters[n].name;
    const struct chamber_field *field = chamber_noun_field(noun, name);
    size_t condition;
    int rc = CHAMBER_OK;
    if (!field && find_condition(noun, name, &condition))
        return condition_filter(db, noun, condition, list->filters[n].text, either, filter);
    if (!field)
        return fail(db, CHAMBER_E_USAGE, "unknown_filter", name, record_noun_called(db, noun));
    for (size_t i = n; i < list->filter_count && rc == CHAMBER_OK; i++)
        if (strcmp(list->filters[i].name, name) == 0)
            rc = field_filter(db, noun, field, list->filters[i].text ? list->filters[i].text : "",
                              &any, filter);
    if (any.length) {
        glue(&filter->where, " AND ");
        str_addf(&filter->where, "(%s)", str_text(&any));
    }
    return rc == CHAMBER_OK && any.failed ? fail_memory(db) : rc;
}

/* from and until on the noun's day. */
static int day_bounds(struct chamber_db *db, const struct chamber_noun *noun,
                      const struct chamber_list *list, struct filter *filter)
{
    const struct chamber_field *day = noun_day(noun);
    struct period from = {0}, until = {0}, both;
    CLEAN_STR struct str any = {0};
    enum date_result result = DATE_OK;
    if (!list->from && !list->until)
        return CHAMBER_OK;
    if (!day)
        return fail(db, CHAMBER_E_USAGE, "no_day", record_noun_called(db, noun));
    if (list->from)
        result = period_parse(list->from, chamber_today(db), &from);
    if (result != DATE_OK)
        return field_date_fail(db, noun, day, result, list->from);
    if (list->until)
        result = period_parse(list->until, chamber_today(db), &until);
    if (result != DATE_OK)
        return field_date_fail(db, noun, day, result, list->until);
    both = (struct period){.from = from.from, .until = until.until};
    int rc = date_condition(db, day, &both, &any, filter);
    glue(&filter->where, " AND ");
    str_add(&filter->where, str_text(&any));
    return rc;
}

int filter_make(struct chamber_db *db, const struct chamber_noun *noun,
                const struct chamber_list *list, struct filter *filter)
{
    CLEAN_STR struct str either = {0};
    int rc = day_bounds(db, noun, list, filter);
    for (size_t n = 0; n < list->filter_count && rc == CHAMBER_OK; n++)
        if (!seen_before(list, n))
            rc = one_name(db, noun, list, n, &either, filter);
    if (rc == CHAMBER_OK && either.length) {
        glue(&filter->where, " AND ");
        str_addf(&filter->where, "(%s)", str_text(&either));
    }
    if (rc == CHAMBER_OK && list->search) {
        if (!utf8_valid(list->search, strlen(list->search)))
            return fail(db, CHAMBER_E_REFUSED, "not_utf8");
        filter->search = utf8_folded(list->search);
        if (!filter->search)
            return fail_memory(db);
    }
    return rc == CHAMBER_OK && (filter->where.failed || either.failed) ? fail_memory(db) : rc;
}

void filter_bind(const struct filter *filter, struct stmt *st)
{
    char name[24];
    for (size_t i = 0; i < filter->value_count; i++) {
        snprintf(name, sizeof name, ":p%zu", i);
        if (filter->values[i].is_int)
            stmt_bind_int(st, name, filter->values[i].number);
        else
            stmt_bind_text(st, name, filter->values[i].text);
    }
    stmt_bind_int(st, ":number", filter->number);
}

/* Whether `part` is in the text, folded. */
static int contains(struct chamber_db *db, const char *text, const char *part)
{
    CLEAN_FREE char *folded = utf8_folded(text);
    return folded ? strstr(folded, part) != NULL : fail_memory(db);
}

static int field_contains(struct chamber_db *db, const struct chamber_field *field,
                          const void *record, const char *part)
{
    if (record_empty(field, record))
        return 0;
    if (value_class(field) == VALUE_TEXT)
        return contains(db, *value_text_of(field, record), part);
    int found = 0;
    for (size_t i = 0; i < value_texts_of(field, record)->count && found == 0; i++)
        found = contains(db, value_texts_of(field, record)->items[i], part);
    return found;
}

int filter_passes(struct chamber_db *db, const struct chamber_noun *noun,
                  const struct filter *filter, const void *record)
{
    for (size_t i = 0; i < filter->text_count; i++) {
        const struct filter_text *text = &filter->texts[i];
        int any = 0;
        for (size_t n = 0; n < text->parts.count && any == 0; n++)
            any = *text->parts.items[n]
                      ? field_contains(db, text->field, record, text->parts.items[n])
                      : record_empty(text->field, record);
        if (any <= 0)
            return any;
    }
    int found = !filter->search;
    for (size_t i = 0; i < noun->field_count && found == 0; i++)
        if (noun->fields[i].kind == CHAMBER_TEXT)
            found = field_contains(db, &noun->fields[i], record, filter->search);
    return found;
}

void filter_free(struct filter *filter)
{
    for (size_t i = 0; i < filter->value_count; i++)
        free(filter->values[i].text);
    for (size_t i = 0; i < filter->text_count; i++)
        texts_clear(&filter->texts[i].parts);
    free(filter->values);
    free(filter->texts);
    free(filter->search);
    str_free(&filter->where);
    *filter = (struct filter){0};
}
