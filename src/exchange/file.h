/* SPDX-License-Identifier: MIT */
/* The bytes of a file, what kind they are, and their text. */
#ifndef EXCHANGE_FILE_H
#define EXCHANGE_FILE_H

#include "store/db.h"

/* Read a plain file, or standard input for "-", whole; the caller frees *bytes, which end in a NUL
 * beyond *length. */
int file_read(struct chamber_db *db, const char *path, char **bytes, size_t *length) MUST_CHECK;

/* kind.c: refuse what is no text by how it begins; and a text that is a page of HTML. */
int file_check_kind(struct chamber_db *db, const char *path, const char *bytes,
                    size_t length) MUST_CHECK;
int file_check_page(struct chamber_db *db, const char *path, const char *text) MUST_CHECK;

/* Whether it is a ZIP archive, as workbooks are. */
bool file_is_zip(const char *bytes, size_t length);

/* encoding.c: replace the bytes by the same text in UTF-8, without a byte order mark. *encoding is
 * what it is written in, by name; NULL: found out, and set. What is no text, or of no encoding that
 * can be told for sure, is refused. */
int file_text(struct chamber_db *db, const char *path, const char **encoding, char **bytes,
              size_t *length) MUST_CHECK;

/* Record a failure of a line of a file (0: of the file), CHAMBER_E_DATA: file_fail(db, path, line,
 * "id", args). */
#define file_fail(db, path, line, ...)                                                             \
    file_fail_words(db, path, line, (const char *const[]){__VA_ARGS__, NULL})
int file_fail_words(struct chamber_db *db, const char *path, int64_t line,
                    const char *const *words);

#endif
