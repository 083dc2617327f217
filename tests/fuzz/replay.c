/* SPDX-License-Identifier: MIT */
/* Gives a target what lies in folders, and after each file changes of it made up from a fixed
 * beginning, where there is no fuzzer: TARGET FOLDER... */
#include "fuzz/fuzz.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FILE_MOST = 1 << 20, CHANGES_USUAL = 50 };

static uint32_t state = 1;

static uint32_t draw(uint32_t below)
{
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    return state % below;
}

/* A byte becomes another, some are doubled, or some are cut out. */
static size_t change(uint8_t *data, size_t size)
{
    static const uint8_t telling[] = "\0\n\r\t\",;'<>&{}[]=#-0/.\x7f\x80\xc0\xe2\xff";
    size_t at = draw((uint32_t)size), count = 1 + draw(8);
    count = count < size - at ? count : size - at;
    switch (draw(4)) {
    case 0:
        data[at] = telling[draw(sizeof telling - 1)];
        return size;
    case 1:
        data[at] ^= (uint8_t)(1U << draw(8));
        return size;
    case 2:
        memmove(data + at + count, data + at, size - at);
        return size + count;
    default:
        memmove(data + at, data + at + count, size - at - count);
        return size - count;
    }
}

static void keep(const uint8_t *data, size_t size)
{
    const char *path = getenv("FUZZ_LAST"); /* what is under way, for when it crashes */
    FILE *file = path ? fopen(path, "wb") : NULL;
    if (file) {
        fwrite(data, 1, size, file);
        fclose(file);
    }
}

static void give(const uint8_t *data, size_t size, unsigned changes)
{
    uint8_t *copy = malloc(size + 64);
    fuzz_must(copy != NULL, "there is memory");
    keep(data, size);
    LLVMFuzzerTestOneInput(data, size);
    for (unsigned i = 0; size > 0 && i < changes; i++) {
        memcpy(copy, data, size);
        size_t length = size;
        for (unsigned n = 1 + draw(4); n > 0 && length > 0 && length < size + 32; n--)
            length = change(copy, length);
        keep(copy, length);
        LLVMFuzzerTestOneInput(copy, length);
    }
    free(copy);
}

static size_t give_folder(const char *folder, unsigned changes)
{
    struct dirent **entries = NULL;
    size_t given = 0;
    int count = scandir(folder, &entries, NULL, alphasort);
    fuzz_must(count >= 0, "the folder can be read");
    for (int i = 0; i < count; i++) {
        char path[4096];
        uint8_t *data = malloc(FILE_MOST);
        snprintf(path, sizeof path, "%s/%s", folder, entries[i]->d_name);
        FILE *file = *entries[i]->d_name == '.' ? NULL : fopen(path, "rb");
        if (data && file) {
            give(data, fread(data, 1, FILE_MOST, file), changes);
            given++;
        }
        if (file)
            fclose(file);
        free(data);
        free(entries[i]);
    }
    free(entries);
    return given;
}

int main(int argc, char **argv)
{
    const char *changes = getenv("FUZZ_CHANGES");
    size_t given = 0;
    for (int i = 1; i < argc; i++)
        given += give_folder(argv[i], changes ? (unsigned)atoi(changes) : CHANGES_USUAL);
    printf("%zu files given\n", given);
    return given > 0 ? 0 : 1;
}
