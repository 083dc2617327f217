/* SPDX-License-Identifier: MIT */
/* malloc() and its like stand in for the C library's, for every library of the program; strdup(),
 * asprintf(), getline() and open_memstream() come through here. */
#include "memory/allocate.h"

#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)

bool allocate_possible(void)
{
    return false;
}
void allocate_begin(size_t at, bool stays)
{
    (void)at;
    (void)stays;
}
size_t allocate_end(void)
{
    return 0;
}
bool allocate_failed(void)
{
    return false;
}
bool allocate_foreign(size_t number)
{
    (void)number;
    return false;
}
uint64_t allocate_site(size_t number)
{
    return number;
}
long allocate_live(void)
{
    return 0;
}
void allocate_tell(size_t since)
{
    (void)since;
}
size_t allocate_ever(void)
{
    return 0;
}

#else

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *memory, size_t size);
extern void __libc_free(void *memory);

/* The libraries find it, not the C library's. */
#define EXPORTED __attribute__((visibility("default")))

enum { CALLERS = 1 << 21, LIVES = 1 << 20, FRAMES = 96, OWN_FRAMES = 4 };

/* What is allocated, in places by its address or behind. */
struct live {
    void *memory;
    void *caller;
    size_t number;
};
static struct live lives[LIVES];

static void *callers[CALLERS]; /* of the allocations counted, from 1 */
static uint64_t sites[CALLERS];
static size_t count, failing, ever;
static long live_count;
static bool counting, stays_failing, failed;

bool allocate_possible(void)
{
    void *frame;
    backtrace(&frame, 1); /* what it allocates at first is not counted */
    return true;
}

void allocate_begin(size_t at, bool stays)
{
    count = 0;
    failing = at;
    stays_failing = stays;
    failed = false;
    counting = true;
}

size_t allocate_end(void)
{
    counting = false;
    return count;
}

bool allocate_failed(void)
{
    return failed;
}

bool allocate_foreign(size_t number)
{
    static const char *const libraries[] = {"libsqlite3", "libxlsxwriter", "libexpat", "libminizip",
                                            "libz"};
    Dl_info info;
    if (number >= CALLERS || !dladdr(callers[number], &info) || !info.dli_fname)
        return false;
    for (size_t i = 0; i < sizeof libraries / sizeof libraries[0]; i++)
        if (strstr(info.dli_fname, libraries[i]))
            return true;
    return false;
}

uint64_t allocate_site(size_t number)
{
    return number < CALLERS ? sites[number] : 0;
}

long allocate_live(void)
{
    return live_count;
}

size_t allocate_ever(void)
{
    return ever;
}

void allocate_tell(size_t since)
{
    Dl_info info;
    for (size_t i = 0; i < LIVES; i++)
        if (lives[i].memory && lives[i].number > since && dladdr(lives[i].caller, &info))
            fprintf(stderr, "  not freed: %p, allocated at %s+0x%zx\n", lives[i].memory,
                    info.dli_fname, (size_t)((char *)lives[i].caller - (char *)info.dli_fbase));
}

/* One fails: for a debugger to stop at. */
__attribute__((noinline)) void allocate_fails(void)
{
    failed = true;
    errno = ENOMEM;
}

static bool in_libc(const void *at)
{
    Dl_info info;
    return dladdr(at, &info) && info.dli_fname && strstr(info.dli_fname, "/libc.so");
}

/* Of the calls that led to an allocation, the last ones of this program itself; *caller becomes who
 * made the C library ask for it, if that did. */
static uint64_t site_of(void **caller)
{
    extern const char __executable_start, etext;
    void *frames[FRAMES];
    int frame_count = backtrace(frames, FRAMES), own = 0;
    uint64_t site = (uintptr_t)*caller;
    bool begun = false, libc = in_libc(*caller);
    for (int i = 0; i < frame_count && own < OWN_FRAMES; i++) {
        begun = begun || frames[i] == *caller;
        if (begun && libc) {
            *caller = frames[i];
            libc = in_libc(*caller);
        }
        const char *at = frames[i];
        if (begun && at >= &__executable_start && at < &etext) {
            site = (site ^ (uintptr_t)at) * 0x100000001B3u;
            own++;
        }
    }
    return site;
}

/* Whether this allocation has to fail. */
static bool fails(void *caller)
{
    if (!counting)
        return false;
    if (++count < CALLERS && !failing) {
        sites[count] = site_of(&caller);
        callers[count] = caller;
    }
    if (failing == 0 || count < failing || (count > failing && !stays_failing))
        return false;
    allocate_fails();
    return true;
}

static size_t place_of(const void *memory)
{
    return (size_t)(((uintptr_t)memory >> 4) * 0x9E3779B97F4A7C15u >> 36) % LIVES;
}

static void *keep(void *memory, void *caller)
{
    if (!memory)
        return NULL;
    size_t at = place_of(memory);
    while (lives[at].memory)
        at = (at + 1) % LIVES;
    lives[at] = (struct live){memory, caller, ++ever};
    live_count++;
    return memory;
}

/* What stands behind it moves up where it belongs at or before the free place. */
static void move_up(size_t place)
{
    for (size_t at = (place + 1) % LIVES; lives[at].memory; at = (at + 1) % LIVES) {
        size_t due = place_of(lives[at].memory);
        if (place <= at ? place < due && due <= at : place < due || due <= at)
            continue;
        lives[place] = lives[at];
        place = at;
    }
    lives[place].memory = NULL;
}

static void forget(const void *memory)
{
    size_t at = place_of(memory);
    while (lives[at].memory && lives[at].memory != memory)
        at = (at + 1) % LIVES;
    if (!lives[at].memory)
        return; /* of a function that does not come through here */
    move_up(at);
    live_count--;
}

EXPORTED void *malloc(size_t size)
{
    void *caller = __builtin_return_address(0);
    return fails(caller) ? NULL : keep(__libc_malloc(size), caller);
}

EXPORTED void *calloc(size_t items, size_t size)
{
    void *caller = __builtin_return_address(0);
    return fails(caller) ? NULL : keep(__libc_calloc(items, size), caller);
}

EXPORTED void *realloc(void *memory, size_t size)
{
    void *caller = __builtin_return_address(0);
    if (fails(caller))
        return NULL;
    void *moved = __libc_realloc(memory, size);
    if (moved) {
        if (memory)
            forget(memory);
        keep(moved, caller);
    }
    return moved;
}

EXPORTED void free(void *memory)
{
    if (!memory)
        return;
    int kept = errno;
    forget(memory);
    __libc_free(memory);
    errno = kept;
}

#endif
