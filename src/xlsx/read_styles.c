/* SPDX-License-Identifier: MIT */
/* Styles: of all that they say, only how numbers are shown. A cell has the index of a style, a
 * style the id of a number format, which is the workbook's own or one that every workbook has. */
#include <string.h>

#include "xlsx/read.h"

enum { FORMATS_MAX = 20000, STYLES_MAX = 200000 }; /* Excel's own limits are lower */

struct reading {
    struct styles *styles;
    const char *part;
    bool in_cells; /* inside <cellXfs> */
    struct xlsx_failure *failure;
};

static int add_format(struct reading *reading, const char **attributes)
{
    struct styles *styles = reading->styles;
    const char *id = part_attribute(attributes, "numFmtId");
    const char *code = part_attribute(attributes, "formatCode");
    if (!id || !code)
        return 0;
    if (styles->format_count == FORMATS_MAX)
        return read_fail(reading->failure, "xlsx_styles_many", NULL);
    if (styles->format_count == styles->format_capacity) {
        size_t capacity = styles->format_capacity ? styles->format_capacity * 2 : 16;
        struct number_format *grown = reallocarray(styles->formats, capacity, sizeof *grown);
        if (!grown)
            return XLSX_NO_MEMORY;
        styles->formats = grown;
        styles->format_capacity = capacity;
    }
    struct number_format *format = &styles->formats[styles->format_count++];
    format->id = strtol(id, NULL, 10);
    format_read(code, &format->format);
    return 0;
}

static int add_style(struct reading *reading, const char **attributes)
{
    struct styles *styles = reading->styles;
    const char *id = part_attribute(attributes, "numFmtId");
    if (styles->count == STYLES_MAX)
        return read_fail(reading->failure, "xlsx_styles_many", NULL);
    if (styles->count == styles->capacity) {
        size_t capacity = styles->capacity ? styles->capacity * 2 : 64;
        long *grown = reallocarray(styles->ids, capacity, sizeof *grown);
        if (!grown)
            return XLSX_NO_MEMORY;
        styles->ids = grown;
        styles->capacity = capacity;
    }
    styles->ids[styles->count++] = id ? strtol(id, NULL, 10) : 0;
    return 0;
}

static int start(void *payload, const char *element, const char **attributes)
{
    struct reading *reading = payload;
    if (strcmp(element, "cellXfs") == 0)
        reading->in_cells = true;
    else if (strcmp(element, "numFmt") == 0)
        return add_format(reading, attributes);
    else if (strcmp(element, "xf") == 0 && reading->in_cells)
        return add_style(reading, attributes);
    return 0;
}

static int end(void *payload, const char *element)
{
    struct reading *reading = payload;
    if (strcmp(element, "cellXfs") == 0)
        reading->in_cells = false;
    return 0;
}

/* The formats that every workbook has, those of Chinese Excel among them. */
static const struct format *common_format(long id)
{
    static const struct format date = {{{.kind = FORMAT_DATE}}, 1};
    static const struct format month = {{{.kind = FORMAT_MONTH}}, 1};
    static const struct format time = {{{.kind = FORMAT_TIME}}, 1};
    static const struct format elapsed = {{{.kind = FORMAT_ELAPSED}}, 1};
    static const struct {
        long first, last;
        const struct format *format;
    } ranges[] = {{14, 16, &date},  {17, 17, &month},   {18, 21, &time}, {22, 22, &date},
                  {27, 27, &month}, {28, 31, &date},    {32, 35, &time}, {36, 36, &month},
                  {45, 45, &time},  {46, 46, &elapsed}, {47, 47, &time}, {50, 50, &month},
                  {51, 51, &date},  {52, 52, &month},   {53, 54, &date}, {55, 56, &time},
                  {57, 57, &month}, {58, 58, &date}};
    for (size_t i = 0; i < COUNT_OF(ranges); i++)
        if (id >= ranges[i].first && id <= ranges[i].last)
            return ranges[i].format;
    return NULL;
}

static const struct format *format_of(const struct styles *styles, long id)
{
    for (size_t i = 0; i < styles->format_count; i++)
        if (styles->formats[i].id == id)
            return &styles->formats[i].format;
    return common_format(id);
}

/* Once all formats are known. */
static int resolve(struct styles *styles)
{
    styles->cells = calloc(styles->count + 1, sizeof *styles->cells);
    for (size_t i = 0; styles->cells && i < styles->count; i++)
        styles->cells[i] = format_of(styles, styles->ids[i]);
    return styles->cells ? 0 : XLSX_NO_MEMORY;
}

int read_styles(struct zip *zip, const char *part, struct styles *styles,
                struct xlsx_failure *failure)
{
    struct reading reading = {.styles = styles, .part = part, .failure = failure};
    const struct part_reader reader = {.payload = &reading, .start = start, .end = end};
    int rc = part_read(zip, part, &reader, failure);
    return rc == 0 ? resolve(styles) : rc;
}

void styles_free(struct styles *styles)
{
    free(styles->formats);
    free(styles->cells);
    free(styles->ids);
    *styles = (struct styles){.formats = NULL};
}
