/* SPDX-License-Identifier: MIT */
/**
 * @file
 * A person holding a role in a term from a day to a day, both days in office.
 */
#ifndef CHAMBER_POST_H
#define CHAMBER_POST_H

#include <chamber/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A person holding a role in a term from a day to a day, both days in office. */
struct chamber_post {
    chamber_id id;
    chamber_id person;       /**< who; required */
    const char *person_name; /**< what it is called; read only */
    chamber_id role;         /**< as what; required */
    const char *role_name;   /**< what it is called; read only */
    chamber_id term;         /**< in which term */
    const char *term_name;   /**< what it is called; read only */
    chamber_id enterprise; /**< the enterprise represented; the person's when the post is created */
    const char *enterprise_name; /**< what it is called; read only */
    const char *title;           /**< the person's position at that time */
    const char *duty;            /**< what the person looks after */
    const char *from_on;         /**< YYYY-MM-DD, first day in office; required */
    const char *until_on;        /**< YYYY-MM-DD, last day in office */
    const char *end_reason;      /**< choice */
};

/** The description of this noun, for the functions of record.h. */
extern CHAMBER_API const struct chamber_noun chamber_post_noun;

CHAMBER_RECORD_FUNCTIONS(post)

/**
 * End a post.
 * @param on      the last day in office, YYYY-MM-DD; NULL: today.
 * @param reason  a choice of post.end_reason, or NULL.
 * @return CHAMBER_OK; CHAMBER_E_NOT_FOUND; CHAMBER_E_REFUSED if it has ended already or the day is
 *         before its first; CHAMBER_E_BUSY; CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_post_end(struct chamber_db *db, chamber_id id, const char *on,
                                 const char *reason);

#ifdef __cplusplus
}
#endif

#endif
