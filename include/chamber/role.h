/* SPDX-License-Identifier: MIT */
/**
 * @file
 * A role on the committee: data with a rank and seats.
 */
#ifndef CHAMBER_ROLE_H
#define CHAMBER_ROLE_H

#include <chamber/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A role on the committee: data with a rank and seats. */
struct chamber_role {
    chamber_id id;
    const char *code;           /**< required, unique */
    const char *name;           /**< required */
    struct chamber_int rank;    /**< order in rosters; required */
    struct chamber_int seats;   /**< how many may hold it */
    enum chamber_bool leader;   /**< belongs to the leaders */
    enum chamber_bool honorary; /**< an honorary role */
};

/** The description of this noun, for the functions of record.h. */
extern CHAMBER_API const struct chamber_noun chamber_role_noun;

CHAMBER_RECORD_FUNCTIONS(role)

#ifdef __cplusplus
}
#endif

#endif
