/* SPDX-License-Identifier: MIT */
/* The end of a post, by itself or with its term. */
#ifndef DOMAIN_POST_END_H
#define DOMAIN_POST_END_H

#include <chamber/post.h>

#include "record/record.h"

/* Write the last day in office and why. The caller knows that the post can end then. */
int post_end_on(struct chamber_db *db, const struct chamber_post *post, const char *on,
                const char *reason) MUST_CHECK;

#endif
