/* SPDX-License-Identifier: MIT */
/* The bytes of a file, and whether they are text. */
#ifndef EXCHANGE_FILE_H
#define EXCHANGE_FILE_H

#include "store/db.h"

/* Read a plain file, or standard input for "-", whole; the caller frees *bytes, which end in a NUL
 * beyond *length. */
int file_read(struct chamber_db *db, const char *path, char **bytes, size_t *length) MUST_CHECK;

/* Refuse what is not UTF-8, saying what it is instead, and an empty file; *start is past the byte
 * order mark. */
int file_check_text(struct chamber_db *db, const char *path, const char *bytes, size_t length,
                    size_t *start) MUST_CHECK;

/* Record a failure of a line of a file (0: of the file), CHAMBER_E_DATA: file_fail(db, path, line,
 * "id", args). */
#define file_fail(db, path, line, ...)                                                             \
    file_fail_words(db, path, line, (const char *const[]){__VA_ARGS__, NULL})
int file_fail_words(struct chamber_db *db, const char *path, int64_t line,
                    const char *const *words);

#endif
