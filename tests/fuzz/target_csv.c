/* SPDX-License-Identifier: MIT */
/* A CSV from nowhere is imported. */
#include "fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_import("in.csv", data, size);
    return 0;
}
