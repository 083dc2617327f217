/* SPDX-License-Identifier: MIT */
/* What the files that import offer each other. */
#ifndef CLI_IMPORT_H
#define CLI_IMPORT_H

#include "cli/cli.h"

/* --- progress.c: how far long work is --- */
struct progress {
    struct cli *cli;
    int64_t next; /* when the next line is due, in milliseconds */
    bool on, shown;
};
void progress_begin(struct progress *progress, struct cli *cli);
void progress_show(struct progress *progress, int64_t done, int64_t total);
void progress_end(struct progress *progress); /* before anything else is said */

/* --- import_problems.c: what is wrong with the rows of an import --- */
struct problems {
    struct cli *cli;
    int64_t count;
    FILE *list; /* the objects so far, with --json */
    char *text;
    size_t size;
    int64_t bad; /* rows that were not taken */
};

int problems_begin(struct problems *problems, struct cli *cli);
void problems_keep(struct problems *problems, const struct chamber_error *error, const char *text);
/* After an import that came to this: the last word, if it was refused. */
void problems_end(struct problems *problems, int result);
/* What was stored, or why nothing was; `before` is the last batch before the import. */
void say_imported(struct cli *cli, chamber_id before);
/* Whether a person agrees to that many new and changed records; of one nobody is asked. */
int import_agreed(struct cli *cli, int64_t added, int64_t changed);

/* --- import_preview.c: what --dry_run shows of a file; else none of these does anything --- */
struct preview {
    struct cli *cli;
    int result;                   /* of what was told so far */
    struct table *columns, *rows; /* in words */
    const struct chamber_field *fields[64];
    size_t numbers[64]; /* of their columns, from 1 */
    size_t count, shown, left_out_count;
    FILE *list, *first, *left_out; /* in JSON: the columns, the first rows; lines left out */
    char *list_text, *first_text, *left_out_text;
    size_t list_size, first_size, left_out_size;
};
int preview_begin(struct preview *preview, struct cli *cli);
void preview_free(struct preview *preview);
void preview_column(struct preview *preview, const struct chamber_import_column *column);
void preview_row(struct preview *preview, const struct chamber_import_row *row);
/* Whether all that was told could be kept; before it is printed. */
int preview_end(struct preview *preview);
int preview_print(struct preview *preview, const struct chamber_import_result *done);
/* The members that come before those of an import. */
void preview_json(const struct preview *preview, const struct chamber_import_result *done);

/* --- import_maps.c: --map HEADING=FIELD --- */
struct maps {
    struct chamber_import_map *items;
    size_t count;
    char *text; /* what they point into */
};
int maps_read(struct cli *cli, struct maps *maps);
void maps_free(struct maps *maps);

/* --- import_rejected.c: the rows that an import did not take, in a file (--rejected) --- */
struct rejected {
    struct cli *cli;
    struct output output; /* without a file: they are not wanted */
    bool workbook;
    struct chamber_book *book;
    char **headings;
    size_t width;   /* of the file that is imported */
    size_t reasons; /* which column of it, from 1, has an earlier import's reasons; 0: none */
    int64_t rows;
    int result;
};
int rejected_open(struct cli *cli, struct rejected *rejected);
void rejected_column(struct rejected *rejected, const struct chamber_import_column *column);
void rejected_row(struct rejected *rejected, const struct chamber_import_row *row);
int rejected_close(struct rejected *rejected);

/* --- import_hints.c: what is worth a word of rows that an import took --- */
struct hints {
    struct cli *cli;
    int64_t count;
};
void hints_row(struct hints *hints, const struct chamber_import_row *row);
void hints_end(const struct hints *hints);

#endif
