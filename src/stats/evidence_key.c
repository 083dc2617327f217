/* SPDX-License-Identifier: MIT */
/* Rows by name: a code goes before a word or title, a record's number before its name. */
#include "stats/evidence_key.h"

#include <chamber/body.h>
#include <chamber/campaign.h>
#include <chamber/person.h>
#include <chamber/place.h>
#include <chamber/role.h>
#include <chamber/service.h>

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "store/stmt.h"
#include "text/message.h"

static const struct figure_words level_words = {SQL_KEYS_OF_LIST, "honor.level"};

/* Columns of keys.sql. */
enum { CODE, ZH, EN };

/* The noun of the records that are keys; NULL: they are words, titles or months. */
static const struct chamber_noun *noun_of(enum row_key key)
{
    static const struct chamber_noun *const nouns[KEY_COUNT] = {
        [KEY_PLACE] = &chamber_place_noun,       [KEY_ROLE] = &chamber_role_noun,
        [KEY_CAMPAIGN] = &chamber_campaign_noun, [KEY_PERSON] = &chamber_person_noun,
        [KEY_BODY] = &chamber_body_noun,         [KEY_SERVICE] = &chamber_service_noun,
    };
    return nouns[key];
}

/* How long a key is as its row has it: a title stands there with its level. */
static size_t shown_length(enum row_key key, const char *code)
{
    return key == KEY_TITLE ? strcspn(code, (const char[]){TITLE_SEPARATOR, '\0'}) : strlen(code);
}

/* Whether a text is called so, both folded. */
static bool is_called(const char *folded, const char *name)
{
    CLEAN_FREE char *form = name != NULL ? utf8_folded(name) : NULL;
    return form != NULL && strcmp(form, folded) == 0;
}

/* The key in a list: `text` itself, else one called so. */
static int find_word(struct chamber_db *db, enum row_key of, const struct figure_words *words,
                     const char *text, struct str *key, bool *listed)
{
    CLEAN_FREE char *folded = utf8_folded(text);
    CLEAN_STMT struct stmt *st = stmt_named(db, words->sql);
    int rc;
    if (folded == NULL)
        return fail_memory(db);
    stmt_bind_text(st, ":list", words->list);
    while ((rc = stmt_step(st)) == CHAMBER_ROW) {
        const char *code = stmt_text(st, CODE);
        size_t length = shown_length(of, code);
        bool exact = strlen(text) == length && strncmp(text, code, length) == 0;
        bool called = is_called(folded, stmt_text(st, ZH)) || is_called(folded, stmt_text(st, EN));
        if (!exact && (*listed || !(called || is_called(folded, code))))
            continue;
        *listed = true;
        str_reset(key);
        str_add_bytes(key, code, length);
        if (exact)
            return CHAMBER_OK;
    }
    return rc;
}

/* A record by its number if the list has it, else by any of its names. */
static int find_record(struct chamber_db *db, const struct chamber_noun *noun,
                       const struct figure *figure, const char *text, struct str *key, bool *listed)
{
    chamber_id id;
    CLEAN_STMT struct stmt *st = stmt_named(db, figure->words.sql);
    int rc = CHAMBER_OK;
    while (!*listed && (rc = stmt_step(st)) == CHAMBER_ROW)
        *listed = strcmp(text, stmt_text(st, CODE)) == 0;
    if (*listed)
        return CHAMBER_OK;
    if (rc == CHAMBER_OK)
        rc = chamber_record_find(db, noun, text, CHAMBER_PART, &id);
    if (rc == CHAMBER_E_NOT_FOUND) /* what the table's rows are called is said instead */
        return CHAMBER_OK;
    if (rc == CHAMBER_OK) {
        *listed = true;
        str_reset(key);
        str_add_int(key, id);
    }
    return rc;
}

static bool find_month(struct chamber_db *db, const char *text, struct str *key)
{
    struct date month;
    if (pdate_parse(text, chamber_today(db), &month) != DATE_OK ||
        strlen(month.text) != strlen("YYYY-MM"))
        return false;
    str_reset(key);
    str_add(key, month.text);
    return true;
}

/* Whether it is what the last row of every breakdown is called. */
static bool is_not_filled(const char *text)
{
    static const char *const rows[] = {"stats_not_filled", "stats_no_month"};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        if (strcmp(text, message_find(CHAMBER_ZH, rows[i])) == 0 ||
            strcmp(text, message_find(CHAMBER_EN, rows[i])) == 0)
            return true;
    }
    return *text == '\0';
}

int key_named(struct chamber_db *db, const struct figure *figure, const char *text, struct str *key,
              bool *listed)
{
    const struct chamber_noun *noun = noun_of(figure->key);
    int rc = CHAMBER_OK;
    *listed = is_not_filled(text);
    if (*listed)
        return CHAMBER_OK;
    str_add(key, text);
    if (figure->key == KEY_MONTH) {
        *listed = find_month(db, text, key);
    } else if (noun != NULL) {
        rc = find_record(db, noun, figure, text, key, listed);
    } else {
        rc = find_word(db, figure->key, &figure->words, text, key, listed);
    }
    return rc == CHAMBER_OK && key->failed ? fail_memory(db) : rc;
}

int level_named(struct chamber_db *db, const char *text, struct str *key, bool *listed)
{
    *listed = is_not_filled(text);
    if (*listed)
        return CHAMBER_OK;
    str_add(key, text);
    int rc = find_word(db, KEY_LEVEL, &level_words, text, key, listed);
    return rc == CHAMBER_OK && key->failed ? fail_memory(db) : rc;
}

/* --- the nearest --- */
struct nearest {
    const char *text;
    struct str name;
    size_t distance;
};
enum { FAR = 64 };

/* Keep `called` if that name, which is it or another form of it, is nearer. */
static void try_name(struct nearest *nearest, const char *name, const char *called)
{
    if (name == NULL || !utf8_valid(nearest->text, strlen(nearest->text)))
        return;
    size_t distance = utf8_distance(nearest->text, name, FAR);
    if (distance >= nearest->distance)
        return;
    nearest->distance = distance;
    str_reset(&nearest->name);
    str_add(&nearest->name, called);
}

static int try_words(struct chamber_db *db, const struct figure_words *words, bool codes,
                     struct nearest *nearest)
{
    CLEAN_STMT struct stmt *st = stmt_named(db, words->sql);
    stmt_bind_text(st, ":list", words->list);
    bool english = chamber_get_language(db) == CHAMBER_EN;
    int rc;
    while ((rc = stmt_step(st)) == CHAMBER_ROW) {
        const char *zh = stmt_text(st, ZH);
        const char *called = english && !stmt_is_null(st, EN) ? stmt_text(st, EN) : zh;
        try_name(nearest, zh, called);
        try_name(nearest, stmt_text(st, EN), called);
        if (codes)
            try_name(nearest, stmt_text(st, CODE), stmt_text(st, CODE));
    }
    return rc;
}

static void try_months(const struct span *span, struct nearest *nearest)
{
    struct date day = span->from;
    while (*day.text && strcmp(day.text, span->until.text) <= 0) {
        char month[DATE_SIZE];
        snprintf(month, sizeof(month), "%.7s", day.text);
        try_name(nearest, month, month);
        date_add_days(day.text, 28, &day);
    }
}

static int fail_naming(struct chamber_db *db, const char *id, const char *option,
                       const struct nearest *nearest)
{
    if (nearest->name.failed)
        return fail_memory(db);
    if (nearest->name.length == 0)
        return fail(db, CHAMBER_E_USAGE, "stats_no_key", id, nearest->text, option);
    return fail(db, CHAMBER_E_USAGE, "stats_no_key_near", id, nearest->text,
                str_text(&nearest->name), option);
}

int key_fail(struct chamber_db *db, const struct figure *figure, const struct span *span,
             const char *text)
{
    struct nearest nearest = {.text = text, .distance = FAR + 1};
    int rc = CHAMBER_OK;
    if (figure->key == KEY_MONTH)
        try_months(span, &nearest);
    else
        rc = try_words(db, &figure->words, figure->key != KEY_TITLE && noun_of(figure->key) == NULL,
                       &nearest);
    if (rc == CHAMBER_OK)
        rc = fail_naming(db, figure->id, "--key", &nearest);
    str_free(&nearest.name);
    return rc;
}

int level_fail(struct chamber_db *db, const struct figure *figure, const char *text)
{
    struct nearest nearest = {.text = text, .distance = FAR + 1};
    int rc = try_words(db, &level_words, true, &nearest);
    if (rc == CHAMBER_OK)
        rc = fail_naming(db, figure->id, "--level", &nearest);
    str_free(&nearest.name);
    return rc;
}
