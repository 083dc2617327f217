/* SPDX-License-Identifier: MIT */
/* What the files of the writer share. */
#ifndef XLSX_WRITE_H
#define XLSX_WRITE_H

#include <xlsxwriter.h>

#include "xlsx/writer.h"

extern const struct xlsx_writer write_xlsx;

struct xlsx_draft {
    lxw_workbook *book;
    lxw_worksheet *sheet;
    lxw_worksheet *words; /* the hidden sheet of long drop-down lists; NULL: none yet */
    size_t word_rows;
    lxw_format *looks[XLSX_LOOKS];
    lxw_format *columns[XLSX_LOOKS]; /* for cells that are not there yet; NULL: nothing special */
    int file;                        /* without a name; the workbook is made in it */
    char path[32];                   /* by which it is opened: /proc/self/fd/... */
    char folder[512];                /* of temporary files */
};

/* The library's results as ours; errno is set where it says why. */
int write_result(lxw_error error);

/* write_format.c: make all looks; false if memory ran out. */
bool write_looks(struct xlsx_draft *draft);

/* write_cell.c */
int write_height(struct xlsx_draft *draft, size_t row, size_t lines);
int write_text(struct xlsx_draft *draft, size_t row, size_t column, enum xlsx_look look,
               const char *text);
int write_number(struct xlsx_draft *draft, size_t row, size_t column, enum xlsx_look look,
                 double value);
int write_comment(struct xlsx_draft *draft, size_t row, size_t column, const char *text);

/* write_choice.c */
int write_choice(struct xlsx_draft *draft, const struct xlsx_choice *choice);

/* write_chart.c */
int write_chart(struct xlsx_draft *draft, const struct xlsx_chart *of);

/* write_layout.c */
int write_filter(struct xlsx_draft *draft, size_t heading, size_t last, size_t columns);
int write_layout(struct xlsx_draft *draft, const struct xlsx_layout *layout);

/* write_check.c: whether there is room for what closing the workbook takes, and whether all parts
 * of what was written are whole. The library checks neither. */
int write_room(struct xlsx_draft *draft, const uint64_t *sizes, size_t count);
int write_check(struct xlsx_draft *draft, const uint64_t *sizes, size_t count);
/* How long the rows of each sheet are as XML, in `sizes`; XLSX_UNWRITTEN if they are not all on
 * disk. */
int write_sizes(struct xlsx_draft *draft, uint64_t *sizes);

#endif
