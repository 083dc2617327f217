/* SPDX-License-Identifier: MIT */
/**
 * @file
 * What an enterprise, or several jointly, asks for. Its status moves only by the steps below.
 */
#ifndef CHAMBER_REQUEST_H
#define CHAMBER_REQUEST_H

#include <chamber/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What an enterprise, or several jointly, asks for. Its status moves only by the steps below. */
struct chamber_request {
    chamber_id id;
    const char *number; /**< 2018-017: the year raised and a counter, never used twice; given by the
                           library */
    const char *raised_on;                 /**< YYYY-MM-DD; required */
    chamber_id enterprise;                 /**< who asks; required */
    const char *enterprise_name;           /**< what it is called; read only */
    struct chamber_ids enterprises;        /**< who asks with it */
    struct chamber_texts enterprises_name; /**< what they are called; read only */
    chamber_id visit;                      /**< on which visit */
    const char *visit_name;                /**< what it is called; read only */
    const char *channel;                   /**< choice: how it came */
    const char *category;                  /**< choice: what it is about */
    const char *title;                     /**< in a line; required */
    const char *detail;                    /**< in full */
    const char *status;      /**< registered, accepted, assigned, in_progress, resolved, declined,
                                withdrawn, merged or closed; derived */
    const char *department;  /**< choice: who deals with it; derived */
    const char *due_on;      /**< YYYY-MM-DD it is due; derived */
    const char *resolved_on; /**< YYYY-MM-DD of the resolution in force; derived */
    const char *ended_on; /**< YYYY-MM-DD it was resolved, declined, withdrawn or merged; derived */
    const char *outcome;  /**< what came of it */
    const char *satisfaction;     /**< satisfied, basic or dissatisfied; derived */
    chamber_id merged_into;       /**< the request that goes on; derived */
    const char *merged_into_name; /**< what it is called; read only */
    const char *note;             /**< note */
};

/** The description of this noun, for the functions of record.h. */
extern CHAMBER_API const struct chamber_noun chamber_request_noun;

CHAMBER_RECORD_FUNCTIONS(request)

/** What a step of a request is told. Zeroed memory is fine; each step's own needs are required. */
struct chamber_request_step {
    const char *on;           /**< the day, YYYY-MM-DD; NULL: today */
    const char *note;         /**< required by decline and extend: the reason */
    const char *department;   /**< assign: to whom, required; a choice of list department */
    const char *due_on;       /**< assign, extend: YYYY-MM-DD; required by extend */
    const char *outcome;      /**< resolve: what came of it, required */
    const char *satisfaction; /**< rate: satisfied, basic or dissatisfied, required */
    chamber_id merged_into;   /**< merge: the request that goes on, required */
};

/**
 * Take a step: "accept", "assign", "progress", "urge", "extend", "resolve", "decline", "withdraw",
 * "merge", "rate", "close" or "reopen".
 * @return CHAMBER_OK; CHAMBER_E_USAGE for an unknown verb, a missing need or something given that
 *         the step does not take; CHAMBER_E_NOT_FOUND; CHAMBER_E_REFUSED if the status does not
 *         allow the step (the message names both), or the day is after today or before the
 *         request's last event; CHAMBER_E_BUSY; CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_request_step(struct chamber_db *db, chamber_id id, const char *verb,
                                     const struct chamber_request_step *step);

/**
 * What a step cannot do without, as names of members of struct chamber_request_step.
 * @return a constant array ended by NULL; empty for a step without needs, or unknown.
 */
CHAMBER_API const char *const *chamber_request_needs(const char *verb);

#ifdef __cplusplus
}
#endif

#endif
