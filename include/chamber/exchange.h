/* SPDX-License-Identifier: MIT */
/**
 * @file
 * Records in and out of files: CSV and JSON; pages in HTML.
 */
#ifndef CHAMBER_EXCHANGE_H
#define CHAMBER_EXCHANGE_H

#include <chamber/record.h>

#include <stdio.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What a file is. */
enum chamber_format {
    CHAMBER_CSV, /**< RFC 4180, UTF-8 */
    CHAMBER_JSON /**< one array of objects, UTF-8 */
};

/** How an import is done. Zeroed memory: strictly, storing. */
struct chamber_import {
    bool update;         /**< rows that name a stored record change it */
    bool dry_run;        /**< check and count, but store nothing */
    bool create_persons; /**< add persons that are named but missing */
    bool create_places;  /**< add places that are named but missing */
    bool create_choices; /**< add words that are used but missing */
    /** Called for each bad row, or NULL; what it is given is borrowed for the call. */
    void (*problem)(void *payload, const struct chamber_error *error, const char *text);
    void *payload; /**< handed to `problem` */
};

/** What an import did. */
struct chamber_import_result {
    int64_t rows;    /**< rows read */
    int64_t added;   /**< new records */
    int64_t changed; /**< records changed */
    int64_t same;    /**< rows that said nothing new */
    int64_t created; /**< persons, places and words added on the way */
    int64_t bad;     /**< rows refused */
    /** Rows left out, which `rows` does not count: lines under a table in a CSV, that is its totals
     * (合计 总计 小计 共计 alone where a record's name, day or number is due, or 合计：3家), who
     * drew it up or when (制表人： 填表人： 审核人： 制表日期： ...), and notes (注： 备注：
     * 说明：) in rows that name no record. */
    int64_t left_out;
};

/**
 * Import a file: every row or none, as one batch. The format follows from the name's ending, .json
 * or anything else for CSV. A file may have 64 MiB, a cell of a CSV 64 KiB, a row 256 cells; rows
 * of a CSV in which nothing is filled in are passed over. In a CSV ="00123" and '00123 are read as
 * 00123. A spreadsheet's error value, a dash or NULL in place of a required text, and a number or
 * code in scientific notation (1.38E+10) make a bad row. A number in the column `id` that no
 * stored record has is not kept: the row is known by its key, or becomes a new record.
 * @param path    the file; "-" is standard input.
 * @param how     NULL: as zeroed.
 * @param[out] result  may be NULL; its counts are filled in even if rows were bad.
 * @return CHAMBER_OK; CHAMBER_E_IO if the file cannot be read; CHAMBER_E_DATA if rows were bad:
 *         each was given to `problem`, and chamber_error() is the first; CHAMBER_E_BUSY;
 *         CHAMBER_E_REFUSED for a noun that is written by verbs alone, or a handle opened with
 *         CHAMBER_READ; CHAMBER_E_NO_MEMORY; CHAMBER_E_INTERRUPTED.
 */
CHAMBER_API int chamber_import(struct chamber_db *db, const struct chamber_noun *noun,
                               const char *path, const struct chamber_import *how,
                               struct chamber_import_result *result);

/** Writes records, one after the other, in one format. */
struct chamber_writer;

/**
 * Begin: a CSV's heading row, or the array's bracket.
 * @param out  where to; stays the caller's.
 * @param[out] writer  owned by the caller, ended by chamber_writer_close().
 * @return CHAMBER_OK; CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_writer_open(struct chamber_db *db, const struct chamber_noun *noun,
                                    enum chamber_format format, FILE *out,
                                    struct chamber_writer **writer);

/**
 * Write one record.
 * @return CHAMBER_OK; CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_writer_put(struct chamber_writer *writer, const void *record);

/**
 * End what was begun and flush the file.
 * @return CHAMBER_OK; CHAMBER_E_IO.
 */
CHAMBER_API int chamber_writer_close(struct chamber_writer *writer);

/**
 * Write one CSV row (RFC 4180 quoting, "\n" at the end). A text that an import would read as
 * another, ="1" or '1, is written as the formula that stands for it: ="'1".
 * @param cells  `count` texts; NULL is an empty cell.
 * @return CHAMBER_OK; CHAMBER_E_IO.
 */
CHAMBER_API int chamber_csv_row(FILE *out, const char *const *cells, size_t count);

/** Writes a page of HTML, for a browser or a printer. */
struct chamber_html;

/**
 * Begin a page that stands alone: no script, nothing fetched, made for A4. All texts handed to it
 * and to the functions below are shown as they are, never read as HTML: & < > " ' are escaped,
 * control characters and what cannot be seen are shown as \x1b, line breaks are kept.
 * @param title  of the page, and its heading.
 * @param out    where to; stays the caller's.
 * @param[out] page  owned by the caller, ended by chamber_html_close().
 * @return CHAMBER_OK; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_html_open(struct chamber_db *db, const char *title, FILE *out,
                                  struct chamber_html **page);

/** A heading, which ends the table before it. */
CHAMBER_API void chamber_html_section(struct chamber_html *page, const char *heading);

/** A paragraph, which ends the table before it. NULL is an empty one. */
CHAMBER_API void chamber_html_text(struct chamber_html *page, const char *text);

/**
 * A table; rows follow until anything else does.
 * @param headings  `count` texts.
 * @param write     the column, from 1, that is left for a pen and is made wide; 0: none.
 */
CHAMBER_API void chamber_html_table(struct chamber_html *page, const char *const *headings,
                                    size_t count, size_t write);

/** A row of the table: `count` texts; NULL is an empty cell. */
CHAMBER_API void chamber_html_row(struct chamber_html *page, const char *const *cells,
                                  size_t count);

/**
 * End the page and flush the file. NULL is fine.
 * @return CHAMBER_OK; CHAMBER_E_IO if it could not be written as a whole; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_html_close(struct chamber_html *page);

#ifdef __cplusplus
}
#endif

#endif
