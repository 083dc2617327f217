/* SPDX-License-Identifier: MIT */
/* What a figure is: a line of a table over rows of one kind. A row stands for one record and says
 * what is true of it in the span asked for; a figure counts the rows of which certain facts are
 * true, and the records behind it are those same rows. So a figure and its list cannot disagree.
 *
 * A new figure is a line in a table; where its rows know nothing of it yet, also a fact, set where
 * the rows are made. */
#ifndef STATS_FIGURE_H
#define STATS_FIGURE_H

#include <chamber/stats.h>

#include "sql.h"
#include "stats/pool.h"

/* The version of the definitions: another one as soon as a figure means something else, so that
 * frozen figures can say which they follow. */
enum { FIGURE_DEFINITIONS = 1 };

/* What a row stands for. */
enum row_kind {
    ROW_ENTERPRISE,
    ROW_MOVE,
    ROW_POST,
    ROW_LIAISON,
    ROW_VISIT,
    ROW_REQUEST,
    ROW_ACTIVITY,
    ROW_DELIVERY,
    ROW_HONOR,
    ROW_RECOMMENDATION,
    ROW_NOTICE,
    ROW_TASK,
    ROW_FEE,
    ROW_KINDS /* how many */
};

/* What rows are broken down by; no kind has all of them. */
enum row_key {
    KEY_NONE,
    KEY_KIND,
    KEY_INDUSTRY,
    KEY_SIZE,
    KEY_PLACE,
    KEY_ROLE,
    KEY_MONTH,
    KEY_FORM,
    KEY_CAMPAIGN,
    KEY_CATEGORY,
    KEY_DEPARTMENT,
    KEY_TITLE, /* title and level, TITLE_SEPARATOR between them */
    KEY_LEVEL,
    KEY_PERSON,
    KEY_BODY,
    KEY_SERVICE,
    KEY_ORGANIZATION,
    KEY_CHANNEL,
    KEY_COUNT
};

#define TITLE_SEPARATOR '\x1f'

/* Others concerned, that a figure counts once each however many rows name them. */
enum row_who {
    WHO_NONE,
    WHO_ENTERPRISE, /* main and joint */
    WHO_MEMBER,     /* of these, those that were members that day */
    WHO_PERSON,
    WHO_COUNT
};

struct who {
    const chamber_id *ids;
    size_t count;
};

struct row {
    chamber_id id;
    uint32_t facts;       /* true of it: bits of its kind's enum */
    word keys[KEY_COUNT]; /* 0: not filled in */
    struct who who[WHO_COUNT];
    /* a visit's participations, a resolved request's days, an activity's head count, a fee paid */
    int64_t number;
    int64_t whole; /* what the number is a part of: the fee due */
};

/* The facts of each kind of row. */
enum enterprise_fact {
    ENTERPRISE_MEMBER = 1 << 0, /* member or suspended at the as-of day */
    ENTERPRISE_SUSPENDED = 1 << 1,
    ENTERPRISE_PARTY = 1 << 2,     /* has a party organisation, own or joint */
    ENTERPRISE_VISITED = 1 << 3,   /* in the period, in any form */
    ENTERPRISE_IN_PERSON = 1 << 4, /* in the period, in person */
    ENTERPRISE_MISSED = 1 << 5,    /* not in person */
    ENTERPRISE_PROSPECT = 1 << 6,  /* visited while prospect or applicant */
    ENTERPRISE_WON = 1 << 7        /* of these, admitted later in the period */
};
enum move_fact { MOVE_JOINED = 1 << 0, MOVE_LEFT = 1 << 1 };
enum post_fact { POST_HELD = 1 << 0 };
enum visit_fact { VISIT_IN_PERSON = 1 << 0, VISIT_JOINT = 1 << 1 };
enum request_fact {
    REQUEST_RAISED = 1 << 0, /* in the period */
    REQUEST_RESOLVED = 1 << 1,
    REQUEST_DECLINED = 1 << 2,
    REQUEST_WITHDRAWN = 1 << 3,
    REQUEST_MERGED = 1 << 4,
    REQUEST_OPEN = 1 << 5,
    REQUEST_STANDING = 1 << 6, /* neither withdrawn nor merged */
    REQUEST_REOPENED = 1 << 7,
    REQUEST_HANDLED = 1 << 8, /* resolved within the period */
    REQUEST_CARRIED = 1 << 9, /* open at the start */
    REQUEST_OVERDUE = 1 << 10,
    REQUEST_MEMBER = 1 << 11, /* of a member on the day raised */
    REQUEST_DUE = 1 << 12,    /* resolved, and had a due date then */
    REQUEST_ON_TIME = 1 << 13,
    REQUEST_ON_TIME_ORIGINAL = 1 << 14,
    REQUEST_RATED = 1 << 15,
    REQUEST_SATISFIED = 1 << 16
};
enum honor_fact { HONOR_CHAMBER = 1 << 0 };
enum liaison_fact {
    LIAISON_VISITED = 1 << 0,  /* within its own time and the period, in any form */
    LIAISON_JOINED_IN = 1 << 1 /* the leader took part in one of these visits */
};
enum activity_fact { ACTIVITY_MEETING = 1 << 0, ACTIVITY_EDUCATION = 1 << 1 };
enum recommendation_fact { RECOMMENDATION_ACCEPTED = 1 << 0 };
enum task_fact { TASK_DONE = 1 << 0 };

/* How a figure is worked out of its rows. */
enum figure_shape {
    FIGURE_COUNT,    /* how many rows */
    FIGURE_SUM,      /* of their numbers */
    FIGURE_MEDIAN,   /* of their numbers */
    FIGURE_RATE,     /* those of which `counts` is true as well, of all */
    FIGURE_SHARE,    /* the sum of their numbers, of that of their wholes; money, in fen */
    FIGURE_MONTHS,   /* how many months of the period have none */
    FIGURE_DISTINCT, /* how many others they concern */
    FIGURE_TABLE     /* how many rows under each key */
};

/* A text in both languages, by enum chamber_language. */
struct both {
    const char *text[2];
};
#define BOTH(zh, en)                                                                               \
    {                                                                                              \
        {                                                                                          \
            zh, en                                                                                 \
        }                                                                                          \
    }

/* A further number beside a table's values; a list of them ends with a NULL name. */
struct figure_column {
    const char *name;
    struct both label;
    uint32_t counts;  /* rows of which this is true */
    enum row_who who; /* instead: how many of these, once each */
};

enum { COLUMNS_MAX = CHAMBER_EVIDENCE_MARKS, FEN_IN_YUAN = 100 };

/* The keys a table's rows can have, in order, with what people call them: a query that gives key,
 * Chinese and English word, for :list. Months need none. */
struct figure_words {
    enum sql_name sql;
    const char *list;
};

struct figure {
    const char *id;
    enum figure_shape shape;
    enum row_kind rows;
    uint32_t in;     /* what must be true of a row */
    uint32_t counts; /* of a rate: and what of those that count */
    bool yearly;     /* said of whole years only */
    enum row_who who;
    /* The noun of the records behind it where that is not the rows' own: then these are the
     * others concerned. */
    const struct chamber_noun *lists;
    enum row_key key;
    struct figure_words words;
    const struct figure_column *columns;
    enum chamber_chart chart; /* of a table */
    bool headline;            /* a report begins with it */
    struct both unit;
    struct both label;
    struct both definition;
};

/* The figures of one part of the report. */
struct figure_list {
    struct both label;
    const struct figure *figures;
    size_t count;
};

extern const struct figure_list members_figures;
extern const struct figure_list committee_figures;
extern const struct figure_list visits_figures;
extern const struct figure_list requests_figures;
extern const struct figure_list liaisons_figures;
extern const struct figure_list activities_figures;
extern const struct figure_list services_figures;
extern const struct figure_list honors_figures;
extern const struct figure_list recommendations_figures;
extern const struct figure_list notices_figures;
extern const struct figure_list tasks_figures;
extern const struct figure_list fees_figures;

/* All parts, in the order of the report. */
extern const struct figure_list *const figure_parts[];
extern const size_t figure_part_count;

/* The figure of that id, or NULL; and the one whose id is most like it. */
const struct figure *figure_find(const char *id);
const struct figure *figure_nearest(const char *id);

/* What a table of that id is broken down by; KEY_NONE of one that there is no more. */
enum row_key figure_key(const char *id);

/* Whether an id begins with that section: what is before its dot. */
bool figure_in_section(const char *id, const char *section);

/* The section most like that name, into a buffer of FIGURE_SECTION_SIZE. */
enum { FIGURE_SECTION_SIZE = 32 };
void figure_nearest_section(const char *name, char *section);

/* The noun of the records behind a figure. */
const struct chamber_noun *figure_noun(const struct figure *figure);

/* Whether it is worked out of that row. */
static inline bool figure_takes(const struct figure *figure, enum row_kind kind,
                                const struct row *row)
{
    return figure->rows == kind && (row->facts & figure->in) == figure->in;
}

#endif
