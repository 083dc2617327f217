/* SPDX-License-Identifier: MIT */
/* What of a record that goes has no place in the one that stays is told in its note. */
#ifndef DOMAIN_MERGE_NOTE_H
#define DOMAIN_MERGE_NOTE_H

#include <chamber/enterprise.h>

#include "base/str.h"

/* "合并自 #12 示例商贸有限公司" */
void merge_note_begin(struct chamber_db *db, struct str *note,
                      const struct chamber_enterprise *drop);

/* "；联系电话 021-55550000" */
void merge_note_text(struct str *note, const char *title, const char *text);
int merge_note_field(struct chamber_db *db, struct str *note, const struct chamber_field *field,
                     const struct chamber_enterprise *drop) MUST_CHECK;

/* "；规模 小型、中型（2018-03-01 起）": `json` are the values as the journal keeps them. */
int merge_note_dated(struct chamber_db *db, struct str *note, const struct chamber_field *field,
                     chamber_id drop, const char *json) MUST_CHECK;

/* What a field is called in the handle's language. */
const char *merge_note_title(const struct chamber_db *db, const struct chamber_field *field);

#endif
