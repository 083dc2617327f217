/* SPDX-License-Identifier: MIT */
/* What the files that make templates share. */
#ifndef EXCHANGE_TEMPLATE_H
#define EXCHANGE_TEMPLATE_H

#include <chamber/db.h>

#include "base/error.h"
#include "base/str.h"
#include "record/noun.h"

/* What an example row begins with, in both languages: an import leaves such a row out. */
#define TEMPLATE_EXAMPLE "例："

/* The values that a field may be chosen from, in the handle's language, ended by NULL. Those of a
 * choice are the ones that a new database has where none is open. */
struct template_words {
    char **items; /* NULL: no list */
    size_t count;
};

int template_words(struct chamber_db *db, const struct chamber_field *field,
                   struct template_words *words) MUST_CHECK;
void template_words_free(struct template_words *words);
#define CLEAN_TEMPLATE_WORDS CLEAN(template_words_free)

/* Append an example's text in the handle's language: words of an enum or choice, yes and no. */
int template_example(struct chamber_db *db, const struct chamber_field *field, const char *text,
                     struct str *out) MUST_CHECK;

/* Append how a field is filled in, sentences joined by `between`. */
void template_how(struct chamber_db *db, const struct chamber_field *field, const char *between,
                  struct str *out);

#endif
