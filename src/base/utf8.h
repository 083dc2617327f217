/* SPDX-License-Identifier: MIT */
/* UTF-8: validity, one character at a time, the forms in which names are compared and shown. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* Whether the bytes are well-formed UTF-8 (Unicode 15, table 3-7): no overlong form, no surrogate,
 * nothing above U+10FFFF, no NUL. */
bool utf8_valid(const char *bytes, size_t length);

/* The character at *text, which must be valid UTF-8; moves *text past it. 0 at the end. */
uint32_t utf8_next(const char **text);

void utf8_append(struct str *out, uint32_t character);

/* How many characters; the text must be valid. */
size_t utf8_count(const char *text);

/* The form in which names are compared: full width made half width (letters, digits, punctuation
 * and brackets), ASCII letters in lower case, all blanks (ASCII, NBSP, U+3000, U+2000-200A),
 * zero-width characters and middle dots (· ・ •) made one or left out. Locale does not matter. */
void utf8_fold(struct str *out, const char *text);

/* The next character of a text as it is folded, moving *text behind it; 0 at the end. */
uint32_t utf8_fold_next(const char **text);

/* As utf8_fold() into a text the caller frees; NULL if memory ran out. */
char *utf8_folded(const char *text);

/* Half width and capitals without blanks, for codes: ９１３１０ａ -> 91310A. */
void utf8_compact(struct str *out, const char *text);

/* Digits, + and - half width, without what is not seen, for phone numbers: １３８ -> 138. */
void utf8_dialled(struct str *out, const char *text);

/* The text without blanks at both ends (ASCII, NBSP, U+3000, TAB, zero width). Moves nothing: sets
 * *start and *length within `text`. */
void utf8_trim(const char *text, const char **start, size_t *length);

/* For a message on one line: control characters, DEL, C1, line and paragraph separators, bidi
 * controls, tag characters, zero-width characters and invalid bytes shown as \x1b or \u202e; cut
 * to `limit` characters with "…" (0: no limit). The text may be invalid UTF-8. */
void utf8_escape(struct str *out, const char *text, size_t limit);

/* The length in bytes of what separates the items of a list, `;` `；` `、` `，`, at the start of a
 * text; 0 if it starts otherwise. And whether a text has one anywhere. */
size_t utf8_separator(const char *text);
bool utf8_has_separator(const char *text);

/* Whether the text has a control character that no field may keep: C0 but for TAB and LF, DEL,
 * C1. */
bool utf8_has_control(const char *text);

/* The number of single-character edits (insert, delete, replace, swap of neighbours) between two
 * valid texts; stops counting above `limit` and returns limit + 1. */
size_t utf8_distance(const char *a, const char *b, size_t limit);

/* The number of single-character edits (insert, delete, replace) between a valid text and the part
 * of another that is nearest to it; limit + 1 if it is more than that. */
size_t utf8_part_distance(const char *part, const char *whole, size_t limit);

#endif
