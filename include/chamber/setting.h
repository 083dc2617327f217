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

/**
 * The value of a setting that is in force on a day.
 * @param name  e.g. "chamber.name".
 * @param on    the day, YYYY-MM-DD; NULL: today.
 * @param[out] value  owned by the caller, freed with chamber_free(); NULL if there is none.
 * @return CHAMBER_OK; CHAMBER_E_REFUSED if that is no day; CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_setting_value(struct chamber_db *db, const char *name, const char *on,
                                      char **value);

#ifdef __cplusplus
}
#endif

#endif
