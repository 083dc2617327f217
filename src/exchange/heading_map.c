/* SPDX-License-Identifier: MIT */
/* What headings mean against what they say: by the caller, or by a mapping that was saved as the
 * setting `import.map.NOUN`. */
#include <chamber/setting.h>

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "domain/saved_map.h"
#include "exchange/heading.h"
#include "record/record.h"

/* A heading as it is compared; of two rows, "a / b", both without what stands between them. */
static char *map_folded(const char *heading)
{
    static const char between[] = " / ";
    CLEAN_STR struct str joined = {0};
    const char *at = strstr(heading, between);
    str_add_bytes(&joined, heading, at ? (size_t)(at - heading) : strlen(heading));
    str_add(&joined, at ? at + strlen(between) : "");
    return joined.failed ? NULL : utf8_folded(str_text(&joined));
}

static int add_map(struct import *import, const char *heading, const struct saved_target *target,
                   enum chamber_import_by by)
{
    struct heading_map *grown =
        reallocarray(import->maps, import->map_count + 1, sizeof *import->maps);
    if (!grown)
        return fail_memory(import->db);
    import->maps = grown;
    struct heading_map *map = &grown[import->map_count++];
    *map = (struct heading_map){.heading = str_copy(heading),
                                .folded = map_folded(heading),
                                .id = target->id,
                                .field = target->field,
                                .by = by};
    return map->heading && map->folded ? CHAMBER_OK : fail_memory(import->db);
}

static struct heading_map *find_map(struct import *import, const char *folded)
{
    for (size_t i = 0; i < import->map_count; i++)
        if (*folded && strcmp(import->maps[i].folded, folded) == 0)
            return &import->maps[i];
    return NULL;
}

/* Those of the caller. */
static int read_given(struct import *import)
{
    for (size_t i = 0; i < import->how->map_count; i++) {
        const struct chamber_import_map *given = &import->how->maps[i];
        struct saved_target target;
        if (!saved_map_target(import->noun, given->field, &target)) {
            const char *near = heading_nearest(import->noun, given->field);
            return fail(import->db, CHAMBER_E_USAGE,
                        near ? "map_field_unknown_near" : "map_field_unknown", given->field, near);
        }
        int rc = add_map(import, given->heading, &target, CHAMBER_BY_MAP);
        if (rc < 0)
            return rc;
    }
    return CHAMBER_OK;
}

static void setting_name(const struct import *import, char *name, size_t size)
{
    snprintf(name, size, "%s%s", SAVED_MAP_FAMILY, import->noun->name);
}

/* Those saved, but for headings that the caller says otherwise of. */
static int read_saved(struct import *import)
{
    char name[64];
    CLEAN_FREE char *value = NULL;
    CLEAN_STR struct str heading = {0};
    struct saved_target target;
    setting_name(import, name, sizeof name);
    int rc = chamber_setting_value(import->db, name, NULL, &value);
    const char *rest = value ? value : "";
    while (rc == CHAMBER_OK && *rest) {
        if (!saved_map_next(import->noun, &rest, &heading, &target))
            return heading.failed ? fail_memory(import->db)
                                  : fail(import->db, CHAMBER_E_REFUSED, "map_saved_bad", name);
        CLEAN_FREE char *folded = map_folded(str_text(&heading));
        if (!folded)
            return fail_memory(import->db);
        if (!find_map(import, folded))
            rc = add_map(import, str_text(&heading), &target, CHAMBER_BY_SAVED);
    }
    return rc;
}

int heading_maps(struct import *import)
{
    int rc = read_given(import);
    return rc == CHAMBER_OK ? read_saved(import) : rc;
}

bool heading_by_map(struct import *import, const char *folded, struct column *column)
{
    struct heading_map *map = find_map(import, folded);
    if (!map)
        return false;
    map->used = true;
    *column = (struct column){.kind = COLUMN_EMPTY, .field = map->field, .by = map->by};
    if (map->id) {
        column->kind = COLUMN_ID;
    } else if (map->field) {
        column->kind = COLUMN_FIELD;
        column->bit = UINT64_C(1) << (map->field - import->noun->fields);
    }
    return true;
}

int heading_maps_used(struct import *import)
{
    for (size_t i = 0; i < import->map_count; i++)
        if (import->maps[i].by == CHAMBER_BY_MAP && !import->maps[i].used)
            return fail(import->db, CHAMBER_E_USAGE, "map_no_column", import->maps[i].heading);
    return CHAMBER_OK;
}

/* The setting's record, if it is there; it holds from ever. */
static int find_setting(struct import *import, const char *name, struct chamber_setting *setting)
{
    struct chamber_cursor *cursor = NULL;
    const struct chamber_filter filters[] = {{"name", name}, {"from_on", ""}};
    const struct chamber_list list = {.filters = filters, .filter_count = COUNT_OF(filters)};
    int rc = chamber_setting_open(import->db, &list, &cursor);
    while (rc >= 0 && (rc = chamber_setting_next(cursor, setting)) == CHAMBER_ROW)
        if (strcmp(setting->name, name) == 0)
            break;
    chamber_cursor_close(cursor);
    return rc;
}

int import_save_maps(struct import *import)
{
    char name[64];
    CLEAN_STR struct str value = {0};
    CLEAN_RECORD(setting, stored);
    setting_name(import, name, sizeof name);
    for (size_t i = 0; i < import->map_count; i++) {
        const struct heading_map *map = &import->maps[i];
        const char *field = map->id ? "id" : map->field ? map->field->name : "-";
        if (!saved_map_add(&value, map->heading, field))
            return fail(import->db, CHAMBER_E_USAGE, "map_not_saved", map->heading);
    }
    if (value.failed)
        return fail_memory(import->db);
    if (import->map_count == 0)
        return CHAMBER_OK;
    int rc = find_setting(import, name, &stored);
    if (rc < 0)
        return rc;
    struct chamber_setting setting = {
        .id = rc == CHAMBER_ROW ? stored.id : 0, .name = name, .value = str_text(&value)};
    if (setting.id)
        return chamber_setting_update(import->db, &setting,
                                      chamber_field_bit(&chamber_setting_noun, "value"), NULL);
    return chamber_setting_add(import->db, &setting, NULL);
}
