/* SPDX-License-Identifier: MIT */
/**
 * @file
 * Workbooks out: XLSX files (ECMA-376) for Excel, WPS and LibreOffice. Sheets hold tables, one
 * below the other; of a million rows only one is in memory.
 */
#ifndef CHAMBER_BOOK_H
#define CHAMBER_BOOK_H

#include <chamber/exchange.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A workbook being written. */
struct chamber_book;

/** What the cells of a column are. A cell that is no such value is written as text; a dash "—" for
 * a number that there is not stands where the number would. */
enum chamber_book_kind {
    CHAMBER_BOOK_TEXT,    /**< as it is, in text format: no digit is lost */
    CHAMBER_BOOK_NUMBER,  /**< "12", "3.5"; "62.5%" is shown so */
    CHAMBER_BOOK_MONEY,   /**< "1200.50", shown with two decimals and separators */
    CHAMBER_BOOK_PERCENT, /**< "0.625", shown as 62.5% */
    CHAMBER_BOOK_DATE     /**< "2018-07-03" becomes a day; "2018-07" and "2018" stay text */
};

/** A column of a table. */
struct chamber_book_column {
    const char *heading;
    enum chamber_book_kind kind;
    bool adds;                  /**< chamber_book_totals() sums it up */
    bool marked;                /**< its heading is set apart: it must be filled in */
    const char *note;           /**< a comment on the heading; NULL: none */
    const char *const *choices; /**< a drop-down list for its cells, ended by NULL; NULL: none */
    bool strict;                /**< of a drop-down list: nothing else may be entered */
    bool whole;                 /**< rows are made as high as its texts take */
};

/** Whether workbooks can be read and written here: the libraries that it takes are there. */
CHAMBER_API bool chamber_book_available(void);

/**
 * Begin a workbook.
 * @param out  where to; stays the caller's; nothing is written to it before chamber_book_close().
 * @param[out] book  owned by the caller, ended by chamber_book_close() or chamber_book_discard().
 * @return CHAMBER_OK; CHAMBER_E_REFUSED if the libraries are not there; CHAMBER_E_IO;
 *         CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_book_open(struct chamber_db *db, FILE *out, struct chamber_book **book);

/**
 * Begin a sheet, which ends the one before it.
 * @param name  what Excel does not allow in it is replaced, what is too long is cut, one that is
 *              taken gets a number.
 * @return CHAMBER_OK; CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_book_sheet(struct chamber_book *book, const char *name);

/**
 * A line of text, in bold if it is a heading: what the sheet or the table below is about. Below a
 * table there is an empty row between.
 * @return CHAMBER_OK; CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_book_text(struct chamber_book *book, const char *text, bool heading);

/**
 * Begin a table: its heading row. Below another table there is an empty row between; a text stands
 * right above. The sheet's first table has its headings frozen and filters on them.
 * @param columns  `count` of them, at most 256; copied.
 * @return CHAMBER_OK; CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_book_table(struct chamber_book *book,
                                   const struct chamber_book_column *columns, size_t count);

/**
 * A row of the table.
 * @param cells  `count` texts; NULL and "" are empty cells. Control characters that XML does not
 *               allow are left out and counted.
 * @return CHAMBER_OK; CHAMBER_E_REFUSED for a text longer than Excel's 32,767 characters and past
 *         its 1,048,576 rows; CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_book_row(struct chamber_book *book, const char *const *cells, size_t count);

/**
 * The last row of a table: 合计, and the sums of the columns that add up. Nothing if none does or
 * the table has no row.
 * @return CHAMBER_OK; CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_book_totals(struct chamber_book *book);

/** How a chart shows its values. */
enum chamber_book_chart_kind {
    CHAMBER_BOOK_BARS,   /**< lying, in the order of the rows */
    CHAMBER_BOOK_COLUMNS /**< upright, from left to right: for months */
};

/** A chart has at most so many series. */
enum { CHAMBER_BOOK_SERIES = 4 };

/** A chart of the table just written. Columns are counted from 1. */
struct chamber_book_chart {
    enum chamber_book_chart_kind kind;
    const char *title;
    const char *description; /**< what it shows, for those who cannot see it; NULL: none */
    size_t label;            /**< the column of what each value is called */
    size_t values[CHAMBER_BOOK_SERIES]; /**< the columns of values: each is a series */
    size_t count;                       /**< how many series */
    size_t rows;                        /**< only the first so many rows; 0: all */
};

/**
 * A chart of the table just written, before its totals: to the right of it, where it covers no
 * cell; what follows begins below both. It refers to the table's cells and can be changed as any
 * other of Excel's.
 * @return CHAMBER_OK; CHAMBER_E_USAGE if there is no such table or column; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_book_chart(struct chamber_book *book,
                                   const struct chamber_book_chart *chart);

/**
 * A note (a comment) on a cell of the row just written.
 * @param column  from 1.
 * @return CHAMBER_OK; CHAMBER_E_USAGE if there is no such cell; CHAMBER_E_REFUSED for a text longer
 *         than a cell takes; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_book_note(struct chamber_book *book, size_t column, const char *text);

/**
 * Rather than the headings of the sheet's first table, the row just written stays in sight and is
 * printed on each page: for a sheet of several tables. There are no filters then.
 */
CHAMBER_API void chamber_book_hold(struct chamber_book *book);

/** How many control characters were left out so far. */
CHAMBER_API int64_t chamber_book_stripped(const struct chamber_book *book);

/**
 * End the workbook and write it to its file. NULL is fine.
 * @return CHAMBER_OK; CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_book_close(struct chamber_book *book);

/** End the workbook without writing anything. NULL is fine. */
CHAMBER_API void chamber_book_discard(struct chamber_book *book);

/**
 * The column of a field as chamber_book_records() has it: headed in the handle's language by the
 * field's label or name, of the kind that its values are. They are had with CHAMBER_CELLS.
 * @param field  NULL: the record's number.
 */
CHAMBER_API struct chamber_book_column chamber_book_column_of(const struct chamber_db *db,
                                                              const struct chamber_field *field);

/**
 * A writer that puts records of a noun on a sheet of their own, named after the noun: all fields,
 * headed in the handle's language, as an import reads them. The book stays the caller's, and
 * chamber_writer_close() ends the table.
 * @param totals  whether chamber_book_totals() ends it.
 * @param[out] writer  owned by the caller, ended by chamber_writer_close().
 * @return CHAMBER_OK; CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_book_records(struct chamber_book *book, const struct chamber_noun *noun,
                                     bool totals, struct chamber_writer **writer);

/**
 * The empty form of a noun, to be filled in and imported: a sheet named after the noun with the
 * headings of its fields, those that must be filled in set apart, each with a comment and where the
 * words are known a drop-down list, and one example row that an import leaves out; and a sheet that
 * says how each column is filled in. Without an open database the words of choices are those that a
 * new one has, and no names of records are offered.
 * @param noun  no event noun and no view.
 * @return CHAMBER_OK; CHAMBER_E_REFUSED for what Excel does not take; CHAMBER_E_IO;
 *         CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_book_template(struct chamber_book *book, const struct chamber_noun *noun);

#ifdef __cplusplus
}
#endif

#endif
