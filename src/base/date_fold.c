/* SPDX-License-Identifier: MIT */
/* The spelling in which the tables of forms are written: see date_form.h. */
#include <stdio.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/date_form.h"
#include "base/utf8.h"
#include "base/utf8_table.h"

/* The one byte that the character becomes; NUL if it stays as it is. */
static char folded_byte(uint32_t character)
{
    character = utf8_half_width(character);
    if (utf8_is_blank(character))
        return ' ';
    if ((character >= 0x2010 && character <= 0x2013) || character == 0x2212)
        return '-';
    if (character >= 'A' && character <= 'Z')
        return (char)(character - 'A' + 'a');
    return character < 0x80 ? (char)character : '\0';
}

/* Whether a text ends, or begins, with what stands between the parts of a day. */
static bool is_between(const char *text, size_t length, bool at_end)
{
    static const char *const marks[] = {"-", "/", ".", "年", "月", "日", "号"};
    for (size_t i = 0; i < COUNT_OF(marks); i++) {
        size_t size = strlen(marks[i]);
        if (at_end && i + 2 >= COUNT_OF(marks))
            return false; /* a blank after a whole day stays */
        if (size <= length && memcmp(text + (at_end ? length - size : 0), marks[i], size) == 0)
            return true;
    }
    return false;
}

/* Leave out blanks beside what stands between numbers: 2018 年 7 月 3 日. */
static void close_up(char *text)
{
    char *to = text;
    for (const char *at = text; *at; at++)
        if (*at != ' ' || (!is_between(text, (size_t)(to - text), true) &&
                           !is_between(at + 1, strlen(at + 1), false)))
            *to++ = *at;
    *to = '\0';
}

/* The digit that a character is, -1: none; what follows it in *rest. */
static int chinese_digit(const char *text, const char **rest)
{
    static const char *const digits[] = {"〇", "一", "二", "三", "四", "五",
                                         "六", "七", "八", "九", "零", "○"};
    for (size_t i = 0; i < COUNT_OF(digits); i++)
        if (strncmp(text, digits[i], strlen(digits[i])) == 0) {
            *rest = text + strlen(digits[i]);
            return i < 10 ? (int)i : 0;
        }
    return -1;
}

/* 三, 十, 十二, 二十, 二十三: up to 39; -1: none. */
static int chinese_number(const char *text, const char **rest)
{
    static const char ten[] = "十";
    int first = chinese_digit(text, rest);
    const char *at = first < 0 ? text : *rest;
    if (first > 3 || first == 0 || strncmp(at, ten, strlen(ten)) != 0)
        return first > 0 ? first : -1;
    *rest = at + strlen(ten);
    int last = chinese_digit(*rest, rest);
    return (first < 0 ? 1 : first) * 10 + (last > 0 ? last : 0);
}

/* A number and the word behind it, as digits. */
static bool add_part(char **at, const char **text, const char *word)
{
    const char *rest;
    int number = chinese_number(*text, &rest);
    if (number < 0 || strncmp(rest, word, strlen(word)) != 0)
        return false;
    *at += sprintf(*at, "%d%s", number, word);
    *text = rest + strlen(word);
    return true;
}

/* 二〇一八年七月三日: 2018年7月3日. Shorter than it was; left alone if it does not begin so. */
static void chinese_to_digits(char *text)
{
    char out[FORM_SIZE], *at = out;
    const char *rest = text;
    for (int i = 0; i < 4; i++) {
        int digit = chinese_digit(rest, &rest);
        if (digit < 0)
            return;
        *at++ = (char)('0' + digit);
    }
    if (strncmp(rest, "年", strlen("年")) != 0)
        return;
    at += sprintf(at, "年");
    rest += strlen("年");
    if (add_part(&at, &rest, "月") && !add_part(&at, &rest, "日"))
        (void)add_part(&at, &rest, "号");
    memmove(at, rest, strlen(rest) + 1);
    memcpy(text, out, (size_t)(at - out) + strlen(rest) + 1);
}

bool form_fold(const char *text, char out[FORM_SIZE])
{
    const char *start;
    size_t length;
    utf8_trim(text, &start, &length);
    const char *end = start + length;
    size_t count = 0;
    while (start < end) {
        const char *bytes = start;
        char byte = folded_byte(utf8_next(&start));
        size_t size = byte == '\0' ? (size_t)(start - bytes) : 1;
        if (byte == ' ' && count > 0 && out[count - 1] == ' ')
            continue;
        if (count + size >= FORM_SIZE)
            return false;
        memcpy(out + count, byte == '\0' ? bytes : &byte, size);
        count += size;
    }
    out[count] = '\0';
    close_up(out);
    chinese_to_digits(out);
    return true;
}

/* --- what may stand behind a day --- */
static bool skip_word(const char **text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strncmp(*text, words[i], strlen(words[i])) == 0) {
            *text += strlen(words[i]);
            return true;
        }
    return false;
}

static bool skip_weekday(const char **text)
{
    static const char *const weeks[] = {"(星期", "(周", "(礼拜", "星期", "周", "礼拜"};
    static const char *const days[] = {"一", "二", "三", "四", "五", "六", "日", "天"};
    bool bracket = **text == '(';
    if (!skip_word(text, weeks, COUNT_OF(weeks)) || !skip_word(text, days, COUNT_OF(days)))
        return false;
    if (!bracket)
        return true;
    bracket = **text == ')';
    *text += bracket;
    return bracket;
}

/* So many digits, and no more. */
static bool skip_digits(const char **text, size_t least, size_t most)
{
    size_t count = strspn(*text, "0123456789");
    *text += count;
    return count >= least && count <= most;
}

/* 14:22, 14:22:05.123, 9时30分, 上午9点 */
static bool skip_time(const char **text)
{
    static const char *const before[] = {"上午", "下午", "中午", "早上", "晚上"};
    static const char *const hours[] = {":", "时", "点"};
    static const char *const minutes[] = {":", "分"};
    static const char *const after[] = {" am", " pm", "am", "pm", "+08:00", "秒"};
    (void)skip_word(text, before, COUNT_OF(before));
    if (!skip_digits(text, 1, 2) || !skip_word(text, hours, COUNT_OF(hours)))
        return false;
    if (**text >= '0' && **text <= '9') {
        if (!skip_digits(text, 2, 2))
            return false;
        if (skip_word(text, minutes, COUNT_OF(minutes)) && **text >= '0' && **text <= '9' &&
            !skip_digits(text, 2, 2))
            return false;
        if (**text == '.') {
            (*text)++;
            if (!skip_digits(text, 1, 9))
                return false;
        }
    }
    (void)skip_word(text, after, COUNT_OF(after));
    return true;
}

bool form_ends_day(const char *rest)
{
    while (*rest) {
        const char *at = rest + (*rest == ' ' || *rest == 't');
        if (!skip_weekday(&at)) {
            at = rest + (*rest == ' ' || *rest == 't');
            if (!skip_time(&at))
                return false;
        }
        rest = at;
    }
    return true;
}
