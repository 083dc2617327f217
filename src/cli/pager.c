/* SPDX-License-Identifier: MIT */
/* What is longer than the screen goes to a pager. One screenful is held back first, so that a short
 * answer starts no program; words said meanwhile wait until the reader has left it. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/cli.h"

struct pager {
    char *command;
    size_t width, height; /* of the screen */
    size_t column, rows;  /* where on it the text held back ends */
    char *held;           /* not yet printed */
    size_t size;
    int pipe;   /* to the pager, or -1 */
    pid_t pid;  /* of the pager, or 0 */
    bool plain; /* there is no pager to be had: all goes to the terminal */
    bool left;  /* the reader has seen enough */
    int failed; /* the terminal took no more: errno */
    char *words;
    size_t words_size;
    FILE *said; /* into `words`, or NULL */
};

/* --- which --- */
char *pager_command(const struct cli *cli, const char **source)
{
    CLEAN_FREE char *kept = NULL;
    (void)!configured("pager", &kept); /* said where it matters more */
    const char *own = getenv("CHAMBER_PAGER"), *usual = getenv("PAGER");
    const char *command = own ? own : kept ? kept : usual ? usual : "less -FRX";
    *source = own || (!kept && usual) ? "config_environment"
              : kept                  ? "config_file"
                                      : "config_default";
    if (given_switch(cli, "no_pager")) {
        *source = "config_option";
        command = "";
    }
    return strdup(strcmp(command, "cat") == 0 ? "" : command);
}

/* The program that a command begins with; what only a shell understands is left to the shell. */
static bool can_start(const char *command)
{
    command += strspn(command, " \t");
    size_t length = strcspn(command, " \t");
    CLEAN_FREE char *name = strndup(command, length);
    const char *path = getenv("PATH");
    if (!name || strpbrk(name, "\"'\\$`;|&<>(){}=*?[~"))
        return name;
    if (strchr(name, '/'))
        return access(name, X_OK) == 0;
    while (path && *path) {
        length = strcspn(path, ":");
        CLEAN_FREE char *file = text_format("%.*s/%s", (int)length, path, name);
        if (file && access(file, X_OK) == 0)
            return true;
        path += length + (path[length] ? 1 : 0);
    }
    return false;
}

/* --- the program --- */
static _Noreturn void become_pager(const char *command, int from)
{
    signal(SIGPIPE, SIG_DFL);
    signal(SIGXFSZ, SIG_DFL);
    if (dup2(from, STDIN_FILENO) < 0 || setenv("LESS", "FRX", 0) != 0 ||
        setenv("LESSCHARSET", "utf-8", 0) != 0)
        _exit(127);
    execl("/bin/sh", "sh", "-c", command, (char *)NULL);
    _exit(127);
}

static void start(struct pager *pager)
{
    int ends[2];
    if (!can_start(pager->command) || pipe2(ends, O_CLOEXEC) != 0) {
        pager->plain = true;
        return;
    }
    pager->pid = fork();
    if (pager->pid == 0)
        become_pager(pager->command, ends[0]);
    close(ends[0]);
    if (pager->pid < 0) {
        close(ends[1]);
        pager->pid = 0;
        pager->plain = true;
        return;
    }
    pager->pipe = ends[1];
}

/* A pager that was left early takes no more, which is no failure. */
static void pass_on(struct pager *pager, const char *bytes, size_t size)
{
    int to = pager->pid ? pager->pipe : STDOUT_FILENO;
    while (size > 0 && !pager->left && !pager->failed) {
        ssize_t count = write(to, bytes, size);
        if (count >= 0) {
            bytes += count;
            size -= (size_t)count;
        } else if (errno != EINTR) {
            pager->left = pager->pid;
            pager->failed = pager->pid ? 0 : errno;
        }
    }
}

/* --- what is held back --- */
/* About how many rows it takes: long lines go on in the next one. */
static void measure(struct pager *pager, const char *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        unsigned char byte = (unsigned char)bytes[i];
        size_t wide = byte < 0x80 ? 1 : byte < 0xC0 ? 0 : byte < 0xE0 ? 1 : 2;
        if (byte == '\n' || pager->column + wide > pager->width) {
            pager->rows++;
            pager->column = 0;
        }
        pager->column += byte == '\n' ? 0 : wide;
    }
}

static void release(struct pager *pager)
{
    pass_on(pager, pager->held, pager->size);
    free(pager->held);
    pager->held = NULL;
    pager->size = 0;
}

static ssize_t put(void *cookie, const char *bytes, size_t size)
{
    struct pager *pager = cookie;
    if (pager->pid || pager->plain) {
        pass_on(pager, bytes, size);
    } else {
        char *held = realloc(pager->held, pager->size + size);
        if (!held)
            return 0;
        memcpy(held + pager->size, bytes, size);
        pager->held = held;
        pager->size += size;
        measure(pager, bytes, size);
        if (pager->rows >= pager->height) {
            start(pager);
            release(pager);
        }
    }
    errno = pager->failed;
    return pager->failed ? 0 : (ssize_t)size;
}

/* --- from opening to closing --- */
/* A terminal that does not tell how high it is holds everything. */
static bool measure_screen(struct pager *pager)
{
    const char *lines = getenv("LINES");
    int64_t height = lines ? parse_count(lines) : -1;
    struct winsize size = {0};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 && height <= 0)
        return false;
    pager->height = height > 0 ? (size_t)height : size.ws_row;
    pager->width = size.ws_col > 0 ? size.ws_col : 80;
    return pager->height > 0;
}

int pager_open(struct cli *cli, struct output *output)
{
    const char *source;
    struct pager *pager = calloc(1, sizeof(*pager));
    if (!pager)
        return out_of_memory(cli);
    pager->pipe = -1;
    pager->command = pager_command(cli, &source);
    if (!pager->command || !pager->command[strspn(pager->command, " \t")] ||
        !measure_screen(pager)) {
        free(pager->command);
        free(pager);
        return CHAMBER_OK;
    }
    output->file = fopencookie(pager, "w", (cookie_io_functions_t){.write = put});
    if (!output->file) {
        free(pager->command);
        free(pager);
        return out_of_memory(cli);
    }
    output->pager = pager;
    return CHAMBER_OK;
}

FILE *pager_words(struct output *output)
{
    struct pager *pager = output->pager;
    if (!pager || !output->file)
        return stderr;
    fflush(output->file);
    if (pager->size == 0 && !pager->pid)
        return stderr;
    if (!pager->said)
        pager->said = text_open(&pager->words, &pager->words_size);
    return pager->said ? pager->said : stderr;
}

/* Wait until the reader has left: the terminal is the pager's so long, whatever keys are hit. */
static void wait_for(struct pager *pager)
{
    if (!pager->pid)
        return;
    close(pager->pipe);
    while (waitpid(pager->pid, NULL, 0) < 0 && errno == EINTR)
        continue;
}

int pager_close(struct output *output)
{
    struct pager *pager = output->pager;
    bool failed = fclose(output->file) != 0;
    release(pager);
    wait_for(pager);
    int why = pager->failed ? pager->failed : failed ? ENOMEM : 0;
    if (pager->said && text_close(pager->said))
        fwrite(pager->words, 1, pager->words_size, stderr);
    free(pager->words);
    free(pager->command);
    free(pager);
    output->pager = NULL;
    output->file = NULL;
    return why;
}
