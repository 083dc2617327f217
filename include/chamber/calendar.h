/* SPDX-License-Identifier: MIT */
/**
 * @file
 * Days counted from a day: all of them, or working days only. Saturdays and Sundays are free; the
 * settings `calendar.holiday` (from_on is the first day, value the last) free others, and
 * `calendar.workday` likewise names days that are worked all the same: where both name a day, it is
 * worked.
 */
#ifndef CHAMBER_CALENDAR_H
#define CHAMBER_CALENDAR_H

#include <chamber/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * The day so many days after another.
 * @param from   YYYY-MM-DD; not counted itself; NULL: today.
 * @param count  how many, 1 to 10000.
 * @param[out] day  YYYY-MM-DD, owned by the caller, freed with chamber_free().
 * @return CHAMBER_OK; CHAMBER_E_REFUSED for a day that is none, another count, or a day after the
 *         year 9999; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_day_after(struct chamber_db *db, const char *from, int64_t count,
                                  char **day);

/**
 * The last of so many working days after a day.
 * @param from   YYYY-MM-DD; not counted itself, free or not; NULL: today.
 * @param count  how many working days, 1 to 10000.
 * @param[out] day  YYYY-MM-DD, owned by the caller, freed with chamber_free().
 * @return CHAMBER_OK; CHAMBER_E_REFUSED for a day that is none, another count, or a day after the
 *         year 9999; CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_workday_after(struct chamber_db *db, const char *from, int64_t count,
                                      char **day);

#ifdef __cplusplus
}
#endif

#endif
