/* SPDX-License-Identifier: MIT */
#include "domain/saved_map.h"

#include <stdio.h>
#include <string.h>

bool saved_map_target(const struct chamber_noun *noun, const char *field,
                      struct saved_target *target)
{
    *target = (struct saved_target){.id = strcmp(field, "id") == 0};
    if (!target->id && strcmp(field, "-") != 0)
        target->field = chamber_noun_field(noun, field);
    return target->id || target->field || strcmp(field, "-") == 0;
}

bool saved_map_next(const struct chamber_noun *noun, const char **value, struct str *heading,
                    struct saved_target *target)
{
    char field[64];
    size_t length = strcspn(*value, ";"), sign = strcspn(*value, "=;");
    if ((*value)[sign] != '=' || length - sign > sizeof field)
        return false;
    str_reset(heading);
    str_add_bytes(heading, *value, sign);
    snprintf(field, sizeof field, "%.*s", (int)(length - sign - 1), *value + sign + 1);
    *value += length + ((*value)[length] == ';');
    return !heading->failed && heading->length > 0 && saved_map_target(noun, field, target);
}

bool saved_map_add(struct str *value, const char *heading, const char *field)
{
    if (strpbrk(heading, "=;") || !heading[strspn(heading, "0123456789")])
        return false;
    str_add(value, value->length > 0 ? ";" : "");
    str_add(value, heading);
    str_add(value, "=");
    str_add(value, field);
    return true;
}

bool saved_map_valid(const struct chamber_noun *noun, const char *value, bool *valid)
{
    CLEAN_STR struct str heading = {0};
    struct saved_target target;
    *valid = true;
    while (*valid && *value)
        *valid = saved_map_next(noun, &value, &heading, &target);
    return !heading.failed;
}
