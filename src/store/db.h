/* SPDX-License-Identifier: MIT */
/* The handle as the layers above see it: settings, failures, transactions. Nothing here or in
 * stmt.h shows a type of SQLite, so that another store can stand behind the same calls. */
#ifndef STORE_DB_H
#define STORE_DB_H

#include <chamber/db.h>

#include "base/cleanup.h"
#include "base/error.h"

/* Record a failure and return its result: fail(db, CHAMBER_E_REFUSED, "message_id", arg1, arg2). */
#define fail(db, result, ...)                                                                      \
    error_set(store_error(db), (result), (const char *const[]){__VA_ARGS__, NULL})

/* As fail(), for a field of a noun; its label is what people call it, or NULL (all constants). */
int fail_field(struct chamber_db *db, int result, const char *noun, const char *field,
               const char *label, const char *const *words) MUST_CHECK;

/* CHAMBER_E_NO_MEMORY, recorded. */
int fail_memory(struct chamber_db *db);

struct error *store_error(struct chamber_db *db);

/* Add a message to what chamber_warning_text() says; a second argument may be NULL. */
void store_warn(struct chamber_db *db, const char *id, const char *first, const char *second);

/* What chamber_warning_text() says, which says nothing then; the caller frees it. NULL: no memory.
 */
char *store_take_warning(struct chamber_db *db);

/* CHAMBER_E_INTERRUPTED, recorded, once chamber_interrupt() was called; else CHAMBER_OK. For what
 * waits for anything but the database. */
int store_interrupted(struct chamber_db *db) MUST_CHECK;

/* A transaction. The outermost begin of a WRITE is BEGIN IMMEDIATE, of a READ a deferred one;
 * inner ones are savepoints (WRITE) or counted (READ). A WRITE inside an outermost READ is a
 * mistake of the program and fails with CHAMBER_E_USAGE. */
enum store_access { STORE_READ, STORE_WRITE };
int store_begin(struct chamber_db *db, enum store_access access) MUST_CHECK;

/* Commit (result 0) or roll back what the matching store_begin() began; returns `result`, or why
 * the commit failed. The failure recorded before a roll-back stays recorded. */
int store_end(struct chamber_db *db, int result) MUST_CHECK;

/* Until the outermost transaction ends, inner ones are no savepoints, which cost as much as a row:
 * one that fails after it wrote spoils all, which can only be taken back and done anew. */
void store_spare(struct chamber_db *db);
bool store_spoilt(const struct chamber_db *db);

/* Whether a write transaction is open. */
bool store_writing(const struct chamber_db *db);

/* Whether a database is open. */
bool store_is_open(const struct chamber_db *db);

/* The schema number of the open database. */
int store_schema_number(const struct chamber_db *db);

enum { SHA256_SIZE = 32, SHA256_TEXT_SIZE = 65 };

/* What the journal keeps with the handle: who, what verb, the batch under way. The journal resets
 * `number` when an outermost transaction ends (see store_on_end). */
struct batch_state {
    char *verb;        /* of the outermost chamber_begin() */
    char *file_name;   /* of an import, or NULL */
    char *file_sha256; /* of an import, or NULL */
    chamber_id number; /* of the batch under way; 0: nothing written yet */
    chamber_id last;   /* of the last one committed */
    chamber_id undoes; /* the batch being taken back, or 0 */
    char *header;      /* what goes into the hash of each of its changes, or NULL */
    bool linked;       /* `link` is that of the last change; no other can come in between */
    unsigned char link[SHA256_SIZE];
};
struct batch_state *store_batch(struct chamber_db *db);
const char *store_actor(const struct chamber_db *db);

/* A copy of the database in memory, to try things out: a handle of its own, ended with
 * chamber_close(). Nothing that is done to it reaches a file. */
int store_copy(struct chamber_db *db, struct chamber_db **copy) MUST_CHECK;

/* One thing the record engine keeps with the handle, destroyed when it is closed. Keeping another
 * (or NULL) does not destroy the one before. */
void *store_kept(const struct chamber_db *db);
void store_keep(struct chamber_db *db, void *thing, void (*destroy)(void *thing));

/* A number that differs after another connection wrote to the database, and after a roll-back. */
int64_t store_epoch(struct chamber_db *db);

/* Rewrite the whole file, so that nothing is left of what was overwritten or deleted, and empty the
 * write-ahead log. No transaction may be open. *clean: false if another program still reads what
 * was, so that the log could not be emptied; it is when the last one closes. */
int store_scrub(struct chamber_db *db, bool *clean) MUST_CHECK;

/* What the caller calls the open database. */
const char *store_path(const struct chamber_db *db);

/* SHA-256 of some bytes (FIPS 180-4), raw or as 64 hexadecimal digits and a NUL. */
void store_sha256(const void *bytes, size_t length, unsigned char out[SHA256_SIZE]);
void store_sha256_text(const void *bytes, size_t length, char out[SHA256_TEXT_SIZE]);

/* The same of a plain file, which must not be open in this process. CHAMBER_E_IO. */
int store_sha256_file(struct chamber_db *db, const char *path,
                      char out[SHA256_TEXT_SIZE]) MUST_CHECK;
/* Of all that an open file has. */
int store_sha256_open(struct chamber_db *db, const char *path, int fd,
                      char out[SHA256_TEXT_SIZE]) MUST_CHECK;

/* Unpredictable bytes from the system. CHAMBER_E_IO if there are none. */
int store_random(struct chamber_db *db, void *out, size_t length) MUST_CHECK;

#endif
