/* SPDX-License-Identifier: MIT */
/**
 * @file
 * What is asked about requests: which wait where and for how long, and all about one of them.
 */
#ifndef CHAMBER_REQUEST_BRIEF_H
#define CHAMBER_REQUEST_BRIEF_H

#include <chamber/record.h>
#include <chamber/screen.h>

#ifdef __cplusplus
extern "C" {
#endif

/** An open request and where it waits. */
struct chamber_request_waiting {
    chamber_id id;               /**< of the request */
    chamber_id request;          /**< which request */
    const char *request_name;    /**< its number */
    const char *title;           /**< in a line */
    chamber_id enterprise;       /**< who asks */
    const char *enterprise_name; /**< what it is called */
    const char *department;      /**< choice: who has it; empty: nobody yet */
    const char *since;           /**< YYYY-MM-DD it came there; without department, the day
                                    raised; giving it to the same one again moves nothing */
    struct chamber_int days;     /**< from then to the day asked for */
    struct chamber_int urged;    /**< how often it was urged, at whatever department */
    const char *due_on;          /**< YYYY-MM-DD it is due */
    struct chamber_int
        days_overdue; /**< from then to the day asked for; not given if not overdue */
};

/** The description of these rows. */
extern CHAMBER_API const struct chamber_noun chamber_request_waiting_noun;

/**
 * Begin a pass over the open requests (struct chamber_request_waiting), those due first before the
 * others.
 * @param list  as for chamber_cursor_open(): filters on the fields above, and the conditions
 *              `overdue` and `due_within` (days), which are alternatives of each other; with
 *              `as_of` the requests open on that day, as they stood. NULL: all, today.
 * @param[out] cursor  owned by the caller, closed with chamber_cursor_close().
 * @return as chamber_cursor_open().
 */
CHAMBER_API int chamber_request_waiting_open(struct chamber_db *db, const struct chamber_list *list,
                                             struct chamber_cursor **cursor);

/** A step of a request and who entered it. */
struct chamber_request_trace {
    chamber_id id;                /**< of the event */
    struct chamber_int event;     /**< the same, for `amend` */
    const char *happened_on;      /**< YYYY-MM-DD */
    const char *step;             /**< register, accept ... */
    const char *status;           /**< from then on */
    const char *department;       /**< choice: to whom it went */
    const char *due_on;           /**< YYYY-MM-DD, the due date set */
    const char *satisfaction;     /**< the rating given */
    chamber_id merged_into;       /**< the request that goes on */
    const char *merged_into_name; /**< its number */
    const char *note;             /**< note */
    const char *actor;            /**< who entered the step first, as the journal has it */
};

/** The description of these rows. */
extern CHAMBER_API const struct chamber_noun chamber_request_trace_noun;

/**
 * Begin a pass over every step of a request (struct chamber_request_trace), in the order that
 * counts.
 * @param[out] cursor  owned by the caller, closed with chamber_cursor_close().
 * @return CHAMBER_OK; CHAMBER_E_NOT_FOUND; CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_request_steps_open(struct chamber_db *db, chamber_id id,
                                           struct chamber_cursor **cursor);

/** How long a request was at one place. */
struct chamber_request_stay {
    chamber_id id;           /**< 1, 2 ... */
    const char *department;  /**< choice: where; empty: nobody had it yet */
    const char *from_on;     /**< YYYY-MM-DD it came there */
    const char *until_on;    /**< YYYY-MM-DD it went on or ended; empty: it is there still */
    struct chamber_int days; /**< from then to then, or to today */
};

/** The description of these rows. */
extern CHAMBER_API const struct chamber_noun chamber_request_stay_noun;

/**
 * Begin a pass over the places a request was at (struct chamber_request_stay), in their order. A
 * place does not change by giving it to the same department again, nor by a resolution that was
 * reopened.
 * @param[out] cursor  owned by the caller, closed with chamber_cursor_close().
 * @return CHAMBER_OK; CHAMBER_E_NOT_FOUND; CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_request_stays_open(struct chamber_db *db, chamber_id id,
                                           struct chamber_cursor **cursor);

/** A due date that was moved. */
struct chamber_request_extension {
    chamber_id id;           /**< of the event */
    const char *happened_on; /**< YYYY-MM-DD it was moved */
    const char *due_before;  /**< YYYY-MM-DD it was due until then; empty: it had none */
    const char *due_on;      /**< YYYY-MM-DD it was due from then on */
    const char *note;        /**< the reason */
};

/** The description of these rows. */
extern CHAMBER_API const struct chamber_noun chamber_request_extension_noun;

/**
 * Begin a pass over the extensions of a request (struct chamber_request_extension), in their order.
 * @param[out] cursor  owned by the caller, closed with chamber_cursor_close().
 * @return CHAMBER_OK; CHAMBER_E_NOT_FOUND; CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_request_extensions_open(struct chamber_db *db, chamber_id id,
                                                struct chamber_cursor **cursor);

/** How often a request was urged and reopened. */
struct chamber_request_counts {
    chamber_id id;               /**< of the request */
    struct chamber_int urged;    /**< times */
    struct chamber_int reopened; /**< times */
};

/** The description of these numbers. */
extern CHAMBER_API const struct chamber_noun chamber_request_counts_noun;

/**
 * Count how often a request was urged and reopened.
 * @param[out] counts  filled; owns nothing.
 * @return CHAMBER_OK; CHAMBER_E_NOT_FOUND; CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_request_count(struct chamber_db *db, chamber_id id,
                                      struct chamber_request_counts *counts);

/**
 * All about one request: its own fields, the counts, "steps", "stays", "extensions", and the
 * requests "merged_from".
 */
extern CHAMBER_API const struct chamber_screen chamber_request_screen;

#ifdef __cplusplus
}
#endif

#endif
