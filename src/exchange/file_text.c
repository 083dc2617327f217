/* SPDX-License-Identifier: MIT */
/* Whether bytes are UTF-8 text, and what they are if not: an office saves all kinds of files under
 * the name of a CSV, and "invalid byte" helps nobody. */
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "base/utf8_table.h"
#include "exchange/file.h"

#define BOM "\xEF\xBB\xBF"

/* How other kinds of files begin. */
static const struct signature {
    const char *bytes;
    const char *message;
    const char *name; /* the message's argument */
} signatures[] = {
    {"PK\x03\x04", "file_is_zip", NULL},
    {"PK\x05\x06", "file_is_zip", NULL},
    {"\xD0\xCF\x11\xE0", "file_is_xls", NULL},
    {"\xFF\xFE", "file_is_utf16", NULL},
    {"\xFE\xFF", "file_is_utf16", NULL},
    {"\x89PNG", "file_is_other", "PNG"},
    {"\xFF\xD8\xFF", "file_is_other", "JPEG"},
    {"GIF8", "file_is_other", "GIF"},
    {"%PDF", "file_is_other", "PDF"},
    {"\x1F\x8B", "file_is_other", "gzip"},
    {"SQLite format 3", "file_is_other", "SQLite"},
};

static bool is_html(const char *bytes, size_t length)
{
    static const char *const tags[] = {"<!doctype", "<html", "<head", "<meta", "<table", "<?xml"};
    size_t start = 0;
    while (start < length && strchr(" \t\r\n", bytes[start]) && bytes[start] != '\0')
        start++;
    for (size_t i = 0; i < COUNT_OF(tags); i++)
        if (length - start >= strlen(tags[i]) &&
            strncasecmp(bytes + start, tags[i], strlen(tags[i])) == 0)
            return true;
    return false;
}

/* Every other byte of plain text in UTF-16 is 0. */
static bool is_utf16(const char *bytes, size_t length)
{
    enum { SAMPLE = 512 };
    size_t zeros[2] = {0, 0};
    size_t sample = length < SAMPLE ? length : SAMPLE;
    for (size_t i = 0; i < sample; i++)
        zeros[i % 2] += bytes[i] == '\0';
    size_t count = zeros[0] + zeros[1];
    return count > 1 && (zeros[0] == 0 || zeros[1] == 0) && count * 4 > sample;
}

static int check_kind(struct chamber_db *db, const char *path, const char *bytes, size_t length)
{
    for (size_t i = 0; i < COUNT_OF(signatures); i++) {
        size_t size = strlen(signatures[i].bytes);
        if (length >= size && memcmp(bytes, signatures[i].bytes, size) == 0)
            return file_fail(db, path, 0, signatures[i].message, signatures[i].name);
    }
    if (is_utf16(bytes, length))
        return file_fail(db, path, 0, "file_is_utf16");
    return is_html(bytes, length) ? file_fail(db, path, 0, "file_is_html") : CHAMBER_OK;
}

static bool between(char byte, unsigned least, unsigned most)
{
    return (unsigned char)byte >= least && (unsigned char)byte <= most;
}

/* The size of the GB18030 character at the start of the bytes; 0 if there is none. */
static size_t gb_size(const char *bytes, size_t length)
{
    if (length > 0 && between(bytes[0], 0x01, 0x7F))
        return 1;
    if (length < 2 || !between(bytes[0], 0x81, 0xFE))
        return 0;
    if (between(bytes[1], 0x40, 0x7E) || between(bytes[1], 0x80, 0xFE))
        return 2;
    return length >= 4 && between(bytes[1], 0x30, 0x39) && between(bytes[2], 0x81, 0xFE) &&
                   between(bytes[3], 0x30, 0x39)
               ? 4
               : 0;
}

/* The whole file is GB18030, most of what is not ASCII being everyday hanzi. */
static bool is_gb18030(const char *bytes, size_t length)
{
    size_t hanzi = 0, other = 0, size;
    for (size_t i = 0; i < length; i += size) {
        size = gb_size(bytes + i, length - i);
        if (size == 0)
            return false;
        bool everyday =
            size == 2 && between(bytes[i], 0xA1, 0xF7) && between(bytes[i + 1], 0xA1, 0xFE);
        hanzi += everyday;
        other += size > 1 && !everyday;
    }
    return hanzi > 1 && hanzi > other;
}

int file_check_text(struct chamber_db *db, const char *path, const char *bytes, size_t length,
                    size_t *start)
{
    size_t first = length >= strlen(BOM) && memcmp(bytes, BOM, strlen(BOM)) == 0 ? strlen(BOM) : 0;
    size_t chinese = 0, size;
    int64_t line = 1;
    int rc = check_kind(db, path, bytes + first, length - first);
    if (rc < 0)
        return rc;
    for (size_t i = first; i < length; i += size) {
        uint32_t character;
        size = utf8_decode(bytes + i, length - i, &character);
        if (size == 0 || character == 0) {
            bool gb = chinese == 0 && is_gb18030(bytes + first, length - first);
            return file_fail(db, path, line, gb ? "file_is_gb18030" : "file_not_utf8");
        }
        chinese += size > 2;
        line += bytes[i] == '\n' || (bytes[i] == '\r' && (i + 1 == length || bytes[i + 1] != '\n'));
    }
    *start = first;
    return CHAMBER_OK;
}
