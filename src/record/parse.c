/* SPDX-License-Identifier: MIT */
/* Field values from text as people and files write them. */
#include <string.h>

#include "base/date.h"
#include "base/money.h"
#include "base/number.h"
#include "base/utf8.h"
#include "record/find.h"
#include "record/record.h"
#include "record/value.h"
#include "record/words.h"

static const char *date_problem(enum date_result result)
{
    switch (result) {
    case DATE_NO_SUCH_DAY:
        return "no_such_day";
    case DATE_SHORT_YEAR:
        return "date_short_year";
    case DATE_YEAR_LAST:
        return "date_year_last";
    case DATE_OUT_OF_RANGE:
        return "date_out_of_range";
    case DATE_UNREADABLE:
    case DATE_OK:
        break;
    }
    return "date_unreadable";
}

int field_date_fail(struct chamber_db *db, const struct chamber_noun *noun,
                    const struct chamber_field *field, enum date_result result, const char *text)
{
    return record_fail(db, CHAMBER_E_REFUSED, noun, field->name, date_problem(result),
                       field->flags & CHAMBER_PRIVATE ? "…" : text);
}

static int parse_date(struct chamber_db *db, const struct chamber_noun *noun,
                      const struct chamber_field *field, const char *text, void *record)
{
    struct date date;
    enum date_result result = field->kind == CHAMBER_DATE
                                  ? date_parse(text, chamber_today(db), &date)
                                  : pdate_parse(text, chamber_today(db), &date);
    if (result != DATE_OK)
        return field_date_fail(db, noun, field, result, text);
    return record_set_text(db, value_text(field, record), date.text);
}

static int parse_int(struct chamber_db *db, const struct chamber_noun *noun,
                     const struct chamber_field *field, const char *text, void *record)
{
    static const char *const messages[] = {
        [NUMBER_UNREADABLE] = "not_a_number",
        [NUMBER_NEGATIVE] = "number_negative",
        [NUMBER_TOO_LARGE] = "number_too_large",
    };
    int64_t value;
    enum number_result result = number_parse(text, RECORD_INT_MAX, &value);
    if (result != NUMBER_OK)
        return record_fail(db, CHAMBER_E_REFUSED, noun, field->name, messages[result], text);
    *value_int(field, record) = (struct chamber_int){.given = true, .value = value};
    return CHAMBER_OK;
}

static int parse_money(struct chamber_db *db, const struct chamber_noun *noun,
                       const struct chamber_field *field, const char *text, void *record)
{
    static const char *const messages[] = {
        [MONEY_UNREADABLE] = "not_a_sum",
        [MONEY_NEGATIVE] = "number_negative",
        [MONEY_TOO_FINE] = "sum_too_fine",
        [MONEY_TOO_LARGE] = "number_too_large",
    };
    int64_t fen;
    enum money_result result = money_parse(text, RECORD_INT_MAX, &fen);
    if (result != MONEY_OK)
        return record_fail(db, CHAMBER_E_REFUSED, noun, field->name, messages[result], text);
    *value_int(field, record) = (struct chamber_int){.given = true, .value = fen};
    return CHAMBER_OK;
}

static int parse_bool(struct chamber_db *db, const struct chamber_noun *noun,
                      const struct chamber_field *field, const char *text, void *record)
{
    static const char *const yes[] = {"是", "有", "true", "yes", "y", "1", "√", "✓", "✔", "☑"};
    static const char *const no[] = {"否", "无", "false", "no", "n", "0", "×", "✗", "✘"};
    CLEAN_FREE char *folded = utf8_folded(text);
    if (!folded)
        return fail_memory(db);
    enum chamber_bool value = CHAMBER_UNSET;
    for (size_t i = 0; i < COUNT_OF(yes); i++)
        if (strcmp(folded, yes[i]) == 0)
            value = CHAMBER_YES;
    for (size_t i = 0; i < COUNT_OF(no); i++)
        if (strcmp(folded, no[i]) == 0)
            value = CHAMBER_NO;
    if (value == CHAMBER_UNSET)
        return record_fail(db, CHAMBER_E_REFUSED, noun, field->name, "not_yes_or_no", text);
    *value_bool(field, record) = value;
    return CHAMBER_OK;
}

static int parse_reference(struct chamber_db *db, const struct chamber_noun *noun,
                           const struct chamber_field *field, const char *text,
                           enum chamber_naming naming, chamber_id *id)
{
    int rc = chamber_record_find(db, field->refers, text, naming, id);
    return rc < 0 ? record_fail_here(db, rc, noun, field) : rc;
}

/* One value: a text of any kind of field but lists. */
static int parse_text(struct chamber_db *db, const struct chamber_noun *noun,
                      const struct chamber_field *field, const char *text, char **out)
{
    if (field->kind == CHAMBER_ENUM || field->kind == CHAMBER_CHOICE)
        return word_code(db, noun, field, text, out);
    *out = str_copy(text);
    return *out ? CHAMBER_OK : fail_memory(db);
}

static int parse_item(struct chamber_db *db, const struct chamber_noun *noun,
                      const struct chamber_field *field, const char *text,
                      enum chamber_naming naming, void *record)
{
    CLEAN_FREE char *value = NULL;
    chamber_id id;
    if (field->kind == CHAMBER_REF) {
        int rc = parse_reference(db, noun, field, text, naming, &id);
        return rc < 0 || ids_add(value_ids(field, record), id) ? rc : fail_memory(db);
    }
    int rc = parse_text(db, noun, field, text, &value);
    return rc < 0 || texts_add(value_texts(field, record), value, strlen(value)) ? rc
                                                                                 : fail_memory(db);
}

/* Split at separators, and parse what is between them; blanks alone are nothing. */
static int parse_list(struct chamber_db *db, const struct chamber_noun *noun,
                      const struct chamber_field *field, const char *text,
                      enum chamber_naming naming, void *record)
{
    int rc = CHAMBER_OK;
    while (rc == CHAMBER_OK && *text) {
        const char *end = text, *start;
        size_t length;
        while (*end && !utf8_separator(end))
            end++;
        CLEAN_FREE char *item = strndup(text, (size_t)(end - text));
        if (!item)
            return fail_memory(db);
        utf8_trim(item, &start, &length);
        CLEAN_FREE char *trimmed = strndup(start, length);
        if (!trimmed)
            return fail_memory(db);
        if (*trimmed)
            rc = parse_item(db, noun, field, trimmed, naming, record);
        text = end + utf8_separator(end);
    }
    return rc;
}

static int parse_single(struct chamber_db *db, const struct chamber_noun *noun,
                        const struct chamber_field *field, const char *text,
                        enum chamber_naming naming, void *record)
{
    CLEAN_FREE char *code = NULL;
    int rc;
    switch (field->kind) {
    case CHAMBER_DATE:
    case CHAMBER_PDATE:
        return parse_date(db, noun, field, text, record);
    case CHAMBER_INT:
        return parse_int(db, noun, field, text, record);
    case CHAMBER_MONEY:
        return parse_money(db, noun, field, text, record);
    case CHAMBER_BOOL:
        return parse_bool(db, noun, field, text, record);
    case CHAMBER_REF:
        return parse_reference(db, noun, field, text, naming, value_id(field, record));
    case CHAMBER_TEXT:
    case CHAMBER_ENUM:
    case CHAMBER_CHOICE:
        break;
    }
    rc = parse_text(db, noun, field, text, &code);
    return rc < 0 ? rc : record_set_text(db, value_text(field, record), code);
}

int chamber_field_parse(struct chamber_db *db, const struct chamber_noun *noun,
                        const struct chamber_field *field, const char *text,
                        enum chamber_naming naming, void *record)
{
    const char *start;
    size_t length;
    if (!utf8_valid(text, strlen(text)))
        return record_fail(db, CHAMBER_E_REFUSED, noun, field->name, "not_utf8");
    utf8_trim(text, &start, &length);
    CLEAN_FREE char *trimmed = strndup(start, length);
    CLEAN_FREE void *scratch = calloc(1, noun->size);
    if (!trimmed || !scratch)
        return fail_memory(db);
    int rc = CHAMBER_OK;
    if (*trimmed && field->flags & CHAMBER_LIST)
        rc = parse_list(db, noun, field, trimmed, naming, scratch);
    else if (*trimmed)
        rc = parse_single(db, noun, field, trimmed, naming, scratch);
    if (rc == CHAMBER_OK && !value_copy(field, scratch, record))
        rc = fail_memory(db);
    chamber_record_clear(noun, scratch);
    return rc;
}
