/* SPDX-License-Identifier: MIT */
/* Whole numbers as people and spreadsheets write them. */
#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H

#include <stdint.h>

enum number_result { NUMBER_OK, NUMBER_UNREADABLE, NUMBER_NEGATIVE, NUMBER_TOO_LARGE };

/* 1200, 1,200, 1200.0, 12人, 12 家, 2018年, in full or half width. Commas stand before each three
 * digits or not at all; of what is counted only the usual measure words may stand behind it. The
 * text must be valid UTF-8; *number is left alone on failure. */
enum number_result number_parse(const char *text, int64_t most, int64_t *number);

#endif
