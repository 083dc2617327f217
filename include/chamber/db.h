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
    CHAMBER_READ,     /**< nothing is written through this handle; older schemas are read too */
    CHAMBER_WRITE,    /**< needs the present schema: an older one is refused naming `migrate` */
    CHAMBER_READ_ONLY /**< as CHAMBER_READ, and the file is opened so that the system refuses every
                           write to it: not even a crash of another program is recovered from */
};

/**
 * For a program of one thread in which nothing else uses SQLite, before its first handle: SQLite
 * then takes no locks within the process and counts no memory, which saves a tenth of a short
 * command. It holds for the whole process. Without it, or where it comes too late, all works as
 * well.
 * @return CHAMBER_OK; CHAMBER_E_USAGE if SQLite is in use already.
 */
CHAMBER_API int chamber_single_threaded(void);

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
 * @return CHAMBER_OK, CHAMBER_E_USAGE if empty, over 200 bytes, no UTF-8 or with control
 * characters, CHAMBER_E_NO_MEMORY.
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
 * Copy the open database to a new file, complete and durable, while others use it. The copy is
 * opened and checked (pages, references, that it is a chamber database of the same schema) before
 * it takes its name; its mode is the database's.
 * @param path  must not exist.
 * @return CHAMBER_OK; CHAMBER_E_REFUSED if the file exists; CHAMBER_E_DATABASE if the copy is not
 *         sound; CHAMBER_E_BUSY; CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_backup(struct chamber_db *db, const char *path);

/** What chamber_backup_dated() did. Zeroed memory is empty. */
struct chamber_backups {
    char *made;        /**< the path of the new backup */
    char **kept;       /**< names of the dated backups there are, newest first, the new one too */
    size_t kept_count; /**< how many */
    char **removed;    /**< names of those removed, newest first */
    size_t removed_count; /**< how many */
};

/** Free what is in it and empty it. */
CHAMBER_API void chamber_backups_clear(struct chamber_backups *backups);

/**
 * As chamber_backup(), into the folder `backups` beside the database, under its name and today's
 * date ("chamber-2018-12-31.db"; a second one of a day gets a number), and then, once the new one
 * is durable, remove old ones by a rule: of the last days that have a backup (setting backup.daily,
 * 14 unless set) and of the last months that have one (backup.monthly, 24) the newest stays, and of
 * today all. Files that are not named exactly so, links, files in use, and backups dated after
 * today are neither counted nor removed; days more than a year apart do not push each other out.
 * One that cannot be removed is a warning.
 * @param[out] backups  what was done, or NULL; cleared by the caller with chamber_backups_clear().
 * @return CHAMBER_OK; the failures of chamber_backup(), which remove nothing.
 */
CHAMBER_API int chamber_backup_dated(struct chamber_db *db, struct chamber_backups *backups);

/** What there is in the place of a database that is to be restored. */
enum chamber_present {
    CHAMBER_PRESENT_MISSING, /**< nothing: it is made, as chamber_init() makes one */
    CHAMBER_PRESENT_DAMAGED, /**< what was a database: it is kept aside, never deleted */
    CHAMBER_PRESENT_SOUND    /**< a database: it is backed up, then overwritten */
};

/** What a database holds, in short. */
struct chamber_summary {
    int schema_number;   /**< below the present one it has to be migrated */
    int64_t enterprises; /**< how many */
    int64_t visits;      /**< how many; 0 in a schema that has none */
    int64_t requests;    /**< how many; 0 in a schema that has none */
    int64_t erasures;    /**< how many persons were erased from it */
    chamber_id batch;    /**< the last one; 0 if there is none */
    char made_at[24];    /**< when, UTC, "2018-12-31T23:59:59Z"; "" if there is none */
};

/** What chamber_restore() is about to do or did. Zeroed memory is empty. */
struct chamber_restored {
    enum chamber_present present;  /**< what there was */
    struct chamber_summary before; /**< of it, if it is sound; by chamber_restore_look() alone */
    struct chamber_summary file;   /**< what is restored */
    chamber_id batch;              /**< the batch "restore"; 0 by chamber_restore_look() */
    char *backup;                  /**< the dated backup of what there was, or NULL */
    char *aside;                   /**< where what was damaged is kept, or NULL */
};

/** Free what is in it and empty it. */
CHAMBER_API void chamber_restored_clear(struct chamber_restored *restored);

/**
 * Look at a database and at the file it is to be restored from, changing neither. The handle must
 * be closed and stays so.
 * @param path  the database; it may be missing or damaged.
 * @param file  a backup: a sound chamber database of this schema or an older one. One that
 *              everybody can read is taken with a warning.
 * @param[out] restored  what there is and what the file holds; nothing to clear.
 * @return CHAMBER_OK; CHAMBER_E_REFUSED if both are one file; the failures of chamber_open().
 */
CHAMBER_API int chamber_restore_look(struct chamber_db *db, const char *path, const char *file,
                                     struct chamber_restored *restored);

/**
 * Restore a database from a file. The file is copied and checked first as chamber_backup() checks,
 * and the copy gets a batch "restore" with the file's name and SHA-256, past which nothing can be
 * undone. Then what there is is backed up (chamber_backup_dated(), removing none) and overwritten
 * in one transaction while nobody else can write: other processes that have it open see all of the
 * old or all of the new. A damaged one is put aside as FILE-2018-12-31.damaged with its journals,
 * unless somebody has it open; a missing one is made. The handle must be closed and stays so.
 * @param path  the database.
 * @param file  as in chamber_restore_look().
 * @param[out] restored  what was done, or NULL; cleared by chamber_restored_clear().
 * @return CHAMBER_OK; CHAMBER_E_REFUSED if both are one file; CHAMBER_E_DATABASE if the file is not
 *         sound; CHAMBER_E_BUSY; CHAMBER_E_INTERRUPTED; the failures of chamber_open(). After a
 *         failure the database is what it was.
 */
CHAMBER_API int chamber_restore(struct chamber_db *db, const char *path, const char *file,
                                struct chamber_restored *restored);

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

/**
 * The number of the present schema.
 * @return it; a database of a lower one has to be migrated.
 */
CHAMBER_API int chamber_schema_number(void);

/** The library's version, "MAJOR.MINOR.PATCH"; a constant string. */
CHAMBER_API const char *chamber_version(void);

#ifdef __cplusplus
}
#endif

#endif
