/* SPDX-License-Identifier: MIT */
/* What every page of HTML begins with and how text gets into one: the one place where either is
 * written. A page stands alone: no script, nothing fetched, and a policy in its head that forbids
 * both. Pages are well-formed XML as well: each element is closed, each attribute quoted. */
#ifndef BASE_HTML_H
#define BASE_HTML_H

#include <chamber/types.h>

#include <stdio.h>

#include "base/cleanup.h"

/* Begin the page, up to and including <body>. `style` is its rules, in pieces, the last NULL. False
 * if memory ran out. */
bool html_begin(FILE *out, enum chamber_language language, const char *title,
                const char *const *style) MUST_CHECK;

/* A text as text, within an element or between the quotes of an attribute: & < > " ' are escaped;
 * line by line, where a newline stays and a tab is a blank; what cannot be seen is shown as \x1b.
 * NULL is "". False if memory ran out. */
bool html_text(FILE *out, const char *text) MUST_CHECK;

/* End the page. */
void html_end(FILE *out);

#endif
