/* SPDX-License-Identifier: MIT */
/**
 * @file
 * A step in an enterprise's membership.
 */
#ifndef CHAMBER_ENTERPRISE_EVENT_H
#define CHAMBER_ENTERPRISE_EVENT_H

#include <chamber/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A step in an enterprise's membership. */
struct chamber_enterprise_event {
    chamber_id id;
    chamber_id enterprise;       /**< whose; required */
    const char *enterprise_name; /**< what it is called; read only */
    const char *happened_on;     /**< YYYY-MM-DD; empty: before every day */
    const char *step;   /**< register, apply, reject, admit, suspend, resume or leave; required */
    const char *status; /**< the status after it; required */
    const char *reason; /**< choice */
    const char *note;   /**< note */
};

/** The description of this noun, for the functions of record.h. */
extern CHAMBER_API const struct chamber_noun chamber_enterprise_event_noun;

CHAMBER_RECORD_FUNCTIONS(enterprise_event)

#ifdef __cplusplus
}
#endif

#endif
