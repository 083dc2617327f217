/* SPDX-License-Identifier: MIT */
/* What separates the cells of a text. */
#ifndef EXCHANGE_DELIMITER_H
#define EXCHANGE_DELIMITER_H

#include <stdbool.h>
#include <stddef.h>

struct delimiter {
    char text[5]; /* one character in UTF-8 */
    size_t start; /* of the rows, past a line `sep=;` */
    bool found;   /* it is said by that line, or stands in the rows */
};

/* Find it in `length` bytes of valid UTF-8 ended by a NUL: a first line `sep=;` says it; else it is
 * the one of comma, semicolon, TAB and full-width comma that makes rows of one width. Comma if none
 * does. */
void delimiter_find(const char *text, size_t length, struct delimiter *delimiter);

#endif
