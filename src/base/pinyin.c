/* SPDX-License-Identifier: MIT */
/* Readings looked up in pinyin_table.inc, which is made from Unicode's data. */
#include "base/pinyin.h"

#include <string.h>

#include "base/utf8.h"

#include "base/pinyin_table.inc"

enum {
    TABLE_FIRST = 0x3400,
    TABLE_LAST = 0x9FFF,
    READING_BITS = 11,
    READING_MASK = (1 << READING_BITS) - 1,
    BASE = 90,
    READINGS_MOST = 12
};

/* --- readings --- */
static unsigned digit_value(char digit)
{
    unsigned value = (unsigned char)digit - (unsigned)'#';
    value -= digit > '?' ? 1 : 0;
    return value - (digit > '\\' ? 1 : 0);
}

/* The number of the first reading of a character of the long table; 0: it has none. */
static unsigned first_reading(uint32_t character)
{
    if (character < TABLE_FIRST || character > TABLE_LAST)
        return 0;
    size_t n = character - TABLE_FIRST;
    const char *digits = &first_readings[n / ROW_CHARACTERS][n % ROW_CHARACTERS * 2];
    return digit_value(digits[0]) * BASE + digit_value(digits[1]);
}

/* The first of the list's entries that is of the character or beyond it. */
static size_t first_other(uint32_t character)
{
    size_t low = 0, high = sizeof other_readings / sizeof *other_readings;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (other_readings[middle] >> READING_BITS < character)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* All readings of a character, the first one first. */
static size_t readings_of(uint32_t character, unsigned *found)
{
    size_t count = 0;
    unsigned first = first_reading(character);
    if (first)
        found[count++] = first;
    for (size_t i = first_other(character);
         i < sizeof other_readings / sizeof *other_readings &&
         other_readings[i] >> READING_BITS == character && count < READINGS_MOST;
         i++)
        found[count++] = other_readings[i] & READING_MASK;
    return count;
}

/* --- finding --- */
enum { TYPED_LEAST = 2 };

/* The letter or digit at the start of a text, in *length how many bytes; 0: it is none. */
static char letter_at(const char *text, size_t *length)
{
    static const char small[] = "ü";
    static const char capital[] = "Ü";
    *length = 1;
    if ((*text >= 'a' && *text <= 'z') || (*text >= '0' && *text <= '9'))
        return *text;
    if (*text >= 'A' && *text <= 'Z')
        return (char)(*text - 'A' + 'a');
    *length = sizeof small - 1;
    return strncmp(text, small, *length) == 0 || strncmp(text, capital, *length) == 0 ? 'v' : '\0';
}

/* False: it is nothing that pinyin is typed with. */
static bool read_typed(const char *text, struct pinyin *typed)
{
    size_t length;
    typed->count = 0;
    for (; *text; text += length) {
        char letter = letter_at(text, &length);
        if (letter && typed->count < PINYIN_MOST)
            typed->letters[typed->count++] = letter;
        else if (letter || !strchr(" \'", *text))
            return false;
        else
            length = 1;
    }
    typed->letters[typed->count] = '\0';
    bool digits = strspn(typed->letters, "0123456789") == typed->count;
    return typed->count >= TYPED_LEAST && !digits;
}

bool pinyin_typed(const char *text)
{
    struct pinyin typed;
    return read_typed(text, &typed);
}

void pinyin_begin(struct pinyin *typed, const char *text)
{
    memset(typed, 0, sizeof *typed);
    if (!read_typed(text, typed))
        typed->count = 0;
}

/* A set of places in what was typed. */
typedef uint64_t places;

static places place(size_t n)
{
    return (places)1 << n;
}

/* zh, ch, sh. */
static bool is_double(const char *letters)
{
    return (*letters == 'z' || *letters == 'c' || *letters == 's') && letters[1] == 'h';
}

/* Where what is typed from `at` on may go on behind a character of that reading. */
static places behind_reading(const char *syllable, const struct pinyin *typed, size_t at)
{
    const char *letters = &typed->letters[at];
    size_t length = 0;
    if (*letters != *syllable) /* none begins with the v that u may stand for */
        return 0;
    while (syllable[length] >= 'a' && (letters[length] == syllable[length] ||
                                       (letters[length] == 'u' && syllable[length] == 'v')))
        length++;
    bool whole = syllable[length] < 'a'; /* the tone is next */
    places found = place(at + 1);
    if (is_double(syllable) && is_double(letters))
        found |= place(at + 2);
    if (whole || !letters[length])
        found |= place(at + length);
    return found;
}

/* Where it may go on behind the character; the same where that cannot be typed. */
static places behind_character(uint32_t character, const char *bytes, const struct pinyin *typed,
                               size_t at)
{
    unsigned found[READINGS_MOST];
    size_t count = readings_of(character, found), length;
    places behind = 0;
    for (size_t i = 0; i < count; i++)
        behind |= behind_reading(readings[found[i]], typed, at);
    if (count > 0)
        return behind;
    char letter = letter_at(bytes, &length);
    if (!letter)
        return place(at);
    return letter == typed->letters[at] ? place(at + 1) : 0;
}

/* Where what was typed fits the character, and where it goes on behind the first place. The few
 * characters that names are made of are looked up once. */
static const struct pinyin_seen *look_up(struct pinyin *typed, uint32_t character,
                                         const char *bytes)
{
    struct pinyin_seen *seen = typed->seen[character % PINYIN_SEEN];
    if (seen->character == character)
        return seen;
    if (seen->character != 0)
        seen++;
    if (seen->character == character)
        return seen;
    *seen = (struct pinyin_seen){.character = character,
                                 .begun = behind_character(character, bytes, typed, 0)};
    for (size_t at = 0; at < typed->count; at++)
        if (behind_character(character, bytes, typed, at))
            seen->fits |= place(at);
    return seen;
}

bool pinyin_finds(struct pinyin *typed, const char *name)
{
    places reached = 0;
    while (*name && typed->count) {
        const char *bytes = name;
        uint32_t character = utf8_next(&name);
        const struct pinyin_seen *seen = look_up(typed, character, bytes);
        places next = seen->begun; /* it may begin anywhere */
        reached &= seen->fits & ~place(0);
        for (size_t at = 1; reached >> at; at++)
            if (reached & place(at))
                next |= behind_character(character, bytes, typed, at);
        if (next & place(typed->count))
            return true;
        reached = next;
    }
    return false;
}

bool pinyin_matches(const char *name, const char *text)
{
    struct pinyin typed;
    pinyin_begin(&typed, text);
    return pinyin_finds(&typed, name);
}

void pinyin_spell(struct str *out, const char *name)
{
    unsigned found[READINGS_MOST];
    while (*name) {
        const char *start = name;
        uint32_t character = utf8_next(&name);
        if (readings_of(character, found) > 0) {
            const char *syllable = readings[found[0]];
            str_add_bytes(out, syllable, strcspn(syllable, "12345")); /* without its tone */
        } else {
            str_add_bytes(out, start, (size_t)(name - start));
        }
    }
}

/* --- sorting --- */
/* Surnames that are read otherwise than the character is first; of two characters before those of
 * one. (Readings as in the Table of General Standard Chinese Characters.) */
static const struct {
    const char *surname;
    const char *readings[2];
} surnames[] = {
    {"万俟", {"mo4", "qi2"}},   {"尉迟", {"yu4", "chi2"}},  {"长孙", {"zhang3", "sun1"}},
    {"澹台", {"tan2", "tai2"}}, {"单于", {"chan2", "yu2"}}, {"单", {"shan4", NULL}},
    {"仇", {"qiu2", NULL}},     {"解", {"xie4", NULL}},     {"曾", {"zeng1", NULL}},
    {"区", {"ou1", NULL}},      {"任", {"ren2", NULL}},     {"盖", {"ge3", NULL}},
    {"查", {"zha1", NULL}},     {"朴", {"piao2", NULL}},    {"缪", {"miao4", NULL}},
    {"翟", {"zhai2", NULL}},    {"种", {"chong2", NULL}},   {"员", {"yun4", NULL}},
    {"折", {"she2", NULL}},     {"黑", {"he4", NULL}},      {"秘", {"bi4", NULL}},
    {"繁", {"po2", NULL}},      {"葛", {"ge3", NULL}},      {"纪", {"ji3", NULL}},
    {"卜", {"bu3", NULL}},      {"柏", {"bai3", NULL}},     {"覃", {"qin2", NULL}},
    {"句", {"gou1", NULL}},     {"过", {"guo1", NULL}},     {"燕", {"yan1", NULL}},
    {"应", {"ying1", NULL}},    {"哈", {"ha3", NULL}},      {"华", {"hua4", NULL}},
    {"宁", {"ning4", NULL}},    {"召", {"shao4", NULL}},    {"谌", {"chen2", NULL}},
    {"隗", {"wei3", NULL}},     {"乐", {"yue4", NULL}},     {"洗", {"xian3", NULL}},
    {"那", {"na1", NULL}},      {"褚", {"chu3", NULL}},     {"尉", {"wei4", NULL}},
    {"曲", {"qu1", NULL}},      {"相", {"xiang4", NULL}},   {"盛", {"sheng4", NULL}},
    {"晟", {"cheng2", NULL}},   {"郇", {"xun2", NULL}},     {"牟", {"mou2", NULL}},
    {"阚", {"kan4", NULL}},     {"於", {"yu1", NULL}},      {"宓", {"mi4", NULL}},
};

/* The number of a reading that is in the table. */
static unsigned reading_number(const char *reading)
{
    unsigned number = sizeof readings / sizeof *readings - 1;
    while (number > 0 && strcmp(readings[number], reading) != 0)
        number--;
    return number;
}

/* Bytes above those of letters and digits: reading, then the character itself. */
static void add_reading(struct str *out, unsigned reading, const char *character, size_t length)
{
    enum { CHINESE = 0xF0, HIGH = 64, LOWEST = 2 };
    str_add_char(out, (char)CHINESE);
    str_add_char(out, (char)(reading / HIGH + LOWEST));
    str_add_char(out, (char)(reading % HIGH + LOWEST));
    str_add_bytes(out, character, length);
}

/* The surname at the beginning, if it is one of the list; what is behind it. */
static const char *add_surname(struct str *out, const char *text)
{
    for (size_t i = 0; i < sizeof surnames / sizeof *surnames; i++) {
        const char *at = surnames[i].surname;
        size_t length = strlen(at);
        if (strncmp(text, at, length) != 0)
            continue;
        for (size_t n = 0; *at; n++) {
            const char *start = at;
            utf8_next(&at);
            add_reading(out, reading_number(surnames[i].readings[n]), start, (size_t)(at - start));
        }
        return text + length;
    }
    return text;
}

/* A number sorts by how many digits it has, and then by these. */
static const char *add_number(struct str *out, const char *text)
{
    enum { DIGITS_MOST = 200 };
    text += strspn(text, "0");
    size_t length = strspn(text, "0123456789");
    str_add_char(out, '0');
    str_add_char(out, (char)(1 + (length < DIGITS_MOST ? length : DIGITS_MOST)));
    str_add_bytes(out, text, length);
    return text + length;
}

void pinyin_sort_key(struct str *out, const char *text, bool person)
{
    unsigned found[READINGS_MOST];
    if (person)
        text = add_surname(out, text);
    while (*text) {
        if (*text >= '0' && *text <= '9') {
            text = add_number(out, text);
            continue;
        }
        const char *start = text;
        uint32_t character = utf8_next(&text);
        if (readings_of(character, found) > 0)
            add_reading(out, found[0], start, (size_t)(text - start));
        else if (*start >= 'A' && *start <= 'Z')
            str_add_char(out, (char)(*start - 'A' + 'a'));
        else
            str_add_bytes(out, start, (size_t)(text - start));
    }
}
