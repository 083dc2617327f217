/* SPDX-License-Identifier: MIT */
/* By what two enterprises may be told to be the same: forms in which what is written differently,
 * yet means the same, is equal. */
#ifndef DOMAIN_LIKENESS_H
#define DOMAIN_LIKENESS_H

#include "base/str.h"

/* A name without blanks, brackets and punctuation, the place before it and the legal form behind
 * it, as long as two characters are left: 上海市示例（商贸）有限公司 -> 示例商贸. False: no memory.
 */
bool likeness_of_name(struct str *out, const char *name);

/* The organisation code within a unified social credit code, characters 9 to 17; nothing for one of
 * another length. */
void likeness_of_code(struct str *out, const char *code);

/* The next number of a folded text of one or more, its digits alone, without the country's; one of
 * less than seven digits is none. False at the end; check out->failed then. */
bool likeness_of_phone(struct str *out, const char **text);

#endif
