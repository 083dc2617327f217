/* SPDX-License-Identifier: MIT */
#include "domain/check_help.h"

#include <inttypes.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "domain/fixture.h"

#undef fail /* Check's; the store has one of its own */
#include "base/str.h"
#include "store/db.h"

static void add_number(struct str *out, struct chamber_int number)
{
    if (number.given)
        str_addf(out, " %" PRId64, number.value);
    else
        str_add(out, " -");
}

static char *look(struct chamber_db *db, const char *anchor, struct str *shown)
{
    const struct chamber_check how = {.anchor = anchor};
    struct chamber_checked checked = {0};
    struct chamber_finding finding = {0};
    struct chamber_cursor *cursor = NULL;
    struct str out = {0};
    int64_t count = 0;
    ck_ok(chamber_check(db, &how, &checked, &cursor));
    while (chamber_cursor_next(cursor, &finding) == CHAMBER_ROW) {
        count++;
        ck_assert_int_eq(finding.id, count);
        ck_assert_msg(finding.text && *finding.text && finding.advice && *finding.advice, "%s",
                      finding.kind);
        str_addf(&out, "%s %s", finding.kind, finding.noun);
        add_number(&out, finding.record);
        add_number(&out, finding.batch);
        add_number(&out, finding.change);
        str_add_char(&out, '\n');
        if (shown)
            str_addf(shown, "%s\n", finding.text);
    }
    ck_assert_int_ge(checked.findings.value, count);
    chamber_cursor_close(cursor);
    chamber_record_clear(&chamber_finding_noun, &finding);
    chamber_record_clear(&chamber_checked_noun, &checked);
    return str_take(&out);
}

char *check_lines(struct chamber_db *db, const char *anchor)
{
    return look(db, anchor, NULL);
}

void check_sound(struct chamber_db *db)
{
    struct str shown = {0};
    char *lines = look(db, NULL, &shown);
    ck_assert_msg(!*lines, "%s%s", lines, str_text(&shown));
    str_free(&shown);
    free(lines);
}

void check_damage_file(struct chamber_db *db, const char *sql)
{
    sqlite3 *raw = NULL;
    char *why = NULL;
    ck_assert_int_eq(sqlite3_open(store_path(db), &raw), SQLITE_OK);
    ck_assert_int_eq(sqlite3_exec(raw,
                                  "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON;"
                                  " PRAGMA writable_schema = ON",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    int rc = sqlite3_exec(raw, sql, NULL, NULL, &why);
    ck_assert_msg(rc == SQLITE_OK, "%s: %s", sql, why ? why : "");
    ck_assert_int_eq(sqlite3_close(raw), SQLITE_OK);
}

void check_make_beside(struct chamber_db *db, const char *name, mode_t mode)
{
    char path[200];
    const char *slash = strrchr(store_path(db), '/');
    snprintf(path, sizeof path, "%.*s/%s", (int)(slash - store_path(db)), store_path(db), name);
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    ck_assert_int_eq(fclose(file), 0);
    ck_assert_int_eq(chmod(path, mode), 0);
}
