/* SPDX-License-Identifier: MIT */
/* Sums of money: whole numbers of fen, written in yuan. */
#ifndef BASE_MONEY_H
#define BASE_MONEY_H

#include <stdint.h>

#include "base/str.h"

enum money_result {
    MONEY_OK,
    MONEY_UNREADABLE,
    MONEY_NEGATIVE,
    MONEY_TOO_FINE, /* less than a fen */
    MONEY_TOO_LARGE /* more than `most` */
};

/* A sum as people write it: 1200, 1,200.5, ￥1200, ¥1200.00, 1200元,
 * 1200元整, 1.2万, 1.2万元, 1.2亿元, in full or half width. Commas stand before each three digits
 * or not at all. The text must be valid UTF-8; *fen is left alone on failure. */
enum money_result money_parse(const char *text, int64_t most, int64_t *fen);

/* "1200.00", and as short as JSON has it: "1200", "1200.5". Not negative. */
void money_add(struct str *out, int64_t fen);
void money_add_short(struct str *out, int64_t fen);

#endif
