/* SPDX-License-Identifier: MIT */
/* Texts that are printed into memory. The C library's own open_memstream says nothing of a piece it
 * found no memory for when the next one fits: here the stream has failed for good. */
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"

enum { ROOM = 512 };

struct stream {
    char **text;
    size_t *size;
    size_t room;
    bool failed;
};

static bool make_room(struct stream *stream, size_t room)
{
    if (room <= stream->room)
        return true;
    room = room < 2 * stream->room ? 2 * stream->room : room;
    char *grown = realloc(*stream->text, room);
    if (!grown)
        return false;
    *stream->text = grown;
    stream->room = room;
    return true;
}

static ssize_t take(void *cookie, const char *bytes, size_t count)
{
    struct stream *stream = cookie;
    stream->failed = stream->failed || !make_room(stream, *stream->size + count + 1);
    if (stream->failed)
        return 0;
    memcpy(*stream->text + *stream->size, bytes, count);
    *stream->size += count;
    (*stream->text)[*stream->size] = '\0';
    return (ssize_t)count;
}

static int end(void *cookie)
{
    const struct stream *stream = cookie;
    bool failed = stream->failed;
    free(cookie);
    return failed ? EOF : 0;
}

FILE *text_open(char **text, size_t *size)
{
    struct stream *stream = malloc(sizeof(*stream));
    *size = 0;
    *text = calloc(1, ROOM);
    FILE *out = NULL;
    if (stream && *text) {
        *stream = (struct stream){text, size, ROOM, false};
        out = fopencookie(stream, "w", (cookie_io_functions_t){.write = take, .close = end});
    }
    if (!out) {
        free(stream);
        free(*text);
        *text = NULL;
    }
    return out;
}

bool text_close(FILE *out)
{
    bool failed = ferror(out);
    return fclose(out) == 0 && !failed;
}
