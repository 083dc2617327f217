/* SPDX-License-Identifier: MIT */
/* The module for workbooks. It is never unloaded: the dynamic linker knows it by its name, so that
 * asking again costs next to nothing and nothing is kept here. */
#include "exchange/xlsx_load.h"

#include <dlfcn.h>

#define FILE_NAME "chamber-xlsx.so"

/* By the RUNPATH of what contains this function. Not dlopen(): a sanitizer stands in for it, and
 * would be the one whose RUNPATH counts. */
static void *load(const char *name)
{
    return dlmopen(LM_ID_BASE, name, RTLD_NOW | RTLD_LOCAL);
}

const struct xlsx_module *xlsx_load(void)
{
    void *handle = load(FILE_NAME);
    if (!handle)
        handle = load(CHAMBER_MODULES "/" FILE_NAME);
    const struct xlsx_module *module = handle ? dlsym(handle, XLSX_SYMBOL) : NULL;
    return module && module->version == XLSX_VERSION ? module : NULL;
}

int xlsx_need(struct chamber_db *db, const struct xlsx_module **module)
{
    *module = xlsx_load();
    return *module ? CHAMBER_OK : fail(db, CHAMBER_E_REFUSED, "xlsx_missing");
}
