/* SPDX-License-Identifier: MIT */
/* Shared by the files of this layer: decoding one character, and classes of characters. */
#ifndef BASE_UTF8_TABLE_H
#define BASE_UTF8_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The well-formed character at the start of the bytes; returns its size, 0 if there is none. Reads
 * no byte past one that does not fit, so SIZE_MAX will do for a NUL-terminated text. */
size_t utf8_decode(const char *bytes, size_t length, uint32_t *character);

/* Blanks: ASCII, NBSP, U+3000, U+2000-200A and the few others of Unicode. */
bool utf8_is_blank(uint32_t character);

/* Zero-width: U+200B-200F, word joiner, BOM. */
bool utf8_is_zero_width(uint32_t character);

/* Half width for full width, U+FF01 to U+FF5E; everything else as it is. */
uint32_t utf8_half_width(uint32_t character);

#endif
