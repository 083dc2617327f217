/* SPDX-License-Identifier: MIT */
/* The texts that cells share. */
#include <string.h>

#include "xlsx/read.h"

struct reading {
    struct strings *strings;
    struct text text;
};

static int start(void *payload, const char *element, const char **attributes)
{
    struct reading *reading = payload;
    (void)attributes;
    if (strcmp(element, "si") == 0)
        str_reset(&reading->text.str);
    text_start(&reading->text, element);
    return 0;
}

static int add(struct reading *reading)
{
    struct strings *strings = reading->strings;
    if (strings->count == strings->capacity) {
        size_t capacity = strings->capacity ? strings->capacity * 2 : 1024;
        uint32_t *grown = reallocarray(strings->starts, capacity, sizeof *grown);
        if (!grown)
            return XLSX_NO_MEMORY;
        strings->starts = grown;
        strings->capacity = capacity;
    }
    text_decode(&reading->text.str);
    strings->starts[strings->count++] = (uint32_t)strings->text.length;
    str_add_bytes(&strings->text, str_text(&reading->text.str), reading->text.str.length + 1);
    return strings->text.failed || reading->text.str.failed ? XLSX_NO_MEMORY : 0;
}

static int end(void *payload, const char *element)
{
    struct reading *reading = payload;
    text_end(&reading->text, element);
    return strcmp(element, "si") == 0 ? add(reading) : 0;
}

static int take_text(void *payload, const char *text, size_t length)
{
    struct reading *reading = payload;
    text_add(&reading->text, text, length);
    return 0;
}

int read_strings(struct zip *zip, const char *part, struct strings *strings,
                 struct xlsx_failure *failure)
{
    struct reading reading = {.strings = strings};
    const struct part_reader reader = {&reading, start, end, take_text};
    int rc = part_read(zip, part, &reader, failure);
    str_free(&reading.text.str);
    return rc;
}

void strings_free(struct strings *strings)
{
    str_free(&strings->text);
    free(strings->starts);
    *strings = (struct strings){.starts = NULL};
}
