/* SPDX-License-Identifier: MIT */
/* Writes schema/: current.sql, the schema that all migrations make, json/NOUN.schema.json, what a
 * noun's JSON objects look like, and json/NOUN_VERB.schema.json of other commands. All are
 * generated, kept with the sources for reading, and compared by a test. To make them anew:
 *
 *     cmake --build BUILD --target schema
 */
#include <chamber/chamber.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/stmt.h"
#include "tools/schema_objects.h"

static FILE *open_file(const char *folder, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    if (!file)
        perror(path);
    return file;
}

static int write_current(struct chamber_db *db, const char *folder)
{
    FILE *out = open_file(folder, "current.sql");
    if (!out)
        return CHAMBER_E_IO;
    fprintf(out, "-- Generated: what migrations/ make, all applied. See tests/tools/schema.c.\n");
    CLEAN_STMT struct stmt *st =
        stmt_sql(db, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND "
                     "name NOT LIKE 'sqlite%' ORDER BY rowid");
    int rc;
    while ((rc = stmt_step(st)) == CHAMBER_ROW)
        fprintf(out, "\n%s;\n", stmt_text(st, 0));
    return fclose(out) == 0 ? rc : CHAMBER_E_IO;
}

static int write_noun(const struct chamber_noun *noun, const char *folder)
{
    char name[128];
    char *json = NULL;
    int rc = chamber_noun_schema(noun, &json);
    if (rc < 0)
        return rc;
    snprintf(name, sizeof name, "json/%s.schema.json", chamber_noun_name(noun));
    FILE *out = open_file(folder, name);
    if (!out) {
        chamber_free(json);
        return CHAMBER_E_IO;
    }
    size_t length = strlen(json);
    fprintf(out, "%s%s", json, length && json[length - 1] == '\n' ? "" : "\n");
    chamber_free(json);
    return fclose(out) == 0 ? CHAMBER_OK : CHAMBER_E_IO;
}

static int write_schema(struct chamber_db *db, const char *folder)
{
    char json[4096];
    snprintf(json, sizeof json, "%s/json", folder);
    mkdir(json, 0777); /* it may be there: what matters is whether files can be made in it */
    int rc = write_current(db, folder);
    for (const struct chamber_noun *const *noun = chamber_nouns(); rc == 0 && *noun; noun++)
        rc = write_noun(*noun, folder);
    if (rc == 0 && write_objects(folder) != 0)
        rc = CHAMBER_E_IO;
    return rc;
}

int main(int argc, char **argv)
{
    char folder[] = "/tmp/chamber-schema-XXXXXX";
    char path[sizeof folder + 16];
    if (argc != 2 || !mkdtemp(folder)) {
        fprintf(stderr, "usage: schema FOLDER\n");
        return EXIT_FAILURE;
    }
    snprintf(path, sizeof path, "%s/chamber.db", folder);
    struct chamber_db *db = chamber_new();
    int rc = db ? chamber_init(db, path, NULL) : CHAMBER_E_NO_MEMORY;
    if (rc == 0)
        rc = write_schema(db, argv[1]);
    if (rc != 0)
        fprintf(stderr, "schema: %s\n", db ? chamber_error_text(db) : "no memory");
    chamber_close(db);
    unlink(path);
    rmdir(folder);
    return rc == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
