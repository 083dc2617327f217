/* SPDX-License-Identifier: MIT */
/* The words and names that a field of a template may be chosen from. */
#include <chamber/choice.h>

#include <stdlib.h>
#include <string.h>

#include "domain/seed_words.h"
#include "exchange/template.h"
#include "record/find.h"
#include "record/record.h"
#include "record/value.h"

enum { NAMES_MAX = 200 };

void template_words_free(struct template_words *words)
{
    for (size_t i = 0; i < words->count; i++)
        free(words->items[i]);
    free(words->items);
    *words = (struct template_words){0};
}

/* Takes the text over. */
static int add(struct chamber_db *db, struct template_words *words, char *text)
{
    char **items = text ? realloc(words->items, (words->count + 2) * sizeof(*items)) : NULL;
    if (!items) {
        free(text);
        return fail_memory(db);
    }
    words->items = items;
    items[words->count++] = text;
    items[words->count] = NULL;
    return CHAMBER_OK;
}

static const char *in_language(const struct chamber_db *db, const char *zh, const char *en)
{
    return chamber_get_language(db) == CHAMBER_EN && en && *en ? en : zh;
}

/* One way a value may be had: what a list shows, and by what else an example names it. */
struct visitor {
    int (*word)(struct visitor *visitor, const char *code, const char *zh, const char *en);
    struct chamber_db *db;
    struct template_words *words;
    const char *wanted; /* an example's word */
    char *found;        /* what it is called (malloc) */
};

/* --- passing over the words of a field --- */
static int each_yes_no(struct visitor *visitor)
{
    static const char *const ids[] = {"word_yes", "word_no"};
    int rc = CHAMBER_OK;
    for (size_t i = 0; i < COUNT_OF(ids) && rc == CHAMBER_OK; i++)
        rc = visitor->word(visitor, ids[i], chamber_message(CHAMBER_ZH, ids[i]),
                           chamber_message(CHAMBER_EN, ids[i]));
    return rc;
}

static int each_seed(struct visitor *visitor, const char *list)
{
    int rc = CHAMBER_OK;
    for (const struct seed_word *word = seed_words; word->list && rc == CHAMBER_OK; word++)
        if (strcmp(word->list, list) == 0)
            rc = visitor->word(visitor, word->code, word->zh, word->en);
    return rc;
}

static int each_choice(struct visitor *visitor, const char *list)
{
    const struct chamber_filter filter = {.name = "list", .text = list};
    const struct chamber_list asked = {.filters = &filter, .filter_count = 1};
    struct chamber_cursor *cursor = NULL;
    CLEAN_RECORD(choice, choice);
    int rc = chamber_choice_open(visitor->db, &asked, &cursor);
    while (rc >= 0 && (rc = chamber_choice_next(cursor, &choice)) == CHAMBER_ROW)
        if (strcmp(choice.list, list) == 0 && choice.retired != CHAMBER_YES &&
            (rc = visitor->word(visitor, choice.code, choice.zh, choice.en)) < 0)
            break;
    chamber_cursor_close(cursor);
    return rc;
}

static int each_word(struct visitor *visitor, const struct chamber_field *field)
{
    int rc = CHAMBER_OK;
    if (field->kind == CHAMBER_BOOL)
        return each_yes_no(visitor);
    if (field->kind == CHAMBER_CHOICE)
        return store_is_open(visitor->db) ? each_choice(visitor, field->list)
                                          : each_seed(visitor, field->list);
    for (const struct chamber_word *word = field->words; word && word->code && rc == CHAMBER_OK;
         word++)
        rc = visitor->word(visitor, word->code, word->zh, word->en);
    return rc;
}

/* --- names of records --- */
static int add_name(struct chamber_db *db, const struct chamber_noun *noun, const void *record,
                    struct template_words *words)
{
    CLEAN_STR struct str name = {0};
    CLEAN_FREE char *label = NULL;
    const struct chamber_field *field = noun_label_field(noun);
    int rc = field ? chamber_field_format(db, field, record, CHAMBER_WORDS, &label)
                   : chamber_record_label(db, noun, record_id_of(record), &label);
    if (rc == CHAMBER_OK)
        rc = find_name_for(db, noun, record_id_of(record), label, &name);
    return rc < 0 ? rc : add(db, words, str_take(&name));
}

/* None if there are too many to choose from. */
static int add_names(struct chamber_db *db, const struct chamber_noun *noun,
                     struct template_words *words)
{
    const struct chamber_list asked = {.limit = NAMES_MAX + 1};
    struct chamber_cursor *cursor = NULL;
    CLEAN_FREE void *record = calloc(1, noun->size);
    int rc = record ? chamber_cursor_open(db, noun, &asked, &cursor) : fail_memory(db);
    while (rc >= 0 && (rc = chamber_cursor_next(cursor, record)) == CHAMBER_ROW)
        if ((rc = add_name(db, noun, record, words)) < 0)
            break;
    chamber_cursor_close(cursor);
    if (record)
        chamber_record_clear(noun, record);
    if (words->count > NAMES_MAX)
        template_words_free(words);
    return rc;
}

/* --- what others call --- */
static int add_word(struct visitor *visitor, const char *code, const char *zh, const char *en)
{
    (void)code;
    return add(visitor->db, visitor->words, str_copy(in_language(visitor->db, zh, en)));
}

int template_words(struct chamber_db *db, const struct chamber_field *field,
                   struct template_words *words)
{
    struct visitor visitor = {.word = add_word, .db = db, .words = words};
    int rc = CHAMBER_OK;
    if (field->kind != CHAMBER_REF)
        rc = each_word(&visitor, field);
    else if (store_is_open(db))
        rc = add_names(db, field->refers, words);
    if (rc < 0)
        template_words_free(words);
    return rc;
}

static int find_word(struct visitor *visitor, const char *code, const char *zh, const char *en)
{
    (void)code;
    if (visitor->found || strcmp(zh, visitor->wanted) != 0)
        return CHAMBER_OK;
    visitor->found = str_copy(in_language(visitor->db, zh, en));
    return visitor->found ? CHAMBER_OK : fail_memory(visitor->db);
}

int template_example(struct chamber_db *db, const struct chamber_field *field, const char *text,
                     struct str *out)
{
    int rc = CHAMBER_OK;
    CLEAN_STR struct str part = {0};
    if (field->kind != CHAMBER_ENUM && field->kind != CHAMBER_CHOICE &&
        field->kind != CHAMBER_BOOL) {
        str_add(out, text);
        return rc;
    }
    for (const char *at = text; *at && rc == CHAMBER_OK;) {
        size_t length = strcspn(at, ";");
        str_reset(&part);
        str_add_bytes(&part, at, length);
        struct visitor visitor = {.word = find_word, .db = db, .wanted = str_text(&part)};
        rc = each_word(&visitor, field);
        if (rc == CHAMBER_OK)
            str_addf(out, "%s%s", at == text ? "" : ";",
                     visitor.found ? visitor.found : str_text(&part));
        free(visitor.found);
        at += length + (at[length] != '\0');
    }
    return rc;
}
