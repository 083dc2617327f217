/* SPDX-License-Identifier: MIT */
/* The JSON Schemas of what commands print besides records: see schema_objects.c. */
#ifndef TOOLS_SCHEMA_OBJECTS_H
#define TOOLS_SCHEMA_OBJECTS_H

/* Write each into the folder. 0, or -1 with a word on stderr. */
int write_objects(const char *folder);

#endif
