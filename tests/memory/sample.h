/* SPDX-License-Identifier: MIT */
/* A small database with records of every noun. */
#ifndef TESTS_MEMORY_SAMPLE_H
#define TESTS_MEMORY_SAMPLE_H

#include <stdbool.h>

#define SAMPLE_TODAY "2018-12-31"

/* The batch in which several records were changed. */
enum { SAMPLE_SEVERAL = 49 };

/* Makes it; false with a word on stderr if that does not work. */
bool sample_make(const char *path);

#endif
