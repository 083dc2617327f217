/* SPDX-License-Identifier: MIT */
/* Command lines from nowhere, an argument a line, on a database of their own. No argument has a
 * slash, so that every file they name is in this run's folder. */
#include "fuzz/command.h"
#include "fuzz/fuzz.h"

#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ARGUMENTS_MOST = 24 };

/* A copy of the sample that the command finds by itself. */
static void prepare(void)
{
    static bool prepared;
    if (!prepared) {
        setenv("CHAMBER_TODAY", "2018-12-31", 1);
        setenv("HOME", fuzz_path("home"), 1);
        unsetenv("XDG_CONFIG_HOME");
        unsetenv("XDG_DATA_HOME");
        struct chamber_db *db = fuzz_database();
        fuzz_must(chamber_backup(db, fuzz_path("sample.db")) == CHAMBER_OK,
                  "a database can be copied");
        fuzz_must(chdir(fuzz_path("")) == 0, "a folder can be entered");
        setenv("CHAMBER_DB", "command.db", 1);
        prepared = true;
    }
    fuzz_must(system("rm -rf -- command.db* && cp sample.db command.db") == 0, "it can be copied");
}

/* Nothing is typed, and what is printed goes nowhere. */
static int run_quietly(int argc, char **argv)
{
    static const int modes[] = {O_RDONLY, O_WRONLY, O_WRONLY};
    int kept[3];
    fflush(stdout);
    for (int i = 0; i < 3; i++) {
        int nowhere = open("/dev/null", modes[i]);
        kept[i] = dup(i);
        dup2(nowhere, i);
        close(nowhere);
    }
    int code = chamber_main(argc, argv);
    fflush(stdout);
    for (int i = 0; i < 3; i++) {
        dup2(kept[i], i);
        close(kept[i]);
    }
    return code;
}

static bool is_contracts(int code)
{
    return (code >= 0 && code <= 5) || code == 130;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char name[] = "chamber";
    char *argv[ARGUMENTS_MOST + 2] = {name};
    int argc = 1;
    char *text = fuzz_text(data, size);
    if (!strchr(text, '/')) {
        char *rest = text;
        for (char *word; argc <= ARGUMENTS_MOST && (word = strsep(&rest, "\n"));)
            argv[argc++] = word;
        prepare();
        fuzz_must(is_contracts(run_quietly(argc, argv)), "the exit code is one of the contract's");
    }
    free(text);
    return 0;
}
