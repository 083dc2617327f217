/* SPDX-License-Identifier: MIT */
/* Loaded before the C library (LD_PRELOAD), it stands in for the calls that touch files and memory:
 * it counts them, kills the process before one of them, makes one fail or all from one on, or
 * records what a disk would have been told. Told by the environment:
 *
 *   FAULT_STATE   a file of struct fault_state, mapped
 *   FAULT_KIND    kill, change, sync, read, open, short or malloc
 *   FAULT_AT      which call of that kind; 0 only counts
 *   FAULT_ON      set: every call from there on
 *   FAULT_ERRNO   the error's number
 *   FAULT_RECORD  a file that every change is added to
 *
 * Time and random bytes are always the same, so that two runs write the same file. What the end of
 * the process does (gcov's counts) is left alone. */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
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

#include "fault/fault.h"

enum kind { CHANGE = 1, SYNC = 2, READ = 4, OPEN = 8, SHORT = 16, MEMORY = 32 };
enum { NOON = 1546257600 }; /* 2018-12-31 12:00:00 UTC */

static struct fault_state *state;
static unsigned kinds, at;
static int error;
static int record = -1;
static bool kills, stays, active;
static unsigned char random_byte;

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *memory, size_t size);

/* The C library's own function of a name, looked up once. */
#define REAL(name)                                                                                 \
    static __typeof__(&name) real;                                                                 \
    if (!real)                                                                                     \
    *(void **)&real = dlsym(RTLD_NEXT, #name)

/* --- points --- */

/* Whether this call has to fail; the process may end here. */
static bool point(unsigned kind, const char *call)
{
    if (!active || !(kinds & kind))
        return false;
    unsigned number = ++state->points;
    if (at == 0 || number < at || (number > at && !stays))
        return false;
    if (state->fired++ == 0)
        snprintf(state->call, sizeof(state->call), "%s", call);
    if (kills)
        syscall(SYS_kill, syscall(SYS_getpid), SIGKILL);
    errno = error;
    return true;
}

static bool memory_point(void)
{
    if (!active || !(kinds & MEMORY))
        return false;
    unsigned number = ++state->points;
    if (at == 0 || number < at || (number > at && !stays))
        return false;
    if (state->fired++ == 0)
        memcpy(state->call, "malloc", sizeof("malloc"));
    errno = ENOMEM;
    return true;
}

/* --- recording --- */

static void path_of(int fd, char *path)
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

static void record_change(enum fault_operation operation, const char *path, const char *second,
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

static void record_file(enum fault_operation operation, int fd, uint64_t offset, const void *bytes,
                        size_t length)
{
    char path[PATH_MAX];
    if (record < 0 || !active || fd <= STDERR_FILENO)
        return;
    path_of(fd, path);
    record_change(operation, path, "", offset, bytes, length);
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

static void record_names(enum fault_operation operation, const char *path, const char *second)
{
    char one[PATH_MAX], two[PATH_MAX];
    if (record >= 0 && active)
        record_change(operation, whole(path, one), second ? whole(second, two) : "", 0, NULL, 0);
}

/* What stdio wrote passes no function of ours: the file is taken as it is. */
static void record_stream(int fd)
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
        record_file(FAULT_WRITE, fd, offset, bytes, (size_t)got);
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
    } names[] = {{"kill", CHANGE | SYNC}, {"change", CHANGE}, {"sync", SYNC},    {"read", READ},
                 {"open", OPEN},          {"short", SHORT},   {"malloc", MEMORY}};
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
    if (path) {
        int fd = (int)syscall(SYS_openat, AT_FDCWD, path, O_RDWR | O_CLOEXEC);
        void *place = (void *)syscall(SYS_mmap, NULL, sizeof(*state), PROT_READ | PROT_WRITE,
                                      MAP_SHARED, fd, 0);
        syscall(SYS_close, fd);
        if (place == MAP_FAILED)
            _exit(99);
        state = place;
        kinds = kinds_of(kind);
    }
    if (log)
        record = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC,
                              0600);
    kills = kind && strcmp(kind, "kill") == 0;
    stays = getenv("FAULT_ON") != NULL;
    at = number_of("FAULT_AT");
    error = (int)number_of("FAULT_ERRNO");
    /* registered before all others, so called after them, and before gcov writes */
    atexit(stop);
    active = true;
}

/* --- memory --- */

void *malloc(size_t size)
{
    return memory_point() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return memory_point() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *memory, size_t size)
{
    return memory_point() ? NULL : __libc_realloc(memory, size);
}

/* The C library's own (2.36) does not survive a failed allocation here: it fails as a whole. */
struct passwd *getpwuid(uid_t user)
{
    REAL(getpwuid);
    if (memory_point())
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

/* --- opening --- */

static bool changes(int flags)
{
    return (flags & (O_CREAT | O_TRUNC)) != 0;
}

int open64(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    if (changes(flags) && point(CHANGE, "open"))
        return -1;
    if (point(OPEN, "open"))
        return -1;
    bool there = syscall(SYS_faccessat, AT_FDCWD, path, F_OK) == 0;
    int fd = (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
    if (fd >= 0 && changes(flags)) {
        if (!there)
            record_names(FAULT_CREATE, path, NULL);
        else if (flags & O_TRUNC)
            record_file(FAULT_TRUNCATE, fd, 0, NULL, 0);
    }
    return fd;
}

int open(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return open64(path, flags, mode);
}

int mkostemp64(char *name, int flags)
{
    REAL(mkostemp64);
    if (point(CHANGE, "mkostemp") || point(OPEN, "mkostemp"))
        return -1;
    int fd = real(name, flags);
    if (fd >= 0)
        record_names(FAULT_CREATE, name, NULL);
    return fd;
}

int mkostemp(char *name, int flags)
{
    return mkostemp64(name, flags);
}

void *mmap64(void *place, size_t length, int protection, int flags, int fd, off_t offset)
{
    if (fd >= 0 && point(OPEN, "mmap"))
        return MAP_FAILED;
    return (void *)syscall(SYS_mmap, place, length, protection, flags, fd, offset);
}

/* --- reading and writing --- */

static size_t shorter(size_t length, const char *call)
{
    return length > 1 && point(SHORT, call) ? length / 2 : length;
}

ssize_t read(int fd, void *bytes, size_t length)
{
    if (point(READ, "read"))
        return -1;
    return syscall(SYS_read, fd, bytes, shorter(length, "read"));
}

ssize_t pread64(int fd, void *bytes, size_t length, off_t offset)
{
    if (point(READ, "pread"))
        return -1;
    return syscall(SYS_pread64, fd, bytes, shorter(length, "pread"), offset);
}

ssize_t pread(int fd, void *bytes, size_t length, off_t offset)
{
    return pread64(fd, bytes, length, offset);
}

ssize_t write(int fd, const void *bytes, size_t length)
{
    if (fd > STDERR_FILENO && point(CHANGE, "write"))
        return -1;
    ssize_t wrote = syscall(SYS_write, fd, bytes, shorter(length, "write"));
    if (wrote > 0 && record >= 0 && fd > STDERR_FILENO) {
        off_t end = syscall(SYS_lseek, fd, 0, SEEK_CUR);
        record_file(FAULT_WRITE, fd, (uint64_t)(end - wrote), bytes, (size_t)wrote);
    }
    return wrote;
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off_t offset)
{
    if (point(CHANGE, "pwrite"))
        return -1;
    ssize_t wrote = syscall(SYS_pwrite64, fd, bytes, shorter(length, "pwrite"), offset);
    if (wrote > 0)
        record_file(FAULT_WRITE, fd, (uint64_t)offset, bytes, (size_t)wrote);
    return wrote;
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset)
{
    return pwrite64(fd, bytes, length, offset);
}

int ftruncate64(int fd, off_t length)
{
    if (point(CHANGE, "ftruncate"))
        return -1;
    int rc = (int)syscall(SYS_ftruncate, fd, length);
    if (rc == 0)
        record_file(FAULT_TRUNCATE, fd, (uint64_t)length, NULL, 0);
    return rc;
}

int ftruncate(int fd, off_t length)
{
    return ftruncate64(fd, length);
}

int fflush(FILE *stream)
{
    REAL(fflush);
    int fd = stream ? fileno(stream) : -1;
    if (fd >= 0 && fd != STDERR_FILENO && point(CHANGE, "fflush"))
        return EOF;
    if (fd == STDOUT_FILENO && record >= 0 && __fpending(stream) > 0)
        record_change(FAULT_PRINTED, "", "", 0, NULL, 0);
    int rc = real(stream);
    record_stream(fd);
    return rc;
}

int fclose(FILE *stream)
{
    REAL(fclose);
    bool fails = fileno(stream) > STDERR_FILENO && point(CHANGE, "fclose");
    int rc = real(stream);
    if (fails)
        errno = error;
    return fails ? EOF : rc;
}

static int sync_file(int fd, const char *call, long number)
{
    if (point(SYNC, call))
        return -1;
    int rc = (int)syscall(number, fd);
    if (rc == 0)
        record_file(FAULT_SYNC, fd, 0, NULL, 0);
    return rc;
}

int fsync(int fd)
{
    return sync_file(fd, "fsync", SYS_fsync);
}

int fdatasync(int fd)
{
    return sync_file(fd, "fdatasync", SYS_fdatasync);
}

/* --- names --- */

int rename(const char *from, const char *to)
{
    if (point(CHANGE, "rename"))
        return -1;
    int rc = (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
    if (rc == 0)
        record_names(FAULT_RENAME, from, to);
    return rc;
}

int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags)
{
    if (point(CHANGE, "renameat2"))
        return -1;
    int rc = (int)syscall(SYS_renameat2, from_folder, from, to_folder, to, flags);
    if (rc == 0)
        record_names(FAULT_RENAME, from, to);
    return rc;
}

int link(const char *from, const char *to)
{
    if (point(CHANGE, "link"))
        return -1;
    int rc = (int)syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0);
    if (rc == 0)
        record_names(FAULT_LINK, from, to);
    return rc;
}

int unlink(const char *path)
{
    if (point(CHANGE, "unlink"))
        return -1;
    int rc = (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
    if (rc == 0)
        record_names(FAULT_UNLINK, path, NULL);
    return rc;
}

int unlinkat(int folder, const char *path, int flags)
{
    char whole_path[PATH_MAX];
    if (point(CHANGE, "unlink"))
        return -1;
    int rc = (int)syscall(SYS_unlinkat, folder, path, flags);
    if (rc == 0 && record >= 0 && active) {
        path_of(folder, whole_path);
        size_t length = strlen(whole_path);
        snprintf(whole_path + length, sizeof(whole_path) - length, "/%s", path);
        record_change(FAULT_UNLINK, whole_path, "", 0, NULL, 0);
    }
    return rc;
}

int mkdir(const char *path, mode_t mode)
{
    if (point(CHANGE, "mkdir"))
        return -1;
    int rc = (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
    if (rc == 0)
        record_names(FAULT_FOLDER, path, NULL);
    return rc;
}

int rmdir(const char *path)
{
    if (point(CHANGE, "rmdir"))
        return -1;
    return (int)syscall(SYS_unlinkat, AT_FDCWD, path, AT_REMOVEDIR);
}

int chmod(const char *path, mode_t mode)
{
    return point(CHANGE, "chmod") ? -1 : (int)syscall(SYS_fchmodat, AT_FDCWD, path, mode);
}

int fchmod(int fd, mode_t mode)
{
    return point(CHANGE, "fchmod") ? -1 : (int)syscall(SYS_fchmod, fd, mode);
}

int fchown(int fd, uid_t user, gid_t group)
{
    return point(CHANGE, "fchown") ? -1 : (int)syscall(SYS_fchown, fd, user, group);
}
