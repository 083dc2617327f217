/* SPDX-License-Identifier: MIT */
/* A ZIP archive in memory. Nothing in it is believed: what an entry takes up is counted while it is
 * inflated, and its checksum is compared. */
#ifndef XLSX_ZIP_H
#define XLSX_ZIP_H

#include <minizip/unzip.h>

#include "base/cleanup.h"
#include "xlsx/reader.h"

enum {
    ZIP_ENTRIES_MAX = 1000,
    ZIP_ENTRY_MAX = 64 * 1024 * 1024, /* bytes of an entry, inflated */
    ZIP_RATIO_MAX = 100,              /* past the first so many bytes: */
    ZIP_RATIO_FROM = 1024 * 1024
};

struct zip_entry {
    char *name; /* "xl/workbook.xml" */
    unz64_file_pos position;
    size_t start, size; /* of its deflated bytes within the archive */
};

struct zip {
    const unsigned char *bytes;
    size_t length;
    size_t at; /* what is read next */
    unzFile file;
    struct zip_entry *entries;
    size_t count;
};

/* Record what is wrong; XLSX_BAD. `arg` may be NULL. */
int read_fail(struct xlsx_failure *failure, const char *message, const char *arg);

/* Whether minizip failed for want of memory, by what it returned. */
static inline bool zip_starved(int rc)
{
    return rc == UNZ_INTERNALERROR || rc == Z_MEM_ERROR;
}

/* zip_open.c: the list of entries. A failure leaves nothing to close. */
int zip_open(struct zip *zip, const void *bytes, size_t length,
             struct xlsx_failure *failure) MUST_CHECK;
void zip_close(struct zip *zip);

/* zip_memory.c: let minizip read the bytes. */
bool zip_attach(struct zip *zip) MUST_CHECK;

/* zip_read.c: the entry of that name, whatever its case; NULL: none. */
const struct zip_entry *zip_find(const struct zip *zip, const char *name);

/* Inflate it, piece by piece. What `take` returns other than 0 ends it. */
int zip_read(struct zip *zip, const struct zip_entry *entry,
             int (*take)(void *payload, const char *bytes, size_t count, bool last), void *payload,
             struct xlsx_failure *failure) MUST_CHECK;

#endif
