/* SPDX-License-Identifier: MIT */
/**
 * @file
 * A visit campaign with a window and a target list.
 */
#ifndef CHAMBER_CAMPAIGN_H
#define CHAMBER_CAMPAIGN_H

#include <chamber/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A visit campaign with a window and a target list. */
struct chamber_campaign {
    chamber_id id;
    const char *name;                      /**< required, unique */
    const char *kind;                      /**< choice: cooling, warmth, health, survey, other */
    const char *from_on;                   /**< YYYY-MM-DD; required */
    const char *until_on;                  /**< YYYY-MM-DD; required */
    struct chamber_ids enterprises;        /**< its targets; none: all members on the first day */
    struct chamber_texts enterprises_name; /**< what they are called; read only */
    const char *note;                      /**< note */
};

/** The description of this noun, for the functions of record.h. */
extern CHAMBER_API const struct chamber_noun chamber_campaign_noun;

CHAMBER_RECORD_FUNCTIONS(campaign)

/** How far a campaign has come. */
struct chamber_campaign_progress {
    chamber_id id;              /**< 0 */
    struct chamber_int target;  /**< its target enterprises: those listed, or if none are those that
                                     were member or suspended on its first day */
    struct chamber_int visited; /**< how many of these have a done visit, in any form, recorded
                                     under the campaign, by today */
};

/** The description of these numbers. */
extern CHAMBER_API const struct chamber_noun chamber_campaign_progress_noun;

/** A target that was not visited, and a leader whose turn it is. */
struct chamber_campaign_left {
    chamber_id id;               /**< 0 */
    chamber_id enterprise;       /**< which */
    const char *enterprise_name; /**< what it is called */
    chamber_id person; /**< who looks after it today by a liaison; 0: nobody; of several each has a
                            row */
    const char *person_name; /**< what the person is called */
};

/** The description of these rows. */
extern CHAMBER_API const struct chamber_noun chamber_campaign_left_noun;

/**
 * Tell how far a campaign has come, and begin a pass over the targets that are left
 * (struct chamber_campaign_left).
 * @param[out] numbers  filled; holds no memory.
 * @param[out] left     owned by the caller, closed with chamber_cursor_close().
 * @return CHAMBER_OK; CHAMBER_E_NOT_FOUND; CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_campaign_progress_open(struct chamber_db *db, chamber_id id,
                                               struct chamber_campaign_progress *numbers,
                                               struct chamber_cursor **left);

#ifdef __cplusplus
}
#endif

#endif
