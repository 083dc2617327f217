/* SPDX-License-Identifier: MIT */
/**
 * @file
 * The handle: opening, making and migrating a database, who acts and which day it is, and
 * transactions.
 */
#ifndef CHAMBER_DB_H
#define CHAMBER_DB_H

#include <chamber/error.h>
#include <chamber/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/** How a database is opened. */
enum chamber_mode {
    CHAMBER_READ, /**< nothing can be written through this handle; older schemas are read too */
    CHAMBER_WRITE /**< needs the present schema: an older database is refused naming `migrate` */
};

/**
 * Make a handle. It is not yet a database, but keeps settings and failures from the start.
 * @return owned by the caller, closed by chamber_close(); NULL if memory ran out.
 */
CHAMBER_API struct chamber_db *chamber_new(void);

/** Close the database, rolling back what is not committed, and free the handle. NULL is fine. */
CHAMBER_API void chamber_close(struct chamber_db *db);

/** Set the language of messages and words; Chinese unless set. */
CHAMBER_API void chamber_set_language(struct chamber_db *db, enum chamber_language language);

/** The language set. */
CHAMBER_API enum chamber_language chamber_get_language(const struct chamber_db *db);

/**
 * Show phone numbers as 138****0000, in every format: of a number with 11 digits or more the first
 * three and the last four, of a shorter one only the last two. In other texts than fields of
 * CHAMBER_PHONE only mobile numbers are found; names and codes are left as they are. Nothing is
 * masked while a batch is being written: what is stored is whole. Off unless set.
 */
CHAMBER_API void chamber_set_mask(struct chamber_db *db, bool mask);

/** Whether phone numbers are masked. */
CHAMBER_API bool chamber_get_mask(const struct chamber_db *db);

/**
 * Say which day is today, so that results can be reproduced. Unless set it is the local date of
 * the first call that needs it.
 * @param today  "YYYY-MM-DD".
 * @return CHAMBER_OK, or CHAMBER_E_USAGE if that is no date.
 */
CHAMBER_API int chamber_set_today(struct chamber_db *db, const char *today);

/** Today's date, "YYYY-MM-DD"; borrowed from the handle. */
CHAMBER_API const char *chamber_today(struct chamber_db *db);

/**
 * Say who acts: a label for the journal, not a login. "unknown" unless set.
 * @return CHAMBER_OK, CHAMBER_E_USAGE if empty or over 200 bytes, CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_set_actor(struct chamber_db *db, const char *actor);

/**
 * How long to wait for another process that is writing, in milliseconds; 20,000 unless set.
 * Takes effect at once and at the next chamber_open().
 */
CHAMBER_API void chamber_set_busy_timeout(struct chamber_db *db, int milliseconds);

/**
 * Open an existing database with every protection: the application id and schema number are
 * checked, foreign keys are on, the schema is not trusted, nothing outside the file is reached.
 * @param path  the file, UTF-8. It is never created here.
 * @return CHAMBER_OK; CHAMBER_E_IO if it is missing, not a plain file, readable by everyone, or
 *         cannot be read (or written, in CHAMBER_WRITE); CHAMBER_E_DATABASE if it is empty, not a
 *         chamber database, damaged, altered or newer; CHAMBER_E_REFUSED if it is older and the
 *         mode is CHAMBER_WRITE; CHAMBER_E_USAGE if the handle is open already; CHAMBER_E_BUSY;
 *         CHAMBER_E_INTERRUPTED; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_open(struct chamber_db *db, const char *path, enum chamber_mode mode);

/** What chamber_init() is told. Zeroed memory is fine: no name, the files belong to their owner. */
struct chamber_init {
    const char *name;  /**< the chamber's name, kept as setting chamber.name; NULL for none */
    const char *group; /**< a Unix group that may use the database; NULL: only its owner */
};

/**
 * Make a new database, seed roles, choices and settings, and leave it open for writing.
 * The folder is made if it is missing (0700, or 2770 with a group); the file is 0600 (0660).
 * @return CHAMBER_OK; CHAMBER_E_REFUSED if the file exists; CHAMBER_E_NOT_FOUND if there is no
 *         such group; CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_init(struct chamber_db *db, const char *path,
                             const struct chamber_init *init);

/**
 * Bring an older database to the present schema: a backup beside it first, then all steps in
 * one transaction. Does nothing to a database that is present. The handle stays closed.
 * @param[out] backup  the backup's path, owned by the caller; NULL if there was nothing to do.
 * @return CHAMBER_OK; the failures of chamber_open(); nothing is changed by a failure.
 */
CHAMBER_API int chamber_migrate(struct chamber_db *db, const char *path, char **backup);

/**
 * Copy the open database to a new file, checked, durable and complete, while others use it.
 * @param path  must not exist.
 * @return CHAMBER_OK; CHAMBER_E_REFUSED if the file exists; CHAMBER_E_DATABASE if the copy is not
 *         sound; CHAMBER_E_BUSY; CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_backup(struct chamber_db *db, const char *path);

/**
 * Begin a transaction; calls nest, and the writes of the outermost one are one batch of the
 * journal. Every function that writes does this itself; call it to make several one.
 * @param verb  what is being done, e.g. "visit log"; the outermost call's verb names the batch.
 * @return CHAMBER_OK; CHAMBER_E_BUSY; CHAMBER_E_REFUSED if opened with CHAMBER_READ.
 */
CHAMBER_API int chamber_begin(struct chamber_db *db, const char *verb);

/**
 * End what the matching chamber_begin() began: keep it if `result` is CHAMBER_OK, undo it if not.
 * @param result  what the work between came to.
 * @return `result`, or why it could not be committed: CHAMBER_E_BUSY, CHAMBER_E_IO,
 *         CHAMBER_E_REFUSED, CHAMBER_E_INTERRUPTED.
 */
CHAMBER_API int chamber_end(struct chamber_db *db, int result);

/** The number of the last batch written through this handle; 0 if none was. */
CHAMBER_API chamber_id chamber_last_batch(const struct chamber_db *db);

/**
 * Make the call under way, or if none is the next one, fail with CHAMBER_E_INTERRUPTED. Inside a
 * transaction every call fails until its end. May be called by a signal handler.
 */
CHAMBER_API void chamber_interrupt(struct chamber_db *db);

/** The library's version, "MAJOR.MINOR.PATCH"; a constant string. */
CHAMBER_API const char *chamber_version(void);

#ifdef __cplusplus
}
#endif

#endif
