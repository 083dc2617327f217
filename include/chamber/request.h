/* SPDX-License-Identifier: MIT */
/**
 * @file
 * What an enterprise, or several jointly, asks for. Its status moves only by the steps below.
 */
#ifndef CHAMBER_REQUEST_H
#define CHAMBER_REQUEST_H

#include <chamber/record.h>
#include <chamber/request_event.h>

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

/**
 * Correct an event of a request. The whole sequence of events is checked again, each event's status
 * and all derived fields of the record are computed anew, all in one batch. Events count in the
 * order of their days, on one day in the order of entry: an event that is given another day moves
 * there. The day of the first event, registering it, is the day raised: both move together.
 * @param event    one of this request's.
 * @param values   the new values.
 * @param fields   which fields to take from it: an OR of chamber_field_bit() of the event noun. A
 *                 step must have what it needs, unless it went without before (by an import).
 * @param outcome  what came of it, if the event is the last resolution; NULL or "": as it is. It
 *                 stays as entered when the resolution moves or goes.
 * @return CHAMBER_OK; CHAMBER_E_NOT_FOUND if it has no such event; CHAMBER_E_USAGE for a missing
 *         need or something given that the step does not take; CHAMBER_E_REFUSED if the events
 *         would no longer follow from one another (the message names the one that does not fit),
 *         for a day that is none or after today, a day raised in another year than its number's, a
 *         merge into itself, or a field that is not told (request, status); CHAMBER_E_BUSY;
 *         CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_request_amend(struct chamber_db *db, chamber_id id, chamber_id event,
                                      const struct chamber_request_event *values, uint64_t fields,
                                      const char *outcome);

/**
 * Take an event that never was out of a request's history; else as chamber_request_amend(). The
 * outcome stays as entered, even if no resolution is left.
 * @return CHAMBER_OK; CHAMBER_E_NOT_FOUND; CHAMBER_E_REFUSED if the others would not follow from
 * one another, or for the first event, which stays; CHAMBER_E_BUSY; CHAMBER_E_IO;
 *         CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_request_amend_drop(struct chamber_db *db, chamber_id id, chamber_id event);

/**
 * Put an event that was left out into a request's history, after those of its day; else as
 * chamber_request_amend().
 * @param values   its step and day, and what the step needs.
 * @param outcome  as in chamber_request_amend(); needed by a last resolution without one.
 * @param[out] event  its number; may be NULL.
 * @return CHAMBER_OK; CHAMBER_E_NOT_FOUND; CHAMBER_E_USAGE without step, day or a need;
 *         CHAMBER_E_REFUSED as chamber_request_amend(); CHAMBER_E_BUSY; CHAMBER_E_IO;
 *         CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_request_amend_insert(struct chamber_db *db, chamber_id id,
                                             const struct chamber_request_event *values,
                                             const char *outcome, chamber_id *event);

#ifdef __cplusplus
}
#endif

#endif
