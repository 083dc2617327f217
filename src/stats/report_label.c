/* SPDX-License-Identifier: MIT */
/* Fitting labels into charts. Which font a browser takes is not known, so a character counts as
 * somewhat wider than it is in most. */
#include "stats/report.h"

#include <ctype.h>
#include <string.h>

#include "base/utf8.h"

/* In hundredths of the font's size. */
static int character_width(uint32_t character)
{
    if (character == ' ' || (character < 0x80 && strchr(".,:;'|!()[]", (int)character) != NULL))
        return 36;
    if (character < 0x80 && strchr("MWmw@%", (int)character) != NULL)
        return 95;
    if (character < 0x80)
        return (character >= 'A' && character <= 'Z') ? 74 : 64;
    if (character < 0x0500)
        return 72;
    return character >= 0x1F000 && character < 0x20000 ? 135 : 101;
}

static int hundredths(const char *text)
{
    int width = 0;
    for (uint32_t character; (character = utf8_next(&text)) != 0;)
        width += character_width(character);
    return width;
}

int label_width(const char *text, int size)
{
    return (hundredths(text) * size + 99) / 100;
}

/* How many bytes of a text fit a line: up to the last blank if there is one, else character by
 * character, but at least one. */
static size_t line_length(const char *text, int room)
{
    const char *at = text;
    const char *blank = NULL;
    int width = 0;
    while (*at != '\0') {
        const char *next = at;
        uint32_t character = utf8_next(&next);
        width += character_width(character);
        if (width > room && at > text)
            break;
        if (character == ' ')
            blank = next;
        at = next;
    }
    return (size_t)((*at != '\0' && blank != NULL ? blank : at) - text);
}

/* A line that would be longer than there is memory for is cut at a character. */
static void copy_line(char line[LABEL_BYTES], const char *text, size_t length)
{
    while (length > 0 &&
           (length >= LABEL_BYTES - 4 || ((unsigned char)text[length] & 0xC0) == 0x80))
        length--;
    memcpy(line, text, length);
    line[length] = '\0';
}

static bool within_word(const char *text, size_t length)
{
    return length > 0 && isalnum((unsigned char)text[length - 1]) &&
           isalnum((unsigned char)text[length]);
}

static void fill_lines(const char *text, int size, int room, struct label *label)
{
    memset(label, 0, sizeof(*label));
    while (*text != '\0' && label->count < LABEL_LINES) {
        char *line = label->lines[label->count++];
        size_t length = line_length(text, room);
        bool cut = label->count == LABEL_LINES && text[length] != '\0';
        if (cut)
            length = line_length(text, room - character_width(0x2026));
        copy_line(line, text, length);
        if (cut)
            strcat(line, "…");
        label->broken = label->broken || within_word(text, length);
        int wide = label_width(line, size);
        label->width = wide > label->width ? wide : label->width;
        text += length;
    }
}

/* A last line of a single character looks forgotten: lines are made about equal, where that takes
 * no more of them. */
void label_break(const char *words, int size, int width, struct label *label)
{
    CLEAN_STR struct str shown = {0};
    utf8_escape(&shown, words, 0);                              /* as the page will show it */
    const char *text = shown.failed ? words : str_text(&shown); /* mostly the same */
    const int room = width * 100 / size;
    const int all = hundredths(text);
    fill_lines(text, size, room, label);
    if (label->count < 2 || all > room * LABEL_LINES)
        return;
    struct label even;
    const int equal = all / (int)label->count + character_width(0x2026);
    fill_lines(text, size, equal < room ? equal : room, &even);
    if (even.count == label->count && (!even.broken || label->broken))
        *label = even;
}
