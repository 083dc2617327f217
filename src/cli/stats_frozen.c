/* SPDX-License-Identifier: MIT */
/* stats --freeze keeps what is reported; and of a frozen period it is said which figures are no
 * longer what was reported, and since which batches. */
#include <inttypes.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/stats.h"

int freeze_stats(struct cli *cli, const char *as_of)
{
    chamber_id id = 0;
    struct chamber_frozen frozen = {0};
    int result = chamber_stats_freeze(cli->db, cli->operands[0], as_of, &id);
    if (result < 0)
        return result;
    cli->stored = true;
    result = chamber_frozen_get(cli->db, id, &frozen);
    if (result == CHAMBER_OK) {
        const struct written written = {.id = id,
                                        .fields =
                                            chamber_field_bit(&chamber_frozen_noun, "period") |
                                            chamber_field_bit(&chamber_frozen_noun, "as_of"),
                                        .values = &frozen};
        result = print_written(cli, &chamber_frozen_noun, &written);
    }
    chamber_frozen_clear(&frozen);
    if (result == CHAMBER_OK && !cli->in_batch)
        say_batch(cli);
    return result;
}

/* "#45, #47" (malloc); "" if there are none. */
static char *batches_text(const struct cli *cli, const struct chamber_difference *difference)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = text_open(&text, &size);
    for (size_t i = 0; out && i < difference->batch_count; i++)
        fprintf(out, "%s%" PRId64, i > 0 ? marks_of(cli)->comma : "", difference->batches[i]);
    if (out && text_close(out))
        return text;
    free(text);
    return NULL;
}

static const char *number_text(struct chamber_number number, char *text, size_t size)
{
    if (number.given)
        snprintf(text, size, "%.6g", number.value);
    else
        snprintf(text, size, "—");
    return text;
}

static int say_difference(struct cli *cli, const struct chamber_difference *difference)
{
    char then[32], now[32];
    CLEAN_FREE char *batches = batches_text(cli, difference);
    if (!batches)
        return out_of_memory(cli);
    number_text(difference->frozen, then, sizeof(then));
    number_text(difference->live, now, sizeof(now));
    if (difference->batch_count > 0)
        say(cli, "frozen_differs", difference->id, difference->label, then, now, batches);
    else
        say(cli, "frozen_differs_unknown", difference->id, difference->label, then, now);
    return CHAMBER_OK;
}

/* Whether it is of the section that is shown. */
static bool is_shown(const struct chamber_stats *stats, const struct chamber_difference *difference)
{
    size_t count;
    const struct chamber_breakdown *tables = chamber_stats_breakdowns(stats, &count);
    if (!difference->row)
        return chamber_stats_figure(stats, difference->id);
    for (size_t i = 0; i < count; i++)
        if (strcmp(tables[i].id, difference->id) == 0)
            return true;
    return false;
}

int say_differences(struct cli *cli, const struct chamber_stats *stats,
                    const struct chamber_differences *differences)
{
    char number[24];
    size_t shown = 0;
    int result = CHAMBER_OK;
    if (differences->id == 0)
        return CHAMBER_OK;
    for (size_t i = 0; i < differences->count; i++)
        shown += is_shown(stats, &differences->items[i]) ? 1 : 0;
    snprintf(number, sizeof(number), "%zu", shown);
    if (shown == 0)
        say(cli, "frozen_same", cli->operands[0], differences->as_of);
    else
        say(cli, "frozen_since", cli->operands[0], differences->as_of, number);
    if (differences->definitions != differences->frozen_definitions)
        say(cli, "frozen_definitions");
    for (size_t i = 0; i < differences->count && result == CHAMBER_OK; i++)
        if (is_shown(stats, &differences->items[i]))
            result = say_difference(cli, &differences->items[i]);
    snprintf(number, sizeof(number), "%" PRId64, differences->blocked);
    if (result == CHAMBER_OK && differences->blocked)
        say(cli, "frozen_blocked", number);
    return result;
}
