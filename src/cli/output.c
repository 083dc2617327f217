/* SPDX-License-Identifier: MIT */
/* Where data goes: stdout, or with -o a file that appears whole or not at all. What a writing
 * command prints is held back until it is stored. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/cli.h"

/* What the system's error number means to a person. */
static const char *reason(const struct cli *cli, int number)
{
    static const struct {
        int number;
        const char *id;
    } reasons[] = {
        {ENOENT, "why_no_folder"},
        {ENOTDIR, "why_no_folder"},
        {EACCES, "why_no_permission"},
        {EPERM, "why_no_permission"},
        {EROFS, "why_no_permission"},
        {ENOSPC, "why_full"},
        {EDQUOT, "why_full"},
        {EFBIG, "why_full"},
        {EPIPE, "why_closed"},
        {EBADF, "why_closed"},
        {ENAMETOOLONG, "why_name_too_long"},
    };
    for (size_t i = 0; i < COUNT_OF(reasons); i++) {
        if (reasons[i].number == number)
            return phrase(cli, reasons[i].id);
    }
    return phrase(cli, "why_failed");
}

static bool same_file(const struct stat *file, const char *path, const char *suffix)
{
    struct stat other;
    CLEAN_FREE char *name = text_format("%s%s", path, suffix);
    return name && stat(name, &other) == 0 && other.st_dev == file->st_dev &&
           other.st_ino == file->st_ino;
}

/* The folder of a path (malloc), and its name in there. */
static char *folder_of(const char *path, const char **name)
{
    const char *slash = strrchr(path, '/');
    *name = slash ? slash + 1 : path;
    return slash ? strndup(path, (size_t)(slash - path) + 1) : strdup(".");
}

/* Whether a file would stand where the database's own do, though there is none yet. */
static bool same_place(const char *path, const char *database, const char *suffix)
{
    const char *name, *own;
    struct stat one, other;
    CLEAN_FREE char *folder = folder_of(path, &name);
    CLEAN_FREE char *own_folder = folder_of(database, &own);
    size_t length = strlen(own);
    return folder && own_folder && strncmp(name, own, length) == 0 &&
           strcmp(name + length, suffix) == 0 && stat(folder, &one) == 0 &&
           stat(own_folder, &other) == 0 && one.st_dev == other.st_dev &&
           one.st_ino == other.st_ino;
}

/* Whether a file is the database or one of its journals, or would stand where these do. */
static bool of_database(const char *path, const struct stat *there, const char *database)
{
    static const char *const suffixes[] = {"", "-wal", "-shm", "-journal"};
    for (size_t i = 0; database && i < COUNT_OF(suffixes); i++)
        if ((there && same_file(there, database, suffixes[i])) ||
            same_place(path, database, suffixes[i]))
            return true;
    return false;
}

/* Another database, as backups are: never overwritten, not even by force. */
static bool is_database(const char *path)
{
    static const char magic[] = "SQLite format 3";
    char begins[sizeof(magic)] = "";
    int descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    bool found = descriptor >= 0 && read(descriptor, begins, sizeof(begins)) == sizeof(begins) &&
                 memcmp(begins, magic, sizeof(magic)) == 0;
    if (descriptor >= 0)
        close(descriptor);
    return found;
}

/* Links are followed to compare with the database, and replaced rather than written through. */
static int check_target(struct cli *cli, const char *option, const char *path)
{
    struct stat found;
    bool there = stat(path, &found) == 0;
    CLEAN_FREE char *real = cli->path ? realpath(cli->path, NULL) : NULL;
    if (of_database(path, there ? &found : NULL, cli->path) ||
        of_database(path, there ? &found : NULL, real))
        return complain(cli, CHAMBER_E_REFUSED, option, "output_is_database", path);
    if (there && S_ISREG(found.st_mode) && is_database(path))
        return complain(cli, CHAMBER_E_REFUSED, option, "output_is_backup", path);
    if (there && !S_ISREG(found.st_mode))
        return complain(cli, CHAMBER_E_REFUSED, option, "output_no_file", path);
    if (lstat(path, &found) == 0 && !cli->force)
        return complain(cli, CHAMBER_E_REFUSED, option, "output_exists", path);
    return CHAMBER_OK;
}

int output_file_open(struct cli *cli, struct output *output, const char *option, const char *path)
{
    const char *slash = strrchr(path, '/');
    int folder = slash ? (int)(slash - path) + 1 : 0;
    int result = *path ? check_target(cli, option, path)
                       : complain(cli, CHAMBER_E_USAGE, option, "option_needs_value", option);
    if (result < 0)
        return result;
    output->option = option;
    output->path = strdup(path);
    char *temporary = text_format("%.*s.%s.XXXXXX", folder, path, path + folder);
    if (!output->path || !temporary) {
        free(temporary);
        return out_of_memory(cli);
    }
    int descriptor = mkostemp(temporary, O_CLOEXEC); /* 0600 */
    if (descriptor < 0) {
        int why = errno;
        free(temporary);
        return complain(cli, CHAMBER_E_IO, option, "output_cannot", path, reason(cli, why));
    }
    output->file = fdopen(descriptor, "w");
    if (!output->file) {
        close(descriptor);
        unlink(temporary);
        free(temporary);
        return out_of_memory(cli);
    }
    output->temporary = temporary;
    return CHAMBER_OK;
}

int output_open(struct cli *cli)
{
    const char *path = given_value(cli, "output");
    struct output *output = &cli->output;
    if (!path && cli->format == FORMAT_XLSX && isatty(STDOUT_FILENO))
        return complain(cli, CHAMBER_E_USAGE, "output", "output_terminal");
    if (path) {
        int result = output_file_open(cli, output, "output", path);
        if (result < 0)
            return result;
    } else if (command_writes(cli)) {
        output->file = text_open(&output->buffer, &output->size);
        if (!output->file)
            return out_of_memory(cli);
    } else if (isatty(STDOUT_FILENO)) {
        int result = pager_open(cli, output);
        if (result < 0)
            return result;
    }
    cli->out = output->file ? output->file : stdout;
    cli->terminal = !path && isatty(STDOUT_FILENO);
    return workbook_begin(cli);
}

/* See that what was printed so far has arrived. */
int output_flush(struct cli *cli)
{
    int result = workbook_end(cli, CHAMBER_OK);
    if (result < 0)
        return result;
    errno = 0;
    if (fflush(cli->out) == 0 && !ferror(cli->out))
        return CHAMBER_OK;
    return complain(cli, CHAMBER_E_IO, NULL, "stdout_cannot", reason(cli, errno));
}

/* The new name is on the disk too: what is said to be written outlasts a loss of power. A folder
 * that may be written but not read cannot be synced, nor can some file systems' (EINVAL). */
static int sync_folder(const char *path)
{
    const char *slash = strrchr(path, '/');
    char *folder = slash ? text_format("%.*s/", (int)(slash - path), path) : strdup(".");
    if (!folder)
        return ENOMEM;
    int descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool synced = descriptor < 0 ? errno == EACCES : fsync(descriptor) == 0 || errno == EINVAL;
    int why = synced ? 0 : errno;
    if (descriptor >= 0)
        close(descriptor);
    free(folder);
    return why;
}

/* In its place, which has a file that was there so far, or none. */
static int publish_file(struct cli *cli, struct output *output)
{
    int why = rename(output->temporary, output->path) != 0 ? errno : sync_folder(output->path);
    return why == 0 ? CHAMBER_OK
                    : complain(cli, CHAMBER_E_IO, output->option, "output_cannot", output->path,
                               reason(cli, why));
}

static int finish_file(struct cli *cli, struct output *output, int result)
{
    errno = 0;
    bool failed = fflush(output->file) != 0 || ferror(output->file);
    failed = (!failed && fsync(fileno(output->file)) != 0) || failed;
    int why = cli->starved ? ENOMEM : errno;
    failed = failed || cli->starved;
    errno = 0;
    failed = fclose(output->file) != 0 || failed;
    why = why != 0 ? why : errno;
    output->file = NULL;
    if (result == CHAMBER_OK && failed)
        result = complain(cli, CHAMBER_E_IO, output->option, "output_cannot", output->path,
                          reason(cli, why));
    if (result == CHAMBER_OK)
        result = publish_file(cli, output);
    if (result < 0)
        unlink(output->temporary);
    return result;
}

/* Without a file: pass on what was held back, and see that it arrived. */
static int finish_stdout(struct cli *cli, int result)
{
    struct output *output = &cli->output;
    bool failed = cli->starved;
    int why = output->pager ? pager_close(output) : failed ? ENOMEM : 0;
    if (output->file) {
        failed = !text_close(output->file) || failed;
        why = failed && why == 0 ? ENOMEM : why;
        output->file = NULL;
        if ((result == CHAMBER_OK || output->released) && !failed)
            fwrite(output->buffer, 1, output->size, stdout);
    }
    errno = 0;
    failed = fflush(stdout) != 0 || ferror(stdout) || failed || why;
    why = why ? why : errno;
    if (result == CHAMBER_OK && failed)
        result = complain(cli, CHAMBER_E_IO, NULL, cli->stored ? "stdout_after" : "stdout_cannot",
                          reason(cli, why));
    return result;
}

static void output_free(struct output *output)
{
    free(output->path);
    free(output->temporary);
    free(output->buffer);
    *output = (struct output){0};
}

int output_file_close(struct cli *cli, struct output *output, int result)
{
    if (output->temporary && output->file)
        result = finish_file(cli, output, result);
    output_free(output);
    return result;
}

int output_close(struct cli *cli, int result)
{
    struct output *output = &cli->output;
    if (result > 0)
        result = CHAMBER_OK;
    if (output->temporary && output->file)
        result = finish_file(cli, output, result);
    else
        result = finish_stdout(cli, result);
    output_free(output);
    return result;
}
