/* SPDX-License-Identifier: MIT */
/* Texts made fit for one line of a message, whatever they hold. */
#include "base/utf8.h"

#include <string.h>

#include "base/utf8_table.h"

/* Bytes that one character of the input may become: "\U000e0041". */
enum { PIECE_SIZE = 10 };

struct piece {
    char text[PIECE_SIZE];
    size_t bytes;
    size_t characters;
};

static bool is_control(uint32_t character)
{
    return character < 0x20 || (character >= 0x7F && character <= 0x9F);
}

/* What would break the line, reorder it, or not be seen. */
static bool is_unfit(uint32_t character)
{
    return is_control(character) || utf8_is_zero_width(character) ||
           character == 0x061C ||                          /* Arabic letter mark */
           (character >= 0x2028 && character <= 0x202E) || /* separators, bidi embeddings */
           (character >= 0x2066 && character <= 0x2069) || /* bidi isolates */
           (character >= 0xE0000 && character <= 0xE007F); /* tags */
}

/* Backslash, letter, and the character's number in as many hexadecimal digits. */
static void write_escape(struct piece *piece, char letter, unsigned digits, uint32_t number)
{
    piece->text[0] = '\\';
    piece->text[1] = letter;
    for (unsigned i = 0; i < digits; i++)
        piece->text[2 + i] = "0123456789abcdef"[number >> 4 * (digits - 1 - i) & 0xF];
    piece->bytes = 2 + digits;
    piece->characters = piece->bytes;
}

/* How the first character or invalid byte of the text is shown; moves past it. */
static struct piece next_piece(const char **text)
{
    struct piece piece = {.characters = 1};
    uint32_t character = (unsigned char)**text;
    size_t size = utf8_decode(*text, SIZE_MAX, &character);
    if (size > 0 && !is_unfit(character)) {
        memcpy(piece.text, *text, size);
        piece.bytes = size;
    } else if (size == 0 || character < 0x80) {
        write_escape(&piece, 'x', 2, character);
    } else if (character <= 0xFFFF) {
        write_escape(&piece, 'u', 4, character);
    } else {
        write_escape(&piece, 'U', 8, character);
    }
    *text += size == 0 ? 1 : size;
    return piece;
}

/* Whether the text as shown has more than `limit` characters. */
static bool is_longer(const char *text, size_t limit)
{
    size_t count = 0;
    while (*text != '\0' && count <= limit)
        count += next_piece(&text).characters;
    return count > limit;
}

void utf8_escape(struct str *out, const char *text, size_t limit)
{
    bool cut = limit > 0 && is_longer(text, limit);
    size_t count = 0;
    while (*text != '\0') {
        struct piece piece = next_piece(&text);
        count += piece.characters;
        if (cut && count > limit - 1)
            break;
        str_add_bytes(out, piece.text, piece.bytes);
    }
    if (cut)
        str_add(out, "…");
}

bool utf8_has_control(const char *text)
{
    uint32_t character;
    while ((character = utf8_next(&text)) != 0)
        if (is_control(character) && character != '\t' && character != '\n')
            return true;
    return false;
}
