/* SPDX-License-Identifier: MIT */
/**
 * @file
 * A person holding a role in a term from a day to a day, both days in office.
 */
#ifndef CHAMBER_POST_H
#define CHAMBER_POST_H

#include <chamber/record.h>
#include <chamber/screen.h>

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

/** A role with its seats on a day. */
struct chamber_post_vacancy {
    chamber_id id;             /**< of the role */
    chamber_id role;           /**< which role */
    const char *role_name;     /**< what it is called */
    struct chamber_int seats;  /**< how many there are */
    struct chamber_int held;   /**< how many persons hold it */
    struct chamber_int vacant; /**< how many are free, at least 0 */
};

/** The description of these rows. */
extern CHAMBER_API const struct chamber_noun chamber_post_vacancy_noun;

/**
 * Begin a pass over the roles whose seats are known (struct chamber_post_vacancy), by rank.
 * @param as_of  the day, YYYY-MM-DD; NULL: today.
 * @param[out] cursor  owned by the caller, closed with chamber_cursor_close().
 * @return CHAMBER_OK; CHAMBER_E_REFUSED if that is no day; CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_post_vacancies_open(struct chamber_db *db, const char *as_of,
                                            struct chamber_cursor **cursor);

/** A term, or a post held in it, that ends soon or is overdue. */
struct chamber_post_ending {
    chamber_id id;             /**< 0 */
    const char *until_on;      /**< the last day: the post's own, or else its term's */
    chamber_id term;           /**< which term; 0: a post without one */
    const char *term_name;     /**< what it is called */
    chamber_id post;           /**< which post; 0: the term itself */
    const char *post_name;     /**< what it is called */
    enum chamber_bool overdue; /**< whether that day is past */
};

/** The description of these rows. */
extern CHAMBER_API const struct chamber_noun chamber_post_ending_noun;

/**
 * Begin a pass over the terms and posts that end soon (struct chamber_post_ending), by day. A term
 * whose last day is past ends nothing by itself: as long as posts of it are held, it and they are
 * listed.
 * @param as_of   the day, YYYY-MM-DD; NULL: today.
 * @param months  how many calendar months after it still count, from 0.
 * @param[out] cursor  owned by the caller, closed with chamber_cursor_close().
 * @return CHAMBER_OK; CHAMBER_E_REFUSED if that is no day; CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_post_ending_open(struct chamber_db *db, const char *as_of, int64_t months,
                                         struct chamber_cursor **cursor);

/**
 * The committee on a day: "leaders" (posts whose role leads), "vacancies" and what is "ending"
 * within `months` (0: 6).
 */
extern CHAMBER_API const struct chamber_screen chamber_post_screen;

#ifdef __cplusplus
}
#endif

#endif
