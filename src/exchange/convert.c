/* SPDX-License-Identifier: MIT */
/* The converters of libc, and what they leave out of the Chinese encodings. */
#include <errno.h>
#include <iconv.h>
#include <string.h>

#include "base/utf8.h"
#include "base/utf8_table.h"
#include "exchange/encoding.h"

static bool between(char byte, unsigned least, unsigned most)
{
    return (unsigned char)byte >= least && (unsigned char)byte <= most;
}

/* The size of the GB18030 character at the start of well-formed bytes. */
static size_t gb_size(const char *bytes, size_t length)
{
    if (length < 2 || between(bytes[0], 0x00, 0x80))
        return 1;
    size_t size = between(bytes[1], 0x30, 0x39) ? 4 : 2;
    return size < length ? size : length;
}

/* One character may be anything. */
static unsigned share(size_t everyday, size_t all)
{
    return everyday > 1 ? (unsigned)(everyday * 100 / all) : 0;
}

/* The punctuation and the hanzi of GB 2312, all that most texts have. */
unsigned gb_share(const char *bytes, size_t length)
{
    size_t everyday = 0, all = 0, size;
    for (size_t i = 0; i < length; i += size) {
        size = gb_size(bytes + i, length - i);
        if (size == 2 && between(bytes[i + 1], 0xA1, 0xFE))
            everyday += between(bytes[i], 0xA1, 0xA3) || between(bytes[i], 0xB0, 0xF7);
        all += size > 1;
    }
    return share(everyday, all);
}

/* The punctuation and the more frequent one of the two blocks of hanzi. */
unsigned big5_share(const char *bytes, size_t length)
{
    size_t everyday = 0, all = 0, size;
    for (size_t i = 0; i < length; i += size) {
        size = between(bytes[i], 0x00, 0x80) ? 1 : 2;
        everyday += size == 2 && between(bytes[i], 0xA1, 0xC6);
        all += size == 2;
    }
    return share(everyday, all);
}

/* Characters that GB18030 first gave four bytes and later moved, so that libc knows these bytes for
 * no character or for a private one; programs go on writing them. And the euro of Windows. */
static size_t gb_moved(const char *bytes, size_t length, uint32_t *character)
{
    static const struct {
        const char *first; /* of the bytes of consecutive characters */
        uint32_t character, count;
    } moved[] = {{"\x81\x35\xF4\x37", 0x1E3F, 1},
                 {"\x82\x35\x90\x37", 0x9FB4, 8},
                 {"\x84\x31\x82\x36", 0xFE10, 10}};
    if (length > 0 && between(bytes[0], 0x80, 0x80)) {
        *character = 0x20AC;
        return 1;
    }
    for (size_t i = 0; i < COUNT_OF(moved) && length >= 4; i++) {
        const char *first = moved[i].first;
        int step = 10 * ((unsigned char)bytes[2] - (unsigned char)first[2]) + bytes[3] - first[3];
        if (memcmp(bytes, first, 2) != 0 || !between(bytes[3], 0x30, 0x39) || step < 0 ||
            (uint32_t)step >= moved[i].count)
            continue;
        *character = moved[i].character + (uint32_t)step;
        return 4;
    }
    return 0;
}

/* How many bytes lie before the next one that gb_moved() may take. */
static size_t gb_plain(const char *bytes, size_t length)
{
    uint32_t character;
    size_t at = 0;
    while (at < length && gb_moved(bytes + at, length - at, &character) == 0)
        at += gb_size(bytes + at, length - at);
    return at;
}

/* As far as the converter gets. */
static size_t run(iconv_t converter, const char *bytes, size_t length, struct str *text)
{
    char buffer[16 * 1024];
    char *in = (char *)(uintptr_t)bytes; /* iconv(3) does not write there */
    size_t left = length, result = 0;
    do {
        char *out = buffer;
        size_t room = sizeof buffer;
        result = iconv(converter, &in, &left, &out, &room);
        str_add_bytes(text, buffer, (size_t)(out - buffer));
    } while (result == (size_t)-1 && errno == E2BIG && !text->failed);
    return length - left;
}

int encoding_convert(struct chamber_db *db, const char *path, const char *from, const char *bytes,
                     size_t length, struct str *text, size_t *until)
{
    bool gb = strcmp(from, "GB18030") == 0;
    size_t at = 0, size = 0, part;
    uint32_t character;
    iconv_t converter = iconv_open("UTF-8", from);
    if (converter == (iconv_t)-1) /* NOLINT: as iconv(3) says it */
        return errno == ENOMEM ? fail_memory(db) : file_fail(db, path, 0, "encoding_missing", from);
    do {
        part = gb ? gb_plain(bytes + at, length - at) : length - at;
        size = run(converter, bytes + at, part, text);
        at += size;
        size = size == part && gb ? gb_moved(bytes + at, length - at, &character) : 0;
        if (size > 0)
            utf8_append(text, character);
        at += size;
    } while (size > 0 && !text->failed);
    iconv_close(converter);
    *until = at;
    return text->failed ? fail_memory(db) : CHAMBER_OK;
}
