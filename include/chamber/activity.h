/* SPDX-License-Identifier: MIT */
/**
 * @file
 * A lecture, tour, meeting or other activity of one or several days.
 */
#ifndef CHAMBER_ACTIVITY_H
#define CHAMBER_ACTIVITY_H

#include <chamber/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A lecture, tour, meeting or other activity of one or several days. */
struct chamber_activity {
    chamber_id id;
    const char *held_on;  /**< the first day, YYYY-MM-DD; required */
    const char *until_on; /**< the last day, YYYY-MM-DD; empty: the same */
    const char *kind;   /**< choice: lecture, party_class, seminar, exchange, tour, contest, salon,
                           training, volunteer, meeting */
    const char *series; /**< the brand it belongs to */
    const char *title;  /**< required */
    chamber_id place;   /**< where */
    const char *place_name;        /**< what it is called; read only */
    const char *speaker;           /**< who speaks */
    struct chamber_texts partners; /**< departments that take part, choice `department` */
    enum chamber_bool education;   /**< whether it counts as education in ideals and convictions */
    struct chamber_int headcount;  /**< how many came, where it was counted */
    chamber_id body;               /**< of a meeting: which body meets */
    const char *body_name;         /**< what it is called; read only */
    chamber_id term;               /**< of a meeting: in which term */
    const char *term_name;         /**< what it is called; read only */
    struct chamber_int session;    /**< of a meeting: which one of the term, from 1 */
    const char *state;             /**< done, planned or cancelled; empty: done */
    const char *summary;           /**< minutes */
};

/** The description of this noun, for the functions of record.h. */
extern CHAMBER_API const struct chamber_noun chamber_activity_noun;

CHAMBER_RECORD_FUNCTIONS(activity)

/** How many were due at an activity and how many came. Emptied with chamber_record_clear(). */
struct chamber_activity_roster {
    chamber_id id;              /**< of the activity */
    chamber_id activity;        /**< which activity */
    const char *activity_name;  /**< what it is called */
    const char *held_on;        /**< its day */
    chamber_id body;            /**< which body meets, or 0 */
    const char *body_name;      /**< what it is called */
    struct chamber_int due;     /**< how many are due; 0 without a body */
    struct chamber_int came;    /**< of those due; without a body of all but guests by name */
    struct chamber_int excused; /**< likewise */
    struct chamber_int absent;  /**< likewise */
    struct chamber_int unknown; /**< likewise: without a record, which is not absent */
    struct chamber_int guests;  /**< others who came; without a body guests by name */
    struct chamber_int quorum;  /**< how many must come: the body's share of those due, rounded up;
                                   not given if the body has no such rule */
    enum chamber_bool met;      /**< whether so many came; not given without a rule or anyone due */
    enum chamber_bool reachable; /**< whether so many could, if all without a record came */
};

/** The description of these numbers. */
extern CHAMBER_API const struct chamber_noun chamber_activity_roster_noun;

/** One who is due at an activity, or of whom something was noted. */
struct chamber_activity_roster_row {
    chamber_id id;                   /**< the place on the roster, from 1 */
    struct chamber_ids roles;        /**< for which the person is due, by rank */
    struct chamber_texts roles_name; /**< what they are called */
    chamber_id person;               /**< who; of a member, who came for it */
    const char *person_name;         /**< what it is called */
    chamber_id enterprise; /**< of a person due that of the post, of a member itself, else noted */
    const char *enterprise_name; /**< what it is called */
    const char *guest;           /**< the name of one who is no person of the register */
    enum chamber_bool due;       /**< whether due */
    const char *state;           /**< came, excused, absent, or unknown: without a record */
    struct chamber_int missed;   /**< of one due: absent at so many of the last meetings */
    const char *note;            /**< note of the attendance */
};

/** The description of these rows. */
extern CHAMBER_API const struct chamber_noun chamber_activity_roster_row_noun;

/**
 * Who is due at an activity and who came. Due at a meeting are, as of its day, the persons who hold
 * one of the roles its body lists, each once, or for a body of all members the enterprises that
 * were member or suspended; an enterprise came if anybody came for it. What changes later does not
 * change the roster, what is entered late about that day does; enterprises are called as they were
 * that day. Of several records of one person the best counts: came, else excused, else absent.
 * Missed are meetings at which one was due and absent; to be excused, or to be without a record, is
 * not to miss one.
 * @param id    the activity; one that is still planned has a roster too.
 * @param last  how many done meetings of the body before this one are looked back on; 0: 3.
 * @param[out] numbers  zeroed or filled by the library; emptied first.
 * @param[out] rows  those due by rank (members by their number), then others by state (struct
 *                   chamber_activity_roster_row); owned by the caller, closed with
 * chamber_cursor_close().
 * @return CHAMBER_OK; CHAMBER_E_NOT_FOUND; CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_activity_roster_open(struct chamber_db *db, chamber_id id, int64_t last,
                                             struct chamber_activity_roster *numbers,
                                             struct chamber_cursor **rows);

#ifdef __cplusplus
}
#endif

#endif
