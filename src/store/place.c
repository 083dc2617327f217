/* SPDX-License-Identifier: MIT */
/* Files and folders, by system calls. */
#include "store/place.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/magic.h>
#include <stdio.h>
#include <string.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "store/handle.h"
#include "store/report.h"

enum { SMALLEST_PAGE = 512 };

void place_clean(struct place *place)
{
    free(place->real);
    place->real = NULL;
}

char *place_folder(const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return str_copy(".");
    return slash == path ? str_copy("/") : strndup(path, (size_t)(slash - path));
}

/* Whether PATH followed by the suffix exists. */
static bool has_beside(const char *path, const char *suffix)
{
    CLEAN_FREE char *other = NULL;
    struct stat found;
    if (asprintf(&other, "%s%s", path, suffix) < 0) {
        other = NULL;
        return true; /* the careful answer */
    }
    return lstat(other, &found) == 0;
}

bool place_has_journal(const char *path)
{
    char journal[PATH_MAX];
    struct stat found;
    int length = snprintf(journal, sizeof(journal), "%s-journal", path);
    return length > 0 && length < PATH_MAX && stat(journal, &found) == 0 && found.st_size > 0;
}

/* Kinds of file systems whose locks or shared memory do not reach all users of a file. */
static const long network_kinds[] = {NFS_SUPER_MAGIC,
                                     SMB_SUPER_MAGIC,
                                     0xFE534D42 /* SMB2 */,
                                     0xFF534D42 /* CIFS */,
                                     V9FS_MAGIC,
                                     AFS_SUPER_MAGIC,
                                     CODA_SUPER_MAGIC,
                                     NCP_SUPER_MAGIC,
                                     FUSE_SUPER_MAGIC,
                                     CEPH_SUPER_MAGIC,
                                     0x0BD00BD3 /* Lustre */,
                                     0x47504653 /* GPFS */,
                                     0x786F4256 /* VirtualBox */,
                                     OCFS2_SUPER_MAGIC,
                                     0x01161970 /* GFS2 */};

bool place_is_network(const char *folder)
{
    struct statfs system;
    if (statfs(folder, &system) != 0)
        return false;
    for (size_t i = 0; i < COUNT_OF(network_kinds); i++)
        if ((unsigned int)system.f_type == (unsigned int)network_kinds[i])
            return true;
    return false;
}

static int refuse_kind(struct chamber_db *db, const char *path, const struct stat *file, bool lax)
{
    if (S_ISDIR(file->st_mode))
        return fail(db, CHAMBER_E_IO, "database_is_folder", path);
    if (!S_ISREG(file->st_mode))
        return fail(db, CHAMBER_E_IO, "database_special", path);
    if (!lax && (file->st_mode & (S_IROTH | S_IWOTH)))
        return fail(db, CHAMBER_E_IO, "world_readable", path);
    if (file->st_size == 0)
        return fail(db, CHAMBER_E_DATABASE, "database_empty", path);
    if (file->st_size < SMALLEST_PAGE)
        return fail(db, CHAMBER_E_DATABASE, "database_unreadable", path);
    return CHAMBER_OK;
}

int place_examine(struct chamber_db *db, const char *path, struct place *place)
{
    place->real = path && path[0] ? realpath(path, NULL) : NULL;
    if (!path || !path[0] || (!place->real && (errno == ENOENT || errno == ENOTDIR)))
        return fail(db, CHAMBER_E_IO, "database_missing", path ? path : "");
    if (!place->real || stat(place->real, &place->file) != 0)
        return report_system(db, "io_open", path);
    int rc = refuse_kind(db, path, &place->file, place->lax);
    if (rc < 0)
        return rc;
    CLEAN_FREE char *folder = place_folder(place->real);
    if (!folder)
        return fail_memory(db);
    place->network = db->take_as_network || place_is_network(folder);
    place->settled = !has_beside(place->real, "-wal") && !has_beside(place->real, "-journal");
    place->writable = faccessat(AT_FDCWD, place->real, R_OK | W_OK, AT_EACCESS) == 0 &&
                      faccessat(AT_FDCWD, folder, W_OK | X_OK, AT_EACCESS) == 0;
    return CHAMBER_OK;
}

int place_absolute(struct chamber_db *db, const char *path, char **absolute)
{
    CLEAN_FREE char *folder = place_folder(path);
    if (!folder)
        return fail_memory(db);
    CLEAN_FREE char *real = realpath(folder, NULL);
    if (!real)
        return report_system(db, "io_folder", folder);
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    if (name[0] == '\0' || strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
        return fail(db, CHAMBER_E_IO, "database_is_folder", path);
    if (asprintf(absolute, "%s/%s", strcmp(real, "/") == 0 ? "" : real, name) < 0) {
        *absolute = NULL;
        return fail_memory(db);
    }
    return CHAMBER_OK;
}

/* The handle's mode whatever the umask is; if the group cannot be given, only the owner's. */
static int set_owner(struct chamber_db *db, int fd)
{
    mode_t mode = db->file_mode;
    struct stat file;
    if (fstat(fd, &file) != 0)
        return -1;
    if ((mode & S_IRWXG) && file.st_gid != db->file_group &&
        fchown(fd, (uid_t)-1, db->file_group) != 0) {
        if (db->creation)
            return -1;
        mode &= ~(mode_t)S_IRWXG;
    }
    return fchmod(fd, mode);
}

int place_make_folder(struct chamber_db *db, const char *path)
{
    if (mkdir(path, S_IRWXU) != 0)
        return errno == EEXIST ? CHAMBER_OK : report_system(db, "io_folder", path);
    bool shared = (db->file_mode & S_IRWXG) && chown(path, (uid_t)-1, db->file_group) == 0;
    if (chmod(path, shared ? S_ISGID | S_IRWXU | S_IRWXG : S_IRWXU) != 0) {
        int rc = report_system(db, "io_folder", path);
        rmdir(path);
        return rc;
    }
    CLEAN_FREE char *parent = place_folder(path);
    return parent ? place_sync(db, parent) : fail_memory(db);
}

int place_temporary(struct chamber_db *db, const char *path, char **temporary)
{
    unsigned long long number = 0;
    int rc = store_random(db, &number, sizeof(number));
    if (rc < 0)
        return rc;
    CLEAN_FREE char *name = NULL;
    if (asprintf(&name, "%s.new-%016llx", path, number) < 0) {
        name = NULL;
        return fail_memory(db);
    }
    int fd = open(name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (fd < 0)
        return report_system(db, "io_write", path);
    rc = set_owner(db, fd) == 0 ? CHAMBER_OK : report_system(db, "io_write", path);
    close(fd);
    if (rc < 0) {
        unlink(name);
        return rc;
    }
    *temporary = name;
    name = NULL;
    return CHAMBER_OK;
}

void place_remove(const char *path)
{
    static const char *const suffixes[] = {"", "-wal", "-shm", "-journal"};
    char name[PATH_MAX]; /* no memory is needed: it may be what has run out */
    for (size_t i = 0; i < COUNT_OF(suffixes); i++) {
        int length = snprintf(name, sizeof(name), "%s%s", path, suffixes[i]);
        if (length > 0 && (size_t)length < sizeof(name))
            unlink(name);
    }
}

int place_sync(struct chamber_db *db, const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return report_system(db, "io_write", path);
    int rc = CHAMBER_OK;
    /* EINVAL: a file system that has no such thing for folders */
    if (fsync(fd) != 0 && errno != EINVAL)
        rc = report_system(db, "io_write", path);
    close(fd);
    return rc;
}

/* Rename without replacing; where the file system cannot, by a second link. */
static int rename_new(const char *from, const char *to)
{
    if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
        return 0;
    if (errno != EINVAL && errno != ENOSYS)
        return -1;
    if (link(from, to) != 0)
        return -1;
    if (unlink(from) == 0)
        return 0;
    int error = errno; /* a database of two names is not opened */
    unlink(to);
    errno = error;
    return -1;
}

int place_publish(struct chamber_db *db, const char *temporary, const char *path, const char *taken)
{
    if (rename_new(temporary, path) != 0) {
        if (errno == EEXIST)
            return fail(db, CHAMBER_E_REFUSED, taken, path);
        return report_system(db, "io_write", path);
    }
    CLEAN_FREE char *folder = place_folder(path);
    int rc = folder ? place_sync(db, folder) : fail_memory(db);
    if (rc < 0)
        unlink(path);
    return rc;
}
