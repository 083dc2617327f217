/* SPDX-License-Identifier: MIT */
#include "cli/smartcols.h"

#include <dlfcn.h>
#include <stdbool.h>
#include <stddef.h>

/* A function's address as POSIX gives it, in a pointer to data. */
static bool find(void *library, const char *name, void *call)
{
    void **address = call;
    *address = dlsym(library, name);
    return *address;
}

const struct smartcols *smartcols(void)
{
    static struct smartcols calls;
    static bool loaded;
    void *library = loaded ? NULL : dlopen(SMARTCOLS_FILE, RTLD_LAZY | RTLD_LOCAL);
    if (library) {
#define SMARTCOLS_FIND(call) &&find(library, #call, &calls.call)
        loaded = true SMARTCOLS_CALLS(SMARTCOLS_FIND);
#undef SMARTCOLS_FIND
    }
    return loaded ? &calls : NULL;
}
