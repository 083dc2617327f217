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

#ifdef __cplusplus
}
#endif

#endif
