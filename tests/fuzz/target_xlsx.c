/* SPDX-License-Identifier: MIT */
/* A workbook from nowhere is imported: either the archive's own bytes, or the texts of its parts,
 * each behind a line "=NAME", which are packed here so that what is inside is reached. */
#include "fuzz/fuzz.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/str.h"

static void add_number(struct str *out, size_t number, int bytes)
{
    for (int i = 0; i < bytes; i++)
        str_add_char(out, (char)(i < 8 ? number >> (8 * i) & 0xFF : 0));
}

/* What a header and the directory say alike. */
static void add_facts(struct str *out, const char *text, size_t length, size_t name_length)
{
    add_number(out, 20, 2);
    add_number(out, 0x800, 2);
    add_number(out, 0, 2); /* stored */
    add_number(out, 0x00210000, 4);
    add_number(out, crc32(0, (const Bytef *)text, (uInt)length), 4);
    add_number(out, length, 4);
    add_number(out, length, 4);
    add_number(out, name_length, 2);
    add_number(out, 0, 2);
}

static void add_entry(struct str *out, struct str *directory, const char *name, size_t name_length,
                      const char *text, size_t length)
{
    size_t start = out->length;
    str_add(out, "PK\x03\x04");
    add_facts(out, text, length, name_length);
    str_add_bytes(out, name, name_length);
    str_add_bytes(out, text, length);
    str_add(directory, "PK\x01\x02\x14");
    add_number(directory, 0, 1);
    add_facts(directory, text, length, name_length);
    add_number(directory, 0, 10);
    add_number(directory, start, 4);
    str_add_bytes(directory, name, name_length);
}

/* The archive of the parts that a text gives; what stands before the first is passed over. */
static void pack(const char *text, size_t size, struct str *out)
{
    CLEAN_STR struct str directory = {0};
    const char *end = text + size;
    size_t entries = 0;
    const char *part = memmem(text, size, "\n=", 2);
    for (; part; entries++) {
        const char *name = part + 2;
        const char *body = memchr(name, '\n', (size_t)(end - name));
        if (!body)
            break;
        size_t name_length = (size_t)(body++ - name);
        part = memmem(body, (size_t)(end - body), "\n=", 2);
        add_entry(out, &directory, name, name_length, body, (size_t)((part ? part : end) - body));
    }
    size_t start = out->length;
    str_add_bytes(out, str_text(&directory), directory.length);
    str_add(out, "PK\x05\x06");
    add_number(out, 0, 4);
    add_number(out, entries, 2);
    add_number(out, entries, 2);
    add_number(out, directory.length, 4);
    add_number(out, start, 4);
    add_number(out, 0, 2);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEAN_STR struct str book = {0};
    if (size < 4)
        return 0;
    if (memcmp(data + 2, "PK", 2) == 0) {
        fuzz_import("in.xlsx", data, size);
        return 0;
    }
    str_add_bytes(&book, (const char *)data, 2);
    pack((const char *)data + 2, size - 2, &book);
    fuzz_must(!book.failed, "there is memory");
    fuzz_import("in.xlsx", (const uint8_t *)book.data, book.length);
    return 0;
}
