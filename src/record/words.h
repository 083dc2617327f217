/* SPDX-License-Identifier: MIT */
/* Words: of enums, fixed by the code, and of choices, kept as data. */
#ifndef RECORD_WORDS_H
#define RECORD_WORDS_H

#include "record/record.h"

/* The code of a word given as its code, its Chinese or its English word (width, case and blanks do
 * not matter). The caller frees *code. CHAMBER_E_REFUSED naming the field and the words there are;
 * a retired word is still found. */
int word_code(struct chamber_db *db, const struct chamber_noun *noun,
              const struct chamber_field *field, const char *text, char **code) MUST_CHECK;

/* Append what a code is called in the handle's language; the code itself if it is no word. */
int word_show(struct chamber_db *db, const struct chamber_field *field, const char *code,
              struct str *out) MUST_CHECK;

/* Whether a code is a word of the field; `kept`: a retired word is fine too. A failure names the
 * field. */
int word_check(struct chamber_db *db, const struct chamber_noun *noun,
               const struct chamber_field *field, const char *code, bool kept) MUST_CHECK;

#endif
