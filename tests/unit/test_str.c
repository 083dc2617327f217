/* SPDX-License-Identifier: MIT */
/* The growing text of base/str.h. */
#include <limits.h>
#include <string.h>

#include "base/str.h"
#include "suite.h"

START_TEST(zeroed_is_empty)
{
    struct str s = {0};
    ck_assert_str_eq(str_text(&s), "");
    char *text = str_take(&s);
    ck_assert_str_eq(text, "");
    free(text);
    str_free(&s);
}
END_TEST

START_TEST(appends_every_kind)
{
    CLEAN_STR struct str s = {0};
    str_add(&s, "走访");
    str_add(&s, NULL);
    str_add_char(&s, ' ');
    str_add_int(&s, INT64_MIN);
    str_add_char(&s, ' ');
    str_add_int(&s, INT64_MAX);
    str_addf(&s, " %s=%d", "n", -7);
    str_add_bytes(&s, "abc", 2);
    str_add_bytes(&s, NULL, 0);
    ck_assert_str_eq(str_text(&s), "走访 -9223372036854775808 9223372036854775807 n=-7ab");
    ck_assert_uint_eq(s.length, strlen(s.data));
    ck_assert(!s.failed);
}
END_TEST

/* Every length across several growths, by each way of appending. */
START_TEST(grows_without_loss)
{
    CLEAN_STR struct str chars = {0};
    CLEAN_STR struct str formats = {0};
    for (int i = 0; i < 5000; i++) {
        str_add_char(&chars, (char)('a' + i % 26));
        str_addf(&formats, "%c", 'a' + i % 26);
        if (chars.length != (size_t)i + 1 || strlen(chars.data) != chars.length)
            ck_abort_msg("length after %d", i);
    }
    for (int i = 0; i < 5000; i++)
        if (chars.data[i] != 'a' + i % 26)
            ck_abort_msg("byte %d", i);
    ck_assert(str_same(chars.data, formats.data));
    CLEAN_STR struct str whole = {0};
    str_add(&whole, chars.data);
    ck_assert_str_eq(whole.data, chars.data);
}
END_TEST

START_TEST(keeps_bytes_after_nul)
{
    CLEAN_STR struct str s = {0};
    str_add_bytes(&s, "a\0b", 3);
    ck_assert_uint_eq(s.length, 3);
    ck_assert_int_eq(memcmp(s.data, "a\0b", 4), 0);
}
END_TEST

START_TEST(reset_keeps_memory)
{
    CLEAN_STR struct str s = {0};
    str_reset(&s);
    ck_assert_str_eq(str_text(&s), "");
    str_add(&s, "first");
    char *before = s.data;
    str_reset(&s);
    ck_assert_str_eq(str_text(&s), "");
    str_add(&s, "second");
    ck_assert_ptr_eq(s.data, before);
    ck_assert_str_eq(str_text(&s), "second");
}
END_TEST

START_TEST(take_empties)
{
    struct str s = {0};
    str_add(&s, "text");
    CLEAN_FREE char *taken = str_take(&s);
    ck_assert_str_eq(taken, "text");
    ck_assert_ptr_null(s.data);
    ck_assert_uint_eq(s.length, 0);
    ck_assert_uint_eq(s.capacity, 0);
    str_add(&s, "again");
    CLEAN_FREE char *again = str_take(&s);
    ck_assert_str_eq(again, "again");
}
END_TEST

/* A length that no memory holds fails before anything is read; then nothing more is taken. */
START_TEST(failure_is_told_at_the_end)
{
    CLEAN_STR struct str s = {0};
    volatile size_t too_much = SIZE_MAX - 3;
    str_add(&s, "kept");
    str_add_bytes(&s, "x", too_much);
    ck_assert(s.failed);
    str_add(&s, "more");
    str_addf(&s, "%d", 1);
    ck_assert_str_eq(str_text(&s), "kept");
    ck_assert_ptr_null(str_take(&s));
    ck_assert(!s.failed);
    str_add(&s, "fresh");
    ck_assert_str_eq(str_text(&s), "fresh");
}
END_TEST

/* In the C locale, no character beyond ASCII can be written so. */
START_TEST(what_cannot_be_written_fails)
{
    CLEAN_STR struct str s = {0};
    str_add(&s, "kept");
    str_addf(&s, "%ls", L"\u4F01");
    ck_assert(s.failed);
    ck_assert_str_eq(str_text(&s), "kept");
}
END_TEST

START_TEST(reset_forgives_failure)
{
    CLEAN_STR struct str s = {0};
    volatile size_t too_much = SIZE_MAX / 2;
    str_add_bytes(&s, "x", too_much);
    ck_assert(s.failed);
    str_reset(&s);
    str_add(&s, "a");
    CLEAN_FREE char *text = str_take(&s);
    ck_assert_str_eq(text, "a");
}
END_TEST

START_TEST(copies_and_compares)
{
    ck_assert_ptr_null(str_copy(NULL));
    const char *original = "企业";
    CLEAN_FREE char *copy = str_copy(original);
    ck_assert_str_eq(copy, original);
    ck_assert_ptr_ne(copy, original);
    ck_assert(str_same(copy, original));
    ck_assert(str_same(NULL, ""));
    ck_assert(str_same("", NULL));
    ck_assert(str_same(NULL, NULL));
    ck_assert(!str_same("a", NULL));
    ck_assert(!str_same("a", "A"));
}
END_TEST

SUITE_MAIN("str", zeroed_is_empty, appends_every_kind, grows_without_loss, keeps_bytes_after_nul,
           reset_keeps_memory, take_empties, failure_is_told_at_the_end,
           what_cannot_be_written_fails, reset_forgives_failure, copies_and_compares)
