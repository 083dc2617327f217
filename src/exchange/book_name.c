/* SPDX-License-Identifier: MIT */
/* Names of sheets: Excel takes 31 characters, not all of them, and each name once. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "exchange/book_out.h"

/* At most `units` UTF-16 units of the text, what is not allowed replaced. */
static void add_allowed(struct str *out, const char *text, size_t units)
{
    for (uint32_t c; (c = utf8_next(&text)) != 0;) {
        size_t takes = c > 0xFFFF ? 2 : 1;
        if (takes > units)
            return;
        units -= takes;
        if (c < 0x20 || (c < 0x80 && strchr("[]:*?/\\'", (int)c)))
            str_add_char(out, '-');
        else
            utf8_append(out, c);
    }
}

static bool taken(const struct chamber_book *book, const char *folded)
{
    for (size_t i = 0; i < book->name_count; i++) {
        if (strcmp(book->names[i], folded) == 0)
            return true;
    }
    /* Excel keeps one for itself, and the writer one for lists */
    return strcmp(folded, "history") == 0 || strcmp(folded, "_") == 0;
}

/* Remembers the name unless it is taken; -1 if memory ran out. */
static int take(struct chamber_book *book, const char *name)
{
    char *folded = utf8_folded(name);
    if (!folded)
        return -1;
    if (taken(book, folded)) {
        free(folded);
        return 0;
    }
    char **names = reallocarray(book->names, book->name_count + 1, sizeof *names);
    if (!names) {
        free(folded);
        return -1;
    }
    book->names = names;
    names[book->name_count++] = folded;
    return 1;
}

char *book_sheet_name(struct chamber_book *book, const char *name)
{
    const char *asked = *name ? name : "1";
    for (unsigned number = 1;; number++) {
        CLEAN_STR struct str out = {0};
        char end[16] = "";
        if (number > 1)
            snprintf(end, sizeof end, " (%u)", number);
        add_allowed(&out, asked, XLSX_NAME_MAX - strlen(end));
        str_add(&out, end);
        char *made = str_take(&out);
        int free_one = made ? take(book, made) : -1;
        if (free_one > 0)
            return made;
        free(made);
        if (free_one < 0)
            return NULL;
    }
}
