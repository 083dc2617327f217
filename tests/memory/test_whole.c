/* SPDX-License-Identifier: MIT */
/* Memory runs out in whole databases, which come in, go back to what they were and are looked at,
 * and in workbooks. libxlsxwriter does not survive it, and minizip loses memory then: of workbooks
 * only what is our own fails. */
#include <chamber/book.h>
#include <chamber/exchange.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "memory/sweep.h"

static void note_problem(void *payload, const struct chamber_error *error, const char *text)
{
    (void)text;
    sweep_say(payload, error->message);
}

static void note_sheet(void *payload, const char *name, const struct chamber_noun *noun,
                       const struct chamber_import_result *result)
{
    sweep_say(payload, name);
    if (noun)
        sweep_say_number(payload, result->added * 1000 + result->changed);
}

/* The database of this test as a workbook or as JSON, with a sheet that is of no noun; written
 * once, before anything fails. */
static const char *exported(const char *name)
{
    static const char before[] = "{\"notes\":[{\"a\":1}],";
    const char *path = sweep_path(name);
    if (access(path, F_OK) == 0)
        return path;
    FILE *out = fopen(path, "w+");
    struct chamber_db *db = chamber_new();
    struct chamber_book *book = NULL;
    int rc = db && out ? chamber_open(db, sweep_path(SWEEP_DATABASE), CHAMBER_READ)
                       : CHAMBER_E_NO_MEMORY;
    if (rc == CHAMBER_OK && strstr(name, ".json")) {
        char *text = NULL;
        size_t length = 0;
        FILE *whole = open_memstream(&text, &length);
        rc = chamber_export_all_json(db, whole);
        fclose(whole);
        fprintf(out, "%s%s", before, strchr(text, '{') + 1);
        free(text);
    } else if (rc == CHAMBER_OK && (rc = chamber_book_open(db, out, &book)) == CHAMBER_OK) {
        rc = chamber_export_all(db, book);
        rc = rc < 0 ? rc : chamber_book_close(book);
    }
    chamber_close(db);
    if (out)
        fclose(out);
    return rc == CHAMBER_OK ? sweep_path(name) : sweep_path("kept/none");
}

/* --- whole databases --- */

static int import_all(struct sweep *sweep, const char *name, bool dry_run)
{
    const struct chamber_import_all how = {.update = !dry_run,
                                           .dry_run = dry_run,
                                           .problem = note_problem,
                                           .sheet = note_sheet,
                                           .payload = sweep};
    const uint64_t before = sweep->said;
    int rc = chamber_import_all(sweep->db, name, &how);
    if (rc < 0)
        sweep->said = before;
    return rc;
}

/* With faults in its records, all of which are told. */
static int import_wrong(struct sweep *sweep)
{
    const char *path = sweep_path("kept/wrong-all.json");
    FILE *out = access(path, F_OK) == 0 ? NULL : fopen(path, "w");
    if (out) {
        fputs("{\"enterprise\":[{\"id\":91,\"name\":\"甲\",\"status\":\"member\",\"employees\":-1},"
              "{\"id\":92,\"name\":\"乙\",\"status\":\"none\"}]}",
              out);
        fclose(out);
    }
    int rc = import_all(sweep, path, true);
    if (rc != CHAMBER_E_DATA)
        return rc < 0 ? rc : CHAMBER_E_REFUSED;
    sweep_say(sweep, chamber_error(sweep->db)->message);
    return CHAMBER_OK;
}

/* Into one in which nothing is; a dry run, so that nothing comes to be in it. */
static int import_new(struct sweep *sweep)
{
    const struct chamber_init how = {.name = "新华商会"};
    const char *whole = exported("kept/all.json");
    const char *empty = sweep_path("kept/empty.db");
    if (access(empty, F_OK) != 0) {
        struct chamber_db *db = chamber_new();
        int made = db ? chamber_init(db, empty, &how) : CHAMBER_E_NO_MEMORY;
        chamber_close(db);
        if (made < 0)
            return made;
    }
    int rc = chamber_open(sweep->db, empty, CHAMBER_WRITE);
    return rc < 0 ? rc : import_all(sweep, whole, true);
}

static int import_book(struct sweep *sweep)
{
    return import_all(sweep, exported("kept/all.xlsx"), false);
}

/* One of the fuzz corpus, behind its two bytes, whose cells are merged and rows hidden. */
static const char *merged(void)
{
    char from[512], bytes[8192];
    const char *path = sweep_path("kept/merged.xlsx");
    if (access(path, F_OK) == 0)
        return path;
    snprintf(from, sizeof from, "%s/tests/fuzz/corpus/xlsx/archive", getenv("CHAMBER_SOURCE"));
    FILE *in = fopen(from, "r"), *out = fopen(path, "w");
    size_t length = in && out ? fread(bytes, 1, sizeof bytes, in) : 0;
    if (length > 2)
        fwrite(bytes + 2, 1, length - 2, out);
    if (in)
        fclose(in);
    if (out)
        fclose(out);
    return path;
}

static int import_merged(struct sweep *sweep)
{
    struct chamber_import_result result = {0};
    const struct chamber_import how = {.partial = true, .dry_run = true, .sheet = "企业"};
    int rc = chamber_import(sweep->db, &chamber_enterprise_noun, merged(), &how, &result);
    if (rc != CHAMBER_OK && rc != CHAMBER_E_DATA)
        return rc;
    sweep_say_number(sweep, result.rows);
    sweep_say_number(sweep, result.bad);
    return result.rows > 0 ? CHAMBER_OK : CHAMBER_E_DATA;
}

/* --- workbooks that are written --- */

/* `rc` of what was put into it. */
static int end_book(struct sweep *sweep, struct chamber_book *book, int rc)
{
    if (rc < 0)
        chamber_book_discard(book);
    else
        rc = chamber_book_close(book);
    fflush(sweep->out);
    sweep->touched = rc < 0 && ftell(sweep->out) > 0;
    return rc;
}

static int write_templates(struct sweep *sweep)
{
    const struct chamber_noun *const nouns[] = {&chamber_visit_noun, &chamber_enterprise_noun,
                                                &chamber_enterprise_fact_noun};
    struct chamber_book *book = SWEEP_POINTER;
    int rc = chamber_book_open(sweep->db, sweep->out, &book);
    if (rc < 0) {
        sweep->touched = (void *)book != SWEEP_POINTER;
        return rc;
    }
    for (size_t i = 0; i < sizeof nouns / sizeof nouns[0] && rc == CHAMBER_OK; i++)
        rc = chamber_book_template(book, nouns[i]);
    return end_book(sweep, book, rc);
}

/* A table with all that there is, and a sheet of the same name behind it. */
static int write_table(struct sweep *sweep)
{
    static const char *const choices[] = {"是", "否", NULL};
    const struct chamber_book_column columns[] = {
        {.heading = "月份", .note = "几月"},
        {.heading = "走访", .kind = CHAMBER_BOOK_NUMBER, .adds = true},
        {.heading = "完成", .choices = choices, .strict = true}};
    const struct chamber_book_chart chart = {
        .title = "走访", .description = "每月", .label = 1, .values = {2}, .count = 1};
    struct chamber_book *book = SWEEP_POINTER;
    int rc = chamber_book_open(sweep->db, sweep->out, &book);
    if (rc == CHAMBER_OK)
        rc = chamber_book_sheet(book, "走访/情况");
    if (rc == CHAMBER_OK)
        rc = chamber_book_text(book, "走访情况", true);
    if (rc == CHAMBER_OK)
        rc = chamber_book_table(book, columns, 3);
    if (rc == CHAMBER_OK)
        rc = chamber_book_row(book, (const char *const[]){"七月\x01", "12", "是"}, 3);
    if (rc == CHAMBER_OK)
        rc = chamber_book_note(book, 1, "补记");
    if (rc == CHAMBER_OK)
        rc = chamber_book_chart(book, &chart);
    if (rc == CHAMBER_OK)
        rc = chamber_book_totals(book);
    if (rc == CHAMBER_OK)
        rc = chamber_book_sheet(book, "走访_情况");
    if ((void *)book == SWEEP_POINTER)
        return rc;
    return end_book(sweep, book, rc);
}

static int write_whole(struct sweep *sweep)
{
    struct chamber_book *book = SWEEP_POINTER;
    int rc = chamber_book_open(sweep->db, sweep->out, &book);
    return rc < 0 ? rc : end_book(sweep, book, chamber_export_all(sweep->db, book));
}

/* --- restoring --- */

static const char *copied(struct sweep *sweep)
{
    const char *path = sweep_path("kept/copy.db");
    if (access(path, F_OK) != 0) {
        struct chamber_db *db = chamber_new();
        if (chamber_open(db, sweep_path(SWEEP_DATABASE), CHAMBER_READ) == CHAMBER_OK)
            sweep->touched = chamber_backup(db, path) < 0;
        chamber_close(db);
    }
    return path;
}

static int say_restored(struct sweep *sweep, int rc, struct chamber_restored *restored)
{
    if (rc < 0) {
        sweep->touched = sweep->touched || restored->backup || restored->batch;
        return rc;
    }
    sweep_say_number(sweep, restored->present);
    sweep_say_number(sweep, restored->file.enterprises);
    chamber_restored_clear(restored);
    return rc;
}

static int restore_look(struct sweep *sweep)
{
    struct chamber_restored restored = {0};
    return say_restored(
        sweep,
        chamber_restore_look(sweep->db, sweep_path(SWEEP_DATABASE), copied(sweep), &restored),
        &restored);
}

/* One of the first schema; migrated in a folder of its own, where its backups are left. */
static int migrate(struct sweep *sweep)
{
    char from[512], bytes[65536];
    char *backup = SWEEP_POINTER;
    const char *path = sweep_path("kept/old.db");
    snprintf(from, sizeof from, "%s/tests/migrate/old-0001.db", getenv("CHAMBER_SOURCE"));
    int in = open(from, O_RDONLY | O_CLOEXEC);
    int out = open(path, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600);
    ssize_t length;
    while ((length = in < 0 ? -1 : read(in, bytes, sizeof bytes)) > 0)
        if (write(out, bytes, (size_t)length) != length)
            break;
    close(in);
    close(out);
    int rc = length ? CHAMBER_E_IO : chamber_migrate(sweep->db, path, &backup);
    if (rc < 0) {
        sweep->touched = backup != SWEEP_POINTER;
        return rc;
    }
    unlink(backup);
    chamber_free(backup);
    return rc;
}

/* A copy of it that another program was at, and what a stopped one left beside it; made once. */
static const char *worn(struct sweep *sweep)
{
    static const char sql[] =
        "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON;"
        "UPDATE place SET priority = 7; UPDATE visit SET enterprise = 99;"
        "UPDATE change SET record = 98 WHERE batch = 2; DROP INDEX visit_by_day;"
        "UPDATE change SET leaf = x'' WHERE batch = 4; DELETE FROM batch WHERE id = 6;"
        "DELETE FROM change WHERE batch = 8";
    const char *path = sweep_path("kept/worn.db");
    if (access(path, F_OK) != 0) {
        struct chamber_db *db = chamber_new();
        sqlite3 *raw = NULL;
        sweep->touched = chamber_open(db, sweep_path(SWEEP_DATABASE), CHAMBER_READ) < 0 ||
                         chamber_backup(db, path) < 0 || sqlite3_open(path, &raw) != SQLITE_OK ||
                         sqlite3_exec(raw, sql, NULL, NULL, NULL) != SQLITE_OK;
        sqlite3_close(raw);
        chamber_close(db);
        close(open(sweep_path("kept/worn.db.new-0123456789abcdef"), O_CREAT | O_WRONLY, 0600));
        close(open(sweep_path("kept/gone.db-journal"), O_CREAT | O_WRONLY, 0600));
    }
    return path;
}

static int check_worn(struct sweep *sweep)
{
    const struct chamber_check how = {0};
    struct chamber_checked checked = {0};
    struct chamber_cursor *cursor = SWEEP_POINTER;
    int rc = chamber_open(sweep->db, worn(sweep), CHAMBER_READ);
    if (rc < 0)
        return rc;
    rc = chamber_check(sweep->db, &how, &checked, &cursor);
    rc = sweep_rows(sweep, rc, &chamber_finding_noun, &cursor);
    if (rc >= 0)
        sweep_say_number(sweep, checked.findings.value);
    chamber_record_clear(&chamber_checked_noun, &checked);
    return rc;
}

/* Those that need no workbooks come first. */
static const struct sweep_operation operations[] = {
    {"import all new", import_new, SWEEP_OPENS},
    {"import all wrong", import_wrong, SWEEP_READS},
    {"restore look", restore_look, SWEEP_OPENS},
    {"migrate", migrate, SWEEP_OPENS},
    {"check a worn one", check_worn, SWEEP_OPENS},
    {"import all workbook", import_book, SWEEP_WRITES | SWEEP_OWN},
    {"import workbook", import_merged, SWEEP_READS | SWEEP_OWN},
    {"write templates", write_templates, SWEEP_READS | SWEEP_OWN},
    {"write table", write_table, SWEEP_READS | SWEEP_OWN},
    {"write whole", write_whole, SWEEP_READS | SWEEP_OWN},
};

int main(void)
{
    size_t count = 0;
    while (count < sizeof operations / sizeof operations[0] &&
           (!(operations[count].kind & SWEEP_OWN) || chamber_book_available()))
        count++;
    return sweep_main("memory.whole", operations, count);
}
