/* SPDX-License-Identifier: MIT */
/**
 * @file
 * A term of the committee.
 */
#ifndef CHAMBER_TERM_H
#define CHAMBER_TERM_H

#include <chamber/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A term of the committee. */
struct chamber_term {
    chamber_id id;
    struct chamber_int number; /**< which term, from 1; required, unique */
    const char *name;          /**< name */
    const char *from_on;       /**< YYYY-MM-DD, first day; required */
    const char *until_on;      /**< YYYY-MM-DD, last day; an overdue term ends nothing by itself */
};

/** The description of this noun, for the functions of record.h. */
extern CHAMBER_API const struct chamber_noun chamber_term_noun;

CHAMBER_RECORD_FUNCTIONS(term)

/**
 * End a term, and with it its posts in office after that day, in one batch. Those that end by then
 * are left as they are; one that begins only later is a refusal.
 * @param on      the last day, YYYY-MM-DD, before or after the one the term has; NULL: today.
 * @param reason  why the posts end, a choice of post.end_reason; NULL: their term has expired.
 * @param[out] posts  how many posts ended; may be NULL.
 * @return CHAMBER_OK; CHAMBER_E_NOT_FOUND; CHAMBER_E_REFUSED if that is no day or before the first
 *         one, or a post of the term begins after it; CHAMBER_E_BUSY; CHAMBER_E_IO;
 *         CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_term_end(struct chamber_db *db, chamber_id id, const char *on,
                                 const char *reason, int64_t *posts);

/**
 * Count the posts that chamber_term_end() would end.
 * @param on  as there.
 * @param[out] posts  how many.
 * @return as chamber_term_end(), but nothing is written.
 */
CHAMBER_API int chamber_term_end_count(struct chamber_db *db, chamber_id id, const char *on,
                                       int64_t *posts);

#ifdef __cplusplus
}
#endif

#endif
