/* SPDX-License-Identifier: MIT */
/**
 * @file
 * A building, park, site or room.
 */
#ifndef CHAMBER_PLACE_H
#define CHAMBER_PLACE_H

#include <chamber/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A building, park, site or room. */
struct chamber_place {
    chamber_id id;
    const char *name;           /**< required, unique */
    const char *kind;           /**< choice: building, park, site, carrier, room */
    enum chamber_bool priority; /**< key place */
    const char *address;        /**< address */
    const char *note;           /**< note */
};

/** The description of this noun, for the functions of record.h. */
extern CHAMBER_API const struct chamber_noun chamber_place_noun;

CHAMBER_RECORD_FUNCTIONS(place)

#ifdef __cplusplus
}
#endif

#endif
