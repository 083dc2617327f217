/* SPDX-License-Identifier: MIT */
/* What the tests of whole databases share. */
#ifndef TESTS_DOMAIN_WHOLE_HELP_H
#define TESTS_DOMAIN_WHOLE_HELP_H

#include <chamber/chamber.h>

/* The folder of the files; made by the first and removed by whole_forget(). */
const char *whole_path(const char *name);
void whole_forget(void);

/* Export into a file of that name, a workbook or JSON by its ending. */
void whole_export(struct chamber_db *db, const char *name);

/* Write a text as a file of that name. */
void whole_write(const char *name, const char *text);

/* Import it; the problems are in whole_problems as "FIELD MESSAGE" lines ("-" for no field), the
 * counts in whole_counts as "NOUN added changed same" lines, "NAME -" for a sheet left out. */
extern char whole_problems[4000], whole_counts[4000];
int whole_import(struct chamber_db *db, const char *name, bool update);

#endif
