/* SPDX-License-Identifier: MIT */
/* Runs one command under the shim, once for every point of a kind, or for at most LIMIT of them at
 * even distances (0: all), and looks at what is left each time:
 *
 *     sweep NAME[:CODE] KIND once|on ERROR LIMIT COMMAND WORD...
 *
 * CODE is how the command ends by itself, 0 without it: a command that ends otherwise is not swept.
 * The environment names the shim (FAULT_SHIM), the folder every run begins with (FAULT_BASE), the
 * one it works in (FAULT_WORK), a scratch folder (FAULT_SCRATCH) and the database (CHAMBER_DB).
 * With FAULT_PLACES, a file, only points at places of the program that are not in that file are
 * taken; KIND is then best `places`, all kinds in one, with ERROR 0, that which each kind mostly
 * gives. With FAULT_KEYS the command runs at a terminal where these are typed. Prints a row of the
 * table; ends with 1 if something was wrong, which is told on stderr. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "fault/fault.h"
#include "fault/state.h"

enum { PATH = 1024, PATIENCE = 60, TOLD = 4, TEXT = 600 };

struct sweep {
    char name[64];
    const char *kind, *error;
    bool on;
    char **words; /* of the command, itself first */
    struct fault_state *state;
    const char *places; /* NULL: every point is taken */
    const char *keys;   /* NULL: there is no terminal */
    int screen, seat;   /* the terminal's two ends */
    size_t known;       /* how long that file was before this sweep */
    int code;           /* of a run without faults, as it has to be */
    char state_path[PATH], out[PATH], err[PATH];
    struct state before, after;
    bool sound;       /* `check` has nothing to say after a good run */
    uint64_t printed; /* a digest of what a good run prints */
    unsigned points, runs, failures, at;
};

static const char *given(const char *name)
{
    const char *value = getenv(name);
    if (!value) {
        fprintf(stderr, "sweep: %s is not set\n", name);
        exit(2);
    }
    return value;
}

static void problem(struct sweep *sweep, const char *what, const char *more)
{
    if (++sweep->failures <= TOLD)
        fprintf(stderr, "%s %s%s %s at %u (%s): %s%s%s\n", sweep->name, sweep->kind,
                sweep->on ? " on" : "", sweep->error, sweep->at, sweep->state->call, what,
                more[0] ? ": " : "", more);
}

static char *text_of(const char *path, char *text)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t got = fd >= 0 ? read(fd, text, TEXT - 1) : 0;
    text[got > 0 ? got : 0] = '\0';
    if (fd >= 0)
        close(fd);
    return text;
}

static uint64_t digest_of(const char *path)
{
    uint64_t digest = 1469598103934665603ULL;
    FILE *file = fopen(path, "re");
    int c;
    while (file && (c = getc(file)) != EOF)
        digest = (digest ^ (unsigned)c) * 1099511628211ULL;
    if (file)
        fclose(file);
    return digest;
}

/* --- running --- */

static void redirect(const char *path, int to)
{
    int fd = open(path, to == STDIN_FILENO ? O_RDONLY : O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (fd < 0 || dup2(fd, to) < 0)
        _exit(98);
    if (fd != to)
        close(fd);
}

/* A terminal where all is typed before it is asked for, and then that there is no more. */
static void open_terminal(struct sweep *sweep)
{
    struct termios mode;
    struct winsize size = {.ws_row = 24, .ws_col = 80};
    sweep->screen = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (sweep->screen < 0 || unlockpt(sweep->screen) != 0)
        exit(2);
    sweep->seat = open(ptsname(sweep->screen), O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (sweep->seat < 0 || tcgetattr(sweep->seat, &mode) != 0)
        exit(2);
    mode.c_lflag &= ~(tcflag_t)ECHO;
    tcsetattr(sweep->seat, TCSANOW, &mode);
    ioctl(sweep->seat, TIOCSWINSZ, &size);
    dprintf(sweep->screen, "%s\004\004", sweep->keys);
}

/* What is said at the terminal, until nobody is there who could say more. */
static void watch_terminal(struct sweep *sweep)
{
    char bytes[4096];
    ssize_t got;
    int out = open(sweep->out, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    close(sweep->seat);
    while ((got = read(sweep->screen, bytes, sizeof(bytes))) > 0)
        if (write(out, bytes, (size_t)got) != got)
            exit(2);
    close(sweep->screen);
    close(out);
}

static void sit_down(const struct sweep *sweep)
{
    setsid();
    ioctl(sweep->seat, TIOCSCTTY, 0);
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (dup2(sweep->seat, fd) < 0)
            _exit(98);
}

static void become(const struct sweep *sweep, char *const words[], unsigned at)
{
    char number[20];
    if (sweep->keys && words == sweep->words) {
        sit_down(sweep);
    } else {
        redirect("/dev/null", STDIN_FILENO);
        redirect(sweep->out, STDOUT_FILENO);
        redirect(sweep->err, STDERR_FILENO);
    }
    if (words == sweep->words) {
        snprintf(number, sizeof(number), "%u", at);
        setenv("LD_PRELOAD", given("FAULT_SHIM"), 1);
        setenv("FAULT_STATE", sweep->state_path, 1);
        setenv("FAULT_KIND", sweep->kind, 1);
        setenv("FAULT_ERRNO", sweep->error, 1);
        setenv("FAULT_AT", number, 1);
        if (sweep->on)
            setenv("FAULT_ON", "1", 1);
    }
    if (words != sweep->words || at > 0)
        unsetenv("FAULT_PLACES");
    alarm(PATIENCE);
    execv(words[0], words);
    _exit(97);
}

/* What waitpid says of the command; a plain run, without the shim, for any words but the sweep's
 * own. */
static int run(struct sweep *sweep, char *const words[], unsigned at)
{
    int status = 0;
    bool at_terminal = sweep->keys && words == sweep->words;
    if (at_terminal)
        open_terminal(sweep);
    pid_t pid = fork();
    if (pid == 0)
        become(sweep, words, at);
    if (at_terminal)
        watch_terminal(sweep);
    while (pid > 0 && waitpid(pid, &status, 0) < 0 && errno == EINTR)
        ;
    return status;
}

static int run_swept(struct sweep *sweep, unsigned at)
{
    *sweep->state = (struct fault_state){0};
    if (!state_restore(given("FAULT_BASE"), given("FAULT_WORK"))) {
        fprintf(stderr, "sweep: the base cannot be copied\n");
        exit(2);
    }
    return run(sweep, sweep->words, at);
}

/* --- judging --- */

/* What a killed process was making stays, or what a process could not remove. */
static bool may_leave(const struct sweep *sweep, const char *name)
{
    const char *call = sweep->state->call;
    bool unfinished = strstr(name, ".new-") || strncmp(name, ".", 1) == 0 || strstr(name, "-wal") ||
                      strstr(name, "-shm") || strstr(name, "-journal");
    bool denied = sweep->on && strcmp(sweep->kind, "malloc") != 0;
    return unfinished && (denied || strcmp(sweep->kind, "kill") == 0 ||
                          strcmp(call, "unlink") == 0 || strcmp(call, "rmdir") == 0);
}

static bool has(const struct state *state, const char *name)
{
    return state_digest(state, name) != 0;
}

/* Of a journal that was rolled back SQLite empties the header before it removes it: that stays if
 * it cannot be synced, and says nothing to whoever comes next. */
static bool is_emptied_journal(const struct sweep *sweep, const char *name)
{
    char path[PATH], begins = 1;
    snprintf(path, sizeof(path), "%s/%s", given("FAULT_WORK"), name);
    int fd = strstr(name, "-journal") && strcmp(sweep->kind, "sync") == 0
                 ? open(path, O_RDONLY | O_CLOEXEC)
                 : -1;
    bool emptied = fd >= 0 && read(fd, &begins, 1) == 1 && begins == 0;
    if (fd >= 0)
        close(fd);
    return emptied;
}

/* Every file is as before or as after; how many are something else. */
static unsigned judge_files(struct sweep *sweep, const struct state *now)
{
    unsigned others = 0;
    for (size_t i = 0; i < now->count; i++) {
        const struct state_file *file = &now->files[i];
        if (file->digest == state_digest(&sweep->before, file->name) ||
            file->digest == state_digest(&sweep->after, file->name) ||
            is_emptied_journal(sweep, file->name))
            continue;
        others++;
        if (has(&sweep->before, file->name) || has(&sweep->after, file->name))
            problem(sweep, "neither old nor new", file->name);
        else if (!may_leave(sweep, file->name))
            problem(sweep, "left behind", file->name);
    }
    for (size_t i = 0; i < sweep->before.count; i++)
        if (!has(now, sweep->before.files[i].name) &&
            has(&sweep->after, sweep->before.files[i].name))
            problem(sweep, "lost", sweep->before.files[i].name);
    return others;
}

/* What was said to be done is there, whole, and in the same words. */
static void judge_done(struct sweep *sweep, const struct state *now)
{
    for (size_t i = 0; i < now->count; i++)
        if (!has(&sweep->after, now->files[i].name) && !may_leave(sweep, now->files[i].name) &&
            !is_emptied_journal(sweep, now->files[i].name))
            problem(sweep, "done, but still there", now->files[i].name);
    for (size_t i = 0; i < sweep->after.count; i++)
        if (sweep->after.files[i].digest != state_digest(now, sweep->after.files[i].name))
            problem(sweep, "said to be done, but is not", sweep->after.files[i].name);
    /* but for what could not be looked at: erasing lists the copies that still hold a person, a
     * dated backup those that are sound, a shell is offered what there is, and at a terminal there
     * is also what is said beside */
    if (digest_of(sweep->out) != sweep->printed && !sweep->keys &&
        strcmp(sweep->name, "erase") != 0 && strcmp(sweep->name, "backup_dated") != 0 &&
        strcmp(sweep->name, "complete") != 0)
        problem(sweep, "done, but printed something else", "");
}

/* Whether what failed was of a kind, also where the sweep is of several. */
static bool was(const struct sweep *sweep, const char *kind)
{
    bool several = strcmp(sweep->kind, "places") == 0 || strcmp(sweep->kind, "unread") == 0;
    return several ? strstr(sweep->state->call, kind) != NULL : strcmp(sweep->kind, kind) == 0;
}

/* SQLite takes a page that the disk refuses to give for a damaged one. */
static bool by_contract(const struct sweep *sweep, int code)
{
    return code <= 1 || code == sweep->code || (code == 5 && was(sweep, "read"));
}

static void judge_end(struct sweep *sweep, int status)
{
    char text[TEXT], number[32];
    bool killed = sweep->state->fired && strcmp(sweep->kind, "kill") == 0;
    if (WIFSIGNALED(status) && !(killed && WTERMSIG(status) == SIGKILL)) {
        snprintf(number, sizeof(number), "%d", WTERMSIG(status));
        problem(sweep, WTERMSIG(status) == SIGALRM ? "it hangs" : "ended by signal", number);
    } else if (WIFEXITED(status) && !by_contract(sweep, WEXITSTATUS(status))) {
        snprintf(number, sizeof(number), "%d", WEXITSTATUS(status));
        problem(sweep, "exit code", number);
        if (sweep->failures <= TOLD)
            fputs(text_of(sweep->err, text), stderr);
    } else if (WIFEXITED(status) && WEXITSTATUS(status) == 1 && !text_of(sweep->err, text)[0] &&
               !was(sweep, "malloc")) {
        problem(sweep, "failed without a word", "");
    }
    if (WIFEXITED(status) && WEXITSTATUS(status) != sweep->code && !sweep->state->fired)
        problem(sweep, "failed, though nothing had been made to", text_of(sweep->err, text));
}

/* The next command works, and the database with its journal is whole. */
static void judge_next(struct sweep *sweep, bool there, bool clean)
{
    char *chamber = sweep->words[0];
    char *const init[] = {chamber, "init", NULL};
    char *const migrate[] = {chamber, "migrate", NULL};
    char *const add[] = {chamber, "place", "add", "--name", "后来的楼", NULL};
    char *const check[] = {chamber, "check", NULL};
    char text[TEXT];
    if (there)
        run(sweep, migrate, 0);
    int status = run(sweep, there ? add : init, 0);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        problem(sweep, "the next command fails", text_of(sweep->err, text));
    if (!clean || !sweep->sound)
        return;
    status = run(sweep, check, 0);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        text_of(sweep->err, text);
        problem(sweep, "check complains", text[0] ? text : text_of(sweep->out, text));
    }
}

static bool has_wal(const char *database)
{
    char path[PATH + 8];
    struct stat found;
    snprintf(path, sizeof(path), "%s-wal", database);
    return stat(path, &found) == 0 && found.st_size > 0;
}

/* Whether the command has anything to keep. */
static bool stores(const struct sweep *sweep)
{
    const struct state *before = &sweep->before, *after = &sweep->after;
    for (size_t i = 0; i < after->count; i++)
        if (after->files[i].digest != state_digest(before, after->files[i].name))
            return true;
    return before->count != after->count;
}

static void judge(struct sweep *sweep, int status)
{
    struct state now;
    const char *path = given("CHAMBER_DB"), *work = given("FAULT_WORK");
    bool ended = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    judge_end(sweep, status);
    /* What a failed last checkpoint would have moved is still in the journal, which was synced. A
     * single one may be a folder's, which SQLite passes over, or be made good by the next. */
    if (ended && sweep->state->fired && sweep->on && strcmp(sweep->kind, "sync") == 0 &&
        stores(sweep) && !has_wal(path))
        problem(sweep, "a failed sync was passed over", "");
    state_read(work, &now);
    if (now.problem[0])
        problem(sweep, "the database is damaged", now.problem);
    unsigned others = judge_files(sweep, &now);
    if (ended)
        judge_done(sweep, &now);
    bool seen = now.known && others == 0;
    if (!seen)
        judge_next(sweep, access(path, F_OK) == 0, others == 0);
}

/* --- the sweep --- */

static size_t places_size(const struct sweep *sweep)
{
    struct stat found;
    return stat(sweep->places, &found) == 0 ? (size_t)found.st_size : 0;
}

/* One run without faults. What is there before it and after it, if any run with one follows. */
static bool rehearse(struct sweep *sweep)
{
    char text[TEXT];
    sweep->known = sweep->places ? places_size(sweep) : 0;
    int status = run_swept(sweep, 0);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != sweep->code) {
        fprintf(stderr, "%s: by itself it does not end with %d but %d: %s\n", sweep->name,
                sweep->code, WIFEXITED(status) ? WEXITSTATUS(status) : -1,
                text_of(sweep->err, text));
        return false;
    }
    sweep->points = sweep->state->points;
    sweep->printed = digest_of(sweep->out);
    if (sweep->places && places_size(sweep) == sweep->known)
        return true;
    state_read(given("FAULT_WORK"), &sweep->after);
    char *const check[] = {sweep->words[0], "check", NULL};
    status = run(sweep, check, 0);
    sweep->sound = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    if (!state_restore(given("FAULT_BASE"), given("FAULT_WORK")))
        return false;
    state_read(given("FAULT_WORK"), &sweep->before);
    return sweep->before.problem[0] == '\0' && sweep->after.problem[0] == '\0';
}

static void sweep_point(struct sweep *sweep, unsigned at)
{
    sweep->at = at;
    int status = run_swept(sweep, at);
    sweep->runs++;
    judge(sweep, status);
}

/* The places that the rehearsal added to those known before it. */
static void sweep_places(struct sweep *sweep)
{
    struct fault_place place;
    FILE *file = fopen(sweep->places, "re");
    if (!file || fseek(file, (long)sweep->known, SEEK_SET) != 0)
        problem(sweep, "the places cannot be read", sweep->places);
    while (file && fread(&place, sizeof(place), 1, file) == 1)
        if (place.point != sweep->at) /* one may be a new place in two ways */
            sweep_point(sweep, (unsigned)place.point);
    if (file)
        fclose(file);
}

static void sweep_points(struct sweep *sweep, unsigned limit)
{
    unsigned stride = limit && sweep->points > limit ? (sweep->points + limit - 1) / limit : 1;
    for (unsigned at = 1; at <= sweep->points; at += stride)
        sweep_point(sweep, at);
}

static bool prepare(struct sweep *sweep)
{
    const char *scratch = given("FAULT_SCRATCH");
    snprintf(sweep->state_path, PATH, "%s/state", scratch);
    snprintf(sweep->out, PATH, "%s/out", scratch);
    snprintf(sweep->err, PATH, "%s/%s", scratch, sweep->keys ? "out" : "err");
    int fd = open(sweep->state_path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd < 0 || ftruncate(fd, sizeof(*sweep->state)) != 0)
        return false;
    sweep->state = mmap(NULL, sizeof(*sweep->state), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    close(fd);
    return sweep->state != MAP_FAILED && chdir(given("FAULT_WORK")) == 0;
}

int main(int argc, char **argv)
{
    static struct sweep sweep;
    if (argc < 7) {
        fputs("sweep NAME[:CODE] KIND once|on ERROR LIMIT COMMAND WORD...\n", stderr);
        return 2;
    }
    snprintf(sweep.name, sizeof(sweep.name), "%.*s", (int)strcspn(argv[1], ":"), argv[1]);
    sweep.code = strchr(argv[1], ':') ? (int)strtol(strchr(argv[1], ':') + 1, NULL, 10) : 0;
    sweep.kind = argv[2];
    sweep.on = strcmp(argv[3], "on") == 0;
    sweep.error = argv[4];
    sweep.words = argv + 6;
    sweep.places = getenv("FAULT_PLACES");
    sweep.keys = getenv("FAULT_KEYS");
    if (!prepare(&sweep) || !rehearse(&sweep))
        return 2;
    if (sweep.places)
        sweep_places(&sweep);
    else
        sweep_points(&sweep, (unsigned)strtoul(argv[5], NULL, 10));
    printf("%-16s %-7s %-4s %3s %7u %7u %8u\n", sweep.name, sweep.kind, argv[3], sweep.error,
           sweep.points, sweep.runs, sweep.failures);
    return sweep.failures > 0;
}
