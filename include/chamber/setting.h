/* SPDX-License-Identifier: MIT */
/**
 * @file
 * A setting, from a day on.
 */
#ifndef CHAMBER_SETTING_H
#define CHAMBER_SETTING_H

#include <chamber/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A setting, from a day on. */
struct chamber_setting {
    chamber_id id;
    const char *name;    /**< e.g. chamber.name; required */
    const char *from_on; /**< YYYY-MM-DD it begins; empty: always */
    const char *value;   /**< required */
    const char *note;    /**< note */
};

/** The description of this noun, for the functions of record.h. */
extern CHAMBER_API const struct chamber_noun chamber_setting_noun;

CHAMBER_RECORD_FUNCTIONS(setting)

#ifdef __cplusplus
}
#endif

#endif
