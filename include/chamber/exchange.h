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
    CHAMBER_CSV,        /**< RFC 4180, UTF-8 */
    CHAMBER_JSON,       /**< one array of objects, UTF-8 */
    CHAMBER_JSON_LINES, /**< an object a line, UTF-8 */
    CHAMBER_EXCEL_CSV,  /**< as Excel and WPS open it: with a BOM, lines that end in CR LF, and
                             nothing that would be read as a formula or lose digits */
    CHAMBER_XLSX        /**< a workbook of one sheet: see chamber/book.h */
};

/** What a column of a file is taken for, against what its heading says. */
struct chamber_import_map {
    const char *heading; /**< as in the file */
    const char *field;   /**< a field's name or Chinese label; "-": the column is left out */
};

/** How a column is read. */
enum chamber_import_by {
    CHAMBER_BY_NAME,    /**< its heading is the field's name or label */
    CHAMBER_BY_SYNONYM, /**< its heading is another word for the field */
    CHAMBER_BY_MAP,     /**< chamber_import.maps say so */
    CHAMBER_BY_SAVED,   /**< a mapping that was saved says so */
    CHAMBER_BY_NOTHING  /**< it is not read: no field is meant */
};

/** A column of the file that is imported. */
struct chamber_import_column {
    size_t number;                     /**< from 1 */
    const char *heading;               /**< as in the file; of two heading rows both, "a / b" */
    const struct chamber_field *field; /**< NULL: the record's number, or a column not read */
    bool id;                           /**< it is the record's number */
    enum chamber_import_by by;
};

/** What becomes of a row. */
enum chamber_import_fate {
    CHAMBER_ROW_NEW,
    CHAMBER_ROW_CHANGED,
    CHAMBER_ROW_SAME,
    CHAMBER_ROW_REJECTED,
    CHAMBER_ROW_LEFT_OUT /**< it is no record: a title, a total, who drew the table up */
};

/** A row of the file that is imported. */
struct chamber_import_row {
    int64_t line; /**< on which it begins; in a workbook the row's number */
    enum chamber_import_fate fate;
    chamber_id id;            /**< of the record it is; 0: of none, or not stored */
    const void *record;       /**< the noun's struct as read; NULL if rejected or left out */
    const char *const *cells; /**< as in the file */
    size_t cell_count;
    const char *reason; /**< why it is rejected, all reasons in one text; or a warning; or NULL */
};

/** How an import is done. Zeroed memory: strictly, storing. What the functions are given is
 * borrowed for the call; any may be NULL. */
struct chamber_import {
    bool update;          /**< rows that name a stored record change it */
    bool dry_run;         /**< check and count, but store nothing */
    bool partial;         /**< store the good rows even if others are rejected */
    bool create_persons;  /**< add persons that are named but missing */
    bool create_places;   /**< add places that are named but missing */
    bool create_choices;  /**< add words that are used but missing */
    bool excel_dates;     /**< a plain number where a date is due is a day as Excel counts them */
    const char *sheet;    /**< of a workbook: the worksheet's name, or its number from 1; NULL: the
                             only one, or the one named after the noun */
    const char *encoding; /**< of a text: utf-8, gb18030, gbk, utf-16, utf-16le, utf-16be or big5;
                               NULL: found out */
    const struct chamber_import_map *maps; /**< `map_count` of them */
    size_t map_count;
    bool only_warned; /**< `row` is called only for rows that are taken and have a warning, without
                           their cells and record: memory does not grow with a large file then */
    bool save_maps;   /**< keep the maps for this noun's later imports, in the same batch */
    /** Called for each bad row. */
    void (*problem)(void *payload, const struct chamber_error *error, const char *text);
    /** Called for each column, in order, once the headings are read. */
    void (*column)(void *payload, const struct chamber_import_column *column);
    /** Called for each row, in the order of the file, at the end, whatever came of the import. */
    void (*row)(void *payload, const struct chamber_import_row *row);
    /** Called now and then while rows are worked on. */
    void (*progress)(void *payload, int64_t done, int64_t total);
    void *payload; /**< handed to the functions */
};

/** What an import did. */
struct chamber_import_result {
    int64_t rows;    /**< rows read */
    int64_t added;   /**< new records */
    int64_t changed; /**< records changed */
    int64_t same;    /**< rows that said nothing new */
    int64_t created; /**< persons, places and words added on the way */
    int64_t bad;     /**< rows refused */
    /** Rows left out, which `rows` does not count: headings repeated further down, the example of a
     * template (例：), and lines under a table in a CSV or on a worksheet, that is its totals
     * (合计 总计 小计 共计 alone where a record's name, day or number is due, or 合计：3家), who
     * drew it up or when (制表人： 填表人： 审核人： 制表日期： ...), and notes (注： 备注：
     * 说明：) in rows that name no record. */
    int64_t left_out;
    int64_t hidden; /**< rows that are hidden in the workbook, which are read like any other */
    int64_t heading_line; /**< of the headings; 0: the file was not read so far */
    int64_t heading_last; /**< of the second row of headings; else as heading_line */
    char sheet[128];      /**< of a workbook, the worksheet's name; else "" */
    char encoding[16];    /**< of a text, e.g. "GB18030"; else "" */
};

/**
 * Import a file: every row or none, as one batch. The format is found out: a workbook, whatever
 * its name; else JSON by the name's ending, .json; else CSV. A file may have 64 MiB; a plain one in
 * UTF-8 of records without a key, as visits are, 4 GiB, of which only a part is in memory at a time
 * unless `row` is to be called for every row, `partial` or `encoding` is given or the file is the
 * standard input. A cell of a CSV may have 64 KiB, a row 256 cells; rows of a CSV in which nothing
 * is filled in are passed over. A number in the column `id` that no stored record has is not kept:
 * the row is known by its key, or becomes a new record.
 *
 * The headings are found among the first 30 rows, below whatever titles: a field's name, its
 * Chinese label or another usual word for it (width, case and blanks do not matter), in one row or
 * in two, the upper one for groups of columns. Columns headed 序号, 行号, No. or 错误原因 are
 * passed over. A heading that means no field is refused, unless `maps` or a mapping saved before
 * say what it is. A cell merged over several rows or headings stands for all of them.
 *
 * Cells are read as chamber_field_parse() reads them, and besides: in a CSV ="00123" and '00123 are
 * 00123, as is a ' before what would be a formula; a weekday or a time of day behind a day is
 * dropped; a plain number is a day only with `excel_dates`, in a workbook too. What may have lost
 * digits is never taken: a spreadsheet's error value; a formula without a value; a workbook's
 * number of more than 15 digits; in a workbook a phone number without the 0 of its area code, and
 * 2018.1 where a month may be meant; a dash or NULL where a name, code or phone number is due; and
 * what chamber_field_parse() refuses. Where that is only likely the row has a warning.
 *
 * A text is UTF-8, UTF-16 with its byte order mark (and without, where its line ends tell), or
 * GB18030, of which GBK and GB 2312 are parts, where that makes most of it everyday Chinese; else
 * it is refused, naming the line of the first byte that does not fit: Big5 and what is doubtful
 * must be told by `encoding`. No byte is ever left out or replaced. The cells of a CSV are
 * separated by comma, semicolon, TAB or full-width comma, whichever makes rows of one width, or by
 * what a first line `sep=;` says; rows end in CR, LF or both. A row has a cell for each heading,
 * and empty ones beyond at most; where TAB separates, empty cells at its end may be missing. Byte
 * order marks at the beginning of any row are left out: files that were joined together have them.
 * @param path    the file; "-" is standard input.
 * @param how     NULL: as zeroed.
 * @param[out] result  may be NULL; its counts are filled in even if rows were bad.
 * @return CHAMBER_OK; CHAMBER_E_IO if the file cannot be read; CHAMBER_E_DATA if rows were bad:
 *         each was given to `problem`, and chamber_error() is the first; CHAMBER_E_BUSY;
 *         CHAMBER_E_USAGE for an encoding that is not known, and for a map that names no column of
 *         the file or no field;
 *         CHAMBER_E_REFUSED for a saved mapping that says nothing sensible, a noun that is written
 *         by verbs alone, or a handle opened with CHAMBER_READ; CHAMBER_E_NO_MEMORY;
 *         CHAMBER_E_INTERRUPTED.
 */
CHAMBER_API int chamber_import(struct chamber_db *db, const struct chamber_noun *noun,
                               const char *path, const struct chamber_import *how,
                               struct chamber_import_result *result);

/** How a whole database is imported. Zeroed memory: strictly, storing. What the functions are given
 * is borrowed for the call; any may be NULL. */
struct chamber_import_all {
    bool update;          /**< rows that name a stored record change it */
    bool dry_run;         /**< check and count, but store nothing */
    const char *encoding; /**< of a text: utf-8, gb18030, gbk, utf-16, utf-16le, utf-16be or big5;
                               NULL: found out */
    /** Called for each bad row. */
    void (*problem)(void *payload, const struct chamber_error *error, const char *text);
    /** Called at the end of an import that succeeded for each sheet: its name, its noun, and what
     * it did; NULL and NULL for one that is left out because no noun is named so. */
    void (*sheet)(void *payload, const char *name, const struct chamber_noun *noun,
                  const struct chamber_import_result *result);
    void *payload; /**< handed to the functions */
};

/**
 * Import a whole database, as chamber_export_all() writes it, as one batch: a workbook with a sheet
 * per noun, or a JSON object (.json) with an array per noun, each named after its noun, in any
 * order; sheets of other names are left out. Histories come with the sheets of events, what dated
 * fields were with that of chamber_enterprise_fact_noun. A database in which nothing is but what it
 * was made with becomes what the file says: records keep their numbers, and of those it was made
 * with the ones go that a sheet of their noun does not have. In another database each sheet is
 * imported as chamber_import() does; the history of a record that was there before must be the
 * same.
 * @param path  the file; "-" is standard input.
 * @param how   NULL: as zeroed.
 * @return CHAMBER_OK; CHAMBER_E_IO if the file cannot be read; CHAMBER_E_DATA if rows were bad or
 *         no sheet is of a noun: each bad row was given to `problem`, and chamber_error() is the
 *         first; CHAMBER_E_BUSY; CHAMBER_E_REFUSED for a workbook if workbooks cannot be read here,
 *         for a record that would have to go while others refer to it, or a handle opened with
 *         CHAMBER_READ; CHAMBER_E_NO_MEMORY; CHAMBER_E_INTERRUPTED.
 */
CHAMBER_API int chamber_import_all(struct chamber_db *db, const char *path,
                                   const struct chamber_import_all *how);

struct chamber_book;

/**
 * Put every record on the book's sheets, one per noun, and what dated fields were on one of its
 * own.
 * @param book  stays the caller's, as from chamber_book_open().
 * @return CHAMBER_OK; CHAMBER_E_REFUSED for a text too long for a cell; CHAMBER_E_IO;
 *         CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_export_all(struct chamber_db *db, struct chamber_book *book);

/**
 * The same as one JSON object with an array per noun; records are named by number.
 * @param out  where to; stays the caller's.
 * @return CHAMBER_OK; CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_export_all_json(struct chamber_db *db, FILE *out);

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
 * another, ="1" or '1 or '=1, has a ' before it, which the import takes off.
 * @param cells  `count` texts; NULL is an empty cell.
 * @return CHAMBER_OK; CHAMBER_E_IO.
 */
CHAMBER_API int chamber_csv_row(FILE *out, const char *const *cells, size_t count);

/**
 * What a CSV of that format begins with: a BOM for CHAMBER_EXCEL_CSV, else nothing.
 * @return CHAMBER_OK; CHAMBER_E_IO.
 */
CHAMBER_API int chamber_csv_begin(FILE *out, enum chamber_format format);

/**
 * As chamber_csv_row(), in that format: CHAMBER_EXCEL_CSV has lines that end in CR LF, and a '
 * before each text that a spreadsheet would take for a formula (one that begins with = + - @ TAB
 * or a new line, also after blanks or in full width), for a day (3-12), or for a number of which it
 * would change digits (0512, more than 11 digits, 1E5). An import takes it off again.
 * @return CHAMBER_OK; CHAMBER_E_IO.
 */
CHAMBER_API int chamber_csv_row_as(FILE *out, enum chamber_format format, const char *const *cells,
                                   size_t count);

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
