/* SPDX-License-Identifier: MIT */
/**
 * @file
 * A term of the committee.
 */
#ifndef CHAMBER_TERM_H
#define CHAMBER_TERM_H

#include <chamber/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A term of the committee. */
struct chamber_term {
    chamber_id id;
    struct chamber_int number; /**< which term, from 1; required, unique */
    const char *name;          /**< name */
    const char *from_on;       /**< YYYY-MM-DD, first day; required */
    const char *until_on;      /**< YYYY-MM-DD, last day; an overdue term ends nothing by itself */
};

/** The description of this noun, for the functions of record.h. */
extern CHAMBER_API const struct chamber_noun chamber_term_noun;

CHAMBER_RECORD_FUNCTIONS(term)

#ifdef __cplusplus
}
#endif

#endif
