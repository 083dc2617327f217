/* SPDX-License-Identifier: MIT */
/* A workbook while it is read: its parts, and what its sheets share. */
#ifndef XLSX_READ_H
#define XLSX_READ_H

#include "base/str.h"
#include "xlsx/part.h"

/* A part that another one refers to. */
struct relation {
    char *id, *type, *target; /* the target is an entry's name */
};
struct relations {
    struct relation *items;
    size_t count;
};

/* How numbers are shown. */
enum format_kind {
    FORMAT_PLAIN,
    FORMAT_DATE,
    FORMAT_MONTH,  /* a day of which only year and month are shown */
    FORMAT_YEAR,   /* or only the year */
    FORMAT_TIME,   /* hours, minutes, seconds: of a day */
    FORMAT_ELAPSED /* the same, of any length */
};
/* A part of a format's code, for the numbers that it is for. */
struct format_section {
    enum format_kind kind;
    int digits;        /* of a whole number, with zeros in front; 0: as many as it has */
    char condition[3]; /* "<=" and its like; "": none */
    double limit;
};
enum { FORMAT_SECTIONS_MAX = 4 };
struct format {
    struct format_section sections[FORMAT_SECTIONS_MAX];
    size_t count;
};

struct number_format {
    long id;
    struct format format;
};
/* What a cell's style index stands for. */
struct styles {
    struct number_format *formats; /* the workbook's own */
    size_t format_count, format_capacity;
    const struct format **cells; /* NULL: plain */
    size_t count, capacity;
    long *ids; /* of the formats of `cells`, while they are read */
};

struct strings {
    struct str text; /* one after the other, a NUL behind each */
    uint32_t *starts;
    size_t count, capacity;
};

/* Text that comes in pieces: that of <t>, but not that of phonetic runs. */
struct text {
    struct str str;
    bool open;       /* inside <t> */
    size_t phonetic; /* how many elements deep inside <rPh> */
};

struct xlsx_book_sheet {
    char *name, *part;
    bool hidden;
};

struct xlsx_book {
    struct zip zip;
    struct strings strings;
    struct styles styles;
    struct xlsx_book_sheet *sheets;
    size_t count, capacity;
    bool from_1904;
};

extern const struct xlsx_reader read_xlsx;

/* read_relations.c: what the part refers to ("": the package itself); none if it has no list. */
int read_relations(struct zip *zip, const char *part, struct relations *relations,
                   struct xlsx_failure *failure) MUST_CHECK;
const struct relation *relation_of_type(const struct relations *relations, const char *ending);
const struct relation *relation_of_id(const struct relations *relations, const char *id);
bool relation_is(const struct relation *relation, const char *ending);
void relations_free(struct relations *relations);

/* read_parts.c: the workbook's own part, and what it names. */
int read_parts(struct xlsx_book *book, struct xlsx_failure *failure) MUST_CHECK;

/* read_strings.c */
int read_strings(struct zip *zip, const char *part, struct strings *strings,
                 struct xlsx_failure *failure) MUST_CHECK;
void strings_free(struct strings *strings);

/* read_text.c */
void text_start(struct text *text, const char *element);
void text_end(struct text *text, const char *element);
void text_add(struct text *text, const char *bytes, size_t length);
/* The text, in place, with its escapes decoded (_x000D_) and its line ends made one. */
void text_decode(struct str *str);

/* read_styles.c */
int read_styles(struct zip *zip, const char *part, struct styles *styles,
                struct xlsx_failure *failure) MUST_CHECK;
void styles_free(struct styles *styles);

/* read_format.c: a format's code; the section that shows a number, NULL: plainly. */
void format_read(const char *code, struct format *format);
const struct format_section *format_section(const struct format *format, double value);

/* read_number.c: a number as XML has it. False if it is none. */
bool number_read(const char *text, double *value);
/* In full: whole numbers with all digits, others as short as can be. *exact: none was lost. */
void number_write(double value, int digits, struct str *out, bool *exact);

/* read_date.c: a number as a day or time; false if it is neither. */
bool date_write(double value, enum format_kind kind, bool from_1904, struct str *out,
                enum xlsx_kind *result);
/* ISO 8601 as a cell of type d has it. */
bool date_read_iso(const char *text, struct str *out);

/* read_sheet.c */
int read_sheet(struct xlsx_book *book, size_t sheet, const struct xlsx_sink *sink,
               struct xlsx_failure *failure) MUST_CHECK;

/* read_reference.c: "C5", from 1; false if it is no cell of a worksheet. `rest` is what follows. */
enum { READ_ROWS_MAX = 1048576, READ_COLUMNS_MAX = 16384 };
bool reference_read(const char *text, size_t *row, size_t *column, const char **rest);

/* read_cell.c: a cell as its elements say, and what it holds. */
struct cell_source {
    size_t row, column;
    char type[12];
    long style;
    bool formula, valued;
    struct str value; /* of <v> */
    struct text text; /* of <is> */
};
/* Hand it to the sink if it holds something. */
int read_cell(const struct xlsx_book *book, struct cell_source *source, struct str *scratch,
              const struct xlsx_sink *sink, struct xlsx_failure *failure) MUST_CHECK;

#endif
