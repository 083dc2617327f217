/* SPDX-License-Identifier: MIT */
/* What the fuzz targets share. Each target is one function that is given bytes from nowhere; it
 * must come back, leak nothing, and hold what it promises: see fuzz_must(). */
#ifndef FUZZ_FUZZ_H
#define FUZZ_FUZZ_H

#include <chamber/chamber.h>

/* The target, as libFuzzer calls it. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* End at once, so that the input is kept, if a promise does not hold. */
void fuzz_must(bool holds, const char *promise);

/* A file of that name in a folder of this run's own, which is gone afterwards; borrowed. */
const char *fuzz_path(const char *name);

/* The same, holding these bytes. */
const char *fuzz_file(const char *name, const void *bytes, size_t length);

/* The bytes as a text, owned by the caller; a NUL among them ends it. */
char *fuzz_text(const uint8_t *data, size_t size);

/* A database with some records of most nouns, open for writing; borrowed. What a target writes it
 * takes back. */
struct chamber_db *fuzz_database(void);

/* Import the bytes as a file of that name: the first byte says of which noun, the second how. What
 * is stored must come out and go in again unchanged. */
void fuzz_import(const char *name, const uint8_t *data, size_t size);

#endif
