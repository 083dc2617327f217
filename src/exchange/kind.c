/* SPDX-License-Identifier: MIT */
/* What a file is if it is no text: an office saves all kinds of files under the name of a CSV, and
 * "invalid byte" helps nobody. */
#include <string.h>
#include <strings.h>

#include "exchange/file.h"

/* How other kinds of files begin. */
static const struct signature {
    const char *bytes;
    size_t at;
    const char *message;
    const char *name; /* the message's argument */
} signatures[] = {
    {"\xD0\xCF\x11\xE0", 0, "file_is_xls", NULL},
    {"\x09\x08\x10", 0, "file_is_xls", NULL}, /* older still, without a container */
    {"\x89PNG", 0, "file_is_other", "PNG"},
    {"\xFF\xD8\xFF", 0, "file_is_other", "JPEG"},
    {"GIF8", 0, "file_is_other", "GIF"},
    {"WEBP", 8, "file_is_other", "WebP"},
    {"II*", 0, "file_is_other", "TIFF"},
    {"%PDF", 0, "file_is_other", "PDF"},
    {"{\\rtf", 0, "file_is_other", "RTF"},
    {"Rar!", 0, "file_is_other", "RAR"},
    {"7z\xBC\xAF", 0, "file_is_other", "7z"},
    {"\x1F\x8B", 0, "file_is_other", "gzip"},
    {"\x7F"
     "ELF",
     0, "file_is_other", "ELF"},
    {"SQLite format 3", 0, "file_is_other", "SQLite"},
};

static bool begins(const struct signature *signature, const char *bytes, size_t length)
{
    size_t size = strlen(signature->bytes);
    return length >= signature->at + size &&
           memcmp(bytes + signature->at, signature->bytes, size) == 0;
}

bool file_is_zip(const char *bytes, size_t length)
{
    static const struct signature zips[] = {{.bytes = "PK\x03\x04"}, {.bytes = "PK\x05\x06"}};
    return begins(&zips[0], bytes, length) || begins(&zips[1], bytes, length);
}

int file_check_kind(struct chamber_db *db, const char *path, const char *bytes, size_t length)
{
    for (size_t i = 0; i < COUNT_OF(signatures); i++)
        if (begins(&signatures[i], bytes, length))
            return file_fail(db, path, 0, signatures[i].message, signatures[i].name);
    return CHAMBER_OK;
}

int file_check_page(struct chamber_db *db, const char *path, const char *text)
{
    static const char *const tags[] = {"<!doctype", "<html", "<head", "<meta", "<table", "<?xml"};
    text += strspn(text, " \t\r\n");
    for (size_t i = 0; i < COUNT_OF(tags); i++)
        if (strncasecmp(text, tags[i], strlen(tags[i])) == 0)
            return file_fail(db, path, 0, "file_is_html");
    return CHAMBER_OK;
}
