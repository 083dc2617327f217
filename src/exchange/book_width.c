/* SPDX-License-Identifier: MIT */
/* How wide a text is: Chinese counts double. */
#include "base/utf8.h"
#include "exchange/book_out.h"

struct range {
    uint32_t first, last;
};

static bool within(uint32_t c, const struct range *ranges, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (c >= ranges[i].first && c <= ranges[i].last)
            return true;
    }
    return false;
}

static size_t width_of(uint32_t c)
{
    static const struct range wide[] = {
        {0x1100, 0x115F},   {0x2014, 0x2026},   {0x2E80, 0xA4CF}, {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6},
        {0x1F300, 0x1FAFF}, {0x20000, 0x3FFFD},
    };
    static const struct range none[] = {{0x300, 0x36F}, {0x200B, 0x200F}, {0xFE00, 0xFE0F}};
    if (c < 0x300)
        return 1;
    if (within(c, none, sizeof none / sizeof none[0]))
        return 0;
    return within(c, wide, sizeof wide / sizeof wide[0]) ? 2 : 1;
}

size_t book_width(const char *text)
{
    size_t most = 0, width = 0;
    for (uint32_t c; (c = utf8_next(&text)) != 0;) {
        width = c == '\n' ? 0 : width + width_of(c);
        most = width > most ? width : most;
    }
    return most;
}

size_t book_lines(const char *text, size_t most)
{
    size_t lines = 1, width = 0;
    for (uint32_t c; (c = utf8_next(&text)) != 0;) {
        size_t more = c == '\n' ? 0 : width_of(c);
        if (c == '\n' || width + more > most) {
            lines++;
            width = 0;
        }
        width += more;
    }
    return lines;
}
