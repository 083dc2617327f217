/* SPDX-License-Identifier: MIT */
/* Where things are: the database, the configuration; and who acts. */
#include <errno.h>
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

/* Whether there is nothing to read: not there, or another user's. */
static bool is_absent(void)
{
    return errno == ENOENT || errno == ENOTDIR || errno == EACCES;
}

static bool read_setting(FILE *file, const char *key, char **value)
{
    CLEAN_FREE char *line = NULL;
    size_t size = 0;
    while (getline(&line, &size, file) > 0) {
        char *equals = strchr(line, '=');
        if (!equals || *trimmed(line) == '#')
            continue;
        *equals = '\0';
        if (strcmp(trimmed(line), key) != 0)
            continue;
        free(*value);
        *value = strdup(trimmed(equals + 1));
        if (!*value)
            return false;
    }
    return feof(file) && !ferror(file);
}

bool configured(const char *key, char **value)
{
    *value = NULL;
    errno = 0;
    CLEAN_FREE char *path = configuration_path();
    FILE *file = path ? fopen(path, "re") : NULL;
    if (!file)
        return path ? is_absent() : errno == 0;
    bool ok = read_setting(file, key, value);
    int why = errno;
    fclose(file);
    errno = why;
    return ok;
}

/* What is configured is unknown: to go on could mean another database, or writing to one that is
 * not to be written. */
static int refuse_unread(struct cli *cli)
{
    int why = errno;
    CLEAN_FREE char *path = why == ENOMEM ? NULL : configuration_path();
    return path ? complain(cli, CHAMBER_E_IO, NULL, "config_cannot", path) : out_of_memory(cli);
}

/* The configured database, else the usual one. */
static int usual_path(struct cli *cli)
{
    if (!configured("db", &cli->path))
        return refuse_unread(cli);
    if (cli->path && *cli->path)
        return CHAMBER_OK;
    free(cli->path);
    errno = 0;
    cli->path = xdg_path("XDG_DATA_HOME", ".local/share", "chamber/chamber.db");
    if (cli->path)
        return CHAMBER_OK;
    return errno == ENOMEM ? out_of_memory(cli)
                           : complain(cli, CHAMBER_E_USAGE, NULL, "db_nowhere");
}

int database_path(struct cli *cli)
{
    const char *given = given_value(cli, "db");
    if (given && !*given)
        return complain(cli, CHAMBER_E_USAGE, "db", "option_needs_value", "db");
    if (!given)
        given = getenv("CHAMBER_DB");
    if (!given || !*given)
        return usual_path(cli);
    cli->path = strdup(given);
    return cli->path ? CHAMBER_OK : out_of_memory(cli);
}

/* A word that is neither is no reason to write. */
static int yes_or_no(struct cli *cli, const char *word, bool *yes)
{
    static const char *const agrees[] = {"yes", "true", "1", "是"};
    static const char *const denies[] = {"no", "false", "0", "否", ""};
    for (size_t i = 0; i < COUNT_OF(agrees); i++)
        if (strcmp(word, agrees[i]) == 0) {
            *yes = true;
            return CHAMBER_OK;
        }
    for (size_t i = 0; i < COUNT_OF(denies); i++)
        if (strcmp(word, denies[i]) == 0)
            return CHAMBER_OK;
    return complain(cli, CHAMBER_E_USAGE, "read_only", "read_only_word", word);
}

int set_read_only(struct cli *cli)
{
    const char *word = getenv("CHAMBER_READ_ONLY");
    CLEAN_FREE char *kept = NULL;
    if (!(word && *word) && !configured("read_only", &kept))
        return refuse_unread(cli);
    cli->read_only = given_switch(cli, "read_only");
    if (cli->read_only)
        return CHAMBER_OK;
    return yes_or_no(cli, kept ? kept : word ? word : "", &cli->read_only);
}

enum chamber_mode reading_mode(const struct cli *cli)
{
    return cli->read_only ? CHAMBER_READ_ONLY : CHAMBER_READ;
}

int set_actor(struct cli *cli)
{
    const char *given = given_value(cli, "as");
    errno = 0;
    const struct passwd *login = given ? NULL : getpwuid(getuid());
    if (given || (login && *login->pw_name))
        cli->actor = strdup(given ? given : login->pw_name);
    else if (errno != ENOMEM) /* a number for the name would stay in the log */
        cli->actor = text_format("uid %ju", (uintmax_t)getuid());
    return cli->actor ? chamber_set_actor(cli->db, cli->actor) : out_of_memory(cli);
}
