/* SPDX-License-Identifier: MIT */
/**
 * @file
 * Results and the detail of the last failure. Functions return 0 (done), 1 (a cursor has a row) or
 * one of the negative codes below; each function names those it returns. Besides these, whatever
 * reads or writes the database may return CHAMBER_E_DATABASE, and CHAMBER_E_INTERRUPTED after
 * chamber_interrupt(). The detail stays with the handle until its next call. No output argument is
 * touched by a call that fails.
 */
#ifndef CHAMBER_ERROR_H
#define CHAMBER_ERROR_H

#include <chamber/types.h>

#ifdef __cplusplus
extern "C" {
#endif

enum chamber_result {
    CHAMBER_OK = 0,
    CHAMBER_ROW = 1,            /**< a cursor delivered a record */
    CHAMBER_E_USAGE = -1,       /**< the call itself is wrong: an unknown name, a missing field */
    CHAMBER_E_REFUSED = -2,     /**< a rule does not allow it; nothing was stored */
    CHAMBER_E_NOT_FOUND = -3,   /**< no such record */
    CHAMBER_E_AMBIGUOUS = -4,   /**< several records fit; the message lists them */
    CHAMBER_E_BUSY = -5,        /**< another process holds the database */
    CHAMBER_E_CONFLICT = -6,    /**< another record has this key already */
    CHAMBER_E_DATA = -7,        /**< a file holds something that cannot be taken */
    CHAMBER_E_DATABASE = -8,    /**< the database is damaged, foreign, newer or altered */
    CHAMBER_E_IO = -9,          /**< reading or writing failed */
    CHAMBER_E_NO_MEMORY = -10,  /**< memory ran out */
    CHAMBER_E_INTERRUPTED = -11 /**< chamber_interrupt() was called */
};

/** What went wrong. Every member is borrowed: valid until the next call on the handle. */
struct chamber_error {
    int result;          /**< one of enum chamber_result */
    const char *message; /**< the message's id, e.g. "no_such_day": stable, for programs */
    const char *args[4]; /**< what the message's {1} to {4} stand for; NULL past the last */
    const char *noun;    /**< the noun concerned, or NULL */
    const char *field;   /**< the field concerned, or NULL */
    const char *file;    /**< the file being read, or NULL */
    int64_t line;        /**< the line in that file, from 1; 0 if none; a workbook's row */
    const char *cell;    /**< the cell of a workbook, e.g. "C5", or NULL */
};

/**
 * The detail of the last failure on this handle.
 * @return borrowed, never NULL; `result` is CHAMBER_OK if nothing failed.
 */
CHAMBER_API const struct chamber_error *chamber_error(const struct chamber_db *db);

/**
 * The last failure as one clean line in the handle's language: no control characters, and
 * FILE:LINE or FILE:CELL and the field's label in front where they are known.
 * @return borrowed until the next call on the handle; "" if nothing failed.
 */
CHAMBER_API const char *chamber_error_text(struct chamber_db *db);

/**
 * What the last chamber_open(), chamber_init(), chamber_migrate() or write found worth saying
 * though it succeeded, such as a database on a network folder or a credit code whose check
 * character is wrong: one clean line in the handle's language.
 * @return borrowed until the next such call; "" if there is nothing.
 */
CHAMBER_API const char *chamber_warning_text(const struct chamber_db *db);

/**
 * The short name of a result for programs: "ok", "usage", "refused", "not_found", "ambiguous",
 * "busy", "conflict", "data", "database", "io", "no_memory", "interrupted".
 * @return a constant string; "unknown" for anything else.
 */
CHAMBER_API const char *chamber_result_name(int result);

/**
 * A sentence of the one message list (src/text/messages.def), unformatted.
 * @param id  the message's id.
 * @return a constant string; the id itself where the list has no such message.
 */
CHAMBER_API const char *chamber_message(enum chamber_language language, const char *id);

/**
 * A sentence with {1}, {2} ... replaced. Control characters in the arguments are escaped.
 * @param args  the arguments, ended by NULL; at most 9.
 * @return owned by the caller, who frees it with chamber_free(); NULL if memory ran out.
 */
CHAMBER_API char *chamber_message_format(enum chamber_language language, const char *id,
                                         const char *const *args);

/** Free what a function of this library handed over as "owned by the caller". NULL is fine. */
CHAMBER_API void chamber_free(void *memory);

#ifdef __cplusplus
}
#endif

#endif
