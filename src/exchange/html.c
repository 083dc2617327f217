/* SPDX-License-Identifier: MIT */
/* Pages for a browser and a printer. Each stands alone: no script, nothing fetched, and a policy in
 * its head that forbids both; whatever text it is given is shown as text. */
#include <chamber/exchange.h>

#include <string.h>

#include "base/utf8.h"
#include "store/db.h"

struct chamber_html {
    struct chamber_db *db;
    FILE *out;
    bool in_table;
    bool no_memory;
};

static const char head[] =
    "<meta charset=\"utf-8\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
    "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";

static const char style[] =
    "<style>\n"
    "@page { size: A4; margin: 18mm 15mm }\n"
    "body { font-family: sans-serif; font-size: 11pt; line-height: 1.5; margin: 0 auto; "
    "max-width: 60em; padding: 0 1em }\n"
    "h1 { font-size: 17pt; text-align: center }\n"
    "h2 { font-size: 13pt; margin: 1.2em 0 .4em; break-after: avoid }\n"
    "p { margin: .3em 0; white-space: pre-line; overflow-wrap: anywhere }\n"
    "table { border-collapse: collapse; width: 100%; margin: .8em 0 }\n"
    "thead { display: table-header-group }\n"
    "tr { break-inside: avoid }\n"
    "th, td { border: 1px solid #555; padding: .4em .5em; text-align: left; vertical-align: top; "
    "white-space: pre-line; overflow-wrap: anywhere }\n"
    "th { background: #eee }\n"
    "th.write { width: 9em }\n"
    "@media print { body { max-width: none; padding: 0 } th { background: none } }\n"
    "</style>\n";

static void put_visible(FILE *out, const char *text)
{
    for (; *text; text++) {
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

/* Line by line: a newline stays, a tab is a blank; what cannot be seen is shown as \x1b. */
static void put_text(struct chamber_html *page, const char *text)
{
    while (text && *text) {
        CLEAN_STR struct str shown = {0};
        size_t length = strcspn(text, "\n\t");
        CLEAN_FREE char *line = strndup(text, length);
        if (line)
            utf8_escape(&shown, line, 0);
        page->no_memory = page->no_memory || !line || shown.failed;
        put_visible(page->out, str_text(&shown));
        text += length;
        if (*text)
            putc(*text++ == '\n' ? '\n' : ' ', page->out);
    }
}

static void put_element(struct chamber_html *page, const char *name, const char *text)
{
    fprintf(page->out, "<%s>", name);
    put_text(page, text);
    fprintf(page->out, "</%s>\n", name);
}

static void end_table(struct chamber_html *page)
{
    if (page->in_table)
        fputs("</tbody>\n</table>\n", page->out);
    page->in_table = false;
}

int chamber_html_open(struct chamber_db *db, const char *title, FILE *out,
                      struct chamber_html **page)
{
    struct chamber_html *made = malloc(sizeof *made);
    if (!made)
        return fail_memory(db);
    *made = (struct chamber_html){.db = db, .out = out};
    fprintf(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n%s",
            chamber_get_language(db) == CHAMBER_EN ? "en" : "zh-CN", head);
    put_element(made, "title", title);
    fprintf(out, "%s</head>\n<body>\n", style);
    put_element(made, "h1", title);
    *page = made;
    return CHAMBER_OK;
}

void chamber_html_section(struct chamber_html *page, const char *heading)
{
    end_table(page);
    put_element(page, "h2", heading);
}

void chamber_html_text(struct chamber_html *page, const char *text)
{
    end_table(page);
    put_element(page, "p", text);
}

void chamber_html_table(struct chamber_html *page, const char *const *headings, size_t count,
                        size_t write)
{
    end_table(page);
    fputs("<table>\n<thead>\n<tr>", page->out);
    for (size_t i = 0; i < count; i++) {
        fputs(i + 1 == write ? "<th class=\"write\">" : "<th>", page->out);
        put_text(page, headings[i]);
        fputs("</th>", page->out);
    }
    fputs("</tr>\n</thead>\n<tbody>\n", page->out);
    page->in_table = true;
}

void chamber_html_row(struct chamber_html *page, const char *const *cells, size_t count)
{
    fputs("<tr>", page->out);
    for (size_t i = 0; i < count; i++) {
        fputs("<td>", page->out);
        put_text(page, cells[i]);
        fputs("</td>", page->out);
    }
    fputs("</tr>\n", page->out);
}

int chamber_html_close(struct chamber_html *page)
{
    if (!page)
        return CHAMBER_OK;
    end_table(page);
    fputs("</body>\n</html>\n", page->out);
    int rc = CHAMBER_OK;
    if (fflush(page->out) != 0 || ferror(page->out))
        rc = fail(page->db, CHAMBER_E_IO, "output_failed");
    else if (page->no_memory)
        rc = fail_memory(page->db);
    free(page);
    return rc;
}
