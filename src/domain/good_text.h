/* SPDX-License-Identifier: MIT */
/* How one of the four goods is worded in a setting: "NAME: id, id", the ids of the figures that are
 * its evidence. Colons, commas and blanks may be of full width. */
#ifndef DOMAIN_GOOD_TEXT_H
#define DOMAIN_GOOD_TEXT_H

#include "base/str.h"

/* Make *name the name, "" if there is none; what follows it, for good_next_id(). */
const char *good_name(const char *value, struct str *name);

/* Make *id the next id that is not empty and move *rest behind it; false at the end. */
bool good_next_id(const char **rest, struct str *id);

/* Whether a wording has a name and ids, each of the form "section.figure"; the function is false if
 * memory ran out. */
bool good_well_formed(const char *value, bool *fits);

#endif
