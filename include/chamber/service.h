/* SPDX-License-Identifier: MIT */
/**
 * @file
 * A service of the catalogue, which prints as the service guide.
 */
#ifndef CHAMBER_SERVICE_H
#define CHAMBER_SERVICE_H

#include <chamber/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A service of the catalogue, which prints as the service guide. */
struct chamber_service {
    chamber_id id;
    const char *name;     /**< required, unique */
    const char *category; /**< choice: industry, talent, incubation, management, building, other */
    const char *provider; /**< choice `department`: who provides it */
    const char *guide;    /**< how to get it */
    enum chamber_bool active; /**< whether it is offered; a new one is unless told */
};

/** The description of this noun, for the functions of record.h. */
extern CHAMBER_API const struct chamber_noun chamber_service_noun;

CHAMBER_RECORD_FUNCTIONS(service)

/** A service that is offered, as the service guide tells of it. */
struct chamber_service_guide {
    chamber_id id;            /**< of the service */
    chamber_id service;       /**< which service */
    const char *service_name; /**< what it is called */
    const char *category;     /**< choice `service.category` */
    const char *provider;     /**< choice `department`: who provides it */
    const char *guide;        /**< how to get it */
};

/** The description of these rows. */
extern CHAMBER_API const struct chamber_noun chamber_service_guide_noun;

/**
 * Begin a pass over the services that are offered (struct chamber_service_guide): those not marked
 * as inactive, by category in the order of its words, those without one last.
 * @param category  only this one, as a person writes it; "": those without one; NULL: all.
 * @param[out] cursor  owned by the caller, closed with chamber_cursor_close().
 * @return CHAMBER_OK; CHAMBER_E_REFUSED if there is no such word; CHAMBER_E_IO;
 *         CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_service_guide_open(struct chamber_db *db, const char *category,
                                           struct chamber_cursor **cursor);

#ifdef __cplusplus
}
#endif

#endif
