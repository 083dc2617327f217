/* SPDX-License-Identifier: MIT */
/**
 * @file
 * A step in dealing with a request.
 */
#ifndef CHAMBER_REQUEST_EVENT_H
#define CHAMBER_REQUEST_EVENT_H

#include <chamber/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A step in dealing with a request. */
struct chamber_request_event {
    chamber_id id;
    chamber_id request;       /**< which; required */
    const char *request_name; /**< what it is called; read only */
    const char *happened_on;  /**< YYYY-MM-DD */
    const char *step;       /**< register, accept, assign, progress, urge, extend, resolve, decline,
                               withdraw, merge, rate, close or reopen; required */
    const char *status;     /**< the status after it; required */
    const char *department; /**< assign: to whom */
    const char *due_on;     /**< assign, extend: YYYY-MM-DD due */
    const char *satisfaction;     /**< rate: how satisfied */
    chamber_id merged_into;       /**< merge: into which */
    const char *merged_into_name; /**< what it is called; read only */
    const char *note;             /**< note */
};

/** The description of this noun, for the functions of record.h. */
extern CHAMBER_API const struct chamber_noun chamber_request_event_noun;

CHAMBER_RECORD_FUNCTIONS(request_event)

#ifdef __cplusplus
}
#endif

#endif
