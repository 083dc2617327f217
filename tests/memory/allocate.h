/* SPDX-License-Identifier: MIT */
/* The memory of this program: counted, and failing when a test asks for it. */
#ifndef TESTS_MEMORY_ALLOCATE_H
#define TESTS_MEMORY_ALLOCATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Whether allocations can be made to fail here; a sanitizer has its own. */
bool allocate_possible(void);

/* Count allocations from now on; the one of number `at` fails (0: none), and with `stays` all after
 * it too. */
void allocate_begin(size_t at, bool stays);

/* No more of that. Returns how many there were. */
size_t allocate_end(void);

/* Called for one that fails: for a debugger to stop at. */
void allocate_fails(void);

/* Whether one failed since the last allocate_begin(). */
bool allocate_failed(void);

/* Whether the allocation of that number, of those last counted, was asked for by a library that is
 * not part of this project. */
bool allocate_foreign(size_t number);

/* A number of its own for the calls of this program that led to that allocation, if none failed
 * while it was counted. */
uint64_t allocate_site(size_t number);

/* How many are allocated and not freed. */
long allocate_live(void);

/* Print who allocated what is not freed since that allocation, for addr2line. */
void allocate_tell(size_t since);

/* How many allocations there ever were, to be given to allocate_tell(). */
size_t allocate_ever(void);

#endif
