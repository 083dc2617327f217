/* SPDX-License-Identifier: MIT */
#include "domain/import_help.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct chamber_import_result help_result;
char help_problems[4000];
char help_texts[8000];

static void add(char *to, size_t size, const char *line)
{
    size_t length = strlen(to);
    snprintf(to + length, size - length, "%s", line);
}

static void note(void *payload, const struct chamber_error *error, const char *text)
{
    char line[300];
    const char *folder = payload;
    snprintf(line, sizeof line, "%lld %s %s\n", (long long)error->line,
             error->field ? error->field : "-", error->message);
    add(help_problems, sizeof help_problems, line);
    ck_assert_ptr_nonnull(error->file);
    ck_assert_int_eq(strncmp(error->file, folder, strlen(folder)), 0);
    ck_assert_int_eq(strncmp(text, folder, strlen(folder)), 0);
    add(help_texts, sizeof help_texts, text + strlen(folder) + 1);
    add(help_texts, sizeof help_texts, "\n");
}

int help_import(struct chamber_db *db, const struct chamber_noun *noun, const char *name,
                const char *text, const struct chamber_import *how)
{
    char folder[] = "/tmp/chamber-import-XXXXXX", path[100];
    struct chamber_import import = how ? *how : (struct chamber_import){0};
    import.problem = note;
    import.payload = folder;
    help_result = (struct chamber_import_result){0};
    help_problems[0] = help_texts[0] = '\0';
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    fputs(text, file);
    ck_assert_int_eq(fclose(file), 0);
    int rc = chamber_import(db, noun, path, &import, &help_result);
    unlink(path);
    rmdir(folder);
    return rc;
}

char *help_export(struct chamber_db *db, const struct chamber_noun *noun,
                  enum chamber_format format)
{
    struct chamber_writer *writer = NULL;
    struct chamber_cursor *cursor = NULL;
    void *record = calloc(1, chamber_noun_size(noun));
    char *text = NULL;
    size_t size = 0;
    int rc;
    FILE *out = open_memstream(&text, &size);
    ck_assert(out && record);
    ck_ok(chamber_writer_open(db, noun, format, out, &writer));
    ck_ok(chamber_cursor_open(db, noun, NULL, &cursor));
    while ((rc = chamber_cursor_next(cursor, record)) == CHAMBER_ROW)
        ck_ok(chamber_writer_put(writer, record));
    ck_assert_int_eq(rc, CHAMBER_OK);
    chamber_cursor_close(cursor);
    chamber_record_clear(noun, record);
    free(record);
    ck_ok(chamber_writer_close(writer));
    fclose(out);
    return text;
}
