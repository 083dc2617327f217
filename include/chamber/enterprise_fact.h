/* SPDX-License-Identifier: MIT */
/**
 * @file
 * The dated fields of enterprises as they stood one after the other.
 */
#ifndef CHAMBER_ENTERPRISE_FACT_H
#define CHAMBER_ENTERPRISE_FACT_H

#include <chamber/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What a dated field of an enterprise was from a day on. */
struct chamber_enterprise_fact {
    chamber_id id;               /**< of the row, from 1 */
    chamber_id enterprise;       /**< whose */
    const char *enterprise_name; /**< what it is called now */
    const char *field;           /**< name, kind, industry, size, place or party_state */
    const char *from_on;         /**< since when, YYYY-MM-DD; empty: from ever */
    const char *value;           /**< in words, a place by its name; empty: nothing */
};

/** The description of these rows. */
extern CHAMBER_API const struct chamber_noun chamber_enterprise_fact_noun;

/**
 * Begin a pass over all values of those fields that were not always what they are, by enterprise
 * and field, the oldest first. What a field always was, the enterprise itself says.
 * @param[out] cursor  owned by the caller, closed with chamber_cursor_close(); read with
 *                     chamber_cursor_next().
 * @return CHAMBER_OK; CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_enterprise_fact_open(struct chamber_db *db, struct chamber_cursor **cursor);

#ifdef __cplusplus
}
#endif

#endif
