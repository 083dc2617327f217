/* SPDX-License-Identifier: MIT */
#include "cli/smartcols.h"

#include <dlfcn.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "cli/cli.h"

static const struct {
    const char *name;
    size_t member;
} wanted[] = {
#define SMARTCOLS_WANTED(call) {#call, offsetof(struct smartcols, call)},
    SMARTCOLS_CALLS(SMARTCOLS_WANTED)
#undef SMARTCOLS_WANTED
};

static bool find_all(void *library, struct smartcols *calls)
{
    for (size_t i = 0; i < COUNT_OF(wanted); i++) {
        void *address = dlsym(library, wanted[i].name);
        if (!address)
            return false;
        /* a function's address as POSIX gives it, in a pointer to data */
        memcpy((char *)calls + wanted[i].member, &address, sizeof address);
    }
    return true;
}

const struct smartcols *smartcols(void)
{
    static struct smartcols calls;
    static bool loaded;
    void *library = loaded ? NULL : dlopen(SMARTCOLS_FILE, RTLD_LAZY | RTLD_LOCAL);
    if (library)
        loaded = find_all(library, &calls);
    return loaded ? &calls : NULL;
}
