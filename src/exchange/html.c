/* SPDX-License-Identifier: MIT */
/* Pages for a browser and a printer, of headings, paragraphs and tables; whatever text they are
 * given is shown as text. */
#include <chamber/exchange.h>

#include "base/html.h"
#include "store/db.h"

struct chamber_html {
    struct chamber_db *db;
    FILE *out;
    bool in_table;
    bool no_memory;
};

static const char rules[] =
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
    "@media print { body { max-width: none; padding: 0 } th { background: none } }\n";
static const char *const style[] = {rules, NULL};

static void put_text(struct chamber_html *page, const char *text)
{
    if (!html_text(page->out, text))
        page->no_memory = true;
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
    made->no_memory = !html_begin(out, chamber_get_language(db), title, style);
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
    html_end(page->out);
    int rc = CHAMBER_OK;
    if (fflush(page->out) != 0 || ferror(page->out))
        rc = fail(page->db, CHAMBER_E_IO, "output_failed");
    else if (page->no_memory)
        rc = fail_memory(page->db);
    free(page);
    return rc;
}
