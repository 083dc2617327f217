/* SPDX-License-Identifier: MIT */
/* Pieces of JSON text, for objects that are no records. */
#ifndef RECORD_JSON_TEXT_H
#define RECORD_JSON_TEXT_H

#include "base/str.h"

/* Append a quoted, escaped string; NULL appends null. The text must be valid UTF-8. */
void json_add_string(struct str *out, const char *text);

/* Append a number in the shortest form that reads back the same: 25, 0.625. */
void json_add_number(struct str *out, double value);

#endif
