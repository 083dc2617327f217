/* SPDX-License-Identifier: MIT */
/* What the two halves of the shim share: shim.c decides which call fails and keeps the record,
 * shim_calls.c stands in for the calls that touch files. */
#ifndef FAULT_SHIM_H
#define FAULT_SHIM_H

#include "fault/fault.h"

#include <dlfcn.h>
#include <stdbool.h>

/* The program that it is loaded into does not see these. */
#define HIDDEN __attribute__((visibility("hidden")))

enum kind { CHANGE = 1, SYNC = 2, READ = 4, OPEN = 8, SHORT = 16, MEMORY = 32 };

/* The C library's own function of a name, looked up once. */
#define REAL(name)                                                                                 \
    static __typeof__(&name) real;                                                                 \
    if (!real)                                                                                     \
    *(void **)&real = dlsym(RTLD_NEXT, #name)

/* Whether this call has to fail; the process may end here. And with which error. */
HIDDEN bool shim_point(unsigned kind, const char *call);
HIDDEN int shim_error(void);

/* Whether changes are recorded; and how. */
HIDDEN bool shim_records(void);
HIDDEN void shim_path_of(int fd, char *path);
HIDDEN void shim_record_change(enum fault_operation operation, const char *path, const char *second,
                               uint64_t offset, const void *bytes, size_t length);
HIDDEN void shim_record_file(enum fault_operation operation, int fd, uint64_t offset,
                             const void *bytes, size_t length);
HIDDEN void shim_record_names(enum fault_operation operation, const char *path, const char *second);
HIDDEN void shim_record_stream(int fd);

#endif
