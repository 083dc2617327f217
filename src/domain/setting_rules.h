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

/* Whom a setting is about, as the end of its name says: nothing, ".kind.CODE", ".role.CODE". */
struct setting_group {
    enum setting_scope { SETTING_ALL, SETTING_KIND, SETTING_ROLE, SETTING_NOBODY } scope;
    const char *code; /* borrowed from the name; of SETTING_NOBODY the whole end */
};

/* Whether a setting's name is of a family ("visits.contacts"), and then its group. */
bool setting_group_parse(const char *name, const char *family, struct setting_group *group);

/* What a kind or a role is called in the handle's language, freed by the caller; NULL if there is
 * none of that code. */
int setting_group_name(struct chamber_db *db, const struct setting_group *group,
                       char **name) MUST_CHECK;

#endif
