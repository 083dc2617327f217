/* SPDX-License-Identifier: MIT */
/* An archive's list of entries, and whether one can trust it: names that lead outside or are there
 * twice, entries that share bytes and encrypted ones are refused. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "xlsx/zip.h"

int read_fail(struct xlsx_failure *failure, const char *message, const char *arg)
{
    enum { LAST = sizeof failure->args[0] - 1 };
    *failure = (struct xlsx_failure){.message = message};
    size_t length = arg ? strnlen(arg, LAST + 1) : 0;
    if (length > LAST) /* cut between two characters */
        for (length = LAST; length > 0 && (arg[length] & 0xC0) == 0x80;)
            length--;
    if (length > 0)
        memcpy(failure->args[0], arg, length);
    return XLSX_BAD;
}

/* Nothing is ever written where a name leads, but a workbook has no such names. */
static bool leads_outside(const char *name)
{
    if (name[0] == '/' || (name[0] && name[1] == ':'))
        return true;
    for (const char *part = name; part; part = strchr(part, '/')) {
        part += *part == '/';
        if (strncmp(part, "..", 2) == 0 && (part[2] == '/' || part[2] == '\0'))
            return true;
    }
    return false;
}

/* Some programs write names as Windows does. */
static int read_name(struct zip_entry *entry, struct xlsx_failure *failure, const char *name,
                     size_t length)
{
    if (strlen(name) != length)
        return read_fail(failure, "xlsx_damaged", "ZIP");
    entry->name = strdup(name);
    if (!entry->name)
        return XLSX_NO_MEMORY;
    for (char *at = entry->name; (at = strchr(at, '\\'));)
        *at = '/';
    return leads_outside(entry->name) ? read_fail(failure, "xlsx_entry_outside", entry->name) : 0;
}

/* Where its bytes are, which minizip finds by the entry's own header. */
static int read_place(struct zip *zip, struct zip_entry *entry, const unz_file_info64 *info,
                      struct xlsx_failure *failure)
{
    int rc = unzOpenCurrentFile(zip->file);
    if (zip_starved(rc))
        return XLSX_NO_MEMORY;
    if (rc != UNZ_OK)
        return read_fail(failure, "xlsx_damaged", entry->name);
    ZPOS64_T start = unzGetCurrentFileZStreamPos64(zip->file);
    (void)unzCloseCurrentFile(zip->file);
    if (start > zip->length || info->compressed_size > zip->length - start)
        return read_fail(failure, "xlsx_damaged", entry->name);
    entry->start = start;
    entry->size = info->compressed_size;
    return 0;
}

static int read_entry(struct zip *zip, struct zip_entry *entry, struct xlsx_failure *failure)
{
    enum { ENCRYPTED = 1 };
    unz_file_info64 info;
    char name[512];
    if (unzGetCurrentFileInfo64(zip->file, &info, name, sizeof name - 1, NULL, 0, NULL, 0) !=
            UNZ_OK ||
        info.size_filename >= sizeof name - 1 ||
        unzGetFilePos64(zip->file, &entry->position) != UNZ_OK)
        return read_fail(failure, "xlsx_damaged", "ZIP");
    name[info.size_filename] = '\0';
    int rc = read_name(entry, failure, name, info.size_filename);
    if (rc == 0 && (info.flag & ENCRYPTED))
        rc = read_fail(failure, "xlsx_encrypted", NULL);
    if (rc == 0 && (info.compressed_size == UINT32_MAX || info.uncompressed_size == UINT32_MAX))
        rc = read_fail(failure, "xlsx_zip64", NULL); /* minizip knows them from 1.2 on */
    return rc < 0 ? rc : read_place(zip, entry, &info, failure);
}

static int by_start(const void *a, const void *b)
{
    const struct zip_entry *first = a, *second = b;
    return first->start < second->start ? -1 : first->start > second->start;
}

static int by_name(const void *a, const void *b)
{
    const struct zip_entry *first = a, *second = b;
    return strcasecmp(first->name, second->name);
}

/* They stay sorted by name. */
static int check_entries(struct zip *zip, struct xlsx_failure *failure)
{
    qsort(zip->entries, zip->count, sizeof *zip->entries, by_start);
    for (size_t i = 1; i < zip->count; i++) {
        const struct zip_entry *before = &zip->entries[i - 1];
        if (before->start + before->size > zip->entries[i].start)
            return read_fail(failure, "xlsx_damaged", before->name);
    }
    qsort(zip->entries, zip->count, sizeof *zip->entries, by_name);
    for (size_t i = 1; i < zip->count; i++)
        if (by_name(&zip->entries[i - 1], &zip->entries[i]) == 0)
            return read_fail(failure, "xlsx_entry_twice", zip->entries[i].name);
    return 0;
}

static int read_entries(struct zip *zip, struct xlsx_failure *failure)
{
    zip->entries = calloc(ZIP_ENTRIES_MAX, sizeof *zip->entries);
    if (!zip->entries)
        return XLSX_NO_MEMORY;
    int rc = 0, next = unzGoToFirstFile(zip->file);
    for (; next == UNZ_OK && rc == 0; next = unzGoToNextFile(zip->file)) {
        if (zip->count == ZIP_ENTRIES_MAX)
            return read_fail(failure, "xlsx_entries_many", NULL);
        rc = read_entry(zip, &zip->entries[zip->count++], failure);
    }
    if (rc == 0 && next != UNZ_END_OF_LIST_OF_FILE)
        rc = read_fail(failure, "xlsx_damaged", "ZIP");
    return rc == 0 ? check_entries(zip, failure) : rc;
}

int zip_open(struct zip *zip, const void *bytes, size_t length, struct xlsx_failure *failure)
{
    *zip = (struct zip){.bytes = bytes, .length = length};
    errno = 0; /* all that tells a lack of memory from an archive that is none */
    if (!zip_attach(zip))
        return errno == ENOMEM ? XLSX_NO_MEMORY : read_fail(failure, "xlsx_damaged", "ZIP");
    int rc = read_entries(zip, failure);
    if (rc < 0)
        zip_close(zip);
    return rc;
}

void zip_close(struct zip *zip)
{
    for (size_t i = 0; i < zip->count; i++)
        free(zip->entries[i].name);
    free(zip->entries);
    if (zip->file)
        unzClose(zip->file);
    *zip = (struct zip){0};
}
