/* SPDX-License-Identifier: MIT */
/* What is said when a text names no record, or several. */
#include <stdio.h>
#include <string.h>

#include "base/pinyin.h"
#include "base/utf8.h"
#include "record/find.h"
#include "record/mask.h"
#include "record/names.h"

enum { LISTED_MOST = 5, NEAREST = 3, LONGEST = 100 };

int find_several(struct chamber_db *db, const struct chamber_noun *noun, const char *text,
                 const struct chamber_ids *ids)
{
    CLEAN_STR struct str listed = {0};
    CLEAN_STR struct str typed = {0};
    char count[24];
    mask_add_typed(&typed, text);
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
    if (typed.failed || listed.failed)
        return fail_memory(db);
    return fail(db, CHAMBER_E_AMBIGUOUS, "ambiguous", str_text(&typed), count, str_text(&listed));
}

/* A member number is no slip for a name, nor the other way round. */
static bool digits_only(const char *text)
{
    return text[strspn(text, "0123456789")] == '\0';
}

/* What was asked for, and how far from it a name may be. */
struct wanted {
    const char *folded;
    size_t most;
    bool pinyin; /* it may be how a name is read */
    size_t read_most;
};

/* How far from a name: first of all from the nearest part of it, then from the whole. */
struct distance {
    size_t part, whole;
};

/* The records whose names are nearest so far, the nearest first. */
struct nearest {
    chamber_id ids[NEAREST];
    struct distance distances[NEAREST];
    size_t count;
};

static bool is_nearer(const struct distance *one, const struct distance *other)
{
    return one->part != other->part ? one->part < other->part : one->whole < other->whole;
}

static void take_out(struct nearest *nearest, size_t place)
{
    nearest->count--;
    for (size_t i = place; i < nearest->count; i++) {
        nearest->ids[i] = nearest->ids[i + 1];
        nearest->distances[i] = nearest->distances[i + 1];
    }
}

static void keep_nearer(struct nearest *nearest, chamber_id id, const struct distance *distance)
{
    for (size_t i = 0; i < nearest->count; i++) {
        if (nearest->ids[i] != id)
            continue;
        if (!is_nearer(distance, &nearest->distances[i])) /* by another of its names */
            return;
        take_out(nearest, i);
        break;
    }
    size_t place = nearest->count;
    while (place > 0 && is_nearer(distance, &nearest->distances[place - 1]))
        place--;
    if (place == NEAREST)
        return;
    nearest->count += nearest->count < NEAREST;
    for (size_t i = nearest->count - 1; i > place; i--) {
        nearest->ids[i] = nearest->ids[i - 1];
        nearest->distances[i] = nearest->distances[i - 1];
    }
    nearest->ids[place] = id;
    nearest->distances[place] = *distance;
}

/* Whether a name is near enough, as it is written or as it is read. */
static int measure(struct chamber_db *db, const struct wanted *wanted, const char *name,
                   struct distance *distance, bool *near)
{
    CLEAN_STR struct str spelled = {0};
    distance->whole = utf8_distance(wanted->folded, name, LONGEST);
    distance->part = utf8_part_distance(wanted->folded, name, wanted->most);
    if (distance->whole < distance->part) /* a swap counts once there */
        distance->part = distance->whole;
    *near = distance->part <= wanted->most;
    if (!wanted->pinyin || distance->part == 0)
        return CHAMBER_OK;
    if (pinyin_matches(name, wanted->folded)) {
        *distance = (struct distance){0, utf8_count(name)};
        *near = true;
        return CHAMBER_OK;
    }
    pinyin_spell(&spelled, name);
    if (spelled.failed)
        return fail_memory(db);
    size_t read = utf8_part_distance(wanted->folded, str_text(&spelled), wanted->read_most);
    if (read <= wanted->read_most && (!*near || read < distance->part)) {
        distance->part = read;
        *near = true;
    }
    return CHAMBER_OK;
}

/* The records nearest to the text: of a name at most half is wrong, one character of a short one,
 * and of what is typed as pinyin a third. */
static int find_nearest(struct chamber_db *db, const struct names *names, const char *folded,
                        struct nearest *nearest)
{
    size_t count = utf8_count(folded);
    struct wanted wanted = {folded, count > 3 ? count / 2 : 1, pinyin_typed(folded), count / 3};
    if (!count || count > LONGEST) /* no slip of the hand, and slow to compare */
        return CHAMBER_OK;
    if (wanted.pinyin)
        wanted.most = wanted.read_most;
    for (size_t i = 0; i < names->count; i++) {
        const struct name *name = &names->items[i];
        struct distance distance;
        bool near = false;
        if (name->rank == NAME_TAIL || digits_only(name->folded) != digits_only(folded))
            continue;
        int rc = measure(db, &wanted, name->folded, &distance, &near);
        if (rc < 0)
            return rc;
        if (near)
            keep_nearer(nearest, name->id, &distance);
    }
    return CHAMBER_OK;
}

static int add_nearest(struct chamber_db *db, const struct chamber_noun *noun, const char *folded,
                       struct str *listed)
{
    struct nearest nearest = {0};
    const struct names *names;
    int rc = names_of(db, noun, &names);
    if (rc == CHAMBER_OK)
        rc = find_nearest(db, names, folded, &nearest);
    for (size_t i = 0; i < nearest.count && rc == CHAMBER_OK; i++) {
        CLEAN_FREE char *label = NULL;
        rc = chamber_record_label(db, noun, nearest.ids[i], &label);
        if (rc == CHAMBER_OK)
            str_addf(listed, "%s%s", i ? ", " : "", label);
    }
    return rc == CHAMBER_OK && listed->failed ? fail_memory(db) : rc;
}

int find_none(struct chamber_db *db, const struct chamber_noun *noun, const char *text)
{
    CLEAN_STR struct str listed = {0};
    CLEAN_STR struct str typed = {0};
    CLEAN_FREE char *folded = utf8_folded(text);
    const char *label = record_noun_called(db, noun);
    int rc = folded ? add_nearest(db, noun, folded, &listed) : fail_memory(db);
    if (rc < 0)
        return rc;
    mask_add_typed(&typed, text); /* someone is also found by a phone */
    if (typed.failed)
        return fail_memory(db);
    if (listed.length)
        return fail(db, CHAMBER_E_NOT_FOUND, "not_found_near", label, str_text(&typed),
                    str_text(&listed), noun->name);
    return fail(db, CHAMBER_E_NOT_FOUND, "not_found", label, str_text(&typed), noun->name);
}
