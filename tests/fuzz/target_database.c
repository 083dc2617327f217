/* SPDX-License-Identifier: MIT */
/* A damaged database is opened, read and migrated. The first byte says of which sort the file is
 * and whether it is cut; then come bytes to be put into it, each behind where (3 bytes) and how
 * many (1 byte). */
#include "fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SORTS = 3, MOST = 1 << 20 };

struct bytes {
    uint8_t *data;
    size_t length;
};

static struct bytes read_all(const char *path)
{
    struct bytes bytes = {malloc(MOST), 0};
    FILE *file = fopen(path, "rb");
    fuzz_must(file && bytes.data, "a file can be read");
    bytes.length = fread(bytes.data, 1, MOST, file);
    fclose(file);
    return bytes;
}

/* The databases that are damaged: of schema 1, of schema 2, and of today's. */
static const struct bytes *original(size_t sort)
{
    static struct bytes originals[SORTS];
    static const char *const names[] = {"old-0001.db", "old-0002.db"};
    char path[1024];
    const char *source = getenv("CHAMBER_SOURCE");
    if (originals[sort].data)
        return &originals[sort];
    if (sort < SORTS - 1) {
        snprintf(path, sizeof path, "%s/tests/migrate/%s", source ? source : ".", names[sort]);
        originals[sort] = read_all(path);
    } else {
        struct chamber_db *db = fuzz_database();
        fuzz_must(chamber_backup(db, fuzz_path("whole.db")) == CHAMBER_OK,
                  "a database can be copied");
        originals[sort] = read_all(fuzz_path("whole.db"));
    }
    return &originals[sort];
}

/* Every record of every noun, and what was done to them. */
static void read_records(struct chamber_db *db)
{
    for (size_t i = 0; chamber_nouns()[i]; i++) {
        const struct chamber_noun *noun = chamber_nouns()[i];
        struct chamber_cursor *cursor = NULL;
        void *record = calloc(1, chamber_noun_size(noun));
        fuzz_must(record != NULL, "there is memory");
        int rc = chamber_cursor_open(db, noun, NULL, &cursor);
        while (rc == CHAMBER_OK && chamber_cursor_next(cursor, record) == CHAMBER_ROW)
            rc = CHAMBER_OK;
        chamber_cursor_close(cursor);
        chamber_record_clear(noun, record);
        free(record);
    }
}

static void open_and_read(const char *path)
{
    struct chamber_stats *stats = NULL;
    struct chamber_db *db = chamber_new();
    fuzz_must(db != NULL, "there is memory");
    chamber_set_today(db, "2018-12-31");
    if (chamber_open(db, path, CHAMBER_READ) == CHAMBER_OK) {
        read_records(db);
        if (chamber_stats_compute(db, "2018", NULL, &stats) == CHAMBER_OK)
            chamber_stats_free(stats);
    }
    chamber_close(db);
}

static void must_be(const char *path, const uint8_t *data, size_t length)
{
    struct bytes now = read_all(path);
    fuzz_must(now.length == length && memcmp(now.data, data, length) == 0,
              "a database that is refused keeps its bytes");
    free(now.data);
}

static void open_and_migrate(const char *path, const uint8_t *data, size_t length)
{
    char *backup = NULL;
    struct chamber_db *db = chamber_new();
    fuzz_must(db != NULL, "there is memory");
    int rc = chamber_migrate(db, path, &backup);
    if (backup) {
        unlink(backup);
        chamber_free(backup);
    }
    chamber_close(db);
    if (rc < 0)
        must_be(path, data, length);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1)
        return 0;
    const struct bytes *whole = original(data[0] % SORTS);
    size_t length = data[0] & 0x80 ? whole->length / 2 : whole->length;
    uint8_t *damaged = malloc(length + 1);
    fuzz_must(damaged != NULL, "there is memory");
    memcpy(damaged, whole->data, length);
    for (size_t at = 1; at + 4 <= size;) {
        size_t place = ((size_t)data[at] << 16 | (size_t)data[at + 1] << 8 | data[at + 2]) % length;
        size_t count = data[at + 3] % 32U;
        at += 4;
        for (size_t i = 0; i < count && at < size && place + i < length; i++)
            damaged[place + i] = data[at++];
    }
    const char *path = fuzz_file("damaged.db", damaged, length);
    chmod(path, 0600);
    open_and_read(path);
    must_be(fuzz_path("damaged.db"), damaged, length);
    open_and_migrate(fuzz_path("damaged.db"), damaged, length);
    free(damaged);
    return 0;
}
