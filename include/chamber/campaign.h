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

#ifdef __cplusplus
}
#endif

#endif
