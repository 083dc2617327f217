/* SPDX-License-Identifier: MIT */
/* Bytes become UTF-8 exactly or not at all: what every encoding comes to, how it is found out, and
 * which line what is damaged is said of. */
#include <chamber/place.h>

#include <iconv.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "exchange/file.h"
#include "unit/store_help.h"
#include "unit/suite.h"

/* The bytes of a text, in UTF-8, in another encoding, as libc writes it. */
static void encode(const char *text, const char *to, struct str *out)
{
    char buffer[4096];
    char *in = (char *)(uintptr_t)text; /* iconv(3) does not write there */
    size_t left = strlen(text);
    iconv_t converter = iconv_open(to, "UTF-8");
    ck_assert_ptr_ne(converter, (iconv_t)-1);
    while (left > 0) {
        char *at = buffer;
        size_t room = sizeof buffer, before = left;
        (void)iconv(converter, &in, &left, &at, &room);
        str_add_bytes(out, buffer, (size_t)(at - buffer));
        ck_assert_msg(left < before, "%s: no such character in %s", in, to);
    }
    iconv_close(converter);
}

/* What file_text() makes of the bytes; the handle's error is left to look at. */
static int read_text(struct chamber_db *db, const char *bytes, size_t length, const char *encoding,
                     struct str *out)
{
    char *copy = malloc(length + 1);
    ck_assert_ptr_nonnull(copy);
    memcpy(copy, bytes, length);
    copy[length] = '\0';
    int rc = file_text(db, "a.csv", &encoding, &copy, &length);
    if (rc == CHAMBER_OK) {
        ck_assert_uint_eq(strlen(copy), length);
        str_add(out, copy);
    }
    free(copy);
    return rc;
}

static void becomes(const char *bytes, size_t length, const char *encoding, const char *expected)
{
    struct chamber_db *db = chamber_new();
    CLEAN_STR struct str text = {0};
    int rc = read_text(db, bytes, length, encoding, &text);
    ck_assert_msg(rc == CHAMBER_OK, "%s: %s", expected, chamber_error_text(db));
    ck_assert_str_eq(str_text(&text), expected);
    chamber_close(db);
}

static void refused(const char *bytes, size_t length, const char *encoding, const char *message,
                    int64_t line)
{
    struct chamber_db *db = chamber_new();
    CLEAN_STR struct str text = {0};
    int rc = read_text(db, bytes, length, encoding, &text);
    const struct chamber_error *error = chamber_error(db);
    ck_assert_msg(rc < 0, "%s: %s", message, str_text(&text));
    ck_assert_str_eq(error->message, message);
    ck_assert_msg(error->line == line, "%s: line %lld", message, (long long)error->line);
    chamber_close(db);
}

#define BECOMES(bytes, encoding, expected) becomes(bytes, sizeof(bytes) - 1, encoding, expected)
#define REFUSED(bytes, encoding, message, line)                                                    \
    refused(bytes, sizeof(bytes) - 1, encoding, message, line)

START_TEST(test_utf8)
{
    BECOMES("", NULL, "");
    BECOMES("名称\n𠮷䶮\n", NULL, "名称\n𠮷䶮\n");
    BECOMES("\xEF\xBB\xBF名称", NULL, "名称");
    BECOMES("\xEF\xBB\xBF名称", "UTF8", "名称");
    REFUSED("名称\n1\n2\n3\n4\n示\xFF例\n", NULL, "file_not_utf8", 6);
    REFUSED("a\r\nb\r\xC0\xAF\n", NULL, "file_not_utf8", 3);
    REFUSED("名称\n\xED\xA0\x80\n", NULL, "file_not_utf8", 2);
    REFUSED("名称\n\xF4\x90\x80\x80\n", NULL, "file_not_utf8", 2);
    REFUSED("名称\n示\xE4\xBE,1\n", NULL, "file_not_utf8", 2);
    REFUSED("名称\n示\xE4\xBE", NULL, "file_not_utf8", 2);
    REFUSED("a\nb\0c\n", NULL, "file_has_nul", 2);
    REFUSED("名称\n示例\0\0\0\0", NULL, "file_has_nul", 2);
    REFUSED("caf\xE9 cr\xE8me\n", NULL, "file_not_utf8", 1);
}
END_TEST

/* 名称\n示例大厦 */
#define GB "\xC3\xFB\xB3\xC6\n\xCA\xBE\xC0\xFD\xB4\xF3\xCF\xC3"

START_TEST(test_gb18030)
{
    BECOMES(GB, NULL, "名称\n示例大厦");
    BECOMES(GB, "GBK", "名称\n示例大厦");
    BECOMES(GB "\x95\x34\xB2\x35\x81\x39\xEF\x31\xFE\x9F", NULL, "名称\n示例大厦𠮷㐂䶮");
    BECOMES(GB "\x81\x39\xE3\x31\xA2\xD9\xA6\xD9", NULL, "名称\n示例大厦㍿①︐");
    /* by both standards, the old one and that of 2005 */
    BECOMES(GB "\xFE\x59\x82\x35\x90\x37\x82\x35\x91\x34", NULL, "名称\n示例大厦龴龴龻");
    BECOMES(GB "\n" GB "\x84\x31\x82\x36\x84\x31\x83\x35\xFE\x51\x95\x32\x90\x31", NULL,
            "名称\n示例大厦\n名称\n示例大厦︐︙𠂇𠂇");
    BECOMES(GB "\xA8\xBC\x81\x35\xF4\x37", NULL, "名称\n示例大厦ḿḿ");
    BECOMES(GB "\x80\x31\xA2\xE3", NULL, "名称\n示例大厦€1€");
    REFUSED("\xC3\xFB\xB3\xC6\n\xCA\xBE\xC0", NULL, "file_bad_bytes", 2);
    REFUSED(GB "\n\x95\x34\xB2", NULL, "file_bad_bytes", 3);
    REFUSED(GB "\r\n\r\n\xFF,1\n", NULL, "file_bad_bytes", 4);
    REFUSED("名称\n", "gb18030", "encoding_differs", 0);
    BECOMES("a,b\n", "gb18030", "a,b\n");
    REFUSED(GB, "utf-8", "file_not_utf8", 1);
    REFUSED(GB "\n" GB "\n示例大厦\n" GB GB GB, NULL, "file_mixed", 5);
}
END_TEST

/* 名\n示 in both orders */
#define LE "\x0D\x54\n\0\x3A\x79"
#define BE "\x54\x0D\0\n\x79\x3A"

START_TEST(test_utf16)
{
    BECOMES("\xFF\xFE" LE, NULL, "名\n示");
    BECOMES("\xFE\xFF" BE, NULL, "名\n示");
    BECOMES("\xFF\xFE" LE, "utf-16", "名\n示");
    BECOMES("\xFE\xFF" BE, "UTF_16", "名\n示");
    BECOMES(LE, "utf-16le", "名\n示");
    BECOMES(BE, "utf-16be", "名\n示");
    BECOMES(LE LE "\t\0\x42\xD8\xB7\xDF", NULL, "名\n示名\n示\t𠮷");
    BECOMES(BE BE "\0\t\xD8\x42\xDF\xB7", NULL, "名\n示名\n示\t𠮷");
    BECOMES(BE BE, "utf-16", "名\n示名\n示");
    REFUSED("\xFF\xFE" LE "\x42", NULL, "file_bad_bytes", 2);
    REFUSED("\xFF\xFE" LE "\n\0\x42\xD8\x3A\x79", NULL, "file_bad_bytes", 3);
    REFUSED("\xFE\xFF" BE "\xDF\xB7", NULL, "file_bad_bytes", 2);
    REFUSED("\xFF\xFE" LE "\0\0", NULL, "file_has_nul", 2);
    REFUSED("\xFF\xFE" LE, "gbk", "encoding_differs", 0);
    REFUSED("\xFF\xFE" LE, "utf-16be", "encoding_differs", 0);
    REFUSED("\xEF\xBB\xBF名", "utf-16", "encoding_differs", 0);
    REFUSED(BE BE, "utf-16le", "encoding_differs", 0);
    REFUSED(LE LE, "utf-8", "encoding_differs", 0);
    REFUSED("name\nab", "utf-16", "encoding_differs", 0);
    BECOMES("", "utf-16", "");
}
END_TEST

/* 公司名稱,地址\n示例貿易,海濱路 */
#define BIG5                                                                                       \
    "\xA4\xBD\xA5\x71\xA6\x57\xBA\xD9,\xA6\x61\xA7\x7D\n"                                          \
    "\xA5\xDC\xA8\xD2\xB6\x54\xA9\xF6,\xAE\xFC\xC0\xD8\xB8\xF4"

START_TEST(test_big5)
{
    REFUSED(BIG5, NULL, "file_is_big5", 0);
    BECOMES(BIG5, "big5", "公司名稱,地址\n示例貿易,海濱路");
    BECOMES(BIG5, "Big-5", "公司名稱,地址\n示例貿易,海濱路");
    /* 貿濱路奧: in GB 18030 the last three would be everyday characters */
    REFUSED("\xB6\x54\xC0\xD8\xB8\xF4\xB6\xF8\n", NULL, "file_is_big5", 0);
    REFUSED("名称\n", "big5", "encoding_differs", 0);
    REFUSED(BIG5 "\n\xA4", "big5", "file_bad_bytes", 3);
}
END_TEST

START_TEST(test_names)
{
    REFUSED("a\n", "latin1", "encoding_unknown", 0);
    REFUSED("a\n", "", "encoding_unknown", 0);
    REFUSED("a\n", "utf-16x", "encoding_unknown", 0);
    BECOMES("a\n", "GB-18030", "a\n");
}
END_TEST

START_TEST(test_other_kinds)
{
    REFUSED("RIFF\x10\0\0\0WEBPVP8 ", NULL, "file_is_other", 0);
    REFUSED("\xD0\xCF\x11\xE0xxxx", "gbk", "file_is_xls", 0);
    REFUSED("\x09\x08\x10\0\0\x06\x05\0", NULL, "file_is_xls", 0);
    REFUSED("<html>\xC3\xFB\xB3\xC6", NULL, "file_is_html", 0);
    REFUSED("\xFF\xFE<\0h\0t\0m\0l\0>\0", NULL, "file_is_html", 0);
    ck_assert(file_is_zip("PK\x03\x04", 4));
    ck_assert(file_is_zip("PK\x05\x06xx", 6));
    ck_assert(!file_is_zip("PK\x03", 3));
    ck_assert(!file_is_zip("PKxx", 4));
}
END_TEST

/* Numbers that are the same in every run. */
static unsigned next(uint64_t *state)
{
    *state = *state * 6364136223846793005U + 1442695040888963407U;
    return (unsigned)(*state >> 33);
}

/* A text of everyday characters, with some that are not among them. */
static void random_text(uint64_t *state, const char *const *rare, size_t rare_count,
                        struct str *text)
{
    static const char *const common[] = {"公", "司", "名", "地", "址",
                                         "，", "人", "文", "不", "中"};
    static const char *const plain[] = {",", "\n", "1", "a", "\"", "\r\n", "\t", " "};
    str_add(text, "中文,公文\n1,2\n");
    for (size_t n = next(state) % 200; n > 0; n--) {
        unsigned kind = next(state) % 10;
        if (kind == 0 && rare_count > 0)
            str_add(text, rare[next(state) % rare_count]);
        else if (kind < 4)
            str_add(text, plain[next(state) % COUNT_OF(plain)]);
        else
            str_add(text, common[next(state) % COUNT_OF(common)]);
    }
    str_add(text, "公司名，人文中");
}

/* In each encoding, told and found out. */
START_TEST(test_any_text)
{
    static const char *const rare[] = {"𠮷", "㐂", "䶮", "㍿", "龴", "ḿ",
                                       "é",  "€",  "·",  "𪚥", "︐"};
    static const struct {
        const char *name, *told, *mark;
        bool all;
    } encodings[] = {{"UTF-8", NULL, "", true},        {"UTF-8", NULL, "\xEF\xBB\xBF", true},
                     {"GB18030", NULL, "", true},      {"GB18030", "gb18030", "", true},
                     {"UTF-16LE", NULL, "", true},     {"UTF-16LE", NULL, "\xFF\xFE", true},
                     {"UTF-16BE", "utf-16", "", true}, {"UTF-16BE", NULL, "\xFE\xFF", true},
                     {"BIG5", "big5", "", false}};
    for (uint64_t seed = 1; seed <= 300; seed++)
        for (size_t i = 0; i < COUNT_OF(encodings); i++) {
            uint64_t state = seed;
            CLEAN_STR struct str text = {0};
            CLEAN_STR struct str bytes = {0};
            random_text(&state, rare, encodings[i].all ? COUNT_OF(rare) : 0, &text);
            str_add(&bytes, encodings[i].mark);
            encode(str_text(&text), encodings[i].name, &bytes);
            becomes(str_text(&bytes), bytes.length, encodings[i].told, str_text(&text));
        }
}
END_TEST

/* Cut anywhere, a text is the beginning of itself or refused. */
START_TEST(test_cut)
{
    static const char *const names[] = {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"};
    static const char text[] = ",公司名,文\n示例𠮷人文,中\n不中㐂公文人,䶮";
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        CLEAN_STR struct str bytes = {0};
        encode(text, names[i], &bytes);
        for (size_t length = 2; length < bytes.length; length++) {
            struct chamber_db *db = chamber_new();
            CLEAN_STR struct str out = {0};
            int rc = read_text(db, str_text(&bytes), length, names[i], &out);
            ck_assert(rc == CHAMBER_OK || rc == CHAMBER_E_DATA);
            ck_assert_msg(strncmp(str_text(&out), text, out.length) == 0, "%s", str_text(&out));
            ck_assert_int_eq(chamber_error(db)->line > 0, rc < 0);
            chamber_close(db);
        }
    }
}
END_TEST

/* Whatever the bytes, told or not, there is a refusal that says why, or UTF-8. */
START_TEST(test_any_bytes)
{
    static const char *const told[] = {NULL,       "utf-8",    "gb18030", "utf-16",
                                       "utf-16le", "utf-16be", "big5"};
    static const char text[] = "名称,备注\n示例𠮷,示\r\n" GB "\x95\x34\xB2\x35" LE BIG5;
    for (uint64_t seed = 1; seed <= 4000; seed++) {
        uint64_t state = seed;
        char bytes[sizeof text];
        struct chamber_db *db = chamber_new();
        CLEAN_STR struct str out = {0};
        size_t from = next(&state) % sizeof text, length = next(&state) % (sizeof text - from);
        memcpy(bytes, text + from, length);
        for (unsigned n = next(&state) % 4; n > 0 && length > 0; n--)
            bytes[next(&state) % length] = (char)next(&state);
        int rc = read_text(db, bytes, length, told[seed % COUNT_OF(told)], &out);
        ck_assert(rc == CHAMBER_OK || rc == CHAMBER_E_DATA);
        ck_assert(utf8_valid(str_text(&out), out.length));
        ck_assert_int_eq(chamber_error(db)->result, rc);
        chamber_close(db);
    }
}
END_TEST

SUITE_MAIN("encoding", test_utf8, test_gb18030, test_utf16, test_big5, test_names, test_other_kinds,
           test_any_text, test_cut, test_any_bytes)
