/* SPDX-License-Identifier: MIT */
/* The writer of workbooks where the library underneath says nothing: files that could not be
 * written, and what comes of too much of anything. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "suite.h"
#include "unit/xlsx_help.h"
#include "xlsx/write.h"

static struct xlsx_draft *draft;

static void begin(void)
{
    ck_assert_int_eq(write_xlsx.open("/tmp", "2018-07-20", &draft), XLSX_OK);
    ck_assert_int_eq(write_xlsx.sheet(draft, "表"), XLSX_OK);
}

/* Allows this process so much; what it was allowed before. */
static rlim_t limited(int what, rlim_t most)
{
    struct rlimit limit;
    ck_assert_int_eq(getrlimit(what, &limit), 0);
    rlim_t before = limit.rlim_cur;
    limit.rlim_cur = most;
    ck_assert_int_eq(setrlimit(what, &limit), 0);
    return before;
}

START_TEST(test_results)
{
    static const struct {
        lxw_error error;
        int before, result, after; /* errno */
    } cases[] = {
        {LXW_NO_ERROR, 0, XLSX_OK, 0},
        {LXW_ERROR_MEMORY_MALLOC_FAILED, 0, XLSX_NO_MEMORY, 0},
        {LXW_ERROR_CREATING_TMPFILE, EACCES, XLSX_UNWRITTEN, EACCES},
        {LXW_ERROR_ZIP_CLOSE, 0, XLSX_UNWRITTEN, ENOSPC},
        {LXW_ERROR_SHEETNAME_ALREADY_USED, 0, XLSX_BAD, 0},
        {LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE, EACCES, XLSX_BAD, EACCES},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        errno = cases[i].before;
        ck_assert_int_eq(write_result(cases[i].error), cases[i].result);
        ck_assert_int_eq(errno, cases[i].after);
    }
}
END_TEST

/* --- whether an archive is whole --- */

static void write_file(const char *path, const char *bytes, size_t length)
{
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(bytes, 1, length, file), length);
    ck_assert_int_eq(fclose(file), 0);
}

/* Of these parts, with rows of two sheets of 20 bytes at least. */
static int checked(const struct xlsx_help_part *parts, size_t count, size_t cut)
{
    static const uint64_t sizes[] = {20, 20};
    CLEAN_STR struct str bytes = {0};
    struct xlsx_draft made = {.file = -1};
    snprintf(made.path, sizeof made.path, "/tmp/chamber-w.%ld", (long)getpid());
    xlsx_help_archive(&bytes, parts, count);
    write_file(made.path, bytes.data, bytes.length - cut);
    int result = write_check(&made, sizes, 2);
    unlink(made.path);
    return result;
}
#define CHECKED(parts, cut) checked(parts, sizeof(parts) / sizeof *(parts), cut)

#define SHEET "xl/worksheets/sheet"
#define BOOK                                                                                       \
    {                                                                                              \
        "xl/workbook.xml", "<workbook/>\n", 0                                                      \
    }
#define ROWS "<sheetData></sheetData>"

START_TEST(test_whole)
{
    static const struct xlsx_help_part good[] = {
        BOOK, {SHEET "1.xml", ROWS, 0}, {SHEET "2.xml", ROWS "\n", 0}};
    static const struct xlsx_help_part small[] = {
        BOOK, {SHEET "1.xml", ROWS, 0}, {SHEET "2.xml", "<sheetData/>", 0}};
    static const struct xlsx_help_part open[] = {
        {"xl/workbook.xml", "<workbook", 0}, {SHEET "1.xml", ROWS, 0}, {SHEET "2.xml", ROWS, 0}};
    static const struct xlsx_help_part empty[] = {
        {"xl/workbook.xml", "\n", 0}, {SHEET "1.xml", ROWS, 0}, {SHEET "2.xml", ROWS, 0}};
    static const struct xlsx_help_part too_many[] = {
        BOOK, {SHEET "1.xml", ROWS, 0}, {SHEET "3.xml", ROWS, 0}};
    static const struct xlsx_help_part few[] = {BOOK, {SHEET "1.xml", ROWS, 0}};
    ck_assert_int_eq(CHECKED(good, 0), XLSX_OK);
    ck_assert_int_eq(CHECKED(good, 30), XLSX_UNWRITTEN);
    ck_assert_int_eq(CHECKED(small, 0), XLSX_UNWRITTEN);
    ck_assert_int_eq(CHECKED(open, 0), XLSX_UNWRITTEN);
    ck_assert_int_eq(CHECKED(empty, 0), XLSX_UNWRITTEN);
    ck_assert_int_eq(CHECKED(too_many, 0), XLSX_UNWRITTEN);
    errno = 0;
    ck_assert_int_eq(CHECKED(few, 0), XLSX_UNWRITTEN);
    ck_assert_int_eq(errno, ENOSPC);
    struct xlsx_draft none = {.file = -1, .path = "/nowhere/at/all.xlsx"};
    ck_assert_int_eq(write_check(&none, NULL, 0), XLSX_UNWRITTEN);
}
END_TEST

/* --- room --- */

START_TEST(test_room)
{
    const uint64_t some[] = {1000, 5000000, 3000}, huge[] = {UINT64_MAX / 8};
    struct xlsx_draft made = {.folder = "/tmp"};
    ck_assert_int_eq(write_room(&made, some, 3), XLSX_OK);
    ck_assert_int_eq(write_room(&made, huge, 1), XLSX_UNWRITTEN);
    ck_assert_int_eq(errno, ENOSPC);
    struct xlsx_draft nowhere = {.folder = "/nowhere/at/all"}; /* not known: writing will tell */
    ck_assert_int_eq(write_room(&nowhere, huge, 1), XLSX_OK);
    rlim_t before = limited(RLIMIT_FSIZE, 6000000);
    ck_assert_int_eq(write_room(&made, some, 1), XLSX_OK);
    ck_assert_int_eq(write_room(&made, some, 3), XLSX_UNWRITTEN);
    ck_assert_int_eq(errno, EFBIG);
    limited(RLIMIT_FSIZE, before);
}
END_TEST

/* --- rows that do not arrive --- */

static FILE *instead(FILE *file)
{
    FILE *before = draft->sheet->optimize_tmpfile;
    draft->sheet->optimize_tmpfile = file;
    return before;
}

START_TEST(test_sizes)
{
    uint64_t size = 77;
    int ends[2];
    begin();
    ck_assert_int_eq(write_xlsx.text(draft, 1, 1, XLSX_PLAIN_TEXT, "甲"), XLSX_OK);
    ck_assert_int_eq(write_xlsx.text(draft, 2, 1, XLSX_PLAIN_TEXT, "乙"), XLSX_OK);
    ck_assert_int_eq(write_sizes(draft, &size), XLSX_OK);
    ck_assert_uint_gt(size, 0);
    FILE *full = fopen("/dev/full", "w"), *before = instead(full);
    fputs("<row/>", full);
    ck_assert_int_eq(write_sizes(draft, &size), XLSX_UNWRITTEN);
    ck_assert_int_eq(errno, ENOSPC);
    /* that it failed before is known, not why */
    ck_assert_int_eq(write_sizes(draft, &size), XLSX_UNWRITTEN);
    ck_assert_int_eq(errno, ENOSPC);
    ck_assert_int_eq(write_xlsx.text(draft, 3, 1, XLSX_PLAIN_TEXT, "丙"), XLSX_UNWRITTEN);
    ck_assert_int_eq(write_xlsx.height(draft, 4, 1000), XLSX_UNWRITTEN);
    fclose(full);
    ck_assert_int_eq(pipe(ends), 0);
    FILE *stream = fdopen(ends[1], "w");
    instead(stream); /* which is nowhere in particular */
    ck_assert_int_eq(write_sizes(draft, &size), XLSX_UNWRITTEN);
    fclose(stream);
    close(ends[0]);
    instead(before);
    write_xlsx.discard(draft);
}
END_TEST

START_TEST(test_no_folder)
{
    char folder[600];
    struct xlsx_draft *made = NULL;
    memset(folder, 'x', sizeof folder);
    folder[0] = '/';
    folder[sizeof folder - 1] = '\0';
    ck_assert_int_eq(write_xlsx.open(folder, "2018-07-20", &made), XLSX_UNWRITTEN);
    ck_assert_int_eq(errno, ENAMETOOLONG);
    ck_assert_int_eq(write_xlsx.open("/nowhere/at/all", "2018-07-20", &made), XLSX_UNWRITTEN);
    ck_assert_int_eq(errno, ENOENT);
    ck_assert_ptr_null(made);
    write_xlsx.discard(made);
}
END_TEST

START_TEST(test_no_files_left)
{
    begin();
    rlim_t before = limited(RLIMIT_NOFILE, 3);
    ck_assert_int_eq(write_xlsx.sheet(draft, "又一张"), XLSX_UNWRITTEN);
    ck_assert_int_eq(errno, EMFILE);
    limited(RLIMIT_NOFILE, before);
    write_xlsx.discard(draft);
}
END_TEST

/* --- what is written --- */

START_TEST(test_no_day)
{
    CLEAN_FREE char *bytes = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&bytes, &size);
    ck_assert_int_eq(write_xlsx.open("/tmp", "", &draft), XLSX_OK);
    ck_assert_int_eq(write_xlsx.sheet(draft, "表"), XLSX_OK);
    ck_assert_int_eq(write_xlsx.close(draft, out), XLSX_OK);
    fclose(out);
    ck_assert_int_eq(memcmp(bytes, "PK\3\4", 4), 0);
    begin();
    out = fopen("/dev/full", "w");
    ck_assert_int_eq(write_xlsx.close(draft, out), XLSX_UNWRITTEN);
    fclose(out);
}
END_TEST

static const char *words[16386];

START_TEST(test_choices)
{
    struct xlsx_choice choice = {.first = 2, .last = 9, .column = 1, .words = words};
    begin();
    ck_assert_int_eq(write_xlsx.choice(draft, &choice), XLSX_OK);
    ck_assert(STAILQ_EMPTY(draft->sheet->data_validations));
    for (size_t i = 0; i < 16385; i++)
        words[i] = "词";
    ck_assert_int_eq(write_xlsx.choice(draft, &choice), XLSX_OK); /* more than any sheet is wide */
    ck_assert(STAILQ_EMPTY(draft->sheet->data_validations));
    words[200] = NULL;
    ck_assert_int_eq(write_xlsx.choice(draft, &choice), XLSX_OK);
    choice.first = 10, choice.last = 2;
    words[3] = NULL;
    ck_assert_int_eq(write_xlsx.choice(draft, &choice), XLSX_OK);
    ck_assert(!STAILQ_EMPTY(draft->sheet->data_validations));
    write_xlsx.discard(draft);
}
END_TEST

SUITE_MAIN("xlsx_write", test_results, test_whole, test_room, test_sizes, test_no_folder,
           test_no_files_left, test_no_day, test_choices)
