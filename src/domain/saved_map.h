/* SPDX-License-Identifier: MIT */
/* The setting `import.map.NOUN`: what headings of an office's files mean, "列=field;列=field". A
 * field is a name or a Chinese label, `id` the record's number, `-` a column that is left out. */
#ifndef DOMAIN_SAVED_MAP_H
#define DOMAIN_SAVED_MAP_H

#include "record/noun.h"

#include "base/str.h"

#define SAVED_MAP_FAMILY "import.map."

struct saved_target {
    bool id;
    const struct chamber_field *field; /* NULL: the id, or nothing */
};

/* What a field's name stands for; false: nothing that the noun has. */
bool saved_map_target(const struct chamber_noun *noun, const char *field,
                      struct saved_target *target);

/* The next of a value, which moves past it. False: it is none, or memory ran out
 * (heading->failed). */
bool saved_map_next(const struct chamber_noun *noun, const char **value, struct str *heading,
                    struct saved_target *target);

/* Append one; false if the heading cannot be kept: a column's number, or with = or ; in it. */
bool saved_map_add(struct str *value, const char *heading, const char *field);

/* Whether a text is such a value of the noun; the function is false if memory ran out. */
bool saved_map_valid(const struct chamber_noun *noun, const char *value, bool *valid);

#endif
