/* SPDX-License-Identifier: MIT */
/**
 * @file
 * A word of a list that the chamber keeps itself. A used word is retired, never removed.
 */
#ifndef CHAMBER_CHOICE_H
#define CHAMBER_CHOICE_H

#include <chamber/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A word of a list that the chamber keeps itself. A used word is retired, never removed. */
struct chamber_choice {
    chamber_id id;
    const char *list;          /**< which list: "request.category", "department" ...; required */
    const char *code;          /**< its code, never changed; required */
    const char *zh;            /**< Chinese word; required */
    const char *en;            /**< English word */
    struct chamber_int rank;   /**< order in the list */
    enum chamber_bool counts;  /**< visit.form: counts as in person */
    enum chamber_bool retired; /**< no longer offered */
};

/** The description of this noun, for the functions of record.h. */
extern CHAMBER_API const struct chamber_noun chamber_choice_noun;

CHAMBER_RECORD_FUNCTIONS(choice)

#ifdef __cplusplus
}
#endif

#endif
