/* SPDX-License-Identifier: MIT */
/* What the bytes of a text may be written in. */
#ifndef EXCHANGE_ENCODING_H
#define EXCHANGE_ENCODING_H

#include "base/str.h"
#include "exchange/file.h"

#define UTF8_BOM "\xEF\xBB\xBF"

enum encoding {
    ENCODING_UTF8,
    ENCODING_GB18030, /* and what it contains, GBK and GB 2312 */
    ENCODING_UTF16LE,
    ENCODING_UTF16BE,
    ENCODING_BIG5
};

/* convert.c: append the bytes to a text in UTF-8, as far as they are well-formed: *until is how far
 * that is. */
int encoding_convert(struct chamber_db *db, const char *path, const char *from, const char *bytes,
                     size_t length, struct str *text, size_t *until) MUST_CHECK;

/* Whether most of what is not ASCII in well-formed GB18030 or Big5 are its everyday characters and
 * punctuation, more than one; what is written in another encoding looks rare. */
bool gb_is_everyday(const char *bytes, size_t length);
bool big5_is_everyday(const char *bytes, size_t length);

#endif
