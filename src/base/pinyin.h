/* SPDX-License-Identifier: MIT */
/* How Chinese characters are read (Hanyu Pinyin, GB/T 16159), by Unicode's data: to find names by
 * what is typed without Chinese input, and to sort as dictionaries and rosters do. */
#ifndef BASE_PINYIN_H
#define BASE_PINYIN_H

#include "base/str.h"

/* Whether a text is what pinyin is typed with: letters and digits of ASCII, or ü, from 2 to 63 and
 * one letter at least, with no more than blanks and ' between them. */
bool pinyin_typed(const char *text);

/* What was typed, to be looked for in many names. */
enum { PINYIN_MOST = 63, PINYIN_SEEN = 256 };
struct pinyin {
    char letters[PINYIN_MOST + 1]; /* letters and digits, ü as v; "": nothing that pinyin is */
    size_t count;
    struct pinyin_seen {
        uint32_t character;
        uint64_t fits;      /* the places of the letters that it may stand for, bit by bit */
        uint64_t begun;     /* where it goes on if it stands for the first */
    } seen[PINYIN_SEEN][2]; /* of those that share a row the first, and the last */
};
void pinyin_begin(struct pinyin *typed, const char *text);

/* Whether part of a name, from the beginning of a character on, is read as typed: of each character
 * the whole syllable of any of its readings or its first letter (or zh, ch, sh), of the last any
 * beginning of one; letters and digits are themselves, brackets and the like are passed over. Both
 * folded (utf8_folded()); ü is typed as v, ü or u. False if pinyin_typed() is. */
bool pinyin_finds(struct pinyin *typed, const char *name);

/* The same of a single name. */
bool pinyin_matches(const char *name, const char *text);

/* Append how a name is spelled in pinyin, by the first reading of each character and without tones;
 * other characters as they are. */
void pinyin_spell(struct str *out, const char *name);

/* Append what a text sorts by under strcmp(): other characters before Chinese ones, numbers by
 * value, letters without regard to case; a Chinese character by reading and tone, and then by
 * itself. `person`: its first characters are a surname, read as surnames are. */
void pinyin_sort_key(struct str *out, const char *text, bool person);

#endif
