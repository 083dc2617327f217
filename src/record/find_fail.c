/* SPDX-License-Identifier: MIT */
/* What is said when a text names no record, or several. */
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "record/find.h"
#include "record/names.h"

enum { LISTED_MOST = 5, NEAREST = 3, LONGEST = 100 };

int find_several(struct chamber_db *db, const struct chamber_noun *noun, const char *text,
                 const struct chamber_ids *ids)
{
    CLEAN_STR struct str listed = {0};
    char count[24];
    for (size_t i = 0; i < ids->count && i < LISTED_MOST; i++) {
        CLEAN_FREE char *label = NULL;
        int rc = chamber_record_label(db, noun, ids->items[i], &label);
        if (rc < 0)
            return rc;
        str_addf(&listed, "%s#%lld %s", i ? ", " : "", (long long)ids->items[i], label);
    }
    if (ids->count > LISTED_MOST)
        str_add(&listed, " …");
    snprintf(count, sizeof count, "%zu", ids->count);
    return fail(db, CHAMBER_E_AMBIGUOUS, "ambiguous", text, count, str_text(&listed));
}

/* How far a name is from the text: none if the text is part of it. */
static size_t distance_to(const char *name, const char *folded, size_t most)
{
    return strstr(name, folded) ? 0 : utf8_distance(folded, name, most);
}

/* A member number is no slip for a name, nor the other way round. */
static bool digits_only(const char *text)
{
    return text[strspn(text, "0123456789")] == '\0';
}

/* The nearest names so far, the nearest first. */
struct nearest {
    const char *names[NEAREST];
    size_t distances[NEAREST];
    size_t count;
};

static void keep_nearer(struct nearest *nearest, const char *name, size_t distance)
{
    size_t place = nearest->count;
    while (place > 0 && nearest->distances[place - 1] > distance)
        place--;
    if (place == NEAREST)
        return;
    nearest->count += nearest->count < NEAREST;
    for (size_t i = nearest->count - 1; i > place; i--) {
        nearest->names[i] = nearest->names[i - 1];
        nearest->distances[i] = nearest->distances[i - 1];
    }
    nearest->names[place] = name;
    nearest->distances[place] = distance;
}

/* The names nearest to the text, at most half of it away, one character of a short one. */
static void add_nearest(const struct names *names, const char *folded, struct str *listed)
{
    size_t count = utf8_count(folded), most = count > 3 ? count / 2 : 1;
    struct nearest nearest = {0};
    if (!count || count > LONGEST) /* no slip of the hand, and slow to compare */
        return;
    for (size_t i = 0; i < names->count; i++) {
        const char *name = names->items[i].folded;
        bool again = i > 0 && strcmp(names->items[i - 1].folded, name) == 0;
        if (again || names->items[i].rank == NAME_TAIL || digits_only(name) != digits_only(folded))
            continue;
        size_t limit = nearest.count == NEAREST ? nearest.distances[NEAREST - 1] : most;
        size_t distance = distance_to(name, folded, limit);
        if (distance <= limit && distance <= most)
            keep_nearer(&nearest, name, distance);
    }
    for (size_t i = 0; i < nearest.count; i++)
        str_addf(listed, "%s%s", i ? ", " : "", nearest.names[i]);
}

int find_none(struct chamber_db *db, const struct chamber_noun *noun, const char *text)
{
    CLEAN_STR struct str listed = {0};
    CLEAN_FREE char *folded = utf8_folded(text);
    const struct names *names;
    const char *label = record_noun_called(db, noun);
    int rc = names_of(db, noun, &names);
    if (rc < 0)
        return rc;
    if (!folded)
        return fail_memory(db);
    add_nearest(names, folded, &listed);
    if (listed.length)
        return fail(db, CHAMBER_E_NOT_FOUND, "not_found_near", label, text, str_text(&listed),
                    noun->name);
    return fail(db, CHAMBER_E_NOT_FOUND, "not_found", label, text, noun->name);
}
