/* SPDX-License-Identifier: MIT */
/* Whether a text speaks of one person. Texts are compared glyph by glyph, each knowing the bytes it
 * stands for, so that what was found can be replaced. */
#include "domain/person_match.h"

#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/utf8.h"

enum { PHONE_DIGITS_LEAST = 7, BETWEEN_MOST = 2 };

static bool is_digit(uint32_t character)
{
    return character >= '0' && character <= '9';
}

static bool is_word(uint32_t character)
{
    return is_digit(character) || (character >= 'a' && character <= 'z');
}

/* --- glyphs --- */
/* The commonest characters: full width made half, capitals small; what no name is written with
 * stays. False for all others. */
static bool fold_common(uint32_t character, uint32_t *folded)
{
    if (character >= 0xFF01 && character <= 0xFF5E)
        character -= 0xFF01 - '!';
    *folded = character >= 'A' && character <= 'Z' ? character + ('a' - 'A') : character;
    return (character > ' ' && character < 0x7F) || (character >= 0x4E00 && character <= 0x9FFF) ||
           (character >= 0x3001 && character <= 0x3002) ||
           (character >= 0x2014 && character <= 0x201D);
}

/* A character as names are compared; 0 for blanks and what is not seen. */
static uint32_t fold(uint32_t character, bool *failed)
{
    uint32_t result;
    if (fold_common(character, &result))
        return result;
    CLEAN_STR struct str one = {0};
    CLEAN_STR struct str folded = {0};
    utf8_append(&one, character);
    utf8_fold(&folded, str_text(&one));
    *failed = one.failed || folded.failed;
    const char *at = str_text(&folded);
    return utf8_next(&at);
}

static void glyphs_clear(struct glyphs *glyphs)
{
    free(glyphs->items);
    *glyphs = (struct glyphs){0};
}

static bool glyphs_make(const char *text, struct glyphs *made)
{
    struct glyphs glyphs = {calloc(strlen(text) + 1, sizeof(*glyphs.items)), 0};
    bool failed = glyphs.items == NULL;
    for (const char *at = text; !failed && *at != '\0';) {
        size_t start = (size_t)(at - text);
        uint32_t character = fold(utf8_next(&at), &failed);
        if (character != 0)
            glyphs.items[glyphs.count++] = (struct glyph){character, start, (size_t)(at - text)};
    }
    if (failed)
        glyphs_clear(&glyphs);
    else
        *made = glyphs;
    return !failed;
}

/* Whether a part, which has one glyph at least, is there. */
static bool same_at(const struct glyphs *text, size_t at, const struct glyphs *part)
{
    if (at + part->count > text->count)
        return false;
    for (size_t i = 0; i < part->count; i++)
        if (text->items[at + i].character != part->items[i].character)
            return false;
    return true;
}

static bool same(const struct glyphs *a, const struct glyphs *b)
{
    return a->count == b->count && same_at(a, 0, b);
}

static bool list_add(struct glyph_list *list, struct glyphs *glyphs)
{
    for (size_t i = 0; i < list->count; i++)
        if (same(&list->items[i], glyphs)) {
            glyphs_clear(glyphs);
            return true;
        }
    void *grown = reallocarray(list->items, list->count + 1, sizeof(*list->items));
    if (grown == NULL) {
        glyphs_clear(glyphs);
        return false;
    }
    list->items = grown;
    list->items[list->count++] = *glyphs;
    return true;
}

static void list_clear(struct glyph_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        glyphs_clear(&list->items[i]);
    free(list->items);
    *list = (struct glyph_list){0};
}

void match_clear(struct match *match)
{
    list_clear(&match->names);
    list_clear(&match->phones);
    list_clear(&match->others);
}

/* --- what to look for --- */
bool match_add_name(struct match *match, const char *name)
{
    struct glyphs glyphs = {0};
    if (name == NULL || !glyphs_make(name, &glyphs))
        return name == NULL;
    if (glyphs.count > 0)
        return list_add(&match->names, &glyphs);
    glyphs_clear(&glyphs);
    return true;
}

/* What may stand between the digits of one number; blanks are no glyphs. */
static bool is_between(uint32_t character)
{
    static const uint32_t marks[] = {'-', '(', ')', '.', '+', 0x2010, 0x2011, 0x2013, 0x2014};
    for (size_t i = 0; i < COUNT_OF(marks); i++)
        if (character == marks[i])
            return true;
    return false;
}

/* Without the country's number before a mobile one. */
static size_t country_digits(const struct glyphs *digits)
{
    static const char *const codes[] = {"0086", "86"};
    for (size_t c = 0; c < COUNT_OF(codes); c++) {
        size_t length = strlen(codes[c]);
        bool is = digits->count == length + 11;
        for (size_t i = 0; is && i < length; i++)
            is = digits->items[i].character == (uint32_t)codes[c][i];
        if (is)
            return length;
    }
    return 0;
}

static bool add_phone(struct match *match, const struct glyph *first, size_t count)
{
    struct glyphs digits = {calloc(count + 1, sizeof(*digits.items)), 0};
    if (digits.items == NULL)
        return false;
    for (size_t i = 0; i < count; i++)
        if (is_digit(first[i].character))
            digits.items[digits.count++] = first[i];
    size_t country = country_digits(&digits);
    digits.count -= country;
    memmove(digits.items, digits.items + country, digits.count * sizeof(*digits.items));
    if (digits.count >= PHONE_DIGITS_LEAST)
        return list_add(&match->phones, &digits);
    glyphs_clear(&digits);
    return true;
}

bool match_add_phones(struct match *match, const char *phones)
{
    struct glyphs glyphs = {0};
    if (phones == NULL || !glyphs_make(phones, &glyphs))
        return phones == NULL;
    bool ok = true;
    for (size_t from = 0, to; ok && from < glyphs.count; from = to + 1) {
        for (to = from; to < glyphs.count && (is_digit(glyphs.items[to].character) ||
                                              is_between(glyphs.items[to].character));)
            to++;
        ok = add_phone(match, glyphs.items + from, to - from);
    }
    glyphs_clear(&glyphs);
    return ok;
}

bool match_add_other(struct match *match, const char *name, bool *is_same)
{
    struct glyphs glyphs = {0};
    bool longer = false;
    *is_same = false;
    if (name == NULL || !glyphs_make(name, &glyphs))
        return name == NULL;
    for (size_t n = 0; n < match->names.count; n++) {
        *is_same = *is_same || same(&glyphs, &match->names.items[n]);
        for (size_t at = 0; at < glyphs.count; at++)
            longer = longer || same_at(&glyphs, at, &match->names.items[n]);
    }
    if (longer && !*is_same)
        return list_add(&match->others, &glyphs);
    glyphs_clear(&glyphs);
    return true;
}

/* --- looking --- */
static bool touches(const struct glyphs *text, size_t left)
{
    return left + 1 < text->count && text->items[left].end == text->items[left + 1].start;
}

/* Whether a letter or digit goes on over the border behind glyph `left`. */
static bool goes_on(const struct glyphs *text, size_t left)
{
    return touches(text, left) && is_word(text->items[left].character) &&
           is_word(text->items[left + 1].character);
}

/* Whether the glyphs found are a part of a longer name that is known. */
static bool is_others(const struct match *match, const struct glyphs *text, size_t at, size_t count)
{
    for (size_t n = 0; n < match->others.count; n++) {
        const struct glyphs *other = &match->others.items[n];
        size_t first = at + count > other->count ? at + count - other->count : 0;
        for (size_t from = first; from <= at; from++)
            if (same_at(text, from, other))
                return true;
    }
    return false;
}

/* How many glyphs from `at` on are the name; 0: none. */
static size_t name_at(const struct match *match, const struct glyphs *text, size_t at)
{
    size_t most = 0;
    for (size_t n = 0; n < match->names.count; n++) {
        size_t count = match->names.items[n].count;
        bool whole = at == 0 && count == text->count;
        bool found = (count > 1 || whole) && same_at(text, at, &match->names.items[n]) &&
                     !(at > 0 && goes_on(text, at - 1)) && !goes_on(text, at + count - 1) &&
                     !is_others(match, text, at, count);
        if (found && count > most)
            most = count;
    }
    return most;
}

/* Whether a number may begin here: no digit or letter before it but the country's. */
static bool number_begins(const struct glyphs *text, size_t at)
{
    char before[6] = "";
    size_t count = 0;
    for (size_t left = at; left > 0 && touches(text, left - 1); left--, count++) {
        uint32_t character = text->items[left - 1].character;
        if (!is_word(character))
            break;
        if (count == 4 || !is_digit(character))
            return false;
        before[4 - count] = (char)character;
    }
    const char *code = before + 5 - count;
    return count == 0 || (count == 2 && strncmp(code, "86", 2) == 0) ||
           (count == 4 && strncmp(code, "0086", 4) == 0);
}

static size_t phone_at(const struct match *match, const struct glyphs *text, size_t at)
{
    for (size_t n = 0; n < match->phones.count; n++) {
        const struct glyphs *phone = &match->phones.items[n];
        size_t digit = 0, to = at;
        for (int between = 0; to < text->count && digit < phone->count && between <= BETWEEN_MOST;
             to++) {
            uint32_t character = text->items[to].character;
            if (character == phone->items[digit].character) {
                digit++;
                between = 0;
            } else if (digit > 0 && is_between(character)) {
                between++;
            } else {
                break;
            }
        }
        if (digit == phone->count && !goes_on(text, to - 1) && number_begins(text, at))
            return to - at;
    }
    return 0;
}

static size_t found_at(const struct match *match, const struct glyphs *text, size_t at)
{
    size_t name = name_at(match, text, at);
    return name > 0 ? name : phone_at(match, text, at);
}

static bool begins_any(const struct glyph_list *list, uint32_t character)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].items[0].character == character)
            return true;
    return false;
}

/* Whether a name or number may begin anywhere: most texts are done with that. */
static bool may_hold(const struct match *match, const char *text)
{
    bool failed = false, may = false;
    while (*text != '\0' && !may && !failed) {
        uint32_t character = fold(utf8_next(&text), &failed);
        may = begins_any(&match->names, character) || begins_any(&match->phones, character);
    }
    return may || failed;
}

enum match_found match_find(const struct match *match, const char *text)
{
    struct glyphs glyphs = {0};
    enum match_found found = MATCH_NONE;
    if (!may_hold(match, text))
        return MATCH_NONE;
    if (!glyphs_make(text, &glyphs))
        return MATCH_FAILED;
    for (size_t at = 0; at < glyphs.count && found == MATCH_NONE; at++) {
        size_t count = found_at(match, &glyphs, at);
        if (count > 0)
            found = count == glyphs.count ? MATCH_WHOLE : MATCH_PART;
    }
    glyphs_clear(&glyphs);
    return found;
}

bool match_replace(const struct match *match, const char *text, const char *with, struct str *out)
{
    struct glyphs glyphs = {0};
    size_t written = 0;
    bool any = false;
    if (!glyphs_make(text, &glyphs)) {
        out->failed = true;
        return true;
    }
    for (size_t at = 0; at < glyphs.count;) {
        size_t count = found_at(match, &glyphs, at);
        if (count > 0) {
            str_add_bytes(out, text + written, glyphs.items[at].start - written);
            str_add(out, with);
            written = glyphs.items[at + count - 1].end;
            any = true;
        }
        at += count > 0 ? count : 1;
    }
    str_add(out, any ? text + written : NULL);
    glyphs_clear(&glyphs);
    return any;
}
