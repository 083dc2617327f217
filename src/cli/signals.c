/* SPDX-License-Identifier: MIT */
/* Ctrl-C and its like stop the library's call under way, so that a transaction rolls back and
 * files are removed on the ordinary way out. A handler can reach nothing but variables. */
#include <signal.h>
#include <string.h>

#include "cli/cli.h"

static struct chamber_db *volatile interrupted_db;
static volatile sig_atomic_t caught;

static void handle(int number)
{
    caught = number;
    if (interrupted_db)
        chamber_interrupt(interrupted_db);
}

void signals_catch(struct chamber_db *db)
{
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
    struct sigaction action;
    memset(&action, 0, sizeof(action));
    action.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &action, NULL);
    sigaction(SIGXFSZ, &action, NULL);
    interrupted_db = db;
    action.sa_handler = handle; /* no SA_RESTART: a question at the terminal ends too */
    for (size_t i = 0; i < COUNT_OF(numbers); i++) {
        struct sigaction before;
        if (sigaction(numbers[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
            sigaction(numbers[i], &action, NULL);
    }
}

void signals_release(void)
{
    interrupted_db = NULL;
}

int signals_caught(void)
{
    return caught;
}
