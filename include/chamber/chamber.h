/* SPDX-License-Identifier: MIT */
/**
 * @file
 * Everything. To read the library, read in this order.
 *
 *     struct chamber_db *db = chamber_new();
 *     if (chamber_open(db, "chamber.db", CHAMBER_WRITE) < 0)
 *         puts(chamber_error_text(db));
 *     chamber_close(db);
 */
#ifndef CHAMBER_CHAMBER_H
#define CHAMBER_CHAMBER_H

#include <chamber/types.h>
/* first the values, then failures, the database, and records of any noun */
#include <chamber/error.h>
#include <chamber/db.h>
#include <chamber/record.h>
#include <chamber/journal.h>
#include <chamber/screen.h>
/* the nouns */
#include <chamber/enterprise.h>
#include <chamber/enterprise_event.h>
#include <chamber/enterprise_fact.h>
#include <chamber/person.h>
#include <chamber/term.h>
#include <chamber/role.h>
#include <chamber/post.h>
#include <chamber/liaison.h>
#include <chamber/place.h>
#include <chamber/campaign.h>
#include <chamber/visit.h>
#include <chamber/request.h>
#include <chamber/request_event.h>
#include <chamber/honor.h>
#include <chamber/body.h>
#include <chamber/activity.h>
#include <chamber/attendance.h>
#include <chamber/service.h>
#include <chamber/delivery.h>
#include <chamber/recommendation.h>
#include <chamber/task.h>
#include <chamber/notice.h>
#include <chamber/fee.h>
#include <chamber/choice.h>
#include <chamber/setting.h>
#include <chamber/frozen.h>
#include <chamber/calendar.h>
#include <chamber/request_brief.h>
#include <chamber/visit_rules.h>
/* what is made of them */
#include <chamber/stats.h>
#include <chamber/exchange.h>
#include <chamber/book.h>
/* and whether all is as it should be */
#include <chamber/check.h>

#endif
