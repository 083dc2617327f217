/* SPDX-License-Identifier: MIT */
/* The folder of a test of memory: the database, a copy of how it was, and other files. */
#ifndef TESTS_MEMORY_FOLDER_H
#define TESTS_MEMORY_FOLDER_H

#include <stdbool.h>

/* Make it with the sample in it; remove it. */
bool folder_make(void);
void folder_remove(void);

/* The database as it was, and no other files but those in the folder `kept`. */
void folder_put_back(void);

/* Whether since folder_remember() no other file came to be, and nothing was committed to the
 * database. */
void folder_remember(void);
bool folder_same(void);

/* Whether another program could write to the database. */
bool folder_free(void);

#endif
