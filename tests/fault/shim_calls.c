/* SPDX-License-Identifier: MIT */
/* The calls that touch files, as the program finds them: each may have to fail, and what it changes
 * is recorded. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/magic.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdio_ext.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "fault/shim.h"

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
    if (changes(flags) && shim_point(CHANGE, "open"))
        return -1;
    if (shim_point(OPEN, "open"))
        return -1;
    bool there = syscall(SYS_faccessat, AT_FDCWD, path, F_OK) == 0;
    int fd = (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
    if (fd >= 0 && changes(flags)) {
        if (!there)
            shim_record_names(FAULT_CREATE, path, NULL);
        else if (flags & O_TRUNC)
            shim_record_file(FAULT_TRUNCATE, fd, 0, NULL, 0);
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
    if (shim_point(CHANGE, "mkostemp") || shim_point(OPEN, "mkostemp"))
        return -1;
    int fd = real(name, flags);
    if (fd >= 0)
        shim_record_names(FAULT_CREATE, name, NULL);
    return fd;
}

int mkostemp(char *name, int flags)
{
    return mkostemp64(name, flags);
}

void *mmap64(void *place, size_t length, int protection, int flags, int fd, off_t offset)
{
    if (fd >= 0 && shim_point(OPEN, "mmap"))
        return MAP_FAILED;
    return (void *)syscall(SYS_mmap, place, length, protection, flags, fd, offset);
}

/* --- reading and writing --- */

static size_t shorter(size_t length, const char *call)
{
    return length > 1 && shim_point(SHORT, call) ? length / 2 : length;
}

ssize_t read(int fd, void *bytes, size_t length)
{
    if (shim_point(READ, "read"))
        return -1;
    return syscall(SYS_read, fd, bytes, shorter(length, "read"));
}

ssize_t pread64(int fd, void *bytes, size_t length, off_t offset)
{
    if (shim_point(READ, "pread"))
        return -1;
    return syscall(SYS_pread64, fd, bytes, shorter(length, "pread"), offset);
}

ssize_t pread(int fd, void *bytes, size_t length, off_t offset)
{
    return pread64(fd, bytes, length, offset);
}

ssize_t write(int fd, const void *bytes, size_t length)
{
    if (fd > STDERR_FILENO && shim_point(CHANGE, "write"))
        return -1;
    ssize_t wrote = syscall(SYS_write, fd, bytes, shorter(length, "write"));
    if (wrote > 0 && shim_records() && fd > STDERR_FILENO) {
        off_t end = syscall(SYS_lseek, fd, 0, SEEK_CUR);
        shim_record_file(FAULT_WRITE, fd, (uint64_t)(end - wrote), bytes, (size_t)wrote);
    }
    return wrote;
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off_t offset)
{
    if (shim_point(CHANGE, "pwrite"))
        return -1;
    ssize_t wrote = syscall(SYS_pwrite64, fd, bytes, shorter(length, "pwrite"), offset);
    if (wrote > 0)
        shim_record_file(FAULT_WRITE, fd, (uint64_t)offset, bytes, (size_t)wrote);
    return wrote;
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset)
{
    return pwrite64(fd, bytes, length, offset);
}

int ftruncate64(int fd, off_t length)
{
    if (shim_point(CHANGE, "ftruncate"))
        return -1;
    int rc = (int)syscall(SYS_ftruncate, fd, length);
    if (rc == 0)
        shim_record_file(FAULT_TRUNCATE, fd, (uint64_t)length, NULL, 0);
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
    if (fd >= 0 && fd != STDERR_FILENO && shim_point(CHANGE, "fflush"))
        return EOF;
    if (fd == STDOUT_FILENO && shim_records() && __fpending(stream) > 0)
        shim_record_change(FAULT_PRINTED, "", "", 0, NULL, 0);
    int rc = real(stream);
    shim_record_stream(fd);
    return rc;
}

int fclose(FILE *stream)
{
    REAL(fclose);
    bool fails = fileno(stream) > STDERR_FILENO && shim_point(CHANGE, "fclose");
    int rc = real(stream);
    if (fails)
        errno = shim_error();
    return fails ? EOF : rc;
}

static int sync_file(int fd, const char *call, long number)
{
    if (shim_point(SYNC, call))
        return -1;
    int rc = (int)syscall(number, fd);
    if (rc == 0)
        shim_record_file(FAULT_SYNC, fd, 0, NULL, 0);
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
    if (shim_point(CHANGE, "rename"))
        return -1;
    int rc = (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
    if (rc == 0)
        shim_record_names(FAULT_RENAME, from, to);
    return rc;
}

int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags)
{
    if (shim_point(CHANGE, "renameat2"))
        return -1;
    int rc = (int)syscall(SYS_renameat2, from_folder, from, to_folder, to, flags);
    if (rc == 0)
        shim_record_names(FAULT_RENAME, from, to);
    return rc;
}

int link(const char *from, const char *to)
{
    if (shim_point(CHANGE, "link"))
        return -1;
    int rc = (int)syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0);
    if (rc == 0)
        shim_record_names(FAULT_LINK, from, to);
    return rc;
}

int unlink(const char *path)
{
    if (shim_point(CHANGE, "unlink"))
        return -1;
    int rc = (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
    if (rc == 0)
        shim_record_names(FAULT_UNLINK, path, NULL);
    return rc;
}

int unlinkat(int folder, const char *path, int flags)
{
    char whole_path[PATH_MAX];
    if (shim_point(CHANGE, "unlink"))
        return -1;
    int rc = (int)syscall(SYS_unlinkat, folder, path, flags);
    if (rc == 0 && shim_records()) {
        shim_path_of(folder, whole_path);
        size_t length = strlen(whole_path);
        snprintf(whole_path + length, sizeof(whole_path) - length, "/%s", path);
        shim_record_change(FAULT_UNLINK, whole_path, "", 0, NULL, 0);
    }
    return rc;
}

int mkdir(const char *path, mode_t mode)
{
    if (shim_point(CHANGE, "mkdir"))
        return -1;
    int rc = (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
    if (rc == 0)
        shim_record_names(FAULT_FOLDER, path, NULL);
    return rc;
}

int rmdir(const char *path)
{
    if (shim_point(CHANGE, "rmdir"))
        return -1;
    return (int)syscall(SYS_unlinkat, AT_FDCWD, path, AT_REMOVEDIR);
}

int chmod(const char *path, mode_t mode)
{
    return shim_point(CHANGE, "chmod") ? -1 : (int)syscall(SYS_fchmodat, AT_FDCWD, path, mode);
}

int fchmod(int fd, mode_t mode)
{
    return shim_point(CHANGE, "fchmod") ? -1 : (int)syscall(SYS_fchmod, fd, mode);
}

int fchown(int fd, uid_t user, gid_t group)
{
    return shim_point(CHANGE, "fchown") ? -1 : (int)syscall(SYS_fchown, fd, user, group);
}

/* --- the kind of file system --- */

int statfs64(const char *path, struct statfs64 *system)
{
    int rc = (int)syscall(SYS_statfs, path, system);
    if (rc == 0 && getenv("FAULT_NETWORK"))
        system->f_type = NFS_SUPER_MAGIC;
    return rc;
}
