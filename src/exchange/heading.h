/* SPDX-License-Identifier: MIT */
/* From the rows at the top of a file to what each column holds. */
#ifndef EXCHANGE_HEADING_H
#define EXCHANGE_HEADING_H

#include "exchange/import.h"

/* heading_words.c: the column that a heading, folded, stands for by itself; false: none known. */
bool heading_by_word(const struct chamber_noun *noun, const char *folded, struct column *column);
/* Whether a word, folded, is what the noun's records are called. */
bool heading_calls(const struct chamber_noun *noun, const char *folded);
/* The field name or label nearest to a heading, or NULL if none is near. */
const char *heading_nearest(const struct chamber_noun *noun, const char *heading);

/* heading_map.c: what the caller or a saved mapping says that headings mean. */
int heading_maps(struct import *import) MUST_CHECK;
/* The column that the maps make of a heading, folded; false: they do not name it. */
bool heading_by_map(struct import *import, const char *folded, struct column *column);
/* Refuse maps that name no column of the file. */
int heading_maps_used(struct import *import) MUST_CHECK;

/* heading_find.c: which rows are the headings, and what stands in them over each column: the upper
 * one's text (also of a cell that reaches over several columns) and the lower one's. */
int heading_find(struct import *import) MUST_CHECK;
struct heading {
    const char *upper, *lower; /* "" where there is none */
    bool own;                  /* the upper one stands over this column itself */
};
struct heading heading_at(const struct import *import, size_t column);
/* What a heading means; where there are two rows, both together first, then the lower one. False:
 * nothing known. *known stays as it is if memory runs out. */
int heading_means(struct import *import, const struct heading *heading, struct column *column,
                  bool *known) MUST_CHECK;

#endif
