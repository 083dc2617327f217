/* SPDX-License-Identifier: MIT */
/**
 * @file
 * Whether a database is sound: the file, the journal and its chain, the records, and what lies
 * beside the file. Nothing is mended and nothing removed; each finding says what to do.
 */
#ifndef CHAMBER_CHECK_H
#define CHAMBER_CHECK_H

#include <chamber/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** One thing that is not as it should be. */
struct chamber_finding {
    chamber_id id;    /**< its place among them, from 1 */
    const char *kind; /**< what kind it is of, for programs:
        the file: damaged (pages, indexes), dangling (a reference to nothing), altered (a table or
        an index), unreadable (a part of the check came to a fault and ended);
        the journal: journal_content (a row's content), journal_link (a row or its batch does not
        follow from the row before), journal_gap (rows missing), journal_cut (rows missing at the
        end), journal_empty (emptied by no erasing), journal_batch_gone, journal_batch_gap,
        journal_batch_empty (without its rows), journal_anchor (not the journal whose end was
        noted);
        the records: not_journaled (a field is not what the journal says), record_unknown (the
        journal knows nothing of it), record_gone (it was never removed), record_back (it was),
        derived (it does not follow from its events), unknown_word, rule (a rule does not allow it),
        counter (numbers of requests);
        the files: leftover (of interrupted work), foreign_journal, open_file, open_folder (others
        may read or write it) */
    const char *noun; /**< of the record; "journal", "database" or "file" where it is of none */
    struct chamber_int record; /**< which record */
    struct chamber_int batch;  /**< which batch */
    struct chamber_int change; /**< which row of the journal */
    const char *text;          /**< the finding in the handle's language, without personal data */
    const char *advice;        /**< what to do about it, in the handle's language */
};

/** What was looked at. */
struct chamber_checked {
    chamber_id id;               /**< 0 */
    struct chamber_int records;  /**< how many records */
    struct chamber_int batches;  /**< how many batches */
    struct chamber_int changes;  /**< how many rows of the journal */
    struct chamber_int findings; /**< how many there are; of each kind the first 100 are listed */
    const char *anchor;          /**< where the journal ends, "ROWS:LINK" with 64 hexadecimal
                                      digits, to be noted down and given to a later check; empty
                                      where the journal could not be read */
};

/** Descriptions of the two, for chamber_record_json(), chamber_field_format() and _clear(). */
extern CHAMBER_API const struct chamber_noun chamber_finding_noun;
extern CHAMBER_API const struct chamber_noun chamber_checked_noun;

/** How a check is done. Zeroed memory is fine. */
struct chamber_check {
    const char *anchor; /**< an end of the journal noted earlier: "ROWS:LINK" or the link alone;
                             NULL: none */
    /** Called now and then; may be NULL. */
    void (*progress)(void *payload, int64_t done, int64_t total);
    void *payload; /**< handed to the function */
};

/**
 * Check the open database, at one moment, and begin a pass over what was found (struct
 * chamber_finding): first the file, then the journal, the records, and the files beside it. What
 * cannot be found: that the end of the journal was cut off, or all of it written anew, by somebody
 * who knew how; only an anchor kept elsewhere shows that.
 * @param how  NULL: as zeroed.
 * @param[out] checked  zeroed or filled by the library; emptied first, to be emptied with
 *                      chamber_record_clear() of chamber_checked_noun.
 * @param[out] findings  owned by the caller, closed with chamber_cursor_close(); none is an empty
 *                       pass.
 * @return CHAMBER_OK, whatever was found; CHAMBER_E_USAGE if the anchor is none, if no database is
 *         open, or inside a transaction; CHAMBER_E_REFUSED if it must be migrated first;
 *         CHAMBER_E_BUSY; CHAMBER_E_IO; CHAMBER_E_NO_MEMORY; CHAMBER_E_INTERRUPTED.
 */
CHAMBER_API int chamber_check(struct chamber_db *db, const struct chamber_check *how,
                              struct chamber_checked *checked, struct chamber_cursor **findings);

#ifdef __cplusplus
}
#endif

#endif
