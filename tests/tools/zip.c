/* SPDX-License-Identifier: MIT */
/* Makes ZIP archives, honest ones and others, for the sheets in tests/data:
 *
 *     chamber_zip FILE [OPTION...] NAME=SOURCE ...
 *
 * Each entry NAME holds what the file SOURCE does; "NAME:=TEXT" holds the text itself,
 * "NAME*=COUNT" so many zeros. An option is for the entry after it:
 *
 *     --store        not deflated
 *     --crc          with a wrong checksum
 *     --size N       said to have N bytes
 *     --encrypted    said to be encrypted
 *     --zip64        with its sizes as 64-bit numbers
 *     --overlap      with the bytes of the entry before it
 *
 * and two are for the whole file: --entries N adds so many empty entries, --cut N takes so many
 * bytes off its end.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/str.h"

struct how {
    bool store, crc, encrypted, zip64, overlap;
    const char *size;
};

struct archive {
    struct str bytes;
    struct str directory;
    size_t entries;
    size_t last;     /* where the header of the last entry is */
    uint64_t packed; /* its sizes */
    uint64_t unpacked;
    uLong crc;
};

static void fault(const char *what)
{
    fprintf(stderr, "chamber_zip: %s\n", what);
    exit(1);
}

/* The lowest bytes of a number, the lowest first. */
static void add_number(struct str *out, uint64_t number, int bytes)
{
    for (int i = 0; i < bytes; i++)
        str_add_char(out, (char)(i < 8 ? number >> (8 * i) & 0xFF : 0));
}

static void read_file(const char *path, struct str *out)
{
    char buffer[64 * 1024];
    size_t count;
    FILE *file = fopen(path, "rb");
    if (!file)
        fault(path);
    while ((count = fread(buffer, 1, sizeof buffer, file)) > 0)
        str_add_bytes(out, buffer, count);
    if (ferror(file) || fclose(file) != 0)
        fault(path);
}

static void deflate_text(const struct str *text, struct str *out)
{
    z_stream stream = {.next_in = (Bytef *)text->data, .avail_in = (uInt)text->length};
    if (deflateInit2(&stream, 1, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        fault("no memory");
    int rc;
    do {
        char buffer[64 * 1024];
        stream.next_out = (Bytef *)buffer;
        stream.avail_out = sizeof buffer;
        rc = deflate(&stream, Z_FINISH);
        str_add_bytes(out, buffer, sizeof buffer - stream.avail_out);
    } while (rc == Z_OK);
    deflateEnd(&stream);
    if (rc != Z_STREAM_END)
        fault("deflate");
}

/* What a header and the directory say alike: flags to the name's length. */
static void add_facts(struct str *out, const struct archive *archive, const struct how *how,
                      const char *name)
{
    const uint32_t full = UINT32_MAX;
    uint64_t said = how->size ? strtoull(how->size, NULL, 10) : archive->unpacked;
    add_number(out, how->encrypted ? 0x801 : 0x800, 2); /* names are UTF-8 */
    add_number(out, how->store ? 0 : 8, 2);
    add_number(out, 0x00210000, 4); /* 1 January 1980 */
    add_number(out, archive->crc ^ (how->crc ? 1 : 0), 4);
    add_number(out, how->zip64 ? full : archive->packed, 4);
    add_number(out, how->zip64 ? full : said, 4);
    add_number(out, strlen(name), 2);
    add_number(out, how->zip64 ? 20 : 0, 2); /* of the field below */
}

static void add_sizes(struct str *out, const struct archive *archive, const struct how *how)
{
    if (!how->zip64)
        return;
    add_number(out, 1, 2);
    add_number(out, 16, 2);
    add_number(out, archive->unpacked, 8);
    add_number(out, archive->packed, 8);
}

static void add_entry(struct archive *archive, const struct how *how, const char *name,
                      const struct str *text)
{
    CLEAN_STR struct str packed = {0};
    if (!how->overlap) {
        archive->last = archive->bytes.length;
        archive->crc = crc32(0, (const Bytef *)str_text(text), (uInt)text->length);
        if (how->store)
            str_add_bytes(&packed, str_text(text), text->length);
        else
            deflate_text(text, &packed);
        archive->packed = packed.length;
        archive->unpacked = text->length;
        str_add_bytes(&archive->bytes, "PK\3\4\x2d\0", 6);
        add_facts(&archive->bytes, archive, how, name);
        str_add(&archive->bytes, name);
        add_sizes(&archive->bytes, archive, how);
        str_add_bytes(&archive->bytes, str_text(&packed), packed.length);
    }
    str_add_bytes(&archive->directory, "PK\1\2\x2d\0\x2d\0", 8);
    add_facts(&archive->directory, archive, how, name);
    add_number(&archive->directory, 0, 10); /* comment, disk, attributes */
    add_number(&archive->directory, archive->last, 4);
    str_add(&archive->directory, name);
    add_sizes(&archive->directory, archive, how);
    archive->entries++;
}

/* Blanks, or what deflates less well: a piece too long to be found again. */
static void add_blanks(struct str *text, unsigned long count, bool random)
{
    char piece[64 * 1024];
    uint64_t state = 1;
    for (size_t i = 0; i < sizeof piece; i++) {
        state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        piece[i] = random ? " \n\t"[(state >> 33) % 3] : ' ';
    }
    for (size_t size; count > 0; count -= size) {
        size = count < sizeof piece ? count : sizeof piece;
        str_add_bytes(text, piece, size);
    }
}

/* NAME=SOURCE, NAME:=TEXT, NAME*=COUNT, NAME?=COUNT */
static void add_argument(struct archive *archive, const struct how *how, const char *argument)
{
    const char *equals = strchr(argument, '=');
    CLEAN_STR struct str name = {0};
    CLEAN_STR struct str text = {0};
    if (!equals || equals == argument)
        fault(argument);
    char kind = strchr(":*?", equals[-1]) ? equals[-1] : '=';
    str_add_bytes(&name, argument, (size_t)(equals - argument) - (kind != '='));
    if (kind == '=')
        read_file(equals + 1, &text);
    else if (kind == ':')
        str_add(&text, equals + 1);
    else
        add_blanks(&text, strtoul(equals + 1, NULL, 10), kind == '?');
    add_entry(archive, how, str_text(&name), &text);
}

static void add_empty(struct archive *archive, unsigned long count)
{
    const struct how how = {.store = true};
    const struct str none = {0};
    char name[32];
    for (unsigned long i = 1; i <= count; i++) {
        snprintf(name, sizeof name, "empty/%lu", i);
        add_entry(archive, &how, name, &none);
    }
}

static void finish(struct archive *archive)
{
    size_t start = archive->bytes.length;
    str_add_bytes(&archive->bytes, str_text(&archive->directory), archive->directory.length);
    str_add_bytes(&archive->bytes, "PK\5\6\0\0\0\0", 8);
    add_number(&archive->bytes, archive->entries, 2);
    add_number(&archive->bytes, archive->entries, 2);
    add_number(&archive->bytes, archive->directory.length, 4);
    add_number(&archive->bytes, start, 4);
    add_number(&archive->bytes, 0, 2);
}

static void write_file(const char *path, const struct str *bytes, size_t cut)
{
    FILE *file = fopen(path, "wb");
    size_t size = cut < bytes->length ? bytes->length - cut : 0;
    if (bytes->failed || !file || fwrite(str_text(bytes), 1, size, file) != size ||
        fclose(file) != 0)
        fault(path);
}

/* An option for the entry after it; how many arguments it takes up, 0: it is none. */
static int read_option(struct how *how, char **argument)
{
    const struct {
        const char *name;
        bool *flag;
    } flags[] = {{"--store", &how->store},
                 {"--crc", &how->crc},
                 {"--encrypted", &how->encrypted},
                 {"--zip64", &how->zip64},
                 {"--overlap", &how->overlap}};
    for (size_t i = 0; i < COUNT_OF(flags); i++) {
        if (strcmp(argument[0], flags[i].name) == 0) {
            *flags[i].flag = true;
            return 1;
        }
    }
    if (strcmp(argument[0], "--size") != 0 || !argument[1])
        return 0;
    how->size = argument[1];
    return 2;
}

int main(int argc, char **argv)
{
    struct archive archive = {.entries = 0};
    struct how how = {.store = false};
    size_t cut = 0;
    if (argc < 2)
        fault("FILE [OPTION...] NAME=SOURCE ...");
    for (char **argument = argv + 2; *argument;) {
        int taken = read_option(&how, argument);
        if (taken > 0) {
            argument += taken;
        } else if (strcmp(*argument, "--entries") == 0 && argument[1]) {
            add_empty(&archive, strtoul(argument[1], NULL, 10));
            argument += 2;
        } else if (strcmp(*argument, "--cut") == 0 && argument[1]) {
            cut = strtoul(argument[1], NULL, 10);
            argument += 2;
        } else {
            add_argument(&archive, &how, *argument++);
            how = (struct how){.store = false};
        }
    }
    finish(&archive);
    write_file(argv[1], &archive.bytes, cut);
    str_free(&archive.bytes);
    str_free(&archive.directory);
    return 0;
}
