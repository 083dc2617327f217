/* SPDX-License-Identifier: MIT */
/* Words: of enums, fixed by the code, and of choices, kept as data. */
#include "record/words.h"

#include <string.h>

#include "base/utf8.h"
#include "store/stmt.h"

static const char *in_language(struct chamber_db *db, const char *zh, const char *en)
{
    return chamber_get_language(db) == CHAMBER_EN && en && *en ? en : zh;
}

static const struct chamber_word *enum_word(const struct chamber_field *field, const char *code)
{
    for (const struct chamber_word *word = field->words; word->code; word++)
        if (strcmp(word->code, code) == 0)
            return word;
    return NULL;
}

static bool folds_to(const char *word, const char *folded)
{
    uint32_t character;
    while ((character = utf8_fold_next(&word)) != 0)
        if (character != utf8_next(&folded))
            return false;
    return !*folded;
}

/* Whether the folded text is the code, or the Chinese or English word. */
static bool is_word(const char *folded, const char *code, const char *zh, const char *en)
{
    const char *const forms[] = {code, zh, en};
    for (size_t i = 0; i < COUNT_OF(forms); i++)
        if (forms[i] && folds_to(forms[i], folded))
            return true;
    return false;
}

static void add_name(struct str *names, const char *name)
{
    str_add(names, names->length ? ", " : "");
    str_add(names, name);
}

static int enum_code(struct chamber_db *db, const struct chamber_field *field, const char *folded,
                     char **code, struct str *names)
{
    for (const struct chamber_word *word = field->words; word->code; word++) {
        add_name(names, in_language(db, word->zh, word->en));
        if (!*code && is_word(folded, word->code, word->zh, word->en) &&
            !(*code = str_copy(word->code)))
            return fail_memory(db);
    }
    return CHAMBER_OK;
}

/* A code goes before another word's Chinese or English. */
static int choice_code(struct chamber_db *db, const struct chamber_field *field, const char *folded,
                       char **code, struct str *names)
{
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_WORDS_OF_LIST);
    bool by_code = false;
    int rc;
    stmt_bind_text(st, ":list", field->list);
    while ((rc = stmt_step(st)) == CHAMBER_ROW) {
        const char *word = stmt_text(st, 0);
        bool exact = is_word(folded, word, NULL, NULL);
        add_name(names, in_language(db, stmt_text(st, 1), stmt_text(st, 2)));
        if (by_code ||
            !(exact || (!*code && is_word(folded, word, stmt_text(st, 1), stmt_text(st, 2)))))
            continue;
        free(*code);
        by_code = exact;
        if (!(*code = str_copy(word)))
            return fail_memory(db);
    }
    return rc;
}

int word_code(struct chamber_db *db, const struct chamber_noun *noun,
              const struct chamber_field *field, const char *text, char **code)
{
    CLEAN_FREE char *folded = utf8_folded(text);
    CLEAN_FREE char *found = NULL;
    CLEAN_STR struct str names = {0};
    if (!folded)
        return fail_memory(db);
    int rc = field->kind == CHAMBER_ENUM ? enum_code(db, field, folded, &found, &names)
                                         : choice_code(db, field, folded, &found, &names);
    if (rc < 0)
        return rc;
    if (!found && names.failed)
        return fail_memory(db);
    if (!found)
        return record_fail(db, CHAMBER_E_REFUSED, noun, field->name, "unknown_word", text,
                           str_text(&names));
    *code = found;
    found = NULL;
    return CHAMBER_OK;
}

int word_show(struct chamber_db *db, const struct chamber_field *field, const char *code,
              struct str *out)
{
    if (field->kind == CHAMBER_ENUM) {
        const struct chamber_word *word = enum_word(field, code);
        str_add(out, word ? in_language(db, word->zh, word->en) : code);
        return CHAMBER_OK;
    }
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_WORDS_ONE);
    stmt_bind_text(st, ":list", field->list);
    stmt_bind_text(st, ":code", code);
    int rc = stmt_step(st);
    if (rc < 0)
        return rc;
    str_add(out, rc == CHAMBER_ROW ? in_language(db, stmt_text(st, 0), stmt_text(st, 1)) : code);
    return CHAMBER_OK;
}

int word_check(struct chamber_db *db, const struct chamber_noun *noun,
               const struct chamber_field *field, const char *code, bool kept)
{
    if (field->kind == CHAMBER_ENUM)
        return enum_word(field, code)
                   ? CHAMBER_OK
                   : record_fail(db, CHAMBER_E_REFUSED, noun, field->name, "unknown_code", code);
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_WORDS_ONE);
    stmt_bind_text(st, ":list", field->list);
    stmt_bind_text(st, ":code", code);
    int rc = stmt_step(st);
    if (rc == CHAMBER_OK)
        return record_fail(db, CHAMBER_E_REFUSED, noun, field->name, "unknown_code", code);
    if (rc == CHAMBER_ROW && !kept && stmt_int(st, 2))
        return record_fail(db, CHAMBER_E_REFUSED, noun, field->name, "word_retired",
                           stmt_text(st, 0));
    return rc < 0 ? rc : CHAMBER_OK;
}
