/* SPDX-License-Identifier: MIT */
/**
 * @file
 * A body that meets: who is due at its meetings, and how many make a quorum.
 */
#ifndef CHAMBER_BODY_H
#define CHAMBER_BODY_H

#include <chamber/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A body that meets: who is due at its meetings, and how many make a quorum. */
struct chamber_body {
    chamber_id id;
    const char *code; /**< required, unique */
    const char *name; /**< required */
    const char *due;  /**< members or posts: all members, or those who hold the roles; required */
    struct chamber_ids roles;        /**< of posts: which roles */
    struct chamber_texts roles_name; /**< what they are called; read only */
    struct chamber_int quorum_num;   /**< of those due at least this share: numerator, */
    struct chamber_int quorum_den;   /**< and denominator; both or neither */
};

/** The description of this noun, for the functions of record.h. */
extern CHAMBER_API const struct chamber_noun chamber_body_noun;

CHAMBER_RECORD_FUNCTIONS(body)

/** One who is due at the meetings of a body today, and how they fared at the last ones. */
struct chamber_body_missed {
    chamber_id id;                   /**< the place on the roster, from 1 */
    struct chamber_ids roles;        /**< for which the person is due, by rank */
    struct chamber_texts roles_name; /**< what they are called */
    chamber_id person;               /**< who; none for a body of all members */
    const char *person_name;         /**< what it is called */
    chamber_id enterprise;           /**< that of the post, or the member */
    const char *enterprise_name;     /**< what it is called */
    struct chamber_int due;          /**< at how many of the meetings they were due */
    struct chamber_int missed;       /**< of these: absent */
    struct chamber_int excused;      /**< of these: excused */
    struct chamber_int unknown;      /**< of these: without a record */
    const char *last_came_on;        /**< the last meeting of the body at which they came */
};

/** The description of these rows. */
extern CHAMBER_API const struct chamber_noun chamber_body_missed_noun;

/**
 * Begin a pass over those due today who did not come to every one of the last meetings at which
 * they were due (struct chamber_body_missed), the most missed first, then by rank. Meetings are the
 * done activities of the body; who is due, and which record counts, is as in
 * chamber_activity_roster_open().
 * @param last  how many meetings are looked back on; 0: 3.
 * @param[out] cursor  owned by the caller, closed with chamber_cursor_close().
 * @return CHAMBER_OK; CHAMBER_E_NOT_FOUND; CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_body_missed_open(struct chamber_db *db, chamber_id id, int64_t last,
                                         struct chamber_cursor **cursor);

#ifdef __cplusplus
}
#endif

#endif
