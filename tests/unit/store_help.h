/* SPDX-License-Identifier: MIT */
/* What the tests of the store share: a folder of their own, databases in it, and looking at files
 * from outside. */
#ifndef TESTS_UNIT_STORE_HELP_H
#define TESTS_UNIT_STORE_HELP_H

#include <sys/types.h>

#include "store/db.h"

/* A fresh folder, removed at the end of the scope: HELP_FOLDER(folder). */
struct help_folder {
    char path[200];
};
void help_folder_make(struct help_folder *folder);
void help_folder_remove(struct help_folder *folder);
#define HELP_FOLDER(name)                                                                          \
    CLEAN(help_folder_remove) struct help_folder name;                                             \
    help_folder_make(&name)

/* The path of a file in it; borrowed, good for the next 15 calls. */
const char *help_path(const struct help_folder *folder, const char *name);

/* How many files and folders are in it. */
int help_count(const struct help_folder *folder);

/* A database with the present schema, and with an older one; closed. */
void help_database(const char *path);
void help_old_database(const char *path, int number);

/* Run SQL on a file with a bare connection: what another program could do to it. */
void help_alter(const char *path, const char *sql);

/* One value of a bare connection. */
int64_t help_value(const char *path, const char *sql);

/* Run SQL on an open handle, outside or inside a transaction; the result. */
int help_run(struct chamber_db *db, const char *sql);

/* One whole number read through a handle. */
int64_t help_number(struct chamber_db *db, const char *sql);

/* Open; the result. The handle is good either way. */
int help_open(struct chamber_db **db, const char *path, enum chamber_mode mode);

/* Whether opening fails with this result and message, leaves the file as it was and nothing new in
 * its folder; false with a word on stderr if not. */
bool help_refused(const char *path, enum chamber_mode mode, int result, const char *message);

/* SHA-256 of a file's bytes. */
void help_digest(const char *path, char out[SHA256_TEXT_SIZE]);

/* Make a file of these bytes, mode 0600. */
void help_write(const char *path, const void *bytes, size_t length);

/* A whole file; the caller frees it. */
char *help_read(const char *path, size_t *length);

/* Overwrite some bytes of a file. */
void help_patch(const char *path, off_t offset, const void *bytes, size_t length);

/* Copy a file, mode 0600. */
void help_copy(const char *from, const char *to);

/* The permission bits of a file; 0 if there is none. */
mode_t help_mode(const char *path);

#endif
