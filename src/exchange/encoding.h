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

/* How much of what is not ASCII in well-formed GB18030 or Big5 is everyday Chinese, in per cent; 0
 * if that is no more than a character. What is written in another encoding looks rare. */
unsigned gb_share(const char *bytes, size_t length);
unsigned big5_share(const char *bytes, size_t length);

#endif
