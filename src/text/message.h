/* SPDX-License-Identifier: MIT */
/* The one list of messages in both languages: messages.def. */
#ifndef TEXT_MESSAGE_H
#define TEXT_MESSAGE_H

#include <chamber/types.h>

#include "base/str.h"

/* The message of that id; NULL if there is none. */
const char *message_find(enum chamber_language language, const char *id);

/* Append the message with {1} to {9} replaced by args[0] to args[8], each escaped for one line and
 * cut to 120 characters; a missing argument is replaced by nothing. An unknown id is appended as
 * it is. */
void message_format(struct str *out, enum chamber_language language, const char *id,
                    const char *const *args);

/* As message_format(), of a sentence that is at hand. */
void message_fill(struct str *out, const char *text, const char *const *args);

/* As message_format(), of arguments that are fit to be shown: they stay whole and as they are. */
void message_compose(struct str *out, enum chamber_language language, const char *id,
                     const char *const *args);

#endif
