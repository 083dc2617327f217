/* SPDX-License-Identifier: MIT */
/* The bytes of an entry. */
#include <string.h>
#include <strings.h>

#include "xlsx/zip.h"

const struct zip_entry *zip_find(const struct zip *zip, const char *name)
{
    size_t low = 0, high = zip->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcasecmp(zip->entries[middle].name, name);
        if (order == 0)
            return &zip->entries[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

/* What came out so far is too much, in all or for what went in. */
static bool is_bomb(const struct zip *zip, const struct zip_entry *entry, size_t out)
{
    size_t in = unzGetCurrentFileZStreamPos64(zip->file) - entry->start;
    return out > ZIP_ENTRY_MAX || (out > ZIP_RATIO_FROM && out / ZIP_RATIO_MAX > in);
}

static int inflate_all(struct zip *zip, const struct zip_entry *entry,
                       int (*take)(void *payload, const char *bytes, size_t count, bool last),
                       void *payload, struct xlsx_failure *failure)
{
    char buffer[32 * 1024];
    size_t out = 0;
    for (;;) {
        int count = unzReadCurrentFile(zip->file, buffer, sizeof buffer);
        if (zip_starved(count))
            return XLSX_NO_MEMORY;
        if (count < 0)
            return read_fail(failure, "xlsx_damaged", entry->name);
        out += (size_t)count;
        if (is_bomb(zip, entry, out))
            return read_fail(failure, "xlsx_bomb", entry->name);
        /* the last piece is handed over once it is known to be sound */
        if (count == 0)
            return 0;
        int rc = take(payload, buffer, (size_t)count, false);
        if (rc != 0)
            return rc;
    }
}

int zip_read(struct zip *zip, const struct zip_entry *entry,
             int (*take)(void *payload, const char *bytes, size_t count, bool last), void *payload,
             struct xlsx_failure *failure)
{
    int opened = unzGoToFilePos64(zip->file, &entry->position);
    if (opened == UNZ_OK)
        opened = unzOpenCurrentFile(zip->file);
    if (zip_starved(opened))
        return XLSX_NO_MEMORY;
    if (opened != UNZ_OK)
        return read_fail(failure, "xlsx_damaged", entry->name);
    int rc = inflate_all(zip, entry, take, payload, failure);
    bool whole = unzeof(zip->file) == 1;
    int closed = unzCloseCurrentFile(zip->file);
    if (rc == 0 && (closed != UNZ_OK || !whole))
        rc = read_fail(failure, "xlsx_damaged", entry->name);
    return rc == 0 ? take(payload, "", 0, true) : rc;
}
