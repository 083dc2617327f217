/* SPDX-License-Identifier: MIT */
/**
 * @file
 * A person recommended to an outside organization.
 */
#ifndef CHAMBER_RECOMMENDATION_H
#define CHAMBER_RECOMMENDATION_H

#include <chamber/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A person recommended to an outside organization. */
struct chamber_recommendation {
    chamber_id id;
    chamber_id person;          /**< required */
    const char *person_name;    /**< what it is called; read only */
    const char *organization;   /**< choice: the chamber's own words; required */
    const char *recommended_on; /**< YYYY-MM-DD; required */
    const char *result;         /**< pending, accepted or declined */
    const char *result_on;      /**< the day of the result, YYYY-MM-DD */
    const char *note;           /**< note */
};

/** The description of this noun, for the functions of record.h. */
extern CHAMBER_API const struct chamber_noun chamber_recommendation_noun;

CHAMBER_RECORD_FUNCTIONS(recommendation)

#ifdef __cplusplus
}
#endif

#endif
