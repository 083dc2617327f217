/* SPDX-License-Identifier: MIT */
/* Where a failure's detail is gathered before the handle hands it out. */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <chamber/error.h>

#include "base/str.h"

/* A failure with its own copies of all texts. Zeroed: no failure. */
struct error {
    struct chamber_error shown; /* points into the members below, and to constants */
    char *args[4];
    char *file;
    char *cell;
    const char *label; /* what people call the field, or NULL; a constant */
    struct str text;   /* the sentence, made when it is asked for */
};

/* Record a failure: `words` is the message's id and up to 4 arguments, ended by NULL. Replaces the
 * one before. Returns `result`. If memory runs out, the failure becomes CHAMBER_E_NO_MEMORY, so
 * use what this returns. */
int error_set(struct error *error, int result, const char *const *words);

/* Say whose field it was, unless that is said already, and what people call it (may be NULL). All
 * are constants: the table of fields is above this layer, so the label is handed down. */
void error_at_field(struct error *error, const char *noun, const char *field, const char *label);

/* Say where in a file it was, unless that is said already. */
void error_set_line(struct error *error, const char *file, int64_t line);

/* Say in which cell of a workbook it was, "C5"; "" says nothing. */
void error_at_cell(struct error *error, const char *cell);

/* Forget the failure. */
void error_reset(struct error *error);

/* Forget it and free the memory. */
void error_free(struct error *error);

#endif
