/* SPDX-License-Identifier: MIT */
/* malloc() and its like stand in for the C library's, for every library of the program; strdup(),
 * asprintf(), getline() and open_memstream() come through here. */
#include "memory/allocate.h"

#include <dlfcn.h>
#include <errno.h>
#include <link.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unwind.h>

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

enum { CALLERS = 1 << 21, LIVES = 1 << 18, OWN_FRAMES = 4, RANGES = 32 };

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

/* Where code lies in memory. */
struct range {
    const char *begin, *end;
};
static struct range libc, foreign[RANGES];
static size_t foreign_count;

static bool is_in(const struct range *range, const void *at)
{
    return range->begin <= (const char *)at && (const char *)at < range->end;
}

static int note_library(struct dl_phdr_info *info, size_t size, void *context)
{
    static const char *const libraries[] = {"libsqlite3", "libxlsxwriter", "libexpat", "libminizip",
                                            "libz"};
    struct range code = {NULL, NULL};
    (void)size;
    (void)context;
    for (int i = 0; i < info->dlpi_phnum; i++)
        if (info->dlpi_phdr[i].p_type == PT_LOAD && info->dlpi_phdr[i].p_flags & PF_X) {
            code.begin = (const char *)info->dlpi_addr + info->dlpi_phdr[i].p_vaddr;
            code.end = code.begin + info->dlpi_phdr[i].p_memsz;
        }
    if (strstr(info->dlpi_name, "/libc.so"))
        libc = code;
    for (size_t i = 0; i < sizeof libraries / sizeof libraries[0] && foreign_count < RANGES; i++)
        if (strstr(info->dlpi_name, libraries[i]))
            foreign[foreign_count++] = code;
    return 0;
}

static _Unwind_Reason_Code pass_by(struct _Unwind_Context *context, void *unused)
{
    (void)context;
    (void)unused;
    return _URC_END_OF_STACK;
}

bool allocate_possible(void)
{
    _Unwind_Backtrace(pass_by, NULL); /* what it allocates at first is not counted */
    return true;
}

void allocate_begin(size_t at, bool stays)
{
    foreign_count = 0; /* a library may have been loaded since */
    dl_iterate_phdr(note_library, NULL);
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
    for (size_t i = 0; i < foreign_count && number < CALLERS; i++)
        if (is_in(&foreign[i], callers[number]))
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

/* Of the calls that led to an allocation. */
struct trace {
    void *caller; /* who asked for it; who made the C library ask for it, if that did */
    uint64_t site;
    int own;
    bool begun, libc;
};

static _Unwind_Reason_Code add_frame(struct _Unwind_Context *context, void *traced)
{
    extern const char __executable_start, etext;
    const struct range program = {&__executable_start, &etext};
    struct trace *trace = traced;
    void *at = (void *)_Unwind_GetIP(context);
    trace->begun = trace->begun || at == trace->caller;
    if (trace->begun && trace->libc) {
        trace->caller = at;
        trace->libc = is_in(&libc, at);
    }
    if (trace->begun && is_in(&program, at)) {
        trace->site = (trace->site ^ (uintptr_t)at) * 0x100000001B3u;
        trace->own++;
    }
    return trace->own < OWN_FRAMES ? _URC_NO_REASON : _URC_END_OF_STACK;
}

/* The last ones of this program itself; *caller becomes who made the C library ask. */
static uint64_t site_of(void **caller)
{
    struct trace trace = {
        .caller = *caller, .site = (uintptr_t)*caller, .libc = is_in(&libc, *caller)};
    _Unwind_Backtrace(add_frame, &trace);
    *caller = trace.caller;
    return trace.site;
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

/* Neighbours stay neighbours, in the processor's cache as well. */
static size_t place_of(const void *memory)
{
    return (uintptr_t)memory / 16 % LIVES;
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
