/* SPDX-License-Identifier: MIT */
/* The head of a page of HTML, and escaping. */
#include "base/html.h"

#include <string.h>

#include "base/utf8.h"

static const char head[] =
    "<meta charset=\"utf-8\"/>\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
    "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\"/>\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n";

bool html_begin(FILE *out, enum chamber_language language, const char *title,
                const char *const *style)
{
    fprintf(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n%s<title>",
            language == CHAMBER_EN ? "en" : "zh-CN", head);
    bool all = html_text(out, title);
    fputs("</title>\n<style>\n", out);
    for (; *style != NULL; style++)
        fputs(*style, out);
    fputs("</style>\n</head>\n<body>\n", out);
    return all;
}

void html_end(FILE *out)
{
    fputs("</body>\n</html>\n", out);
}

static void put_visible(FILE *out, const char *text)
{
    for (; *text != '\0'; text++) {
        switch (*text) {
        case '&':
            fputs("&amp;", out);
            break;
        case '<':
            fputs("&lt;", out);
            break;
        case '>':
            fputs("&gt;", out);
            break;
        case '"':
            fputs("&quot;", out);
            break;
        case '\'':
            fputs("&#39;", out);
            break;
        default:
            putc(*text, out);
            break;
        }
    }
}

bool html_text(FILE *out, const char *text)
{
    bool all = true;
    while (text != NULL && *text != '\0') {
        CLEAN_STR struct str shown = {0};
        size_t length = strcspn(text, "\n\t");
        CLEAN_FREE char *line = strndup(text, length);
        if (line != NULL)
            utf8_escape(&shown, line, 0);
        all = all && line != NULL && !shown.failed;
        put_visible(out, str_text(&shown));
        text += length;
        if (*text != '\0')
            putc(*text++ == '\n' ? '\n' : ' ', out);
    }
    return all;
}
