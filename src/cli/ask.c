/* SPDX-License-Identifier: MIT */
/* A person at the terminal. Without a terminal nothing is ever asked. */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"

bool can_ask(void)
{
    return isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
}

/* Until a line is there, or a signal: none can come unseen between looking for it and waiting. */
static bool wait_for_line(void)
{
    sigset_t ours, before;
    struct pollfd terminal = {.fd = STDIN_FILENO, .events = POLLIN};
    sigemptyset(&ours);
    sigaddset(&ours, SIGINT);
    sigaddset(&ours, SIGTERM);
    sigaddset(&ours, SIGHUP);
    sigprocmask(SIG_BLOCK, &ours, &before);
    bool there = !signals_caught() && ppoll(&terminal, 1, NULL, &before) > 0;
    sigprocmask(SIG_SETMASK, &before, NULL);
    return there && !signals_caught();
}

char *ask(const char *prompt)
{
    char *line = NULL;
    size_t size = 0;
    if (!prompt) {
        errno = ENOMEM;
        return NULL;
    }
    fputs(prompt, stderr);
    fflush(stderr);
    errno = 0;
    ssize_t length = wait_for_line() ? getline(&line, &size, stdin) : -1;
    if (length < 0) {
        int why = errno;
        free(line);
        fputc('\n', stderr);
        errno = why;
        return NULL;
    }
    line[strcspn(line, "\r\n")] = '\0';
    return line;
}

int unanswered(struct cli *cli, const char *option)
{
    return errno == ENOMEM ? out_of_memory(cli)
                           : complain(cli, CHAMBER_E_INTERRUPTED, option, "interrupted");
}

static bool is_one_of(const char *answer, const char *const *words)
{
    for (; *words; words++)
        if (strcasecmp(answer, *words) == 0)
            return true;
    return false;
}

int confirm(struct cli *cli, const char *question)
{
    if (cli->yes)
        return CHAMBER_OK;
    if (!can_ask())
        return complain(cli, CHAMBER_E_REFUSED, NULL, "needs_yes", question);
    CLEAN_FREE char *prompt = text_format("%s [y/N] ", question);
    for (;;) {
        CLEAN_FREE char *answer = ask(prompt);
        if (!answer)
            return unanswered(cli, NULL);
        if (is_one_of(answer, (const char *const[]){"y", "yes", "是", NULL}))
            return CHAMBER_OK;
        if (is_one_of(answer, (const char *const[]){"", "n", "no", "否", NULL}))
            return complain(cli, CHAMBER_E_REFUSED, NULL, "not_agreed");
        say(cli, "ask_yes_no");
    }
}
