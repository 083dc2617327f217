/* SPDX-License-Identifier: MIT */
/* Names that are none: failures that say which name is the nearest. */
#include <string.h>

#include "cli/cli.h"

struct nearest {
    const char *wanted;
    const char *name;
    size_t distance;
};

static void consider(struct nearest *nearest, const char *name)
{
    size_t distance = name_distance(nearest->wanted, name);
    if (!nearest->name || distance < nearest->distance) {
        nearest->name = name;
        nearest->distance = distance;
    }
}

int unknown_command(struct cli *cli, const char *word)
{
    struct nearest nearest = {.wanted = word};
    struct command_place place = {0};
    for (size_t i = 0; chamber_nouns()[i]; i++)
        consider(&nearest, chamber_noun_name(chamber_nouns()[i]));
    for (const struct command *at; (at = command_next(&place));) {
        if (!at->noun)
            consider(&nearest, at->verb);
    }
    return complain(cli, CHAMBER_E_USAGE, NULL, "command_unknown", word, nearest.name);
}

int unknown_verb(struct cli *cli, const struct chamber_noun *noun, const char *word)
{
    struct nearest nearest = {.wanted = word};
    struct command_place place = {0};
    for (const struct command *at; (at = command_next(&place));) {
        if (command_fits(at, noun))
            consider(&nearest, at->verb);
    }
    return complain(cli, CHAMBER_E_USAGE, NULL, "verb_unknown", chamber_noun_name(noun), word,
                    nearest.name);
}

int unknown_option(struct cli *cli, const char *name, size_t length)
{
    CLEAN_FREE char *wanted = strndup(name, length);
    if (!wanted)
        return out_of_memory(cli);
    struct nearest nearest = {.wanted = wanted};
    for (size_t i = 0; i < cli->options.count; i++) {
        consider(&nearest, cli->options.items[i].name);
        if (cli->options.items[i].alias)
            consider(&nearest, cli->options.items[i].alias);
    }
    return complain(cli, CHAMBER_E_USAGE, NULL, "option_unknown", wanted, nearest.name);
}
