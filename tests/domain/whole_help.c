/* SPDX-License-Identifier: MIT */
#include "domain/whole_help.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "domain/fixture.h"

char whole_problems[4000], whole_counts[4000];
static char folder[64], path[160];
static char names[4][40];

const char *whole_path(const char *name)
{
    if (!*folder) {
        snprintf(folder, sizeof folder, "/tmp/chamber-whole-XXXXXX");
        ck_assert_ptr_nonnull(mkdtemp(folder));
    }
    for (size_t i = 0; i < 4; i++)
        if (!*names[i] || strcmp(names[i], name) == 0) {
            snprintf(names[i], sizeof names[i], "%s", name);
            break;
        }
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

void whole_forget(void)
{
    for (size_t i = 0; i < 4 && *names[i]; i++) {
        unlink(whole_path(names[i]));
        names[i][0] = '\0';
    }
    rmdir(folder);
    folder[0] = '\0';
}

void whole_export(struct chamber_db *db, const char *name)
{
    FILE *out = fopen(whole_path(name), "w");
    ck_assert_ptr_nonnull(out);
    if (strstr(name, ".json")) {
        ck_ok(chamber_export_all_json(db, out));
    } else {
        struct chamber_book *book = NULL;
        ck_ok(chamber_book_open(db, out, &book));
        ck_ok(chamber_export_all(db, book));
        ck_assert_int_eq(chamber_book_stripped(book), 0);
        ck_ok(chamber_book_close(book));
    }
    ck_assert_int_eq(fclose(out), 0);
}

void whole_write(const char *name, const char *text)
{
    FILE *out = fopen(whole_path(name), "w");
    ck_assert_ptr_nonnull(out);
    fputs(text, out);
    ck_assert_int_eq(fclose(out), 0);
}

static void append(char *to, size_t size, const char *line)
{
    size_t length = strlen(to);
    snprintf(to + length, size - length, "%s\n", line);
}

static void note_problem(void *payload, const struct chamber_error *error, const char *text)
{
    char line[400];
    (void)payload;
    (void)text;
    snprintf(line, sizeof line, "%s %s", error->field ? error->field : "-", error->message);
    append(whole_problems, sizeof whole_problems, line);
}

static void note_sheet(void *payload, const char *name, const struct chamber_noun *noun,
                       const struct chamber_import_result *result)
{
    char line[120];
    (void)payload;
    if (!noun)
        snprintf(line, sizeof line, "%s -", name);
    else
        snprintf(line, sizeof line, "%s %d %d %d", chamber_noun_name(noun), (int)result->added,
                 (int)result->changed, (int)result->same);
    append(whole_counts, sizeof whole_counts, line);
}

int whole_import(struct chamber_db *db, const char *name, bool update)
{
    const struct chamber_import_all how = {
        .update = update, .problem = note_problem, .sheet = note_sheet};
    whole_problems[0] = whole_counts[0] = '\0';
    return chamber_import_all(db, whole_path(name), &how);
}
