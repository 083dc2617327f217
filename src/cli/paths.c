/* SPDX-License-Identifier: MIT */
/* Where things are: the database, the configuration; and who acts. */
#include <inttypes.h>
#include <pwd.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"

/* A folder of the XDG base directory specification 0.8: a relative one is ignored. */
static char *xdg_path(const char *variable, const char *below_home, const char *name)
{
    const char *folder = getenv(variable);
    const char *home = getenv("HOME");
    if (folder && folder[0] == '/')
        return text_format("%s/%s", folder, name);
    if (home && home[0] == '/')
        return text_format("%s/%s/%s", home, below_home, name);
    return NULL;
}

/* Cut the blanks off both ends, in place. */
static char *trimmed(char *text)
{
    text += strspn(text, " \t\r\n");
    size_t length = strlen(text);
    while (length > 0 && strchr(" \t\r\n", text[length - 1]))
        length--;
    text[length] = '\0';
    return text;
}

/* Lines `key = value`; others and those beginning with # are no settings. */
char *configuration_path(void)
{
    return xdg_path("XDG_CONFIG_HOME", ".config", "chamber/config");
}

char *configured(const char *key)
{
    CLEAN_FREE char *path = configuration_path();
    FILE *file = path ? fopen(path, "re") : NULL;
    CLEAN_FREE char *line = NULL;
    char *found = NULL;
    size_t size = 0;
    while (file && getline(&line, &size, file) > 0) {
        char *equals = strchr(line, '=');
        if (!equals || *trimmed(line) == '#')
            continue;
        *equals = '\0';
        if (strcmp(trimmed(line), key) == 0) {
            free(found);
            found = strdup(trimmed(equals + 1));
        }
    }
    if (file)
        fclose(file);
    return found;
}

char *database_path(struct cli *cli)
{
    const char *given = given_value(cli, "db");
    if (given && !*given) {
        complain(cli, CHAMBER_E_USAGE, "db", "option_needs_value", "db");
        return NULL;
    }
    if (!given)
        given = getenv("CHAMBER_DB");
    char *path = given && *given ? strdup(given) : configured("db");
    if (!path || !*path) {
        free(path);
        path = xdg_path("XDG_DATA_HOME", ".local/share", "chamber/chamber.db");
    }
    if (!path)
        complain(cli, CHAMBER_E_USAGE, NULL, "db_nowhere");
    return path;
}

int set_actor(struct cli *cli)
{
    const char *given = given_value(cli, "as");
    const struct passwd *login = given ? NULL : getpwuid(getuid());
    if (given || (login && *login->pw_name))
        cli->actor = strdup(given ? given : login->pw_name);
    else
        cli->actor = text_format("uid %ju", (uintmax_t)getuid());
    return cli->actor ? chamber_set_actor(cli->db, cli->actor) : out_of_memory(cli);
}
