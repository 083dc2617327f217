/* SPDX-License-Identifier: MIT */
/* Whether a text speaks of one person: by a name, whatever its width, case and blanks; by a phone
 * number, whatever stands between its digits. */
#ifndef DOMAIN_PERSON_MATCH_H
#define DOMAIN_PERSON_MATCH_H

#include <stdbool.h>

#include "base/str.h"

/* What is compared: a character folded, and the bytes of the text it stands for. */
struct glyph {
    uint32_t character;
    size_t start, end;
};

struct glyphs {
    struct glyph *items;
    size_t count;
};

struct glyph_list {
    struct glyphs *items;
    size_t count;
};

/* What to look for. Zeroed: nothing. */
struct match {
    struct glyph_list names;
    struct glyph_list phones; /* digits only */
    struct glyph_list others; /* longer names of other persons that one of the names is a part of */
};

/* Add a name; one of a single character is found only as a whole text. False: no memory. */
bool match_add_name(struct match *match, const char *name);

/* Add every number of a phone field; none shorter than seven digits. */
bool match_add_phones(struct match *match, const char *phones);

/* Take note of another person's name, after all names: "王伟" is not found in "王伟强" where there
 * is such a person. *same: it is one of the names itself. */
bool match_add_other(struct match *match, const char *name, bool *same);

void match_clear(struct match *match);

/* How a text speaks of the person. */
enum match_found { MATCH_NONE, MATCH_PART, MATCH_WHOLE, MATCH_FAILED /* no memory */ };
enum match_found match_find(const struct match *match, const char *text);

/* The text with every name and number replaced; false if there is none. Memory shows in `out`. */
bool match_replace(const struct match *match, const char *text, const char *with, struct str *out);

#endif
