/* SPDX-License-Identifier: MIT */
/* Workbooks made by hand: the archive of the parts given. Here and not in a file of its own, which
 * every test would be linked to, and so to zlib. */
#ifndef TESTS_UNIT_XLSX_HELP_H
#define TESTS_UNIT_XLSX_HELP_H

#include <check.h>
#include <string.h>
#include <zlib.h>

#include "base/str.h"

#define MAIN    "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define OFFICE  "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"

/* With a length of 0 the text ends at its NUL. */
struct xlsx_help_part {
    const char *name, *text;
    size_t length;
};

static inline void add_number(struct str *out, uint64_t number, int bytes)
{
    for (int i = 0; i < bytes; i++)
        str_add_char(out, (char)(number >> (8 * i) & 0xFF));
}

static inline size_t length_of(const struct xlsx_help_part *part)
{
    return part->length ? part->length : strlen(part->text);
}

static inline void pack(const struct xlsx_help_part *part, struct str *packed)
{
    CLEAN_STR struct str text = {0};
    str_add_bytes(&text, part->text, length_of(part));
    z_stream stream = {.next_in = (Bytef *)text.data, .avail_in = (uInt)text.length};
    ck_assert_int_eq(deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY), Z_OK);
    int rc;
    do {
        char buffer[8 * 1024];
        stream.next_out = (Bytef *)buffer;
        stream.avail_out = sizeof buffer;
        rc = deflate(&stream, Z_FINISH);
        str_add_bytes(packed, buffer, sizeof buffer - stream.avail_out);
    } while (rc == Z_OK);
    ck_assert_int_eq(rc, Z_STREAM_END);
    deflateEnd(&stream);
}

static inline void add_facts(struct str *out, const struct xlsx_help_part *part,
                             const struct str *packed)
{
    size_t length = length_of(part);
    add_number(out, 0, 2);
    add_number(out, Z_DEFLATED, 2);
    add_number(out, 0, 4);
    add_number(out, crc32(0, (const Bytef *)part->text, (uInt)length), 4);
    add_number(out, packed->length, 4);
    add_number(out, length, 4);
    add_number(out, strlen(part->name), 2);
    add_number(out, 0, 2);
}

static inline void add_part(struct str *out, struct str *directory,
                            const struct xlsx_help_part *part)
{
    CLEAN_STR struct str packed = {0};
    size_t start = out->length;
    pack(part, &packed);
    str_add_bytes(out, "PK\3\4\x14\0", 6);
    add_facts(out, part, &packed);
    str_add(out, part->name);
    str_add_bytes(out, str_text(&packed), packed.length);
    str_add_bytes(directory, "PK\1\2\x14\0\x14\0", 8);
    add_facts(directory, part, &packed);
    add_number(directory, 0, 8);
    add_number(directory, 0, 2);
    add_number(directory, start, 4);
    str_add(directory, part->name);
}

/* Into `out`, whatever it had before. */
static inline void xlsx_help_archive(struct str *out, const struct xlsx_help_part *parts,
                                     size_t count)
{
    CLEAN_STR struct str directory = {0};
    str_reset(out);
    for (size_t i = 0; i < count; i++)
        add_part(out, &directory, &parts[i]);
    size_t start = out->length;
    str_add_bytes(out, str_text(&directory), directory.length);
    str_add_bytes(out, "PK\5\6\0\0\0\0", 8);
    add_number(out, count, 2);
    add_number(out, count, 2);
    add_number(out, directory.length, 4);
    add_number(out, start, 4);
    add_number(out, 0, 2);
    ck_assert(!out->failed);
}

#endif
