/* SPDX-License-Identifier: MIT */
/* Filters on fields, as conditions in SQL or as texts to be matched in C. */
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "record/compose.h"
#include "record/filter.h"
#include "record/find.h"
#include "record/value.h"

int filter_add_value(struct chamber_db *db, struct filter *filter, struct filter_value value)
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
    return value.text ? filter_add_value(db, filter, value) : fail_memory(db);
}

void filter_glue(struct str *where, const char *word)
{
    if (where->length)
        str_add(where, word);
}

/* A period against a date (or partial date) column: its whole span lies within. */
/* A partial date's whole span is compared, and first its text as it is, so that an index helps. */
static int period_start(struct chamber_db *db, const struct chamber_field *field,
                        const char *column, const char *day, struct str *any, struct filter *filter)
{
    if (field->kind == CHAMBER_PDATE) {
        str_addf(any, " AND %s >= substr(:p%zu, 1, 4) AND ", column, filter->value_count);
        sql_pdate_first(any, column);
        str_addf(any, " >= :p%zu", filter->value_count);
    } else {
        str_addf(any, " AND %s >= :p%zu", column, filter->value_count);
    }
    return add_text(db, filter, day);
}

static int period_end(struct chamber_db *db, const struct chamber_field *field, const char *column,
                      const char *day, struct str *any, struct filter *filter)
{
    str_addf(any, " AND %s <= :p%zu", column, filter->value_count);
    if (field->kind == CHAMBER_PDATE) {
        str_add(any, " AND ");
        sql_pdate_last(any, column);
        str_addf(any, " <= :p%zu", filter->value_count);
    }
    return add_text(db, filter, day);
}

int filter_period(struct chamber_db *db, const struct chamber_field *field,
                  const struct period *period, struct str *any, struct filter *filter)
{
    char column[80];
    int rc = CHAMBER_OK;
    snprintf(column, sizeof column, "t.%s", field->name);
    filter_glue(any, " OR ");
    str_add(any, "(1");
    if (*period->from.text)
        rc = period_start(db, field, column, period->from.text, any, filter);
    if (rc == CHAMBER_OK && *period->until.text)
        rc = period_end(db, field, column, period->until.text, any, filter);
    str_add_char(any, ')');
    return any->failed ? fail_memory(db) : rc;
}

static int period_filter(struct chamber_db *db, const struct chamber_noun *noun,
                         const struct chamber_field *field, const char *text, struct str *any,
                         struct filter *filter)
{
    struct period period;
    enum date_result result = period_parse(text, chamber_today(db), &period);
    if (result != DATE_OK)
        return field_date_fail(db, noun, field, result, text);
    return filter_period(db, field, &period, any, filter);
}

static void empty_condition(const struct chamber_noun *noun, const struct chamber_field *field,
                            struct str *any)
{
    filter_glue(any, " OR ");
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
    filter_glue(any, " OR ");
    if (field->flags & CHAMBER_LIST)
        str_addf(any, "EXISTS (SELECT 1 FROM %s_%s AS v WHERE v.%s = t.id AND v.value = :p%zu)",
                 noun->name, field->name, noun->name, filter->value_count);
    else
        str_addf(any, "t.%s = :p%zu", field->name, filter->value_count);
    return filter_add_value(db, filter, value);
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
        break;
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
    if (rc == CHAMBER_OK && record_empty(field, record))
        rc = record_fail(db, CHAMBER_E_USAGE, noun, field->name, "filter_blank");
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

int filter_field(struct chamber_db *db, const struct chamber_noun *noun,
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
