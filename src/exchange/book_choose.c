/* SPDX-License-Identifier: MIT */
/* Which worksheet of a workbook is meant. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "exchange/book.h"
#include "exchange/file.h"

/* The worksheet of that name: *n, or their count. False: no memory. */
static bool find(const struct book *book, const char *name, size_t *n)
{
    CLEAN_FREE char *wanted = utf8_folded(name);
    bool found = false;
    if (!wanted)
        return false;
    for (*n = 0; *n < book_count(book); ++*n) {
        CLEAN_FREE char *folded = utf8_folded(book_name(book, *n));
        if (!folded)
            return false;
        found = *wanted && strcmp(folded, wanted) == 0;
        if (found)
            break;
    }
    return true;
}

/* Their names in a message's argument. */
static int fail_choice(struct chamber_db *db, const struct book *book, const char *message,
                       const char *wanted)
{
    CLEAN_STR struct str names = {0};
    bool english = chamber_get_language(db) == CHAMBER_EN;
    for (size_t i = 0; i < book_count(book); i++) {
        str_add(&names, i == 0 ? "" : english ? ", " : "、");
        str_add(&names, book_name(book, i));
    }
    return names.failed ? fail_memory(db)
                        : file_fail(db, book_path(book), 0, message, str_text(&names), wanted);
}

/* By name; else by number, from 1. */
static int choose_wanted(struct chamber_db *db, const struct book *book, const char *wanted,
                         size_t *n)
{
    char *end = NULL;
    if (!find(book, wanted, n))
        return fail_memory(db);
    if (*n < book_count(book))
        return CHAMBER_OK;
    size_t digits = strspn(wanted, "0123456789");
    uintmax_t number = digits > 0 && !wanted[digits] ? strtoumax(wanted, &end, 10) : 0;
    if (number == 0 || number > book_count(book))
        return fail_choice(db, book, "sheet_unknown", wanted);
    *n = (size_t)number - 1;
    return CHAMBER_OK;
}

/* The only one that is named after the noun. */
static int choose_named(struct chamber_db *db, const struct book *book,
                        const struct chamber_noun *noun, size_t *n)
{
    size_t named = 0;
    for (size_t i = 0; i < book_count(book); i++) {
        const struct chamber_noun *its = NULL;
        if (!book_hidden(book, i) && !sheet_noun(book_name(book, i), &its))
            return fail_memory(db);
        if (its != noun)
            continue;
        *n = i;
        named++;
    }
    return named == 1 ? CHAMBER_OK : fail_choice(db, book, "sheet_choose", NULL);
}

int book_choose(struct chamber_db *db, struct book *book, const struct chamber_noun *noun,
                const char *wanted, size_t *n)
{
    size_t count = 0, only = 0;
    int rc = CHAMBER_OK;
    if (wanted)
        return choose_wanted(db, book, wanted, n);
    for (size_t i = 0; i < book_count(book) && rc == CHAMBER_OK; i++) {
        bool filled = false;
        if (!book_hidden(book, i))
            rc = book_is_filled(db, book, i, &filled);
        only = filled && count == 0 ? i : only;
        count += filled;
    }
    if (rc < 0)
        return rc;
    *n = only;
    if (count == 0)
        return file_fail(db, book_path(book), 0, "sheet_none");
    return count == 1 ? CHAMBER_OK : choose_named(db, book, noun, n);
}
