/* SPDX-License-Identifier: MIT */
/**
 * @file
 * Whether a person, an enterprise or a guest came to an activity. No record is not absent.
 */
#ifndef CHAMBER_ATTENDANCE_H
#define CHAMBER_ATTENDANCE_H

#include <chamber/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Whether a person, an enterprise or a guest came to an activity. No record is not absent; of
 *  several records of one person or enterprise the best counts: came, else excused, else absent. */
struct chamber_attendance {
    chamber_id id;
    chamber_id activity;       /**< required */
    const char *activity_name; /**< what it is called; read only */
    chamber_id person;         /**< who */
    const char *person_name;   /**< what it is called; read only */
    chamber_id enterprise;     /**< for which enterprise; if empty that of the person on creation */
    const char *enterprise_name; /**< what it is called; read only */
    const char *guest;           /**< the name of one who is no person of the register */
    const char *state;           /**< came, excused or absent; empty: came, if the activity's day is
                                    not after today. Before that day the state is required, and
                                    only excused is accepted */
    const char *note;            /**< note */
};

/** The description of this noun, for the functions of record.h. */
extern CHAMBER_API const struct chamber_noun chamber_attendance_noun;

CHAMBER_RECORD_FUNCTIONS(attendance)

#ifdef __cplusplus
}
#endif

#endif
