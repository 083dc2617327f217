/* SPDX-License-Identifier: MIT */
#include "domain/choice_rules.h"

#include <chamber/choice.h>

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "domain/checks.h"
#include "record/compose.h"
#include "record/record.h"
#include "record/row.h"

static const struct chamber_noun *const noun = &chamber_choice_noun;

/* Where the words of a list are used. */
enum use { USE_NONE, USE_SINGLE, USE_LIST };

static enum use use_of(const char *list)
{
    enum use use = USE_NONE;
    for (const struct chamber_noun *const *user = chamber_nouns(); *user; user++)
        for (size_t i = 0; i < (*user)->field_count; i++) {
            const struct chamber_field *field = &(*user)->fields[i];
            if (!field->list || strcmp(field->list, list) != 0)
                continue;
            if (field->flags & CHAMBER_LIST)
                return USE_LIST;
            use = USE_SINGLE;
        }
    return use;
}

/* Whether two words are read the same. NULL reads like nothing. */
static bool reads_same(const char *a, const char *b)
{
    CLEAN_FREE char *folded_a = a ? utf8_folded(a) : NULL;
    CLEAN_FREE char *folded_b = b ? utf8_folded(b) : NULL;
    return folded_a && folded_b && *folded_a && strcmp(folded_a, folded_b) == 0;
}

/* No other word of the list may be read the same, as code, Chinese or English. */
static int check_same_word(struct chamber_db *db, const struct chamber_choice *choice)
{
    static const char *const fields[] = {"code", "zh", "en"};
    const char *const forms[] = {choice->code, choice->zh, choice->en};
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_CHOICE_OTHERS);
    int rc;
    stmt_bind_text(st, ":list", choice->list);
    stmt_bind_int(st, ":id", choice->id);
    while ((rc = stmt_step(st)) == CHAMBER_ROW)
        for (size_t i = 0; i < COUNT_OF(forms) * 3; i++) {
            const char *form = forms[i / 3], *other = stmt_text(st, (int)(i % 3));
            bool same_key = i == 0 && str_same(form, other); /* the engine tells */
            if (!same_key && reads_same(form, other))
                return record_fail(db, CHAMBER_E_CONFLICT, noun, fields[i / 3], "choice_same_word",
                                   form, stmt_text(st, 0));
        }
    return rc;
}

static int check_words(struct chamber_db *db, const struct chamber_choice *choice)
{
    enum use use = use_of(choice->list);
    if (use == USE_NONE)
        return record_fail(db, CHAMBER_E_REFUSED, noun, "list", "choice_no_list", choice->list);
    if (use == USE_LIST && utf8_has_separator(choice->code))
        return record_fail(db, CHAMBER_E_REFUSED, noun, "code", "choice_separator", choice->code);
    if (use == USE_LIST && utf8_has_separator(choice->zh))
        return record_fail(db, CHAMBER_E_REFUSED, noun, "zh", "choice_separator", choice->zh);
    return CHAMBER_OK;
}

int choice_prepare(struct chamber_db *db, void *record, const void *before)
{
    const struct chamber_choice *choice = record;
    const struct chamber_choice *old = before;
    if (text_empty(choice->list) || text_empty(choice->code) || text_empty(choice->zh))
        return CHAMBER_OK; /* the engine says what is missing */
    if (old && strcmp(choice->list, old->list) != 0)
        return record_fail(db, CHAMBER_E_REFUSED, noun, "list", "choice_key_fixed");
    if (old && strcmp(choice->code, old->code) != 0)
        return record_fail(db, CHAMBER_E_REFUSED, noun, "code", "choice_key_fixed");
    int rc = check_words(db, choice);
    return rc == CHAMBER_OK ? check_same_word(db, choice) : rc;
}

static int count_uses(struct chamber_db *db, const struct chamber_noun *user,
                      const struct chamber_field *field, const char *code, int64_t *count)
{
    struct str sql = {0};
    sql_count_uses(&sql, user, field);
    CLEAN_STMT struct stmt *st = row_stmt(db, &sql);
    stmt_bind_text_at(st, 1, code);
    int rc = stmt_step(st);
    if (rc == CHAMBER_ROW) {
        *count += stmt_int(st, 0);
        rc = CHAMBER_OK;
    }
    return rc;
}

int choice_removing(struct chamber_db *db, const void *record)
{
    const struct chamber_choice *choice = record;
    int64_t count = 0;
    char number[24];
    for (const struct chamber_noun *const *user = chamber_nouns(); *user; user++)
        for (size_t i = 0; i < (*user)->field_count; i++) {
            const struct chamber_field *field = &(*user)->fields[i];
            if (!field->list || strcmp(field->list, choice->list) != 0)
                continue;
            int rc = count_uses(db, *user, field, choice->code, &count);
            if (rc < 0)
                return rc;
        }
    if (count == 0)
        return CHAMBER_OK;
    snprintf(number, sizeof(number), "%lld", (long long)count);
    return fail(db, CHAMBER_E_REFUSED, "choice_in_use", choice->zh, number);
}
