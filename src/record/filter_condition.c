/* SPDX-License-Identifier: MIT */
/* Conditions of a noun's list that are no fields: their fragments of SQL with the values given. */
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "record/filter.h"

static int number_value(struct chamber_db *db, const struct chamber_condition *condition,
                        const char *text, struct filter *filter)
{
    CLEAN_FREE char *folded = utf8_folded(text);
    if (!folded)
        return fail_memory(db);
    size_t length = strspn(folded, "0123456789");
    if (!length || length > 6 || folded[length])
        return fail(db, CHAMBER_E_USAGE, "condition_number", condition->name, text);
    struct filter_value value = {.is_int = true, .number = strtoll(folded, NULL, 10)};
    return filter_add_value(db, filter, value);
}

static int text_value(struct chamber_db *db, const struct chamber_condition *condition,
                      const char *text, struct filter *filter)
{
    struct filter_value value = {.text = utf8_folded(text)};
    if (!value.text)
        return fail_memory(db);
    if (*value.text)
        return filter_add_value(db, filter, value);
    free(value.text);
    return fail(db, CHAMBER_E_USAGE, "condition_blank", condition->name);
}

static int record_value(struct chamber_db *db, const struct chamber_condition *condition,
                        const char *text, struct filter *filter)
{
    struct filter_value value = {.is_int = true};
    int rc = chamber_record_find(db, condition->refers, text, CHAMBER_PART, &value.number);
    return rc == CHAMBER_OK ? filter_add_value(db, filter, value) : rc;
}

static int add_value(struct chamber_db *db, const struct chamber_condition *condition,
                     const char *text, struct filter *filter)
{
    if (condition->takes == CHAMBER_TAKES_NOTHING)
        return CHAMBER_OK;
    if (!text || !*text)
        return fail(db, CHAMBER_E_USAGE, "condition_blank", condition->name);
    if (!utf8_valid(text, strlen(text)))
        return fail(db, CHAMBER_E_REFUSED, "not_utf8");
    if (condition->takes == CHAMBER_TAKES_NUMBER)
        return number_value(db, condition, text, filter);
    return condition->takes == CHAMBER_TAKES_TEXT ? text_value(db, condition, text, filter)
                                                  : record_value(db, condition, text, filter);
}

/* The fragment, its parameter :NAME replaced by :pN: a condition given twice has two values. Other
 * parameters stay, and colons in texts. */
static void add_fragment(struct str *any, const char *sql, const char *name, size_t number)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz_0123456789";
    for (const char *colon; (colon = strchr(sql, ':'));) {
        const char *word = colon + 1;
        size_t length = strspn(word, letters);
        str_add_bytes(any, sql, (size_t)(word - sql));
        if (length == strlen(name) && memcmp(word, name, length) == 0)
            str_addf(any, "p%zu", number);
        else
            str_add_bytes(any, word, length);
        sql = word + length;
    }
    str_add(any, sql);
}

int filter_condition(struct chamber_db *db, const struct chamber_noun *noun, size_t n,
                     const char *text, struct str *any, struct filter *filter)
{
    const struct chamber_condition *condition = &noun->conditions[n];
    size_t number = filter->value_count;
    int rc = add_value(db, condition, text, filter);
    if (rc < 0)
        return rc;
    filter_glue(any, " OR ");
    str_add_char(any, '(');
    add_fragment(any, sql_text(noun->condition_where[n].sql), condition->name, number);
    str_add_char(any, ')');
    return any->failed ? fail_memory(db) : CHAMBER_OK;
}
