/* SPDX-License-Identifier: MIT */
/* --map HEADING=FIELD: what the columns of a file are, against what they say. */
#include <string.h>

#include "cli/import.h"

static int add_map(struct cli *cli, char *pair, struct maps *maps)
{
    char *sign = strrchr(pair, '=');
    if (!sign || sign == pair || !sign[1])
        return complain(cli, CHAMBER_E_USAGE, "map", "map_form", pair);
    *sign = '\0';
    struct chamber_import_map *grown =
        reallocarray(maps->items, maps->count + 1, sizeof(*maps->items));
    if (!grown)
        return out_of_memory(cli);
    maps->items = grown;
    grown[maps->count++] = (struct chamber_import_map){pair, sign + 1};
    return CHAMBER_OK;
}

int maps_read(struct cli *cli, struct maps *maps)
{
    maps->text = given_switch(cli, "map") ? given_joined(cli, "map") : NULL;
    if (!maps->text && given_switch(cli, "map"))
        return out_of_memory(cli);
    if (!maps->text && given_switch(cli, "save_map"))
        return complain(cli, CHAMBER_E_USAGE, "save_map", "map_save_what");
    char *rest = maps->text;
    for (char *pair; rest && (pair = strsep(&rest, ";"));) {
        int result = *pair ? add_map(cli, pair, maps) : CHAMBER_OK;
        if (result < 0)
            return result;
    }
    return CHAMBER_OK;
}

void maps_free(struct maps *maps)
{
    free(maps->items);
    free(maps->text);
}
