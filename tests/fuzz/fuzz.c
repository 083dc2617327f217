/* SPDX-License-Identifier: MIT */
#include "fuzz/fuzz.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PATH_LENGTH = 512, FOLDERS_OPEN = 8 };

static char folder[PATH_LENGTH];
static struct chamber_db *database;

void fuzz_must(bool holds, const char *promise)
{
    if (holds)
        return;
    fprintf(stderr, "broken: %s\n", promise);
    if (database)
        fprintf(stderr, "  %s\n", chamber_error_text(database));
    abort();
}

static int remove_one(const char *path, const struct stat *found, int kind, struct FTW *place)
{
    (void)found;
    (void)kind;
    (void)place;
    return remove(path);
}

static void remove_folder(void)
{
    chamber_close(database);
    database = NULL;
    nftw(folder, remove_one, FOLDERS_OPEN, FTW_DEPTH | FTW_PHYS);
}

const char *fuzz_path(const char *name)
{
    static char path[PATH_LENGTH + 64];
    if (!*folder) {
        const char *parent = getenv("TMPDIR");
        snprintf(folder, sizeof folder, "%s/chamber-fuzz-XXXXXX", parent ? parent : "/tmp");
        fuzz_must(mkdtemp(folder) != NULL, "a folder can be made");
        atexit(remove_folder);
    }
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

const char *fuzz_file(const char *name, const void *bytes, size_t length)
{
    const char *path = fuzz_path(name);
    FILE *file = fopen(path, "wb");
    bool written = file && fwrite(bytes, 1, length, file) == length;
    fuzz_must(file && fclose(file) == 0 && written, "a file can be written");
    return path;
}

char *fuzz_text(const uint8_t *data, size_t size)
{
    char *text = strndup(size ? (const char *)data : "", size);
    fuzz_must(text != NULL, "there is memory");
    return text;
}

/* What records are named by, and what refers to what. */
static const struct {
    const struct chamber_noun *noun;
    const char *rows;
} sample[] = {
    {&chamber_place_noun, "name,kind\n示例大厦,building\n2号楼,\n10号楼,\n"},
    {&chamber_enterprise_noun,
     "name,short_name,credit_code,member_no,former_names,phone,status,joined_on\n"
     "示例宏达机械有限公司,宏达,91310105MA0000001F,XH001,旧名机械厂,021-55550123,member,2012-05-"
     "16\n"
     "示例𠮷祥食品（集团）公司,𠮷祥,,007,,,prospect,\n"
     "重庆示例单氏乐器厂,,,XH010,,13800000000,member,2017-01-01\n"},
    {&chamber_person_noun, "name,enterprise,phone\n王某一,宏达,13900000001\n王某一,007,\n单某,,\n"},
    {&chamber_campaign_noun, "name,from_on,until_on\n2018年送清凉,2018-07-01,2018-08-31\n"},
    {&chamber_visit_noun, "visited_on,enterprise,form,visitors\n2018-07-03,宏达,onsite,单某\n"},
    {&chamber_request_noun,
     "raised_on,enterprise,title,category\n2018-07-03,宏达,门口停车难,traffic\n"},
};

static void fill(struct chamber_db *db)
{
    for (size_t i = 0; i < sizeof sample / sizeof *sample; i++) {
        const struct chamber_import how = {.create_choices = true};
        const char *path = fuzz_file("sample.csv", sample[i].rows, strlen(sample[i].rows));
        int rc = chamber_import(db, sample[i].noun, path, &how, NULL);
        fuzz_must(rc == CHAMBER_OK, "the sample is good");
    }
}

struct chamber_db *fuzz_database(void)
{
    if (database)
        return database;
    database = chamber_new();
    fuzz_must(database != NULL, "there is memory");
    fuzz_must(chamber_set_today(database, "2018-12-31") == CHAMBER_OK, "it is a day");
    fuzz_must(chamber_init(database, fuzz_path("chamber.db"), NULL) == CHAMBER_OK,
              "a database can be made");
    fill(database);
    return database;
}
