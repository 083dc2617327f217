/* SPDX-License-Identifier: MIT */
/**
 * @file
 * The journal: every batch ever written and what each changed. It is written with the records, in
 * the same transaction, and never rewritten.
 */
#ifndef CHAMBER_JOURNAL_H
#define CHAMBER_JOURNAL_H

#include <chamber/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** One batch: what one command, import or transaction wrote. */
struct chamber_batch {
    chamber_id id;
    const char *made_at;        /**< when, UTC, YYYY-MM-DDTHH:MM:SSZ */
    const char *actor;          /**< who */
    const char *verb;           /**< what was done, e.g. "request resolve"; never its values */
    struct chamber_int changes; /**< how many records it changed */
    const char *file_name;      /**< of an import */
    const char *file_sha256;    /**< of an import's file, 64 hexadecimal digits */
    struct chamber_int undoes;  /**< the batch it took back */
};

/** One field of one record changed by one batch. */
struct chamber_change {
    chamber_id id;
    struct chamber_int batch;  /**< in which batch */
    const char *made_at;       /**< when, UTC, YYYY-MM-DDTHH:MM:SSZ */
    const char *actor;         /**< who */
    const char *verb;          /**< what was done */
    const char *op;            /**< add, edit or remove */
    const char *noun;          /**< of which noun the record is */
    struct chamber_int record; /**< which record */
    const char *field;         /**< which field; NULL: what was changed has been erased */
    const char *before;        /**< its text before; NULL if it had none */
    const char *after;         /**< its text after; NULL if it has none */
};

/** Descriptions of the two, for chamber_record_json(), chamber_field_format() and _clear(). */
extern CHAMBER_API const struct chamber_noun chamber_batch_noun;
extern CHAMBER_API const struct chamber_noun chamber_change_noun;

/**
 * Begin a pass over batches, newest first; read with chamber_cursor_next().
 * @param limit  at most so many; 0: all.
 * @param[out] cursor  owned by the caller, closed with chamber_cursor_close().
 * @return CHAMBER_OK; CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_log_open(struct chamber_db *db, int64_t limit,
                                 struct chamber_cursor **cursor);

/**
 * Read one batch.
 * @param id  which; 0: the last one of the handle's actor.
 * @param[out] batch  zeroed or filled by the library; emptied first, to be emptied with
 *                    chamber_record_clear() of chamber_batch_noun.
 * @return CHAMBER_OK; CHAMBER_E_NOT_FOUND; CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_batch_get(struct chamber_db *db, chamber_id id,
                                  struct chamber_batch *batch);

/** A pass over the changes of one record. */
struct chamber_history;

/**
 * Begin a pass over every change of one record and of its events, oldest first.
 * @param style  how values are written: CHAMBER_CODES for programs, CHAMBER_WORDS for people.
 * @param[out] history  owned by the caller, ended by chamber_history_close().
 * @return CHAMBER_OK; CHAMBER_E_IO; CHAMBER_E_NO_MEMORY. A record without changes is an empty pass.
 */
CHAMBER_API int chamber_history_open(struct chamber_db *db, const struct chamber_noun *noun,
                                     chamber_id id, enum chamber_style style,
                                     struct chamber_history **history);

/**
 * The next field changed.
 * @param change  zeroed before the first call; emptied and filled by each.
 * @return CHAMBER_ROW; CHAMBER_OK past the last; CHAMBER_E_DATABASE; CHAMBER_E_IO;
 *         CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_history_next(struct chamber_history *history,
                                     struct chamber_change *change);

/** End the pass. NULL is fine. */
CHAMBER_API void chamber_history_close(struct chamber_history *history);

/**
 * Take a batch back: everything it wrote becomes what it was before. That is a batch itself, so
 * taking it back in turn does it again.
 * @param batch  which; 0: the last one of the handle's actor.
 * @return CHAMBER_OK; CHAMBER_E_NOT_FOUND if there is no such batch; CHAMBER_E_REFUSED, naming the
 *         first cause, if a later batch touched one of its records, refers to one it added, or
 *         wrote an event of the same parent, or if it was written under another schema;
 *         CHAMBER_E_BUSY; CHAMBER_E_IO; CHAMBER_E_DATABASE; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_undo(struct chamber_db *db, chamber_id batch);

/**
 * Begin a pass over the changes of one batch, in the order written.
 * @param style  as in chamber_history_open().
 * @param[out] history  owned by the caller, ended by chamber_history_close().
 * @return as chamber_history_open().
 */
CHAMBER_API int chamber_batch_open(struct chamber_db *db, chamber_id batch,
                                   enum chamber_style style, struct chamber_history **history);

#ifdef __cplusplus
}
#endif

#endif
