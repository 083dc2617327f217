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

#ifdef __cplusplus
}
#endif

#endif
