/* SPDX-License-Identifier: MIT */
/* What the module chamber-xlsx offers: XLSX files as cells. It alone needs the libraries for ZIP,
 * XML and XLSX; libchamber loads it when a workbook is first read or written, so that nothing else
 * pays for them. It knows nothing of records, and of libchamber it contains src/base alone. */
#ifndef XLSX_XLSX_H
#define XLSX_XLSX_H

#include "xlsx/reader.h"
#include "xlsx/writer.h"

/* The one symbol of the module. */
#define XLSX_SYMBOL "chamber_xlsx_module"
enum { XLSX_VERSION = 3 };

struct xlsx_module {
    unsigned version; /* XLSX_VERSION of the headers it was built with */
    const struct xlsx_reader *reader;
    const struct xlsx_writer *writer;
};

#endif
