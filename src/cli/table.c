/* SPDX-License-Identifier: MIT */
/* Tables aligned by libsmartcols: on a terminal they fit it, elsewhere every value is whole. */
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <libsmartcols/libsmartcols.h>

#include "cli/cli.h"

struct table {
    struct libscols_table *cols;
    struct libscols_line *line;
    struct cli *cli;
    bool fits; /* to the terminal */
};

/* COLUMNS may say anything; what no screen has is not believed. */
static size_t terminal_width(void)
{
    enum { LEAST = 40, MOST = 1000, USUAL = 80 };
    const char *columns = getenv("COLUMNS");
    int64_t width = columns ? parse_count(columns) : -1;
    struct winsize size;
    if (width <= 0 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
        width = size.ws_col;
    if (width <= 0)
        width = USUAL;
    return width < LEAST ? LEAST : width > MOST ? MOST : (size_t)width;
}

static bool fits_terminal(const struct cli *cli)
{
    return cli->terminal && (cli->out == stdout || cli->output.pager);
}

size_t table_room(const struct cli *cli)
{
    return fits_terminal(cli) ? terminal_width() : 0;
}

struct table *table_new(struct cli *cli)
{
    struct table *table = calloc(1, sizeof(*table));
    if (!table)
        return NULL;
    table->cli = cli;
    table->fits = fits_terminal(cli);
    table->cols = scols_new_table();
    if (!table->cols || scols_table_set_column_separator(table->cols, "  ") != 0) {
        scols_unref_table(table->cols);
        free(table);
        return NULL;
    }
    scols_table_set_termforce(table->cols,
                              table->fits ? SCOLS_TERMFORCE_ALWAYS : SCOLS_TERMFORCE_NEVER);
    if (table->fits)
        scols_table_set_termwidth(table->cols, terminal_width());
    else
        scols_table_enable_noencoding(table->cols, 1); /* it would write U+2028 as \xe2\x80\xa8 */
    scols_table_enable_colors(table->cols, cli->colour);
    return table;
}

void table_free(struct table **table)
{
    if (*table) {
        scols_unref_table((*table)->cols);
        free(*table);
    }
}

void table_bare(struct table *table)
{
    scols_table_enable_noheadings(table->cols, 1);
}

/* Texts may have lines of their own; nothing else breaks a cell. */
int table_column(struct table *table, const char *heading, enum fit fit)
{
    static const int flags[] = {
        [FIT_WRAP] = SCOLS_FL_WRAP, [FIT_WHOLE] = 0, [FIT_RIGHT] = SCOLS_FL_RIGHT};
    struct libscols_column *column = scols_table_new_column(table->cols, heading, 0, flags[fit]);
    if (!column)
        return out_of_memory(table->cli);
    if (fit == FIT_WRAP && !table->fits) {
        scols_column_set_wrapfunc(column, scols_wrapnl_chunksize, scols_wrapnl_nextchunk, NULL);
        scols_column_set_safechars(column, "\n");
    }
    if (table->cli->colour && *heading)
        scols_cell_set_color(scols_column_get_header(column), colour_of(MEANS_HEADING));
    return CHAMBER_OK;
}

int table_row(struct table *table)
{
    table->line = scols_table_new_line(table->cols, NULL);
    return table->line ? CHAMBER_OK : out_of_memory(table->cli);
}

int table_cell(struct table *table, size_t column, const char *text)
{
    char *shown = text_shown(table->cli, text);
    if (!shown || scols_line_refer_data(table->line, column, shown) != 0) {
        free(shown);
        return out_of_memory(table->cli);
    }
    return CHAMBER_OK;
}

int table_meaning(struct table *table, size_t column, enum meaning meaning)
{
    const char *colour = table->cli->colour ? colour_of(meaning) : NULL;
    struct libscols_cell *cell = colour ? scols_line_get_cell(table->line, column) : NULL;
    return !cell || scols_cell_set_color(cell, colour) == 0 ? CHAMBER_OK
                                                            : out_of_memory(table->cli);
}

/* The last column is padded, too: no line ends in blanks, and the last one ends as the others. */
static void print_stripped(FILE *out, const char *text)
{
    while (*text) {
        size_t length = strcspn(text, "\n"), kept = length;
        while (kept > 0 && text[kept - 1] == ' ')
            kept--;
        fwrite(text, 1, kept, out);
        fputc('\n', out);
        text += length + (text[length] ? 1 : 0);
    }
}

int table_print(struct table *table)
{
    if (scols_table_is_empty(table->cols))
        return CHAMBER_OK;
    CLEAN_FREE char *text = NULL;
    if (scols_print_table_to_string(table->cols, &text) != 0)
        return out_of_memory(table->cli);
    print_stripped(table->cli->out, text);
    return CHAMBER_OK;
}
