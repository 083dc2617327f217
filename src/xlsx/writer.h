/* SPDX-License-Identifier: MIT */
/* Writing a workbook: sheet after sheet, row after row. Only the row that is being written is in
 * memory; the rest is in temporary files without a name. Rows, columns and days as the reader has
 * them: from 1. What the format does not allow (long texts, bad names) must not come here. */
#ifndef XLSX_WRITER_H
#define XLSX_WRITER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "xlsx/reader.h"

enum { XLSX_UNWRITTEN = -4 }; /* among enum xlsx_result: errno says why */

enum {
    XLSX_ROWS_MAX = 1048576,
    XLSX_TEXT_MAX = 32767, /* UTF-16 units in a cell */
    XLSX_NAME_MAX = 31     /* and in the name of a sheet */
};

/* How a cell looks, and what a column is for. */
enum xlsx_look {
    XLSX_PLAIN_TEXT, /* in text format, so that no digit is lost */
    XLSX_PLAIN_NUMBER,
    XLSX_PLAIN_MONEY,
    XLSX_PLAIN_PERCENT,
    XLSX_PLAIN_DATE,
    XLSX_PLAIN_NONE, /* what stands where there is no number */
    XLSX_TOTAL_TEXT,
    XLSX_TOTAL_NUMBER,
    XLSX_TOTAL_MONEY,
    XLSX_HEADING,
    XLSX_HEADING_MARKED,
    XLSX_LINE, /* a text beside any table, not wrapped */
    XLSX_LINE_BOLD,
    XLSX_LINE_TITLE, /* larger: what a sheet is about */
    XLSX_LOOKS
};

struct xlsx_layout_column {
    double width; /* in digits */
    enum xlsx_look look;
};

/* What is said of a sheet once its rows are written. */
struct xlsx_layout {
    const struct xlsx_layout_column *columns;
    size_t count;
    size_t heading; /* the row that stays in sight and is printed on each page; 0: none */
    size_t last_row, last_column; /* what is printed ends there; 0: with the cells */
    const uint32_t *breaks;       /* rows after which a page ends, and a 0; NULL: none */
};

/* A drop-down list for cells of a column. */
struct xlsx_choice {
    size_t first, last, column;
    const char *const *words; /* ended by NULL */
    bool strict;              /* nothing else may be entered */
};

enum { XLSX_SERIES_MAX = 4, XLSX_ROW_PIXELS = 20 };

/* A chart of a table: its series are columns, each named by its heading. */
struct xlsx_chart {
    bool upright; /* columns rather than bars */
    const char *title, *description;
    size_t row, column;   /* of the cell at its upper left */
    size_t width, height; /* in pixels */
    size_t heading, first, last;
    size_t labels; /* the column of what each bar is called */
    size_t series[XLSX_SERIES_MAX];
    size_t count;
};

struct xlsx_draft;

struct xlsx_writer {
    /* `folder` is for temporary files; `made_on` is in the file's properties. */
    int (*open)(const char *folder, const char *made_on, struct xlsx_draft **draft);
    /* The sheet that what follows is about. */
    int (*sheet)(struct xlsx_draft *draft, const char *name);
    /* How high the row is that comes next, in lines of text; else as high as its texts need, which
     * only Excel knows. */
    int (*height)(struct xlsx_draft *draft, size_t row, size_t lines);
    /* Cells come row by row. */
    int (*text)(struct xlsx_draft *draft, size_t row, size_t column, enum xlsx_look look,
                const char *text);
    int (*number)(struct xlsx_draft *draft, size_t row, size_t column, enum xlsx_look look,
                  double value);
    int (*comment)(struct xlsx_draft *draft, size_t row, size_t column, const char *text);
    int (*choice)(struct xlsx_draft *draft, const struct xlsx_choice *choice);
    int (*chart)(struct xlsx_draft *draft, const struct xlsx_chart *chart);
    /* Filters on the headings, from the first column; while no row below `last` was written. */
    int (*filter)(struct xlsx_draft *draft, size_t heading, size_t last, size_t columns);
    int (*layout)(struct xlsx_draft *draft, const struct xlsx_layout *layout);
    /* Both end the draft; the first writes it to the file. */
    int (*close)(struct xlsx_draft *draft, FILE *out);
    void (*discard)(struct xlsx_draft *draft); /* NULL is fine */
};

#endif
