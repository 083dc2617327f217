/* SPDX-License-Identifier: MIT */
/* Reading the names of a noun's records: all of them, or in one scan such as pass a test. */
#include "record/names_read.h"

#include <string.h>

#include "base/utf8.h"
#include "record/compose.h"
#include "record/row.h"
#include "record/value.h"

enum { FIELDS_MAX = 64 /* of a noun: sets of them are bits */ };

int names_add(struct chamber_db *db, struct names *names, const struct name *name)
{
    if ((names->count & (names->count - 1)) == 0) {
        struct name *grown =
            reallocarray(names->items, names->count ? names->count * 2 : 1, sizeof *grown);
        if (!grown)
            return fail_memory(db);
        names->items = grown;
    }
    names->items[names->count++] = *name;
    return CHAMBER_OK;
}

/* --- what a name is tested for, as it lies in the database --- */

/* Nothing but common Chinese characters, which folding leaves as they are. */
static bool is_plain(const char *text)
{
    for (const unsigned char *at = (const unsigned char *)text; *at; at += 3)
        if (at[0] < 0xE4 || at[0] > 0xE9 || !at[1] || !at[2] || (at[0] == 0xE4 && at[1] < 0xB8))
            return false;
    return true;
}

static bool is_ascii(const char *text)
{
    while (*text && (unsigned char)*text < 0x80)
        text++;
    return !*text;
}

static bool is_whole(const struct name_test *test, const char *text)
{
    const char *folded = test->folded;
    uint32_t a, b;
    do {
        a = utf8_fold_next(&text);
        b = utf8_next(&folded);
    } while (a && a == b);
    return a == b;
}

/* Whether an ASCII text has the beginning of what was typed: folded it still is ASCII. */
static bool begins_within(const struct name_test *test, const char *text)
{
    return test->ascii && (strchr(text, test->small) || strchr(text, test->capital));
}

static bool passes(struct name_test *test, const char *text)
{
    if (test->width == NAMES_WHOLE)
        return is_whole(test, text);
    if (is_ascii(text) && !begins_within(test, text))
        return false;
    if (!is_plain(text)) {
        str_reset(&test->room);
        utf8_fold(&test->room, text);
        text = str_text(&test->room);
    }
    return strstr(text, test->folded) ||
           (test->width == NAMES_READING && pinyin_finds(&test->typed, text));
}

void name_test_begin(struct name_test *test, const char *folded, enum name_width width)
{
    test->folded = folded;
    test->width = width;
    test->ascii = is_ascii(folded);
    test->room = (struct str){0};
    if (width == NAMES_READING)
        pinyin_begin(&test->typed, folded);
    /* a bracket stands for others too, and a ' is not looked for in pinyin */
    bool one = (*folded >= 'a' && *folded <= 'z') || (*folded >= '0' && *folded <= '9');
    test->small = one ? *folded : '\0';
    test->capital = test->small;
    if (test->small >= 'a' && test->small <= 'z')
        test->capital = (char)(test->small - 'a' + 'A');
}

void name_test_free(struct name_test *test)
{
    str_free(&test->room);
}

/* --- reading them --- */

static int add_text(struct chamber_db *db, struct names *names, const struct name *like,
                    const char *text)
{
    struct name name = *like;
    name.folded = utf8_folded(text);
    if (!name.folded)
        return fail_memory(db);
    int rc = names_add(db, names, &name);
    if (rc < 0)
        free(name.folded);
    return rc;
}

enum name_rank names_rank(const struct chamber_field *field)
{
    if (!(field->flags & CHAMBER_FINDS))
        return NAME_TAIL;
    return field->flags & CHAMBER_LIST ? NAME_FORMER : NAME_NOW;
}

/* Add what one column of a row says; with a test only if it passes. */
static int add_value(struct chamber_db *db, struct names *names, struct stmt *st, int column,
                     const struct chamber_field *field, enum name_rank rank, struct name_test *test)
{
    const char *text = stmt_text(st, column);
    if (!text || (test && !passes(test, text)))
        return test && test->room.failed ? fail_memory(db) : CHAMBER_OK;
    const struct name name = {.id = stmt_int(st, 0),
                              .field = field,
                              .rank = rank,
                              .tail = field->flags & CHAMBER_TAIL && rank != NAME_FORMER};
    return add_text(db, names, &name, text);
}

/* Add the rows (id, value) of a field's own query. */
static int add_rows(struct chamber_db *db, struct names *names, stmt_composer *compose,
                    const struct chamber_field *field, enum name_rank rank, struct name_test *test)
{
    int rc;
    CLEAN_STMT struct stmt *st = stmt_composed(db, compose, names->noun, field);
    stmt_bind_text(st, ":as_of", chamber_today(db));
    while ((rc = stmt_step(st)) == CHAMBER_ROW) {
        rc = add_value(db, names, st, 1, field, rank, test);
        if (rc < 0)
            return rc;
    }
    return rc;
}

/* What the record's dated field says today, if it is what was found among all its values. */
static int add_if_today(struct chamber_db *db, struct names *names, const struct name *found)
{
    CLEAN_STMT struct stmt *st = stmt_composed(db, sql_name_of, names->noun, found->field);
    stmt_bind_int(st, ":id", found->id);
    stmt_bind_text(st, ":as_of", chamber_today(db));
    int rc = stmt_step(st);
    if (rc != CHAMBER_ROW)
        return rc;
    struct name name = *found;
    const char *text = stmt_text(st, 1);
    name.rank = names_rank(found->field);
    name.tail = found->field->flags & CHAMBER_TAIL;
    name.folded = utf8_folded(text ? text : "");
    if (!name.folded)
        return fail_memory(db);
    bool same = strcmp(name.folded, found->folded) == 0;
    rc = same ? names_add(db, names, &name) : CHAMBER_OK;
    if (!same || rc < 0)
        free(name.folded);
    return rc;
}

/* All values of a dated field are scanned as they lie, and those that pass looked at again: which
 * one holds today costs as much to ask for each as all the rest. */
static int scan_dated(struct chamber_db *db, struct names *names, const struct chamber_field *field,
                      struct name_test *test)
{
    size_t from = names->count;
    int rc = add_rows(db, names, sql_past_names, field, NAME_FORMER, test);
    for (size_t i = from, to = names->count; i < to && rc == CHAMBER_OK; i++) {
        const struct name found = names->items[i];
        rc = add_if_today(db, names, &found);
    }
    return rc;
}

/* The fields that lie in the noun's own row, in one scan. */
static int add_columns(struct chamber_db *db, struct names *names, struct name_test *test)
{
    const struct chamber_noun *noun = names->noun;
    const struct chamber_field *fields[FIELDS_MAX];
    int rc, count = 0;
    for (size_t i = 0; i < noun->field_count; i++)
        if (names_column(&noun->fields[i]))
            fields[count++] = &noun->fields[i];
    if (count == 0)
        return CHAMBER_OK;
    CLEAN_STMT struct stmt *st = stmt_composed(db, sql_column_names, noun, NULL);
    stmt_bind_text(st, ":as_of", chamber_today(db));
    while ((rc = stmt_step(st)) == CHAMBER_ROW) {
        for (int i = 0; i < count && rc >= 0; i++)
            rc = add_value(db, names, st, i + 1, fields[i], names_rank(fields[i]), test);
        if (rc < 0)
            return rc;
    }
    return rc;
}

static int add_field(struct chamber_db *db, struct names *names, const struct chamber_field *field,
                     struct name_test *test)
{
    if (!(field->flags & (CHAMBER_FINDS | CHAMBER_TAIL)) || names_column(field))
        return CHAMBER_OK;
    if (field->flags & CHAMBER_DATED && test)
        return scan_dated(db, names, field, test);
    int rc = add_rows(db, names, sql_names, field, names_rank(field), test);
    return rc < 0 || !(field->flags & CHAMBER_DATED)
               ? rc
               : add_rows(db, names, sql_past_names, field, NAME_FORMER, test);
}

static int by_folded(const void *a, const void *b)
{
    const struct name *x = a, *y = b;
    int order = strcmp(x->folded, y->folded);
    return order ? order : (x->id > y->id) - (x->id < y->id);
}

/* With a test only such as pass. */
int names_read(struct chamber_db *db, struct names *names, struct name_test *test)
{
    const struct chamber_noun *noun = names->noun;
    int rc = add_columns(db, names, test);
    for (size_t i = 0; i < noun->field_count && rc == CHAMBER_OK; i++)
        rc = add_field(db, names, &noun->fields[i], test);
    if (names->count)
        qsort(names->items, names->count, sizeof *names->items, by_folded);
    return rc;
}
