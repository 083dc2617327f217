/* SPDX-License-Identifier: MIT */
/* The unified social credit code. */
#ifndef DOMAIN_CREDIT_CODE_H
#define DOMAIN_CREDIT_CODE_H

#include <stdbool.h>

/* Whether a code has 18 characters of the set 0-9 A-Z without I O S V Z and ends in the check
 * character of the others. Source: GB 32100-2015, sections 4 and 5. */
bool credit_code_fits(const char *code);

#endif
