/* SPDX-License-Identifier: MIT */
/**
 * @file
 * An item of a year's work plan.
 */
#ifndef CHAMBER_TASK_H
#define CHAMBER_TASK_H

#include <chamber/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** An item of a year's work plan. */
struct chamber_task {
    chamber_id id;
    struct chamber_int year; /**< required */
    const char *title;       /**< required */
    chamber_id owner;        /**< who sees to it */
    const char *owner_name;  /**< what it is called; read only */
    const char *due_on;      /**< YYYY-MM-DD */
    const char *done_on;     /**< YYYY-MM-DD */
    const char *summary;     /**< what was done */
};

/** The description of this noun, for the functions of record.h. */
extern CHAMBER_API const struct chamber_noun chamber_task_noun;

CHAMBER_RECORD_FUNCTIONS(task)

#ifdef __cplusplus
}
#endif

#endif
