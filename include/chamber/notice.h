/* SPDX-License-Identifier: MIT */
/**
 * @file
 * What was posted to a chat group, and for whom.
 */
#ifndef CHAMBER_NOTICE_H
#define CHAMBER_NOTICE_H

#include <chamber/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What was posted to a chat group, and for whom. */
struct chamber_notice {
    chamber_id id;
    const char *posted_on;                 /**< YYYY-MM-DD; required */
    const char *channel;                   /**< choice: committee, members, street */
    const char *kind;                      /**< choice: study, policy, case, other */
    const char *title;                     /**< required */
    const char *body;                      /**< the text */
    struct chamber_ids enterprises;        /**< who was told; none: the whole group */
    struct chamber_texts enterprises_name; /**< what they are called; read only */
};

/** The description of this noun, for the functions of record.h. */
extern CHAMBER_API const struct chamber_noun chamber_notice_noun;

CHAMBER_RECORD_FUNCTIONS(notice)

/** An enterprise that was told, or a member that was not. */
struct chamber_notice_reach {
    chamber_id id;               /**< of the enterprise */
    chamber_id enterprise;       /**< which one */
    const char *enterprise_name; /**< what it is called */
    enum chamber_bool told;      /**< whether the notice went to it */
};

/** The description of these rows. */
extern CHAMBER_API const struct chamber_noun chamber_notice_reach_noun;

/**
 * Begin a pass over those whom a notice reached and the other members of today (struct
 * chamber_notice_reach), those not told first. A notice that names nobody went to all of its group:
 * to those due at the body that setting notice.channel.CHANNEL names, else to the members of its
 * day.
 * @param[out] cursor  owned by the caller, closed with chamber_cursor_close().
 * @return CHAMBER_OK; CHAMBER_E_NOT_FOUND; CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_notice_reach_open(struct chamber_db *db, chamber_id id,
                                          struct chamber_cursor **cursor);

/**
 * A notice as it is pasted into a chat group: title, text, the chamber, the day; lines end with a
 * newline.
 * @param[out] text  owned by the caller, freed with chamber_free().
 * @return CHAMBER_OK; CHAMBER_E_NOT_FOUND; CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_notice_text(struct chamber_db *db, chamber_id id, char **text);

#ifdef __cplusplus
}
#endif

#endif
