/* SPDX-License-Identifier: MIT */
/* The rules of the chamber's own words. */
#ifndef DOMAIN_CHOICE_RULES_H
#define DOMAIN_CHOICE_RULES_H

#include "record/noun.h"

int choice_prepare(struct chamber_db *db, void *record, const void *before) MUST_CHECK;
int choice_removing(struct chamber_db *db, const void *record) MUST_CHECK;

#endif
