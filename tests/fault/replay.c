/* SPDX-License-Identifier: MIT */
/* Power loss. From what the shim recorded, the disk is rebuilt as it may have been left if power
 * had failed after each entry: what was synced is there; of what was written to a file since it was
 * last synced any sectors may be, whole; of the names made, changed and removed in a folder since
 * it was synced, the first few. Then every database must open and be sound, and every file be as in
 * one of the states that the commands went through: not older than the last one whose words had
 * been printed. What was being made may be left, under a name of its own.
 *
 *     replay RECORDING FROM TO STATES LIMIT SEED [nosync]
 *
 * FROM is the folder that was recorded, TO where it is rebuilt, STATES a file that names folders:
 * as it was before the first command, and after each. With `nosync` no sync counts, as with PRAGMA
 * synchronous = OFF: the control. Ends with 1 if something was lost. */
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fault/fault.h"
#include "fault/state.h"

enum { SECTOR = 512, FILES = 256, NAMES = 4096, PENDING = 65536, PATH = 1024, TRIES = 4 };
enum { STATES = 64, GONE = -1, FOLDER = -2 };

/* Bytes of a file, one of which is what the disk surely has. */
struct content {
    unsigned char *bytes;
    size_t length;
};

struct file {
    struct content synced;
    size_t pending[PENDING]; /* entries since, by their number */
    size_t pending_count;
};

/* A change of names: `file` gets the name `path`; or it is a folder's; or, GONE, nobody's. */
struct naming {
    char path[STATE_NAME];
    int file;
    bool durable, left; /* on the disk for sure; on the one rebuilt */
};

struct entry {
    struct fault_record record;
    char path[PATH], second[PATH];
    const unsigned char *bytes;
};

struct replay {
    struct entry *entries;
    size_t entry_count;
    struct file *files;
    int file_count;
    struct naming names[NAMES]; /* in order */
    size_t name_count;
    const char *from, *to;
    bool nosync;
    uint64_t random;
    struct state states[STATES], now;
    size_t state_count, acknowledged, done;
    unsigned runs, failures;
};

static unsigned draw(struct replay *replay, unsigned below)
{
    replay->random = replay->random * 6364136223846793005ULL + 1442695040888963407ULL;
    return (unsigned)(replay->random >> 33) % below;
}

/* --- reading the recording --- */

static const unsigned char *take(const unsigned char **at, size_t length)
{
    const unsigned char *begin = *at;
    *at += length;
    return begin;
}

static bool read_entries(struct replay *replay, const char *path)
{
    struct stat found;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &found) != 0)
        return false;
    unsigned char *bytes = malloc((size_t)found.st_size + 1);
    size_t length = 0;
    ssize_t got;
    while (bytes && (got = read(fd, bytes + length, (size_t)found.st_size - length)) > 0)
        length += (size_t)got;
    close(fd);
    replay->entries = calloc(length / sizeof(struct fault_record) + 1, sizeof(struct entry));
    for (const unsigned char *at = bytes; replay->entries && at < bytes + length;) {
        struct entry *entry = &replay->entries[replay->entry_count++];
        memcpy(&entry->record, take(&at, sizeof(entry->record)), sizeof(entry->record));
        memcpy(entry->path, take(&at, entry->record.path_length), entry->record.path_length);
        memcpy(entry->second, take(&at, entry->record.second_length), entry->record.second_length);
        if (entry->record.operation == FAULT_WRITE)
            entry->bytes = take(&at, entry->record.length);
    }
    return replay->entry_count > 0;
}

/* --- the disk --- */

/* The path below the recorded folder, or NULL. */
static const char *below(const struct replay *replay, const char *path)
{
    size_t length = strlen(replay->from);
    return strncmp(path, replay->from, length) == 0 && path[length] == '/' ? path + length + 1
                                                                           : NULL;
}

static int file_of(const struct replay *replay, const char *name)
{
    for (size_t i = replay->name_count; i > 0; i--)
        if (strcmp(replay->names[i - 1].path, name) == 0)
            return replay->names[i - 1].file;
    return GONE;
}

static void name_file(struct replay *replay, const char *name, int file)
{
    if (replay->name_count == NAMES)
        exit(2);
    struct naming *naming = &replay->names[replay->name_count++];
    snprintf(naming->path, sizeof(naming->path), "%s", name);
    naming->file = file;
    naming->durable = false;
}

/* Whether a name is right below a folder; "" is the one that all are below. */
static bool is_in(const char *name, const char *folder)
{
    const char *slash = strrchr(name, '/');
    size_t length = slash ? (size_t)(slash - name) : 0;
    return strlen(folder) == length && strncmp(name, folder, length) == 0;
}

static void write_at(struct content *content, size_t offset, const unsigned char *bytes,
                     size_t length)
{
    if (offset + length > content->length) {
        content->bytes = realloc(content->bytes, offset + length);
        if (!content->bytes)
            exit(2);
        memset(content->bytes + content->length, 0, offset + length - content->length);
        content->length = offset + length;
    }
    memcpy(content->bytes + offset, bytes, length);
}

static void truncate_at(struct content *content, size_t length)
{
    static const unsigned char zero;
    if (length > content->length)
        write_at(content, length - 1, &zero, 1);
    content->length = length;
}

/* All of an entry, or of a write only the sectors drawn. */
static void apply(struct replay *replay, struct content *content, const struct entry *entry,
                  bool torn)
{
    size_t offset = (size_t)entry->record.offset;
    if (entry->record.operation == FAULT_TRUNCATE) {
        truncate_at(content, offset);
        return;
    }
    for (size_t done = 0; done < entry->record.length;) {
        size_t piece = SECTOR - (offset + done) % SECTOR;
        if (piece > entry->record.length - done)
            piece = entry->record.length - done;
        if (!torn || draw(replay, 2))
            write_at(content, offset + done, entry->bytes + done, piece);
        done += piece;
    }
}

static void sync_file(struct replay *replay, int number)
{
    struct file *file = &replay->files[number];
    for (size_t i = 0; i < file->pending_count; i++)
        apply(replay, &file->synced, &replay->entries[file->pending[i]], false);
    file->pending_count = 0;
}

static void sync_folder(struct replay *replay, const char *folder)
{
    for (size_t i = 0; i < replay->name_count; i++)
        if (is_in(replay->names[i].path, folder))
            replay->names[i].durable = true;
}

static void sync_path(struct replay *replay, const char *path)
{
    const char *name = strcmp(path, replay->from) == 0 ? "" : below(replay, path);
    int file = name ? file_of(replay, name) : GONE;
    if (replay->nosync || !name)
        return;
    if (file >= 0)
        sync_file(replay, file);
    else
        sync_folder(replay, name);
}

static void take_entry(struct replay *replay, size_t number)
{
    const struct entry *entry = &replay->entries[number];
    const char *name = below(replay, entry->path);
    const char *second = below(replay, entry->second);
    int file = name ? file_of(replay, name) : GONE;
    switch (entry->record.operation) {
    case FAULT_CREATE:
        if (name && replay->file_count < FILES)
            name_file(replay, name, replay->file_count++);
        break;
    case FAULT_WRITE:
    case FAULT_TRUNCATE:
        if (file >= 0 && replay->files[file].pending_count < PENDING)
            replay->files[file].pending[replay->files[file].pending_count++] = number;
        break;
    case FAULT_RENAME:
    case FAULT_LINK:
        if (file >= 0 && second)
            name_file(replay, second, file);
        if (file >= 0 && entry->record.operation == FAULT_RENAME)
            name_file(replay, name, GONE);
        break;
    case FAULT_UNLINK:
        if (name)
            name_file(replay, name, GONE);
        break;
    case FAULT_FOLDER:
        if (name)
            name_file(replay, name, FOLDER);
        break;
    case FAULT_SYNC:
        sync_path(replay, entry->path);
        break;
    case FAULT_PRINTED:
        replay->acknowledged = replay->done + 1;
        break;
    case FAULT_ENDED:
        replay->acknowledged = ++replay->done;
        break;
    default:
        break;
    }
}

/* --- one disk that may have been left --- */

enum left { NOTHING, EVERYTHING, SOME };

static bool write_file(const struct replay *replay, const char *name, const struct content *content)
{
    char path[PATH];
    snprintf(path, sizeof(path), "%s/%s", replay->to, name);
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd < 0)
        return errno == ENOENT;
    bool ok = write(fd, content->bytes, content->length) == (ssize_t)content->length;
    return close(fd) == 0 && ok;
}

static bool build_file(struct replay *replay, const char *name, int number, enum left left)
{
    const struct file *file = &replay->files[number];
    struct content content = {.bytes = malloc(file->synced.length + 1),
                              .length = file->synced.length};
    if (!content.bytes)
        exit(2);
    memcpy(content.bytes, file->synced.bytes ? file->synced.bytes : content.bytes,
           file->synced.bytes ? content.length : 0);
    for (size_t i = 0; left != NOTHING && i < file->pending_count; i++)
        if (left == EVERYTHING || draw(replay, 3))
            apply(replay, &content, &replay->entries[file->pending[i]], left == SOME);
    bool ok = write_file(replay, name, &content);
    free(content.bytes);
    return ok;
}

/* SQLite makes the shared memory of a WAL anew. */
static bool is_memory(const char *name)
{
    const char *end = strrchr(name, '-');
    return end && strcmp(end, "-shm") == 0;
}

/* Of the names of each folder that are not durable the first few are there; each folder's number is
 * drawn where its first one is met. */
static void draw_names(struct replay *replay, enum left left)
{
    for (size_t i = 0; i < replay->name_count; i++)
        replay->names[i].left = replay->names[i].durable || left == EVERYTHING;
    for (size_t i = 0; left == SOME && i < replay->name_count; i++) {
        char folder[STATE_NAME] = "";
        const char *path = replay->names[i].path, *slash = strrchr(path, '/');
        if (slash)
            snprintf(folder, sizeof(folder), "%.*s", (int)(slash - path), path);
        bool met = replay->names[i].durable;
        unsigned count = 0;
        for (size_t j = 0; j < replay->name_count; j++)
            if (!replay->names[j].durable && is_in(replay->names[j].path, folder)) {
                met = met || j < i;
                count++;
            }
        unsigned there = met ? 0 : draw(replay, count + 1);
        for (size_t j = i; there > 0; j++)
            if (!replay->names[j].durable && is_in(replay->names[j].path, folder)) {
                replay->names[j].left = true;
                there--;
            }
    }
}

/* The last thing that a name became. */
static bool is_last(const struct replay *replay, size_t number)
{
    for (size_t i = number + 1; i < replay->name_count; i++)
        if (replay->names[i].left && strcmp(replay->names[i].path, replay->names[number].path) == 0)
            return false;
    return replay->names[number].left;
}

/* What is in a folder that was lost is lost with it. */
static bool build(struct replay *replay, enum left left)
{
    char path[PATH];
    draw_names(replay, left);
    state_empty(replay->to);
    for (size_t i = 0; i < replay->name_count; i++) {
        const struct naming *naming = &replay->names[i];
        snprintf(path, sizeof(path), "%s/%s", replay->to, naming->path);
        if (is_last(replay, i) && naming->file == FOLDER && mkdir(path, 0700) != 0 &&
            errno != ENOENT)
            return false;
    }
    for (size_t i = 0; i < replay->name_count; i++) {
        const struct naming *naming = &replay->names[i];
        if (is_last(replay, i) && naming->file >= 0 && !is_memory(naming->path) &&
            !build_file(replay, naming->path, naming->file, left))
            return false;
    }
    return true;
}

/* --- judging --- */

/* What has a name of its own while it is made. */
static bool is_unfinished(const char *name)
{
    const char *slash = strrchr(name, '/');
    return (slash ? slash[1] : name[0]) == '.' || strstr(name, ".new-") || strstr(name, "-wal") ||
           strstr(name, "-journal");
}

/* Whether a file is, or is missing, as in one of the states that may be left. */
static bool is_allowed(const struct replay *replay, const char *name)
{
    uint64_t digest = state_digest(&replay->now, name);
    for (size_t i = replay->acknowledged; i <= replay->done + 1 && i < replay->state_count; i++)
        if (digest == state_digest(&replay->states[i], name))
            return true;
    return false;
}

/* What was lost, or NULL. */
static const char *lost(const struct replay *replay)
{
    if (replay->now.problem[0])
        return replay->now.problem;
    for (size_t i = 0; i < replay->now.count; i++)
        if (!is_unfinished(replay->now.files[i].name) &&
            !is_allowed(replay, replay->now.files[i].name))
            return replay->now.files[i].name;
    const struct state *acknowledged = &replay->states[replay->acknowledged];
    for (size_t i = 0; i < acknowledged->count; i++)
        if (!is_allowed(replay, acknowledged->files[i].name))
            return acknowledged->files[i].name;
    return NULL;
}

static void judge(struct replay *replay, size_t entry, const char *how)
{
    state_read(replay->to, &replay->now);
    const char *what = lost(replay);
    replay->runs++;
    if (what && ++replay->failures <= 3)
        fprintf(stderr,
                "power lost after entry %zu (%s), %zu acknowledged: lost or half written: %s\n",
                entry, how, replay->acknowledged, what);
}

static void lose_power(struct replay *replay, size_t entry)
{
    static const char *const how[] = {"nothing unsynced", "everything", "some"};
    for (int i = 0; i < TRIES; i++) {
        enum left left = i < SOME ? (enum left)i : SOME;
        if (!build(replay, left))
            exit(2);
        judge(replay, entry, how[left]);
    }
}

static bool read_states(struct replay *replay, const char *path, char first[PATH])
{
    char name[PATH];
    FILE *list = fopen(path, "re");
    bool sound = list != NULL;
    while (list && replay->state_count < STATES && fscanf(list, "%1023s", name) == 1) {
        struct state *state = &replay->states[replay->state_count++];
        state_read(name, state);
        sound = sound && !state->problem[0];
        if (state->problem[0])
            fprintf(stderr, "%s: %s\n", name, state->problem);
        if (replay->state_count == 1)
            snprintf(first, PATH, "%s", name);
    }
    if (list)
        fclose(list);
    return sound && replay->state_count > 0;
}

/* What was there before the first command is on the disk. */
static bool read_disk(struct replay *replay, const char *folder, const struct state *state)
{
    for (size_t i = 0; i < state->count; i++) {
        char path[PATH + STATE_NAME];
        struct stat found;
        snprintf(path, sizeof(path), "%s/%s", folder, state->files[i].name);
        int fd = open(path, O_RDONLY | O_CLOEXEC);
        unsigned char *bytes =
            fd >= 0 && fstat(fd, &found) == 0 ? malloc((size_t)found.st_size) : NULL;
        if (!bytes || read(fd, bytes, (size_t)found.st_size) != found.st_size)
            return false;
        close(fd);
        replay->files[replay->file_count].synced =
            (struct content){.bytes = bytes, .length = (size_t)found.st_size};
        name_file(replay, state->files[i].name, replay->file_count++);
    }
    sync_folder(replay, "");
    return true;
}

int main(int argc, char **argv)
{
    static struct replay replay;
    char first[PATH];
    if (argc < 7)
        return 2;
    replay.from = argv[2];
    replay.to = argv[3];
    replay.files = calloc(FILES, sizeof(*replay.files));
    replay.random = strtoull(argv[6], NULL, 10);
    replay.nosync = argc > 7;
    if (!replay.files || !read_entries(&replay, argv[1]) || !read_states(&replay, argv[4], first) ||
        !read_disk(&replay, first, &replay.states[0]))
        return 2;
    size_t limit = strtoul(argv[5], NULL, 10);
    size_t stride = limit && replay.entry_count > limit ? replay.entry_count / limit : 1;
    for (size_t i = 0; i < replay.entry_count; i++) {
        take_entry(&replay, i);
        if (i % stride == 0 || i + 1 == replay.entry_count)
            lose_power(&replay, i);
    }
    printf("%-16s %-7s %-4s %3s %7zu %7u %8u\n", replay.nosync ? "control:nosync" : "power loss",
           "power", "all", "-", replay.entry_count, replay.runs, replay.failures);
    return replay.failures > 0;
}
