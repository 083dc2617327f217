/* SPDX-License-Identifier: MIT */
/* How far long work is: on a terminal, after a second, on a line that is taken away again. */
#include <inttypes.h>
#include <time.h>
#include <unistd.h>

#include "cli/import.h"

enum { STEP = 100 }; /* milliseconds between two lines */

static int64_t now(void)
{
    struct timespec time = {0};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

void progress_begin(struct progress *progress, struct cli *cli)
{
    *progress = (struct progress){.cli = cli, .next = now() + 1000, .on = isatty(STDERR_FILENO)};
}

void progress_show(struct progress *progress, int64_t done, int64_t total)
{
    char percent[24], count[24];
    if (!progress->on || total <= 0 || now() < progress->next)
        return;
    progress->next = now() + STEP;
    progress->shown = true;
    snprintf(percent, sizeof(percent), "%" PRId64, done * 100 / total);
    snprintf(count, sizeof(count), "%" PRId64, total);
    CLEAN_TEXT char *text = words(progress->cli, "progress_line", percent, count);
    fprintf(stderr, "\r\033[K%s", text ? text : percent);
    fflush(stderr);
}

void progress_end(struct progress *progress)
{
    if (progress->shown)
        fputs("\r\033[K", stderr);
    progress->shown = false;
}
