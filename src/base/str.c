/* SPDX-License-Identifier: MIT */
/* A growing text: see str.h. */
#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { FIRST_CAPACITY = 64 };

/* Make room for `more` bytes and the NUL. */
static bool make_room(struct str *s, size_t more)
{
    if (s->failed || more >= SIZE_MAX / 2 - s->length) {
        s->failed = true;
        return false;
    }
    size_t needed = s->length + more + 1;
    if (needed <= s->capacity)
        return true;
    size_t capacity = s->capacity == 0 ? FIRST_CAPACITY : s->capacity;
    while (capacity < needed)
        capacity *= 2;
    char *data = realloc(s->data, capacity);
    if (data == NULL) {
        s->failed = true;
        return false;
    }
    s->data = data;
    s->capacity = capacity;
    return true;
}

void str_add_bytes(struct str *s, const char *bytes, size_t count)
{
    if (!make_room(s, count))
        return;
    if (count > 0)
        memcpy(s->data + s->length, bytes, count);
    s->length += count;
    s->data[s->length] = '\0';
}

void str_add(struct str *s, const char *text)
{
    if (text != NULL)
        str_add_bytes(s, text, strlen(text));
}

void str_add_char(struct str *s, char c)
{
    str_add_bytes(s, &c, 1);
}

void str_add_int(struct str *s, int64_t value)
{
    char digits[20]; /* -9223372036854775808 */
    char *at = digits + sizeof(digits);
    uint64_t left = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    do
        *--at = (char)('0' + left % 10);
    while (left /= 10);
    if (value < 0)
        *--at = '-';
    str_add_bytes(s, at, (size_t)(digits + sizeof(digits) - at));
}

void str_addf(struct str *s, const char *format, ...)
{
    va_list measured;
    va_list written;
    va_start(measured, format);
    va_copy(written, measured);
    int count = vsnprintf(NULL, 0, format, measured);
    va_end(measured);
    if (count < 0)
        s->failed = true;
    else if (make_room(s, (size_t)count)) {
        vsnprintf(s->data + s->length, (size_t)count + 1, format, written);
        s->length += (size_t)count;
    }
    va_end(written);
}

void str_reset(struct str *s)
{
    s->length = 0;
    s->failed = false;
    if (s->data != NULL)
        s->data[0] = '\0';
}

char *str_take(struct str *s)
{
    str_add_bytes(s, "", 0);
    char *text = s->failed ? NULL : s->data;
    if (text != NULL)
        s->data = NULL;
    str_free(s);
    return text;
}

const char *str_text(const struct str *s)
{
    return s->data == NULL ? "" : s->data;
}

void str_free(struct str *s)
{
    free(s->data);
    *s = (struct str){0};
}

char *str_copy(const char *text)
{
    return text == NULL ? NULL : strdup(text);
}

bool str_same(const char *a, const char *b)
{
    return strcmp(a == NULL ? "" : a, b == NULL ? "" : b) == 0;
}
