/* SPDX-License-Identifier: MIT */
/* Three streams in the order of enterprises, read once for all the days asked for: ids, events,
 * dated fields. */
#include "stats/population.h"

#include "store/stmt.h"

/* An array of `capacity` items with room for one more than `count`; NULL if memory ran out. */
static void *with_room(void *items, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity)
        return items;
    size_t wanted = *capacity == 0 ? 256 : *capacity * 2;
    void *grown = realloc(items, wanted * size);
    if (grown != NULL)
        *capacity = wanted;
    return grown;
}

static int load_ids(struct chamber_db *db, struct population *population)
{
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_POPULATION_IDS);
    int rc;
    while ((rc = stmt_step(st)) == CHAMBER_ROW) {
        struct enterprise *items =
            with_room(population->items, population->count, &population->capacity, sizeof(*items));
        if (items == NULL)
            return fail_memory(db);
        population->items = items;
        items[population->count++] = (struct enterprise){.id = stmt_int(st, 0)};
    }
    return rc;
}

static enum membership status_of(const char *code)
{
    static const char *const codes[] = {
        [MEMBERSHIP_PROSPECT] = "prospect", [MEMBERSHIP_APPLICANT] = "applicant",
        [MEMBERSHIP_MEMBER] = "member",     [MEMBERSHIP_SUSPENDED] = "suspended",
        [MEMBERSHIP_LEFT] = "left",
    };
    for (size_t i = 0; code != NULL && i < COUNT_OF(codes); i++)
        if (strcmp(codes[i], code) == 0)
            return (enum membership)i;
    return MEMBERSHIP_PROSPECT;
}

static int add_change(struct chamber_db *db, struct population *population,
                      struct enterprise *enterprise, struct stmt *st)
{
    struct change *changes = with_room(population->changes, population->change_count,
                                       &population->change_capacity, sizeof(*changes));
    if (changes == NULL)
        return fail_memory(db);
    population->changes = changes;
    if (enterprise->change_count++ == 0)
        enterprise->first = population->change_count;
    struct change *change = &changes[population->change_count++];
    *change = (struct change){.status = status_of(stmt_text(st, 3)), .event = stmt_int(st, 2)};
    day_set(&change->on, stmt_text(st, 1));
    return CHAMBER_OK;
}

static int load_changes(struct chamber_db *db, const struct span *span,
                        struct population *population)
{
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_POPULATION_EVENTS);
    size_t at = 0;
    int rc;
    while ((rc = stmt_step(st)) == CHAMBER_ROW) {
        const char *on = stmt_text(st, 1);
        if (on != NULL && strcmp(on, span->as_of.text) > 0)
            continue;
        while (at < population->count && population->items[at].id < stmt_int(st, 0))
            at++;
        if (at == population->count || population->items[at].id != stmt_int(st, 0))
            continue;
        if ((rc = add_change(db, population, &population->items[at], st)) < 0)
            return rc;
    }
    return rc;
}

/* Keep a dated field's value; NULL empties it. A later day's value comes after an earlier one's. */
static void set_field(struct pool *pool, struct enterprise *enterprise, const char *field,
                      const char *value)
{
    if (strcmp(field, "kind") == 0)
        enterprise->kind = pool_word(pool, value);
    else if (strcmp(field, "industry") == 0)
        enterprise->industry = pool_word(pool, value);
    else if (strcmp(field, "size") == 0)
        enterprise->size = pool_word(pool, value);
    else if (strcmp(field, "place") == 0)
        enterprise->place = pool_word(pool, value);
    else if (strcmp(field, "party_state") == 0)
        enterprise->party =
            value != NULL && (strcmp(value, "own") == 0 || strcmp(value, "joint") == 0);
}

/* Those of an earlier day know the first of the latest one's changes. */
static int copy_until(struct chamber_db *db, const struct population *latest, const char *day,
                      struct population *out)
{
    out->items = reallocarray(NULL, latest->count + 1, sizeof(*out->items));
    out->changes = reallocarray(NULL, latest->change_count + 1, sizeof(*out->changes));
    if (out->items == NULL || out->changes == NULL)
        return fail_memory(db);
    for (size_t i = 0; i < latest->count; i++) {
        struct enterprise *item = &out->items[i];
        *item = latest->items[i];
        while (item->change_count > 0 &&
               strcmp(latest->changes[item->first + item->change_count - 1].on.text, day) > 0)
            item->change_count--;
    }
    if (latest->change_count > 0)
        memcpy(out->changes, latest->changes, latest->change_count * sizeof(*out->changes));
    out->count = latest->count;
    out->change_count = latest->change_count;
    return CHAMBER_OK;
}

static int load_fields(struct chamber_db *db, const struct span *spans, size_t count,
                       struct pool *pool, struct population *out)
{
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_POPULATION_FIELDS);
    stmt_bind_text(st, ":as_of", spans[0].as_of.text);
    size_t at = 0;
    int rc;
    while ((rc = stmt_step(st)) == CHAMBER_ROW) {
        while (at < out->count && out->items[at].id < stmt_int(st, 0))
            at++;
        const char *from_on = stmt_text(st, 3);
        for (size_t i = 0; i < count; i++)
            if (at < out->count && out->items[at].id == stmt_int(st, 0) &&
                (i == 0 || strcmp(from_on, spans[i].as_of.text) <= 0))
                set_field(pool, &out[i].items[at], stmt_text(st, 1), stmt_text(st, 2));
    }
    return rc;
}

int population_load(struct chamber_db *db, const struct span *spans, size_t count,
                    struct pool *pool, struct population *out)
{
    int rc = load_ids(db, out);
    if (rc == CHAMBER_OK)
        rc = load_changes(db, spans, out);
    for (size_t i = 1; i < count && rc == CHAMBER_OK; i++)
        rc = copy_until(db, out, spans[i].as_of.text, &out[i]);
    return rc == CHAMBER_OK ? load_fields(db, spans, count, pool, out) : rc;
}

void population_free(struct population *population)
{
    free(population->items);
    free(population->changes);
    *population = (struct population){0};
}

struct enterprise *population_find(const struct population *population, chamber_id id)
{
    size_t low = 0;
    size_t high = population->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (population->items[middle].id < id)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < population->count && population->items[low].id == id;
    return found ? &population->items[low] : NULL;
}

enum membership population_status(const struct population *population,
                                  const struct enterprise *enterprise, const char *day)
{
    for (size_t n = enterprise->change_count; n > 0; n--) {
        const struct change *change = &population->changes[enterprise->first + n - 1];
        if (strcmp(change->on.text, day) <= 0)
            return change->status;
    }
    return MEMBERSHIP_PROSPECT;
}
