/* SPDX-License-Identifier: MIT */
/* Each call to the system fails, one after the other, in what makes, copies and replaces a
 * database, or is the moment of an interruption: that is said, what was there is there still or
 * what was to come is whole, nothing is left over, and another try succeeds. */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <grp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "store/connect.h"
#include "store/handle.h"
#include "unit/restore_help.h"
#include "unit/suite.h"

/* --- calls that fail --- */

enum { CALLS = 4096, FRAMES = 4, DEEP = 7 };

static size_t calls, failing;
static uint64_t sites[CALLS];             /* of the calls counted, from 1: who asked for them */
static bool looks[CALLS];                 /* those that change nothing: they only fail */
static int failed_as;                     /* 0: none has failed */
static const char *failed_call, *lacking; /* `lacking`: a call that this file system has not */
static bool counting;
static struct chamber_db *handle;

/* What comes of the call: it fails, fails in the other way that it knows, or is interrupted. */
static enum way { FAILS, FAILS_OTHERWISE, INTERRUPTED, WAYS } way;

static uint64_t site(int depth)
{
    void *frames[DEEP];
    int count = backtrace(frames, depth);
    uint64_t sum = 0;
    for (int i = 0; i < count; i++)
        sum = (sum ^ (uintptr_t)frames[i]) * 0x100000001B3u;
    return sum;
}

/* Whether no call before this one was asked for from there. */
static bool is_first(size_t at)
{
    for (size_t i = 1; i < at; i++)
        if (sites[i] == sites[at])
            return false;
    return true;
}

/* Whether this call has to fail; as what, or in the other way that it knows. */
static bool fails(const char *call, int error, int other)
{
    if (!counting)
        return false;
    if (lacking && strcmp(call, lacking) == 0) {
        errno = other;
        return true;
    }
    if (++calls < CALLS && !failing) {
        sites[calls] = site(strcmp(call, "pread64") == 0 ? DEEP : FRAMES);
        looks[calls] = false;
    }
    if (calls != failing || (way == FAILS_OTHERWISE && !other))
        return false;
    failed_call = call;
    if (way == INTERRUPTED) {
        chamber_interrupt(handle);
        return false;
    }
    failed_as = errno = way == FAILS ? error : other;
    return true;
}

/* These stand in for the C library's. */
#define EXPORTED __attribute__((visibility("default")))
#define FAILING(result, name, parameters, arguments, failure, other)                               \
    EXPORTED result name parameters                                                                \
    {                                                                                              \
        static result(*next) parameters;                                                           \
        if (!next)                                                                                 \
            *(void **)&next = dlsym(RTLD_NEXT, #name);                                             \
        return fails(#name, EIO, other) ? failure : next arguments;                                \
    }

FAILING(int, link, (const char *from, const char *to), (from, to), -1, EPERM)
FAILING(int, rename, (const char *from, const char *to), (from, to), -1, 0)
FAILING(int, renameat2, (int a, const char *from, int b, const char *to, unsigned int flags),
        (a, from, b, to, flags), -1, EINVAL)
FAILING(int, dup, (int fd), (fd), -1, EMFILE)
FAILING(int, mkdir, (const char *path, mode_t mode), (path, mode), -1, 0)
FAILING(int, chmod, (const char *path, mode_t mode), (path, mode), -1, 0)
FAILING(int, fchmod, (int fd, mode_t mode), (fd, mode), -1, 0)
FAILING(int, chown, (const char *path, uid_t user, gid_t group), (path, user, group), -1, 0)
FAILING(int, fchown, (int fd, uid_t user, gid_t group), (fd, user, group), -1, 0)
FAILING(int, statfs, (const char *path, struct statfs *found), (path, found), -1, 0)
FAILING(ssize_t, read, (int fd, void *to, size_t size), (fd, to, size), -1, EINTR)
FAILING(ssize_t, getrandom, (void *to, size_t size, unsigned int flags), (to, size, flags), -1,
        EINTR)
FAILING(struct dirent64 *, readdir64, (DIR * folder), (folder), NULL, 0)
FAILING(char *, realpath, (const char *path, char *real), (path, real), NULL, 0)
FAILING(int, unlinkat, (int folder, const char *name, int flags), (folder, name, flags), -1, 0)

/* SQLite has words of its own for what it asks of the system. */
static bool is_ours(const void *caller)
{
    extern const char __executable_start, etext;
    const char *at = caller;
    return at >= &__executable_start && at < &etext;
}

/* What is only looked at. */
static bool looks_in_vain(const char *call, const void *caller)
{
    if (!is_ours(caller))
        return false;
    bool failed = fails(call, EIO, 0);
    if (counting && calls < CALLS && !failing) {
        looks[calls] = true;
        sites[calls] = site(FRAMES + 1);
    }
    return failed;
}

#define LOOKING(result, name, parameters, arguments)                                               \
    EXPORTED result name parameters                                                                \
    {                                                                                              \
        static result(*next) parameters;                                                           \
        if (!next)                                                                                 \
            *(void **)&next = dlsym(RTLD_NEXT, #name);                                             \
        return looks_in_vain(#name, __builtin_return_address(0)) ? -1 : next arguments;            \
    }

LOOKING(int, stat64, (const char *path, struct stat64 *found), (path, found))
LOOKING(int, lstat64, (const char *path, struct stat64 *found), (path, found))
LOOKING(int, fstat64, (int fd, struct stat64 *found), (fd, found))
LOOKING(int, fstatat64, (int folder, const char *name, struct stat64 *found, int flags),
        (folder, name, found, flags))
LOOKING(int, faccessat, (int folder, const char *path, int how, int flags),
        (folder, path, how, flags))
LOOKING(off64_t, lseek64, (int fd, off64_t at, int from), (fd, at, from))

/* Nothing is kept here for longer than the test. */
EXPORTED int fsync(int fd)
{
    return fails("fsync", EIO, EINVAL) || syscall(SYS_fcntl, fd, F_GETFD) < 0 ? -1 : 0;
}

EXPORTED int fdatasync(int fd)
{
    return fails("fdatasync", EIO, ENOSPC) || syscall(SYS_fcntl, fd, F_GETFD) < 0 ? -1 : 0;
}

EXPORTED int fcntl64(int fd, int what, ...)
{
    va_list rest;
    va_start(rest, what);
    void *how = va_arg(rest, void *);
    va_end(rest);
    if (is_ours(__builtin_return_address(0)) && fails("fcntl64", EIO, EAGAIN))
        return -1;
    return (int)syscall(SYS_fcntl, fd, what, how);
}

/* Where files are made by a second link, the first goes; and a journal that SQLite empties stays.
 */
EXPORTED int unlink(const char *path)
{
    static int (*next)(const char *);
    const char *new = strstr(path, ".new-");
    if (!next)
        *(void **)&next = dlsym(RTLD_NEXT, "unlink");
    bool counts = new && (strstr(new, "-wal") || (lacking && !strchr(new + 5, '-')));
    return counts && fails("unlink", EIO, 0) ? -1 : next(path);
}

/* Of SQLite's only how a file begins is read wrongly: it is read by us too. */
EXPORTED ssize_t pread64(int fd, void *to, size_t size, off64_t at)
{
    static ssize_t (*next)(int, void *, size_t, off64_t);
    if (!next)
        *(void **)&next = dlsym(RTLD_NEXT, "pread64");
    return at == 0 && size == CONNECT_HEADER && fails("pread64", EIO, EBADF)
               ? -1
               : next(fd, to, size, at);
}

EXPORTED int open(const char *path, int flags, ...)
{
    static int (*next)(const char *, int, ...);
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    if (!next)
        *(void **)&next = dlsym(RTLD_NEXT, "open");
    return fails("open", EIO, EMFILE) ? -1 : next(path, flags, mode);
}

/* --- what is done --- */

struct run {
    const struct help_folder *folder;
    struct chamber_db *db;
};

static const char *database(const struct run *run)
{
    return help_path(run->folder, "chamber.db");
}

static int create(struct run *run)
{
    const struct group *group = getgrgid(getegid());
    const struct chamber_init how = {.name = "新华商会", .group = group ? group->gr_name : NULL};
    return chamber_init(run->db, help_path(run->folder, "made/for/it.db"), &how);
}

static int back_up(struct run *run)
{
    int rc = chamber_open(run->db, database(run), CHAMBER_READ);
    rc = rc < 0 ? rc : chamber_backup(run->db, help_path(run->folder, "copy.db"));
    store_close(run->db);
    return rc;
}

/* Those of earlier months are in the folder, and go. */
static int back_up_dated(struct run *run)
{
    struct chamber_backups done = {0};
    int rc = chamber_open(run->db, database(run), CHAMBER_READ);
    rc = rc < 0 ? rc : chamber_backup_dated(run->db, &done);
    ck_assert(rc == CHAMBER_OK || (!done.made && !done.kept_count && !done.removed_count));
    ck_assert(rc < 0 || failed_as || done.removed_count > 0);
    chamber_backups_clear(&done);
    store_close(run->db);
    return rc;
}

/* What it finds is that nothing is wrong, or that it cannot look. */
static int check(struct run *run)
{
    const struct chamber_check how = {0};
    struct chamber_checked checked = {0};
    struct chamber_cursor *found = NULL;
    int rc = chamber_open(run->db, database(run), CHAMBER_READ);
    rc = rc < 0 ? rc : chamber_check(run->db, &how, &checked, &found);
    ck_assert(rc < 0 || checked.findings.value == 0);
    chamber_cursor_close(found);
    chamber_record_clear(&chamber_checked_noun, &checked);
    store_close(run->db);
    return rc;
}

static int restore(struct run *run)
{
    struct chamber_restored done = {0};
    int rc = chamber_restore(run->db, database(run), help_path(run->folder, "backup.db"), &done);
    ck_assert(rc == CHAMBER_OK || (!done.backup && !done.aside));
    chamber_restored_clear(&done);
    return rc;
}

static int restore_network(struct run *run)
{
    run->db->take_as_network = true;
    return restore(run);
}

static int restore_elsewhere(struct run *run)
{
    return chamber_restore(run->db, help_path(run->folder, "made/for/it.db"),
                           help_path(run->folder, "backup.db"), NULL);
}

static int migrate(struct run *run)
{
    return chamber_migrate(run->db, database(run), NULL);
}

static int work(struct run *run)
{
    int rc = chamber_open(run->db, database(run), CHAMBER_WRITE);
    struct chamber_place place = {.name = "新址"};
    rc = rc < 0 ? rc : chamber_place_add(run->db, &place, NULL);
    store_close(run->db);
    return rc;
}

/* --- what there is before --- */

static void nothing(const struct help_folder *folder)
{
    (void)folder;
}

static void old_backup(const struct help_folder *folder)
{
    restore_make_both(folder);
    struct chamber_db *db = restore_handle();
    ck_assert_int_eq(chamber_open(db, help_path(folder, "chamber.db"), CHAMBER_WRITE), CHAMBER_OK);
    static const char *const names[] = {"backup.daily", "backup.monthly"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        struct chamber_setting setting = {.name = names[i], .value = "1"};
        ck_assert_msg(chamber_setting_add(db, &setting, NULL) == CHAMBER_OK, "%s",
                      chamber_error_text(db));
    }
    static const char *const days[] = {"2018-10-05", "2018-11-06"};
    for (size_t i = 0; i < COUNT_OF(days); i++) {
        ck_assert_int_eq(chamber_set_today(db, days[i]), CHAMBER_OK);
        ck_assert_int_eq(chamber_backup_dated(db, NULL), CHAMBER_OK);
    }
    chamber_close(db);
}

static void damaged(const struct help_folder *folder)
{
    restore_make_both(folder);
    help_patch(help_path(folder, "chamber.db"), 0, "no longer a database, but for its length", 40);
    help_write(help_path(folder, "chamber.db-wal"), "what may save it", 16);
}

static void missing(const struct help_folder *folder)
{
    restore_make_both(folder);
    ck_assert_int_eq(unlink(help_path(folder, "chamber.db")), 0);
    help_write(help_path(folder, "chamber.db-wal"), "what is left of it", 18);
}

/* It is a group's, as are the folders made beside it. */
static void shared(const struct help_folder *folder)
{
    restore_make_both(folder);
    ck_assert_int_eq(chmod(help_path(folder, "chamber.db"), 0660), 0);
}

static void older(const struct help_folder *folder)
{
    help_old_database(help_path(folder, "chamber.db"), 1);
}

static const struct operation {
    const char *name;
    void (*prepare)(const struct help_folder *folder);
    int (*run)(struct run *run);
    const char *lacking;
} operations[] = {
    {"create", nothing, create, NULL},
    {"create where no rename is exclusive", nothing, create, "renameat2"},
    {"backup", restore_make_both, back_up, NULL},
    {"dated backup", old_backup, back_up_dated, NULL},
    {"restore", restore_make_both, restore, NULL},
    {"restore in a network", shared, restore_network, NULL},
    {"restore a damaged one", damaged, restore, NULL},
    {"restore a damaged one where no file has two names", damaged, restore, "link"},
    {"restore a missing one", missing, restore, NULL},
    {"restore elsewhere", restore_make_both, restore_elsewhere, NULL},
    {"migrate", older, migrate, NULL},
    {"write", restore_make_both, work, NULL},
    {"check", restore_make_both, check, NULL},
};

/* --- one run --- */

/* Whether nothing was left that was to be taken away or renamed. */
static bool tidy(const char *path)
{
    bool is_tidy = true;
    DIR *entries = opendir(path);
    ck_assert_ptr_nonnull(entries);
    for (struct dirent *entry; (entry = readdir(entries));)
        is_tidy = is_tidy && !strstr(entry->d_name, ".new-");
    closedir(entries);
    return is_tidy;
}

/* The database is what it was, or whole; or the damaged one is what it was. */
static bool sound(const char *path, const char *before)
{
    char now[SHA256_TEXT_SIZE] = "";
    if (help_mode(path) != 0)
        help_digest(path, now);
    if (strcmp(now, before) == 0)
        return true;
    return *now && help_value(path, "SELECT count(*) FROM pragma_integrity_check"
                                    " WHERE integrity_check <> 'ok'") == 0;
}

static size_t interrupted; /* how many runs were */

/* How many calls there were; `at`: the one that fails, or 0. `base` is what there is before. */
static size_t run_at(const struct operation *operation, const struct help_folder *base, size_t at)
{
    HELP_FOLDER(folder);
    char command[500];
    snprintf(command, sizeof command, "cp -a '%s/.' '%s'", base->path, folder.path);
    ck_assert_int_eq(system(command), 0);
    struct run run = {&folder, restore_handle()};
    chamber_set_busy_timeout(run.db, 0);
    const char *path = help_path(&folder, "chamber.db");
    char before[SHA256_TEXT_SIZE] = "";
    if (help_mode(path) != 0)
        help_digest(path, before);
    calls = 0;
    failing = at;
    failed_as = 0;
    failed_call = NULL;
    lacking = operation->lacking;
    handle = run.db;
    counting = true;
    int rc = operation->run(&run);
    counting = false;
    size_t count = calls;
    const char *how = failed_call ? failed_call : "nothing";
    ck_assert_msg(rc == CHAMBER_OK || *chamber_error_text(run.db), "%s, %s (%zu): no word about it",
                  operation->name, how, at);
    bool stopped = way == INTERRUPTED && failed_call && rc == CHAMBER_E_INTERRUPTED;
    interrupted += stopped;
    ck_assert_msg(failed_as || stopped || rc == CHAMBER_OK, "%s, %s (%zu): %s", operation->name,
                  how, at, chamber_error_text(run.db));
    ck_assert_msg(failed_as != EINTR || rc == CHAMBER_OK, "%s, %s (%zu): %s", operation->name, how,
                  at, chamber_error_text(run.db));
    ck_assert_msg(sound(path, before), "%s, %s (%zu): neither the old nor the new, after %d %s",
                  operation->name, how, at, rc, chamber_error_text(run.db));
    ck_assert_msg(tidy(folder.path), "%s, %s (%zu): left over", operation->name, how, at);
    if (rc < 0) {
        rc = operation->run(&run);
        ck_assert_msg(rc == CHAMBER_OK, "%s, %s (%zu), again: %d %s", operation->name, how, at, rc,
                      chamber_error_text(run.db));
    }
    chamber_close(run.db);
    return count;
}

START_TEST(test_operation)
{
    HELP_FOLDER(base);
    operations[_i].prepare(&base);
    run_at(&operations[_i], &base, 0); /* what is done once in a program is done now */
    size_t count = run_at(&operations[_i], &base, 0), tried = 0;
    ck_assert_uint_lt(count, CALLS);
    for (size_t at = 1; at <= count; at++)
        for (way = FAILS; is_first(at) && way < (looks[at] ? FAILS + 1 : WAYS); way++) {
            run_at(&operations[_i], &base, at);
            tried += failed_as != 0;
        }
    ck_assert_uint_gt(tried, 5);
    ck_assert_uint_gt(interrupted, 0);
}
END_TEST

int main(void)
{
#if defined(__SANITIZE_ADDRESS__)
    fprintf(stderr, "a sanitizer's own calls would fail too\n");
    return 77; /* skipped */
#endif
    return suite_run("store_calls", (const TTest *const[]){test_operation}, 1,
                     COUNT_OF(operations));
}
