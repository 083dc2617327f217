/* SPDX-License-Identifier: MIT */
/* A part of a workbook. Hostile XML is refused before it costs anything: what declares entities,
 * what is nested deeply, and tags without end, which the parser would read again and again. */
#include "xlsx/part.h"

#include <errno.h>
#include <expat.h>
#include <string.h>

enum { DEPTH_MAX = 64, TAG_MAX = 256 * 1024 };

struct part {
    XML_Parser parser;
    const char *name;
    const struct part_reader *reader;
    struct xlsx_failure *failure;
    size_t fed, depth;
    size_t foreign; /* the depth of the element that is passed over; 0: none */
    int rc;
};

const char *part_attribute(const char **attributes, const char *name)
{
    for (; *attributes; attributes += 2)
        if (strcmp(attributes[0], name) == 0)
            return attributes[1];
    return NULL;
}

const char *part_prefixed(const char **attributes, const char *name)
{
    for (; *attributes; attributes += 2) {
        const char *local = strrchr(attributes[0], '|');
        if (local && strcmp(local + 1, name) == 0)
            return attributes[1];
    }
    return NULL;
}

bool part_switch(const char **attributes, const char *name)
{
    const char *value = part_attribute(attributes, name);
    return value &&
           (strcmp(value, "1") == 0 || strcmp(value, "true") == 0 || strcmp(value, "on") == 0);
}

static void end_with(struct part *part, int rc)
{
    if (rc != 0 && part->rc == 0) {
        part->rc = rc;
        XML_StopParser(part->parser, XML_FALSE);
    }
}

/* The name without its namespace, NULL if that is none of a workbook's. */
static const char *local_name(const char *element)
{
    static const char *const spaces[] = {
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://purl.oclc.org/ooxml/spreadsheetml/main",
        "http://schemas.openxmlformats.org/package/2006/relationships"};
    const char *bar = strrchr(element, '|');
    if (!bar)
        return element;
    for (size_t i = 0; i < COUNT_OF(spaces); i++)
        if (strlen(spaces[i]) == (size_t)(bar - element) &&
            memcmp(spaces[i], element, (size_t)(bar - element)) == 0)
            return bar + 1;
    return NULL;
}

static void start_element(void *payload, const char *element, const char **attributes)
{
    struct part *part = payload;
    const char *local = local_name(element);
    if (part->rc != 0)
        return;
    if (++part->depth > DEPTH_MAX)
        end_with(part, read_fail(part->failure, "xlsx_deep", part->name));
    else if (!local && !part->foreign)
        part->foreign = part->depth;
    else if (!part->foreign)
        end_with(part, part->reader->start(part->reader->payload, local, attributes));
}

static void end_element(void *payload, const char *element)
{
    struct part *part = payload;
    if (part->rc != 0)
        return;
    if (!part->foreign && part->reader->end)
        end_with(part, part->reader->end(part->reader->payload, local_name(element)));
    if (part->foreign == part->depth)
        part->foreign = 0;
    part->depth--;
}

static void take_text(void *payload, const char *text, int length)
{
    struct part *part = payload;
    if (part->rc == 0 && !part->foreign && part->reader->text)
        end_with(part, part->reader->text(part->reader->payload, text, (size_t)length));
}

static void refuse_doctype(void *payload, const char *name, const char *system, const char *public,
                           int internal)
{
    struct part *part = payload;
    (void)name, (void)system, (void)public, (void)internal;
    end_with(part, read_fail(part->failure, "xlsx_dtd", part->name));
}

/* XLSX_NO_MEMORY, which expat may take for a prefix that was not declared, or what is no XML. */
static int fail_parse(struct part *part)
{
    if (part->rc != 0)
        return part->rc;
    if (XML_GetErrorCode(part->parser) == XML_ERROR_NO_MEMORY || errno == ENOMEM)
        return XLSX_NO_MEMORY;
    return read_fail(part->failure, "xlsx_xml", part->name);
}

static int take_bytes(void *payload, const char *bytes, size_t count, bool last)
{
    struct part *part = payload;
    errno = 0;
    if (XML_Parse(part->parser, bytes, (int)count, last) != XML_STATUS_OK)
        return fail_parse(part);
    part->fed += count;
    if (!last && part->fed - (size_t)XML_GetCurrentByteIndex(part->parser) > TAG_MAX)
        return read_fail(part->failure, "xlsx_xml", part->name);
    return 0;
}

int part_read(struct zip *zip, const char *name, const struct part_reader *reader,
              struct xlsx_failure *failure)
{
    const struct zip_entry *entry = zip_find(zip, name);
    if (!entry)
        return read_fail(failure, "xlsx_part_missing", name);
    struct part part = {.name = name, .reader = reader, .failure = failure};
    part.parser = XML_ParserCreateNS(NULL, '|');
    if (!part.parser)
        return XLSX_NO_MEMORY;
    XML_SetUserData(part.parser, &part);
    XML_SetElementHandler(part.parser, start_element, end_element);
    XML_SetCharacterDataHandler(part.parser, take_text);
    XML_SetStartDoctypeDeclHandler(part.parser, refuse_doctype);
    int rc = zip_read(zip, entry, take_bytes, &part, failure);
    XML_ParserFree(part.parser);
    return rc;
}
