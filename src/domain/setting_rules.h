/* SPDX-License-Identifier: MIT */
/* Settings that the program acts on: what their names and values may be. */
#ifndef DOMAIN_SETTING_RULES_H
#define DOMAIN_SETTING_RULES_H

#include "record/noun.h"

/* Refuse a value that cannot be acted on. A setting of any other name is taken as it is. */
int setting_prepare(struct chamber_db *db, void *record, const void *before) MUST_CHECK;

/* The number in "4" or "30%", up to 9999 and 100; -1 if it is none. */
int64_t setting_count(const char *value);
int64_t setting_percent(const char *value);

/* What follows `family` in a setting's name: "" after "visits.contacts", ".kind.group" after that;
 * NULL if the name is of another family. */
const char *setting_group(const char *name, const char *family);

#endif
