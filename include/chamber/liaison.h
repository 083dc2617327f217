/* SPDX-License-Identifier: MIT */
/**
 * @file
 * A leader who looks after an enterprise, from a day to a day, both included.
 */
#ifndef CHAMBER_LIAISON_H
#define CHAMBER_LIAISON_H

#include <chamber/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A leader who looks after an enterprise, from a day to a day, both included. */
struct chamber_liaison {
    chamber_id id;
    chamber_id person;           /**< the leader; required */
    const char *person_name;     /**< what it is called; read only */
    chamber_id enterprise;       /**< required */
    const char *enterprise_name; /**< what it is called; read only */
    const char *from_on;         /**< YYYY-MM-DD; required */
    const char *until_on;        /**< YYYY-MM-DD */
};

/** The description of this noun, for the functions of record.h. */
extern CHAMBER_API const struct chamber_noun chamber_liaison_noun;

CHAMBER_RECORD_FUNCTIONS(liaison)

/** How many liaisons there are in a period, and how far they have come. Liaisons are counted, not
 *  enterprises. */
struct chamber_liaison_progress {
    chamber_id id;               /**< 0 */
    struct chamber_int assigned; /**< in force on any day of it */
    struct chamber_int visited;  /**< of these, with a done visit to the enterprise meanwhile */
    struct chamber_int left;     /**< the others */
};

/** The description of these numbers. */
extern CHAMBER_API const struct chamber_noun chamber_liaison_progress_noun;

/** A liaison with the done visits, in any form and by anybody, on days both of it and of a
 *  period. */
struct chamber_liaison_visits {
    chamber_id id;               /**< of the liaison */
    chamber_id person;           /**< the leader */
    const char *person_name;     /**< what the leader is called */
    chamber_id enterprise;       /**< which enterprise */
    const char *enterprise_name; /**< what it is called */
    const char *from_on;         /**< YYYY-MM-DD, the liaison's own first day */
    const char *until_on;        /**< its last day, or NULL */
    struct chamber_int visits;   /**< how many */
    const char *last_on;         /**< the day of the last one, or NULL */
    enum chamber_bool joined_in; /**< whether the leader took part in one */
};

/** The description of these rows. */
extern CHAMBER_API const struct chamber_noun chamber_liaison_visits_noun;

/**
 * Tell how far the leaders have come with the enterprises they look after, and begin a pass over
 * the liaisons (struct chamber_liaison_visits), what is left first. Nothing later than today
 * counts.
 * @param person  one leader; 0: all.
 * @param from    the first day, or a period that begins with it, as a person writes them; NULL:
 *                1 January of the year of the last day.
 * @param until   the last day, or a period that ends with it; NULL: today.
 * @param[out] numbers  filled; holds no memory.
 * @param[out] rows     owned by the caller, closed with chamber_cursor_close().
 * @return CHAMBER_OK; CHAMBER_E_NOT_FOUND without such a person; CHAMBER_E_REFUSED if one is no
 *         day or the end is before the start; CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_liaison_progress_open(struct chamber_db *db, chamber_id person,
                                              const char *from, const char *until,
                                              struct chamber_liaison_progress *numbers,
                                              struct chamber_cursor **rows);

#ifdef __cplusplus
}
#endif

#endif
