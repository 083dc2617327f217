/* SPDX-License-Identifier: MIT */
/* The first rows are read once, counting each delimiter there may be: the right one gives the most
 * rows of one width, others stand in a text here and there. Titles above the table have none, notes
 * have what they like. */
#include "exchange/delimiter.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/cleanup.h"
#include "base/utf8_table.h"

enum { ROWS_MAX = 40, BYTES_MAX = 256 * 1024, CANDIDATES = 4 };

static const struct {
    const char *text;
    bool in_texts; /* people write it in a text too */
} candidates[CANDIDATES] = {{",", false}, {";", true}, {"\t", false}, {"，", true}};

/* How often each delimiter stands in each row that has anything else in it. */
struct counts {
    size_t of[CANDIDATES][ROWS_MAX];
    size_t rows;
};

/* What a delimiter makes of the rows. */
struct score {
    size_t rows;  /* that have it as often as most that have it */
    size_t often; /* how often that is */
    bool heading; /* so has the first row */
};

/* Past the quote that closes the one here, or at the end. */
static const char *past_quoted(const char *at, const char *end)
{
    for (at++; at < end; at++) {
        if (*at != '"')
            continue;
        if (at + 1 == end || at[1] != '"')
            return at + 1;
        at++;
    }
    return end;
}

/* Which delimiter is here; CANDIDATES: none. */
static size_t delimiter_at(const char *at)
{
    size_t n = 0;
    while (n < CANDIDATES && strncmp(at, candidates[n].text, strlen(candidates[n].text)) != 0)
        n++;
    return n;
}

/* Past one row, adding it. */
static const char *count_row(const char *at, const char *end, struct counts *counts)
{
    size_t found[CANDIDATES] = {0};
    bool filled = false, begins = true;
    while (at < end && *at != '\r' && *at != '\n') {
        size_t n = delimiter_at(at);
        if (n < CANDIDATES) {
            at += strlen(candidates[n].text);
            found[n]++;
            begins = true;
            continue;
        }
        filled = filled || *at != ' ';
        at = begins && *at == '"' ? past_quoted(at, end) : at + 1;
        begins = false;
    }
    for (size_t n = 0; n < CANDIDATES && filled; n++)
        counts->of[n][counts->rows] = found[n];
    counts->rows += filled;
    return at < end ? at + 1 : end;
}

static struct score score_of(const size_t *counts, size_t rows)
{
    struct score best = {0};
    for (size_t i = 0; i < rows; i++) {
        struct score score = {.often = counts[i]};
        for (size_t n = 0; n < rows; n++)
            score.rows += counts[n] == score.often;
        if (score.often > 0 &&
            (score.rows > best.rows || (score.rows == best.rows && score.often > best.often)))
            best = score;
    }
    best.heading = best.often > 0 && counts[0] == best.often;
    return best;
}

static bool is_better(const struct score *a, const struct score *b)
{
    if (a->rows != b->rows)
        return a->rows > b->rows;
    if (a->often != b->often)
        return a->often > b->often;
    return a->heading && !b->heading;
}

/* A line `sep=X`, X any one character, as spreadsheets write it for each other. */
static bool says(const char *text, struct delimiter *delimiter)
{
    uint32_t character;
    bool quoted = text[0] == '"';
    const char *at = text + quoted;
    if (strncasecmp(at, "sep=", 4) != 0)
        return false;
    at += 4;
    size_t size = utf8_decode(at, SIZE_MAX, &character);
    if (size == 0 || *at == '\r' || *at == '\n' || *at == '"')
        return false;
    const char *said = at;
    at += size;
    at += quoted && *at == '"';
    at += strspn(at, ",;\t "); /* of a row as wide as the others */
    if (*at && *at != '\r' && *at != '\n')
        return false;
    at += at[0] == '\r' && at[1] == '\n' ? 2 : *at != '\0';
    *delimiter = (struct delimiter){.start = (size_t)(at - text), .found = true};
    memcpy(delimiter->text, said, size);
    return true;
}

void delimiter_find(const char *text, size_t length, struct delimiter *delimiter)
{
    struct score best = {0};
    struct counts counts = {.rows = 0};
    const char *end = text + (length < BYTES_MAX ? length : BYTES_MAX);
    *delimiter = (struct delimiter){.text = ","};
    if (says(text, delimiter))
        return;
    for (const char *at = text; at < end && counts.rows < ROWS_MAX;)
        at = count_row(at, end, &counts);
    for (size_t i = 0; i < CANDIDATES; i++) {
        struct score score = score_of(counts.of[i], counts.rows);
        bool table = score.heading || score.often > 1 || !candidates[i].in_texts;
        if (score.often == 0 || !table || !is_better(&score, &best))
            continue;
        best = score;
        snprintf(delimiter->text, sizeof delimiter->text, "%s", candidates[i].text);
        delimiter->found = true;
    }
}
