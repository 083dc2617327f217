/* SPDX-License-Identifier: MIT */
/* What refers to what: a part NAME has its list in _rels/NAME.rels beside it. */
#include <string.h>

#include "xlsx/read.h"

enum { RELATIONS_MAX = 4096 };

struct reading {
    struct relations *relations;
    const char *part;
    struct xlsx_failure *failure;
};

/* The entry that a target names, seen from the part: "../media/x", "/xl/x". A way out of the
 * package ends at its root. */
static char *resolve(const char *part, const char *target)
{
    const char *slash = strrchr(part, '/');
    size_t folder = target[0] != '/' && slash ? (size_t)(slash - part) : 0;
    CLEAN_STR struct str name = {0};
    str_add_bytes(&name, part, folder);
    while (*target) {
        size_t length = strcspn(target, "/\\");
        if (length == 2 && strncmp(target, "..", 2) == 0) {
            const char *last = strrchr(str_text(&name), '/');
            name.length = last ? (size_t)(last - name.data) : 0;
            if (name.data)
                name.data[name.length] = '\0';
        } else if (length > 0 && !(length == 1 && *target == '.')) {
            str_add(&name, name.length > 0 ? "/" : "");
            str_add_bytes(&name, target, length);
        }
        target += length + (target[length] != '\0');
    }
    return str_take(&name);
}

static int start(void *payload, const char *element, const char **attributes)
{
    struct reading *reading = payload;
    struct relations *relations = reading->relations;
    const char *id = part_attribute(attributes, "Id");
    const char *type = part_attribute(attributes, "Type");
    const char *target = part_attribute(attributes, "Target");
    const char *mode = part_attribute(attributes, "TargetMode");
    if (strcmp(element, "Relationship") != 0 || !id || !type || !target ||
        (mode && strcmp(mode, "External") == 0))
        return 0;
    if (relations->count == RELATIONS_MAX)
        return read_fail(reading->failure, "xlsx_damaged", reading->part);
    if (!relations->items)
        relations->items = calloc(RELATIONS_MAX, sizeof *relations->items);
    if (!relations->items)
        return XLSX_NO_MEMORY;
    struct relation *relation = &relations->items[relations->count++];
    *relation = (struct relation){strdup(id), strdup(type), resolve(reading->part, target)};
    return relation->id && relation->type && relation->target ? 0 : XLSX_NO_MEMORY;
}

int read_relations(struct zip *zip, const char *part, struct relations *relations,
                   struct xlsx_failure *failure)
{
    struct reading reading = {relations, part, failure};
    const struct part_reader reader = {.payload = &reading, .start = start};
    const char *slash = strrchr(part, '/');
    size_t folder = slash ? (size_t)(slash - part) + 1 : 0;
    CLEAN_STR struct str name = {0};
    str_add_bytes(&name, part, folder);
    str_add(&name, "_rels/");
    str_add(&name, part + folder);
    str_add(&name, ".rels");
    if (name.failed)
        return XLSX_NO_MEMORY;
    if (!zip_find(zip, str_text(&name)))
        return 0;
    return part_read(zip, str_text(&name), &reader, failure);
}

/* Types are addresses, which differ between the two editions of the standard but for their ends. */
bool relation_is(const struct relation *relation, const char *ending)
{
    size_t length = strlen(relation->type), size = strlen(ending);
    return length >= size && strcmp(relation->type + length - size, ending) == 0;
}

const struct relation *relation_of_type(const struct relations *relations, const char *ending)
{
    for (size_t i = 0; i < relations->count; i++)
        if (relation_is(&relations->items[i], ending))
            return &relations->items[i];
    return NULL;
}

const struct relation *relation_of_id(const struct relations *relations, const char *id)
{
    for (size_t i = 0; i < relations->count; i++)
        if (strcmp(relations->items[i].id, id) == 0)
            return &relations->items[i];
    return NULL;
}

void relations_free(struct relations *relations)
{
    for (size_t i = 0; i < relations->count; i++) {
        free(relations->items[i].id);
        free(relations->items[i].type);
        free(relations->items[i].target);
    }
    free(relations->items);
    *relations = (struct relations){0};
}
