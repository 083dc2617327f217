/* SPDX-License-Identifier: MIT */
/* A part of a workbook: XML, parsed while it is inflated. */
#ifndef XLSX_PART_H
#define XLSX_PART_H

#include "xlsx/zip.h"

/* What is called as it is parsed: elements by their names without prefix, only those of workbooks;
 * what is inside any other is passed over. Each returns 0, or what ends the parsing. */
struct part_reader {
    void *payload;
    int (*start)(void *payload, const char *element, const char **attributes);
    int (*end)(void *payload, const char *element); /* may be NULL, as the next */
    int (*text)(void *payload, const char *text, size_t length);
};

/* Parse the entry of that name. */
int part_read(struct zip *zip, const char *name, const struct part_reader *reader,
              struct xlsx_failure *failure) MUST_CHECK;

/* An attribute's value, NULL: none. The second: one whose name has a prefix, as r:id. */
const char *part_attribute(const char **attributes, const char *name);
const char *part_prefixed(const char **attributes, const char *name);

/* A switch as XML writes it: "1", "true", "on". */
bool part_switch(const char **attributes, const char *name);

#endif
