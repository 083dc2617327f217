/* SPDX-License-Identifier: MIT */
/* A growing text. Appending never fails at once: after memory ran out further appends do nothing
 * and str_take() returns NULL, so that a caller checks once, at the end. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/cleanup.h"

struct str {
    char *data; /* NUL-terminated once anything was appended, else NULL */
    size_t length;
    size_t capacity;
    bool failed;
};

void str_add(struct str *s, const char *text); /* NULL adds nothing */
void str_add_bytes(struct str *s, const char *bytes, size_t count);
void str_add_char(struct str *s, char c);
void str_add_int(struct str *s, int64_t value);
void str_addf(struct str *s, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Shorten to nothing, keeping the memory. */
void str_reset(struct str *s);

/* Hand the text over to the caller, who frees it; "" if nothing was appended, NULL if memory ran
 * out. The str is empty afterwards. */
char *str_take(struct str *s);

/* The text so far, borrowed: "" if nothing was appended. */
const char *str_text(const struct str *s);

void str_free(struct str *s);
#define CLEAN_STR CLEAN(str_free)

/* A copy the caller frees; NULL for NULL or if memory ran out. */
char *str_copy(const char *text);

/* Equal, where NULL equals "" . */
bool str_same(const char *a, const char *b);

#endif
