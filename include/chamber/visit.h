/* SPDX-License-Identifier: MIT */
/**
 * @file
 * One call on one enterprise on one day.
 */
#ifndef CHAMBER_VISIT_H
#define CHAMBER_VISIT_H

#include <chamber/record.h>
#include <chamber/request.h>
#include <chamber/screen.h>

#ifdef __cplusplus
extern "C" {
#endif

/** One call on one enterprise on one day. */
struct chamber_visit {
    chamber_id id;
    const char *visited_on;      /**< YYYY-MM-DD; required */
    chamber_id enterprise;       /**< whom; required */
    const char *enterprise_name; /**< what it is called; read only */
    const char *form; /**< choice: onsite, interview, symposium, phone, online; a choice that counts
                         is a visit in person */
    chamber_id campaign;         /**< under which campaign */
    const char *campaign_name;   /**< what it is called; read only */
    const char *state;           /**< done, planned, postponed or cancelled; done unless given */
    struct chamber_ids visitors; /**< persons who went */
    struct chamber_texts visitors_name; /**< what they are called; read only */
    struct chamber_int visitor_count;   /**< how many went, where the names are not known */
    struct chamber_texts partners;      /**< choices: departments that came along */
    const char *received_by;            /**< who received them; personal */
    const char *findings;               /**< what was said */
    const char *promise;                /**< what was promised */
    const char *gift;                   /**< what was handed over */
    const char *follow_up_on;           /**< YYYY-MM-DD of the next contact */
    const char *note;                   /**< note */
};

/** The description of this noun, for the functions of record.h. */
extern CHAMBER_API const struct chamber_noun chamber_visit_noun;

CHAMBER_RECORD_FUNCTIONS(visit)

/**
 * The first done visit to an enterprise on a day, which another one may be the same as.
 * @param enterprise  its number.
 * @param day         YYYY-MM-DD; empty or NULL: today.
 * @param[out] visit  the visit's number; 0: there is none.
 * @return CHAMBER_OK; and the failures of reading.
 */
CHAMBER_API int chamber_visit_of_day(struct chamber_db *db, chamber_id enterprise, const char *day,
                                     chamber_id *visit);

/** One stop of a trip: an enterprise and what it asked for there. */
struct chamber_stop {
    chamber_id enterprise;                  /**< required */
    const struct chamber_request *requests; /**< title, category, department, detail ...; the trip
                                                 gives enterprise, visit and day */
    size_t request_count;
};

/** One trip: the same people on the same day at one or several enterprises. */
struct chamber_trip {
    struct chamber_visit common; /**< what all its visits share; visited_on empty: today */
    const struct chamber_stop *stops;
    size_t stop_count; /**< at least 1 */
};

/**
 * Log a trip: a visit for each stop and a request for each thing asked for, all or nothing.
 * @param[out] visits  the visits' numbers, one per stop; the caller's array of stop_count; or NULL.
 * @return CHAMBER_OK; CHAMBER_E_USAGE without a stop or for an enterprise given twice; and the
 *         failures of chamber_record_add().
 */
CHAMBER_API int chamber_visit_log(struct chamber_db *db, const struct chamber_trip *trip,
                                  chamber_id *visits);

/**
 * What to take along on a visit: its own fields, the screen of its enterprise, and the visits to it
 * whose "follow_ups" are due.
 */
extern CHAMBER_API const struct chamber_screen chamber_visit_screen;

#ifdef __cplusplus
}
#endif

#endif
