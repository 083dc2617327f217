/* SPDX-License-Identifier: MIT */
/* What minizip calls to read a file, over bytes in memory. */
#include <string.h>

#include "xlsx/zip.h"

static void *open_bytes(void *opaque, const void *name, int mode)
{
    (void)name;
    return mode == (ZLIB_FILEFUNC_MODE_READ | ZLIB_FILEFUNC_MODE_EXISTING) ? opaque : NULL;
}

static uLong read_bytes(void *opaque, void *stream, void *buffer, uLong size)
{
    struct zip *zip = opaque;
    (void)stream;
    uLong left = zip->length - zip->at;
    size = size < left ? size : left;
    if (size > 0)
        memcpy(buffer, zip->bytes + zip->at, size);
    zip->at += size;
    return size;
}

static uLong write_bytes(void *opaque, void *stream, const void *buffer, uLong size)
{
    (void)opaque, (void)stream, (void)buffer, (void)size;
    return 0;
}

static ZPOS64_T tell_bytes(void *opaque, void *stream)
{
    const struct zip *zip = opaque;
    (void)stream;
    return zip->at;
}

static long seek_bytes(void *opaque, void *stream, ZPOS64_T offset, int origin)
{
    struct zip *zip = opaque;
    ZPOS64_T base = origin == ZLIB_FILEFUNC_SEEK_SET   ? 0
                    : origin == ZLIB_FILEFUNC_SEEK_CUR ? zip->at
                                                       : zip->length;
    (void)stream;
    if (offset > zip->length - base)
        return -1;
    zip->at = base + offset;
    return 0;
}

static int close_bytes(void *opaque, void *stream)
{
    (void)opaque, (void)stream;
    return 0;
}

bool zip_attach(struct zip *zip)
{
    zlib_filefunc64_def functions = {open_bytes, read_bytes,  write_bytes, tell_bytes,
                                     seek_bytes, close_bytes, close_bytes, zip};
    zip->file = unzOpen2_64("", &functions);
    return zip->file != NULL;
}
