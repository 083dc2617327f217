/* SPDX-License-Identifier: MIT */
/* A workbook from its first sheet to the file that it becomes. It is made in a file without a name,
 * so that nothing is left of it whatever happens. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "xlsx/write.h"

int write_result(lxw_error error)
{
    if (error == LXW_NO_ERROR)
        return XLSX_OK;
    if (error == LXW_ERROR_MEMORY_MALLOC_FAILED)
        return XLSX_NO_MEMORY;
    if (error > LXW_ERROR_ZIP_CLOSE)
        return XLSX_BAD;
    errno = errno ? errno : ENOSPC; /* all that lies between is about files */
    return XLSX_UNWRITTEN;
}

/* --- beginning --- */
static int open_file(struct xlsx_draft *draft, const char *folder)
{
    char name[sizeof draft->folder + 32];
    int length = snprintf(draft->folder, sizeof draft->folder, "%s", folder);
    if (length < 0 || (size_t)length >= sizeof draft->folder) {
        errno = ENAMETOOLONG;
        return XLSX_UNWRITTEN;
    }
    snprintf(name, sizeof name, "%s/chamber.XXXXXX", folder);
    draft->file = mkostemp(name, 0); /* 0600 */
    if (draft->file < 0)
        return XLSX_UNWRITTEN;
    unlink(name);
    snprintf(draft->path, sizeof draft->path, "/proc/self/fd/%d", draft->file);
    return access(draft->path, W_OK) == 0 ? XLSX_OK : XLSX_UNWRITTEN;
}

/* Midnight UTC of a day "2018-07-03", so that the same content is the same file. */
static time_t moment_of(const char *day)
{
    struct tm tm = {0};
    if (sscanf(day, "%4d-%2d-%2d", &tm.tm_year, &tm.tm_mon, &tm.tm_mday) != 3)
        return 0;
    tm.tm_year -= 1900;
    tm.tm_mon -= 1;
    return timegm(&tm);
}

static int open_book(struct xlsx_draft *draft, const char *made_on)
{
    lxw_workbook_options options = {.constant_memory = 1, .tmpdir = draft->folder, .use_zip64 = 1};
    lxw_doc_properties properties = {.created = moment_of(made_on)};
    draft->book = workbook_new_opt(draft->path, &options);
    if (!draft->book || !write_looks(draft))
        return XLSX_NO_MEMORY;
    return write_result(workbook_set_properties(draft->book, &properties));
}

/* libxlsxwriter closes the rows of a sheet only when it puts them into the file: neither of a sheet
 * that has none, nor of a book that is discarded. */
static void close_rows(const lxw_workbook *book, bool all)
{
    lxw_worksheet *sheet;
    STAILQ_FOREACH(sheet, book->worksheets, list_pointers)
    if (sheet->optimize_tmpfile && (all || sheet->dim_rowmin == LXW_ROW_MAX)) {
        fclose(sheet->optimize_tmpfile);
        sheet->optimize_tmpfile = NULL;
    }
}

static void discard(struct xlsx_draft *draft)
{
    if (!draft)
        return;
    if (draft->book) {
        close_rows(draft->book, true);
        lxw_workbook_free(draft->book);
    }
    if (draft->file >= 0) {
        int why = errno;
        close(draft->file);
        errno = why;
    }
    free(draft);
}

static int open_draft(const char *folder, const char *made_on, struct xlsx_draft **draft)
{
    struct xlsx_draft *made = calloc(1, sizeof *made);
    if (!made)
        return XLSX_NO_MEMORY;
    made->file = -1;
    int result = open_file(made, folder);
    if (result == XLSX_OK)
        result = open_book(made, made_on);
    if (result < 0) {
        discard(made);
        return result;
    }
    *draft = made;
    return XLSX_OK;
}

static int add_sheet(struct xlsx_draft *draft, const char *name)
{
    int file = dup(draft->file); /* each sheet takes one more */
    if (file < 0)
        return XLSX_UNWRITTEN;
    close(file);
    draft->sheet = workbook_add_worksheet(draft->book, name);
    return draft->sheet ? XLSX_OK : XLSX_NO_MEMORY;
}

/* --- ending --- */
static int close_book(struct xlsx_draft *draft)
{
    size_t count = draft->book->num_worksheets;
    uint64_t *sizes = calloc(count + 1, sizeof *sizes);
    int result = sizes ? write_sizes(draft, sizes) : XLSX_NO_MEMORY;
    if (result == XLSX_OK)
        result = write_room(draft, sizes, count);
    if (result == XLSX_OK) {
        lxw_workbook *book = draft->book;
        draft->book = NULL; /* freed whatever comes of it */
        close_rows(book, false);
        errno = 0;
        result = write_result(workbook_close(book));
    }
    if (result == XLSX_OK)
        result = write_check(draft, sizes, count);
    free(sizes);
    return result;
}

static int copy_file(int from, FILE *out)
{
    char bytes[65536];
    ssize_t got;
    if (lseek(from, 0, SEEK_SET) < 0)
        return XLSX_UNWRITTEN;
    while ((got = read(from, bytes, sizeof bytes)) != 0) {
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0 || fwrite(bytes, 1, (size_t)got, out) != (size_t)got)
            return XLSX_UNWRITTEN;
    }
    return fflush(out) == 0 ? XLSX_OK : XLSX_UNWRITTEN;
}

static int close_draft(struct xlsx_draft *draft, FILE *out)
{
    int result = close_book(draft);
    if (result == XLSX_OK)
        result = copy_file(draft->file, out);
    discard(draft);
    return result;
}

const struct xlsx_writer write_xlsx = {
    .open = open_draft,
    .sheet = add_sheet,
    .height = write_height,
    .text = write_text,
    .number = write_number,
    .comment = write_comment,
    .choice = write_choice,
    .chart = write_chart,
    .filter = write_filter,
    .layout = write_layout,
    .close = close_draft,
    .discard = discard,
};
