/* SPDX-License-Identifier: MIT */
/* The module's one symbol. */
#include "xlsx/xlsx.h"

#include "xlsx/read.h"
#include "xlsx/write.h"

__attribute__((visibility("default"))) extern const struct xlsx_module chamber_xlsx_module;

const struct xlsx_module chamber_xlsx_module = {
    .version = XLSX_VERSION,
    .reader = &read_xlsx,
    .writer = &write_xlsx,
};
