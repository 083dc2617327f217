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

#ifdef __cplusplus
}
#endif

#endif
