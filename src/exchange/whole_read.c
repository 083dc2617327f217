/* SPDX-License-Identifier: MIT */
/* A file with a sheet per noun: a workbook, or a JSON object with an array per noun. */
#include "exchange/whole.h"

#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "exchange/book.h"
#include "exchange/file.h"

static int leave_out(struct whole *whole, const char *name)
{
    char **grown = reallocarray(whole->others, whole->other_count + 1, sizeof *grown);
    if (!grown)
        return fail_memory(whole->db);
    whole->others = grown;
    if (!(grown[whole->other_count] = str_copy(name)))
        return fail_memory(whole->db);
    whole->other_count++;
    return CHAMBER_OK;
}

/* A further sheet, if it is named after a noun; *sheet stays NULL if it is left out. */
static int add_sheet(struct whole *whole, const char *name, struct whole_sheet **sheet)
{
    const struct chamber_noun *noun;
    if (!sheet_noun(name, &noun))
        return fail_memory(whole->db);
    const struct whole_sheet *twin = noun ? whole_sheet_of(whole, noun) : NULL;
    if (twin)
        return file_fail(whole->db, whole->path, 0, "whole_sheet_twice", twin->name, name);
    if (!noun || whole->count == WHOLE_SHEETS_MAX)
        return leave_out(whole, name);
    struct whole_sheet *made = &whole->sheets[whole->count];
    CLEAN_STR struct str where = {0};
    str_addf(&where, "%s[%s]", whole->path, name);
    *made = (struct whole_sheet){.noun = noun, .name = str_copy(name), .where = str_take(&where)};
    whole->count++;
    if (!made->name || !made->where)
        return fail_memory(whole->db);
    made->import = import_new(whole->db, noun, made->where, &whole->how);
    *sheet = made;
    return made->import ? CHAMBER_OK : CHAMBER_E_NO_MEMORY;
}

static int read_part(struct whole *whole, const char *text, const struct record_json_part *part)
{
    struct whole_sheet *made = NULL;
    int rc = add_sheet(whole, part->name, &made);
    if (rc < 0 || !made)
        return rc;
    struct sheet *sheet = &made->import->sheet;
    rc = json_read(whole->db, made->noun, text + part->start, part->length, sheet);
    if (rc == CHAMBER_E_DATA) {
        struct error *error = store_error(whole->db);
        int64_t line = error->shown.line + part->line - 1;
        error->shown.line = 0; /* it is one of the part: that of the file takes its place */
        error_set_line(error, made->where, line);
    }
    for (size_t i = 0; i < sheet->row_count; i++)
        sheet->rows[i].line += part->line - 1;
    return rc;
}

static int read_json(struct whole *whole, const char *text, size_t length)
{
    struct record_json_part *parts = NULL;
    size_t count = 0;
    int rc = record_json_parts(whole->db, text, length, &parts, &count);
    if (rc == CHAMBER_E_DATA)
        error_set_line(store_error(whole->db), whole->path, store_error(whole->db)->shown.line);
    for (size_t i = 0; i < count && rc == CHAMBER_OK; i++)
        rc = read_part(whole, text, &parts[i]);
    record_json_parts_free(parts, count);
    return rc;
}

static int read_book(struct whole *whole, const char *bytes, size_t length)
{
    struct book *book = NULL;
    int rc = book_open(whole->db, whole->path, bytes, length, &book);
    for (size_t i = 0; rc == CHAMBER_OK && i < book_count(book); i++) {
        struct whole_sheet *made = NULL;
        if (book_hidden(book, i)) {
            rc = leave_out(whole, book_name(book, i));
            continue;
        }
        rc = add_sheet(whole, book_name(book, i), &made);
        if (rc == CHAMBER_OK && made)
            rc = book_read(whole->db, book, i, &made->import->sheet);
    }
    book_close(book);
    return rc;
}

/* By its name; standard input has none. */
static bool is_json(const char *path, const char *text)
{
    size_t length = strlen(path);
    bool named =
        length >= strlen(".json") && strcasecmp(path + length - strlen(".json"), ".json") == 0;
    return named || (strcmp(path, "-") == 0 && text[strspn(text, " \t\r\n")] == '{');
}

/* No sheet is one of ours: say what they should be called. */
static int refuse_all(struct whole *whole)
{
    bool english = chamber_get_language(whole->db) == CHAMBER_EN;
    CLEAN_STR struct str names = {0};
    for (const struct chamber_noun *const *noun = chamber_nouns(); *noun; noun++) {
        str_add(&names, !names.length ? "" : english ? ", " : "、");
        str_add(&names, english ? (*noun)->name : (*noun)->label);
    }
    return names.failed ? fail_memory(whole->db)
                        : file_fail(whole->db, whole->path, 0, "whole_no_sheet", str_text(&names));
}

int whole_read(struct whole *whole)
{
    CLEAN_FREE char *bytes = NULL;
    size_t length;
    int rc = file_read(whole->db, whole->path, &bytes, &length);
    if (rc < 0)
        return rc;
    store_sha256_text(bytes, length, whole->sha256);
    if (file_is_zip(bytes, length)) {
        rc = read_book(whole, bytes, length);
    } else {
        const char *encoding = whole->how.encoding;
        rc = file_text(whole->db, whole->path, &encoding, &bytes, &length);
        if (rc == CHAMBER_OK && !is_json(whole->path, bytes))
            rc = file_fail(whole->db, whole->path, 0, "whole_not_book", NULL);
        if (rc == CHAMBER_OK)
            rc = read_json(whole, bytes, length);
    }
    return rc == CHAMBER_OK && whole->count == 0 ? refuse_all(whole) : rc;
}
