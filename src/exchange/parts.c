/* SPDX-License-Identifier: MIT */
/* A large text is not read whole but in parts: once to see that it is a table in UTF-8 without a
 * fault in its form, then for its rows. Records with a key (all that refer to each other have one),
 * or with their number are compared with all others of the file: their files are read whole, as is
 * what is no plain file, is written in another encoding, or of which every row is to be told. */
#include "exchange/parts.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/utf8.h"
#include "exchange/encoding.h"
#include "exchange/file.h"

/* A part, but for rows that are longer; smaller files are read whole; so is the rest of a file if
 * it is short: who drew the table up stands in its last rows. */
enum { PART = 512 * 1024, TAIL = 64 * 1024, LEAST = 2 * PART, TITLES = 64 };

static const int64_t most = INT64_C(4) * 1024 * 1024 * 1024;

static bool is_fit(const struct import *import)
{
    const struct chamber_import *how = import->how;
    const char *path = import->problems.path;
    return !import->kept && (!how->row || how->only_warned) && !how->partial && !how->sheet &&
           !how->encoding && key_count(import->noun) == 0 && strcmp(path, "-") != 0 &&
           sheet_named_text(path);
}

static int fail_changed(struct import *import)
{
    return fail(import->db, CHAMBER_E_IO, "file_changed", import->problems.path);
}

static bool make_room(struct import *import, size_t length)
{
    struct parts *parts = import->parts;
    if (parts->room > length)
        return true;
    char *grown = realloc(import->sheet.text, length + 1);
    if (!grown)
        return false;
    import->sheet.text = grown;
    parts->room = length + 1;
    return true;
}

/* At least so many bytes, if there are. */
static int fetch(struct import *import, size_t length)
{
    struct parts *parts = import->parts;
    int64_t left = parts->status.st_size - parts->at;
    int rc = store_interrupted(import->db);
    if (rc < 0)
        return rc;
    parts->part.last = left <= (int64_t)length + TAIL;
    if (parts->part.last)
        length = (size_t)left;
    if (!make_room(import, length))
        return fail_memory(import->db);
    char *text = import->sheet.text;
    for (size_t used = 0; used < length;) {
        ssize_t got = pread(parts->fd, text + used, length - used, parts->at + (off_t)used);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return fail(import->db, CHAMBER_E_IO, "io_read", import->problems.path);
        if (got == 0)
            return fail_changed(import);
        used += (size_t)got;
    }
    text[length] = '\0';
    parts->part.at = 0;
    parts->part.length = length;
    return CHAMBER_OK;
}

/* The rows that headings and titles take up stay. */
static void keep_headings(struct sheet *sheet)
{
    const struct sheet_row *last = sheet->body > 0 ? &sheet->rows[sheet->body - 1] : NULL;
    sheet->row_count = sheet->body;
    sheet->cell_count = last ? last->first + last->count : 0;
}

void parts_rewind(struct parts *parts)
{
    parts->at = parts->start;
    parts->part.line = parts->line;
}

int import_parts_begin(struct import *import)
{
    struct parts *parts = import->parts;
    struct sheet *sheet = &import->sheet;
    const struct sheet_row *row = &sheet->rows[sheet->body];
    bool any = sheet->body < sheet->row_count;
    size_t used = any ? (size_t)(sheet->cells[row->first] - sheet->text) : parts->part.at;
    parts->start += (off_t)used;
    parts->line = any ? row->line : parts->part.line;
    keep_headings(sheet);
    for (size_t i = 0; i < sheet->cell_count; i++)
        if (!(sheet->cells[i] = sheet_keep(sheet, sheet->cells[i])))
            return fail_memory(import->db);
    return CHAMBER_OK;
}

int parts_next(struct import *import)
{
    struct parts *parts = import->parts;
    struct csv_part *part = &parts->part;
    if (parts->at == parts->status.st_size)
        return CHAMBER_OK;
    for (size_t length = PART;; length *= 2) {
        keep_headings(&import->sheet);
        int rc = fetch(import, length);
        if (rc == CHAMBER_OK)
            rc = csv_read_part(import->db, import->problems.path, part, &import->sheet);
        if (rc < 0)
            return rc;
        if (part->at > 0)
            break;
        if (length > SHEET_FILE_MAX)
            return file_fail(import->db, import->problems.path, part->line, "sheet_large");
    }
    parts->at += (off_t)part->at;
    return CHAMBER_ROW;
}

/* Without a character that the end cuts off. */
static size_t whole_characters(const struct csv_part *part, const char *text)
{
    size_t length = part->length;
    if (part->last)
        return length;
    while (length > 0 && ((unsigned char)text[length - 1] & 0xC0) == 0x80)
        length--;
    return length > 0 && (unsigned char)text[length - 1] >= 0x80 ? length - 1 : length;
}

/* What is not is read whole, so that it is told why. */
static int check_text(struct import *import, bool *good)
{
    struct parts *parts = import->parts;
    *good = true;
    for (parts->at = 0; *good && parts->at < parts->status.st_size;) {
        int rc = fetch(import, PART);
        if (rc < 0)
            return rc;
        const char *text = import->sheet.text;
        size_t length = whole_characters(&parts->part, text);
        *good = length > 0 && utf8_valid(text, length) && !memchr(text, '\0', length);
        if (*good && parts->at == 0)
            *good = !file_is_zip(text, length) &&
                    file_check_kind(import->db, import->problems.path, text, length) >= 0 &&
                    file_check_page(import->db, import->problems.path, text) >= 0;
        parts->at += (off_t)length;
    }
    error_reset(store_error(import->db));
    return CHAMBER_OK;
}

/* What the first part says of all. */
static int begin(struct import *import)
{
    struct parts *parts = import->parts;
    parts->at = 0;
    int rc = fetch(import, PART);
    if (rc < 0)
        return rc;
    size_t mark = strlen(UTF8_BOM);
    mark = strncmp(import->sheet.text, UTF8_BOM, mark) == 0 ? mark : 0;
    csv_part_begin(import->sheet.text + mark, parts->part.length - mark, &parts->part);
    parts->start = (off_t)(mark + parts->part.delimiter.start);
    parts->line = parts->part.line;
    import->sheet.encoding = "UTF-8";
    return store_sha256_open(import->db, import->problems.path, parts->fd, import->sheet.sha256);
}

/* All rows are rows of cells, the first part has all titles there may be. */
static int check_form(struct import *import, bool *good)
{
    int rc;
    parts_rewind(import->parts);
    while ((rc = parts_next(import)) == CHAMBER_ROW) {
        *good &= import->rows_all > 0 || import->sheet.row_count > TITLES;
        import->rows_all += import->sheet.row_count;
    }
    return rc;
}

/* Whether the headings allow it; what is wrong with them is told later. */
static int check_headings(struct import *import, bool *good)
{
    struct chamber_import how = *import->how;
    how.column = NULL;
    struct import *trial = import_new(import->db, import->noun, import->problems.path, &how);
    if (!trial)
        return CHAMBER_E_NO_MEMORY;
    trial->parts = import->parts;
    trial->sheet = import->sheet;
    int rc = import_headings(trial);
    for (size_t i = 0; i < trial->column_count; i++)
        *good &= trial->columns[i].kind != COLUMN_ID && !trial->columns[i].untitled;
    import->sheet = trial->sheet;
    trial->sheet = (struct sheet){0};
    trial->parts = NULL;
    import_free(trial);
    if (rc != CHAMBER_E_DATA)
        return rc;
    error_reset(store_error(import->db));
    return CHAMBER_OK;
}

static int examine(struct import *import, bool *good)
{
    int rc = check_text(import, good);
    if (rc == CHAMBER_OK && *good)
        rc = begin(import);
    if (rc == CHAMBER_OK && *good)
        rc = check_form(import, good);
    if (rc < 0 || !*good)
        return rc;
    parts_rewind(import->parts);
    rc = parts_next(import);
    return rc == CHAMBER_ROW ? check_headings(import, good) : rc;
}

/* What cannot be opened is told by who reads it whole. */
static bool open_large(const char *path, struct parts *parts)
{
    parts->fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    return parts->fd >= 0 && fstat(parts->fd, &parts->status) == 0 &&
           S_ISREG(parts->status.st_mode) && parts->status.st_size >= LEAST &&
           parts->status.st_size <= most;
}

int import_parts(struct import *import)
{
    if (!is_fit(import))
        return CHAMBER_OK;
    bool good = false;
    int rc = CHAMBER_OK;
    if (!(import->parts = calloc(1, sizeof *import->parts)))
        return fail_memory(import->db);
    if (open_large(import->problems.path, import->parts))
        rc = examine(import, &good);
    if (rc < 0 || good)
        return rc;
    import_parts_free(import);
    sheet_free(&import->sheet);
    return CHAMBER_OK;
}

int parts_check(struct import *import)
{
    const struct stat *was = &import->parts->status;
    struct stat is;
    if (fstat(import->parts->fd, &is) < 0)
        return fail(import->db, CHAMBER_E_IO, "io_read", import->problems.path);
    return is.st_size == was->st_size && is.st_mtim.tv_sec == was->st_mtim.tv_sec &&
                   is.st_mtim.tv_nsec == was->st_mtim.tv_nsec
               ? CHAMBER_OK
               : fail_changed(import);
}

void import_parts_free(struct import *import)
{
    if (import->parts && import->parts->fd >= 0)
        close(import->parts->fd);
    free(import->parts);
    import->parts = NULL;
}
