/* SPDX-License-Identifier: MIT */
/* Small bars beside the rows of a breakdown, on a terminal that has room for them: blocks of an
 * eighth of a column. They are no colour and no value: nothing that is read on has them. */
#include <inttypes.h>
#include <string.h>

#include "cli/stats.h"

enum { BAR_MOST = 16, BAR_LEAST = 4, GAP = 2, EIGHTHS = 8 };

/* How many columns a text takes: what is beyond the alphabets takes two. */
static size_t width_of(const char *text)
{
    size_t width = 0;
    for (const char *p = text ? text : ""; *p; p++) {
        unsigned char byte = (unsigned char)*p;
        width += byte >= 0xE0 ? 2 : byte < 0x80 || byte >= 0xC0 ? 1 : 0;
    }
    return width;
}

static size_t greater(size_t a, size_t b)
{
    return a > b ? a : b;
}

/* How wide a column of numbers is. */
static size_t number_width(const char *heading, double most)
{
    char text[32];
    snprintf(text, sizeof(text), "%.15g", most);
    return greater(width_of(heading), strlen(text)) + GAP;
}

/* What the table takes without its bars. */
static size_t taken(const struct cli *cli, const struct chamber_breakdown *breakdown)
{
    size_t label = width_of(breakdown->id), level = width_of(phrase(cli, "stats_level"));
    double most = 0;
    for (size_t i = 0; i < breakdown->row_count; i++) {
        const struct chamber_breakdown_row *row = &breakdown->rows[i];
        label = greater(label, width_of(row->label));
        level = greater(level, width_of(row->level_word));
        most = row->value > most ? (double)row->value : most;
        most = row->previous.value > most ? row->previous.value : most;
    }
    size_t width = label + number_width(phrase(cli, "stats_value"), most) +
                   number_width(phrase(cli, "stats_previous"), most);
    for (size_t i = 0; i < breakdown->rows[0].column_count; i++)
        width += number_width(breakdown->rows[0].columns[i].label, most);
    return width + (breakdown_has_levels(breakdown) ? level + GAP : 0);
}

struct bars bars_of(const struct cli *cli, const struct chamber_breakdown *breakdown)
{
    struct bars bars = {0};
    size_t room = table_room(cli);
    if (breakdown->chart == CHAMBER_CHART_NONE || breakdown->row_count == 0 || room == 0)
        return bars;
    for (size_t i = 0; i < breakdown->row_count; i++)
        bars.most = breakdown->rows[i].value > bars.most ? breakdown->rows[i].value : bars.most;
    size_t used = taken(cli, breakdown) + GAP;
    size_t left = room > used ? room - used : 0;
    if (bars.most > 0 && left >= BAR_LEAST)
        bars.width = left < BAR_MOST ? left : BAR_MOST;
    return bars;
}

const char *bar_text(const struct bars *bars, int64_t value, char text[BAR_SIZE])
{
    static const char *const parts[EIGHTHS] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    size_t length = 0, whole = bars->width * EIGHTHS;
    text[0] = '\0';
    if (value <= 0)
        return text;
    size_t eighths = (size_t)((double)value / (double)bars->most * (double)whole + 0.5);
    eighths = eighths == 0 ? 1 : eighths;
    for (; eighths >= EIGHTHS && length + 2 * strlen("█") < BAR_SIZE; eighths -= EIGHTHS)
        length += (size_t)snprintf(text + length, BAR_SIZE - length, "█");
    snprintf(text + length, BAR_SIZE - length, "%s", parts[eighths % EIGHTHS]);
    return text;
}
