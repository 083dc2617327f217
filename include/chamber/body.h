/* SPDX-License-Identifier: MIT */
/**
 * @file
 * A body that meets: who is due at its meetings, and how many make a quorum.
 */
#ifndef CHAMBER_BODY_H
#define CHAMBER_BODY_H

#include <chamber/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A body that meets: who is due at its meetings, and how many make a quorum. */
struct chamber_body {
    chamber_id id;
    const char *code; /**< required, unique */
    const char *name; /**< required */
    const char *due;  /**< members or posts: all members, or those who hold the roles; required */
    struct chamber_ids roles;        /**< of posts: which roles */
    struct chamber_texts roles_name; /**< what they are called; read only */
    struct chamber_int quorum_num;   /**< of those due at least this share: numerator, */
    struct chamber_int quorum_den;   /**< and denominator; both or neither */
};

/** The description of this noun, for the functions of record.h. */
extern CHAMBER_API const struct chamber_noun chamber_body_noun;

CHAMBER_RECORD_FUNCTIONS(body)

#ifdef __cplusplus
}
#endif

#endif
