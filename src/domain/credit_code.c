/* SPDX-License-Identifier: MIT */
/* GB 32100-2015: a character's value is its place in the set, the weight of the i-th is 3^(i-1) mod
 * 31, and the check value is (31 - sum mod 31) mod 31. */
#include "domain/credit_code.h"

#include <string.h>

enum { CODE_LENGTH = 18, MODULUS = 31 };

static const char character_set[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";

bool credit_code_fits(const char *code)
{
    long sum = 0, weight = 1;
    if (strlen(code) != CODE_LENGTH || strspn(code, character_set) != CODE_LENGTH)
        return false;
    for (int i = 0; i < CODE_LENGTH - 1; i++) {
        sum += (strchr(character_set, code[i]) - character_set) * weight;
        weight = weight * 3 % MODULUS;
    }
    return code[CODE_LENGTH - 1] == character_set[(MODULUS - sum % MODULUS) % MODULUS];
}
