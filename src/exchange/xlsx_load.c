/* SPDX-License-Identifier: MIT */
/* The module for workbooks. It is never unloaded: the dynamic linker knows it by its path, so that
 * asking again costs next to nothing and nothing is kept here. */
#include "exchange/xlsx_load.h"

#include <dlfcn.h>

#define FILE_NAME "chamber-xlsx.so"

/* Beside what contains this function, or where it is installed as seen from the library or from a
 * command: $ORIGIN is expanded as ld.so(8) says. The command has no RUNPATH for it, which would be
 * searched for every library that it starts with; a program that links the archive may have one. */
static const char *const places[] = {
    "$ORIGIN/" FILE_NAME,
    "$ORIGIN/chamber/" FILE_NAME,
    "$ORIGIN/" CHAMBER_TO_MODULES "/" FILE_NAME,
    FILE_NAME,
    CHAMBER_MODULES "/" FILE_NAME,
};

/* Not dlopen(): a sanitizer stands in for it, and $ORIGIN would be where that is. */
static void *load(const char *path)
{
    return dlmopen(LM_ID_BASE, path, RTLD_NOW | RTLD_LOCAL);
}

const struct xlsx_module *xlsx_load(void)
{
    void *handle = NULL;
    for (size_t i = 0; i < COUNT_OF(places) && !handle; i++)
        handle = load(places[i]);
    const struct xlsx_module *module = handle ? dlsym(handle, XLSX_SYMBOL) : NULL;
    return module && module->version == XLSX_VERSION ? module : NULL;
}

int xlsx_need(struct chamber_db *db, const struct xlsx_module **module)
{
    *module = xlsx_load();
    return *module ? CHAMBER_OK : fail(db, CHAMBER_E_REFUSED, "xlsx_missing");
}
