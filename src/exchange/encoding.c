/* SPDX-License-Identifier: MIT */
/* Bytes become UTF-8, exactly or not at all. What a text is written in is found out by its mark or
 * its zeros; else it is UTF-8 if it can be, GB18030 if that makes it everyday Chinese, and refused
 * with the line of the first byte that fits neither: a name read wrong would not be seen. */
#include "exchange/encoding.h"

#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "base/utf8_table.h"

static const char *const names[] = {[ENCODING_UTF8] = "UTF-8",
                                    [ENCODING_GB18030] = "GB18030",
                                    [ENCODING_UTF16LE] = "UTF-16LE",
                                    [ENCODING_UTF16BE] = "UTF-16BE",
                                    [ENCODING_BIG5] = "Big5"};

/* Per cent of a text that are everyday Chinese if it is read right. */
enum { EVERYDAY = 66 };

struct source {
    struct chamber_db *db;
    const char *path;
    const char *bytes;
    size_t length;
    bool marked; /* it began with a mark, which is no part of it */
    enum encoding mark;
    const char **found; /* where the name of the encoding goes */
};

static void skip_mark(struct source *source)
{
    static const struct {
        const char *bytes;
        enum encoding encoding;
    } marks[] = {
        {UTF8_BOM, ENCODING_UTF8}, {"\xFF\xFE", ENCODING_UTF16LE}, {"\xFE\xFF", ENCODING_UTF16BE}};
    for (size_t i = 0; i < COUNT_OF(marks); i++) {
        size_t size = strlen(marks[i].bytes);
        if (source->length < size || memcmp(source->bytes, marks[i].bytes, size) != 0)
            continue;
        source->bytes += size;
        source->length -= size;
        source->marked = true;
        source->mark = marks[i].encoding;
        return;
    }
}

/* UTF-16 without a mark: digits, separators and line ends have a zero as their other half. A NUL
 * astray in another text is not followed by line ends that have one too. */
static bool is_utf16(const struct source *source, enum encoding *encoding)
{
    enum { SAMPLE = 4096, SHARE = 16 };
    size_t zeros[2] = {0, 0}, ends[2] = {0, 0};
    size_t sample = source->length < SAMPLE ? source->length : SAMPLE;
    for (size_t i = 0; i + 1 < sample; i += 2) {
        const char *unit = source->bytes + i;
        for (size_t n = 0; n < 2; n++) {
            zeros[n] += unit[n] == '\0';
            ends[n] += unit[n] == '\0' && (unit[1 - n] == '\n' || unit[1 - n] == '\r');
        }
    }
    size_t half = zeros[1] > 0;
    *encoding = half ? ENCODING_UTF16LE : ENCODING_UTF16BE;
    return zeros[1 - half] == 0 && zeros[half] > 1 && ends[half] > 0 &&
           zeros[half] * SHARE > sample;
}

/* Letters as they are compared: utf8, UTF-8 and utf_8 are one. */
static bool is_named(const char *given, const char *name)
{
    for (;; given++, name++) {
        given += strspn(given, "-_");
        name += strspn(name, "-_");
        if (strncasecmp(given, name, 1) != 0)
            return false;
        if (!*name)
            return true;
    }
}

/* The encoding of that name; for "utf-16" in the order of bytes that the mark or the zeros tell, or
 * else that of Windows. */
static int by_name(const struct source *source, const char *name, enum encoding *encoding)
{
    static const struct {
        const char *name;
        enum encoding encoding;
    } known[] = {{"utf-8", ENCODING_UTF8},       {"gb18030", ENCODING_GB18030},
                 {"gbk", ENCODING_GB18030},      {"utf-16le", ENCODING_UTF16LE},
                 {"utf-16be", ENCODING_UTF16BE}, {"big5", ENCODING_BIG5}};
    for (size_t i = 0; i < COUNT_OF(known); i++) {
        *encoding = known[i].encoding;
        if (is_named(name, known[i].name))
            return CHAMBER_OK;
    }
    if (!is_named(name, "utf-16"))
        return fail(source->db, CHAMBER_E_USAGE, "encoding_unknown", name);
    *encoding = source->mark;
    if (*encoding == ENCODING_UTF8 && !is_utf16(source, encoding))
        *encoding = ENCODING_UTF16LE;
    return CHAMBER_OK;
}

static int64_t line_after(const char *text, size_t length)
{
    int64_t line = 1;
    for (size_t i = 0; i < length; i++)
        line += text[i] == '\n' || (text[i] == '\r' && (i + 1 == length || text[i + 1] != '\n'));
    return line;
}

/* How far the bytes are UTF-8. */
static size_t utf8_until(const char *bytes, size_t length)
{
    size_t at = 0, size = 1;
    uint32_t character;
    while (at < length && size > 0) {
        size = bytes[at] == '\0' ? 1 : utf8_decode(bytes + at, length - at, &character);
        at += size;
    }
    return at;
}

/* The text in UTF-8, all of it. */
static int decode(const struct source *source, enum encoding encoding, struct str *text)
{
    size_t until = 0;
    int rc = CHAMBER_OK;
    *source->found = names[encoding];
    if (encoding == ENCODING_UTF8) {
        until = utf8_until(source->bytes, source->length);
        str_add_bytes(text, source->bytes, until);
    } else {
        rc = encoding_convert(source->db, source->path, names[encoding], source->bytes,
                              source->length, text, &until);
    }
    if (rc == CHAMBER_OK && text->failed)
        rc = fail_memory(source->db);
    if (rc < 0 || until == source->length)
        return rc;
    int64_t line = line_after(str_text(text), text->length);
    return encoding == ENCODING_UTF8
               ? file_fail(source->db, source->path, line, "file_not_utf8")
               : file_fail(source->db, source->path, line, "file_bad_bytes", names[encoding]);
}

/* Lines in UTF-8 within a text in GB18030: files were joined together. */
static int check_lines(const struct source *source)
{
    const char *end = source->bytes + source->length;
    int64_t line = 1;
    for (const char *at = source->bytes; at < end; line++) {
        size_t size = 0, wide = 0, left = (size_t)(end - at);
        while (size < left && at[size] != '\n' && at[size] != '\r')
            wide += (unsigned char)at[size++] >= 0xE0;
        if (wide > 0 && utf8_until(at, size) == size && gb_share(at, size) < EVERYDAY)
            return file_fail(source->db, source->path, line, "file_mixed");
        at += size;
        at += at + 1 < end && at[0] == '\r' && at[1] == '\n' ? 2 : 1;
    }
    return CHAMBER_OK;
}

static int check_big5(const struct source *source)
{
    CLEAN_STR struct str text = {0};
    size_t until = 0;
    int rc = encoding_convert(source->db, source->path, names[ENCODING_BIG5], source->bytes,
                              source->length, &text, &until);
    return rc == CHAMBER_OK && until == source->length
               ? file_fail(source->db, source->path, 0, "file_is_big5")
               : rc;
}

/* A text that is not UTF-8, after `good` bytes that are: GB18030, or what is wrong with it. */
static int find_chinese(const struct source *source, size_t good, struct str *text)
{
    size_t until = 0;
    int rc = encoding_convert(source->db, source->path, names[ENCODING_GB18030], source->bytes,
                              source->length, text, &until);
    if (rc < 0)
        return rc;
    unsigned gb = until > good ? gb_share(source->bytes, until) : 0;
    unsigned big5 = big5_share(source->bytes, source->length);
    if (big5 >= EVERYDAY && big5 > gb)
        rc = check_big5(source);
    if (rc < 0)
        return rc;
    if (gb < EVERYDAY)
        return file_fail(source->db, source->path, line_after(source->bytes, good),
                         "file_not_utf8");
    if (until < source->length)
        return file_fail(source->db, source->path, line_after(str_text(text), text->length),
                         "file_bad_bytes", names[ENCODING_GB18030]);
    *source->found = names[ENCODING_GB18030];
    return check_lines(source);
}

static int find(const struct source *source, struct str *text)
{
    enum encoding encoding = source->mark;
    if (source->marked || is_utf16(source, &encoding))
        return decode(source, encoding, text);
    size_t good = utf8_until(source->bytes, source->length);
    return good == source->length ? decode(source, ENCODING_UTF8, text)
                                  : find_chinese(source, good, text);
}

static bool is_ascii(const struct source *source)
{
    size_t at = 0;
    while (at < source->length && (unsigned char)source->bytes[at] < 0x80)
        at++;
    return at == source->length;
}

/* Whether a text that is said to be of one encoding is surely of another: it has that one's mark or
 * zeros, or is UTF-8 that the one it is said to be in would take for rare characters. */
static bool is_surely(const struct source *source, enum encoding said, enum encoding *encoding)
{
    *encoding = source->mark;
    if (source->marked || is_utf16(source, encoding))
        return *encoding != said;
    *encoding = ENCODING_UTF8;
    if (said == ENCODING_UTF8 || utf8_until(source->bytes, source->length) < source->length)
        return false;
    if (said == ENCODING_GB18030)
        return !is_ascii(source) && gb_share(source->bytes, source->length) < EVERYDAY;
    if (said == ENCODING_BIG5)
        return !is_ascii(source) && big5_share(source->bytes, source->length) < EVERYDAY;
    return source->length > 0 && !memchr(source->bytes, '\0', source->length);
}

static int decode_as(const struct source *source, const char *name, struct str *text)
{
    enum encoding said, other;
    int rc = by_name(source, name, &said);
    if (rc < 0)
        return rc;
    if (is_surely(source, said, &other))
        return file_fail(source->db, source->path, 0, "encoding_differs", names[other],
                         names[said]);
    return decode(source, said, text);
}

int file_text(struct chamber_db *db, const char *path, const char **encoding, char **bytes,
              size_t *length)
{
    const char *said = *encoding;
    struct source source = {
        .db = db, .path = path, .bytes = *bytes, .length = *length, .found = encoding};
    CLEAN_STR struct str text = {0};
    int rc = file_check_kind(db, path, *bytes, *length);
    if (rc < 0)
        return rc;
    skip_mark(&source);
    rc = said ? decode_as(&source, said, &text) : find(&source, &text);
    if (rc < 0)
        return rc;
    size_t size = text.length;
    CLEAN_FREE char *taken = str_take(&text);
    if (!taken)
        return fail_memory(db);
    const char *nul = memchr(taken, '\0', size);
    if (nul)
        return file_fail(db, path, line_after(taken, (size_t)(nul - taken)), "file_has_nul");
    rc = file_check_page(db, path, taken);
    if (rc < 0)
        return rc;
    free(*bytes);
    *bytes = taken;
    *length = size;
    taken = NULL;
    return CHAMBER_OK;
}
