/* SPDX-License-Identifier: MIT */
/* libsmartcols, loaded when the first table is made: linked, it alone would cost every start more
 * than a program that prints a line. */
#ifndef CHAMBER_CLI_SMARTCOLS_H
#define CHAMBER_CLI_SMARTCOLS_H

#include <libsmartcols/libsmartcols.h>

#define SMARTCOLS_FILE "libsmartcols.so.1"

/* What table.c calls, by the names of the library. */
#define SMARTCOLS_CALLS(X)                                                                         \
    X(scols_cell_set_color)                                                                        \
    X(scols_column_get_header)                                                                     \
    X(scols_column_set_safechars)                                                                  \
    X(scols_column_set_wrapfunc)                                                                   \
    X(scols_line_get_cell)                                                                         \
    X(scols_line_refer_data)                                                                       \
    X(scols_new_table)                                                                             \
    X(scols_print_table_to_string)                                                                 \
    X(scols_table_enable_colors)                                                                   \
    X(scols_table_enable_noencoding)                                                               \
    X(scols_table_enable_noheadings)                                                               \
    X(scols_table_is_empty)                                                                        \
    X(scols_table_new_column)                                                                      \
    X(scols_table_new_line)                                                                        \
    X(scols_table_set_column_separator)                                                            \
    X(scols_table_set_termforce)                                                                   \
    X(scols_table_set_termwidth)                                                                   \
    X(scols_unref_table)                                                                           \
    X(scols_wrapnl_chunksize)                                                                      \
    X(scols_wrapnl_nextchunk)

struct smartcols {
#define SMARTCOLS_MEMBER(call) __typeof__(&(call)) call;
    SMARTCOLS_CALLS(SMARTCOLS_MEMBER)
#undef SMARTCOLS_MEMBER
};

/* NULL: it is not there, or lacks one of these. */
const struct smartcols *smartcols(void);

#endif
