/* SPDX-License-Identifier: MIT */
/**
 * @file
 * A period's figures as they were reported: kept by chamber_stats_freeze() (stats.h), never written
 * by hand.
 */
#ifndef CHAMBER_FROZEN_H
#define CHAMBER_FROZEN_H

#include <chamber/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A period's figures as they were reported. */
struct chamber_frozen {
    chamber_id id;
    const char *period;             /**< 2018, 2018H1, 2018Q3 or 2018-07; required, unique */
    const char *as_of;              /**< YYYY-MM-DD, the day as of which they count; required */
    struct chamber_int definitions; /**< which version of the definitions they follow; required */
    const char *figures;            /**< all of them, for chamber_stats_frozen(); required */
    const char *note;               /**< note */
};

/** The description of this noun, for the functions of record.h. */
extern CHAMBER_API const struct chamber_noun chamber_frozen_noun;

CHAMBER_RECORD_FUNCTIONS(frozen)

#ifdef __cplusplus
}
#endif

#endif
