/* SPDX-License-Identifier: MIT */
/**
 * @file
 * Screens: all there is to know of one thing, a record or the state of affairs on a day, in parts,
 * each a pass over records or rows. The screens themselves are with their nouns.
 */
#ifndef CHAMBER_SCREEN_H
#define CHAMBER_SCREEN_H

#include <chamber/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What a screen is asked about. Zeroed memory is fine where a screen does not need more. */
struct chamber_screen_subject {
    chamber_id id;     /**< the record; of a screen without `head` it does not matter */
    const char *as_of; /**< the day, YYYY-MM-DD; NULL: today. Only `dated` screens look at it */
    int64_t months;    /**< how far ahead: see chamber_post_screen */
};

/** One part of a screen. Constant. */
struct chamber_screen_part {
    const char *key;     /**< in JSON, e.g. "honors"; NULL: the members of its one row stand by
                            themselves among the screen's, and in words on a line */
    const char *heading; /**< the id of the message that stands above it in words, for
                            chamber_message() */
    const struct chamber_noun *noun; /**< of its rows */
    bool single;                     /**< it is one row or none: in JSON an object or null */
    bool alone;         /**< in words it is left out where the screen is an inner one */
    const char *fields; /**< in words, those of the fields "a,b" that are filled in, row by row;
                           NULL: a table; "": nothing */
    size_t bare; /**< with `fields`: on one line, the first so many without their titles; 0: a
                    line for the record, and below it one for each */

    /** Begin a pass over its rows; the cursor is the caller's. */
    int (*open)(struct chamber_db *db, const struct chamber_screen_subject *subject,
                struct chamber_cursor **cursor);
};

/** A screen. Constant. */
struct chamber_screen {
    const struct chamber_noun *head;    /**< of the record that it is about; NULL: of none */
    const char *fields;                 /**< in words, those of the head's fields "a,b" that are
                                           filled in; NULL: all */
    const struct chamber_screen *inner; /**< the one that follows the head; may be NULL */
    const char *through; /**< the head's reference to the record which that one is about */
    bool dated;          /**< it is about a day, "as_of", which stands first */
    const struct chamber_screen_part *parts; /**< in their order */
    size_t part_count;
};

/**
 * A screen as one JSON object: the day, the head's record by its noun's name, the members of the
 * inner screen, then each part. All is read at one moment.
 * @param subject  what it is asked about.
 * @param[out] json  owned by the caller, freed with chamber_free().
 * @return CHAMBER_OK; CHAMBER_E_NOT_FOUND; CHAMBER_E_REFUSED if `as_of` is no day; CHAMBER_E_IO;
 *         CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_screen_json(struct chamber_db *db, const struct chamber_screen *screen,
                                    const struct chamber_screen_subject *subject, char **json);

/**
 * Numbers and the rows they are about as one JSON object: the members of the numbers, then the rows
 * as an array.
 * @param noun     the description of the numbers.
 * @param numbers  its struct.
 * @param key      of the rows, e.g. "left".
 * @param rows     the description of the rows.
 * @param cursor   a pass over them, read to its end; the caller closes it.
 * @param[out] count  how many rows there were; may be NULL.
 * @param[out] json   owned by the caller, freed with chamber_free().
 * @return CHAMBER_OK; CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_sheet_json(struct chamber_db *db, const struct chamber_noun *noun,
                                   const void *numbers, const char *key,
                                   const struct chamber_noun *rows, struct chamber_cursor *cursor,
                                   int64_t *count, char **json);

#ifdef __cplusplus
}
#endif

#endif
