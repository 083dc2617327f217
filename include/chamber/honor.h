/* SPDX-License-Identifier: MIT */
/**
 * @file
 * An honor given to an enterprise, a person, or the chamber itself.
 */
#ifndef CHAMBER_HONOR_H
#define CHAMBER_HONOR_H

#include <chamber/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** An honor given to an enterprise, a person, or the chamber itself. */
struct chamber_honor {
    chamber_id id;
    const char *title;  /**< required */
    const char *level;  /**< choice: national, municipal, district, subdistrict, industry, social */
    const char *issuer; /**< who gives it */
    const char *document_no; /**< number of the document */
    const char *awarded_on;  /**< YYYY[-MM[-DD]]; required */
    const char *valid_until; /**< YYYY-MM-DD */
    const char *recipient;   /**< enterprise, person or chamber; taken from the reference given */
    chamber_id enterprise;   /**< exactly if it is the recipient */
    const char *enterprise_name; /**< what it is called; read only */
    chamber_id person;           /**< exactly if the recipient */
    const char *person_name;     /**< what it is called; read only */
    const char *note;            /**< note */
};

/** The description of this noun, for the functions of record.h. */
extern CHAMBER_API const struct chamber_noun chamber_honor_noun;

CHAMBER_RECORD_FUNCTIONS(honor)

#ifdef __cplusplus
}
#endif

#endif
