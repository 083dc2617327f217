/* SPDX-License-Identifier: MIT */
/**
 * @file
 * An entrepreneur, officer or staff member, of an enterprise or of none. Personal data.
 */
#ifndef CHAMBER_PERSON_H
#define CHAMBER_PERSON_H

#include <chamber/screen.h>

#ifdef __cplusplus
extern "C" {
#endif

/** An entrepreneur, officer or staff member, of an enterprise or of none. Personal data. */
struct chamber_person {
    chamber_id id;
    const char *name;            /**< name; required */
    const char *gender;          /**< male or female */
    const char *phone;           /**< personal */
    chamber_id enterprise;       /**< where the person works */
    const char *enterprise_name; /**< what it is called; read only */
    const char *title;           /**< position there */
    const char *politics;        /**< choice: political affiliation */
    const char *born_on;         /**< YYYY[-MM[-DD]]; personal */
    enum chamber_bool young;     /**< young entrepreneur */
    const char *note;            /**< note */
};

/** The description of this noun, for the functions of record.h. */
extern CHAMBER_API const struct chamber_noun chamber_person_noun;

CHAMBER_RECORD_FUNCTIONS(person)

/** All that is kept of one person: the record, every record that refers to it, every text in which
 * the name or phone occurs, and every change that the journal has of these. */
extern CHAMBER_API const struct chamber_screen chamber_person_dossier_screen;

/** A text outside the person's own record in which a name or phone of the person occurs, also an
 * earlier one that the journal knows. Names are found whatever their width, case and blanks, but
 * not within a longer name of another person; phones by their digits. A view. */
struct chamber_person_mention {
    chamber_id id;
    const char *place;         /**< "request#12.detail": how chamber_person_erase() is told of it */
    const char *noun;          /**< of which noun the record is, or "batch" */
    struct chamber_int record; /**< which record */
    const char *field;         /**< which field */
    const char *text;          /**< those of its lines that have it; NULL: only its past has it.
                                    Personal */
    struct chamber_int changes; /**< how many rows of the journal have it */
    enum chamber_bool shared;   /**< another person has the same name */
    enum chamber_bool certain;  /**< it is this person and nobody else, and nothing but the name (a
                                     guest's): it is cleared in any case */
    enum chamber_bool fixed;    /**< it cannot be cleared: a code, or who wrote a batch or from
                                     which file, which the chain of the journal is made of */
};
extern CHAMBER_API const struct chamber_noun chamber_person_mention_noun;

/**
 * Begin a pass over the texts that name a person, noun by noun; read with chamber_cursor_next().
 * @param id  the person; one that was removed too, while the journal knows it.
 * @param[out] cursor  owned by the caller, closed with chamber_cursor_close().
 * @return CHAMBER_OK; CHAMBER_E_NOT_FOUND; CHAMBER_E_DATABASE; CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_person_mentions_open(struct chamber_db *db, chamber_id id,
                                             struct chamber_cursor **cursor);

/** What chamber_person_erase() did. A view. */
struct chamber_person_erased {
    chamber_id id;
    struct chamber_int person;  /**< which person */
    const char *name;           /**< what the person is called from now on */
    struct chamber_int batch;   /**< the batch that says so */
    struct chamber_int changes; /**< how many rows of the journal were emptied */
    struct chamber_int texts;   /**< how many texts were cleared, in records and in their past */
    struct chamber_int left;    /**< how many texts still name the person */
    enum chamber_bool clean;    /**< nothing of the person is left in the file. False: texts are
                                     left; or another program was reading, which is warned of, and
                                     the write-ahead log is emptied when it ends */
};
extern CHAMBER_API const struct chamber_noun chamber_person_erased_noun;

/**
 * Erase what is known of a person. The name becomes 已删除人士 #12, all other fields are emptied,
 * and so is what the journal has of the record; a guest's name that is the person's alone is
 * replaced too. Posts, visits and all that refers to the person stay, and so do all figures. In
 * texts the name and phone are replaced, and the rows of the journal that had them emptied. Then
 * the file is rewritten. It cannot be taken back, nor can a batch of which a row was emptied.
 * @param id      the person; one that was removed too, while the journal knows it.
 * @param places  the texts to clear, as `place` of a mention says; may be NULL.
 * @param count   how many; SIZE_MAX: all that can be, whatever `places` is.
 * @param[out] erased  zeroed or filled by the library; emptied first, to be emptied with
 *                     chamber_record_clear(). May be NULL.
 * @return CHAMBER_OK; CHAMBER_E_NOT_FOUND, also for a place that does not name the person;
 *         CHAMBER_E_REFUSED if there is nothing left to erase, or for a place that cannot be
 *         cleared; CHAMBER_E_USAGE inside chamber_begin(); CHAMBER_E_CONFLICT if a text that must
 * be unique would not be; CHAMBER_E_BUSY; CHAMBER_E_DATABASE; CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_person_erase(struct chamber_db *db, chamber_id id,
                                     const char *const *places, size_t count,
                                     struct chamber_person_erased *erased);

/** A backup that may still hold an erased person. A view. */
struct chamber_person_copy {
    chamber_id id;
    const char *path;        /**< the file */
    enum chamber_bool holds; /**< yes, or unset if it could not be looked into */
};
extern CHAMBER_API const struct chamber_noun chamber_person_copy_noun;

/**
 * Begin a pass over the backups that still hold a person who was erased here: files named *.backup
 * beside the database and all files of the folder `backups` there. Each is opened for reading only.
 * Copies elsewhere, and tables that were exported, are not known.
 * @param id  the person.
 * @param[out] cursor  owned by the caller, closed with chamber_cursor_close().
 * @return CHAMBER_OK; CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_person_copies_open(struct chamber_db *db, chamber_id id,
                                           struct chamber_cursor **cursor);

#ifdef __cplusplus
}
#endif

#endif
