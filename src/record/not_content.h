/* SPDX-License-Identifier: MIT */
/* What stands in a cell for nothing, and is no content: spreadsheets' error values, dashes. */
#ifndef RECORD_NOT_CONTENT_H
#define RECORD_NOT_CONTENT_H

#include <chamber/record.h>

/* Whether a text, folded, is an error value such as #N/A; whether it is NULL, a dash and the like.
 */
bool not_content_error(const char *folded);
bool not_content_word(const char *folded);

/* Why a text, folded, can be nothing of the field, as a message's id; NULL: it can. */
const char *not_content_fault(const struct chamber_field *field, const char *folded);

#endif
