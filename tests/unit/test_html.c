/* SPDX-License-Identifier: MIT */
/* Pages of HTML: they stand alone, and no text is ever read as anything but text. */
#include <chamber/db.h>
#include <chamber/exchange.h>

#include <stdio.h>
#include <string.h>

#include "base/cleanup.h"
#include "unit/suite.h"

/* A page being written into memory. */
struct written {
    struct chamber_db *db;
    struct chamber_html *page;
    FILE *out;
    char *text;
    size_t size;
};

static void begin(struct written *written, const char *title)
{
    *written = (struct written){.db = chamber_new()};
    written->out = open_memstream(&written->text, &written->size);
    ck_assert_ptr_nonnull(written->out);
    ck_assert_int_eq(chamber_html_open(written->db, title, written->out, &written->page),
                     CHAMBER_OK);
}

/* The whole page, complete. */
static const char *end(struct written *written)
{
    ck_assert_int_eq(chamber_html_close(written->page), CHAMBER_OK);
    ck_assert_int_eq(fflush(written->out), 0);
    return written->text;
}

static void done(struct written *written)
{
    fclose(written->out);
    free(written->text);
    chamber_close(written->db);
}

static size_t count_of(const char *text, const char *part)
{
    size_t count = 0;
    for (; (text = strstr(text, part)); text += strlen(part))
        count++;
    return count;
}

#define ck_has(text, part)   ck_assert_msg(strstr(text, part), "%s\nlacks: %s", text, part)
#define ck_lacks(text, part) ck_assert_msg(!strstr(text, part), "%s\nhas: %s", text, part)

START_TEST(test_stands_alone)
{
    struct written page;
    begin(&page, "签到表");
    chamber_html_section(page.page, "一");
    const char *text = end(&page);
    ck_assert_msg(strncmp(text, "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n", 36) == 0, "%s", text);
    ck_has(text, "<meta charset=\"utf-8\"/>");
    ck_has(text, "http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
    ck_has(text, "size: A4");
    ck_has(text, "font-family: sans-serif");
    static const char *const never[] = {"<script", "://",     "url(",   "@import",
                                        "<link",   "<iframe", "src=\"", "href="};
    for (size_t i = 0; i < COUNT_OF(never); i++)
        ck_lacks(text, never[i]);
    ck_has(text, "<title>签到表</title>");
    ck_has(text, "<h1>签到表</h1>");
    ck_assert_str_eq(text + strlen(text) - strlen("</body>\n</html>\n"), "</body>\n</html>\n");
    done(&page);
}
END_TEST

START_TEST(test_language)
{
    struct written page;
    begin(&page, "");
    end(&page);
    chamber_set_language(page.db, CHAMBER_EN);
    ck_assert_int_eq(chamber_html_open(page.db, "", page.out, &page.page), CHAMBER_OK);
    ck_has(end(&page), "<html lang=\"en\">");
    done(&page);
}
END_TEST

/* The same text everywhere a text may stand; each place shows it, none lets it through. */
START_TEST(test_escapes)
{
    static const char evil[] = "</td><script>alert(\"1\")</script>&amp;'x'";
    static const char shown[] = "&lt;/td&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;"
                                "&amp;amp;&#39;x&#39;";
    struct written page;
    begin(&page, evil);
    chamber_html_section(page.page, evil);
    chamber_html_text(page.page, evil);
    chamber_html_table(page.page, (const char *const[]){evil, "甲"}, 2, 1);
    chamber_html_row(page.page, (const char *const[]){evil, NULL}, 2);
    const char *text = end(&page);
    ck_lacks(text, "<script");
    ck_assert_uint_eq(count_of(text, shown), 6);
    ck_assert_uint_eq(count_of(text, "<title>"), 1);
    ck_has(text, "<tr><th class=\"write\">");
    ck_has(text, "</td><td></td></tr>");
    done(&page);
}
END_TEST

START_TEST(test_what_cannot_be_seen)
{
    struct written page;
    begin(&page, "甲\x1b[31m");
    chamber_html_text(page.page, "一\n二\t三\r\x7f\xc2\x85");
    chamber_html_text(page.page, "\xe2\x80\xae倒");
    chamber_html_text(page.page, "\xff<");
    chamber_html_text(page.page, NULL);
    const char *text = end(&page);
    ck_has(text, "<h1>甲\\x1b[31m</h1>");
    ck_has(text, "<p>一\n二 三\\x0d\\x7f\\u0085</p>");
    ck_has(text, "<p>\\u202e倒</p>");
    ck_has(text, "<p>\\xff&lt;</p>");
    ck_has(text, "<p></p>");
    done(&page);
}
END_TEST

START_TEST(test_tables_end)
{
    static const char *const cells[] = {"𠮷", "乙"};
    struct written page;
    begin(&page, "表");
    chamber_html_table(page.page, cells, 2, 0);
    chamber_html_row(page.page, cells, 2);
    chamber_html_table(page.page, cells, 1, 0);
    chamber_html_section(page.page, "下一节");
    chamber_html_text(page.page, "完");
    chamber_html_table(page.page, cells, 2, 2);
    const char *text = end(&page);
    ck_has(text, "<table>\n<thead>\n<tr><th>𠮷</th><th>乙</th></tr>\n</thead>\n<tbody>\n"
                 "<tr><td>𠮷</td><td>乙</td></tr>\n</tbody>\n</table>\n<table>");
    ck_assert_uint_eq(count_of(text, "<table>"), 3);
    ck_assert_uint_eq(count_of(text, "</tbody>\n</table>\n"), 3);
    ck_has(text, "</table>\n<h2>下一节</h2>\n<p>完</p>\n<table>");
    ck_has(text, "</table>\n</body>\n</html>\n");
    done(&page);
}
END_TEST

START_TEST(test_output_fails)
{
    struct chamber_db *db = chamber_new();
    struct chamber_html *page = NULL;
    FILE *full = fopen("/dev/full", "w");
    ck_assert_ptr_nonnull(full);
    ck_assert_int_eq(chamber_html_open(db, "表", full, &page), CHAMBER_OK);
    ck_assert_int_eq(chamber_html_close(page), CHAMBER_E_IO);
    ck_assert_str_eq(chamber_error(db)->message, "output_failed");
    ck_assert_int_eq(chamber_html_close(NULL), CHAMBER_OK);
    fclose(full);
    chamber_close(db);
}
END_TEST

SUITE_MAIN("html", test_stands_alone, test_language, test_escapes, test_what_cannot_be_seen,
           test_tables_end, test_output_fails)
