/* SPDX-License-Identifier: MIT */
/* Loaded before the C library (LD_PRELOAD), it stands in for the calls that touch files and memory:
 * it counts them, kills the process before one of them, makes one fail or all from one on, or
 * records what a disk would have been told. Told by the environment:
 *
 *   FAULT_STATE   a file of struct fault_state, mapped
 *   FAULT_KIND    kill, change, sync, read, open, short or malloc; places is malloc, change, open
 *                 and read in one, unread the same without read
 *   FAULT_AT      which call of that kind; 0 only counts
 *   FAULT_ON      set: every call from there on
 *   FAULT_ERRNO   the error's number; 0 is EACCES for what is opened, EIO for the rest
 *   FAULT_RECORD  a file that every change is added to
 *   FAULT_NETWORK set: every folder is one of a network, which has a rollback journal, no WAL
 *   FAULT_PLACES  a file of struct fault_place; what only counts adds the points that come from a
 *                 place of the program that is not in there yet
 *
 * Time and random bytes are always the same, so that two runs write the same file. What the end of
 * the process does (gcov's counts) is left alone. */
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <limits.h>
#include <link.h>
#include <pthread.h>
#include <pwd.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdio_ext.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include "fault/shim.h"

enum { DEEP = 64, NEAR = 2, OWNERS = 3, BEHIND = 8, PLACES = 1 << 16 };
enum { NOON = 1546257600 }; /* 2018-12-31 12:00:00 UTC */

static struct fault_state *state;
static unsigned kinds, at;
static int error;
static int record = -1, places = -1;
static uint64_t seen[PLACES]; /* by open addressing */
static bool kills, stays, active;
static unsigned char random_byte;

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *memory, size_t size);

/* The name of a library's file, of the program's "". */
static const char *file_name(const struct link_map *module)
{
    const char *slash = strrchr(module->l_name, '/');
    return slash ? slash + 1 : module->l_name;
}

static bool begins(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

/* --- places --- */

/* Whether a place was not there before. */
static bool place_add(uint64_t digest)
{
    for (size_t i = 0, slot = digest % PLACES; i < PLACES; i++, slot = (slot + 1) % PLACES) {
        if (seen[slot] == digest)
            return false;
        if (seen[slot] == 0) {
            seen[slot] = digest;
            return true;
        }
    }
    return false;
}

/* Whose code it is: the command's, the library's or the module's for workbooks, if they are apart.
 */
static int whose(void *call, uintptr_t *offset)
{
    static const char *const names[OWNERS] = {"", "libchamber.so", "chamber-xlsx.so"};
    struct dl_find_object found;
    if (_dl_find_object(call, &found) != 0)
        return OWNERS;
    const char *name = file_name(found.dlfo_link_map);
    *offset = (uintptr_t)call - found.dlfo_link_map->l_addr;
    for (int i = 0; i < OWNERS; i++)
        if (i ? begins(name, names[i]) : !*name)
            return i;
    return OWNERS;
}

/* A place is where our own code stands, not that of others: the innermost calls of each part, by
 * themselves. */
static void places_here(unsigned kind, uint64_t digests[OWNERS])
{
    void *calls[DEEP];
    int count = backtrace(calls, DEEP), near[OWNERS] = {0};
    uintptr_t offset;
    for (int i = 0; i < OWNERS; i++)
        digests[i] = 0;
    for (int i = 0; i < count; i++) {
        int owner = whose(calls[i], &offset);
        if (owner == OWNERS || near[owner] == (owner ? NEAR : NEAR + 1))
            continue;
        if (near[owner]++ == 0)
            digests[owner] = 1469598103934665603ULL ^ kind ^ (unsigned)owner << 8;
        digests[owner] = (digests[owner] ^ offset) * 1099511628211ULL;
    }
}

static void place_note(unsigned kind, unsigned number)
{
    if (places < 0)
        return;
    int kept = errno;
    uint64_t digests[OWNERS];
    active = false;
    places_here(kind, digests);
    for (int i = 0; i < OWNERS; i++) {
        struct fault_place place = {digests[i], number};
        if (place.digest && place_add(place.digest) &&
            syscall(SYS_write, places, &place, sizeof(place)) != (long)sizeof(place))
            _exit(99);
    }
    active = true;
    errno = kept;
}

static void places_begin(const char *path)
{
    struct fault_place place;
    void *calls[DEEP];
    places =
        (int)syscall(SYS_openat, AT_FDCWD, path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    while (syscall(SYS_read, places, &place, sizeof(place)) == (long)sizeof(place))
        place_add(place.digest);
    backtrace(calls, DEEP); /* what it loads the first time is loaded now */
}

/* --- points --- */

/* Whether this call has to fail; the process may end here. */
HIDDEN bool shim_point(unsigned kind, const char *call)
{
    if (!active || !(kinds & kind))
        return false;
    unsigned number = ++state->points;
    place_note(kind, number);
    if (at == 0 || number < at || (number > at && !stays))
        return false;
    if (state->fired++ == 0)
        snprintf(state->call, sizeof(state->call), "%s", call);
    if (kills)
        syscall(SYS_kill, syscall(SYS_getpid), SIGKILL);
    errno = error == 0 && kind == OPEN ? EACCES : shim_error();
    return true;
}

static bool is_careless(const struct link_map *module)
{
    return begins(file_name(module), "libxlsxwriter");
}

static bool is_ours(const struct link_map *module)
{
    const char *name = file_name(module);
    return !*name || begins(name, "libchamber") || begins(name, "chamber-xlsx");
}

/* libxlsxwriter (1.1) uses what malloc() gave without looking: what it asks for, by itself or by
 * way of another library, is always given. */
static bool for_careless(void *caller)
{
    void *calls[BEHIND];
    struct dl_find_object found;
    if (_dl_find_object(caller, &found) != 0)
        return false;
    const struct link_map *module = found.dlfo_link_map;
    if (is_careless(module))
        return true;
    if (is_ours(module))
        return false;
    while (module->l_prev)
        module = module->l_prev;
    while (module && !is_careless(module))
        module = module->l_next;
    int kept = errno;
    active = false;
    int count = module ? backtrace(calls, BEHIND) : 0;
    active = true;
    errno = kept;
    for (int i = 0; i < count; i++)
        if (_dl_find_object(calls[i], &found) == 0 && is_careless(found.dlfo_link_map))
            return true;
    return false;
}

static bool memory_point(void *caller)
{
    if (!active || !(kinds & MEMORY) || for_careless(caller))
        return false;
    unsigned number = ++state->points;
    place_note(MEMORY, number);
    if (at == 0 || number < at || (number > at && !stays))
        return false;
    if (state->fired++ == 0)
        memcpy(state->call, "malloc", sizeof("malloc"));
    errno = ENOMEM;
    return true;
}

/* --- recording --- */

HIDDEN void shim_path_of(int fd, char *path)
{
    char name[40];
    snprintf(name, sizeof(name), "/proc/self/fd/%d", fd);
    ssize_t length = readlink(name, path, PATH_MAX - 1);
    path[length > 0 ? length : 0] = '\0';
}

static void record_all(const void *bytes, size_t length)
{
    for (size_t done = 0; done < length;) {
        long wrote = syscall(SYS_write, record, (const char *)bytes + done, length - done);
        if (wrote <= 0)
            _exit(99);
        done += (size_t)wrote;
    }
}

HIDDEN void shim_record_change(enum fault_operation operation, const char *path, const char *second,
                               uint64_t offset, const void *bytes, size_t length)
{
    if (record < 0 || !active)
        return;
    int kept = errno;
    struct fault_record entry = {operation, (uint32_t)strlen(path), (uint32_t)strlen(second),
                                 (uint32_t)length, offset};
    record_all(&entry, sizeof(entry));
    record_all(path, entry.path_length);
    record_all(second, entry.second_length);
    if (bytes)
        record_all(bytes, length);
    errno = kept;
}

HIDDEN void shim_record_file(enum fault_operation operation, int fd, uint64_t offset,
                             const void *bytes, size_t length)
{
    char path[PATH_MAX];
    if (record < 0 || !active || fd <= STDERR_FILENO)
        return;
    shim_path_of(fd, path);
    shim_record_change(operation, path, "", offset, bytes, length);
}

/* The path from the root, of one that may be relative. */
static const char *whole(const char *path, char *space)
{
    if (path[0] == '/' || !getcwd(space, PATH_MAX))
        return path;
    size_t length = strlen(space);
    snprintf(space + length, PATH_MAX - length, "/%s", path);
    return space;
}

HIDDEN void shim_record_names(enum fault_operation operation, const char *path, const char *second)
{
    char one[PATH_MAX], two[PATH_MAX];
    if (record >= 0 && active)
        shim_record_change(operation, whole(path, one), second ? whole(second, two) : "", 0, NULL,
                           0);
}

/* What stdio wrote passes no function of ours: the file is taken as it is. */
HIDDEN void shim_record_stream(int fd)
{
    static char bytes[1 << 16];
    uint64_t offset = 0;
    ssize_t got;
    char path[40];
    if (record < 0 || !active || fd <= STDERR_FILENO)
        return;
    snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
    int own = (int)syscall(SYS_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC);
    while (own >= 0 && (got = syscall(SYS_read, own, bytes, sizeof(bytes))) > 0) {
        shim_record_file(FAULT_WRITE, fd, offset, bytes, (size_t)got);
        offset += (uint64_t)got;
    }
    syscall(SYS_close, own);
}

/* --- beginning and end --- */

static void stop(void)
{
    active = false;
}

static unsigned number_of(const char *name)
{
    const char *text = getenv(name);
    return text ? (unsigned)strtoul(text, NULL, 10) : 0;
}

static unsigned kinds_of(const char *text)
{
    static const struct {
        const char *name;
        unsigned kinds;
    } names[] = {{"kill", CHANGE | SYNC},
                 {"change", CHANGE},
                 {"sync", SYNC},
                 {"read", READ},
                 {"open", OPEN},
                 {"short", SHORT},
                 {"malloc", MEMORY},
                 {"places", MEMORY | CHANGE | OPEN | READ},
                 {"unread", MEMORY | CHANGE | OPEN}};
    for (size_t i = 0; text && i < sizeof(names) / sizeof(names[0]); i++)
        if (strcmp(text, names[i].name) == 0)
            return names[i].kinds;
    return 0;
}

__attribute__((constructor)) static void begin(void)
{
    const char *path = getenv("FAULT_STATE");
    const char *kind = getenv("FAULT_KIND");
    const char *log = getenv("FAULT_RECORD");
    const char *known = getenv("FAULT_PLACES");
    if (path) {
        int fd = (int)syscall(SYS_openat, AT_FDCWD, path, O_RDWR | O_CLOEXEC);
        void *place = (void *)syscall(SYS_mmap, NULL, sizeof(*state), PROT_READ | PROT_WRITE,
                                      MAP_SHARED, fd, 0);
        syscall(SYS_close, fd);
        if (place == MAP_FAILED)
            _exit(99);
        state = place;
        if (state->owner) /* a pager */
            return;
        state->owner = (uint32_t)syscall(SYS_getpid);
        pthread_atfork(NULL, NULL, stop);
        kinds = kinds_of(kind);
    }
    if (log)
        record = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC,
                              0600);
    if (known)
        places_begin(known);
    kills = kind && strcmp(kind, "kill") == 0;
    stays = getenv("FAULT_ON") != NULL;
    at = number_of("FAULT_AT");
    error = (int)number_of("FAULT_ERRNO");
    active = true;
}

/* The program is begun by this, which lets what is registered here be called after all that the
 * program registers, and before gcov writes. */
int __libc_start_main(int (*main)(int, char **, char **), int argc, char **argv, void (*init)(void),
                      void (*fini)(void), void (*loader_fini)(void), void *stack_end);

static int (*program)(int, char **, char **);

static int begin_program(int argc, char **argv, char **environment)
{
    atexit(stop);
    return program(argc, argv, environment);
}

int __libc_start_main(int (*main)(int, char **, char **), int argc, char **argv, void (*init)(void),
                      void (*fini)(void), void (*loader_fini)(void), void *stack_end)
{
    REAL(__libc_start_main);
    program = main;
    return real(begin_program, argc, argv, init, fini, loader_fini, stack_end);
}

/* --- memory --- */

void *malloc(size_t size)
{
    return memory_point(__builtin_return_address(0)) ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return memory_point(__builtin_return_address(0)) ? NULL : __libc_calloc(count, size);
}

void *realloc(void *memory, size_t size)
{
    return memory_point(__builtin_return_address(0)) ? NULL : __libc_realloc(memory, size);
}

/* The C library's own (2.36) does not survive a failed allocation here: it fails as a whole. */
struct passwd *getpwuid(uid_t user)
{
    REAL(getpwuid);
    if (memory_point(__builtin_return_address(0)))
        return NULL;
    bool kept = active;
    active = false;
    struct passwd *found = real(user);
    active = kept;
    return found;
}

/* --- time and random bytes --- */

time_t time(time_t *now)
{
    if (now)
        *now = NOON;
    return NOON;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone)
{
    (void)zone;
    *now = (struct timeval){.tv_sec = NOON};
    return 0;
}

int clock_gettime(clockid_t clock, struct timespec *now)
{
    if (clock != CLOCK_REALTIME)
        return (int)syscall(SYS_clock_gettime, clock, now);
    *now = (struct timespec){.tv_sec = NOON};
    return 0;
}

ssize_t getrandom(void *bytes, size_t length, unsigned flags)
{
    (void)flags;
    for (size_t i = 0; i < length; i++)
        ((unsigned char *)bytes)[i] = random_byte++;
    return (ssize_t)length;
}

HIDDEN bool shim_records(void)
{
    return record >= 0 && active;
}

HIDDEN int shim_error(void)
{
    return error ? error : EIO;
}
