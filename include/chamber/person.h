/* SPDX-License-Identifier: MIT */
/**
 * @file
 * An entrepreneur, officer or staff member, of an enterprise or of none. Personal data.
 */
#ifndef CHAMBER_PERSON_H
#define CHAMBER_PERSON_H

#include <chamber/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** An entrepreneur, officer or staff member, of an enterprise or of none. Personal data. */
struct chamber_person {
    chamber_id id;
    const char *name;            /**< name; required */
    const char *gender;          /**< male or female */
    const char *phone;           /**< personal */
    chamber_id enterprise;       /**< where the person works */
    const char *enterprise_name; /**< what it is called; read only */
    const char *title;           /**< position there */
    const char *politics;        /**< choice: political affiliation */
    const char *born_on;         /**< YYYY[-MM[-DD]]; personal */
    enum chamber_bool young;     /**< young entrepreneur */
    const char *note;            /**< note */
};

/** The description of this noun, for the functions of record.h. */
extern CHAMBER_API const struct chamber_noun chamber_person_noun;

CHAMBER_RECORD_FUNCTIONS(person)

#ifdef __cplusplus
}
#endif

#endif
